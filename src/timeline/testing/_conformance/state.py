"""Checks that an exporter keeps nothing from one event to the next."""

import gc
import tracemalloc
from collections.abc import Iterator, Sequence

import attrs

from timeline.io._writing import Piece, join, piece_of
from timeline.model import Event, Metadata
from timeline.plugins import Losses
from timeline.testing._conformance.subject import Subject, first_difference

FEW, MANY, BATCH = 200, 800, 50
BYTES_AN_EVENT = 40


def leaks(subject: Subject, events: Sequence[Event], metadata: Metadata) -> Iterator[str]:
    """Yield a complaint if the output for an event depends on what was written before it."""
    name = subject.name
    for event in events:
        alone = _encoded(subject, [event], metadata)
        for other in events:
            if _encoded(subject, [other, event], metadata) != alone:
                yield (
                    f"{name}.encode writes {event.id!r} differently after {other.id!r} than alone:"
                    " keep nothing between events; use section() for headings that depend on order"
                )
                return
    exporter = subject.exporter(metadata)
    exporter.prologue(Losses())
    after = [exporter.encode(event, Losses()) for event in events]
    fresh = subject.exporter(metadata)
    if after != [fresh.encode(event, Losses()) for event in events]:
        yield (
            f"{name}.encode depends on prologue having been called, which it is not for shards:"
            " prepare what encode needs in __init__, from options and metadata"
        )
    if exporter.epilogue() != subject.exporter(metadata).epilogue():
        yield (
            f"{name}.epilogue depends on the events that were written; the exporter that writes it"
            " has not seen the events of other shards"
        )


def _encoded(
    subject: Subject, events: Sequence[Event], metadata: Metadata
) -> tuple[bytes, str | None, object]:
    """Return what is written for the last of *events*, after the others."""
    exporter = subject.exporter(metadata)
    for event in events[:-1]:
        exporter.encode(event, Losses())
        exporter.section(event)
    losses = Losses()
    data = exporter.encode(events[-1], losses)
    return data, exporter.section(events[-1]), losses.report()


def loose_joints(subject: Subject, events: Sequence[Event], metadata: Metadata) -> Iterator[str]:
    """Yield a complaint if shards of *events* do not join to the document of a serial export."""
    serial = subject.document(events, metadata)
    for size in (1, 2, 3):
        shards = [events[at : at + size] for at in range(0, len(events), size)]
        joined = subject.in_shards(shards, metadata)
        if joined.data != serial.data:
            at = first_difference(serial.data, joined.data)
            yield (
                f"{subject.name}: shards of {size} do not join to the bytes of a serial export;"
                f" from byte {at}: {serial.data[at : at + 40]!r} in the serial export,"
                f" {joined.data[at : at + 40]!r} joined. Put what comes between events into the"
                " separator or a section's heading; encode returns the event alone"
            )
            return
        if joined.losses != serial.losses:
            yield f"{subject.name}: shards of {size} report other losses than a serial export"
            return


def hoards(subject: Subject, event: Event, metadata: Metadata) -> Iterator[str]:
    """Yield a complaint if memory grows with the number of events."""
    exporter = subject.exporter(metadata)
    held: dict[int, int] = {}

    def pieces() -> Iterator[Piece]:
        for at in range(0, MANY, BATCH):
            if at in {FEW, MANY - BATCH}:
                # Garbage does not count.
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
            f"{subject.name} keeps {grown:.0f} bytes for each event that it writes: return the"
            " bytes from encode and keep no event, or make it a WholeExporter"
        )
