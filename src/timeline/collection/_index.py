"""The bounds of the dated events as columns of day numbers, sorted for lookup."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from timeline.collection._crossing import Crossing
from timeline.collection._peaks import Peaks
from timeline.edtf import When, day_range


class Index:
    """The limits of *whens*, which are in time order, by row.

    The columns are sorted by earliest day. Time order differs from that only where an earliest
    day is unknown or unbounded, so the sort, and the sort of the positions found, take linear
    time. What only some questions need is computed when the first such question is asked.

    Attributes:
        places: the position in time order of each row.
        whens: the dates.
        starts: the earliest day that each may start on, as a day number.
        latest_starts: the latest day that each may start on.
        earliest_ends: the earliest day that each may end on.
        ends: the latest day that each may end on.

    """

    def __init__(self, whens: Sequence[When]) -> None:
        limits = [day_range(when) for when in whens]
        self.places = sorted(range(len(whens)), key=lambda place: limits[place].start_earliest)
        self.whens = [whens[place] for place in self.places]
        self._limits = [limits[place] for place in self.places]
        self.starts = [row.start_earliest for row in self._limits]

    @cached_property
    def latest_starts(self) -> list[int]:
        return [limits[1] for limits in self._limits]

    @cached_property
    def earliest_ends(self) -> list[int]:
        return [limits[2] for limits in self._limits]

    @cached_property
    def ends(self) -> list[int]:
        return [limits[3] for limits in self._limits]

    @cached_property
    def gapped(self) -> frozenset[int]:
        """The rows of dates with gaps, and of all-of sets: limits do not tell them whole."""
        return frozenset(at for at, limits in enumerate(self._limits) if not limits.contiguous)

    @cached_property
    def gapped_or_timed(self) -> frozenset[int]:
        """Those, and the positions of dates with a time of day."""
        return self.gapped | {at for at, when in enumerate(self.whens) if when.has_time}

    @cached_property
    def lasting(self) -> frozenset[int]:
        """The rows of dates that are more than one moment."""
        return frozenset(at for at, limits in enumerate(self._limits) if limits[:2] != limits[2:4])

    @cached_property
    def _crossing(self) -> Crossing:
        return Crossing(self.starts, self.ends)

    @cached_property
    def _latest_starts(self) -> Peaks:
        return Peaks(self.latest_starts)

    @cached_property
    def _ends_downward(self) -> Peaks:
        return Peaks([-day for day in self.ends])

    @cached_property
    def _earliest_ends_downward(self) -> Peaks:
        return Peaks([-day for day in self.earliest_ends])

    def __len__(self) -> int:
        return len(self.whens)

    def meeting(self, first: int, last: int) -> list[int]:
        """The rows of dates that may touch a day from *first* to *last*, by their limits."""
        begin, end = bisect_left(self.starts, first), bisect_right(self.starts, last)
        return [*self._crossing.into(first), *range(begin, end)]

    def inside(self, first: int, last: int) -> list[int]:
        """The rows of dates that cannot leave the days from *first* to *last*."""
        begin, end = bisect_left(self.starts, first), bisect_right(self.starts, last)
        return self._ends_downward.at_least(-last, begin, end)

    def over_before(self, day: int) -> list[int]:
        """The rows of dates that are certainly over before *day*."""
        # What is over before it starts before it.
        last = bisect_left(self.starts, day)
        return self._ends_downward.at_least(1 - day, 0, last)

    def perhaps_over_before(self, day: int) -> list[int]:
        """The rows of dates that may be over before *day*."""
        last = bisect_left(self.starts, day)
        return self._earliest_ends_downward.at_least(1 - day, 0, last)

    def starting_after(self, day: int) -> list[int]:
        """The rows of dates that certainly start after *day*."""
        return list(range(bisect_right(self.starts, day), len(self)))

    def perhaps_starting_after(self, day: int) -> list[int]:
        """The rows of dates that may start after *day*."""
        return self._latest_starts.at_least(day + 1, 0, len(self))
