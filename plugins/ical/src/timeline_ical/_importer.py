"""The calendar importer: the calendar's own properties, and its components in turn."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import BinaryIO, cast

from timeline.edtf import When, parse
from timeline.errors import EdtfError, Faults, FieldError, Location
from timeline.model import Event, Metadata
from timeline.plugins import EventStream, Importer
from timeline.wire import DocumentReader
from timeline_ical import _components, _embedding, _recurrence
from timeline_ical._components import Component
from timeline_ical._dates import UndrawableError, decode_edtf, utc
from timeline_ical._events import EventReader
from timeline_ical._lines import Line, line_of, text_of
from timeline_ical._options import IcalReadOptions
from timeline_ical._recurrence import Occurrence
from timeline_ical._times import PropertyError, Times, time_of, times_of
from timeline_ical._zones import Zones

_WITH_ZONES = ("DTSTART", "DTEND", "RECURRENCE-ID")


class IcalImporter(Importer[IcalReadOptions]):
    """Read the events of a calendar one by one, whichever program wrote it."""

    options_type = IcalReadOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """Return the events of *file*, and report what is wrong with its line."""
        parts = _components.parse(file, faults)
        head: list[Line] = []
        rest: Iterator[Line | Component] = iter(())
        for part in parts:
            if isinstance(part, Component):
                rest = chain((part,), parts)
                break
            head.append(part)
        document = DocumentReader(faults, self.types)
        metadata = _metadata(head, document, faults)
        reader = EventReader(document, faults, self.types, metadata.locale)
        reading = _Reading(self.options, faults, reader)
        return EventStream(metadata=metadata, events=reading.events(rest), partial=True)


class _Reading:
    """One pass over the components of a file."""

    def __init__(self, options: IcalReadOptions, faults: Faults, reader: EventReader) -> None:
        self._reader = reader
        self._window = options.days
        self._faults = faults
        self._zones = Zones()
        self._count = 0
        self._waiting: list[Component] = []
        self._repeating: list[tuple[Component, Times]] = []
        self._replaced: set[Occurrence] = set()

    def events(self, parts: Iterable[Line | Component]) -> Iterator[tuple[Event, Location]]:
        """Yield the events in the order of the file; those that wait or repeat come last."""
        for part in parts:
            if not isinstance(part, Component):
                continue
            if part.name == "VTIMEZONE":
                self._zones.define(part)
            elif part.name != "VEVENT":
                self._faults.add(f"ignored a {part.name[:40]}: not an event", line=part.number)
            elif self._lacks_zone(part):
                # A time zone may follow the events that name it (RFC 5545, 3.6).
                self._waiting.append(part)
            else:
                yield from self._read(part)
        for component in self._waiting:
            yield from self._read(component)
        yield from self._finish()
        for component, first in self._repeating:
            yield from self._expand(component, first)

    def _lacks_zone(self, component: Component) -> bool:
        for name in _WITH_ZONES:
            line = component.first(name)
            zone = line.parameters.get("TZID") if line else None
            if zone and not self._zones.is_final(zone):
                return True
        return False

    def _read(self, component: Component) -> Iterator[tuple[Event, Location]]:
        """Read a VEVENT; yield the event before it, whose steps are complete now."""
        try:
            times = times_of(component, self._zones)
            if self._reader.add_step(component, times):
                self._report_ignored(component)
                return
            replaced = component.first("RECURRENCE-ID")
            start = time_of(replaced, self._zones) if replaced else None
        except PropertyError as error:
            self._report(component, error)
            return
        yield from self._finish()
        if start is not None:
            self._replaced.add(Occurrence.of(component.value("UID"), start))
        elif _recurrence.repeats(component):
            if self._window:
                self._repeating.append((component, times))
                self._report_ignored(component)
                return
            self._faults.add(
                "it repeats, and only its first date is read; to read all dates in a period,"
                " set the option window, for example window=2024",
                line=component.number,
            )
        self._reader.start(component, times, _recurrence.suffix(start) if start else "")
        self._report_ignored(component)
        if not self._reader.may_have_steps:
            yield from self._finish()

    def _finish(self) -> Iterator[tuple[Event, Location]]:
        finished = self._reader.finish()
        if finished is not None:
            event, line = finished
            yield event, Location(path=("events", self._count), line=line)
            self._count += 1

    def _expand(self, component: Component, first: Times) -> Iterator[tuple[Event, Location]]:
        if self._window is None:
            return
        uid = component.value("UID")
        try:
            for times in _recurrence.expand(component, first, self._window, self._zones):
                if not _recurrence.is_replaced(uid, times.start, self._replaced):
                    self._reader.start(component, times, _recurrence.suffix(times.start))
                    yield from self._finish()
        except PropertyError as error:
            self._report(component, error)

    def _report(self, component: Component, error: PropertyError) -> None:
        uid = component.value("UID")
        name = f"{component.name} {uid}" if uid else component.name
        self._faults.add(f"{name}: {error}", line=error.line)

    def _report_ignored(self, component: Component) -> None:
        """Report what a valid event says and is not read."""
        if "DTEND" in component.lines and "DURATION" in component.lines:
            self._faults.add("it has DTEND and DURATION; used DTEND", line=component.number)
        replaced = component.first("RECURRENCE-ID")
        if replaced and "RANGE" in replaced.parameters:
            self._faults.add(
                "it changes a RANGE of dates; changed only the one it names", line=component.number
            )


def _metadata(head: Iterable[Line], document: DocumentReader, faults: Faults) -> Metadata:
    """The metadata in the calendar's own properties."""
    lines: dict[str, Line] = {}
    for line in head:
        lines.setdefault(line.name, line)
    if (packed := lines.get(_embedding.METADATA)) is not None:
        try:
            value = _embedding.unpack(packed.value)
        except ValueError as error:
            faults.add(f"{packed.name}: {error}", line=packed.number)
        else:
            table = cast("Mapping[str, object]", value if isinstance(value, Mapping) else {})
            return document.metadata(table.get("timeline", {}), table.get("sources", {}))
    name = lines.get("NAME") or lines.get("X-WR-CALNAME")
    description = lines.get("DESCRIPTION") or lines.get("X-WR-CALDESC")
    return Metadata(
        title=line_of(name.value) if name else "",
        description=text_of(description.value) if description else "",
        language=_language(name) or _language(description),
        revised=_revised(lines, faults),
    )


def _language(line: Line | None) -> str:
    tag = line.parameters.get("LANGUAGE", "") if line else ""
    try:
        return Metadata(language=tag).language
    except FieldError:
        return ""


def _revised(lines: Mapping[str, Line], faults: Faults) -> When | None:
    line = lines.get("LAST-MODIFIED")
    if line is None:
        return None
    if exact := lines.get("X-EDTF"):
        try:
            when = parse(decode_edtf(exact.value.strip()))
            if utc(when) == line.value and Metadata(revised=when):
                return when
        except (EdtfError, UndrawableError, FieldError):
            pass
    try:
        return time_of(line, Zones()).when()
    except PropertyError as error:
        faults.add(str(error), line=error.line)
        return None
