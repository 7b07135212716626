"""The three shapes that time can have, and how two values are brought to one scale.

A shape counts in whole days, or in seconds as soon as a time of day takes part: then a day is
86,400 candidates. Nothing below this module knows which of the two it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from timeline.edtf._day import DISTANT_FUTURE, DISTANT_PAST

if TYPE_CHECKING:
    from timeline.edtf._runs import Runs

# Three ways to have no limit, which must not be the same number. An open end lies beyond every
# day. An unknown end is some day, as far out as may be. And one moment "on or before 1984" is a
# day as well, whose earliest bound is nevertheless written as open.
NO_START: Final = DISTANT_PAST
UNKNOWN_START: Final = DISTANT_PAST + 1
ANY_BEFORE: Final = DISTANT_PAST + 2
ANY_AFTER: Final = DISTANT_FUTURE - 2
UNKNOWN_END: Final = DISTANT_FUTURE - 1
NO_END: Final = DISTANT_FUTURE

DAY: Final = 86_400


class Limits(NamedTuple):
    """When a value starts and ends, at the earliest and at the latest.

    The numbers are day numbers (`Day.number`); what has no limit lies near `DISTANT_PAST` or
    `DISTANT_FUTURE`, beyond all days, so that plain comparisons hold. A moment starts and ends
    at once: its two pairs are the same.
    """

    start_earliest: int
    start_latest: int
    end_earliest: int
    end_latest: int
    contiguous: bool
    """Whether every day between two limits is a candidate, so that they tell everything.

    It is false of all-of sets and of what has gaps, as ``156X-12-25``: there the limits still
    rule out what lies outside them, and the value itself must be asked about the rest.
    """


@attrs.frozen
class Moment:
    """One moment among its candidates."""

    candidates: Runs

    @property
    def reach(self) -> Runs:
        """All that it may fill."""
        return self.candidates

    @property
    def limits(self) -> Limits:
        """The first and last candidate, as start and as end."""
        first, last = self.candidates[0][0], self.candidates[-1][1]
        return Limits(first, last, first, last, len(self.candidates) == 1)


@attrs.frozen
class Extent:
    """From a start to an end that is not before it. Neither holds what the other rules out."""

    starts: Runs
    ends: Runs

    @property
    def reach(self) -> Runs:
        """All that it may fill, which is what the longest of them fills: it has no gap."""
        return ((self.starts[0][0], self.ends[-1][1]),)

    @property
    def limits(self) -> Limits:
        """The first and last start, the first and last end."""
        starts, ends = self.starts, self.ends
        contiguous = len(starts) == len(ends) == 1
        return Limits(starts[0][0], starts[-1][1], ends[0][0], ends[-1][1], contiguous)


@attrs.frozen
class Several:
    """A moment for each member, all of which come to pass.

    Attributes:
        members: the candidates of each. Of a long range only the outermost stand here.
        reach: all that the members may fill.
        sure: all that they fill for certain.

    """

    members: tuple[Runs, ...]
    reach: Runs
    sure: Runs

    @property
    def limits(self) -> Limits:
        """The first and last member, each at its earliest and latest."""
        firsts = [runs[0][0] for runs in self.members]
        lasts = [runs[-1][1] for runs in self.members]
        return Limits(min(firsts), min(lasts), max(firsts), max(lasts), contiguous=False)


Shape = Moment | Extent | Several


def in_seconds(shape: Shape) -> Shape:
    """A shape in days, as the seconds that those days hold. No single second is sure."""
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
