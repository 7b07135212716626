"""The grammar of dates relative to the day of the phrase: last year, later this month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.edtf import Day
from timeline.english._partial import PartialDate, Span, Unit, edtf_text
from timeline.english._resolve import resolved
from timeline.english._vocabulary import DAYS, STEPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.english._resolve import ResolvedDate
    from timeline.english._tokens import Cursor

_AS_OF: Final = "as_of, the day on which these words were said"


def _day(day: Day, step: int) -> str:
    return edtf_text(Day.from_number(day.number + step), Unit.DAY)


def _month(day: Day, step: int) -> str:
    year, month = divmod(12 * day.year + day.month - 1 + step, 12)
    return edtf_text(Day(year, month + 1, 1), Unit.MONTH)


def _quarter(day: Day, step: int) -> str:
    year, quarter = divmod(4 * day.year + (day.month - 1) // 3 + step, 4)
    return f"{edtf_text(Day(year, 1, 1), Unit.YEAR)}-{33 + quarter}"


def _year(day: Day, step: int) -> str:
    return edtf_text(Day(day.year + step, 1, 1), Unit.YEAR)


def _decade(day: Day, step: int) -> str:
    return edtf_text(Day(day.year + 10 * step, 1, 1), Unit.YEAR)[:-1] + "X"


def _century(day: Day, step: int) -> str:
    return edtf_text(Day(day.year + 100 * step, 1, 1), Unit.YEAR)[:-2] + "XX"


_UNITS: Final[dict[str, Callable[[Day, int], str]]] = {
    "day": _day,
    "month": _month,
    "quarter": _quarter,
    "year": _year,
    "decade": _decade,
    "century": _century,
}


def relative(cursor: Cursor) -> PartialDate | None:
    """Read a date relative to the day of the phrase; return None if none is next.

    Raises:
        EdtfError: the day of the phrase is not known.

    """
    at = cursor.at
    step = cursor.one_of(DAYS)
    if step is not None:
        return _shifted(cursor, at, _day, step)
    index = cursor.index
    step = cursor.one_of(STEPS)
    if step is None:
        return None
    if cursor.words("week"):
        return _week(cursor, at, step)
    unit = cursor.one_of(_UNITS)
    if unit is None or cursor.words("of"):  # the last quarter of 2024 is not relative
        cursor.index = index
        return None
    return _shifted(cursor, at, unit, step)


def _shifted(cursor: Cursor, at: int, unit: Callable[[Day, int], str], step: int) -> PartialDate:
    if cursor.as_of is None:
        cursor.fail(_AS_OF, at)
    first, last = (resolved(cursor, _from_text(at, unit(day, step))) for day in cursor.as_of)
    if first.date == last.date:
        return _from_text(at, first.date)
    return PartialDate(at=at, span=Span(first.span.low, last.span.high, first.span.unit))


def _from_text(at: int, date: str) -> PartialDate:
    year, month, day, *_ = (*date.split("-"), "", "")
    return PartialDate(at=at, year=year, month=month, day=day)


def _week(cursor: Cursor, at: int, step: int) -> PartialDate:
    """A week from Monday to Sunday, which EDTF cannot name. Source: ISO 8601-1, 3.1.1.23."""
    if cursor.as_of is None:
        cursor.fail(_AS_OF, at)
    monday = (cursor.as_of.first.number - 1) // 7 * 7 + 1 + 7 * step
    sunday = (cursor.as_of.last.number - 1) // 7 * 7 + 7 + 7 * step
    return PartialDate(at=at, span=Span(Day.from_number(monday), Day.from_number(sunday), Unit.DAY))


def remainder(cursor: Cursor, whole: ResolvedDate, *, later: bool) -> PartialDate:
    """Return the days of a period after, or before, the day of the phrase.

    Raises:
        EdtfError: that day is not known, lies outside the period, or leaves no other day.

    """
    if cursor.as_of is None:
        cursor.fail(_AS_OF, whole.at)
    first, last = cursor.as_of
    low, high, _ = whole.span
    if last < low or high < first:
        cursor.fail(f"a period that contains as_of, {first}", whole.at)
    if later:
        low = max(low, Day.from_number(first.number + 1))
    else:
        high = min(high, Day.from_number(last.number - 1))
    if high < low:
        cursor.fail(f"a period in which as_of, {first}, leaves a day", whole.at)
    return PartialDate(at=whole.at, span=Span(low, high, Unit.DAY), qualifier=whole.qualifier)
