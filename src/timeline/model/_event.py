"""The base of every type of event."""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar, cast

import attrs
from immutabledict import immutabledict

from timeline.edtf import When, sort_key
from timeline.errors import Path, PluginError
from timeline.errors.messages import brief
from timeline.model import fields
from timeline.model._actor import Actor, as_actors
from timeline.model._evidence import Evidence, weigh
from timeline.model._figure import Figure
from timeline.model._place import Place, as_places
from timeline.model._relation import Relation, as_relations
from timeline.model._source import Citation, as_citations
from timeline.model._step import Step
from timeline.model._text import concise
from timeline.model._walk import walk


class Status(StrEnum):
    """How far an event has come, according to its sources."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    EXPECTED = "expected"
    OCCURRED = "occurred"
    ONGOING = "ongoing"
    ENDED = "ended"
    CANCELLED = "cancelled"


def _as_status(value: Status | str) -> Status:
    return fields.member(Status, value)


def _as_figures(value: Iterable[Figure]) -> tuple[Figure, ...]:
    return fields.as_tuple(value)


def _as_tags(value: Iterable[str]) -> tuple[str, ...]:
    return fields.each(value, fields.plain)


@attrs.frozen(kw_only=True)
class Event:
    """Something that happened, is ongoing, or is expected to happen.

    Plain text is converted: a date to its EDTF value, "AZ" to the country, "Baku"
    to a place, a source's id to a citation.

    Attributes:
        id: a stable slug, unique in a timeline. Calendars identify the event by it, so
            keep it when the title changes.
        title: one line.
        when: the date, as precisely as it is known; None if unknown.
        status: proposed, planned, expected, occurred (the default), ongoing, ended or cancelled.
        description: any text; line breaks become LF.
        actors: who took part.
        places: where.
        figures: the amounts stated.
        citations: the sources, with the date that each gives.
        relations: links to other events of the timeline.
        tags: words by which to find it.
        codes: codes by scheme, such as ``{"cameo": "057"}``; always texts.
        extra: plain values of the caller, which are kept with the event.

    """

    type_name: ClassVar[str] = "event"
    # What the JSON Schema says of several fields together; a type may override it.
    schema_rules: ClassVar[fields.Schema] = {}

    id: str = attrs.field(converter=fields.plain, validator=fields.slug)
    title: str = attrs.field(converter=fields.plain, validator=fields.some_line)
    when: When | None = attrs.field(
        default=None, converter=fields.as_date, validator=fields.date_or_none
    )
    status: Status = attrs.field(
        default=Status.OCCURRED, converter=_as_status, validator=fields.one_of(Status)
    )
    description: str = attrs.field(default="", converter=fields.lf, validator=fields.text)
    actors: tuple[Actor, ...] = attrs.field(
        default=(), converter=as_actors, validator=fields.all_are(Actor)
    )
    places: tuple[Place, ...] = attrs.field(
        default=(), converter=as_places, validator=fields.all_are(Place)
    )
    figures: tuple[Figure, ...] = attrs.field(
        default=(), converter=_as_figures, validator=fields.all_are(Figure)
    )
    citations: tuple[Citation, ...] = attrs.field(
        default=(), converter=as_citations, validator=fields.all_are(Citation)
    )
    relations: tuple[Relation, ...] = attrs.field(
        default=(), converter=as_relations, validator=fields.all_are(Relation)
    )
    tags: tuple[str, ...] = attrs.field(default=(), converter=_as_tags, validator=fields.all_lines)
    codes: immutabledict[str, str] = attrs.field(
        default=fields.EMPTY_TEXTS, converter=fields.as_texts, validator=fields.text_mapping
    )
    extra: immutabledict[str, object] = attrs.field(
        default=fields.EMPTY_EXTRA, converter=fields.as_extra, validator=fields.extra_mapping
    )

    def __repr__(self) -> str:
        return concise(self)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Return what a notebook shows: a table of what is known."""
        from timeline.notebook import event_bundle  # noqa: PLC0415 - for notebooks alone

        return event_bundle(self)

    def __str__(self) -> str:
        when = "undated" if self.when is None else str(self.when)
        if self.when is None and (dated := [step for step in steps_of(self) if step.when]):
            when = ", ".join(f"{step.stage} {step.when}" for step in dated)
        return f"{when}: {self.title} ({self.id})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    @property
    def type(self) -> str:
        """The name of the event's type in documents."""
        return self.type_name

    def evidence(self) -> Evidence:
        """Return what the citations say of the date: what they agree on, or who contradicts whom.

        >>> says = [Citation(source="a", says="2024-07"), Citation(source="b", says="2024-07-03")]
        >>> print(Event(id="e", title="A declaration", citations=says).evidence())
        2024-07-03

        """
        return weigh(self.citations, self.when)

    @property
    def cited(self) -> tuple[tuple[Path, Citation], ...]:
        """Every citation in the event, whichever field holds it, with its path.

        The integrity of a timeline and ``where(source=...)`` depend on it.
        """
        return tuple(walk(self, Citation))

    @property
    def participants(self) -> tuple[Actor, ...]:
        """Every actor in the event, whichever field or step holds it.

        ``where(actor=...)`` and groups by actor depend on it. Fields of one actor, such as the host
        of a visit, come first, and the actors of steps last.
        """
        found = walk(self, Actor)
        found.sort(key=_depth)
        actors = [actor for _, actor in found]
        if steps := steps_of(self):
            # A type may compute its steps, and then no field holds their actors.
            walked = set(map(id, actors))
            other = [each for step in steps for each in step.actors if id(each) not in walked]
            actors += dict.fromkeys(each for each in other if each not in actors)
        return tuple(actors)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The dated steps in the event's life, in the order of the document.

        It is empty unless a type overrides it, as `Agreement` does. Calendars and documents
        show steps with their own dates, and checks weigh their sources.
        """
        return ()


def _depth(part: tuple[Path, object]) -> int:
    return len(part[0])


def steps_of(event: Event) -> tuple[Step, ...]:
    """Return the steps of *event*, which its type may have computed.

    Raises:
        PluginError: the type returns something other than steps.

    """
    steps = event.steps
    if steps != () and (wrong := _not_steps(steps)):
        kind = type(event)
        raise PluginError(
            f"{kind.__module__}.{kind.__qualname__}.steps, of the event type {event.type!r}:"
            f" {brief(wrong[0])} is not a Step; it has to return a tuple of them"
        )
    return steps


def _not_steps(steps: object) -> list[object]:
    if not isinstance(steps, tuple) or isinstance(steps, Step):
        return [steps]
    return [each for each in cast("tuple[object, ...]", steps) if not isinstance(each, Step)]


def dates_of(event: Event) -> tuple[When, ...]:
    """Return the date of *event*; if it has none, those of its steps, in time order.

    A timeline orders the event by the first of them.

    >>> from timeline.model import Agreement, Phase
    >>> phases = Phase(stage="in force", when="1973"), Phase(stage="signed", when="1970-11-23")
    >>> print(*dates_of(Agreement(id="protocol", title="Protocol", phases=phases)))
    1970-11-23 1973

    """
    if event.when is not None:
        return (event.when,)
    return tuple(sorted((step.when for step in steps_of(event) if step.when), key=sort_key))
