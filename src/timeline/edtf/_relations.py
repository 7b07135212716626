"""Before, overlaps, same, within: answered over everything that two values may turn out to be.

A function that takes limits returns None if they do not decide: candidates with gaps, and values
of more than one moment. Then the function that takes shapes compares the candidates.
"""

from bisect import bisect_left
from itertools import accumulate

from timeline.edtf._allen import Allen, is_possible
from timeline.edtf._enums import Certainty
from timeline.edtf._runs import Runs, at_or_after, intersection, is_part, meet
from timeline.edtf._shapes import (
    ANY_AFTER,
    ANY_BEFORE,
    NO_END,
    NO_START,
    UNKNOWN_END,
    UNKNOWN_START,
    Extent,
    Limits,
    Moment,
    Several,
    Shape,
)

CERTAIN, POSSIBLE, IMPOSSIBLE = Certainty


def before(a: Limits, b: Limits) -> Certainty:
    """Return whether *a* ends before *b* starts. The limits always decide this."""
    if a.end_latest < b.start_earliest:
        return CERTAIN
    return POSSIBLE if a.end_earliest < b.start_latest else IMPOSSIBLE


def overlaps(a: Limits, b: Limits) -> Certainty | None:
    """Return whether they share time, or None if the limits do not decide."""
    if a.end_latest < b.start_earliest or b.end_latest < a.start_earliest:
        return IMPOSSIBLE
    if not (a.contiguous and b.contiguous):
        return None
    return CERTAIN if _always_share(a, b) else POSSIBLE


def overlaps_in_full(a: Shape, b: Shape) -> Certainty:
    """Return whether they share time, by their candidates."""
    match a, b:
        case Several(), Several():
            # Of two runs that share days, one contains the last day of the other, and a member
            # ends on each last day.
            certain = any(
                is_part(member, one.sure)
                for one, other in ((a, b), (b, a))
                for member in other.members
            )
            return Certainty.of(certain=certain, possible=meet(a.reach, b.reach))
        case Several(), Moment(candidates):
            certain = is_part(candidates, a.sure)
            return Certainty.of(certain=certain, possible=meet(a.reach, candidates))
        case Several(), Extent():
            possible = meet(a.reach, _hull(b.limits))
            return Certainty.of(certain=not _can_avoid(b, a), possible=possible)
        case _, Several():
            return overlaps_in_full(b, a)
        case _:
            # The longest extents share time if any do; a moment must not be in a gap.
            certain = _always_share(a.limits, b.limits)
            return Certainty.of(certain=certain, possible=meet(a.reach, b.reach))


def _always_share(a: Limits, b: Limits) -> bool:
    """Return whether neither can be wholly before the other."""
    return a.start_latest <= b.end_earliest and b.start_latest <= a.end_earliest


def _can_avoid(extent: Extent, several: Several) -> bool:
    """Return whether an extent may lie where no member has to be."""
    # A member can avoid an extent that lacks its first or its last candidate. What is certainly
    # filled avoids only an extent that ends before it or begins after it. An earlier end avoids
    # more, so each start needs only its first end, and only the first start beyond each number
    # in `lows` needs a look.
    pieces = [(runs[0][0], runs[-1][1]) for runs in several.members]
    pieces = sorted({*pieces, *((last, first) for first, last in several.sure)})
    lows = [low for low, _ in pieces]
    least = list(accumulate((high for _, high in reversed(pieces)), min))[::-1]
    for beyond in (extent.starts[0][0], *(low + 1 for low in lows)):
        start = at_or_after(extent.starts, beyond)
        end = at_or_after(extent.ends, start) if start is not None else None
        if start is None or end is None:
            break
        index = bisect_left(lows, start)
        if index == len(lows) or least[index] > end:
            return True
    return False


def _hull(limits: Limits) -> Runs:
    return ((limits.start_earliest, limits.end_latest),)


def same_as(a: Limits, b: Limits) -> Certainty | None:
    """Return whether they fill the same time, or None if the limits do not decide."""
    if max(a.start_earliest, b.start_earliest) > min(a.start_latest, b.start_latest) or max(
        a.end_earliest, b.end_earliest
    ) > min(a.end_latest, b.end_latest):
        return IMPOSSIBLE
    if not (a.contiguous and b.contiguous):
        return None
    if a[:2] == b[:2] and a[2:4] == b[2:4] and a[0] == a[1] and a[2] == a[3]:
        return CERTAIN
    both_moments = a[:2] == a[2:4] and b[:2] == b[2:4]
    return POSSIBLE if both_moments else None


def same_as_in_full(a: Shape, b: Shape) -> Certainty:
    """Return whether they fill the same time, by their candidates."""
    match a, b:
        case Several(), Several():
            certain = a.sure == a.reach == b.reach == b.sure
            possible = (
                all(meet(member, b.reach) for member in a.members)
                and all(meet(member, a.reach) for member in b.members)
                and is_part(a.sure, b.reach)
                and is_part(b.sure, a.reach)
            )
            return Certainty.of(certain=certain, possible=possible)
        case Several(), Moment(candidates):
            possible_at = candidates
            for member in a.members:
                possible_at = tuple(intersection(possible_at, member))
            single = candidates == a.sure == a.reach and candidates[0][0] == candidates[-1][1]
            return Certainty.of(certain=single, possible=bool(possible_at))
        case Several(), Extent():
            limits = b.limits
            fixed = limits.start_earliest == limits.start_latest
            fixed = fixed and limits.end_earliest == limits.end_latest
            certain = fixed and a.sure == a.reach == _hull(limits)
            # An extent has no gaps; a set without unspecified digits may have some.
            possible = (a.sure != a.reach or len(a.sure) == 1) and is_possible(Allen.EQUALS, a, b)
            return Certainty.of(certain=certain, possible=possible)
        case _, Several():
            return same_as_in_full(b, a)
        case Moment(ours), Moment(theirs):
            certain = ours == theirs and ours[0][0] == ours[-1][1]
            return Certainty.of(certain=certain, possible=meet(ours, theirs))
        case _:
            a_limits, b_limits = a.limits, b.limits
            certain = (
                a_limits[:4] == b_limits[:4]
                and a_limits.start_earliest == a_limits.start_latest
                and a_limits.end_earliest == a_limits.end_latest
            )
            return Certainty.of(certain=certain, possible=is_possible(Allen.EQUALS, a, b))


def within(a: Limits, window: Limits) -> Certainty | None:
    """Return whether *a* lies wholly within a window, or None if the limits do not decide."""
    if a.end_latest < window.start_earliest or window.end_latest < a.start_earliest:
        return IMPOSSIBLE
    first, last = window.start_earliest, window.end_latest
    if not window.contiguous or first <= ANY_BEFORE or last >= ANY_AFTER:
        return None
    if first <= a.start_earliest and a.end_latest <= last:
        return CERTAIN
    if not a.contiguous:
        return None
    start = max(first, a.start_earliest)
    possible = start <= a.start_latest and max(start, a.end_earliest) <= last
    return POSSIBLE if possible else IMPOSSIBLE


def within_in_full(a: Shape, window: Shape) -> Certainty:
    """Return whether *a* lies wholly within a window, by the candidates of both."""
    least, most = _windows(window)
    return Certainty.of(certain=_always_within(a, least), possible=_ever_within(a, most))


def _windows(window: Shape) -> tuple[Runs, Runs]:
    """Return the least and the most that the whole extent of a window may be.

    They differ if an end is unknown.
    """
    if isinstance(window, Several):
        return window.reach, window.reach
    if isinstance(window, Moment):
        # All days "on or after 1985" together have no end.
        (first, _), (_, last) = window.candidates[0], window.candidates[-1]
        first = NO_START if first == ANY_BEFORE else first
        last = NO_END if last == ANY_AFTER else last
        whole = list(window.candidates)
        whole[0] = (first, whole[0][1])
        whole[-1] = (whole[-1][0], last)
        return tuple(whole), tuple(whole)
    limits = window.limits
    first, last = limits.start_earliest, limits.end_latest
    most = ((first, last),)
    if first in {UNKNOWN_START, ANY_BEFORE}:
        first = limits.start_latest
    if last in {UNKNOWN_END, ANY_AFTER}:
        last = limits.end_earliest
    return ((first, last),) if first <= last else (), most


def overlapping(a: Shape, window: Shape) -> Certainty:
    """Return whether *a* shares time with a window, taken as its whole extent."""
    least, most = _windows(window)
    whole = Several(members=tuple((run,) for run in least), reach=most, sure=least)
    return overlaps_in_full(a, whole)


def _always_within(a: Shape, window: Runs) -> bool:
    match a:
        case Moment(candidates):
            return is_part(candidates, window)
        case Several(_, reach, _):
            return is_part(reach, window)
        case Extent():
            return is_part(_hull(a.limits), window)


def _ever_within(a: Shape, window: Runs) -> bool:
    match a:
        case Moment(candidates):
            return meet(candidates, window)
        case Several(members, _, sure):
            return is_part(sure, window) and all(meet(member, window) for member in members)
        case Extent(starts, ends):
            for first, last in window:
                start = at_or_after(starts, first)
                end = at_or_after(ends, start) if start is not None else None
                if end is not None and end <= last:
                    return True
            return False
