"""Checks that every field is written, or reported as lost."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import TypeVar

import attrs

from timeline.errors.messages import brief
from timeline.model import Citation, Event, Metadata
from timeline.plugins import present_fields
from timeline.testing._conformance.changes import accepted, changes, own_fields
from timeline.testing._conformance.samples import bare_event, full_event
from timeline.testing._conformance.subject import Output, Subject

T = TypeVar("T")

FEW = 3


def unseen_changes(subject: Subject, event: Event, metadata: Metadata) -> Iterator[str]:
    """Yield a complaint for each field of *event* that can change without any effect."""
    for path, others in _variants(event).items():
        yield from unseen(subject, path, [event, *others], metadata)


@cache
def _variants(event: Event) -> Mapping[str, Sequence[Event]]:
    """Return copies of *event* with other values in each field, by path."""
    by_path: dict[str, list[Event]] = {}
    if type(event) is Event:
        for path, changed in changes(event):
            by_path.setdefault(path, []).append(changed)
        return by_path
    for path, changed in changes(event, only=own_fields(type(event))):
        by_path.setdefault(path, []).append(changed)
    # The fields of all events are tried at length in a plain event, and confirmed in others.
    plain = full_event(Event)
    for path, others in _variants(plain).items():
        name = path.partition(".")[0]
        if getattr(plain, name) == getattr(event, name):
            changed_here = (accepted(event, name, getattr(other, name)) for other in others)
            by_path[path] = [*islice((c for c in changed_here if c is not None), FEW)]
    return by_path


def unseen(
    subject: Subject, path: str, events: Iterable[Event], metadata: Metadata
) -> Iterator[str]:
    """Yield a complaint if two of *events*, which differ at *path* only, give equal documents."""
    cases = ((event, [event], metadata) for event in events)
    for other, event in _confused(subject, path, cases):
        yield (
            f"{subject.name} drops {path} of {event.type!r} in silence: two values give the"
            f" same document, {difference(path, other, event)}. Write the field, or call"
            f" losses.add(event, {path!r}, reason) if the event has it"
        )


def _confused(
    subject: Subject, path: str, cases: Iterable[tuple[T, list[Event], Metadata]]
) -> Iterator[tuple[T, T]]:
    """Yield the first two values that give one document in which *path* is not reported lost."""
    seen: dict[Output, T] = {}
    for value, events, metadata in cases:
        output = subject.document(events, metadata)
        other = seen.setdefault(output, value)
        if other != value and not output.losses.covers(path):
            yield other, value
            return


def unseen_metadata(subject: Subject, metadata: Metadata) -> Iterator[str]:
    """Yield a complaint for each field of *metadata* that can change without any effect."""
    known: dict[str, list[Metadata]] = {}
    for path, changed in changes(metadata):
        if len({source.id for source in changed.sources}) == len(changed.sources):
            known.setdefault(path, [metadata]).append(changed)
    for path, others in known.items():
        for events in (_citing, _none):
            cases = ((each, events(each), each) for each in others)
            for one, other in _confused(subject, f"timeline.{path}", cases):
                yield (
                    f"{subject.name} drops the timeline's {path} in silence"
                    f"{' if there are no events' * (events is _none)}:"
                    f" {difference(path, one, other)}. Write it in the prologue or"
                    f" epilogue, or call losses.add(None, 'timeline.{path}', reason) there"
                )


def _citing(metadata: Metadata) -> list[Event]:
    citations = [Citation(source=source.id) for source in metadata.sources]
    return [Event(id="an-event", title="An event", when="2024", citations=citations)]


def _none(_: Metadata) -> list[Event]:
    return []


def false_losses(subject: Subject, event: Event, metadata: Metadata) -> Iterator[str]:
    """Yield a complaint for each reported loss of something that the event does not have."""
    own = attrs.fields_dict(type(event))
    bare = bare_event(event)
    # Some formats write dated events only.
    dated = accepted(bare, "when", event.when)
    for lean in (bare,) if dated is None else (bare, dated):
        for loss in subject.document([lean], metadata).losses:
            field = loss.field.partition(".")[0]
            if field in {"event", "type", "timeline"}:
                continue
            if field not in own:
                yield (
                    f"{subject.name} reports the loss of {loss.field!r}, which is not a field of"
                    f" {event.type!r}; these are: {', '.join(own)}, 'type', and 'event' for the"
                    " whole event"
                )
            elif field not in present_fields(lean):
                yield (
                    f"{subject.name} reports the loss of {loss.field!r} of an event without it:"
                    " add a loss only if the field is not at its default"
                )


def difference(path: str, one: object, other: object) -> str:
    """Return the values of the field at *path* in both, for a message."""
    name = path.partition(".")[0]
    return f"{brief(getattr(one, name))} and {brief(getattr(other, name))}"
