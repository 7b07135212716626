"""Checks that every field is written, or reported as lost."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import TypeVar

import attrs

from timeline.errors.messages import brief
from timeline.model import Actor, Citation, Event, Metadata, Place
from timeline.plugins import present_fields
from timeline.testing._conformance.changes import accepted, changes, own_fields
from timeline.testing._conformance.samples import full_event
from timeline.testing._conformance.subject import Output, Subject

T = TypeVar("T")

FEW = 3
ENOUGH = 8
"""How many values have to be written, each in its way, for their loss to be false."""


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
    events = list(events)
    cases = ((event, [event], metadata) for event in events)
    written: dict[Event, Output] = {}
    for other, event in _confused(subject, path, cases, written):
        yield (
            f"{subject.name} drops {path} of {event.type!r} in silence: two values give the"
            f" same document, {difference(path, other, event)}. Write the field, or call"
            f" losses.add(event, {path!r}, reason) if the event has it"
        )
    # Some values may be written in part, or in words alone; a loss of all of them is false.
    present = {event: out for event, out in written.items() if path in present_fields(event)}
    lost = {
        event: out.data
        for event, out in present.items()
        if any(loss.field == path for loss in out.losses)
    }
    common = path in attrs.fields_dict(Event)
    if (
        common
        and len(lost) == len(present)
        and len(lost) >= ENOUGH
        and len(set(lost.values())) == len(lost)
    ):
        yield (
            f"{subject.name} reports the loss of {path!r} and writes it: each of {len(lost)}"
            " values gives a document of its own. Report only what is not in the document, and"
            " only for the values that it cannot hold"
        )


def _confused(
    subject: Subject,
    path: str,
    cases: Iterable[tuple[T, list[Event], Metadata]],
    written: dict[T, Output],
) -> Iterator[tuple[T, T]]:
    """Yield the first two values that give one document in which *path* is not reported lost.

    What each value gives is put into *written*.
    """
    seen: dict[Output, T] = {}
    for value, events, metadata in cases:
        output = written[value] = subject.document(events, metadata)
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
            for one, other in _confused(subject, f"timeline.{path}", cases, {}):
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


def moved_boundaries(subject: Subject, metadata: Metadata, *, for_programs: bool) -> Iterator[str]:
    """Yield a complaint if a sign of the text can pass for what is between two values.

    A list that only people read may be separated by a comma that an item holds too; one that
    is *for_programs* may not.
    """
    for sign in _SIGNS:
        for path, one, other in _boundaries(sign):
            if one is None or other is None or (path in _LISTS and not for_programs):
                continue
            documents = [subject.document([event], metadata) for event in (one, other)]
            if documents[0] == documents[1] and not documents[0].losses.covers(path):
                yield (
                    f"{subject.name} writes one document for two events, whose {path} differ in"
                    f" where {sign!r} is within a text: {difference(path, one, other)}. Escape the"
                    " sign that is written between values wherever it is part of one"
                )
                return


_LISTS = frozenset({"tags", "actors", "places"})
_SIGNS = (*",;|\t\n/:-&+=.", " ", ", ", "; ", " | ", " - ", " / ", "\n\n", "\n- ", ": ", " and ")


def _boundaries(sign: str) -> Iterator[tuple[str, Event | None, Event | None]]:
    """Yield the field and two events that give one text if values are joined with *sign*."""
    first, second = f"a{sign}b", f"b{sign}c"
    plain = Event(id="boundary", title="a", when="2024")

    def event(**values: object) -> Event | None:
        try:
            return attrs.evolve(plain, **values)  # type: ignore[arg-type]
        except ValueError:
            return None

    yield (
        "title",
        event(title=first, description="c"),
        event(title="a", description=second),
    )
    yield "tags", event(tags=[first, "c"]), event(tags=["a", second])
    yield "tags", event(tags=[first]), event(tags=["a", "b"])
    yield "actors", event(actors=_made(Actor, first)), event(actors=_made(Actor, "a", "b"))
    yield "places", event(places=_made(Place, first)), event(places=_made(Place, "a", "b"))
    yield "extra", event(extra={"k": first}), event(extra={"k": ["a", "b"]})
    yield "extra", event(extra={"k": first, "l": "c"}), event(extra={"k": "a", "l": second})
    yield "codes", event(codes={"k": first, "l": "c"}), event(codes={"k": "a", "l": second})


def _made(kind: type[Actor] | type[Place], *names: str) -> object:
    """Return an actor or a place of each name; what no event takes if a name is refused."""
    try:
        return [kind(name=name) for name in names]
    except ValueError:
        return None


def difference(path: str, one: object, other: object) -> str:
    """Return the values of the field at *path* in both, for a message."""
    name = path.partition(".")[0]
    return f"{brief(getattr(one, name))} and {brief(getattr(other, name))}"
