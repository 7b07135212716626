"""Finding the spans that reach into a day from before it, without looking at many others."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_SLACK = 16
"""How many spans a stretch may list beyond its share, so that sparse times need few stretches."""


class Crossing:
    """The positions of spans that began before a day and are not over on it.

    The days are cut into stretches, each of which lists the spans that touch it: at most
    twice as many (and a few) as are there on any day of it. So a question costs the
    logarithm of their count, to find the stretch, plus a constant for each position that
    it finds. Together the lists have at most four entries a span (and a few): this is
    Chazelle's filtering search (SIAM Journal on Computing 15, 1986).

    Args:
        starts: the first day of each span, in rising order.
        ends: the last day of each.

    """

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._starts = starts
        self._ends = ends
        self._firsts: list[int] = []
        """The first day of each stretch but the first, which lists nothing."""
        self._listed: list[list[int]] = [[]]
        self._cut()

    def _cut(self) -> None:
        starts, ends = self._starts, self._ends
        over = sorted(ends)
        listed: list[int] = self._listed[0]
        begun = ended = fewest = 0
        while ended < len(over):
            # The next day on which something begins, or is no longer there.
            day = over[ended] + 1
            if begun < len(starts):
                day = min(day, starts[begun])
            opened = begun
            while begun < len(starts) and starts[begun] == day:
                begun += 1
            while ended < len(over) and over[ended] < day:
                ended += 1
            there = begun - ended
            fewest = min(fewest, there)
            if len(listed) + begun - opened > 2 * fewest + _SLACK:
                listed = [position for position in listed if ends[position] >= day]
                self._firsts.append(day)
                self._listed.append(listed)
                fewest = there
            listed.extend(range(opened, begun))

    def into(self, day: int) -> list[int]:
        """The positions of the spans that began before *day* and are not over on it, in order."""
        ends = self._ends
        begun = bisect_left(self._starts, day)
        listed = self._listed[bisect_right(self._firsts, day)]
        # A position tells whether its span has begun: the starts are in order.
        return [position for position in listed if position < begun and ends[position] >= day]
