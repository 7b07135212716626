"""The three shapes that the time of a date can have, in days or in seconds.

A shape counts whole days, or seconds as soon as a time of day takes part: then a day is
86,400 candidates. The modules that compare shapes need not know which of the two it is.
"""

from typing import Final, NamedTuple

from timeline.edtf._runs import Runs

# Three ways to have no limit, with three numbers. An open end lies beyond every day. An unknown
# end is some day, however far away. The one moment of "on or before 1984" is some day too, but
# its earliest bound is written as open.
NO_START: Final = -(10**30)
UNKNOWN_START: Final = NO_START + 1
ANY_BEFORE: Final = NO_START + 2
ANY_AFTER: Final = -ANY_BEFORE
UNKNOWN_END: Final = -UNKNOWN_START
NO_END: Final = -NO_START

DAY: Final = 86_400
"""The seconds of a day."""


class Limits(NamedTuple):
    """The earliest and latest day that a value starts on, and those that it ends on.

    The limits are day numbers (`Day.number`), or lie beyond all days, near `NO_START` or
    `NO_END`, so that they can always be compared. A moment starts and ends at once: its two pairs
    are the same.
    """

    start_earliest: int
    start_latest: int
    end_earliest: int
    end_latest: int
    contiguous: bool
    """Whether every day between two limits is a candidate.

    It is false for all-of sets, and for dates with gaps, such as ``156X-12-25``. Their limits
    only tell what is impossible; anything else is a question to the value itself.
    """


class Moment(NamedTuple):
    """One moment among its candidates."""

    candidates: Runs

    @property
    def reach(self) -> Runs:
        """Everything that it may fill."""
        return self.candidates

    @property
    def limits(self) -> Limits:
        """The first and last candidate, as start and as end."""
        first, last = self.candidates[0][0], self.candidates[-1][1]
        return Limits(first, last, first, last, len(self.candidates) == 1)


class Extent(NamedTuple):
    """The time from a start to an end that is not earlier.

    Every candidate of the start has an end that fits, and the other way round.
    """

    starts: Runs
    ends: Runs

    @property
    def reach(self) -> Runs:
        """Everything that it may fill: what the longest one fills, without a gap."""
        return ((self.starts[0][0], self.ends[-1][1]),)

    @property
    def limits(self) -> Limits:
        """The first and last start, and the first and last end."""
        starts, ends = self.starts, self.ends
        contiguous = len(starts) == len(ends) == 1
        return Limits(starts[0][0], starts[-1][1], ends[0][0], ends[-1][1], contiguous)


class Several(NamedTuple):
    """Several moments, all of which happen.

    Attributes:
        members: the candidates of each; of a very long range only those of its two ends.
        reach: everything that the members may fill.
        sure: everything that they certainly fill.

    """

    members: tuple[Runs, ...]
    reach: Runs
    sure: Runs

    @property
    def limits(self) -> Limits:
        """The earliest and latest day of the first member, and those of the last."""
        firsts = [runs[0][0] for runs in self.members]
        lasts = [runs[-1][1] for runs in self.members]
        return Limits(min(firsts), min(lasts), max(firsts), max(lasts), contiguous=False)


Shape = Moment | Extent | Several


def in_seconds(shape: Shape) -> Shape:
    """Return a shape in days as the seconds of those days. No single second is certain."""
    match shape:
        case Moment(candidates):
            return Moment(_seconds(candidates))
        case Extent(starts, ends):
            return Extent(_seconds(starts), _seconds(ends))
        case Several(members, reach, _):
            return Several(tuple(map(_seconds, members)), _seconds(reach), ())


def _seconds(days: Runs) -> Runs:
    return tuple(
        (
            first if first <= ANY_BEFORE or first >= ANY_AFTER else first * DAY,
            last if last <= ANY_BEFORE or last >= ANY_AFTER else last * DAY + DAY - 1,
        )
        for first, last in days
    )
