"""A value read as the whole of its extent, or with more room on both sides; days as a set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.edtf._compounds import Interval, OneOf, Range
from timeline.edtf._day import OPEN, Day, Open, civil, day_number, month_length
from timeline.edtf._moments import Date, Year
from timeline.edtf._runs import union
from timeline.edtf._shapes import ANY_AFTER, ANY_BEFORE, Moment
from timeline.edtf._value import bound
from timeline.errors import EdtfError, shown

if TYPE_CHECKING:
    from timeline.edtf._compounds import End, Member, Point
    from timeline.edtf._runs import Run, Runs
    from timeline.edtf._value import Bound, Value


def as_extent(value: Value) -> Interval:
    """The interval from the first day that a value may touch to the last."""
    _refuse_time(value)
    return Interval(start=_end(value.earliest), end=_end(value.latest))


def widen(value: Value, *, years: int, months: int, days: int) -> OneOf | Interval:
    """A value with so much more room before its days and after them."""
    _refuse_time(value)
    for name, amount in (("years", years), ("months", months), ("days", days)):
        if type(amount) is not int:
            raise TypeError(f"{name} {shown(amount)} is not a whole number")
    if min(years, months, days) < 0 or not (years or months or days):
        given = f"years={years}, months={months}, days={days}"
        raise ValueError(f"widen takes amounts above 0, not {given}")
    months += 12 * years

    def wider(first: int, last: int) -> Run:
        return _moved(first, -months, -days), _moved(last, months, days)

    shape = value.shape()
    if isinstance(shape, Moment):
        return one_of_days(union(wider(first, last) for first, last in shape.candidates))
    first, last = wider(value.limits.start_earliest, value.limits.end_latest)
    return Interval(start=_end(bound(first)), end=_end(bound(last)))


def one_of_days(runs: Runs) -> OneOf:
    """One moment among the days of some runs.

    Raises:
        EdtfError: days that a set cannot hold, as all of them.
        OverflowError: a day in a year of more than four digits, which EDTF cannot write.

    """
    return OneOf(members=tuple(_member(first, last) for first, last in runs))


def _refuse_time(value: Value) -> None:
    if value.has_time:
        text = str(value)
        raise EdtfError(text, text.index("T"), "expected no time of day, which no extent has")


def _moved(number: int, months: int, days: int) -> int:
    """A day so many months and then days on; at most the last of its month in between."""
    if not ANY_BEFORE < number < ANY_AFTER:
        return number
    year, month, day = civil(number)
    years, month_from_0 = divmod(month - 1 + months, 12)
    year, month = year + years, month_from_0 + 1
    return day_number(year, month, min(day, month_length(year, month))) + days


def _end(limit: Bound) -> End:
    return _date(limit) if isinstance(limit, Day) else limit


def _date(day: Day) -> Date:
    if not -9999 <= day.year <= 9999:  # noqa: PLR2004
        raise OverflowError(f"{day} cannot be written: EDTF has days in years of four digits")
    return Date(year=day.year, month=day.month, day=day.day)


def _member(first: int, last: int) -> Member:
    """A run of days, as a set writes it."""
    start, end = bound(first), bound(last)
    if start == end and isinstance(start, Day):
        return _date(start)
    far = any(isinstance(day, Day) and abs(day.year) > 9999 for day in (start, end))  # noqa: PLR2004
    return Range(start=_range_end(start, (1, 1), far=far), end=_range_end(end, (12, 31), far=far))


def _range_end(limit: Bound, of_year: tuple[int, int], *, far: bool) -> Point | Open:
    """An end of a range. A far year is written alone, where the limit is the day *of_year*."""
    if not isinstance(limit, Day):
        return OPEN
    if not far or (limit.month, limit.day) != of_year:
        return _date(limit)
    near = -9999 <= limit.year <= 9999  # noqa: PLR2004
    return Date(year=limit.year) if near else Year(mantissa=limit.year)
