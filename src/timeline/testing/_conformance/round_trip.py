"""Checks that a format gives back what was written, except for the losses."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

import attrs

from timeline.errors.messages import brief
from timeline.model import Event
from timeline.plugins import LossReport, Registry
from timeline.testing._conformance.fields import difference
from timeline.testing._conformance.samples import METADATA
from timeline.testing._conformance.subject import Output, Subject, read

RUN = 100
MOST_TITLES = 3


def changed(registry: Registry, tested: Subject, events: Sequence[Event]) -> Iterator[str]:
    """Yield a complaint for everything that is read as something else than was written."""
    # With ids of their own, as a document holds an id once.
    given = [attrs.evolve(event, id=f"{event.id}-{n}") for n, event in enumerate(events)]
    for at in range(0, len(given) or 1, RUN):
        run = given[at : at + RUN]
        document = tested.document(run, METADATA)
        if not document.losses:
            yield from _came_back(registry, tested, run, document)
        else:
            # One by one: a loss of one event does not excuse another.
            for event in run:
                alone = tested.document([event], METADATA)
                yield from _came_back(registry, tested, [event], alone)


def _came_back(
    registry: Registry, tested: Subject, given: Sequence[Event], document: Output
) -> Iterator[str]:
    losses = document.losses
    read_back = read(registry, tested.installed.spec.name, io.BytesIO(document.data))
    events, faults = read_back.events, read_back.faults
    if faults:
        yield f"{tested.name} writes what its importer refuses: {'; '.join(map(str, faults))}"
        return
    for path in dict.fromkeys(differences(METADATA, read_back.metadata)):
        if not losses.covers(f"timeline.{path}"):
            yield f"the timeline's {path} is read as another value, and is not reported as lost"
    left_out = sum(loss.count for loss in losses if loss.field == "event")
    if len(events) != len(given) - left_out:
        yield _miscounted(tested.name, len(given), left_out, events)
    elif not left_out:
        for one, other in zip(given, events, strict=True):
            yield from _changed_in_reading(one, other, losses)


def _miscounted(name: str, written: int, left_out: int, events: Sequence[Event]) -> str:
    """Return the complaint that another number of events was read than written."""
    titles = ", ".join(brief(event.title) for event in events[:MOST_TITLES])
    if len(events) > MOST_TITLES:
        titles += ", ..."
    remedy = (
        "report what cannot be read back with losses.add(event, 'event', reason)"
        if len(events) < written - left_out
        else "write them so that each is read as one event, and report what is lost"
        " with losses.add(event, field, reason)"
    )
    return (
        f"{name}: {_counted(written)} written, {left_out or 'none'} reported as lost, but"
        f" {_counted(len(events))} read{': ' * bool(titles)}{titles}; {remedy}"
    )


def _counted(number: int) -> str:
    return f"{number} event was" if number == 1 else f"{number} events were"


def _changed_in_reading(given: Event, got: Event, losses: LossReport) -> Iterator[str]:
    """Yield a complaint for each field that is read as another value and not reported as lost."""
    if type(given) is not type(got):
        if not losses.covers("type"):
            yield f"the type {given.type!r} is read as {got.type!r}, and is not reported as lost"
        common = attrs.fields_dict(Event)
        given, got = (_plain(event, common) for event in (given, got))
    for path in dict.fromkeys(differences(given, got)):
        if not losses.covers(path):
            yield (
                f"{path} of {given.type!r} is read as another value,"
                f" {difference(path, given, got)}. Write it so that it can be read,"
                f" or call losses.add(event, {path!r}, reason)"
            )


def _plain(event: Event, fields: Iterable[str]) -> Event:
    return Event(**{name: getattr(event, name) for name in fields})


def differences(given: object, got: object, path: str = "") -> Iterator[str]:
    """Yield the paths, without indexes, at which two values differ."""
    kind = type(given)
    if kind is tuple and type(got) is tuple:
        ones, others = cast("tuple[object, ...]", given), cast("tuple[object, ...]", got)
        if len(ones) != len(others):
            yield path
            return
        for one, other in zip(ones, others, strict=True):
            yield from differences(one, other, path)
    elif kind is type(got) and attrs.has(kind):
        for field in attrs.fields(kind):
            step = f"{path}.{field.name}".lstrip(".")
            yield from differences(getattr(given, field.name), getattr(got, field.name), step)
    elif kind is not type(got) or given != got:
        yield path
