"""Whether events make a timeline together: ids are unique and references lead to something."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import attrs

from timeline.errors import (
    DanglingError,
    DuplicateIdError,
    Fault,
    InconsistentError,
    Location,
    Path,
)
from timeline.errors.messages import Advice, require_type
from timeline.model import Event, Metadata


class Defect(NamedTuple):
    """A duplicate id, or a reference that leads nowhere.

    Attributes:
        number: the number of the event, from 0, in the order given; None if it is in the
            metadata's sources.
        event: the event's id, or "".
        path: where in the event, such as ``("phases", 1, "citations", 0, "source")``; in the
            document, such as ``("sources", 2)``, if it is in no event.
        kind: "event" or "source": what the id should name.
        id: the id.
        first: for a duplicate, the number of the event, or source, that has the id already.
        hint: the end of the message, such as a question that suggests a known id.

    """

    number: int | None
    event: str
    path: Path
    kind: str
    id: str
    first: int | None = None
    hint: str = ""

    def location(self, events: Sequence[Location]) -> Location:
        """Return where it is, the events being at these locations, by their numbers."""
        if self.number is None:
            return Location(path=self.path)
        return events[self.number].within(self.path)

    def error(self, events: Sequence[Location]) -> DuplicateIdError | DanglingError:
        """Return the error, the events being at these locations, by their numbers."""
        if self.first is None:
            return DanglingError(self.kind, self.id, self.location(events), self.hint)
        if self.number is None:
            places = [Location(path=("sources", self.first)), Location(path=self.path)]
        else:
            places = [events[self.first], events[self.number]]
        return DuplicateIdError(self.kind, self.id, places)

    def message(self, events: Sequence[Location]) -> str:
        """Return what is wrong, without the place of the defect itself."""
        error = self.error(events)
        return error.reason if isinstance(error, DanglingError) else str(error)


def defects(events: Iterable[Event], metadata: Metadata) -> Iterator[Defect]:
    """Yield all that keeps *events* from making a timeline with the sources of *metadata*."""
    events = tuple(events)
    advice = Advice()
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
                    hint=advice.near(citation.source, sources),
                )
        for index, relation in enumerate(event.relations):
            if relation.event not in numbers:
                yield Defect(
                    number,
                    event.id,
                    ("relations", index, "event"),
                    "event",
                    relation.event,
                    hint=advice.near(relation.event, numbers),
                )


def listed(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return *events* as a tuple."""
    require_type("events", events, Iterable, "a list of events")
    given = tuple(events)
    for index, event in enumerate(given):
        require_type(f"events[{index}]:", event, Event, "an event")
    return given


def checked(events: Iterable[Event], metadata: Metadata) -> tuple[Event, ...]:
    """Return the events, if they make a timeline together."""
    given = listed(events)
    if found := list(defects(given, metadata)):
        places = [Location(path=("events", number)) for number in range(len(given))]
        faults = [
            Fault(message=each.message(places), path=each.location(places).path, event=each.event)
            for each in found
        ]
        errors = [each.error(places) for each in found]
        raise InconsistentError(metadata.title or "timeline", faults, errors)
    return given


def self_contained(by_id: Mapping[str, Event]) -> Iterator[Event]:
    """Yield the events without their relations to events that are not among them."""
    for event in by_id.values():
        inward = [relation for relation in event.relations if relation.event in by_id]
        whole = len(inward) == len(event.relations)
        yield event if whole else attrs.evolve(event, relations=inward)
