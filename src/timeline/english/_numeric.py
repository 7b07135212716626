"""Dates in figures: ISO ones, and those with strokes or points, which often read two ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline.edtf import Date, Day
from timeline.english._parts import Parts
from timeline.english._vocabulary import MONTHS
from timeline.errors import AmbiguousDateError

if TYPE_CHECKING:
    from timeline.english._tokens import Cursor

_ISO: Final = re.compile(
    r"([0-9X]{4})-([0-9X]{2})-([0-9X]{2})"
    r"(T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?(?![-0-9:X])"
)
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![-/.]?[0-9])")
_YEAR_LAST: Final = re.compile(
    r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![-/.]?[0-9])"
)
_MONTH_NAMED: Final = re.compile(
    r"([0-9]{1,2})([-/.])([A-Za-z]{3,9})\2([0-9]{4}|[0-9]{2})(?![-/.]?[0-9A-Za-z])"
)
_NO_YEAR: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?![-/.]?[0-9])")
_MONTH_FIRST: Final = re.compile(r"([0-9]{1,2})/([0-9]{4})(?![-/.]?[0-9])")
_YEAR_AND_TWO: Final = re.compile(
    r"([0-9]{4})([-/\u2010-\u2015\u2212])([0-9]{2})(?![-/.\u2013]?[0-9])"
)
_UNSPECIFIED: Final = re.compile(r"([0-9X]{4})(?:-([0-9X]{2}))?(?![-0-9A-Za-z])")
_MONTHS: Final = range(1, 13)
_GROUPINGS: Final = range(21, 42)
_LEAP_YEAR = 2000


def figures(cursor: Cursor) -> Parts | None:
    """The date in figures that comes next, if one does.

    Raises:
        AmbiguousDateError: the figures are a month or years.
        EdtfError: they are no date.

    """
    at = cursor.at
    if match := cursor.matching(_ISO):
        year, month, day, time = match.groups()
        return Parts(at=at, year=year, month=month, day=day, time=time or "")
    if match := cursor.matching(_YEAR_FIRST):
        year, _, month, day = match.groups()
        return Parts(at=at, year=year, month=f"{int(month):02}", day=f"{int(day):02}")
    if match := cursor.matching(_YEAR_LAST):
        first, _, second, year = match.groups()
        return _dated(cursor, at, int(first), int(second), _years(year))
    if found := _month_named(cursor):
        return found
    if match := cursor.matching(_NO_YEAR):
        return _dated(cursor, at, int(match[1]), int(match[2]), ("XXXX",))
    return _without_day(cursor, at) or _year_and_two(cursor)


def _month_named(cursor: Cursor) -> Parts | None:
    """A day, the name of a month and a year, joined by one sign: 3-Jul-2024."""
    at, index = cursor.at, cursor.index
    match = cursor.matching(_MONTH_NAMED)
    month = MONTHS.get(match[3].lower()) if match else None
    if match is None or month is None:
        cursor.index = index
        return None
    year = cursor.choose(*_years(match[4]))
    return Parts(at=at, year=year, month=month, day=f"{int(match[1]):02}")


def _without_day(cursor: Cursor, at: int) -> Parts | None:
    if match := cursor.matching(_MONTH_FIRST):
        return Parts(at=at, year=match[2], month=f"{int(match[1]):02}")
    if "X" in cursor.text[at : at + 7] and (match := cursor.matching(_UNSPECIFIED)):
        return Parts(at=at, year=match[1], month=match[2] or "")
    return None


def _years(digits: str) -> tuple[str, ...]:
    return (digits,) if len(digits) == 4 else (f"19{digits}", f"20{digits}")  # noqa: PLR2004


def _dated(cursor: Cursor, at: int, first: int, second: int, years: tuple[str, ...]) -> Parts:
    """A day and a month in either order."""
    orders = {
        (month, day)
        for month, day in ((second, first), (first, second))
        if month in _MONTHS and _has_day(month, day)
    }
    if not orders:
        cursor.fail("a day and a month that has it", at)
    year = cursor.choose(*years)
    month, day = cursor.choose(*sorted(orders))
    return Parts(at=at, year=year, month=f"{month:02}", day=f"{day:02}")


def _has_day(month: int, day: int) -> bool:
    """Whether the month has such a day in some year."""
    last = Date(year=_LEAP_YEAR, month=month).latest
    return isinstance(last, Day) and 1 <= day <= last.day


def _year_and_two(cursor: Cursor) -> Parts | None:
    """A year and two more digits: a month, a grouping of months or a later year."""
    at, index = cursor.at, cursor.index
    match = cursor.matching(_YEAR_AND_TWO)
    if match is None:
        return None
    year, sign, two = match.groups()
    later = year[:2] + two if two > year[2:] else ""
    readings = [f"{year}-{two}"] if int(two) in _MONTHS else []
    if sign == "-":
        # What the standard writes for a month is one, whatever else it may resemble.
        if not readings and int(two) in _GROUPINGS:
            readings = [f"{year}-{two}"]
            readings += [f"{year}/{later}"] if later else []
    elif later:
        readings += [f"{year}/{later}"]
        readings += [f"[{year},{later}]"] if sign == "/" else []
    if len(readings) > 1:
        raise AmbiguousDateError(cursor.text, readings)
    if readings and readings[0][4] == "-":
        return Parts(at=at, year=year, month=two)
    if not later:
        cursor.fail("a month from 01 to 12, or a later year", match.start(3))
    # The year alone is read here; the dash and the shortened year are a range's.
    cursor.index = index + 1
    return Parts(at=at, year=year, figures=year)
