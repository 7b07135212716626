"""The calendar importer: the calendar's own properties, and its components in turn."""

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import BinaryIO, NamedTuple, cast

from timeline.edtf import When, parse
from timeline.errors import EdtfError, Faults, FieldError, Location, TimelineWarning
from timeline.model import Event, Metadata
from timeline.plugins import EventStream, Importer
from timeline.wire import DocumentReader
from timeline_ical import _components, _embedding, _recurrence
from timeline_ical._components import Component
from timeline_ical._dates import UndrawableError, decode_edtf, utc
from timeline_ical._events import EventReader
from timeline_ical._lines import Line, line_of, text_of
from timeline_ical._options import IcalReadOptions
from timeline_ical._properties import sequence_of
from timeline_ical._recurrence import Series
from timeline_ical._rules import Effort
from timeline_ical._times import PropertyError, Time, Times, time_of, times_of
from timeline_ical._zones import Zones

_WITH_ZONES = ("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE")
# The properties of an event that are read, and those that are only for programs. What else there
# is, somebody wrote for people. So is X-ALT-DESC, unlike others of single programs (X-).
_READ = frozenset(
    {
        *("UID", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID"),
        *("RRULE", "RDATE", "EXDATE", "EXRULE", "STATUS", "LOCATION", "GEO", "URL", "CATEGORIES"),
        *("RELATED-TO", "ORGANIZER", "ATTENDEE", "SEQUENCE", "DTSTAMP"),
    }
)
_FOR_PROGRAMS = frozenset(
    {"CLASS", "COLOR", "CREATED", "LAST-MODIFIED", "REQUEST-STATUS", "TRANSP"}
)
_UNREAD = "X-ALT-DESC"
# Only an event that repeats has dates to exclude.
_EXCLUSIONS = {"EXDATE", "EXRULE"}
# The same of a calendar.
_OF_CALENDAR = frozenset(
    {
        *("NAME", "DESCRIPTION", "LAST-MODIFIED", "CALSCALE", "METHOD"),
        *("VERSION", "PRODID", "UID", "COLOR", "REFRESH-INTERVAL", "SOURCE"),
    }
)
# Calendars whose numbers are other days, by CLDR's names. Misspelt Gregorian ones are common.
_OTHER_SCALES = (
    *("BUDDHIST", "CHINESE", "COPTIC", "DANGI", "ETHIOP", "HEBREW", "INDIAN", "ISLAMIC"),
    *("JAPANESE", "PERSIAN", "ROC"),
)
# Messages about an event (RFC 5546, 3.2) that do not say that it takes place.
_MESSAGES = frozenset({"CANCEL", "COUNTER", "DECLINECOUNTER", "REFRESH", "REPLY"})
# The zone of those times that name none, to some programs.
_ZONE = "X-WR-TIMEZONE"
_REPEATS = (
    "it repeats, and only its first date is read; to read all dates in a period,"
    " set the option window, for example window=2024"
)

_MOST_DATES = 50_000
"""The most dates in the window that the repeating events of any file may have."""

_MOST_DATES_OF_EVENT = 1_000
"""How many more for each repeating event."""


class IcalImporter(Importer[IcalReadOptions]):
    """Read the events of a calendar one by one, whichever program wrote it."""

    options_type = IcalReadOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """Return the events of *file*, and report what is wrong with its line."""
        parts = _components.parse(file, faults)
        head: list[Line] = []
        first: list[Line | Component] = []
        for part in parts:
            if isinstance(part, Line):
                head.append(part)
                continue
            first.append(part)
            # Some programs write the calendar's name after its time zones.
            if part.name != "VTIMEZONE":
                break
        document = DocumentReader(faults, self.types)
        metadata = _metadata(head, document, faults)
        reader = EventReader(document, faults, self.types, metadata.locale)
        reading = _Reading(self.options, faults, reader, metadata)
        for line in head:
            reading.read_property(line)
        events = reading.events(chain(first, parts))
        return EventStream(metadata=metadata, events=events, partial=True)


class _Version(NamedTuple):
    """One version of an event.

    Attributes:
        rank: what makes a version newer: its SEQUENCE, then its DTSTAMP (RFC 5546, 2.1.5).
        component: where it is.
        item: the event, or its dates if it repeats.

    """

    rank: tuple[int, str]
    component: Component
    item: Event | Series


class _Reading:
    """One pass over the components of a file."""

    def __init__(
        self, options: IcalReadOptions, faults: Faults, reader: EventReader, metadata: Metadata
    ) -> None:
        self._reader = reader
        self._window = options.days
        self._faults = faults
        self._metadata = metadata
        self._zones = Zones()
        self._count = 0
        self._waiting: list[Component] = []
        self._current: tuple[Component, Time | None] | None = None
        self._versions: dict[object, _Version] = {}
        self._replaced: dict[str, list[Time]] = {}
        self._unread: Counter[str] = Counter()
        self._names_zone = False

    def events(self, parts: Iterable[Line | Component]) -> Iterator[tuple[Event, Location]]:
        """Yield the events: those that were written here without a version, as they are read.

        The others come last, since a newer version of each may follow.
        """
        for part in parts:
            if isinstance(part, Line):
                self.read_property(part)
                self._report_late(part)
            elif part.name == _components.CALENDAR:
                yield from self._end_calendar()
            elif part.name == "VTIMEZONE":
                self._zones.define(part)
            elif part.name != "VEVENT":
                self._faults.add(f"ignored a {part.name[:40]}: not an event", line=part.number)
            elif self._lacks_zone(part):
                # A time zone may follow the events that name it (RFC 5545, 3.6).
                self._waiting.append(part)
            else:
                yield from self._read(part)
        yield from self._end_calendar()
        yield from self._of_versions()
        self._warn_of_unread()

    def _end_calendar(self) -> Iterator[tuple[Event, Location]]:
        """Read what waits for a zone; each calendar of a file has its own (RFC 5545, 3.2.19)."""
        for component in self._waiting:
            yield from self._read(component)
        yield from self._finish()
        self._waiting, self._zones, self._names_zone = [], Zones(), False

    def _lacks_zone(self, component: Component) -> bool:
        for name in _WITH_ZONES:
            for line in component.lines.get(name, ()):
                zone = line.parameters.get("TZID")
                if zone and not self._zones.is_final(zone):
                    return True
        return False

    def read_property(self, line: Line) -> None:
        """Report what a property of a calendar says and is not read."""
        name, value = line.name, line.value.strip().upper()
        if name == _ZONE:
            self._names_zone = True
        elif name == "CALSCALE" and value.startswith(_OTHER_SCALES):
            self._faults.add(
                f"CALSCALE {line.value[:40]!r} is ignored: dates are read as Gregorian",
                line=line.number,
            )
        elif name == "METHOD" and value in _MESSAGES:
            self._unread[f"METHOD:{value}"] += 1
        elif name not in _OF_CALENDAR and not name.startswith("X-"):
            self._unread[name[:40]] += 1

    def _report_late(self, line: Line) -> None:
        """Report a property of a calendar that comes too late to be one of the timeline's."""
        known = {"NAME": self._metadata.title, "X-WR-CALNAME": self._metadata.title}
        known |= {"DESCRIPTION": self._metadata.description}
        known |= {"X-WR-CALDESC": self._metadata.description}
        if line.name not in known or text_of(line.value) == known[line.name]:
            return
        self._faults.add(
            f"{line.name} {text_of(line.value)[:60]!r} is ignored: a timeline has one title and"
            " description, those of the first calendar, before its events",
            line=line.number,
        )

    def _read(self, component: Component) -> Iterator[tuple[Event, Location]]:
        """Read a VEVENT; yield the event before it, whose steps are complete now."""
        report = partial(self._report, component)
        try:
            times = times_of(component, self._zones, report)
        except PropertyError as error:
            report(error)
            return
        self._report_unread(component)
        self._report_zones(component, times)
        if self._reader.add_step(component, times):
            return
        yield from self._finish()
        replaced = self._replaced_date(component)
        suffix = _recurrence.suffix(replaced) if replaced else ""
        if replaced is None and _recurrence.repeats(component):
            if not self._window:
                self._faults.add(_REPEATS, line=component.number)
            self._hold(component, None, Series(component, times, self._zones, report))
            return
        self._reader.start(component, times, suffix)
        self._current = component, replaced
        if not self._reader.may_have_steps:
            yield from self._finish()

    def _replaced_date(self, component: Component) -> Time | None:
        """The date of a series that an event takes the place of."""
        line = component.first("RECURRENCE-ID")
        if line is None:
            return None
        try:
            replaced = time_of(line, self._zones)
        except PropertyError as error:
            self._report(component, error)
            return None
        self._replaced.setdefault(component.value("UID"), []).append(replaced)
        return replaced

    def _hold(self, component: Component, replaced: Time | None, item: Event | Series) -> None:
        """Hold *item* back until no newer version of it can follow."""
        uid = component.value("UID")
        date = _recurrence.moment(replaced) if replaced else ""
        key = (uid, date) if uid else component.number
        rank = (sequence_of(component), component.value("DTSTAMP"))
        version = _Version(rank, component, item)
        other = self._versions.get(key)
        if other is None:
            self._versions[key] = version
            return
        older, newer = (other, version) if version.rank > other.rank else (version, other)
        self._versions[key] = newer
        self._faults.add(
            f"VEVENT {uid[:80]}: ignored this version (SEQUENCE {older.rank[0]}): that of line"
            f" {newer.component.number} (SEQUENCE {newer.rank[0]}) has the same UID and "
            + ("is newer" if newer.rank > older.rank else "comes first"),
            line=older.component.number,
        )

    def _of_versions(self) -> Iterator[tuple[Event, Location]]:
        """Yield the newest versions of events, in the order of the file; series come last."""
        series: list[Series] = []
        for version in self._versions.values():
            if isinstance(version.item, Series):
                series.append(version.item)
            else:
                yield version.item, self._location(version.component.number)
        if not series:
            return
        effort = Effort(_recurrence.PERIODS + _recurrence.PERIODS_OF_EVENT * len(series))
        left = _MOST_DATES + _MOST_DATES_OF_EVENT * len(series)
        for each in series:
            for event in self._expand(each, effort):
                left -= 1
                if left < 0:
                    self._faults.add(
                        "the repeating events of the file have too many dates in the window;"
                        " the others are not read: make the window shorter",
                        line=each.component.number,
                    )
                    return
                yield event

    def _expand(self, series: Series, effort: Effort) -> Iterator[tuple[Event, Location]]:
        component = series.component
        replaced = self._replaced.get(component.value("UID"), ())
        try:
            for times in series.dates(self._window, replaced, effort):
                suffix = _recurrence.suffix(times.start) if self._window else ""
                self._reader.start(component, times, suffix)
                if (finished := self._reader.finish()) is not None:
                    yield finished[0], self._location(component.number)
        except PropertyError as error:
            self._report(component, error)

    def _finish(self) -> Iterator[tuple[Event, Location]]:
        """Yield the current event, unless a newer version of it may follow."""
        finished, current = self._reader.finish(), self._current
        if finished is None or current is None:
            return
        event, line = finished
        component, replaced = current
        if component.value("X-TIMELINE-TYPE") and "SEQUENCE" not in component.lines:
            yield event, self._location(line)
        else:
            self._hold(component, replaced, event)

    def _location(self, line: int) -> Location:
        self._count += 1
        return Location(path=("events", self._count - 1), line=line)

    def _report(self, component: Component, error: PropertyError) -> None:
        uid = component.value("UID")
        name = f"{component.name} {uid[:80]}" if uid else component.name
        self._faults.add(f"{name}: {error}", line=error.line)

    def _report_unread(self, component: Component) -> None:
        """Report what a valid event says and is not read."""
        lines = component.lines
        if "DTEND" in lines and "DURATION" in lines:
            self._faults.add("it has DTEND and DURATION; used DTEND", line=component.number)
        replaced = component.first("RECURRENCE-ID")
        if replaced and "RANGE" in replaced.parameters:
            self._faults.add(
                "it changes a RANGE of dates; changed only the one it names", line=component.number
            )
        if replaced and (line := _recurrence.repeats_beside(component)):
            self._faults.add(
                f"it takes the place of one date, so its {line.name} is ignored", line=line.number
            )
        if replaced or not _recurrence.repeats(component):
            for name in _EXCLUSIONS & lines.keys():
                self._unread[name] += len(lines[name])
        for name in lines.keys() - _READ - _FOR_PROGRAMS:
            if not name.startswith("X-") or name == _UNREAD:
                self._unread[name[:40]] += len(lines[name])
        for inner in component.inner:
            if inner.name != "VALARM":
                self._unread[inner.name[:40]] += 1

    def _report_zones(self, component: Component, times: Times) -> None:
        """Report the unknown zones of an event, whose local times then have no offset."""
        if self._names_zone and times.start.timed and not (times.start.zone or times.start.tzid):
            self._unread[_ZONE] += 1
        unknown: dict[str, int] = {}
        for name in _WITH_ZONES:
            for line in component.lines.get(name, ()):
                zone = line.parameters.get("TZID")
                if (
                    zone
                    and not line.value.strip().endswith("Z")
                    and not self._is_known(line, times)
                ):
                    unknown.setdefault(zone, line.number)
        for zone, number in unknown.items():
            self._faults.add(
                f"the time zone {zone[:80]!r} is unknown: the calendar does not define it, or not"
                " well; its times are read without an offset",
                line=number,
            )

    def _is_known(self, line: Line, times: Times) -> bool:
        if line.name == "DTSTART":
            return not times.start.timed or times.start.zone is not None
        is_day = "T" not in line.value
        return is_day or self._zones.find(line.parameters["TZID"]) is not None

    def _warn_of_unread(self) -> None:
        if self._unread:
            counts = ", ".join(f"{name} ({count})" for name, count in sorted(self._unread.items()))
            warnings.warn(TimelineWarning(f"not read from the calendar: {counts}"), stacklevel=2)


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
