"""Whether an exporter is what it is by its arguments alone."""

import gc
import tracemalloc
from collections.abc import Iterator, Sequence

import attrs

from timeline.io._driver import Piece, join, piece_of
from timeline.model import Event, Metadata
from timeline.plugins import Losses
from timeline.testing._conformance.subject import Subject, first_difference

FEW, MANY, BATCH = 200, 800, 50
BYTES_AN_EVENT = 40


def leaks(subject: Subject, events: Sequence[Event], metadata: Metadata) -> Iterator[str]:
    """A complaint for each event whose output depends on what was written before it."""
    name = subject.name
    for event in events:
        alone = _encoded(subject, [event], metadata)
        for other in events:
            if _encoded(subject, [other, event], metadata) != alone:
                yield (
                    f"{name}.encode writes {event.id!r} otherwise after {other.id!r} than alone:"
                    " keep nothing between events; a heading that depends on the order is a section"
                )
                return
    exporter = subject.exporter(metadata)
    exporter.prologue(Losses())
    after = [exporter.encode(event, Losses()) for event in events]
    fresh = subject.exporter(metadata)
    if after != [fresh.encode(event, Losses()) for event in events]:
        yield (
            f"{name}.encode depends on prologue having been called: a shard's exporter has no"
            " prologue; make what is needed in __init__, from options and metadata"
        )
    if exporter.epilogue() != subject.exporter(metadata).epilogue():
        yield (
            f"{name}.epilogue depends on the events that were written: a shard's exporter has"
            " seen others"
        )


def _encoded(
    subject: Subject, events: Sequence[Event], metadata: Metadata
) -> tuple[bytes, str | None, object]:
    """What is written of the last of *events*, after the ones before it."""
    exporter = subject.exporter(metadata)
    for event in events[:-1]:
        exporter.encode(event, Losses())
        exporter.section(event)
    losses = Losses()
    data = exporter.encode(events[-1], losses)
    return data, exporter.section(events[-1]), losses.report()


def loose_joints(subject: Subject, events: Sequence[Event], metadata: Metadata) -> Iterator[str]:
    """A complaint where shards of *events* do not join to the document of all."""
    serial = subject.document(events, metadata)
    for size in (1, 2, 3):
        shards = [events[at : at + size] for at in range(0, len(events), size)]
        joined = subject.in_shards(shards, metadata)
        if joined.data != serial.data:
            at = first_difference(serial.data, joined.data)
            yield (
                f"{subject.name}: shards of {size} do not join to what is written in one go; from"
                f" byte {at}: {serial.data[at : at + 40]!r} in one go,"
                f" {joined.data[at : at + 40]!r} joined. What stands between events is the"
                " separator or a section's heading; encode gives the event alone"
            )
            return
        if joined.losses != serial.losses:
            yield f"{subject.name}: shards of {size} report other losses than one go"
            return


def hoards(subject: Subject, event: Event, metadata: Metadata) -> Iterator[str]:
    """A complaint if memory grows with the events that are written."""
    exporter = subject.exporter(metadata)
    held: dict[int, int] = {}

    def pieces() -> Iterator[Piece]:
        for at in range(0, MANY, BATCH):
            if at in {FEW, MANY - BATCH}:
                # What is garbage, or kept ready for the next object, is not held.
                gc.collect()
                held[at] = tracemalloc.get_traced_memory()[0]
            numbers = range(at, at + BATCH)
            yield piece_of(exporter, (attrs.evolve(event, id=f"event-{n}") for n in numbers))

    tracemalloc.start()
    try:
        join(exporter, pieces(), len)
    finally:
        tracemalloc.stop()
    grown = (held[MANY - BATCH] - held[FEW]) / (MANY - BATCH - FEW)
    if grown > BYTES_AN_EVENT:
        yield (
            f"{subject.name} holds on to {grown:.0f} bytes of each event it writes: give encode's"
            " bytes and forget the event, or declare the format whole=True"
        )
