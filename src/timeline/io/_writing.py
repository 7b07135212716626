"""Put the output of an exporter together.

A run of events becomes a piece: its bytes, without what comes before its first event,
because that depends on the piece before. A serial export joins pieces too, so that the
events can be divided in any way and give the same bytes.
"""

from collections.abc import Callable, Container, Iterable
from typing import NamedTuple, TypeVar

from timeline.errors import PluginError
from timeline.model import Event, Metadata
from timeline.plugins import EXAMPLES, AnyExporter, Exporter, Losses, LossReport, WholeExporter
from timeline.plugins._isolation import fail, guarded

ExporterT = TypeVar("ExporterT", Exporter[object], WholeExporter[object])

_OUTSIDE = "it leads to an event that is not exported with this one"
_LEFT_OUT = "it leads to an event that the format leaves out"


class Piece(NamedTuple):
    """The output of a run of events.

    Attributes:
        data: the bytes, starting with those of the first event.
        events: how many events it holds.
        first: the section of its first event.
        last: the section of its last event.
        losses: what it does not hold.
        left_out: the ids of events that were not written at all.

    """

    data: bytes
    events: int
    first: str | None
    last: str | None
    losses: LossReport
    left_out: tuple[str, ...]


class Written(NamedTuple):
    """What was written: the number of events and of bytes, and what was lost."""

    events: int
    bytes: int
    losses: LossReport
    left_out: frozenset[str] = frozenset()  # the ids of events, as far as they are known


def make_exporter(kind: type[ExporterT], options: object, metadata: Metadata) -> ExporterT:
    """Return an exporter of this *kind* for one document."""
    with guarded(f"{kind.__name__} began the document"):
        return kind(options, metadata)


def heading_of(exporter: Exporter[object], section: str) -> bytes:
    """Return the bytes before the first event of *section*."""
    with guarded(f"{type(exporter).__name__} wrote the heading {section!r}"):
        return exporter.heading(section)


def piece_of(
    exporter: Exporter[object], events: Iterable[Event], examples: int | None = EXAMPLES
) -> Piece:
    """Return the piece that *exporter* makes of *events*; *examples* is as for `export`."""
    losses = Losses(examples)
    parts: list[bytes] = []
    left_out: list[str] = []
    count = 0
    first: str | None = None
    last: str | None = None
    for event in events:
        try:
            data = exporter.encode(event, losses)
            if not data:
                # An encoder that forgot to return gives None, which is an error.
                _joined(exporter, [data])
                left_out.append(event.id)
                continue
            section = exporter.section(event)
            if count:
                parts.append(_opening(exporter, last, section, at_start=False))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - a plugin may raise anything
            # Not `guarded`, which costs too much for every event.
            fail(f"{type(exporter).__name__} wrote the event {event.id!r}", error)
        first = first if count else section
        parts.append(data)
        last = section
        count += 1
    return Piece(
        data=_joined(exporter, parts),
        events=count,
        first=first,
        last=last,
        losses=losses.report(),
        left_out=tuple(left_out),
    )


def join(
    exporter: Exporter[object],
    pieces: Iterable[Piece],
    write: Callable[[bytes], object],
    examples: int | None = EXAMPLES,
) -> Written:
    """Write *pieces*, in their order, as one document; *examples* is as for `export`."""
    losses = Losses(examples)
    left_out: set[str] = set()
    size = events = 0
    last: str | None = None

    def put(*parts: bytes) -> None:
        nonlocal size
        data = _joined(exporter, parts)
        size += len(data)
        write(data)

    with guarded(f"{type(exporter).__name__} wrote the prologue"):
        prologue = exporter.prologue(losses)
    put(prologue)
    for piece in pieces:
        losses.add_report(piece.losses)
        left_out.update(piece.left_out)
        if piece.events:
            put(_opening(exporter, last, piece.first, at_start=not events), piece.data)
            events += piece.events
            last = piece.last
    with guarded(f"{type(exporter).__name__} wrote the epilogue"):
        epilogue = exporter.epilogue()
    put(epilogue)
    return Written(events=events, bytes=size, losses=losses.report(), left_out=frozenset(left_out))


def write_whole(
    exporter: WholeExporter[object],
    events: Iterable[Event],
    write: Callable[[bytes], object],
    examples: int | None = EXAMPLES,
) -> Written:
    """Write *events*, all at once, as one document; *examples* is as for `export`."""
    losses = Losses(examples)
    held = tuple(events)
    with guarded(f"{type(exporter).__name__} wrote the document"):
        data = _joined(exporter, [exporter.render(held, losses)])
    write(data)
    return Written(events=len(held), bytes=len(data), losses=losses.report())


def with_lost_relations(
    written: Written, events: Iterable[Event], inside: Container[str]
) -> Written:
    """Add to *written* the losses of the relations of *events* to others than those *inside*."""
    related = [event for event in events if event.relations]
    left_out = written.left_out
    reported = sum(loss.count for loss in written.losses if loss.field == "relations")
    if reported >= sum(event.id not in left_out for event in related):
        # A format that loses the relations of every event has reported these as well.
        left_out = frozenset[str]()
    losses = Losses(written.losses.examples)
    for event in related:
        others = [relation.event for relation in event.relations]
        if any(other not in inside for other in others):
            losses.add(event, "relations", _OUTSIDE)
        if event.id not in left_out and not left_out.isdisjoint(others):
            losses.add(event, "relations", _LEFT_OUT)
    return written._replace(losses=written.losses + losses.report())


def _opening(
    exporter: Exporter[object], before: str | None, section: str | None, *, at_start: bool
) -> bytes:
    """Return what separates an event of *section* from one of the section *before*."""
    if section is not None and section != before:
        return heading_of(exporter, section)
    return b"" if at_start else exporter.separator


def _joined(exporter: AnyExporter, parts: Iterable[bytes]) -> bytes:
    try:
        return b"".join(parts)
    except TypeError as error:
        message = f"{type(exporter).__name__} returned something else than bytes: {error}"
        raise PluginError(message) from error
