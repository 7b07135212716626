"""Allen's thirteen relations between two shapes, and how certain each one is."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from timeline.edtf._enums import Certainty, TextEnum
from timeline.edtf._runs import Runs, at_or_after, from_on, up_to
from timeline.edtf._shapes import NO_START, Extent, Moment, Several, Shape


class Allen(TextEnum):
    """The relations between two extents of time, exactly one of which is true of any two.

    A member equals its text, such as "met-by". A day has a length here: what ends on the 3rd
    *meets* what begins on the 4th. Source: James F. Allen, Maintaining knowledge about temporal
    intervals, 1983.
    """

    BEFORE = "before"
    """It ends some time before the other begins."""
    MEETS = "meets"
    """It ends directly before the other begins."""
    OVERLAPS = "overlaps"
    """It begins first, and ends during the other."""
    STARTS = "starts"
    """Both begin together, and it ends first."""
    DURING = "during"
    """It begins after the other, and ends before it."""
    FINISHES = "finishes"
    """It begins after the other, and both end together."""
    EQUALS = "equals"
    """Both begin and end together."""
    FINISHED_BY = "finished-by"
    CONTAINS = "contains"
    STARTED_BY = "started-by"
    OVERLAPPED_BY = "overlapped-by"
    MET_BY = "met-by"
    AFTER = "after"

    @property
    def inverse(self) -> "Allen":
        """The same relation seen from the other side: *meets* for *met-by*."""
        members = tuple(Allen)
        return members[-1 - members.index(self)]


# The start and end of *a*, the first day or second after its end, the start and end of *b*.
_A, _A_END, _A_NEXT, _B, _B_END = range(5)

# A step holds points that coincide, and their least distance from the step before.
_Step = tuple[frozenset[int], int]
_Chain = tuple[_Step, ...]

# Each relation puts the four ends in an order. It is possible if and only if the last step is
# reached by taking, at each step, the earliest candidate that the order allows.
_CHAINS: Final[dict[Allen, _Chain]] = {
    relation: tuple((frozenset(points), gap) for points, gap in steps)
    for relation, steps in {
        Allen.BEFORE: (((_A,), 0), ((_A_END,), 0), ((_B,), 2), ((_B_END,), 0)),
        Allen.MEETS: (((_A,), 0), ((_A_NEXT, _B), 1), ((_B_END,), 0)),
        Allen.OVERLAPS: (((_A,), 0), ((_B,), 1), ((_A_END,), 0), ((_B_END,), 1)),
        Allen.STARTS: (((_A, _B), 0), ((_A_END,), 0), ((_B_END,), 1)),
        Allen.DURING: (((_B,), 0), ((_A,), 1), ((_A_END,), 0), ((_B_END,), 1)),
        Allen.FINISHES: (((_B,), 0), ((_A,), 1), ((_A_END, _B_END), 0)),
        Allen.EQUALS: (((_A, _B), 0), ((_A_END, _B_END), 0)),
    }.items()
}


def relations(a: Shape, b: Shape) -> dict[Allen, Certainty]:
    """Return the certainty of each relation, in Allen's order."""
    a, b = _without_gaps(a), _without_gaps(b)
    found = [relation for relation in Allen if is_possible(relation, a, b)]
    answers = dict.fromkeys(Allen, Certainty.IMPOSSIBLE)
    # One of them is true, so if only one is possible, it is certain.
    answers |= dict.fromkeys(found, Certainty.CERTAIN if len(found) == 1 else Certainty.POSSIBLE)
    return answers


def is_possible(relation: Allen, a: Shape, b: Shape) -> bool:
    """Return whether some completions of *a* and *b* have this relation."""
    if relation not in _CHAINS:
        return is_possible(relation.inverse, b, a)
    a, b = _without_gaps(a), _without_gaps(b)
    chain = _chain(relation, isinstance(a, Moment), isinstance(b, Moment))
    a_starts, a_ends = _ends(a)
    b_starts, b_ends = _ends(b)
    candidates = {_A: a_starts, _A_END: a_ends, _B: b_starts, _B_END: b_ends}
    here = 2 * NO_START
    for points, gap in chain:
        # What follows the end is the end, one later.
        step = [(candidates[_A_END], 1) if p is _A_NEXT else (candidates[p], 0) for p in points]
        reached = _first_in_all(step, here + gap)
        if reached is None:
            return False
        here = reached
    return bool(chain)


def _first_in_all(step: Sequence[tuple[Runs, int]], number: int) -> int | None:
    """Return the first number from a number on that is in all runs, each moved by its amount."""
    while True:
        reached = number
        for runs, moved in step:
            found = at_or_after(runs, reached - moved)
            if found is None:
                return None
            reached = found + moved
        if reached == number:
            return number
        number = reached


def _without_gaps(shape: Shape) -> Moment | Extent:
    """Return the shape; for several moments, the extent from the first to the last."""
    if not isinstance(shape, Several):
        return shape
    if len(shape.members) == 1:
        return Moment(shape.members[0])
    limits = shape.limits
    return Extent(
        up_to(shape.reach, limits.start_latest), from_on(shape.reach, limits.end_earliest)
    )


def _ends(shape: Moment | Extent) -> tuple[Runs, Runs]:
    if isinstance(shape, Moment):
        return shape.candidates, shape.candidates
    return shape.starts, shape.ends


@cache
def _chain(relation: Allen, a_is_moment: bool, b_is_moment: bool) -> _Chain:
    """Return the order of the ends in a relation; empty if a moment cannot have it."""
    chain = _CHAINS[relation]
    if a_is_moment:
        chain = _at_once(chain, _A, _A_END)
    if b_is_moment:
        chain = _at_once(chain, _B, _B_END)
    return chain


def _at_once(chain: _Chain, start: int, end: int) -> _Chain:
    """Return the order if a start and an end coincide; empty if it separates them."""
    places = {point: place for place, (points, _) in enumerate(chain) for point in points}
    if _A_NEXT in places and start is _A:
        return ((chain[1][0], 0), *chain[2:])  # what follows the end follows the start
    i, j = places.get(start, 0), places.get(end, 0)
    if j <= i:
        return chain
    if j > i + 1 or chain[j][1]:
        return ()
    return (*chain[:i], (chain[i][0] | chain[j][0], chain[i][1]), *chain[j + 1 :])
