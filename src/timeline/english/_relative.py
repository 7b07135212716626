"""Dates that depend on the day on which they are said: last year, later this month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from timeline.edtf import Day
from timeline.english._atom import Atom, Span, Unit, cut
from timeline.english._parts import Parts, atom

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.english._tokens import Cursor

_DAYS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}
_STEPS: Final = {
    **dict.fromkeys(("last", "previous"), -1),
    **dict.fromkeys(("this", "current"), 0),
    "next": 1,
}
_NEEDED: Final = "as_of, the day on which these words are said"


@attrs.frozen
class Said:
    """When a phrase is said: the first and the last day that it may be."""

    first: Day
    last: Day


def _day(day: Day, step: int) -> str:
    return cut(Day.from_number(day.number + step), Unit.DAY)


def _month(day: Day, step: int) -> str:
    year, month = divmod(12 * day.year + day.month - 1 + step, 12)
    return cut(Day(year, month + 1, 1), Unit.MONTH)


def _quarter(day: Day, step: int) -> str:
    year, quarter = divmod(4 * day.year + (day.month - 1) // 3 + step, 4)
    return f"{cut(Day(year, 1, 1), Unit.YEAR)}-{33 + quarter}"


def _year(day: Day, step: int) -> str:
    return cut(Day(day.year + step, 1, 1), Unit.YEAR)


def _decade(day: Day, step: int) -> str:
    return cut(Day(day.year + 10 * step, 1, 1), Unit.YEAR)[:-1] + "X"


def _century(day: Day, step: int) -> str:
    return cut(Day(day.year + 100 * step, 1, 1), Unit.YEAR)[:-2] + "XX"


_UNITS: Final[dict[str, Callable[[Day, int], str]]] = {
    "day": _day,
    "month": _month,
    "quarter": _quarter,
    "year": _year,
    "decade": _decade,
    "century": _century,
}


def relative(cursor: Cursor, said: Said | None) -> Parts | None:
    """The date that comes next if it depends on the day on which it is said.

    Raises:
        EdtfError: it does, and that day is not known.

    """
    at = cursor.at
    step = cursor.one_of(_DAYS)
    if step is not None:
        return _parts(cursor, at, said, _day, step)
    index = cursor.index
    step = cursor.one_of(_STEPS)
    if step is None:
        return None
    if cursor.words("week"):
        return _week(cursor, at, said, step)
    unit = cursor.one_of(_UNITS)
    if unit is None or cursor.words("of"):  # the last quarter of 2024 is not relative
        cursor.index = index
        return None
    return _parts(cursor, at, said, unit, step)


def _parts(
    cursor: Cursor, at: int, said: Said | None, unit: Callable[[Day, int], str], step: int
) -> Parts:
    if said is None:
        cursor.fail(_NEEDED, at)
    first, last = (atom(cursor, _of_text(at, unit(day, step))) for day in (said.first, said.last))
    if first.date == last.date:
        return _of_text(at, first.date)
    return Parts(at=at, narrowed=Span(first.span.low, last.span.high, first.span.unit))


def _of_text(at: int, date: str) -> Parts:
    year, month, day, *_ = (*date.split("-"), "", "")
    return Parts(at=at, year=year, month=month, day=day)


def _week(cursor: Cursor, at: int, said: Said | None, step: int) -> Parts:
    """A week from Monday to Sunday, which no EDTF date names. Source: ISO 8601-1, 3.1.1.23."""
    if said is None:
        cursor.fail(_NEEDED, at)
    monday = (said.first.number - 1) // 7 * 7 + 1 + 7 * step
    sunday = (said.last.number - 1) // 7 * 7 + 7 + 7 * step
    return Parts(at=at, narrowed=Span(Day.from_number(monday), Day.from_number(sunday), Unit.DAY))


def rest_of(cursor: Cursor, whole: Atom, said: Said | None, *, later: bool) -> Parts:
    """The days of a date that are later, or earlier, than the day on which it is said.

    Raises:
        EdtfError: that day is not known, lies elsewhere, or leaves no other day.

    """
    if said is None:
        cursor.fail(_NEEDED, whole.at)
    low, high = whole.span.low, whole.span.high
    if said.last < low or high < said.first:
        cursor.fail(f"a time that as_of, {said.first}, lies in", whole.at)
    if later:
        low = max(low, Day.from_number(said.first.number + 1))
    else:
        high = min(high, Day.from_number(said.last.number - 1))
    if high < low:
        cursor.fail(f"a time that as_of, {said.first}, leaves a day of", whole.at)
    return Parts(at=whole.at, narrowed=Span(low, high, Unit.DAY), qualifier=whole.qualifier)
