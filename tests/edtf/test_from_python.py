"""Dates and numbers of Python and of libraries for tables."""

import datetime as dt

import pytest

from timeline import edtf

MIDNIGHT = dt.datetime(1946, 12, 30)  # noqa: DTZ001 - cells of spreadsheets have no time zone
TOKYO = dt.timezone(dt.timedelta(hours=9))


class Missing(dt.datetime):
    """A datetime that equals nothing, as pandas.NaT does."""

    __hash__ = dt.datetime.__hash__

    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __str__(self):
        return "NaT"


class Precise(dt.datetime):
    """A datetime with nanoseconds, as a pandas.Timestamp has."""

    nanosecond = 1


class Index:
    """A whole number that is no int, as those of numpy are."""

    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


def named(name, module):
    return type(name, (), {"__module__": module})()


class TestFromPython:
    @pytest.mark.parametrize(
        ("precision", "text"),
        [
            ("second", "1946-12-30T00:00:00"),
            *(("day", "1946-12-30"), ("month", "1946-12"), ("year", "1946")),
        ],
    )
    def test_midnight_is_a_time_unless_the_precision_says_otherwise(self, precision, text):
        assert str(edtf.from_python(MIDNIGHT, precision=precision)) == text
        assert str(edtf.from_python(MIDNIGHT)) == "1946-12-30T00:00:00"

    def test_a_day_keeps_its_date_as_written(self):
        late = dt.datetime(2024, 7, 3, 23, 30, 15, 500, tzinfo=TOKYO)
        assert str(edtf.from_python(late, precision="day")) == "2024-07-03"

    def test_a_date_has_a_precision_too(self):
        assert str(edtf.from_python(MIDNIGHT.date(), precision="month")) == "1946-12"
        assert str(edtf.from_python(MIDNIGHT.date())) == "1946-12-30"

    @pytest.mark.parametrize("precision", ["hour", "", "days"])
    def test_another_precision_is_refused_with_those_that_exist(self, precision):
        with pytest.raises(ValueError, match=r"precision: .*use one of second, day, month, year"):
            edtf.from_python(MIDNIGHT, precision=precision)

    @pytest.mark.parametrize("precision", [5, None, b"day"])
    def test_a_precision_that_is_not_a_text_is_a_wrong_type(self, precision):
        with pytest.raises(TypeError, match=r"precision .* is not one of second, day, month"):
            edtf.from_python(MIDNIGHT, precision=precision)

    def test_a_missing_date_is_reported_as_missing(self):
        for ask in (edtf.from_python, edtf.as_when, edtf.parse("2024").before):
            with pytest.raises(edtf.EdtfError, match="write a missing one as None"):
                ask(Missing(2024, 1, 1))

    def test_nanoseconds_are_refused_as_microseconds_are(self):
        with pytest.raises(edtf.EdtfError, match="expected whole seconds"):
            edtf.as_when(Precise(2024, 7, 3, 12))

    @pytest.mark.parametrize(
        ("value", "hint"),
        [
            (named("datetime64", "numpy"), "numpy.datetime64"),
            (named("Period", "pandas._libs.tslibs.period"), "pandas.Period"),
        ],
    )
    def test_other_dates_are_refused_with_what_to_do(self, value, hint):
        for ask in (edtf.from_python, edtf.as_when):
            with pytest.raises(TypeError, match=rf"str\(value\) of a {hint}"):
                ask(value)


class TestNumbers:
    def test_of_other_types_are_accepted_for_the_parts_of_a_date(self):
        assert str(edtf.date(Index(2024), Index(7), Index(3))) == "2024-07-03"
        assert str(edtf.season(Index(2024), Index(35))) == "2024-35"

    @pytest.mark.parametrize(
        "ask",
        [
            lambda: edtf.Day(Index(2024), 1, 1),
            lambda: edtf.Date(year=Index(2024)),
            lambda: edtf.parse("1984").widen(years=Index(1)),
        ],
    )
    def test_elsewhere_are_refused_with_what_to_do(self, ask):
        with pytest.raises(TypeError, match=r"is not a whole number; give int\(\.\.\.\) of it"):
            ask()

    @pytest.mark.parametrize("year", [2024.0, True, "2024"])
    def test_that_only_equal_a_whole_number_are_refused(self, year):
        with pytest.raises(TypeError, match=r"is not a whole number$"):
            edtf.date(year)
