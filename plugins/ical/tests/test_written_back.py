"""Calendars of other programs that are read and written back, and editions of one's own."""

from pathlib import Path

import attrs
import pytest
from plugins.ical.tests import checker, support

import timeline
from timeline import Agreement, Event, Metadata, Phase, Relation, Timeline

CALENDARS = Path(__file__).parent / "calendars"


def again(text, **options):
    """The events of a calendar, what is written of them, and its losses."""
    _, events, faults = support.read(text)
    assert faults == []
    data, losses = support.write(events, **options)
    assert checker.check(data) == []
    return events, data, list(losses)


def unfolded(data):
    """The lines of a calendar."""
    return data.replace(b"\r\n ", b"").decode().split("\r\n")


class TestTimes:
    @pytest.mark.parametrize(
        "lines",
        [
            ("DTSTART:20240703T100000Z", "DTEND:20240703T113000Z"),
            ("DTSTART:20240703T100000", "DURATION:PT90M"),
            ("DTSTART;TZID=Asia/Baku:20240703T100000", "DTEND;TZID=Asia/Baku:20240703T120000"),
            ("DTSTART;TZID=Asia/Baku:20240703T100000", "DTEND;TZID=Europe/Rome:20240703T120000"),
            ("DTSTART;TZID=America/New_York:20240703T230000", "DURATION:P2DT3H"),
            ("DTSTART;TZID=Asia/Tokyo:20240703T050000", "DTEND:20240705T180000Z"),
            ("DTSTART:20240703T100000", "DTEND:20240705T180000"),
            ("DTSTART:20240703T100000Z", "DTEND:20240705T000000Z"),
        ],
    )
    def test_the_ends_of_times_come_back(self, lines):
        events, data, losses = again(support.calendar(*lines, "URL:https://example.org/a,b;c"))
        assert losses == []
        assert events[0].extra["url"] == "https://example.org/a,b;c"
        assert support.read(data)[1] == events
        assert any(line.startswith("DTEND:") for line in unfolded(data))

    @pytest.mark.parametrize("embed", [True, False])
    def test_an_end_that_a_person_changes_counts(self, embed):
        lines = ("DTSTART;TZID=Asia/Baku:20240703T100000", "DTEND;TZID=Asia/Baku:20240703T120000")
        _, data, _ = again(support.calendar(*lines), embed=embed)
        moved = data.replace(b"DTEND:20240703T080000Z", b"DTEND:20240703T090000Z")
        assert moved != data
        (event,) = support.read(moved)[1]
        assert event.extra == {"ends": "2024-07-03T09:00:00Z"}
        assert str(event.when) == "2024-07-03T10:00:00+04:00"

    @pytest.mark.parametrize(
        "ends", ["2024-07-03T09:00:00Z", "2024-07-03T12:00:00", "2024-07-05T10:00:00Z", "noon", 12]
    )
    def test_ends_that_do_not_fit_the_date_are_lost_with_the_reason(self, ends):
        event = Event(id="a", title="A", when="2024-07-03T10:00:00Z", extra={"ends": ends})
        data, losses = support.write([event])
        assert [(loss.field, loss.reason) for loss in losses] == [
            ("extra", "the times in it are not those of the event's date")
        ]
        assert b"DTEND" not in data

    def test_an_unknown_zone_is_lost_with_the_reason(self):
        event = Event(id="a", title="A", when="2024-07-03T10:00:00", extra={"zone": "Mars"})
        _, (loss,) = support.write([event])
        assert "time zone that is unknown" in loss.reason

    def test_of_two_urls_the_one_of_the_source_is_written_and_the_other_lost(self):
        event = Event(
            id="a", title="A", when="2024", citations=["ttp"], extra={"url": "https://a.org"}
        )
        _, losses = support.write([event], support.METADATA)
        assert "that of its first source" in {loss.field: loss.reason for loss in losses}["extra"]


class TestVersion:
    def test_what_is_written_is_newer_than_what_was_read(self):
        text = (CALENDARS / "sequence-lost-on-write.ics").read_bytes()
        events, data, losses = again(text)
        assert losses == []
        assert {"UID:m1@example.org", "SEQUENCE:5", "DTSTAMP:20240101T000000Z"} <= set(
            unfolded(data)
        )
        assert support.read(data)[1] == events

    def test_without_a_sequence_it_is_newer_too(self):
        _, data, _ = again(support.calendar("DTSTART:20240703"))
        assert "SEQUENCE:1" in unfolded(data)

    def test_a_revision_is_a_higher_sequence_and_a_later_stamp(self):
        event = Event(id="a", title="A", when="2024-07-03")
        numbers = []
        for revised in ("2025-07-28", "2025-07-28T09:00:00Z", "2025-07-29"):
            lines = support.lines_of(event, Metadata(revised=revised))
            (line,) = [line for line in lines if line.startswith("SEQUENCE:")]
            numbers.append(int(line.partition(":")[2]))
        assert numbers == sorted(set(numbers))
        assert numbers[-1] < 2**31

    @pytest.mark.parametrize("revised", [None, "1969-07-20"])
    def test_without_a_revision_since_1970_there_is_none(self, revised):
        lines = support.lines_of(Event(id="a", title="A", when="2024"), Metadata(revised=revised))
        assert not any(line.startswith("SEQUENCE") for line in lines)


class TestRelations:
    def test_one_to_an_event_of_another_program_names_its_uid(self):
        tl = timeline.load(CALENDARS / "related-uid-lost.ics")
        data = timeline.dumps(tl, "ical")
        found = [line for line in unfolded(data) if line.startswith("RELATED-TO")]
        assert [line.rpartition(":")[2] for line in found] == ["whole@example.org"]
        assert timeline.loads(data, "ical") == tl

    def test_also_from_an_event_of_ones_own_and_in_parts(self, tmp_path):
        tl = timeline.load(CALENDARS / "related-uid-lost.ics")
        (whole,) = [event.id for event in tl if event.title == "Whole"]
        mine = Event(
            id="mine", title="M", when="2024", relations=[Relation(kind="causes", event=whole)]
        )
        tl = tl.with_events(mine)
        assert timeline.loads(timeline.dumps(tl, "ical"), "ical") == tl
        timeline.export_parts(tl, tmp_path / "a.ics", max_bytes=100_000)
        text = (tmp_path / "a-1.ics").read_bytes()
        assert text.replace(b"\r\n ", b"").count(b":whole@example.org") == 3

    def test_the_steps_of_an_agreement_name_the_uid_of_another_program(self):
        agreement = Agreement(
            id="pact",
            title="Pact",
            when="2024-07-03",
            codes={"ical-uid": "pact@example.org"},
            phases=[Phase(stage="signed", when="2024-07-03")],
        )
        data, _ = support.write([agreement])
        (line,) = [line for line in unfolded(data) if line.startswith("RELATED-TO")]
        assert line.endswith(":pact@example.org")
        assert support.read(data)[1] == [agreement]

    def test_in_a_stream_whose_uids_are_not_known_it_is_reported(self):
        _, events, _ = support.read((CALENDARS / "related-uid-lost.ics").read_bytes())
        _, losses = support.write(events)
        assert [(loss.field, loss.count) for loss in losses] == [("relations", 1)]


def step_uids(*phases):
    """The UID of each step of an agreement, with its date."""
    steps = [
        Phase(stage=stage, when=when, actors=[actor] if actor else [])
        for stage, when, actor in phases
    ]
    data, _ = support.write([Agreement(id="pact", title="Pact", when="2024", phases=steps)])
    assert checker.check(data) == []
    return {event["UID"]: event["DTSTART"] for event in checker.events(data)[1:]}


class TestSteps:
    AZERBAIJAN = ("ratified", "2024-05-02", "AZ")
    CHINA = ("ratified", "2024-07-01", "CN")

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ((AZERBAIJAN, CHINA), ("ratified", "2024-04-01", "KZ")),
            ((AZERBAIJAN, ("in force", "2024-08-01", "")), ("signed", "2024-01-01", "")),
            ((("ratified", "2024-05-02", ""),), ("ratified", "2024-04-01", "")),
            ((("ratified", "2024-05-02", "BYD"),), ("ratified", "2024-04-01", "CATL")),
        ],
    )
    @pytest.mark.parametrize("first", [True, False])
    def test_a_step_keeps_its_uid_when_one_is_added(self, old, new, first):
        before = step_uids(*old)
        after = step_uids(new, *old) if first else step_uids(*old, new)
        assert len(after) == len(before) + 1
        assert before.items() <= after.items()

    def test_and_when_its_date_is_corrected(self):
        moved = step_uids(("ratified", "2024-05-03", "AZ"), ("signed", "2024-01-01", ""))
        assert step_uids(self.AZERBAIJAN, ("signed", "2024-01-02", "")).keys() == moved.keys()

    def test_steps_that_are_alike_have_uids_of_their_own(self):
        twice = [self.AZERBAIJAN] * 2 + [("ratified", "2024-09-01", "AZ")]
        assert len(step_uids(*twice)) == 3


class TestEditions:
    def test_now_is_later_than_any_revision_that_was(self):
        event = Event(id="a", title="A", when="2024-07-03")
        revised = Metadata(revised="2025-07-28")
        old, new = (
            support.write([event], revised, **options)[0] for options in ({}, {"stamp": "now"})
        )
        for name in (b"DTSTAMP:", b"SEQUENCE:"):
            earlier, later = (data.partition(name)[2].partition(b"\r\n")[0] for data in (old, new))
            assert len(earlier) == len(later)
            assert earlier < later
        assert b"LAST-MODIFIED:20250728T000000Z" in new

    def test_an_edited_timeline_is_read_as_it_is_now(self):
        event = Event(id="a", title="A", when="2024-07-03T10:00:00Z")
        old = timeline.dumps(Timeline([event]), "ical")
        edited = Timeline([attrs.evolve(event, title="B")])
        new = timeline.dumps(edited, "ical")
        assert timeline.loads(new, "ical") == edited
        assert old != new
