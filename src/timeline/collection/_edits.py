"""The events of a timeline with some in the place of others, or without some."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from timeline.errors import FieldError, nearest, shown
from timeline.model import Event


def updated(by_id: Mapping[str, Event], given: Iterable[Event]) -> Iterator[Event]:
    """The events, with those *given* in the place of those of their ids.

    Raises:
        FieldError: an id that no event has.
        TypeError: what is no event.

    """
    listed = tuple(given)
    for event in cast("tuple[object, ...]", listed):
        if not isinstance(event, Event):
            raise TypeError(f"{shown(event)} is not an event")
    yield from without(by_id, [event.id for event in listed])
    yield from listed


def without(by_id: Mapping[str, Event], ids: Iterable[str]) -> Iterator[Event]:
    """The events but for those of *ids*.

    Raises:
        FieldError: an id that no event has.

    """
    left = dict(by_id)
    for each in ids:
        # What cannot be hashed is no key, and asking for it fails in Python's words.
        if not isinstance(cast("object", each), str) or each not in by_id:
            known = f"it takes the id of an event of the timeline{nearest(each, by_id)}"
            raise FieldError("id", each, known)
        left.pop(each, None)
    return iter(left.values())
