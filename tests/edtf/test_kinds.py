"""What each kind of date says: its bounds, precision, qualifiers and text."""

import datetime as dt
import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf
from timeline.edtf import OPEN, UNKNOWN, Allen, Certainty, Day, Precision, Qualifier
from timeline.edtf.day_numbers import day_range
from timeline.testing import dates, points, whens


class TestBounds:
    @given(dates())
    def test_they_are_the_first_and_last_completion(self, date):
        text = re.sub("[?~%]", "", str(date))
        negative, text = text.startswith("-"), text.removeprefix("-")
        year, rest = re.compile(text[:4].replace("X", ".")), re.compile(text[4:].replace("X", "."))
        fitting = [(m, d) for m, d in MONTHS_AND_DAYS if rest.match(f"-{m:02}-{d:02}")]
        days = [
            (-y if negative else y, month, day)
            for y in range(negative, 10_000)
            if year.match(f"{y:04}")
            for month, day in (fitting[0], fitting[-1], *fitting[-2:-1])
            if (month, day) != (2, 29) or leap(y)
        ]
        assert (date.earliest, date.latest) == (Day(*min(days)), Day(*max(days)))

    @given(whens())
    def test_the_four_are_in_order(self, when):
        limits = day_range(when)
        assert limits.start_earliest <= limits.start_latest
        assert limits.end_earliest <= limits.end_latest
        assert limits.start_earliest <= limits.end_earliest
        assert limits.start_latest <= limits.end_latest
        assert (when.bounds.start_earliest, when.bounds.end_latest) == (when.earliest, when.latest)

    @given(points(), st.sampled_from(Qualifier))
    def test_qualifiers_do_not_move_them(self, point, qualifier):
        marks = edtf.Marks(right=(qualifier, Qualifier.NONE, Qualifier.NONE))
        assert attrs.evolve(point, marks=marks).bounds == point.bounds

    @pytest.mark.parametrize(
        ("text", "bounds"),
        [
            ("2023-10", "2023-10-01 2023-10-31 2023-10-01 2023-10-31"),
            ("1984/2004-06", "1984-01-01 1984-12-31 2004-06-01 2004-06-30"),
            ("198X/1985", "1980-01-01 1985-12-31 1985-01-01 1985-12-31"),
            ("156X-12-25/1565", "1560-12-25 1565-12-25 1565-01-01 1565-12-31"),
            ("2004-06-XX/2004-06-10", "2004-06-01 2004-06-10 2004-06-10 2004-06-10"),
            ("1985/", "1985-01-01 1985-12-31 1985-01-01 unknown"),
            ("/1985", "unknown 1985-12-31 1985-01-01 1985-12-31"),
            ("1985/..", "1985-01-01 1985-12-31 .. .."),
            ("../1985", ".. .. 1985-01-01 1985-12-31"),
            ("/..", "unknown unknown .. .."),
            ("[..1984]", ".. 1984-12-31 .. 1984-12-31"),
            ("{1960,1961-12}", "1960-01-01 1960-12-31 1961-12-01 1961-12-31"),
            ("Y170000002", "170000002-01-01 170000002-12-31 170000002-01-01 170000002-12-31"),
        ],
    )
    def test_the_ends_of_an_interval_limit_each_other(self, text, bounds):
        assert " ".join(map(str, edtf.parse(text).bounds)) == bounds


MONTHS_AND_DAYS = [
    (day.month, day.day) for day in map(dt.date.fromordinal, range(730_120, 730_486))
]


def leap(year):
    return year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)


class TestWhatItSays:
    @pytest.mark.parametrize(
        ("text", "precision"),
        [
            ("2024-07-03T10:00:00", Precision.SECOND), ("2024-07-03", Precision.DAY),
            ("2024-XX-XX", Precision.DAY), ("2024-XX", Precision.MONTH),
            ("2024-21", Precision.SEASON), ("2024-33", Precision.QUARTER),
            ("2024-38", Precision.QUADRIMESTER), ("2024-41", Precision.SEMESTER),
            ("2024", Precision.YEAR), ("X984", Precision.YEAR), ("201X", Precision.DECADE),
            ("20XX", Precision.CENTURY), ("1XXX", Precision.MILLENNIUM),
            ("XXXX", Precision.COARSER), ("1950S3", Precision.DECADE),
            ("Y171010000S3", Precision.COARSER), ("1984/2004-06", Precision.YEAR),
            ("../..", Precision.COARSER), ("[1667,1668-12..]", Precision.YEAR),
        ],
    )  # fmt: skip
    def test_precision_is_the_unit_that_is_named(self, text, precision):
        assert edtf.parse(text).precision is precision

    @pytest.mark.parametrize(
        ("text", "qualifier"),
        [
            ("1984", ""), ("1984?", "?"), ("2004-06~", "~"), ("2004?-06", ""),
            ("?2004-?06", "?"), ("%2004-06?", "?"), ("1984?/2004~", ""), ("1984?/2004%", "?"),
            ("1984~/..", "~"), ("[1984~,1986~]", "~"), ("../..", ""),
            ("{1984~,1986~}", "~"), ("{1984~,1986}", ""), ("{1984~..1986~}", "~"),
            ("2004-07-03T10:00:00", ""),
        ],
    )  # fmt: skip
    def test_the_whole_is_qualified_as_all_its_parts_are(self, text, qualifier):
        assert str(edtf.parse(text).qualifier) == qualifier

    @pytest.mark.parametrize(
        ("text", "qualifiers"),
        [
            ("2004-?06~-11", ["~", "%", ""]),
            ("2004-06-11~", ["~", "~", "~"]),
            ("?2004-06-~11", ["?", "", "~"]),
            ("2004?-06~", ["%", "~", ""]),
            ("2004?-21~", ["%", "~"]),
        ],
    )
    def test_each_component_has_its_own(self, text, qualifiers):
        assert [*map(str, edtf.parse(text).qualifiers)] == qualifiers

    @pytest.mark.parametrize("text", ["1985/..", "/..", "{1985..}"])
    def test_an_open_end_is_ongoing(self, text):
        assert edtf.parse(text).is_ongoing

    @pytest.mark.parametrize("text", ["1985/", "../1985", "[1985..]", "1985", "../"])
    def test_an_unknown_end_is_not_ongoing(self, text):
        assert not edtf.parse(text).is_ongoing

    def test_equal_values_say_the_same(self):
        assert edtf.parse("1985~") != edtf.parse("1985")
        assert edtf.parse("1985") == edtf.date(1985)
        assert len({edtf.parse("1985"), edtf.date(1985)}) == 1
        assert repr(edtf.parse("1985~")) == "Date('1985~')"


class TestFormat:
    @pytest.mark.parametrize(
        "value",
        [
            *map(edtf.parse, ["2024-07-03?", "2024-21", "Y17E7", "2024-07-03T01:00:00Z"]),
            *map(edtf.parse, ["2024/..", "[2024,2025]", "{2024,2025..2027}"]),
            edtf.Range(start=edtf.parse("2024"), end=OPEN),
            edtf.Digits((1, None)),
            Day(-44, 3, 15),
            *(OPEN, UNKNOWN, Certainty.CERTAIN, Precision.DAY, Allen.MEETS, Qualifier.BOTH),
        ],
        ids=lambda value: f"{type(value).__name__}",
    )
    def test_pads_and_cuts_the_text(self, value):
        text = str(value)
        assert (f"{value}", f"{value:>30}", f"{value:.1}") == (text, text.rjust(30), text[:1])
