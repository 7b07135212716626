"""The bounds of the dated events as columns of day numbers, sorted for lookup."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from timeline.collection._dates import Dates, StepDates
from timeline.collection._interval_index import IntervalIndex
from timeline.edtf.day_numbers import Limits, day_range


class Index:
    """The limits of *whens*, which are in time order, by row.

    The rows are sorted by earliest day. Time order differs from that only where an earliest
    day is unknown or unbounded, so the sort, and the sort of the positions found, take linear
    time. What only some questions need is computed when the first such question is asked.

    Attributes:
        positions: the position in time order of each row.
        whens: the dates, or those of the steps of an event without one.
        starts: the earliest day that each may start on, as a day number.
        ends: the latest day that each may end on.

    """

    def __init__(self, whens: Sequence[Dates]) -> None:
        limits = [_limits(when) for when in whens]
        self.positions = sorted(range(len(whens)), key=lambda at: limits[at].start_earliest)
        self.whens = [whens[position] for position in self.positions]
        self._limits = [limits[position] for position in self.positions]
        self.starts = [row.start_earliest for row in self._limits]
        self.ends = [row.end_latest for row in self._limits]

    @cached_property
    def latest_starts(self) -> list[int]:
        """The latest day that each may start on."""
        return [limits.start_latest for limits in self._limits]

    @cached_property
    def earliest_ends(self) -> list[int]:
        """The earliest day that each may end on."""
        return [limits.end_earliest for limits in self._limits]

    @cached_property
    def lasting(self) -> frozenset[int]:
        """The rows of dates that are not a single moment."""
        return frozenset(
            row for row, limits in enumerate(self._limits) if limits[:2] != limits[2:4]
        )

    @cached_property
    def gapped(self) -> frozenset[int]:
        """The rows of dates with gaps, and of all-of sets, which limits describe only in part."""
        return frozenset(row for row, limits in enumerate(self._limits) if not limits.contiguous)

    @cached_property
    def gapped_or_timed(self) -> frozenset[int]:
        """Those, and the rows of dates with a time of day."""
        return self.gapped | {row for row, when in enumerate(self.whens) if when.has_time}

    @cached_property
    def incomplete(self) -> frozenset[int]:
        """The rows of events of which a step has no date."""
        return frozenset(
            row
            for row, when in enumerate(self.whens)
            if isinstance(when, StepDates) and not when.is_complete
        )

    @cached_property
    def _extents(self) -> IntervalIndex:
        return IntervalIndex(self.starts, self.ends)

    @cached_property
    def _beginnings(self) -> IntervalIndex:
        return IntervalIndex(self.starts, self.latest_starts)

    def touching(self, first: int, last: int) -> list[int]:
        """Return the rows whose limits allow a day from *first* to *last*."""
        begin, end = bisect_left(self.starts, first), bisect_right(self.starts, last)
        return [*self._extents.reaching(first), *range(begin, end)]

    def inside(self, first: int, last: int) -> list[int]:
        """Return the rows that certainly lie within *first* to *last*."""
        begin, end = bisect_left(self.starts, first), bisect_right(self.starts, last)
        return [row for row, day in enumerate(self.ends[begin:end], begin) if day <= last]

    def over_before(self, day: int, ends: Sequence[int]) -> list[int]:
        """Return the rows whose *ends* are before *day*. They also start before it."""
        begun = ends[: bisect_left(self.starts, day)]
        return [row for row, end in enumerate(begun) if end < day]

    def starting_after(self, day: int) -> list[int]:
        """Return the rows that certainly start after *day*."""
        return list(range(bisect_right(self.starts, day), len(self.starts)))

    def perhaps_starting_after(self, day: int) -> list[int]:
        """Return the rows that may start after *day*."""
        return [*self._beginnings.reaching(day + 1), *self.starting_after(day)]


def _limits(when: Dates) -> Limits:
    return when.limits if isinstance(when, StepDates) else day_range(when)
