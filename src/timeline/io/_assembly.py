"""What only all the events of a document together show: ids used twice, dangling references."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, cast

import attrs

from timeline.collection import Defect, Timeline, defects
from timeline.errors import Faults, Location
from timeline.model import Event, Metadata
from timeline.plugins import EventStream

_SOURCES = frozenset({("sources",), ("timeline", "sources")})
_NO_EVENTS = frozenset({("sources",), ("timeline",)})
_Parts: TypeAlias = dict[str | int, "_Parts"]
"""Parts of an event, each with the parts within it; the items of lists without any go."""


def assemble(
    stream: EventStream,
    items: Sequence[tuple[Event, Location]],
    faults: Faults,
    unresolved: Faults,
) -> Timeline:
    """Return the timeline of *items*, without what keeps them from being one.

    The second event of an id is left out, and each reference to something that is
    missing. Each is one of *faults*, or, where what it refers to has faults itself or is
    outside of a document that is part of something larger, *unresolved*.
    """
    events = [event for event, _ in items]
    found = tuple(defects(events, stream.metadata))
    if not found:
        return Timeline(events, metadata=stream.metadata)
    locations = [_numbered(number, location) for number, (_, location) in enumerate(items)]
    unread = _Unread(faults)
    repeated: set[int] = set()
    wrong: dict[int, _Parts] = {}
    for defect in found:
        location = defect.location(locations)
        leads_out = stream.partial and defect.kind == "event" and defect.first is None
        sink = unresolved if leads_out or unread.explains(defect) else faults
        sink.add(
            unread.with_caveat(defect).message(locations),
            path=location.path,
            event=defect.event,
            line=location.line,
            address=location.address,
        )
        if defect.number is None:
            continue
        if defect.path == ("id",):
            repeated.add(defect.number)
            continue
        parts = wrong.setdefault(defect.number, {})
        # The last step leads to the reference in the item of a list.
        for step in defect.path[:-1]:
            parts = parts.setdefault(step, {})
    return Timeline(
        (
            cast("Event", _without(event, wrong[number])) if number in wrong else event
            for number, event in enumerate(events)
            if number not in repeated
        ),
        metadata=_each_source_once(stream.metadata),
    )


class _Unread:
    """What the faults of reading leave unknown."""

    def __init__(self, faults: Faults) -> None:
        self._faulty = {("event", fault.event) for fault in faults if fault.event}
        for fault in faults:
            match fault.path:
                case ("sources", str(source), *_):
                    self._faulty.add(("source", source))
                case _:
                    pass
        self._sources = any(fault.path in _SOURCES for fault in faults)
        self._many = faults.unlisted > 0
        self._some = self._many or any(
            not fault.event and fault.path[:1] not in _NO_EVENTS for fault in faults
        )

    def explains(self, defect: Defect) -> bool:
        """Return whether what *defect* refers to is in the document, and has faults."""
        if defect.first is not None:
            return False
        return (
            (defect.kind, defect.id) in self._faulty
            or (self._sources and defect.kind == "source")
            # Its fault may be one of those that are not listed.
            or self._many
        )

    def with_caveat(self, defect: Defect) -> Defect:
        """Return *defect* with the doubt that something of an unknown id was not read."""
        if not self._some or defect.first is not None:
            return defect
        doubt = f", or is in a part that could not be read{defect.hint}"
        return defect._replace(hint=doubt)


def _numbered(number: int, location: Location) -> Location:
    # Events of a format that knows no places still have their order.
    return location if location != Location() else Location(path=("events", number))


def _each_source_once(metadata: Metadata) -> Metadata:
    first = {source.id: source for source in reversed(metadata.sources)}
    sources = (source for source in metadata.sources if first[source.id] is source)
    return attrs.evolve(metadata, sources=sources)


def _without(value: object, parts: _Parts) -> object:
    """Return *value* without the list items that *parts* lead to."""
    if isinstance(value, tuple):
        items = enumerate(cast("tuple[object, ...]", value))
        return tuple(
            _without(item, parts[index]) if index in parts else item
            for index, item in items
            if parts.get(index) != {}
        )
    changes = {
        str(name): _without(cast("object", getattr(value, str(name))), within)
        for name, within in parts.items()
    }
    # Only the paths know which class it is.
    evolve = cast("Callable[..., object]", attrs.evolve)
    return evolve(value, **changes)
