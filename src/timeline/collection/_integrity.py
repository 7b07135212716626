"""Whether events make a timeline together: each id once, each reference to something."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import cast

import attrs

from timeline.errors import (
    DanglingError,
    DuplicateIdError,
    Fault,
    InconsistentError,
    nearest,
    shown,
)
from timeline.model import Event, Metadata

# Thousands of wrong references among thousands of ids would be millions of comparisons.
_MOST_COMPARISONS = 20_000


@attrs.frozen(kw_only=True)
class Defect:
    """One id that stands twice, or one reference that leads nowhere.

    Attributes:
        number: the number of the event, from 0, in the order given; None where it is
            the metadata's sources.
        event: the event's id, or "".
        field: where in it, as ``id`` or ``phases[1].citations[0].source``.
        kind: "event" or "source": what the id should name.
        id: the id.
        first: the place that had the id before, of a duplicate; else "".
        first_number: the number of the event that had it before, where one had.
        near: the end of the message: a question that offers a known id, or nothing.

    """

    number: int | None
    event: str
    field: str
    kind: str
    id: str
    first: str = ""
    first_number: int | None = None
    near: str = ""

    def path(self, paths: Sequence[str]) -> str:
        """Where it is, the events being at *paths*, as ``events[3]``, by their number."""
        if self.number is None:
            return self.field
        return f"{paths[self.number]}.{self.field}".removeprefix(".")

    def error(self, paths: Sequence[str]) -> DuplicateIdError | DanglingError:
        """The error that it is, the events being at *paths*."""
        if self.first:
            first = self.first if self.first_number is None else paths[self.first_number]
            here = self.field if self.number is None else paths[self.number]
            return DuplicateIdError(self.kind, self.id, (first or self.first, here or self.field))
        return DanglingError(self.kind, self.id, self.path(paths))

    def message(self, paths: Sequence[str]) -> str:
        """What is wrong, in words that stand behind its path."""
        if self.first:
            return str(self.error(paths))
        return f"names the {self.kind} {self.id!r}, which is not in the timeline{self.near}"


def defects(events: Iterable[Event], metadata: Metadata) -> Iterator[Defect]:
    """All that keeps *events* from making a timeline with the sources of *metadata*."""
    events = tuple(events)
    near = _Near()
    sources: dict[str, int] = {}
    for index, source in enumerate(metadata.sources):
        first = sources.setdefault(source.id, index)
        if first != index:
            yield Defect(
                number=None,
                event="",
                field=f"sources[{index}]",
                kind="source",
                id=source.id,
                first=f"sources[{first}]",
            )
    numbers: dict[str, int] = {}
    for number, event in enumerate(events):
        first = numbers.setdefault(event.id, number)
        if first != number:
            yield Defect(
                number=number,
                event=event.id,
                field="id",
                kind="event",
                id=event.id,
                first=f"events[{first}]",
                first_number=first,
            )
    for number, event in enumerate(events):
        for place, citation in event.cited:
            if citation.source not in sources:
                yield Defect(
                    number=number,
                    event=event.id,
                    field=f"{place}.source",
                    kind="source",
                    id=citation.source,
                    near=near(citation.source, sources),
                )
        for index, relation in enumerate(event.relations):
            if relation.event not in numbers:
                yield Defect(
                    number=number,
                    event=event.id,
                    field=f"relations[{index}].event",
                    kind="event",
                    id=relation.event,
                    near=near(relation.event, numbers),
                )


class _Near:
    """Questions that offer a known id, for as long as looking for it takes next to no time."""

    def __init__(self) -> None:
        self._left = _MOST_COMPARISONS

    def __call__(self, given: str, known: Collection[str]) -> str:
        self._left -= len(known)
        return nearest(given, known) if self._left >= 0 else ""


def listed(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return *events* as a tuple.

    Raises:
        TypeError: something that is not an event, or not a list of them.

    """
    if not isinstance(cast("object", events), Iterable):
        raise TypeError(f"events {shown(events)} is not a list of events")
    given = tuple(events)
    for index, event in enumerate(cast("tuple[object, ...]", given)):
        if not isinstance(event, Event):
            raise TypeError(f"events[{index}]: {shown(event)} is not an event")
    return given


def checked(events: Iterable[Event], metadata: Metadata) -> tuple[Event, ...]:
    """The events, if they make a timeline together.

    Raises:
        InconsistentError: with each duplicate id and each dangling reference.
        TypeError: something that is not an event, or not a list of them.

    """
    given = listed(events)
    found = list(defects(given, metadata))
    if found:
        paths = [f"events[{number}]" for number in range(len(given))]
        raise InconsistentError(
            metadata.title or "timeline",
            [
                Fault(message=defect.message(paths), path=defect.path(paths), event=defect.event)
                for defect in found
            ],
            [defect.error(paths) for defect in found],
        )
    return given


def self_contained(by_id: Mapping[str, Event]) -> Iterator[Event]:
    """The events without their relations to events that are not among them."""
    for event in by_id.values():
        inward = [relation for relation in event.relations if relation.event in by_id]
        whole = len(inward) == len(event.relations)
        yield event if whole else attrs.evolve(event, relations=inward)
