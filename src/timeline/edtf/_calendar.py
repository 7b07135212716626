"""The days that a date or a season may turn out to be, as runs of day numbers.

The runs are computed as they are asked for: the first one is cheap even where there are ten
thousand, and so is the last day.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.edtf._day import day_number, is_leap, month_length
from timeline.edtf._digits import Digits
from timeline.edtf._runs import Run, Runs, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.edtf._grouping import Grouping

Component = int | Digits


def numbers_of(component: Component, *, descending: bool = False) -> Iterator[int]:
    """The numbers that a year, month or day may be, in order."""
    if isinstance(component, Digits):
        return component.numbers(descending=descending)
    return iter((component,))


def date_runs(year: Component, month: Component | None, day: Component | None) -> Iterator[Run]:
    """The days that a date may be; none at all if it has no completion."""
    common, leap = (_days_of_year(month, day, leap=leap) for leap in (False, True))
    if common == ((0, 364),) and (not isinstance(year, Digits) or year.trailing):
        # Whole years without a gap: a thousand years are one run.
        first, last = next(numbers_of(year)), next(numbers_of(year, descending=True))
        return iter(((day_number(first, 1, 1), day_number(last, 12, 31)),))
    runs = (
        (new_year + first, new_year + last)
        for y in numbers_of(year)
        for new_year in (day_number(y, 1, 1),)
        for first, last in (leap if is_leap(y) else common)
    )
    # Those of two years touch only from 31 December to 1 January.
    touching = bool(common) and common[0][0] == 0 and common[-1][1] == 364  # noqa: PLR2004
    return joined(runs) if touching else runs


def last_date(year: Component, month: Component | None, day: Component | None) -> int:
    """The last day that a date, which has a completion, may be."""
    for y in numbers_of(year, descending=True):
        if runs := _days_of_year(month, day, leap=is_leap(y)):
            return day_number(y, 1, 1) + runs[-1][1]
    raise ValueError(f"{year}-{month}-{day} has no completion")


def season_runs(year: Component, grouping: Grouping) -> Iterator[Run]:
    """The days that lie in a season, or other grouping of months, of a year."""
    return joined(season_run(y, grouping) for y in numbers_of(year))


def season_run(year: int, grouping: Grouping) -> Run:
    """The first and last day of a grouping of months. A winter ends in the next year."""
    first, after = grouping.first_month, grouping.first_month + grouping.months
    end = (year, after) if after <= 12 else (year + 1, after - 12)  # noqa: PLR2004
    return day_number(year, first, 1), day_number(*end, 1) - 1


@lru_cache(maxsize=256)
def _days_of_year(month: Component | None, day: Component | None, *, leap: bool) -> Runs:
    """The days that a month and day may be in one year, counted from 0 on 1 January."""
    year = 2000 if leap else 2001
    new_year = day_number(year, 1, 1)

    def pieces() -> Iterator[Run]:
        for m in _allowed(month, range(1, 13)):
            first, length = day_number(year, m, 1) - new_year, month_length(year, m)
            if day is None:
                yield first, first + length - 1
            else:
                for d in _allowed(day, range(1, length + 1)):
                    yield first + d - 1, first + d - 1

    return tuple(joined(pieces()))


def _allowed(component: Component | None, numbers: range) -> Iterator[int]:
    if component is None:
        return iter(numbers)
    return (number for number in numbers_of(component) if number in numbers)
