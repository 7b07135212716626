"""Finding the intervals that contain a day without looking at many others."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_SLACK = 16
"""How many intervals a slab may list beyond its share, so that sparse times need few slabs."""


class IntervalIndex:
    """Answers which intervals began before a day and have not ended before it.

    This is Chazelle's filtering search (SIAM Journal on Computing 15, 1986). The days are cut
    into slabs, each with a list of the intervals that touch it: at most twice as many (and
    a few) as there are on any day of it. A question costs the logarithm of the number of intervals,
    to find the slab, plus a constant for each interval found. Together the lists have at most
    four entries an interval (and a few).

    Args:
        starts: the first day of each interval, in rising order.
        ends: the last day of each.

    """

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._starts = starts
        self._ends = ends
        self._firsts: list[int] = []
        """The first day of each slab but the first, which lists nothing."""
        self._slabs: list[list[int]] = [[]]
        self._build()

    def _build(self) -> None:
        starts, ends = self._starts, self._ends
        all_ends = sorted(ends)
        listed: list[int] = self._slabs[0]
        begun = ended = fewest = 0
        while ended < len(all_ends):
            # The next day on which an interval begins, or has just ended.
            day = all_ends[ended] + 1
            if begun < len(starts):
                day = min(day, starts[begun])
            opened = begun
            while begun < len(starts) and starts[begun] == day:
                begun += 1
            while ended < len(all_ends) and all_ends[ended] < day:
                ended += 1
            active = begun - ended
            fewest = min(fewest, active)
            if len(listed) + begun - opened > 2 * fewest + _SLACK:
                listed = [position for position in listed if ends[position] >= day]
                self._firsts.append(day)
                self._slabs.append(listed)
                fewest = active
            listed.extend(range(opened, begun))

    def reaching(self, day: int) -> list[int]:
        """Return, in order, the positions of the intervals from before *day* to *day* or later."""
        ends = self._ends
        begun = bisect_left(self._starts, day)
        listed = self._slabs[bisect_right(self._firsts, day)]
        # The starts are in order, so a position shows whether its interval has begun.
        return [position for position in listed if position < begun and ends[position] >= day]
