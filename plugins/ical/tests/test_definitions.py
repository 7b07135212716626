"""Zones that a calendar defines, beside the same ones as Python has them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.ical.tests.support import calendar, read


def defined(*observances):
    """A VTIMEZONE of observances: each its onset, two offsets and more lines."""
    rules = "".join(
        f"BEGIN:STANDARD\r\nDTSTART:{start}\r\nTZOFFSETFROM:{before}\r\nTZOFFSETTO:{offset}\r\n"
        + "".join(f"{line}\r\n" for line in more)
        + "END:STANDARD\r\n"
        for start, before, offset, *more in observances
    )
    return f"BEGIN:VTIMEZONE\r\nTZID:x\r\n{rules}END:VTIMEZONE\r\n"


def read_in(zone, at, *more):
    """An event at the local time *at* of a defined zone, and the faults of its calendar."""
    text = calendar(f"DTSTART;TZID=x:{at.isoformat().replace('-', '').replace(':', '')}", *more)
    _, (event,), faults = read(text.replace("BEGIN:VEVENT", f"{zone}BEGIN:VEVENT"))
    return event, [fault.message for fault in faults]


def event_in(zone, at, *more):
    """The event of `read_in`, which has no fault."""
    event, faults = read_in(zone, at, *more)
    assert faults == []
    return event


def offset_at(zone, at):
    """The UTC offset of a local time of a defined zone."""
    return dt.timedelta(minutes=event_in(zone, at).when.offset)


NEW_YORK = defined(
    ("20070311T020000", "-0500", "-0400", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"),
    ("20071104T020000", "-0400", "-0500", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
)
SYDNEY = defined(
    ("20081005T020000", "+1000", "+1100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU"),
    ("20080406T030000", "+1100", "+1000", "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU"),
)
PAIRS = [(NEW_YORK, "America/New_York"), (SYDNEY, "Australia/Sydney")]
days = st.datetimes(
    dt.datetime.fromisoformat("2009-01-01"), dt.datetime.fromisoformat("2036-01-01")
).map(lambda at: at.replace(microsecond=0))
# Within hours of where the clocks are set.
edges = st.builds(
    lambda day, hours: day + dt.timedelta(minutes=15 * hours),
    st.sampled_from(
        [
            dt.datetime.fromisoformat(f"2024-{day}")
            for day in ("03-09", "03-10", "11-02", "11-03", "04-06", "04-07", "10-05", "10-06")
        ]
    ),
    st.integers(0, 150),
)


class TestBesidePython:
    @pytest.mark.parametrize(("zone", "name"), PAIRS)
    @given(at=days | edges)
    def test_a_local_time_is_as_far_from_utc(self, zone, name, at):
        assert offset_at(zone, at) == at.replace(tzinfo=ZoneInfo(name)).utcoffset()

    @pytest.mark.parametrize(("zone", "name"), PAIRS)
    @given(start=days | edges, minutes=st.integers(1, 4000))
    def test_a_moment_is_the_same_local_time(self, zone, name, start, minutes):
        event = event_in(zone, start, f"DURATION:PT{minutes}M")
        moment = start.replace(tzinfo=ZoneInfo(name)).astimezone(dt.UTC)
        ends = (moment + dt.timedelta(minutes=minutes)).astimezone(ZoneInfo(name))
        assert dt.datetime.fromisoformat(event.extra["ends"]).isoformat() == ends.isoformat()


class TestOnsets:
    def test_before_the_first_the_clock_is_the_one_that_was_set_then(self):
        early = dt.datetime.fromisoformat("1960-07-01")
        assert offset_at(NEW_YORK, early) == dt.timedelta(hours=-5)
        assert offset_at(SYDNEY, early) == dt.timedelta(hours=11)

    def test_the_end_of_a_rule_stands_in_utc(self):
        # The last onset is 2015-03-29T04:00 by the clock that is set, at midnight in UTC.
        zone = defined(
            ("19970330T040000", "+0400", "+0500",
             "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20150329T000000Z"),
            ("19971026T050000", "+0500", "+0400",
             "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20151025T000000Z"),
        )  # fmt: skip
        offsets = [
            offset_at(zone, dt.datetime.fromisoformat(f"{year}-07-01"))
            for year in (2014, 2015, 2016)
        ]
        assert offsets == [dt.timedelta(hours=hours) for hours in (5, 5, 4)]

    def test_some_stand_one_by_one(self):
        zone = defined(
            ("20000101T000000", "+0000", "+0100", "RDATE:20100101T000000,20200101T000000"),
            ("20050101T000000", "+0100", "+0000", "RDATE:20150101T000000"),
        )
        hours = [
            offset_at(zone, dt.datetime.fromisoformat(f"{year}-07-01")) // dt.timedelta(hours=1)
            for year in (1999, 2000, 2005, 2010, 2015, 2020)
        ]
        assert hours == [0, 1, 0, 1, 0, 1]

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
    def test_the_ends_of_time_have_a_clock(self, day):
        assert offset_at(NEW_YORK, dt.datetime.fromisoformat(day)) == dt.timedelta(hours=-5)


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        "observance",
        [
            ("never", "+0100", "+0200"),
            ("", "+0100", "+0200"),
            ("20000101T000000", "", "+0200"),
            ("20000101T000000", "+0100", "+2400"),
            ("20000101T000000", "+0100", "+0200", "RRULE:FREQ=SECONDLY"),
            ("20000101T000000", "+0100", "+0200", "RRULE:FREQ=YEARLY;FREQ=SECONDLY"),
            ("20000101T000000", "+0100", "+0200", "RRULE:FREQ=YEARLY;INTERVAL=0"),
            ("20000101T000000", "+0100", "+0200", "RRULE:FREQ=YEARLY;INTERVAL=-1"),
            ("20000101T000000", "+0100", "+0200", "RRULE:FREQ=DAILY;BYHOUR=1,2"),
            ("20000101T000000", "+0100", "+0200", "RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30"),
            ("20000101T000000", "+0100", "+0200", "RRULE:FREQ=YEARLY;COUNT=1001"),
            ("20000101T000000", "+0100", "+0200", "RDATE:never"),
        ],
    )
    def test_is_no_zone(self, observance):
        event, (fault,) = read_in(defined(observance), dt.datetime.fromisoformat("2024-07-03"))
        assert event.extra == {"zone": "x"}
        assert "the time zone 'x' is unknown" in fault

    def test_a_zone_of_no_observance_is_none(self):
        event, (fault,) = read_in(defined(), dt.datetime.fromisoformat("2024-07-03"))
        assert event.extra == {"zone": "x"}
        assert "is unknown" in fault
