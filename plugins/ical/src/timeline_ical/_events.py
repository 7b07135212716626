"""From a VEVENT to an event: by what it shows, and by what it carries of itself."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

import attrs

from timeline.errors import Faults, FieldError, Location
from timeline.model import Agreement, Event, Metadata, Phase, Stage
from timeline.plugins import Losses
from timeline.wire import DocumentReader, EventTypes, dump_event
from timeline_ical import _embedding, _visible
from timeline_ical._components import Component, parts
from timeline_ical._exporter import IcalExporter
from timeline_ical._ids import own_id
from timeline_ical._kinds import kind_of
from timeline_ical._lines import text
from timeline_ical._moments import times
from timeline_ical._options import IcalOptions
from timeline_ical._times import Times
from timeline_ical._visible import Visible
from timeline_ical._zones import Zones

if TYPE_CHECKING:
    from timeline.edtf import When

T = TypeVar("T")
Step = tuple[Stage, int]


class EventReader:
    """Makes events of VEVENTs; an agreement waits for its steps, which follow it.

    Args:
        wire: reads what events carry of themselves.
        faults: where what cannot be read goes.
        types: the types of events.
        locale: of the words that stand before titles.

    """

    def __init__(
        self, wire: DocumentReader, faults: Faults, types: EventTypes, locale: str
    ) -> None:
        self._wire = wire
        self._locale = locale
        self._faults = faults
        self._types = types
        self._blank = IcalExporter(IcalOptions(), Metadata())
        self._event: Event | None = None
        self._line = 0
        self._steps: dict[Step, When] = {}

    @property
    def waits(self) -> bool:
        """Whether the event that was taken last may have steps."""
        return self._event is not None and (
            isinstance(self._event, Agreement) or bool(self._event.steps)
        )

    def take(self, component: Component, found: Times, suffix: str) -> None:
        """Make the event of *component* the one that `give` gives."""
        self._line, self._steps = component.number, {}
        try:
            self._event = self._make(component, found, suffix)
        except FieldError as error:
            self._event = None
            self._faults.add(str(error), path=("VEVENT",), line=component.number)

    def take_step(self, component: Component, found: Times) -> bool:
        """Add a step to the event that waits; false where it is not that one's."""
        step = text(component.value("X-TIMELINE-PHASE"))
        parent = own_id(text(component.value("RELATED-TO")))
        if not step or self._event is None or parent != self._event.id:
            return False
        stage, _, number = step.rpartition(" ")
        if not isinstance(self._event, Agreement):
            # The event carries its steps itself, in fields that only its type knows.
            dates = [step.when for step in self._event.steps if step.stage == stage]
            if dates and _visible.when_of(component, found) not in dates:
                self._faults.add(
                    "the date of a step was changed, which only an agreement takes up",
                    event=self._event.id,
                    line=component.number,
                )
            return bool(dates)
        if stage not in set(Stage) or not (number.isascii() and number.isdigit()):
            return False
        self._steps[Stage(stage), int(number)] = _visible.when_of(component, found)
        return True

    def give(self) -> tuple[Event, int] | None:
        """The event that was taken, with its line, once; None where there is none."""
        event, self._event = self._event, None
        if event is None:
            return None
        if isinstance(event, Agreement) and self._steps:
            event = attrs.evolve(event, phases=tuple(self._phases(event)))
        return event, self._line

    def _phases(self, event: Agreement) -> Iterator[Phase]:
        """The steps that *event* carries, as the calendar dates them; else the calendar's."""
        if not event.phases:
            for (stage, _), when in self._steps.items():
                yield Phase(stage=stage, when=when)
        numbers: dict[Stage, int] = {}
        for phase in event.phases:
            numbers[phase.stage] = number = numbers.get(phase.stage, 0) + 1
            yield attrs.evolve(phase, when=self._steps.get((phase.stage, number), phase.when))

    def _make(self, component: Component, found: Times, suffix: str) -> Event:
        name = component.value("X-TIMELINE-TYPE")
        if not name:
            seen = _visible.foreign(component, found, self._faults, suffix)
            return Event(**seen)
        seen = _visible.ours(component, found, self._faults, self._locale)
        if suffix:
            seen["id"] += suffix
        carried = self._carried(component)
        return self._typed(name, seen) if carried is None else self._edited(carried, seen)

    def _typed(self, name: str, seen: Visible) -> Event:
        kind = self._types.get(name)
        if kind is None:
            plain = {"type": name, **dump_event(Event(**seen))}
            return self._wire.event(plain, Location(path=("VEVENT",), line=self._line)) or Event(
                **seen
            )
        try:
            return kind(**seen)
        except (FieldError, TypeError) as error:
            event = Event(**seen)
            # That a type needs more than a calendar has was a loss when it was written.
            if kind_of(kind).stands_alone:
                self._faults.add(
                    f"{error}: read as an event of no special type",
                    path=("VEVENT",),
                    event=event.id,
                    line=self._line,
                )
            return event

    def _carried(self, component: Component) -> Event | None:
        """The event that *component* carries whole, if it does and nothing broke it."""
        line = component.first(_embedding.EVENT)
        if line is None:
            return None
        try:
            plain = _embedding.unpack(line.value)
        except ValueError as error:
            self._faults.add(f"{line.name}: {error}", line=line.number)
            return None
        return self._wire.event(plain, Location(path=(line.name,), line=line.number))

    def _edited(self, event: Event, seen: Visible) -> Event:
        """*event* with what was changed in a calendar since it was written."""
        expected = self._untouched(event)
        if expected is None:
            # It carries a date that no calendar shows, so that only the calendar's is left.
            event = attrs.evolve(event, when=seen["when"])
            expected = self._untouched(event) or seen
        return attrs.evolve(
            event,
            id=_latest(event.id, expected["id"], seen["id"]),
            title=_latest(event.title, expected["title"], seen["title"]),
            when=_latest(event.when, expected["when"], seen["when"]),
            status=_latest(event.status, expected["status"], seen["status"]),
            description=_latest(event.description, expected["description"], seen["description"]),
            places=_latest(event.places, expected["places"], seen["places"]),
            relations=_latest(event.relations, expected["relations"], seen["relations"]),
            tags=_latest(event.tags, expected["tags"], seen["tags"]),
        )

    def _untouched(self, event: Event) -> Visible | None:
        """What a calendar shows of *event* as long as nobody changes it."""
        data = self._blank.encode(event, Losses())
        for part in parts(io.BytesIO(b"BEGIN:VCALENDAR\r\n" + data), Faults()):
            if isinstance(part, Component):
                return _visible.ours(part, times(part, Zones()), Faults(), self._blank.locale)
        return None


def _latest(carried: T, expected: T, seen: T) -> T:
    """What the event carries, unless the calendar no longer shows what it then would."""
    return carried if seen == expected else seen
