"""The days that a date or a season may turn out to be, as runs of day numbers.

Runs are computed lazily: the first one and the last day are cheap even if there are ten thousand.
"""

from collections.abc import Iterator
from functools import lru_cache

from timeline.edtf._components import Component, Digits, Grouping, count_numbers, numbers_of
from timeline.edtf._day import day_number, is_leap, month_length
from timeline.edtf._runs import Run, Runs, joined


def date_runs(year: Component, month: Component | None, day: Component | None) -> Iterator[Run]:
    """Yield the days that a date may be; none if no day completes it."""
    common, leap = (days_of_year(month, day, leap=leap) for leap in (False, True))
    if common == ((0, 364),) and (not isinstance(year, Digits) or year.trailing):
        # Whole consecutive years: even a thousand are one run.
        first, last = next(numbers_of(year)), next(numbers_of(year, descending=True))
        return iter(((day_number(first, 1, 1), day_number(last, 12, 31)),))
    runs = (
        (new_year + first, new_year + last)
        for y in numbers_of(year)
        for new_year in (day_number(y, 1, 1),)
        for first, last in (leap if is_leap(y) else common)
    )
    # The runs of two years touch only from 31 December to 1 January.
    touching = bool(common) and common[0][0] == 0 and common[-1][1] == 364  # noqa: PLR2004
    return joined(runs) if touching else runs


def count_runs(year: Component, month: Component | None, day: Component | None) -> int:
    """Return how many runs of days a date may be, or a few more; 0 if it is exact."""
    if not any(isinstance(part, Digits) for part in (year, month, day)):
        return 0
    if month is None and isinstance(year, Digits) and year.trailing:
        return 1
    return count_numbers(year) * len(days_of_year(month, day, leap=True))


def last_date_up_to(
    year: Component, month: Component | None, day: Component | None, number: int
) -> int:
    """Return the last day that a date may be, up to a day number."""
    for y in numbers_of(year, descending=True):
        new_year = day_number(y, 1, 1)
        for first, last in reversed(days_of_year(month, day, leap=is_leap(y))):
            if new_year + first <= number:
                return min(new_year + last, number)
    raise ValueError(f"no day up to {number} completes {year}-{month}-{day}")


def first_date_from(
    year: Component, month: Component | None, day: Component | None, number: int
) -> int:
    """Return the first day that a date may be, from a day number on."""
    for y in numbers_of(year):
        new_year = day_number(y, 1, 1)
        for first, last in days_of_year(month, day, leap=is_leap(y)):
            if new_year + last >= number:
                return max(new_year + first, number)
    raise ValueError(f"no day from {number} on completes {year}-{month}-{day}")


def season_runs(year: Component, grouping: Grouping) -> Iterator[Run]:
    """Yield the days of a grouping of months in a year."""
    return joined(season_run(y, grouping) for y in numbers_of(year))


def season_run(year: int, grouping: Grouping) -> Run:
    """Return the first and last day of a grouping. A winter ends in the next year."""
    first, after = grouping.first_month, grouping.first_month + grouping.months
    end = (year, after) if after <= 12 else (year + 1, after - 12)  # noqa: PLR2004
    return day_number(year, first, 1), day_number(*end, 1) - 1


@lru_cache(maxsize=256)
def days_of_year(month: Component | None, day: Component | None, *, leap: bool) -> Runs:
    """Return the days that a month and day may be in a year, with 1 January as 0."""
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
