"""What there is to write of an event, in order, each fact with its label."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import cast, get_args

import attrs

from timeline.edtf import When
from timeline.facts._writer import FactWriter
from timeline.labels import amount, plain_number
from timeline.model import (
    AccessionStage,
    Actor,
    ActorKind,
    Citation,
    Event,
    Evidence,
    Figure,
    GenericEvent,
    MeetingFormat,
    Phase,
    Place,
    Rank,
    RelationKind,
    Stage,
    Statement,
    Status,
    Step,
)
from timeline.plugins import present_fields

_COMMON_FIELDS = attrs.fields_dict(Event).keys() | {"type"}
_DATES = get_args(When)
# The enumerations that the labels translate; those of plugins are written as they are.
_TRANSLATED = (Status, Stage, Rank, MeetingFormat, AccessionStage, ActorKind, RelationKind)


def facts(event: Event, writer: FactWriter, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the label and the markup of each fact of *event*, in the order of reading.

    All of its fields are among them, apart from title, date, status, description, citations and
    the caller's own values. Related events are named by their *titles*, or by their ids.
    """
    labels, between = writer.labels, writer.markup.between
    if event.type != Event.type_name:
        yield labels.title("type"), writer.name(labels.type(event.type))
    yield from _own_facts(event, writer)
    if event.actors:
        yield labels.title("who"), writer.actors(event.actors)
    if event.places:
        yield labels.title("where"), between.join(map(writer.place, event.places))
    if event.figures:
        yield labels.title("figures"), between.join(map(writer.figure, event.figures))
    related: dict[RelationKind, list[str]] = {}
    for relation in event.relations:
        title = titles.get(relation.event, relation.event)
        related.setdefault(relation.kind, []).append(writer.markup.event(relation.event, title))
    for kind, links in related.items():
        yield labels.title(kind), writer.listed_apart(links)
    if event.tags:
        yield labels.title("tags"), writer.listed(map(writer.name, event.tags))
    if event.codes:
        yield labels.title("codes"), writer.listed(writer.codes(event.codes))


def sources(event: Event, writer: FactWriter) -> Iterator[tuple[str, str]]:
    """Yield the label and the markup of the sources of *event*, and their contradictions."""
    if event.citations:
        yield writer.labels.title("sources"), writer.citations(event.citations)
        yield from contradictions(event, writer)


def contradictions(event: Event, writer: FactWriter) -> Iterator[tuple[str, str]]:
    """Yield the label and the markup of each way in which the sources of *event* contradict."""
    # Most sources say the date of the event, and a tuple compares by identity first.
    if any(citation.says not in (None, event.when) for citation in event.citations):
        yield from _contradictions(event.evidence(), writer)


def _contradictions(evidence: Evidence, writer: FactWriter) -> Iterator[tuple[str, str]]:
    """The label and the markup of each way in which sources contradict."""
    title = writer.labels.title
    if evidence.contradictions:
        against = {said for pair in evidence.contradictions for said in (pair.one, pair.other)}
        said = _by_date((each for each in evidence.statements if each in against), writer)
        yield title("contradiction"), writer.listed(said, "against")
    elif evidence.statements and evidence.when is None:
        yield title("no common date"), writer.listed(_by_date(evidence.statements, writer))
    if evidence.disputed:
        said = _by_date(evidence.disputed, writer)
        yield title("contrary to the date"), writer.listed(said)


def _by_date(statements: Iterable[Statement], writer: FactWriter) -> Iterator[str]:
    """Each date that is given, after the sources that give it."""
    sources: dict[When, list[str]] = {}
    for each in statements:
        sources.setdefault(each.says, []).append(writer.markup.source(each.source))
    for when, names in sources.items():
        yield writer.labels.phrase("notes", writer.listed(names), writer.when(when))


def _step(step: Step | Phase, writer: FactWriter) -> str:
    """The date of a step, its actors, its sources, and their contradictions."""
    parts = [writer.when(step.when)]
    if step.actors:
        parts.append(writer.labels.phrase("by", writer.actors(step.actors)))
    if step.citations:
        parts.append(writer.citations(step.citations))
        parts.extend(writer.labelled(*each) for each in _contradictions(step.evidence(), writer))
    return writer.markup.between.join(parts)


def _own_facts(event: Event, writer: FactWriter) -> Iterator[tuple[str, str]]:
    """The fields that only the type of *event* has."""
    if type(event) is Event:
        return
    if isinstance(event, GenericEvent):
        for name, value in event.fields.items():
            yield writer.markup.own_title(name), _untyped(value, writer)
        return
    steps: dict[object, list[Step]] = {}
    for step in event.steps:
        steps.setdefault(step.path[0], []).append(step)
    for name in present_fields(event):
        if name in steps:
            for step in steps[name]:
                title = (
                    writer.labels.title
                    if isinstance(step.stage, Stage)
                    else writer.markup.own_title
                )
                yield title(step.stage), _step(step, writer)
        elif name not in _COMMON_FIELDS:
            label = writer.labels.field_title(name) or writer.markup.own_title(name)
            yield label, _typed(getattr(event, name), writer)


def _typed(value: object, writer: FactWriter) -> str:  # noqa: C901, PLR0911, PLR0912 - by kind
    """The value of a type's own field."""
    match value:
        case StrEnum() if isinstance(value, _TRANSLATED):
            return writer.name(writer.labels.word(value))
        case str():
            return writer.markup.text(str(value))
        case Actor():
            return writer.actor(value)
        case Place():
            return writer.place(value)
        case Figure():
            return writer.figure(value)
        case Citation():
            return writer.citation(value)
        case Phase():
            return _step(value, writer)
        case Decimal():
            return amount(value, writer.numbers)
        case bool():
            return writer.labels.word("yes" if value else "no")
        case tuple():
            items = cast("tuple[object, ...]", value)
            return writer.listed(_typed(item, writer) for item in items)
        case Mapping():
            named = cast("Mapping[str, object]", value).items()
            return writer.listed(
                writer.labelled(writer.key(name), _untyped(item, writer)) for name, item in named
            )
        case _ if isinstance(value, _DATES):
            return writer.when(cast("When", value))
        case _ if attrs.has(type(value)):
            fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))
            return writer.listed(
                writer.labelled(writer.markup.own_title(name), _typed(getattr(value, name), writer))
                for name in (field.name for field in fields)
            )
        case _:
            return writer.markup.text(str(value))


def _untyped(value: object, writer: FactWriter) -> str:
    """A value of a field without a type: texts in quotes, which tells "5" from 5."""
    match value:
        case str():
            return writer.quoted(value)
        case tuple():
            items = cast("tuple[object, ...]", value)
            return writer.bracketed(writer.listed(_untyped(item, writer) for item in items))
        case Mapping():
            return writer.bracketed(_typed(cast("object", value), writer))
        case float():
            return plain_number(value, writer.numbers)
        case bool():
            return _typed(value, writer)
        case _:
            return writer.markup.text(str(value))
