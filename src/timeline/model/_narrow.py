"""The date that two dates agree on."""

from typing import TypeAlias

from timeline import edtf
from timeline.edtf import (
    DISTANT_FUTURE,
    DISTANT_PAST,
    AllOf,
    Certainty,
    Day,
    Interval,
    OneOf,
    Open,
    Unknown,
    When,
    day_range,
)
from timeline.edtf._runs import Runs, intersection
from timeline.edtf._shapes import Moment
from timeline.errors import EdtfError

_MAX_RUNS = 100
"""The pieces that a date is written in at most: "XXXX-12-25" has ten thousand."""

_End: TypeAlias = When | Open | Unknown


def narrow(one: When, other: When) -> When | None:
    """The date that *one* and *other* agree on; None where they contradict each other.

    Of two moments it is what both allow; of two extents, the extent from what both
    say of the start to what both say of the end. A moment and an extent agree where
    they may share time, and the extent stands: "April 2025" and "22 to 24 April" speak
    of the same visit, one of them loosely.

    Of dates that say the same, the one without qualifiers stands, or else *one*.
    Where what both allow cannot be written, the narrower of the two stands.
    """
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
    members = [
        _day(first) if first == last else f"{_day(first)}..{_day(last)}" for first, last in runs
    ]
    alone = len(runs) == 1 and runs[0][0] == runs[0][1]
    try:
        return edtf.parse(members[0] if alone else f"[{','.join(members)}]")
    except EdtfError:
        # Days of years with more than four digits.
        return None


def _candidates(date: When) -> Runs:
    shape = date.shape()
    return shape.candidates if isinstance(shape, Moment) else ()


def _day(number: int) -> str:
    return str(Day.from_number(number)) if DISTANT_PAST / 2 < number < DISTANT_FUTURE / 2 else ""


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
        return edtf.interval(start, end)
    except EdtfError:
        # What is left of the start lies after what is left of the end.
        return None


def _ends(one: _End, other: _End) -> _End | None:
    """The start, or end, that two intervals agree on."""
    if one == other:
        return one
    if isinstance(one, Open) or isinstance(other, Open):
        # What is open has no such end; what is unknown has one, that nobody knows.
        return None
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        return other if isinstance(one, Unknown) else one
    agreed = _moments(one, other)
    # An interval's end is no set: of two that share only some days, the narrower.
    return min(one, other, key=_days) if isinstance(agreed, OneOf) else agreed


def _days(date: When) -> int:
    limits = day_range(date)
    return limits.end_latest - limits.start_earliest


def _doubt(date: When) -> int:
    return sum(map(str(date).count, "?~%"))
