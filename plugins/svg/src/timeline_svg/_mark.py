"""What there is to draw of an event: its dates as numbers of days.

Day *n* is the time from n to n + 1, so that the first day of a range and the last have their
whole length. What has no limit is infinite, and its `Edge` says which kind of limit it is.
"""

import math
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import attrs

from timeline.edtf import (
    UNKNOWN,
    AllOf,
    Date,
    DateTime,
    Interval,
    OneOf,
    Qualifier,
    Range,
    Season,
    When,
    Year,
)
from timeline.edtf.day_numbers import NO_END, NO_START, day_range, day_runs
from timeline.model import Event

SECONDS_OF_A_DAY: Final = 86_400
# Day numbers of years of eighteen digits have twenty-one.
_BEYOND_ALL_DAYS: Final = 10**29


class Shape(StrEnum):
    """How the time of an event is to be read."""

    MOMENT = "moment"
    """It happened once, at some time between the two limits."""
    EXTENT = "extent"
    """It went on from the start to the end."""
    SEVERAL = "several"
    """It happened at each of several dates."""
    STEPS = "steps"
    """It has no date of its own, and its steps have."""
    UNDATED = "undated"
    """Nothing is known."""


class Edge(StrEnum):
    """What is known of one end."""

    KNOWN = "known"
    OPEN = "open"
    """There is none: it goes on, or had no beginning."""
    UNKNOWN = "unknown"
    """There is one, and nobody says when."""
    ANY = "any"
    """The moment itself may be any time before or after, as in "on or before 22 April"."""


@attrs.frozen
class StepMark:
    """A dated step, such as the signing of an agreement.

    Attributes:
        stage: what was done, such as "signed".
        first: the first day that it may have been on.
        last: the end of the last such day.

    """

    stage: str
    first: float
    last: float


def _first_of(mark: "Mark") -> float | None:
    return min(mark.finite, default=None)


def _last_of(mark: "Mark") -> float | None:
    return max(mark.finite, default=None)


@attrs.frozen(kw_only=True)
class Mark:
    """An event, and its dates in days; see `mark`.

    Attributes:
        event: the event.
        shape: how its time is to be read.
        start_earliest: the time before which it cannot have started; minus infinity if there
            is no such time.
        start_latest: the time at which it has started at the latest.
        end_earliest: the time before which it cannot have ended.
        end_latest: the time at which it has ended at the latest; infinity if there is none.
        left: what is known of the start.
        right: what is known of the end.
        approximate: whether any part of the date is said to be approximate.
        uncertain: whether any part of the date is said to be uncertain.
        runs: the stretches of time that it may touch, if there are gaps between them.
        steps: its steps with a known date, in time order.
        disputed: whether its sources contradict each other or the date.
        timed: whether the date is a time of day.
        first: the earliest limit that is known; None if there is none.
        last: the latest limit that is known; None if there is none.

    """

    event: Event
    shape: Shape
    start_earliest: float = -math.inf
    start_latest: float = -math.inf
    end_earliest: float = math.inf
    end_latest: float = math.inf
    left: Edge = Edge.KNOWN
    right: Edge = Edge.KNOWN
    approximate: bool = False
    uncertain: bool = False
    runs: tuple[tuple[float, float], ...] = ()
    steps: tuple[StepMark, ...] = ()
    disputed: bool = False
    timed: bool = False
    first: float | None = attrs.field(init=False, default=attrs.Factory(_first_of, takes_self=True))
    last: float | None = attrs.field(init=False, default=attrs.Factory(_last_of, takes_self=True))

    @property
    def finite(self) -> tuple[float, ...]:
        """The limits that are known, in the order start, end."""
        limits = (self.start_earliest, self.start_latest, self.end_earliest, self.end_latest)
        return tuple(limit for limit in limits if math.isfinite(limit))


def mark(event: Event) -> Mark:
    """Return what there is to draw of *event*.

    >>> drawn = mark(Event(id="talks", title="Talks", when="[..2024-04-22]"))
    >>> drawn.left, drawn.end_latest == drawn.event.when.latest.number + 1
    (<Edge.ANY: 'any'>, True)

    """
    steps = tuple(sorted(_steps(event), key=lambda step: (step.first, step.last)))
    when = event.when
    if when is None:
        return _without_date(event, steps)
    limits = day_range(when)
    numbers = _numbers(when)
    # Most dates have none, and flags are slow to compare.
    qualifiers = [each for each in _qualifiers(when) if each is not Qualifier.NONE]
    return Mark(
        event=event,
        shape=_shape(when),
        start_earliest=numbers[0],
        start_latest=numbers[1],
        end_earliest=numbers[2],
        end_latest=numbers[3],
        left=_edge(limits.start_earliest, when),
        right=_edge(limits.end_latest, when),
        approximate=any(each & Qualifier.APPROXIMATE for each in qualifiers),
        uncertain=any(each & Qualifier.UNCERTAIN for each in qualifiers),
        runs=_runs(when, contiguous=limits.contiguous),
        steps=steps,
        disputed=_is_disputed(event),
        timed=isinstance(when, DateTime),
    )


def reading_order(mark: Mark) -> tuple[bool, float, float, str]:
    """Return a key that sorts marks as a reader looks for them, those without a date last.

    An event is where its first known limit is: "on or before 22 April 2024" is in April 2024,
    and not before everything.
    """
    first, last = mark.first, mark.last
    if mark.shape is Shape.UNDATED:
        return True, 0.0, 0.0, mark.event.id
    if first is None or last is None:
        return False, math.inf, math.inf, mark.event.id
    limits = mark.finite
    return False, limits[0], limits[-1], mark.event.id


def _numbers(when: When) -> tuple[float, float, float, float]:
    limits = day_range(when)
    if isinstance(when, DateTime):
        # On the clock of the place, as a day is: an offset would move it to another day.
        clock = (when.hour * 60 + when.minute) * 60 + when.second
        instant = limits.start_earliest + clock / SECONDS_OF_A_DAY
        return instant, instant, instant, instant
    return (
        _start_of(limits.start_earliest),
        _end_of(limits.start_latest),
        _start_of(limits.end_earliest),
        _end_of(limits.end_latest),
    )


def _without_date(event: Event, steps: tuple[StepMark, ...]) -> Mark:
    disputed = _is_disputed(event)
    if not steps:
        return Mark(event=event, shape=Shape.UNDATED, disputed=disputed)
    first, last = steps[0].first, max(step.last for step in steps)
    return Mark(
        event=event,
        shape=Shape.STEPS,
        start_earliest=first,
        start_latest=first,
        end_earliest=last,
        end_latest=last,
        steps=steps,
        disputed=disputed,
    )


def _steps(event: Event) -> Iterator[StepMark]:
    for step in event.steps:
        if step.when is not None:
            limits = day_range(step.when)
            first, last = _start_of(limits.start_earliest), _end_of(limits.end_latest)
            if math.isfinite(first) and math.isfinite(last):
                yield StepMark(str(step.stage), first, last)


def _shape(when: When) -> Shape:
    if isinstance(when, Interval):
        return Shape.EXTENT
    return Shape.SEVERAL if isinstance(when, AllOf) else Shape.MOMENT


def _runs(when: When, *, contiguous: bool) -> tuple[tuple[float, float], ...]:
    if isinstance(when, (DateTime, Interval)) or (contiguous and not isinstance(when, AllOf)):
        return ()
    return tuple((_start_of(first), _end_of(last)) for first, last in day_runs(when))


def _start_of(day: int) -> float:
    if day < -_BEYOND_ALL_DAYS:
        return -math.inf
    return math.inf if day > _BEYOND_ALL_DAYS else float(day)


def _end_of(day: int) -> float:
    if day < -_BEYOND_ALL_DAYS:
        return -math.inf
    return math.inf if day > _BEYOND_ALL_DAYS else float(day + 1)


def _edge(day: int, when: When) -> Edge:
    if -_BEYOND_ALL_DAYS < day < _BEYOND_ALL_DAYS:
        return Edge.KNOWN
    if day in (NO_START, NO_END):
        return Edge.OPEN
    bound = when.earliest if day < 0 else when.latest
    return Edge.UNKNOWN if bound is UNKNOWN else Edge.ANY


def _qualifiers(part: object) -> Iterator[Qualifier]:
    """Yield what is said of each component of each date in *part*, a date or a part of one."""
    match part:
        case OneOf() | AllOf():
            for member in part.members:
                yield from _qualifiers(member)
        case Interval() | Range():
            yield from _qualifiers(part.start)
            yield from _qualifiers(part.end)
        case Date() | Season():
            yield from part.qualifiers
        case Year():
            yield part.qualifier
        case _:
            # An open or unknown end, or a time of day, which cannot be qualified.
            return


def _is_disputed(event: Event) -> bool:
    # Most sources give the date of the event itself.
    if all(citation.says in (None, event.when) for citation in event.citations):
        return False
    return not event.evidence().agrees
