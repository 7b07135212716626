"""The date that two dates agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.edtf._certainty import Certainty
from timeline.edtf._compounds import AllOf, Interval, Point, Range
from timeline.edtf._day import Open, Unknown
from timeline.edtf._extents import one_of_days
from timeline.edtf._runs import Runs, intersection
from timeline.edtf._shapes import Moment
from timeline.errors import EdtfError

if TYPE_CHECKING:
    from timeline.edtf._compounds import End
    from timeline.edtf._types import When

_MAX_RUNS: Final = 100
"""The pieces that a date is written in at most: "XXXX-12-25" has ten thousand."""


def narrow(one: When, other: When) -> When | None:
    """The date that two agree on, as `Value.narrow` has it; None where they contradict."""
    if one == other:
        return one
    lasting = [isinstance(date, Interval | AllOf) for date in (one, other)]
    if all(lasting):
        return _extents(one, other)
    if any(lasting):
        agree = one.overlaps(other) is not Certainty.IMPOSSIBLE
        return (one if lasting[0] else other) if agree else None
    return _moments(one, other)


def _moments(one: When, other: When) -> When | None:
    if one.same_as(other) is Certainty.IMPOSSIBLE:
        return None
    forth, back = (a.within(b) is Certainty.CERTAIN for a, b in ((one, other), (other, one)))
    if forth and back:
        return min(one, other, key=_doubt)
    if forth or back:
        return one if forth else other
    shared = None if one.has_time or other.has_time else _shared(one, other)
    return shared or min(one, other, key=_days)


def _shared(one: When, other: When) -> When | None:
    """The moment that may be any day which both may be; None where EDTF cannot well write it."""
    runs = tuple(intersection(_candidates(one), _candidates(other)))
    if len(runs) > _MAX_RUNS:
        return None
    try:
        found = one_of_days(runs)
    except (EdtfError, OverflowError):
        # Days of years with more than four digits.
        return None
    alone = found.members[0]
    return found if len(found.members) > 1 or isinstance(alone, Range) else alone


def _candidates(date: When) -> Runs:
    shape = date.shape()
    return shape.candidates if isinstance(shape, Moment) else ()


def _extents(one: When, other: When) -> When | None:
    if one.same_as(other) is Certainty.IMPOSSIBLE:
        # Each end may agree, and the two not together: "2001-12/200X-03" and "/2001".
        return None
    if not (isinstance(one, Interval) and isinstance(other, Interval)):
        return one
    start, end = _ends(one.start, other.start), _ends(one.end, other.end)
    if start is None or end is None:
        return None
    try:
        return Interval(start=start, end=end)
    except EdtfError:
        # What is left of the start lies after what is left of the end.
        return None


def _ends(one: End, other: End) -> End | None:
    """The start, or end, that two intervals agree on."""
    if one == other:
        return one
    if isinstance(one, Open) or isinstance(other, Open):
        # What is open has no such end; what is unknown has one, that nobody knows.
        return None
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        return other if isinstance(one, Unknown) else one
    agreed = _moments(one, other)
    if agreed is None or isinstance(agreed, Point):
        return agreed
    # An interval's end is no set: of two that share only some days, the narrower.
    return min(one, other, key=_days)


def _days(date: When) -> int:
    limits = date.limits
    return limits.end_latest - limits.start_earliest


def _doubt(date: When) -> int:
    return sum(map(str(date).count, "?~%"))
