"""What a calendar shows of each kind of date, and what it cannot."""

import pytest

from timeline.edtf import parse
from timeline_ical import _dates
from timeline_ical._dates import (
    UndrawableError,
    decode_edtf,
    draw,
    encode_edtf,
    without_wording,
    wording,
)
from timeline_ical._options import Imprecise


def shown(text, imprecise=Imprecise.SPAN):
    """The start, the exclusive end and the exact date of *text*, and what is not seen of it."""
    drawn = draw(parse(text), imprecise)
    values = [line.rpartition(":")[2] for line in drawn.lines.split("\r\n")]
    return (*values, drawn.edtf, drawn.loss)


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
    @pytest.mark.parametrize("imprecise", [Imprecise.SPAN, Imprecise.MARKER])
    def test_an_end_without_a_day_is_marked_on_the_other(self, when, day, imprecise):
        start, _, edtf, loss = shown(when, imprecise)
        assert (start, edtf, loss) == (day, when, _dates.OPEN_END)

    def test_a_marker_stands_on_the_first_day_and_says_so(self):
        assert shown("2023-10", Imprecise.MARKER) == (
            "20231001", "20231002", "2023-10", _dates.MARKED,
        )  # fmt: skip

    def test_a_marker_of_a_single_day_loses_nothing(self):
        assert shown("2024-07-03?", Imprecise.MARKER)[-1] == ""

    @pytest.mark.parametrize("imprecise", list(Imprecise))
    @pytest.mark.parametrize(
        ("when", "reason"),
        [
            ("/..", _dates.NO_BOUND),
            ("../..", _dates.NO_BOUND),
            ("0000", _dates.NO_YEAR),
            ("-0044-03-15", _dates.NO_YEAR),
            ("9999-12-31", _dates.NO_YEAR),
            ("9998/9999", _dates.NO_YEAR),
            ("Y170000002", _dates.NO_YEAR),
            ("-0044/0010", _dates.NO_YEAR),
            ("-0044/..", _dates.NO_YEAR),
            ("0001-01-01T01:00:00+04:00", _dates.NO_YEAR),
            ("9998-12-31T23:00:00-04:00", _dates.NO_YEAR),
            ("0000-01-01T00:00:00Z", _dates.NO_YEAR),
        ],
    )
    def test_what_no_calendar_has_is_refused_and_never_a_false_year(self, when, reason, imprecise):
        with pytest.raises(UndrawableError) as caught:
            draw(parse(when), imprecise)
        assert str(caught.value) in {reason, _dates.SKIPPED}
        if imprecise is not Imprecise.SKIP:
            assert str(caught.value) == reason

    @pytest.mark.parametrize("when", ["2023-10", "2024-07-03?", "2025-07-16/..", "[2024,2025]"])
    def test_skip_leaves_out_what_is_not_known_to_the_day(self, when):
        with pytest.raises(UndrawableError, match="skipped"):
            draw(parse(when), Imprecise.SKIP)

    @pytest.mark.parametrize(
        "when", ["2024-07-03", "2025-04-22/2025-04-24", "2024-07-03T10:00:00Z"]
    )
    def test_skip_keeps_what_is(self, when):
        assert draw(parse(when), Imprecise.SKIP) == draw(parse(when), Imprecise.SPAN)


class TestEdtf:
    def test_a_set_has_nothing_that_a_calendar_escapes(self):
        assert encode_edtf("[1667,1668]") == "[1667|1668]"

    @pytest.mark.parametrize("value", ["[1667|1668]", "[1667,1668]", r"[1667\,1668]"])
    def test_it_is_read_with_either(self, value):
        assert decode_edtf(value) == "[1667,1668]"


class TestUtc:
    @pytest.mark.parametrize(
        ("when", "stamp"),
        [
            ("2025-07-28", "20250728T000000Z"),
            ("2025-07-28T09:00:00", "20250728T090000Z"),
            ("2025-07-28T09:00:00+04:00", "20250728T050000Z"),
        ],
    )
    def test_a_revision_is_a_moment(self, when, stamp):
        assert _dates.utc(parse(when)) == stamp


class TestWording:
    @pytest.mark.parametrize("locale", ["en", "fr"])
    def test_title_comes_back_without_it(self, locale):
        when = parse("2023-10")
        assert without_wording(wording(when, locale) + "Talks", when, locale) == "Talks"

    @pytest.mark.parametrize("when", ["2023-10", "2023-10-07", "Y20000", "1848~"])
    def test_title_that_has_none_stays_what_it_is(self, when):
        assert without_wording("Talks", parse(when), "en") == "Talks"
