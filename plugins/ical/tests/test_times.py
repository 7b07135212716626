"""No date or time of a calendar becomes another one in silence."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.ical.tests.support import calendar, read

from timeline.edtf import DateTime, parse

NEW_YORK = "America/New_York"


def read_one(*lines, **options):
    """The one event of a calendar with these lines, and the messages of the faults."""
    _, events, faults = read(calendar(*lines), **options)
    (event,) = events
    return event, [fault.message for fault in faults]


def instant(text):
    """The instant of an EDTF text with an offset."""
    return dt.datetime.fromisoformat(text)


class TestOffsets:
    @pytest.mark.parametrize(
        ("zone", "local"),
        [
            ("Europe/Amsterdam", "19300101T120000"),  # +00:19:32 then
            ("Europe/Amsterdam", "19300701T120000"),  # +01:19:32
            (NEW_YORK, "18800101T120000"),  # -04:56:02
            ("Africa/Monrovia", "19500101T120000"),  # -00:44:30
        ],
    )
    def test_one_with_seconds_is_not_rounded_and_the_zone_is_kept_beside(self, zone, local):
        event, faults = read_one(f"DTSTART;TZID={zone}:{local}")
        assert str(event.when) == dt.datetime.fromisoformat(local).isoformat()
        assert event.extra == {"zone": zone}
        assert faults == []

    def test_one_with_seconds_that_the_calendar_defines_is_not_rounded(self):
        zone = (
            "BEGIN:VTIMEZONE\r\nTZID:Old\r\nBEGIN:STANDARD\r\nDTSTART:19000101T000000\r\n"
            "TZOFFSETFROM:+001932\r\nTZOFFSETTO:+001932\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        )
        text = calendar("DTSTART;TZID=Old:19300101T120000").replace("BEGIN:VEV", f"{zone}BEGIN:VEV")
        _, (event,), faults = read(text)
        assert (str(event.when), event.extra) == ("1930-01-01T12:00:00", {"zone": "Old"})
        assert faults == []

    def test_the_end_may_have_one_where_the_start_has_none(self):
        # The clock of Amsterdam went to +00:20 on 1 July 1937.
        event, _ = read_one(
            "DTSTART;TZID=Europe/Amsterdam:19370630T230000",
            "DTEND;TZID=Europe/Amsterdam:19370701T030000",
        )
        assert str(event.when) == "1937-06-30T23:00:00"
        assert event.extra == {"ends": "1937-07-01T03:00:00+01:20", "zone": "Europe/Amsterdam"}

    def test_a_time_without_one_is_not_named_after_a_zone(self):
        assert read_one("DTSTART:19300101T120000")[0].extra == {}

    @given(
        st.datetimes(
            dt.datetime.fromisoformat("1850-01-01"), dt.datetime.fromisoformat("2050-01-01")
        ).map(lambda at: at.replace(microsecond=0)),
        st.sampled_from(["Europe/Amsterdam", NEW_YORK, "Asia/Kolkata", "Australia/Lord_Howe"]),
    )
    def test_an_instant_that_is_named_is_the_one_of_the_file(self, at, zone):
        event, _ = read_one(f"DTSTART;TZID={zone}:{at:%Y%m%dT%H%M%S}")
        aware = at.replace(tzinfo=ZoneInfo(zone))
        assert isinstance(event.when, DateTime)
        if event.when.offset is None:
            assert event.extra == {"zone": zone}
            assert instant(str(event.when)) == at
        else:
            assert instant(str(event.when)) == aware.astimezone(dt.UTC)
            assert event.extra == {}


class TestClocksThatAreSet:
    @pytest.mark.parametrize(
        ("local", "when"),
        [
            # Left out: it counts by the clock before (RFC 5545, 3.3.5), 07:30 in UTC.
            ("20240310T023000", "2024-03-10T02:30:00-05:00"),
            # Twice: it is the first.
            ("20241103T013000", "2024-11-03T01:30:00-04:00"),
        ],
    )
    @pytest.mark.parametrize("name", [NEW_YORK, "East Coast"])
    def test_a_time_that_is_left_out_or_comes_twice(self, local, when, name):
        text = calendar(f"DTSTART;TZID={name}:{local}")
        zone = (
            f"BEGIN:VTIMEZONE\r\nTZID:{name}\r\n"
            "BEGIN:DAYLIGHT\r\nDTSTART:20070311T020000\r\nTZOFFSETFROM:-0500\r\n"
            "TZOFFSETTO:-0400\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\nEND:DAYLIGHT\r\n"
            "BEGIN:STANDARD\r\nDTSTART:20071104T020000\r\nTZOFFSETFROM:-0400\r\n"
            "TZOFFSETTO:-0500\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nEND:STANDARD\r\n"
            "END:VTIMEZONE\r\n"
        )
        _, (event,), faults = read(text.replace("BEGIN:VEVENT", f"{zone}BEGIN:VEVENT"))
        assert (str(event.when), faults) == (when, [])

    @pytest.mark.parametrize(
        "line",
        ["DURATION:PT3H", "DTEND:20241027T013000Z"],
    )
    def test_an_end_in_the_hour_that_comes_twice_is_in_the_right_one(self, line):
        event, _ = read_one("DTSTART;TZID=Europe/Berlin:20241027T003000", line)
        # 02:30 by the clock of winter, three hours later; by that of summer it were two.
        assert instant(event.extra["ends"]) == instant("2024-10-27T01:30:00+00:00")

    def test_an_end_that_is_earlier_by_the_clock_alone_is_one(self):
        event, faults = read_one(
            "DTSTART;TZID=Europe/Berlin:20241027T023000", "DTEND:20241027T011500Z"
        )
        assert event.extra == {"ends": "2024-10-27T01:15:00Z"}
        assert faults == []

    @pytest.mark.parametrize(
        ("line", "ends"),
        [
            # As long as it is, and as long as the clock says (RFC 5545, 3.8.5.3).
            ("DTEND;TZID=Europe/Berlin:20240330T060000", "2024-03-31T07:00:00+02:00"),
            ("DURATION:PT8H", "2024-03-31T07:00:00+02:00"),
        ],
    )
    def test_one_that_repeats_is_as_long_each_time(self, line, ends):
        _, events, _ = read(
            calendar(
                "DTSTART;TZID=Europe/Berlin:20240329T220000", line, "RRULE:FREQ=DAILY;COUNT=2"
            ),
            window="2024",
        )
        assert [event.extra["ends"] for event in events] == ["2024-03-30T06:00:00+01:00", ends]


class TestEnds:
    @pytest.mark.parametrize(
        ("start", "end", "ends"),
        [
            ("DTSTART:20240703T100000", "DTEND:20240703T120000Z", "2024-07-03T12:00:00Z"),
            ("DTSTART:20240703T100000Z", "DTEND:20240703T120000", "2024-07-03T12:00:00"),
        ],
    )
    def test_one_of_another_kind_of_clock_is_as_it_was_written(self, start, end, ends):
        event, _ = read_one(start, end)
        assert event.extra == {"ends": ends}

    def test_hours_of_a_day_are_a_fault(self):
        _, (event,), (fault,) = read(calendar("DTSTART:20240703", "DURATION:PT36H"))
        assert str(event.when) == "2024-07-03"
        assert "not in whole days" in fault.message

    def test_hours_that_make_days_are_days(self):
        event, _ = read_one("DTSTART:20240703", "DURATION:P1DT24H")
        assert str(event.when) == "2024-07-03/2024-07-04"

    def test_a_moment_of_ours_that_somebody_made_last_for_days_is_of_those_days(self):
        event, _ = read_one(
            "DTSTART:20240703T060000Z",
            "DTEND:20240705T060000Z",
            "X-EDTF:2024-07-03T10:00:00+04:00",
            "X-TIMELINE-TYPE:event",
        )
        assert event.when == parse("2024-07-03/2024-07-05")
        assert event.extra == {"starts": "2024-07-03T06:00:00Z", "ends": "2024-07-05T06:00:00Z"}

    def test_an_end_that_somebody_gave_a_moment_of_ours_is_kept(self):
        event, _ = read_one(
            "DTSTART:20240703T060000Z", "DTEND:20240703T070000Z", "X-TIMELINE-TYPE:event"
        )
        assert event.extra == {"ends": "2024-07-03T07:00:00Z"}


class TestNames:
    DEFINED = (
        "BEGIN:VTIMEZONE\r\nTZID:{name}\r\nBEGIN:DAYLIGHT\r\nDTSTART:19700308T020000\r\n"
        "TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
    )

    @pytest.mark.parametrize("before", ["BEGIN:VEVENT", "END:VCALENDAR"])
    @pytest.mark.parametrize(
        ("name", "offset"), [("EST", "-04:00"), ("Asia/Baku", "+04:00"), ("Eastern", "-04:00")]
    )
    def test_a_place_is_the_worlds_and_any_other_name_the_calendars(self, name, offset, before):
        text = calendar(f"DTSTART;TZID={name}:20240703T100000")
        defined = self.DEFINED.format(name=name)
        _, (event,), faults = read(text.replace(before, defined + before))
        assert str(event.when) == f"2024-07-03T10:00:00{offset}"
        assert faults == []

    def test_a_name_that_the_calendar_does_not_define_is_the_worlds(self):
        assert str(read_one("DTSTART;TZID=UTC:20240703T100000")[0].when) == "2024-07-03T10:00:00Z"


class TestAdditions:
    RULE = ("DTSTART:20240101T100000Z", "DURATION:PT1H")

    @pytest.mark.parametrize(
        ("period", "ends"),
        [
            ("20240110T100000Z/PT3H", "2024-01-10T13:00:00Z"),
            ("20240110T100000Z/20240110T103000Z", "2024-01-10T10:30:00Z"),
            ("20240110T100000Z", "2024-01-10T11:00:00Z"),
        ],
    )
    def test_a_period_is_as_long_as_it_says(self, period, ends):
        text = calendar(*self.RULE, f"RDATE;VALUE=PERIOD:{period}")
        _, events, faults = read(text, window="2024")
        assert [event.extra["ends"] for event in events] == ["2024-01-01T11:00:00Z", ends]
        assert faults == []

    @pytest.mark.parametrize(
        ("start", "added"),
        [
            ("DTSTART:20240101", "RDATE:20240110T060000Z"),
            ("DTSTART:20240101T100000Z", "RDATE;VALUE=DATE:20240110"),
            ("DTSTART:20240101T100000Z", "RDATE:20240110T100000Z/20240109T100000Z"),
            ("DTSTART:20240101T100000Z", "RDATE:20240110T100000Z/-PT1H"),
            (
                "DTSTART;TZID=Asia/Baku:20240101T100000",
                "RDATE;TZID=Asia/Baku:00010101T000000/00010102T000000",
            ),
        ],
    )
    def test_a_day_beside_times_or_a_period_that_is_none_is_a_fault(self, start, added):
        _, events, (fault,) = read(calendar(start, added), window="2024")
        assert [str(event.when)[:10] for event in events] == ["2024-01-01"]
        assert fault.line == 8

    def test_an_event_in_the_place_of_one_date_may_name_its_day_alone(self):
        moved = (
            "BEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID;VALUE=DATE:20240102\r\n"
            "DTSTART;TZID=Asia/Baku:20240102T110000\r\nEND:VEVENT\r\n"
        )
        text = calendar("DTSTART;TZID=Asia/Baku:20240101T100000", "RRULE:FREQ=DAILY;COUNT=3")
        _, events, _ = read(text.replace("END:VCAL", f"{moved}END:VCAL"), window="2024")
        assert sorted(str(event.when)[:13] for event in events) == [
            "2024-01-01T10", "2024-01-02T11", "2024-01-03T10",
        ]  # fmt: skip

    def test_a_length_that_leads_out_of_the_years_of_a_calendar_is_a_fault(self):
        text = calendar("DTSTART:20240101", "DURATION:P99999D", "RRULE:FREQ=YEARLY;INTERVAL=7900")
        _, events, (fault,) = read(text, window="9900/9998")
        assert events == []
        assert "year 9999" in fault.message
