"""Whether events make a timeline together: ids are unique and references lead to something."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

import attrs

from timeline.errors import (
    DanglingError,
    DuplicateIdError,
    Fault,
    InconsistentError,
    Path,
    format_path,
    nearest,
    shown,
)
from timeline.model import Event, Metadata

# Thousands of wrong references among thousands of ids would be millions of comparisons.
_MOST_COMPARISONS = 20_000


class Defect(NamedTuple):
    """A duplicate id, or a reference that leads nowhere.

    Attributes:
        number: the number of the event, from 0, in the order given; None if it is in the
            metadata's sources.
        event: the event's id, or "".
        path: where in the event, as ``("phases", 1, "citations", 0, "source")``; in the
            document, as ``("sources", 2)``, if it is in no event.
        kind: "event" or "source": what the id should name.
        id: the id.
        first: for a duplicate, the number of the event, or source, that has the id already.
        near: the end of the message: a question that suggests a known id, or nothing.

    """

    number: int | None
    event: str
    path: Path
    kind: str
    id: str
    first: int | None = None
    near: str = ""

    def error(self, places: Sequence[str]) -> DuplicateIdError | DanglingError:
        """Return the error, the events being at *places*, by their numbers."""
        here = format_path(self.path)
        if self.first is None:
            whole = here if self.number is None else f"{places[self.number]}.{here}"
            return DanglingError(self.kind, self.id, whole)
        if self.number is None:
            pair = (f"sources[{self.first}]", here)
        else:
            pair = (places[self.first], places[self.number])
        return DuplicateIdError(self.kind, self.id, pair)

    def message(self, places: Sequence[str]) -> str:
        """Return what is wrong, in words that follow its path."""
        if self.first is not None:
            return str(self.error(places))
        return f"names the {self.kind} {self.id!r}, which is not in the timeline{self.near}"


def defects(events: Iterable[Event], metadata: Metadata) -> Iterator[Defect]:
    """Yield all that keeps *events* from making a timeline with the sources of *metadata*."""
    events = tuple(events)
    near = _Near()
    sources: dict[str, int] = {}
    for index, source in enumerate(metadata.sources):
        first = sources.setdefault(source.id, index)
        if first != index:
            yield Defect(None, "", ("sources", index), "source", source.id, first)
    numbers: dict[str, int] = {}
    for number, event in enumerate(events):
        first = numbers.setdefault(event.id, number)
        if first != number:
            yield Defect(number, event.id, ("id",), "event", event.id, first)
    for number, event in enumerate(events):
        for path, citation in event.cited:
            if citation.source not in sources:
                yield Defect(
                    number,
                    event.id,
                    (*path, "source"),
                    "source",
                    citation.source,
                    near=near(citation.source, sources),
                )
        for index, relation in enumerate(event.relations):
            if relation.event not in numbers:
                yield Defect(
                    number,
                    event.id,
                    ("relations", index, "event"),
                    "event",
                    relation.event,
                    near=near(relation.event, numbers),
                )


class _Near:
    """Suggests known ids, until that has taken too many comparisons."""

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
    """Return the events, if they make a timeline together.

    Raises:
        InconsistentError: with each duplicate id and each dangling reference.
        TypeError: something that is not an event, or not a list of them.

    """
    given = listed(events)
    found = list(defects(given, metadata))
    if found:
        places = [f"events[{number}]" for number in range(len(given))]
        faults = [
            Fault(
                message=defect.message(places),
                path=format_path(
                    defect.path
                    if defect.number is None
                    else ("events", defect.number, *defect.path)
                ),
                event=defect.event,
            )
            for defect in found
        ]
        errors = [defect.error(places) for defect in found]
        raise InconsistentError(metadata.title or "timeline", faults, errors)
    return given


def self_contained(by_id: Mapping[str, Event]) -> Iterator[Event]:
    """Yield the events without their relations to events that are not among them."""
    for event in by_id.values():
        inward = [relation for relation in event.relations if relation.event in by_id]
        whole = len(inward) == len(event.relations)
        yield event if whole else attrs.evolve(event, relations=inward)
