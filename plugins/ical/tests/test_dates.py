"""What a calendar shows of each kind of date, and what it cannot."""

import pytest
from plugins.ical.tests.support import calendar, lines_of, read, write

from timeline.model import Event, Metadata

NO_BOUND = "a calendar needs at least one end that is known"
NO_YEAR = "a calendar covers the years 0001 to 9998"
SKIPPED = "not known to the day, and such events are skipped"
OPEN_END = "an open or unknown end is drawn on the day of the known end"
MARKED = "drawn on the first day of its span only"


def event(when):
    return Event(id="a", title="A", when=when)


def shown(when, imprecise="span"):
    """The start, the exclusive end and the exact date of *when*, and what is not seen of it."""
    lines = lines_of(event(when), imprecise=imprecise)
    values = [line.rpartition(":")[2] for line in lines if line.startswith(("DTSTART", "DTEND"))]
    exact = "".join(line.partition(":")[2] for line in lines if line.startswith("X-EDTF"))
    _, losses = write([event(when)], imprecise=imprecise)
    return (*values, exact, "".join(loss.reason for loss in losses))


class TestDraw:
    @pytest.mark.parametrize(
        ("when", "start", "end", "edtf"),
        [
            ("2024-07-03", "20240703", "20240704", ""),
            ("2024-12-31", "20241231", "20250101", ""),
            ("2024-02-28", "20240228", "20240229", ""),
            ("0001-01-01", "00010101", "00010102", ""),
            ("9998-12-31", "99981231", "99990101", ""),
            ("2025-04-22/2025-04-24", "20250422", "20250425", ""),
            ("2025-04-22/2025-04-22", "20250422", "20250423", "2025-04-22/2025-04-22"),
            ("2023-10", "20231001", "20231101", "2023-10"),
            ("1997", "19970101", "19980101", "1997"),
            ("1848~", "18480101", "18490101", "1848~"),
            ("2024-07-03?", "20240703", "20240704", "2024-07-03?"),
            ("2024-24", "20241201", "20250301", "2024-24"),
            ("156X-12-25", "15601225", "15691226", "156X-12-25"),
            ("[1667,1668,1670..1672]", "16670101", "16730101", "[1667|1668|1670..1672]"),
            ("{1960,1961-12}", "19600101", "19620101", "{1960|1961-12}"),
            ("2004-06/2006-08", "20040601", "20060901", "2004-06/2006-08"),
        ],
    )
    def test_a_date_with_both_bounds_is_its_whole_days(self, when, start, end, edtf):
        assert shown(when) == (start, end, edtf, "")

    @pytest.mark.parametrize(
        ("when", "start", "edtf"),
        [
            ("2024-07-03T10:00:00", "20240703T100000", ""),
            ("2024-07-03T10:00:00Z", "20240703T100000Z", ""),
            ("2024-07-03T02:30:00+04:00", "20240702T223000Z", "2024-07-03T02:30:00+04:00"),
            ("2024-12-31T23:30:00-05:30", "20250101T050000Z", "2024-12-31T23:30:00-05:30"),
            ("0476-09-04T00:00:00Z", "04760904T000000Z", ""),
        ],
    )
    def test_a_time_is_a_moment_in_utc_or_of_any_clock(self, when, start, edtf):
        assert shown(when) == (start, edtf, "")

    @pytest.mark.parametrize(
        ("when", "day"),
        [
            ("2025-07-16/..", "20250716"),
            ("1985/", "19850101"),
            ("../2025-07-16", "20250716"),
            ("/1985-04", "19850430"),
            ("[..2025-07-27]", "20250727"),
            ("[2025-07-27..]", "20250727"),
        ],
    )
    @pytest.mark.parametrize("imprecise", ["span", "marker"])
    def test_an_end_without_a_day_is_marked_on_the_other(self, when, day, imprecise):
        start, _, edtf, loss = shown(when, imprecise)
        assert (start, edtf, loss) == (day, when, OPEN_END)

    @pytest.mark.parametrize(
        ("when", "day", "reason"),
        [
            ("..1984/2004", "20041231", "its first possible day is not known"),
            ("..2004-06-01/2004-06-20", "20040620", "its first possible day is not known"),
            ("1984/2004..", "19840101", "its last possible day is not known"),
        ],
    )
    def test_start_on_or_before_a_date_is_not_called_open(self, when, day, reason):
        start, _, edtf, loss = shown(when, "span")
        assert (start, edtf, loss.partition(",")[0]) == (day, when, reason)

    def test_a_marker_stands_on_the_first_day_and_says_so(self):
        assert shown("2023-10", "marker") == (
            "20231001", "20231002", "2023-10", MARKED,
        )  # fmt: skip

    def test_a_marker_of_a_single_day_loses_nothing(self):
        assert shown("2024-07-03?", "marker")[-1] == ""

    @pytest.mark.parametrize("imprecise", ["span", "marker", "skip"])
    @pytest.mark.parametrize(
        ("when", "reason"),
        [
            ("/..", NO_BOUND),
            ("../..", NO_BOUND),
            ("0000", NO_YEAR),
            ("-0044-03-15", NO_YEAR),
            ("9999-12-31", NO_YEAR),
            ("9998/9999", NO_YEAR),
            ("Y170000002", NO_YEAR),
            ("-0044/0010", NO_YEAR),
            ("-0044/..", NO_YEAR),
            ("0001-01-01T01:00:00+04:00", NO_YEAR),
            ("9998-12-31T23:00:00-04:00", NO_YEAR),
            ("0000-01-01T00:00:00Z", NO_YEAR),
        ],
    )
    def test_what_no_calendar_has_is_refused_and_never_a_false_year(self, when, reason, imprecise):
        data, (loss,) = write([event(when)], imprecise=imprecise)
        assert b"VEVENT" not in data
        assert loss.field == "event"
        assert loss.reason in ({reason, SKIPPED} if imprecise == "skip" else {reason})

    @pytest.mark.parametrize("when", ["2023-10", "2024-07-03?", "2025-07-16/..", "[2024,2025]"])
    def test_skip_leaves_out_what_is_not_known_to_the_day(self, when):
        data, (loss,) = write([event(when)], imprecise="skip")
        assert b"VEVENT" not in data
        assert (loss.field, loss.reason) == ("event", SKIPPED)

    @pytest.mark.parametrize(
        "when", ["2024-07-03", "2025-04-22/2025-04-24", "2024-07-03T10:00:00Z"]
    )
    def test_skip_keeps_what_is(self, when):
        assert shown(when, "skip") == shown(when, "span")


class TestEdtf:
    @pytest.mark.parametrize("value", ["[1667|1668]", "[1667,1668]", r"[1667\,1668]"])
    def test_a_set_is_read_with_either_separator(self, value):
        lines = ("DTSTART;VALUE=DATE:16670101", "DTEND;VALUE=DATE:16690101", f"X-EDTF:{value}")
        _, (back,), faults = read(calendar(*lines))
        assert (str(back.when), faults) == ("[1667,1668]", [])


class TestRevision:
    @pytest.mark.parametrize(
        ("when", "stamp"),
        [
            ("2025-07-28", "20250728T000000Z"),
            ("2025-07-28T09:00:00", "20250728T090000Z"),
            ("2025-07-28T09:00:00+04:00", "20250728T050000Z"),
        ],
    )
    def test_is_a_moment(self, when, stamp):
        lines = lines_of(event("2024"), Metadata(revised=when))
        assert f"LAST-MODIFIED:{stamp}" in lines
        assert f"DTSTAMP:{stamp}" in lines
