"""Checks that every field is written, or reported as lost."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

import attrs

from timeline.model import Citation, Event, Metadata
from timeline.plugins import present_fields
from timeline.testing._conformance.changes import accepted, changes
from timeline.testing._conformance.samples import bare_event, full_event
from timeline.testing._conformance.subject import Output, Subject

FEW = 3
SHOWN = 120


def unseen_changes(subject: Subject, event: Event, metadata: Metadata) -> Iterator[str]:
    """Yield a complaint for each field of *event* that can change without any effect."""
    for path, others in _variants(event).items():
        yield from _confused(subject, path, [event, *others], metadata)


@cache
def _variants(event: Event) -> Mapping[str, Sequence[Event]]:
    """Return copies of *event* with other values in each field, by path."""
    common = attrs.fields_dict(Event)
    by_path: dict[str, list[Event]] = {}
    if type(event) is Event:
        for path, changed in changes(event):
            by_path.setdefault(path, []).append(changed)
        return by_path
    for path, changed in changes(event, only=attrs.fields_dict(type(event)).keys() - common):
        by_path.setdefault(path, []).append(changed)
    # The fields of all events are tried at length in a plain event, and confirmed in others.
    plain = full_event(Event)
    for path, others in _variants(plain).items():
        name = path.partition(".")[0]
        if getattr(plain, name) == getattr(event, name):
            changed_here = (accepted(event, name, getattr(other, name)) for other in others)
            by_path[path] = [*islice((c for c in changed_here if c is not None), FEW)]
    return by_path


def unseen_types(subject: Subject, events: Iterable[Event], metadata: Metadata) -> Iterator[str]:
    """Yield a complaint if *events*, which differ in their type only, give equal documents."""
    yield from _confused(subject, "type", events, metadata)


def _confused(
    subject: Subject, path: str, events: Iterable[Event], metadata: Metadata
) -> Iterator[str]:
    seen: dict[Output, Event] = {}
    for event in events:
        output = subject.document([event], metadata)
        other = seen.setdefault(output, event)
        if other != event and not output.losses.covers(path):
            yield (
                f"{subject.name} drops {path} of {event.type!r} in silence: two values give the"
                f" same document, {difference(path, other, event)}. Write the field, or call"
                f" losses.add(event, {path!r}, reason) if the event has it"
            )
            return


def unseen_metadata(subject: Subject, metadata: Metadata) -> Iterator[str]:
    """Yield a complaint for each field of *metadata* that can change without any effect."""
    known: dict[str, list[Metadata]] = {}
    for path, changed in changes(metadata):
        if len({source.id for source in changed.sources}) == len(changed.sources):
            known.setdefault(path, [metadata]).append(changed)
    for path, others in known.items():
        for events in (_citing, _none):
            seen: dict[Output, Metadata] = {}
            for each in others:
                output = subject.document(events(each), each)
                other = seen.setdefault(output, each)
                if other != each and not output.losses.covers(f"timeline.{path}"):
                    yield (
                        f"{subject.name} drops the timeline's {path} in silence"
                        f"{' if there are no events' * (events is _none)}:"
                        f" {difference(path, other, each)}. Write it in the prologue or"
                        f" epilogue, or call losses.add(None, 'timeline.{path}', reason) there"
                    )
                    break


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
    return f"{_shown(one, name)} and {_shown(other, name)}"


def _shown(owner: object, name: str) -> str:
    shown = repr(getattr(owner, name))
    return shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 3]}..."
