"""The days that the events of a timeline may touch, and those that they leave."""

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple, cast

import attrs

from timeline.edtf import Bound, Day, When, day_range, day_runs
from timeline.errors import FieldError, shown
from timeline.model import Event


class Span(NamedTuple):
    """The first and the last day that something may touch."""

    earliest: Bound
    latest: Bound

    def __str__(self) -> str:
        return f"{self.earliest} to {self.latest}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


@attrs.frozen(kw_only=True)
class Gap:
    """A stretch of days in which surely nothing happened.

    Attributes:
        first: its first day.
        last: its last day.
        after: the id of the event that it follows.
        before: the id of the event that ends it: the same where it lies between the days
            that one event may be on, as those of ``{1990,1995}``.

    """

    first: Day
    last: Day
    after: str
    before: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last.number - self.first.number + 1


def span(dated: Iterable[Event]) -> Span | None:
    """Return the first and last day that the events may touch."""
    whens = [event.when for event in dated if event.when is not None]
    if not whens:
        return None
    first = min(whens, key=lambda when: day_range(when).start_earliest)
    last = max(whens, key=lambda when: day_range(when).end_latest)
    return Span(first.earliest, last.latest)


def gaps(dated: Iterable[Event], days: int) -> tuple[Gap, ...]:
    """The stretches of at least *days* days that none of the events, in time order, can touch."""
    if not isinstance(cast("object", days), int) or isinstance(days, bool):
        raise TypeError(f"days {shown(days)} is not a whole number")
    if days < 1:
        raise FieldError("days", days, "it takes a whole number from 1")
    found: list[Gap] = []
    reached: Event | None = None
    last = 0
    for start, end, _, event in sorted(_stretches(dated), key=itemgetter(0, 2)):
        if reached is not None and start - last > days:
            first_day, last_day = Day.from_number(last + 1), Day.from_number(start - 1)
            found.append(Gap(first=first_day, last=last_day, after=reached.id, before=event.id))
        if reached is None or end > last:
            reached, last = event, end
    return tuple(found)


def _stretches(dated: Iterable[Event]) -> Iterator[tuple[int, int, int, Event]]:
    """The first and last day of each stretch that an event may touch, with its place in order."""
    # Many events may have one date, whose stretches are as many as its gaps.
    seen: set[When] = set()
    for place, event in enumerate(dated):
        if event.when is None:
            continue
        limits = day_range(event.when)
        if limits.contiguous:
            yield limits.start_earliest, limits.end_latest, place, event
        elif event.when not in seen:
            seen.add(event.when)
            for first, last in day_runs(event.when):
                yield first, last, place, event
