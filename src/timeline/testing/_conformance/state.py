"""Checks that an exporter keeps nothing from one event to the next."""

import gc
import tracemalloc
from collections.abc import Iterator, Sequence

import attrs

from timeline.io._writing import Piece, join, piece_of
from timeline.model import Event, Metadata
from timeline.testing._conformance.subject import Subject, first_difference

FEW, MANY, BATCH = 200, 800, 50
BYTES_AN_EVENT = 40


def loose_joints(subject: Subject, events: Sequence[Event], metadata: Metadata) -> Iterator[str]:
    """Yield a complaint if shards of *events* do not join to the document of a serial export.

    Each event is written twice, before and after each of its neighbours, so that nothing that
    one event leaves for another goes unnoticed.
    """
    events = [*events, *reversed(events)]
    serial = subject.document(events, metadata)
    for size in (1, 2, 3):
        shards = [events[at : at + size] for at in range(0, len(events), size)]
        joined = subject.in_shards(shards, metadata)
        if joined.data != serial.data:
            at = first_difference(serial.data, joined.data)
            yield (
                f"{subject.name}: shards of {size} do not join to the bytes of a serial export;"
                f" from byte {at}: {serial.data[at : at + 40]!r} in the serial export,"
                f" {joined.data[at : at + 40]!r} joined. encode returns the event alone: keep"
                " nothing between events, and prepare what it needs in __init__, as prologue is"
                " not called for shards. Put what comes between events into the separator or a"
                " section's heading. epilogue must not depend on the events"
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
