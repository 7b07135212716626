"""The facts of an event, in order, each with its label."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import cast, get_args

import attrs

from timeline.edtf import When
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
from timeline.plugins import Losses, present_fields
from timeline_markdown._inline import BETWEEN, Inline

EXTRA_NOT_SHOWN = "your own values are not shown to readers"

_COMMON_FIELDS = attrs.fields_dict(Event).keys() | {"type"}
_DATES = get_args(When)
# The enumerations that the labels translate; those of plugins are written as they are.
_TRANSLATED = (Status, Stage, Rank, MeetingFormat, AccessionStage, ActorKind, RelationKind)


def facts(
    event: Event, inline: Inline, titles: Mapping[str, str], losses: Losses
) -> Iterator[tuple[str, str]]:
    """Yield the label and the Markdown of each fact, but for title, date, status and sources.

    Related events are named by their *titles*.
    """
    labels = inline.labels
    if event.extra:
        losses.add(event, "extra", EXTRA_NOT_SHOWN)
    if event.type != Event.type_name:
        yield labels.title("type"), inline.name(labels.type(event.type))
    yield from _own_facts(event, inline)
    if event.actors:
        yield labels.title("who"), inline.actors(event.actors)
    if event.places:
        yield labels.title("where"), BETWEEN.join(map(inline.place, event.places))
    if event.figures:
        yield labels.title("figures"), BETWEEN.join(map(inline.figure, event.figures))
    related: dict[RelationKind, list[str]] = {}
    for relation in event.relations:
        title = titles.get(relation.event, relation.event)
        link = inline.anchors.to_event(relation.event, inline.escaper.label(title))
        related.setdefault(relation.kind, []).append(link)
    for kind, links in related.items():
        yield labels.title(kind), inline.listed_apart(links)
    if event.tags:
        yield labels.title("tags"), inline.listed(map(inline.name, event.tags))
    if event.codes:
        yield labels.title("codes"), inline.listed(inline.codes(event.codes))


def sources(event: Event, inline: Inline) -> Iterator[tuple[str, str]]:
    """Yield the sources of *event*, and their contradictions."""
    if not event.citations:
        return
    yield inline.labels.title("sources"), inline.citations(event.citations)
    # Most sources say the date of the event, and a tuple compares by identity first.
    if any(citation.says not in (None, event.when) for citation in event.citations):
        yield from _contradictions(event.evidence(), inline)


def _contradictions(evidence: Evidence, inline: Inline) -> Iterator[tuple[str, str]]:
    """The label and the Markdown of each way in which sources contradict."""
    title = inline.labels.title
    if evidence.contradictions:
        against = {said for pair in evidence.contradictions for said in (pair.one, pair.other)}
        said = _by_date((each for each in evidence.statements if each in against), inline)
        yield title("contradiction"), inline.listed(said, "against")
    elif evidence.statements and evidence.when is None:
        yield title("no common date"), inline.listed(_by_date(evidence.statements, inline))
    if evidence.disputed:
        said = _by_date(evidence.disputed, inline)
        yield title("contrary to the date"), inline.listed(said)


def _by_date(statements: Iterable[Statement], inline: Inline) -> Iterator[str]:
    """Each date that is given, after the sources that give it."""
    sources: dict[When, list[str]] = {}
    for each in statements:
        sources.setdefault(each.says, []).append(inline.source(each.source))
    for when, names in sources.items():
        yield inline.labels.phrase("notes", inline.listed(names), inline.when(when))


def _step(step: Step | Phase, inline: Inline) -> str:
    """The date of a step, its actors, its sources, and their contradictions."""
    parts = [inline.when(step.when)]
    if step.actors:
        parts.append(inline.labels.phrase("by", inline.actors(step.actors)))
    if step.citations:
        parts.append(inline.citations(step.citations))
        parts.extend(inline.labelled(*each) for each in _contradictions(step.evidence(), inline))
    return BETWEEN.join(parts)


def _own_facts(event: Event, inline: Inline) -> Iterator[tuple[str, str]]:
    """The fields that only the type of *event* has."""
    if type(event) is Event:
        return
    if isinstance(event, GenericEvent):
        for name, value in event.fields.items():
            yield inline.own_title(name), _untyped(value, inline)
        return
    steps: dict[object, list[Step]] = {}
    for step in event.steps:
        steps.setdefault(step.path[0], []).append(step)
    for name in present_fields(event):
        if name in steps:
            for step in steps[name]:
                title = inline.labels.title if isinstance(step.stage, Stage) else inline.own_title
                yield title(step.stage), _step(step, inline)
        elif name not in _COMMON_FIELDS:
            label = inline.labels.field_title(name) or inline.own_title(name)
            yield label, _typed(getattr(event, name), inline)


def _typed(value: object, inline: Inline) -> str:  # noqa: C901, PLR0911, PLR0912 - by kind
    """The value of a type's own field."""
    match value:
        case StrEnum() if isinstance(value, _TRANSLATED):
            return inline.name(inline.labels.word(value))
        case str():
            return inline.text(str(value))
        case Actor():
            return inline.actor(value)
        case Place():
            return inline.place(value)
        case Figure():
            return inline.figure(value)
        case Citation():
            return inline.citation(value)
        case Phase():
            return _step(value, inline)
        case Decimal():
            return amount(value, inline.numbers)
        case bool():
            return inline.labels.word("yes" if value else "no")
        case tuple():
            items = cast("tuple[object, ...]", value)
            return inline.listed(_typed(item, inline) for item in items)
        case Mapping():
            named = cast("Mapping[str, object]", value).items()
            return inline.listed(
                inline.labelled(inline.key(name), _untyped(item, inline)) for name, item in named
            )
        case _ if isinstance(value, _DATES):
            return inline.when(cast("When", value))
        case _ if attrs.has(type(value)):
            fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))
            return inline.listed(
                inline.labelled(inline.own_title(name), _typed(getattr(value, name), inline))
                for name in (field.name for field in fields)
            )
        case _:
            return inline.text(str(value))


def _untyped(value: object, inline: Inline) -> str:
    """A value of a field without a type: texts in quotes, which tells "5" from 5."""
    match value:
        case str():
            return inline.quoted(value)
        case tuple():
            items = cast("tuple[object, ...]", value)
            return inline.bracketed(inline.listed(_untyped(item, inline) for item in items))
        case Mapping():
            return inline.bracketed(_typed(cast("object", value), inline))
        case float():
            return plain_number(value, inline.numbers)
        case bool():
            return _typed(value, inline)
        case _:
            return inline.text(str(value))
