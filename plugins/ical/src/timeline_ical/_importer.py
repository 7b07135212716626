"""The reader of calendars."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from timeline.errors import Faults, Location
from timeline.model import Event
from timeline.plugins import EventStream, Importer
from timeline.wire import DocumentReader
from timeline_ical import _recurrence
from timeline_ical._components import Component, parts
from timeline_ical._events import EventReader
from timeline_ical._head import metadata
from timeline_ical._lines import Line
from timeline_ical._moments import MomentError, times
from timeline_ical._options import IcalReadOptions
from timeline_ical._times import Times
from timeline_ical._zones import Zones

if TYPE_CHECKING:
    from timeline_ical._recurrence import Place

_TIMED = ("DTSTART", "DTEND", "RECURRENCE-ID")


class IcalImporter(Importer[IcalReadOptions]):
    """Reads the events of a calendar one by one, whichever program wrote it."""

    options_type = IcalReadOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """The events of *file*, and what is wrong with it, with its lines."""
        stream = parts(file, faults)
        head: list[Line] = []
        rest: Iterator[Line | Component] = iter(())
        for part in stream:
            if isinstance(part, Component):
                rest = chain((part,), stream)
                break
            head.append(part)
        wire = DocumentReader(faults, self.types)
        about = metadata(head, wire, faults)
        reading = _Reading(self, faults, EventReader(wire, faults, self.types, about.locale))
        return EventStream(
            metadata=about,
            events=reading.events(rest),
            partial=True,
        )


class _Reading:
    """One pass over the components of a file."""

    def __init__(self, importer: IcalImporter, faults: Faults, reader: EventReader) -> None:
        self._reader = reader
        self._window = importer.options.days
        self._faults = faults
        self._zones = Zones()
        self._given = 0
        self._ready: list[tuple[Event, Location]] = []
        self._waiting: list[Component] = []
        self._repeating: list[tuple[Component, Times]] = []
        self._replaced: set[Place] = set()

    def events(self, stream: Iterator[Line | Component]) -> Iterator[tuple[Event, Location]]:
        """The events, in the order of the file; those that wait or repeat come last."""
        for part in stream:
            if isinstance(part, Component):
                self._component(part)
                yield from self._ready
                self._ready.clear()
        for component in self._waiting:
            self._read(component)
            yield from self._ready
            self._ready.clear()
        self._give()
        yield from self._ready
        for component, first in self._repeating:
            try:
                yield from self._expanded(component, first)
            except MomentError as error:
                self._fault(component, error)

    def _component(self, component: Component) -> None:
        if component.name == "VTIMEZONE":
            self._zones.define(component)
        elif component.name != "VEVENT":
            name = component.name[:40]
            self._faults.add(f"a {name} is no event", line=component.number)
        elif self._lacks_zone(component):
            # Time zones may stand behind the events that name them (RFC 5545, 3.6).
            self._waiting.append(component)
        else:
            self._read(component)

    def _lacks_zone(self, component: Component) -> bool:
        for name in _TIMED:
            line = component.first(name)
            zone = line.parameters.get("TZID") if line else None
            if zone and not self._zones.is_settled(zone):
                return True
        return False

    def _read(self, component: Component) -> None:
        try:
            found = times(component, self._zones)
            if not self._reader.take_step(component, found):
                self._give()
                self._event(component, found)
        except MomentError as error:
            self._fault(component, error)
            return
        for message in _contradictions(component):
            self._faults.add(message, line=component.number)

    def _event(self, component: Component, found: Times) -> None:
        place = _recurrence.instance(component, self._zones)
        if place is not None:
            self._replaced.add(_recurrence.place_of(component.value("UID"), place))
        elif _recurrence.repeats(component):
            if self._window:
                self._repeating.append((component, found))
                return
            self._faults.add(
                "it repeats: the option window, as window=2024, reads its dates in that time;"
                " without it, only the first can be read",
                line=component.number,
            )
        self._reader.take(component, found, _recurrence.suffix(place) if place else "")
        if not self._reader.waits:
            self._give()

    def _give(self) -> None:
        """Make ready the event that was taken last: it has all its steps."""
        taken = self._reader.give()
        if taken is not None:
            event, line = taken
            self._ready.append((event, Location(path=("events", self._given), line=line)))
            self._given += 1

    def _expanded(self, component: Component, first: Times) -> Iterator[tuple[Event, Location]]:
        if self._window is None:
            return
        uid = component.value("UID")
        for found in _recurrence.expand(component, first, self._window, self._zones):
            suffix = _recurrence.suffix(found.start)
            if self._replaced.isdisjoint(_recurrence.places_of(uid, found.start)):
                self._ready.clear()
                self._reader.take(component, found, suffix)
                self._give()
                yield from self._ready

    def _fault(self, component: Component, error: MomentError) -> None:
        uid = component.value("UID")
        shown = f"{component.name} {uid}: {error}" if uid else f"{component.name}: {error}"
        self._faults.add(shown, line=error.line)


def _contradictions(component: Component) -> Iterator[str]:
    """What a readable event says that is not followed."""
    if "DTEND" in component.lines and "DURATION" in component.lines:
        yield "it has DTEND and DURATION, and DTEND counts"
    place = component.first("RECURRENCE-ID")
    if place and "RANGE" in place.parameters:
        yield "it changes a RANGE of dates, and only the one that it names is changed"
