"""The bounds of the dated events as columns of day numbers, sorted for lookup."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from timeline.collection._dates import Dates, StepDates
from timeline.collection._interval_index import IntervalIndex
from timeline.collection._range_max import RangeMax
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

    """

    def __init__(self, whens: Sequence[Dates]) -> None:
        limits = [_limits(when) for when in whens]
        self.positions = sorted(range(len(whens)), key=lambda at: limits[at].start_earliest)
        self.whens = [whens[position] for position in self.positions]
        self._limits = [limits[position] for position in self.positions]
        self.starts = [row.start_earliest for row in self._limits]

    @cached_property
    def latest_starts(self) -> list[int]:
        """The latest day that each may start on."""
        return [limits.start_latest for limits in self._limits]

    @cached_property
    def earliest_ends(self) -> list[int]:
        """The earliest day that each may end on."""
        return [limits.end_earliest for limits in self._limits]

    @cached_property
    def ends(self) -> list[int]:
        """The latest day that each may end on."""
        return [limits.end_latest for limits in self._limits]

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
    def lasting(self) -> frozenset[int]:
        """The rows of dates that are not a single moment."""
        return frozenset(
            row for row, limits in enumerate(self._limits) if limits[:2] != limits[2:4]
        )

    @cached_property
    def _intervals(self) -> IntervalIndex:
        return IntervalIndex(self.starts, self.ends)

    @cached_property
    def _latest_starts(self) -> RangeMax:
        return RangeMax(self.latest_starts)

    @cached_property
    def _negative_ends(self) -> RangeMax:
        return RangeMax([-day for day in self.ends])

    @cached_property
    def _negative_earliest_ends(self) -> RangeMax:
        return RangeMax([-day for day in self.earliest_ends])

    def __len__(self) -> int:
        return len(self.whens)

    def touching(self, first: int, last: int) -> list[int]:
        """Return the rows whose limits allow a day from *first* to *last*."""
        begin, end = bisect_left(self.starts, first), bisect_right(self.starts, last)
        return [*self._intervals.reaching(first), *range(begin, end)]

    def inside(self, first: int, last: int) -> list[int]:
        """Return the rows that certainly lie within *first* to *last*."""
        begin, end = bisect_left(self.starts, first), bisect_right(self.starts, last)
        return self._negative_ends.at_least(-last, begin, end)

    def over_before(self, day: int) -> list[int]:
        """Return the rows that are certainly over before *day*."""
        # They also start before it.
        return self._negative_ends.at_least(1 - day, 0, bisect_left(self.starts, day))

    def perhaps_over_before(self, day: int) -> list[int]:
        """Return the rows that may be over before *day*."""
        return self._negative_earliest_ends.at_least(1 - day, 0, bisect_left(self.starts, day))

    def starting_after(self, day: int) -> list[int]:
        """Return the rows that certainly start after *day*."""
        return list(range(bisect_right(self.starts, day), len(self)))

    def perhaps_starting_after(self, day: int) -> list[int]:
        """Return the rows that may start after *day*."""
        return self._latest_starts.at_least(day + 1, 0, len(self))


def _limits(when: Dates) -> Limits:
    return when.limits if isinstance(when, StepDates) else day_range(when)
