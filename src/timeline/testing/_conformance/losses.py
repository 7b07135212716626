"""Checks that what an export reports as lost was there, and is reported once, with its event."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import cast

import attrs

from timeline.model import Event, Metadata
from timeline.plugins import Loss, present_fields
from timeline.testing._conformance.changes import accepted
from timeline.testing._conformance.samples import bare_event
from timeline.testing._conformance.subject import Subject

_OF_EVENTS = frozenset({"event", "type"})


def wrong_losses(subject: Subject, event: Event, metadata: Metadata) -> Iterator[str]:
    """Yield a complaint for each loss that is wrong in itself or of what is not there."""
    bare = bare_event(event)
    # Some formats write dated events only.
    dated = accepted(bare, "when", event.when)
    for each in (event, bare) if dated is None else (event, bare, dated):
        for loss in subject.document([each], metadata).losses:
            yield from _wrong(subject.name, loss, each, metadata)


def wrong_losses_of_metadata(subject: Subject, event: Event) -> Iterator[str]:
    """Yield a complaint for each loss of something that a timeline's metadata does not have."""
    for metadata in (Metadata(), Metadata(title="T")):
        for loss in chain(
            subject.document([], metadata).losses, subject.document([event], metadata).losses
        ):
            yield from _wrong(subject.name, loss, event, metadata)


def reasons_for_one(subject: Subject, event: Event, metadata: Metadata) -> Iterator[str]:
    """Yield a complaint if the reason of a loss names the event, or depends on the others."""
    other = attrs.evolve(event, id="another-event", title="Another title of no event")
    alone = {(loss.field, loss.reason) for loss in subject.document([event], metadata).losses}
    for loss in subject.document([other], metadata).losses:
        fields = {field for field, _ in alone}
        if loss.field in fields and (loss.field, loss.reason) not in alone:
            yield (
                f"{subject.name} gives a reason of its own for each event: {loss.reason!r} for the"
                f" loss of {loss.field!r}. Say why in the same words for every event, as a report"
                " counts equal reasons; it names the events itself"
            )


def _wrong(name: str, loss: Loss, event: Event, metadata: Metadata) -> Iterator[str]:
    field, _, rest = loss.field.partition(".")
    if not loss.reason.strip():
        yield f"{name} reports the loss of {loss.field!r} without a reason: say why it is lost"
    if field == "timeline":
        if loss.examples:
            yield (
                f"{name} reports the loss of {loss.field!r} for an event: a field of the timeline"
                " is lost once; call losses.add(None, ...) for it, in prologue"
            )
        yield from _absent_metadata(name, loss, rest.partition(".")[0], metadata)
        return
    if not loss.examples:
        yield (
            f"{name} reports the loss of {loss.field!r} and names no event: pass the event to"
            " losses.add; None is for fields of the timeline, called 'timeline....'"
        )
    elif not set(loss.examples) <= {event.id}:
        yield (
            f"{name} reports the loss of {loss.field!r} for {', '.join(loss.examples)}, which is"
            f" not the event that was written, {event.id}: pass the event that encode got"
        )
    yield from _absent(name, loss, field, event)


def _absent(name: str, loss: Loss, field: str, event: Event) -> Iterator[str]:
    own = attrs.fields_dict(type(event))
    if field in _OF_EVENTS:
        if loss.count > 1:
            yield _counted(name, loss, 1)
        return
    if field not in own:
        yield (
            f"{name} reports the loss of {loss.field!r}, which is not a field of {event.type!r};"
            f" these are: {', '.join(own)}, 'type', and 'event' for the whole event"
        )
    elif field not in present_fields(event):
        yield (
            f"{name} reports the loss of {loss.field!r} of an event without it: add a loss only"
            " if the field is not at its default"
        )
    elif loss.count > (most := _values(getattr(event, field))):
        yield _counted(name, loss, most)


def _counted(name: str, loss: Loss, most: int) -> str:
    return (
        f"{name} counts the loss of {loss.field!r} {loss.count} times for one event, which has it"
        f" {'once' if most == 1 else f'{most} times at most'}: call losses.add once for each"
    )


def _absent_metadata(name: str, loss: Loss, field: str, metadata: Metadata) -> Iterator[str]:
    if field not in attrs.fields_dict(Metadata):
        names = ", ".join(f"timeline.{each}" for each in attrs.fields_dict(Metadata))
        yield f"{name} reports the loss of {loss.field!r}, which is not a field; these are: {names}"
    elif field not in present_fields(metadata):
        yield (
            f"{name} reports the loss of {loss.field!r} of a timeline without it: add a loss only"
            " if the field is not at its default"
        )


def _values(value: object) -> int:
    """Return how many single values *value* holds, and so how often it can be lost."""
    if isinstance(value, tuple):
        return sum(map(_values, cast("tuple[object, ...]", value))) or 1
    if isinstance(value, Mapping):
        return len(cast("Mapping[str, object]", value)) or 1
    kind = type(value)
    if not attrs.has(kind):
        return 1
    nested = [cast("object", getattr(value, field.name)) for field in attrs.fields(kind)]
    return max([1, *(_values(each) for each in nested if not attrs.has(type(each)))])
