"""From a VEVENT to an event: by its properties, and by the event embedded in it."""

import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, cast

import attrs

from timeline.edtf import When, parse
from timeline.errors import EdtfError, Faults, FieldError, Location
from timeline.model import Agreement, Event, Metadata, Phase, Place, Stage
from timeline.plugins import Losses
from timeline.wire import DocumentReader, EventTypes, dump_event
from timeline_ical import _components, _details, _embedding
from timeline_ical._components import Component
from timeline_ical._dates import (
    UndrawableError,
    day_lines,
    decode_edtf,
    draw,
    time_line,
    without_wording,
)
from timeline_ical._exact_times import read_times
from timeline_ical._exporter import IcalExporter
from timeline_ical._extra import read_extra, read_version
from timeline_ical._lines import as_line, line_of, text_of
from timeline_ical._options import IcalOptions, Imprecise
from timeline_ical._places import locate, read_places
from timeline_ical._properties import (
    FOREIGN_UID,
    actors_of,
    foreign_status,
    id_of,
    own_id,
    own_status,
    related_id,
    relations_of,
    tags_of,
)
from timeline_ical._times import DAY, Times, times_of
from timeline_ical._zones import Zones

_UNTITLED = "(untitled)"
_Fields: TypeAlias = dict[str, object]
# What tells events without a UID apart that have the same date and title.
_DISTINCT = ("LOCATION", "DTEND", "DURATION", "DESCRIPTION")
# What the properties of a calendar hold, and people change there.
_EDITABLE = ("id", "title", "when", "status", "description", "places", "relations", "tags", "extra")


class EventReader:
    """Make events of VEVENTs; an event that may have steps is held back until they are read.

    Args:
        document: reads embedded events.
        faults: receives what is wrong.
        types: the types of event that are installed.
        locale: the locale of the words before titles.

    """

    def __init__(
        self, document: DocumentReader, faults: Faults, types: EventTypes, locale: str
    ) -> None:
        self._document = document
        self._locale = locale
        self._faults = faults
        self._types = types
        self._plain_exporter = IcalExporter(IcalOptions(), Metadata())
        self._event: Event | None = None
        self._line = 0
        self._is_typed = False
        self._steps: dict[tuple[Stage, int], When] = {}
        self._without_uid: dict[str, tuple[str, ...]] = {}

    @property
    def may_have_steps(self) -> bool:
        """Whether steps of the current event may follow."""
        return self._event is not None and (self._is_typed or bool(self._event.steps))

    def start(self, component: Component, times: Times, suffix: str) -> None:
        """Make the current event from *component*; *suffix* distinguishes dates of one UID."""
        self._line, self._steps = component.number, {}
        self._is_typed = component.value("X-TIMELINE-TYPE") not in {"", Event.type_name}
        try:
            self._event = self._make(component, times, suffix)
        except FieldError as error:
            self._event = None
            self._faults.add(str(error), path=("VEVENT",), line=component.number)
        if _is_at_step(component):
            self._add_step(component, times)

    def add_step(self, component: Component, times: Times) -> bool:
        """Add *component* to the current event if it is one of its steps; return whether it is."""
        if not component.value("X-TIMELINE-PHASE") or _is_at_step(component):
            return False
        parent = component.first("RELATED-TO")
        if self._event is None or parent is None or related_id(parent) != self._event.id:
            return False
        return self._add_step(component, times)

    def _add_step(self, component: Component, times: Times) -> bool:
        """Add the step of *component* to the current event; return whether it is one of it."""
        if self._event is None:
            return False
        stage, _, number = text_of(component.value("X-TIMELINE-PHASE")).rpartition(" ")
        if not isinstance(self._event, Agreement):
            # The embedded event has its steps in fields that only its type knows.
            dates = [step.when for step in self._event.steps if step.stage == stage]
            if dates and _when(component, times) not in dates:
                self._faults.add(
                    "the changed date of a step is ignored, except in agreements",
                    event=self._event.id,
                    line=component.number,
                )
            # Without the embedded event, they are lost but no events of their own.
            return bool(dates) or (self._is_typed and not self._event.steps)
        if stage not in set(Stage) or not (number.isascii() and number.isdigit()):
            return False
        self._steps[Stage(stage), int(number)] = _when(component, times)
        return True

    def finish(self) -> tuple[Event, int] | None:
        """Return the current event, with its steps and line, once; None if there is none."""
        event, self._event = self._event, None
        if event is None:
            return None
        if isinstance(event, Agreement) and self._steps:
            event = attrs.evolve(event, phases=tuple(self._phases(event)))
        return event, self._line

    def _phases(self, event: Agreement) -> Iterator[Phase]:
        """The embedded phases of *event* with the calendar's dates; else the calendar's phases."""
        if not event.phases:
            for (stage, _), when in self._steps.items():
                yield Phase(stage=stage, when=when)
        numbers: dict[Stage, int] = {}
        for phase in event.phases:
            numbers[phase.stage] = number = numbers.get(phase.stage, 0) + 1
            yield attrs.evolve(phase, when=self._steps.get((phase.stage, number), phase.when))

    def _make(self, component: Component, times: Times, suffix: str) -> Event:
        name = component.value("X-TIMELINE-TYPE")
        if not name:
            event_id = self._foreign_id(component) + suffix
            return _foreign_event(component, times, self._faults, event_id, is_series=bool(suffix))
        fields = _own_fields(component, times, self._faults, self._locale, suffix)
        embedded = self._embedded(component)
        if embedded is not None:
            return self._edited(embedded, fields)
        return self._typed(name, fields)

    def _foreign_id(self, component: Component) -> str:
        """The id of an event of another program; without a UID, the same each time it is read."""
        uid = as_line(text_of(component.value("UID")))
        if uid:
            return id_of(uid)
        text = f"{component.value('DTSTART')} {component.value('SUMMARY')}"
        others = tuple(map(component.value, _DISTINCT))
        if self._without_uid.setdefault(text, others) != others:
            text = " ".join((text, *others))
        return id_of(text)

    def _typed(self, name: str, fields: _Fields) -> Event:
        kind = self._types.get(name)
        if kind is None:
            event = _event(Event, fields)
            plain = {"type": name, **dump_event(event)}
            location = Location(path=("VEVENT",), line=self._line)
            return self._document.event(plain, location) or event
        try:
            return _event(kind, fields)
        except (FieldError, TypeError) as error:
            event = _event(Event, fields)
            # If the type needs fields, this was reported as a loss when the event was written.
            if _details.needs_no_fields(cast("type", kind)):
                self._faults.add(
                    f"{error}: read as an event without a type",
                    path=("VEVENT",),
                    event=event.id,
                    line=self._line,
                )
            return event

    def _embedded(self, component: Component) -> Event | None:
        """The embedded event, if there is one and it is intact."""
        line = component.first(_embedding.EVENT)
        if line is None:
            return None
        try:
            plain = _embedding.unpack(line.value)
        except ValueError as error:
            self._faults.add(f"{line.name}: {error}", line=line.number)
            return None
        return self._document.event(plain, Location(path=(line.name,), line=line.number))

    def _edited(self, event: Event, current: _Fields) -> Event:
        """The embedded *event* with what a person has changed in the calendar since."""
        unchanged = self._as_written(event)
        if unchanged is None:
            # No calendar can show its date, so only the calendar's date is left.
            event = attrs.evolve(event, when=cast("When", current["when"]))
            unchanged = self._as_written(event) or current
        changes = {name: current[name] for name in _EDITABLE if current[name] != unchanged[name]}
        if "extra" in changes:
            # A calendar shows only some of them.
            shown = cast("Mapping[str, object]", unchanged["extra"])
            kept = {key: value for key, value in event.extra.items() if key not in shown}
            changes["extra"] = {**kept, **cast("Mapping[str, object]", current["extra"])}
        evolve = cast("Callable[..., Event]", attrs.evolve)
        return evolve(event, **changes)

    def _as_written(self, event: Event) -> _Fields | None:
        """The fields that the properties of *event* give as long as nobody changes them."""
        exporter = self._plain_exporter
        data = exporter.encode(event, Losses())
        for part in _components.parse(io.BytesIO(b"BEGIN:VCALENDAR\r\n" + data), Faults()):
            if isinstance(part, Component):
                times = times_of(part, Zones(), lambda _: None)
                return _own_fields(part, times, Faults(), exporter.locale)
        return None


def _event(kind: type[Event], fields: _Fields) -> Event:
    return cast("Callable[..., Event]", kind)(**fields)


def _own_fields(
    component: Component, times: Times, faults: Faults, locale: str, suffix: str = ""
) -> _Fields:
    """The fields of an event that was written here, as a person may have changed them since."""
    times = read_times(component, times)
    uid = text_of(component.value("UID"))
    known_id = component.value("X-TIMELINE-ID")
    exact = _exact(component)
    title = line_of(component.value("SUMMARY"))
    if exact is not None:
        title = without_wording(title, exact, locale)
    if is_at_step := _is_at_step(component):
        stage, _, _ = text_of(component.value("X-TIMELINE-PHASE")).rpartition(" ")
        named = Stage(stage) if stage in set(Stage) else stage
        title = title.removesuffix(f": {_details.stage_name(named, locale)}")
    places = read_places(line_of(component.value("LOCATION")))
    return {
        "id": (known_id or own_id(uid)) + suffix,
        "title": title or _UNTITLED,
        "when": None if is_at_step else _when(component, times),
        "status": own_status(component),
        "description": _details.split(text_of(component.value("DESCRIPTION"))),
        "places": locate(places, component.first("GEO"), faults),
        "relations": tuple(relations_of(component, own=True)),
        "tags": tags_of(component),
        "codes": {FOREIGN_UID: uid} if known_id else {},
        "extra": {**dict(read_extra(component)), **dict(times.details())},
    }


def _is_at_step(component: Component) -> bool:
    """Whether it is an event without a date, at that of one of its steps."""
    return bool(component.value("X-TIMELINE-PHASE") and component.value("X-TIMELINE-TYPE"))


def _foreign_event(
    component: Component, times: Times, faults: Faults, event_id: str, *, is_series: bool
) -> Event:
    """An event that another program wrote; those of a series share their UID."""
    uid = as_line(text_of(component.value("UID")))
    url = as_line(component.value("URL"))
    keeps_uid = bool(uid.strip()) and not is_series
    return Event(
        id=event_id,
        title=line_of(component.value("SUMMARY")).strip() or _UNTITLED,
        when=_when(component, times),
        status=foreign_status(component, faults),
        description=text_of(component.value("DESCRIPTION")),
        actors=tuple(actors_of(component)),
        places=_foreign_places(component, faults),
        relations=tuple(relations_of(component, own=False)),
        tags=tags_of(component),
        codes={FOREIGN_UID: uid} if keeps_uid else {},
        extra={
            **({"url": url} if url else {}),
            **dict(read_version(component) if keeps_uid else ()),
            **dict(times.details()),
        },
    )


def _foreign_places(component: Component, faults: Faults) -> tuple[Place, ...]:
    name, geo = line_of(component.value("LOCATION")).strip(), component.first("GEO")
    if not name and geo is None:
        return ()
    # A place without a name is named by its coordinates.
    place = Place(name=name or line_of(geo.value if geo else "").replace(";", ", ") or "?")
    return locate((place,), geo, faults)


def _when(component: Component, times: Times) -> When:
    """The exact date of X-EDTF; the calendar's own if a person has moved the event."""
    exact = _exact(component)
    return exact if exact is not None and _is_shown_as(exact, times) else times.when()


def _exact(component: Component) -> When | None:
    """The date of X-EDTF, whether or not the event was moved since."""
    value = component.value("X-EDTF")
    if not value:
        return None
    try:
        return parse(decode_edtf(value.strip()))
    except EdtfError:
        return None


def _is_shown_as(exact: When, times: Times) -> bool:
    """Whether a calendar that shows *exact* has these *times*."""
    lines = _lines_of(times)
    for imprecise in (Imprecise.SPAN, Imprecise.MARKER):
        try:
            if draw(exact, imprecise).lines == lines:
                return True
        except UndrawableError:
            return False
    return False


def _lines_of(times: Times) -> str:
    """The lines that the exporter writes for *times*; empty if it never does."""
    start, length = times.start, times.length
    try:
        if not start.timed:
            day = start.at.date()
            return day_lines(day, day + max(length or DAY, DAY) - DAY)
        if length and length >= DAY:
            return ""
        return time_line("DTSTART", start.in_zone(dt.UTC), utc=start.zone is not None)
    except (OverflowError, ValueError):
        return ""
