"""icalendar as a judge in every run: it reads what is written here, and is read."""

import datetime as dt

import icalendar
from plugins.ical.tests import checker, support


class TestIcalendarReads:
    def test_every_event_with_its_dates_and_title(self):
        data, _ = support.write((*support.EVENTS, *support.EXTREMES), support.METADATA)
        calendar = icalendar.Calendar.from_ical(data)
        written = checker.events(data)
        read = list(calendar.walk("VEVENT"))
        assert not any(event.errors for event in read)
        assert len(read) == len(written)
        for event, lines in zip(read, written, strict=True):
            assert str(event["UID"]) == lines["UID"]
            assert event["DTSTART"].to_ical().decode() == lines["DTSTART"]
            if "DTEND" in lines:
                assert event["DTEND"].to_ical().decode() == lines["DTEND"]
            assert event["SUMMARY"].to_ical().decode() == lines["SUMMARY"]
            assert str(event.get("X-EDTF", "")) == lines.get("X-EDTF", "")

    def test_what_it_writes_again_is_the_same_timeline(self):
        data, _ = support.write(support.EVENTS, support.METADATA)
        again = icalendar.Calendar.from_ical(data).to_ical()
        assert support.read(again)[1:] == support.read(data)[1:]

    def test_what_it_writes_again_still_carries_the_events(self):
        data, _ = support.write(support.EVENTS, support.METADATA, embed=True)
        again = icalendar.Calendar.from_ical(data).to_ical()
        assert support.read(again)[:2] == (support.METADATA, list(support.EVENTS))


class TestIcalendarIsRead:
    def test_an_event_that_it_writes(self):
        calendar = icalendar.Calendar()
        event = icalendar.Event()
        event.add("uid", "a@example.org")
        event.add("summary", "Talks; in Baku, and more")
        event.add("dtstart", dt.date(2024, 7, 3))
        event.add("dtend", dt.date(2024, 7, 6))
        event.add("categories", ["trade", "rail, road"])
        event.add("location", "Baku")
        event.add("geo", (40.41, 49.87))
        calendar.add_component(event)
        _, (read,), faults = support.read(calendar.to_ical())
        assert faults == []
        assert (read.title, str(read.when)) == ("Talks; in Baku, and more", "2024-07-03/2024-07-05")
        assert (read.tags, read.places[0].latitude) == (("trade", "rail, road"), 40.41)
