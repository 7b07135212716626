"""What there is to say of an event, in order, each with its label."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import cast

import attrs

from timeline.model import Event, GenericEvent, Relation, RelationKind, Stage, Step
from timeline.plugins import Losses
from timeline_markdown import _evidence, _values
from timeline_markdown._inline import BETWEEN, Inline

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
        yield labels.title("who"), inline.actors(event.actors)
    if event.places:
        yield labels.title("where"), BETWEEN.join(map(inline.place, event.places))
    if event.figures:
        yield labels.title("figures"), BETWEEN.join(map(inline.figure, event.figures))
    for kind, others in _by_kind(event.relations).items():
        links = (inline.anchors.to_event(other, inline.escaper.label(other)) for other in others)
        yield labels.title(kind), inline.listed(links)
    if event.tags:
        yield labels.title("tags"), inline.listed(map(inline.name, event.tags))
    if event.codes:
        yield labels.title("codes"), inline.listed(inline.codes(event.codes))


def sources(event: Event, inline: Inline) -> Iterator[tuple[str, str]]:
    """The sources of *event*, and where they contradict."""
    if not event.citations:
        return
    yield inline.labels.title("sources"), inline.citations(event.citations)
    # A tuple looks for the same value first, which most are.
    if all(citation.says in (None, event.when) for citation in event.citations):
        return
    yield from _evidence.conflicts(event.evidence(), inline)


def _own(event: Event, inline: Inline) -> Iterator[tuple[str, str]]:
    """The fields that only the type of *event* has."""
    if isinstance(event, GenericEvent):
        for name, value in event.fields.items():
            yield inline.own_title(name), _values.plain(value, inline)
        return
    kind: type = type(event)
    steps: dict[object, list[Step]] = {}
    for step in event.steps:
        steps.setdefault(step.path[0], []).append(step)
    for name, default in _own_fields(kind):
        own: object = getattr(event, name)
        if name in steps:
            for step in steps[name]:
                title = inline.labels.title if isinstance(step.stage, Stage) else inline.own_title
                yield title(step.stage), _evidence.step(step, inline)
        elif own != default:
            yield (
                inline.labels.field_title(name) or inline.own_title(name),
                _values.shown(own, inline),
            )


def _by_kind(relations: Iterable[Relation]) -> dict[RelationKind, list[str]]:
    """The ids of the events that are related in each way."""
    found: dict[RelationKind, list[str]] = {}
    for relation in relations:
        found.setdefault(relation.kind, []).append(relation.event)
    return found


@cache
def _own_fields(kind: type) -> tuple[tuple[str, object], ...]:
    """The name and the default of each field that only *kind* has."""
    fields = cast("tuple[attrs.Attribute[object], ...]", attrs.fields(kind))
    return tuple((field.name, _default(field)) for field in fields if field.name not in _BASE)


def _default(field: "attrs.Attribute[object]") -> object:
    factory: object = getattr(field.default, "factory", None)
    return factory() if callable(factory) else field.default
