"""Dates in digits: ISO 8601, or with slashes, dots or hyphens and then often ambiguous."""

import re
from typing import Final

from timeline.edtf import Day
from timeline.english._partial import PartialDate, Span, Unit
from timeline.english._tokens import Cursor
from timeline.english._vocabulary import MONTHS, ROMAN_MONTHS

_ISO: Final = re.compile(
    r"((?:-(?=[0-9]))?[0-9X]{4})-([0-9X]{2})-([0-9X]{2})"
    r"(T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?(?![-0-9:X])"
)
# What follows must not be more of the same digits, or a number whose unit is not clear: in
# 13/4/2013-15, it may be a day or a year.
_ENDS: Final = r"(?!\2?[0-9]|[-/.\u2010-\u2015][0-9]{1,2}(?![0-9/.]))"
_DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})" + _ENDS)
_YEAR_LAST: Final = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})" + _ENDS)
_MONTH_NAMED: Final = re.compile(
    r"([0-9]{1,2})([-/.]) ?([A-Za-z]{1,9})\2 ?([0-9]{4}|[0-9]{2})(?![-/.]?[0-9A-Za-z])"
)
_YEAR_AND_NAME: Final = re.compile(
    r"([0-9]{4})([-/.])([A-Za-z]{3,9})\2([0-9]{1,2})(?![-/.]?[0-9A-Za-z])"
)
_MONTH_NAMED_FIRST: Final = re.compile(
    r"([A-Za-z]{3,9})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![-/.]?[0-9A-Za-z])"
)
_NO_YEAR: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?![-/.]?[0-9])")
_MONTH_FIRST: Final = re.compile(r"([0-9]{1,2})([-/.])([0-9]{4})" + _ENDS)
_YEAR_AND_MONTH: Final = re.compile(r"([0-9]{4})\.([0-9]{2})(?![-/.]?[0-9])")
_YEAR_AND_TWO: Final = re.compile(
    r"([0-9]{4})([-/\u2010-\u2015\u2212])([0-9]{2})(?![-/.\u2013]?[0-9])"
)
_YEAR_AND_ONE: Final = re.compile(
    r"([0-9]{4})([-\u2010-\u2015\u2212])([0-9])(?![-/.\u2013]?[0-9A-Za-z])"
)
_UNSPECIFIED: Final = re.compile(r"([0-9X]{4})(?:-([0-9X]{2}))?(?![-0-9A-Za-z])")
_MONTHS: Final = range(1, 13)
_GROUPINGS: Final = range(21, 42)
_LAST_DAYS: Final = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def numeric(cursor: Cursor) -> PartialDate | None:
    """Read a date in digits; return None if none is next.

    Raises:
        EdtfError: there is no such date.

    """
    at = cursor.at
    if match := cursor.matching(_ISO):
        year, month, day, time = match.groups()
        return PartialDate(at=at, year=year, month=month, day=day, time=time or "")
    if match := cursor.matching(_YEAR_FIRST):
        year, _, month, day = match.groups()
        return PartialDate(at=at, year=year, month=f"{int(month):02}", day=f"{int(day):02}")
    if match := cursor.matching(_YEAR_LAST):
        first, separator, second, year = match.groups()
        refused = "-" if separator == "-" else ""
        _refuse_joined(cursor, at, refused if len(year) == 4 else _DASHES)  # noqa: PLR2004
        return _in_order(cursor, at, int(first), int(second), _years(year))
    if found := _month_named(cursor):
        return found
    if match := cursor.matching(_NO_YEAR):
        return _without_year(cursor, at, match[1], match[2])
    return _without_day(cursor, at) or _year_and_two(cursor) or _year_and_one(cursor)


def _refuse_joined(cursor: Cursor, at: int, dashes: str) -> None:
    """Refuse digits that a dash joins to other digits: 2010-10-10-12 is no range."""
    before = cursor.text[max(at - 2, 0) : at]
    if before[:1].isdigit() and before[1:] in tuple(dashes):
        cursor.fail("a date of at most three numbers", at)


def month_named_first(cursor: Cursor) -> PartialDate | None:
    """Read the name of a month, a day and a year with the same separator: Jul-3-2024."""
    at, index = cursor.at, cursor.index
    match = cursor.matching(_MONTH_NAMED_FIRST)
    month = MONTHS.get(match[1].lower()) if match else None
    if match and month:
        year = cursor.choose(*_years(match[4]))
        return PartialDate(at=at, year=year, month=month, day=f"{int(match[3]):02}")
    cursor.index = index
    return None


def _without_year(cursor: Cursor, at: int, first: str, second: str) -> PartialDate:
    """Two numbers: a day and a month, in either order; or a month and a year of two digits."""
    if re.search("[0-9]", cursor.text[cursor.at :]):
        # The year of the next date is that of this one too: 12/13 or 12/15/2024.
        return _in_order(cursor, at, int(first), int(second), ("",))
    may_end_in_year = len(second) == len("59") and int(first) in _MONTHS and not cursor.order
    if may_end_in_year and cursor.choose("a day", "a month and its year") != "a day":
        year = cursor.choose(*_years(second))
        return PartialDate(at=at, year=year, month=f"{int(first):02}")
    return _in_order(cursor, at, int(first), int(second), ("XXXX",))


def _month_named(cursor: Cursor) -> PartialDate | None:
    """A day, the name of a month and a year with the same separator: 3-Jul-2024."""
    at, index = cursor.at, cursor.index
    match = cursor.matching(_MONTH_NAMED)
    name = match[3].lower() if match else ""
    month = MONTHS.get(name) or ROMAN_MONTHS.get(name)
    if match and month:
        year = cursor.choose(*_years(match[4]))
        return PartialDate(at=at, year=year, month=month, day=f"{int(match[1]):02}")
    cursor.index = index
    match = cursor.matching(_YEAR_AND_NAME)
    month = MONTHS.get(match[3].lower()) if match else None
    if match and month:
        return PartialDate(at=at, year=match[1], month=month, day=f"{int(match[4]):02}")
    cursor.index = index
    return None


def _without_day(cursor: Cursor, at: int) -> PartialDate | None:
    if match := cursor.matching(_MONTH_FIRST):
        month, separator, year = match.groups()
        _refuse_joined(cursor, at, "-" if separator == "-" else "")
        return _month_of(cursor, at, month, year)
    if match := cursor.matching(_YEAR_AND_MONTH):
        return _month_of(cursor, at, match[2], match[1])
    if "X" in cursor.text[at : at + 7] and (match := cursor.matching(_UNSPECIFIED)):
        return PartialDate(at=at, year=match[1], month=match[2] or "")
    return None


def _month_of(cursor: Cursor, at: int, month: str, year: str) -> PartialDate:
    # 22 is a season in EDTF, but not here.
    if int(month) not in _MONTHS:
        cursor.fail("a month from 1 to 12", at)
    return PartialDate(at=at, year=year, month=f"{int(month):02}")


def _years(digits: str) -> tuple[str, ...]:
    return (digits,) if len(digits) == 4 else (f"19{digits}", f"20{digits}")  # noqa: PLR2004


def _in_order(
    cursor: Cursor, at: int, first: int, second: int, years: tuple[str, ...]
) -> PartialDate:
    """A day and a month, in the known order or in either, in one of these years."""
    both = {"dmy": (second, first), "mdy": (first, second)}
    orders = {
        (month, day)
        for order, (month, day) in both.items()
        if cursor.order in {"", order} and month in _MONTHS and 1 <= day <= _LAST_DAYS[month]
    }
    if not orders:
        expected = {"dmy": "a day and then its month", "mdy": "a month and then one of its days"}
        cursor.fail(expected.get(cursor.order, "a month and one of its days"), at)
    year = cursor.choose(*years)
    month, day = cursor.choose(*sorted(orders))
    return PartialDate(at=at, year=year, month=f"{month:02}", day=f"{day:02}")


def _year_and_two(cursor: Cursor) -> PartialDate | None:
    """A year and two more digits: a month, a grouping of months or a later year."""
    at, index = cursor.at, cursor.index
    match = cursor.matching(_YEAR_AND_TWO)
    if match is None:
        return None
    year, separator, two = match.groups()
    later = year[:2] + two if two > year[2:] else ""
    # A month in EDTF is a month, even if it looks like a shortened year; but nobody writes about
    # or possibly before a month in digits, as catalogues do before c. 1905-10.
    is_grouping = separator == "-" and int(two) in _GROUPINGS
    readings = [f"{year}-{two}"] if int(two) in _MONTHS or is_grouping else []
    if later and (separator != "-" or is_grouping or cursor.is_qualified):
        readings += [f"{year}/{later}"]
        readings += [f"[{year},{later}]"] if separator == "/" else []
    reading = cursor.choose(*readings) if readings else ""
    if reading[4:5] == "-":
        return PartialDate(at=at, year=year, month=two)
    if len(readings) > 1:
        years = Span(Day(int(year), 1, 1), Day(int(later), 12, 31), Unit.YEAR)
        return PartialDate(at=at, span=years, two_years="," if reading[0] == "[" else "/")
    if not later:
        cursor.fail("a month from 01 to 12, or a later year", match.start(3))
    # Only the year is consumed here: the dash and the shortened year belong to a range.
    cursor.index = index + 1
    cursor.year_before = (at, year)
    return PartialDate(at=at, year=year, year_digits=year)


def _year_and_one(cursor: Cursor) -> PartialDate | None:
    """A year and one more digit: a later year; after a hyphen it may be a month, as in 1823-4."""
    at, index = cursor.at, cursor.index
    match = cursor.matching(_YEAR_AND_ONE)
    cursor.index = index
    if match is None or match[3] <= match[1][3]:
        return None
    year, separator, digit = match.groups()
    if separator == "-":
        cursor.matching(_YEAR_AND_ONE)
        later, month = f"{year[:3]}{digit}", f"{year}-0{digit}"
        if cursor.choose(f"{year}/{later}", month) == month:
            return PartialDate(at=at, year=year, month=f"0{digit}")
        years = Span(Day(int(year), 1, 1), Day(int(later), 12, 31), Unit.YEAR)
        return PartialDate(at=at, span=years, two_years="/")
    # Only the year is consumed here: the dash and the shortened year belong to a range.
    cursor.index = index + 1
    cursor.year_before = (at, year)
    return PartialDate(at=at, year=year, year_digits=year)
