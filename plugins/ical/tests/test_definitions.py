"""Zones that a calendar defines, beside the same ones as Python has them."""

import datetime as dt
import io
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import Faults
from timeline_ical._components import Component, parts
from timeline_ical._definitions import zone_of


def defined(*observances):
    """The zone of observances: each the local time of its onset, two offsets and more lines."""
    rules = "".join(
        f"BEGIN:STANDARD\r\nDTSTART:{start}\r\nTZOFFSETFROM:{before}\r\nTZOFFSETTO:{offset}\r\n"
        + "".join(f"{line}\r\n" for line in more)
        + "END:STANDARD\r\n"
        for start, before, offset, *more in observances
    )
    text = f"BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:x\r\n{rules}END:VTIMEZONE\r\nEND:VCALENDAR"
    (found,) = (part for part in parts(io.BytesIO(text.encode()), Faults()))
    assert isinstance(found, Component)
    return zone_of(found)


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
)
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
    @given(days | edges, st.sampled_from([0, 1]))
    def test_a_local_time_is_as_far_from_utc(self, zone, name, at, fold):
        ours = at.replace(tzinfo=zone, fold=fold)
        theirs = at.replace(tzinfo=ZoneInfo(name), fold=fold)
        assert ours.utcoffset() == theirs.utcoffset()

    @pytest.mark.parametrize(("zone", "name"), PAIRS)
    @given(days | edges)
    def test_a_moment_is_the_same_local_time(self, zone, name, at):
        moment = at.replace(tzinfo=dt.UTC)
        ours, theirs = moment.astimezone(zone), moment.astimezone(ZoneInfo(name))
        assert ours.replace(tzinfo=None) == theirs.replace(tzinfo=None)
        assert ours.fold == theirs.fold


class TestOnsets:
    def test_before_the_first_the_clock_is_the_one_that_was_set_then(self):
        for zone, hours in ((NEW_YORK, -5), (SYDNEY, 11)):
            early = dt.datetime(1960, 7, 1, tzinfo=zone)
            assert early.utcoffset() == dt.timedelta(hours=hours)
            assert dt.datetime(1960, 7, 1, tzinfo=dt.UTC).astimezone(zone).utcoffset() == (
                dt.timedelta(hours=hours)
            )

    def test_the_end_of_a_rule_stands_in_utc(self):
        # The last onset is 2015-03-29T04:00 by the clock that is set, at midnight in UTC.
        zone = defined(
            ("19970330T040000", "+0400", "+0500",
             "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20150329T000000Z"),
            ("19971026T050000", "+0500", "+0400",
             "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20151025T000000Z"),
        )  # fmt: skip
        offsets = {
            day: dt.datetime(*day, tzinfo=zone).utcoffset()
            for day in ((2014, 7, 1), (2015, 7, 1), (2016, 7, 1))
        }
        assert offsets == {
            (2014, 7, 1): dt.timedelta(hours=5),
            (2015, 7, 1): dt.timedelta(hours=5),
            (2016, 7, 1): dt.timedelta(hours=4),
        }

    def test_some_stand_one_by_one(self):
        zone = defined(
            ("20000101T000000", "+0000", "+0100", "RDATE:20100101T000000,20200101T000000"),
            ("20050101T000000", "+0100", "+0000", "RDATE:20150101T000000"),
        )
        hours = [
            dt.datetime(year, 7, 1, tzinfo=zone).utcoffset() // dt.timedelta(hours=1)
            for year in (1999, 2000, 2005, 2010, 2015, 2020)
        ]
        assert hours == [0, 1, 0, 1, 0, 1]

    @pytest.mark.parametrize("year", [1, 9999])
    def test_the_ends_of_time_have_a_clock(self, year):
        at = dt.datetime(year, 1 if year == 1 else 12, 1 if year == 1 else 31, tzinfo=NEW_YORK)
        assert at.utcoffset() == dt.timedelta(hours=-5)


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
            ("20000101T000000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYSECOND=1,2"),
            ("20000101T000000", "+0100", "+0200", "RDATE:never"),
        ],
    )
    def test_is_no_zone(self, observance):
        assert defined(observance) is None

    def test_a_zone_of_no_observance_is_none(self):
        assert defined() is None
