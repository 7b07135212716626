"""Time order."""

from collections.abc import Iterable, Sequence

from timeline.edtf import sort_key
from timeline.model import Event


def in_time_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events by their dates' own key; what has no date comes last; then by id."""
    return tuple(sorted(events, key=_key))


def count_dated(ordered: Sequence[Event]) -> int:
    """How many of the events, which are in time order, have a date: those before the others."""
    dated = len(ordered)
    while dated and ordered[dated - 1].when is None:
        dated -= 1
    return dated


def _key(event: Event) -> tuple[object, ...]:
    return *sort_key(event.when), event.id
