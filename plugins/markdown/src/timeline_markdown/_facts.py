"""What there is to say of an event, in order, each with its label."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import cast

import attrs

from timeline.contracts import Losses
from timeline.model import Agreement, Event, GenericEvent, Relation, RelationKind
from timeline_markdown._inline import Inline
from timeline_markdown._labels import own_title

_BASE = frozenset(field.name for field in attrs.fields(Event))
_OWN = "values of the caller's own are not for readers"


def facts(event: Event, inline: Inline, losses: Losses) -> Iterator[tuple[str, str]]:
    """The label and the Markdown of each fact beside title, date, status and sources."""
    labels = inline.labels
    if event.extra:
        losses.add(event, "extra", _OWN)
    if event.type != Event.type_name:
        yield labels.title("type"), inline.name(labels.type(event.type))
    yield from _own(event, inline)
    if event.actors:
        yield labels.title("who"), ", ".join(map(inline.actor, event.actors))
    if event.places:
        yield labels.title("where"), " · ".join(map(inline.place, event.places))
    if event.figures:
        yield labels.title("figures"), " · ".join(map(inline.figure, event.figures))
    for kind, relations in groupby(event.relations, key=_kind):
        links = ", ".join(inline.anchors.to_event(each.event) for each in relations)
        yield labels.title(kind), links
    if event.tags:
        yield labels.title("tags"), ", ".join(map(inline.name, event.tags))
    if event.codes:
        yield labels.title("codes"), ", ".join(inline.codes(event.codes))


def sources(event: Event, inline: Inline) -> Iterator[tuple[str, str]]:
    """The sources of *event*, and where they contradict."""
    if not event.citations:
        return
    yield inline.labels.title("sources"), inline.citations(event.citations)
    # A tuple looks for the same value first, which most are.
    if all(citation.says in (None, event.when) for citation in event.citations):
        return
    evidence = event.evidence()
    for pair in evidence.contradictions:
        both = (
            f"{inline.source(said.source)} ({inline.when(said.when)})"
            for said in (pair.one, pair.other)
        )
        yield inline.labels.title("contradiction"), inline.labels.phrase("against", *both)
    for said in evidence.disputed:
        shown = f"{inline.source(said.source)} ({inline.when(said.when)})"
        yield inline.labels.title("contrary to the date"), shown


def _own(event: Event, inline: Inline) -> Iterator[tuple[str, str]]:
    """The fields that only the type of *event* has."""
    if isinstance(event, GenericEvent):
        for name, value in event.fields.items():
            yield inline.text(own_title(name)), inline.plain(value)
        return
    kind: type = type(event)
    for name, default in _own_fields(kind):
        own: object = getattr(event, name)
        if isinstance(event, Agreement) and name == "phases":
            for phase in event.phases:
                yield inline.labels.title(phase.stage), inline.phase(phase)
        elif own != default:
            yield inline.labels.field_title(name), inline.value(own)


def _kind(relation: Relation) -> RelationKind:
    return relation.kind


@cache
def _own_fields(kind: type) -> tuple[tuple[str, object], ...]:
    """The name and the default of each field that only *kind* has."""
    fields = cast("tuple[attrs.Attribute[object], ...]", attrs.fields(kind))
    return tuple((field.name, _default(field)) for field in fields if field.name not in _BASE)


def _default(field: "attrs.Attribute[object]") -> object:
    factory: object = getattr(field.default, "factory", None)
    return factory() if callable(factory) else field.default
