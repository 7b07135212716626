"""Recurrence rules, with dateutil as the judge."""

import datetime as dt
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from plugins.ical.tests.support import calendar, read

MONTHS = st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True)
MONTH_DAYS = st.lists(
    st.integers(-31, 31).filter(bool), min_size=1, max_size=3, unique=True
)  # fmt: skip
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PLAIN_DAYS = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True)
NTH_DAYS = st.builds(
    "{}{}".format, st.sampled_from([1, 2, 4, 5, -1, -2]), st.sampled_from(WEEKDAYS)
)


@st.composite
def rules(draw):
    """A rule that both read alike; dateutil takes minutes over others."""
    frequency = draw(st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 4))}"]
    is_long = frequency in {"YEARLY", "MONTHLY"}
    days = st.lists(NTH_DAYS, min_size=1, max_size=2, unique=True) if is_long else PLAIN_DAYS
    if draw(st.booleans()):
        parts.append(f"BYDAY={','.join(draw(PLAIN_DAYS | days))}")
    elif is_long and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={','.join(map(str, draw(MONTH_DAYS)))}")
    if frequency in {"YEARLY", "DAILY"} and draw(st.booleans()):
        parts.append(f"BYMONTH={','.join(map(str, draw(MONTHS)))}")
    if frequency != "HOURLY" and draw(st.booleans()):
        parts.append(f"BYHOUR={','.join(map(str, draw(st.sets(st.integers(0, 23), min_size=1))))}")
    if is_long and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from([1, 2, -1, -2]))}")
    return ";".join([*parts, f"WKST={draw(st.sampled_from(WEEKDAYS))}"])


@pytest.mark.slow
class TestBesideDateutil:
    @given(rules(), st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2004, 1, 1)))  # noqa: DTZ001
    def test_every_date_is_the_same(self, rule, start):
        start = start.replace(microsecond=0)
        last = dt.datetime(2012, 1, 1)  # noqa: DTZ001
        theirs = rrulestr(f"{rule};UNTIL=20111231T235959", dtstart=start)
        text = calendar(f"DTSTART:{start:%Y%m%dT%H%M%S}", f"RRULE:{rule}")
        _, events, faults = read(text, window="2005/2011")
        expected = list(islice(theirs.xafter(dt.datetime(2005, 1, 1), inc=True), 300))  # noqa: DTZ001
        found = [dt.datetime.fromisoformat(str(event.when)) for event in events[:300]]
        assert all(at < last for at in found)
        assert found == expected
        assert all("more than 10000" in fault.message for fault in faults)

    @pytest.mark.parametrize(
        ("rule", "dates"),
        [
            ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", ["2024-12-30", "2025-12-29", "2027-01-04"]),
            ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU", ["2027-01-03"]),
            ("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SA", ["2024-12-28", "2025-12-27", "2027-01-02"]),
            ("FREQ=YEARLY;BYYEARDAY=1,-1", ["2024-12-31", "2025-01-01", "2025-12-31"]),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", ["2028-02-29", "2032-02-29"]),
        ],
    )
    def test_weeks_and_days_of_the_year(self, rule, dates):
        text = calendar("DTSTART:20240703", f"RRULE:{rule}")
        _, events, _ = read(text, window="2024/2032")
        assert [str(event.when) for event in events[1 : len(dates) + 1]] == dates
