"""The days on which what is counted begins and ends, and the periods that it may be in."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from timeline.collection._dates import Dates, StepDates
from timeline.edtf import AllOf, Certainty, Day, Interval, Open, Range, Unknown, as_when, interval
from timeline.edtf.day_numbers import Limits, day_range, day_runs

Touching: TypeAlias = Literal["touching", "starts"]
"""What counts: events that touch a period, or that start in it."""


class Spread(NamedTuple):
    """The days on which what is counted of an event begins and ends.

    A moment begins and ends at once. Of an event that counts where it starts, the two are equal.
    """

    start_earliest: int
    start_latest: int
    end_earliest: int
    end_latest: int
    is_moment: bool
    runs: tuple[tuple[int, int], ...] = ()
    """The days of a moment with gaps; empty without gaps."""
    several: "Dates | None" = None
    """What answers for several moments, all of which happen; None for one moment or extent."""

    def possible(self, starts: Sequence[int]) -> Sequence[tuple[int, int]]:
        """Return the first and last of the adjoining periods that it may be in.

        Each of *starts* is the first day of a period; the last one is the day after all periods.
        """
        if self.several is not None:
            return [*_joined(_reach(self.several), starts)]
        if self.runs:
            return [*_joined(self.runs, starts)]
        first = max(bisect_right(starts, self.start_earliest) - 1, 0)
        last = min(bisect_right(starts, self.end_latest), len(starts) - 1) - 1
        return ((first, last),) if first <= last else ()

    def certain(self, starts: Sequence[int]) -> Sequence[tuple[int, int]]:
        """Return the first and last of the adjoining periods that it certainly is in."""
        if self.several is not None:
            return [
                (place, place)
                for first, last in self.possible(starts)
                for place in range(first, last + 1)
                if _surely_meets(self.several, starts[place], starts[place + 1] - 1)
            ]
        low, high = self.start_latest, self.end_earliest
        if self.is_moment:
            low, high = self.end_latest, self.start_earliest
        if low > high:
            # It is in one period if all the days on which it may begin and end are.
            return _if_any(_holding(starts, high, low))
        first = max(bisect_right(starts, low) - 1, 0)
        last = min(bisect_right(starts, high), len(starts) - 1) - 1
        return ((first, last),) if first <= last else ()

    def inside(self, starts: Sequence[int]) -> int | None:
        """Return the number of the period that certainly has all of it, or None."""
        if isinstance(self.several, StepDates) and not self.several.is_complete:
            return None
        return _holding(starts, self.start_earliest, self.end_latest)


def _if_any(place: int | None) -> Sequence[tuple[int, int]]:
    return () if place is None else ((place, place),)


def _holding(starts: Sequence[int], first: int, last: int) -> int | None:
    """Return the number of the period that has all days from *first* to *last*, or None."""
    place = bisect_right(starts, first) - 1
    return place if 0 <= place < len(starts) - 1 and last < starts[place + 1] else None


class Spreads:
    """The spreads of many dates, of which equal ones share one.

    A million events have some ten thousand dates, and the work is for each date.
    """

    def __init__(self, of: Touching) -> None:
        self._of: Touching = of
        self._numbers: dict[object, int] = {}
        self.all: list[Spread] = []

    def number(self, dates: Dates) -> int:
        """Return the place in `all` of the spread of *dates*."""
        if isinstance(dates, StepDates):
            return self._add(dates)
        limits = day_range(dates)
        # Without gaps, the limits of a moment or an interval say everything.
        key = (limits, isinstance(dates, Interval)) if limits.contiguous else dates
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._add(dates)
        return number

    def _add(self, dates: Dates) -> int:
        self.all.append(_spread(dates, self._of))
        return len(self.all) - 1

    def days(self) -> Iterator[int]:
        """Yield the limits of all, which are days or lie beyond all days."""
        for spread in self.all:
            yield from spread[:4]


def _spread(dates: Dates, of: Touching) -> Spread:
    limits = dates.limits if isinstance(dates, StepDates) else day_range(dates)
    if isinstance(dates, StepDates | AllOf):
        return _of_several(dates, limits, of)
    if isinstance(dates, Interval):
        if of == "starts":
            first, last = limits.start_earliest, limits.start_latest
            gapped = () if limits.contiguous else _start_runs(dates, last)
            return Spread(first, last, first, last, is_moment=True, runs=gapped)
        return Spread(*limits[:4], is_moment=False)
    return Spread(*limits[:4], is_moment=True, runs=() if limits.contiguous else day_runs(dates))


def _start_runs(when: Interval, last: int) -> tuple[tuple[int, int], ...]:
    """Return the days on which an interval may start, if there are gaps between them."""
    if isinstance(when.start, Open | Unknown | Range):
        return ()
    runs = day_runs(as_when(when.start))
    kept = tuple((low, min(high, last)) for low, high in runs if low <= last)
    return kept if len(kept) > 1 else ()


def _of_several(dates: Dates, limits: Limits, of: Touching) -> Spread:
    if of == "touching":
        return Spread(*limits[:4], is_moment=False, several=dates)
    # It starts with its first moment: between the earliest and the latest day of that.
    first, last = limits.start_earliest, limits.start_latest
    reach = _reach(dates)
    runs = tuple((low, min(high, last)) for low, high in reach if low <= last)
    return Spread(first, last, first, last, is_moment=True, runs=runs if len(runs) > 1 else ())


def _reach(dates: Dates) -> tuple[tuple[int, int], ...]:
    if isinstance(dates, StepDates):
        return tuple(sorted(run for when in dates.dates for run in day_runs(when)))
    return day_runs(dates)


def _joined(runs: Iterable[tuple[int, int]], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the periods that runs of days touch, each period once."""
    return each_once(
        (bisect_right(starts, low) - 1, min(bisect_right(starts, high) - 1, len(starts) - 2))
        for low, high in runs
    )


def each_once(periods: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield runs of adjoining periods in order, each period once; none is before the first."""
    reached = -1
    for low, last in sorted(periods):
        first = max(low, reached + 1)
        if first <= last:
            yield first, last
            reached = last


def _surely_meets(dates: Dates, first: int, last: int) -> bool:
    window = interval(str(Day.from_number(first)), str(Day.from_number(last)))
    answer = (
        dates.ask("overlapping", window)
        if isinstance(dates, StepDates)
        else dates.overlapping(window)
    )
    return answer is Certainty.CERTAIN
