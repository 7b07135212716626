"""Events with as little in them as their types allow."""

from collections.abc import Container, Iterable, Iterator

import attrs

from timeline.model import Event
from timeline.testing._conformance_changes import accepted, default_of

_ALIKE = ("title", "when", "figures")


def bare_event(event: Event) -> Event:
    """*event* without every field that its type lets it be without."""
    return _without_all_but(event, ())


def same_but_for_type(full: Iterable[Event]) -> Iterator[Event]:
    """*full*, events of each type, made to differ in as little as may be but their type."""
    events = list(full)
    for event in events:
        alike = attrs.evolve(event, id="same-id")
        for name in _ALIKE:
            alike = _with(alike, name, getattr(events[0], name))
        yield _without_all_but(alike, _ALIKE)


def _without_all_but(event: Event, kept: Container[str]) -> Event:
    """*event* with all its fields but those *kept* at their defaults, where its class allows it."""
    while True:
        before = event
        for field in attrs.fields(type(event)):
            if field.init and field.default is not attrs.NOTHING and field.name not in kept:
                event = _with(event, field.alias or field.name, default_of(event, field))
        # One field may have had to stay for another that went after it.
        if event == before:
            return event


def _with(event: Event, name: str, value: object) -> Event:
    """*event* with *value* for the field *name*, unless its class refuses that."""
    changed = accepted(event, name, value)
    return event if changed is None else changed
