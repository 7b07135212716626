"""How the parts that an exporter gives are put together.

A run of events becomes a piece: its bytes, less what opens its first event, for
that hangs on the piece before. Writing in one go is joining pieces too, so that
any division of the events gives the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import attrs

from timeline.errors import PluginError
from timeline.model import Event, Metadata
from timeline.plugins import EXAMPLES, AnyExporter, Exporter, Losses, LossReport, WholeExporter
from timeline.plugins._isolation import FAILURES, fail, guarded

ExporterT = TypeVar("ExporterT", Exporter[object], WholeExporter[object])


@attrs.frozen(kw_only=True)
class Piece:
    """The output of a run of events.

    Attributes:
        data: the bytes, from the first event's own.
        events: how many events are in it.
        first: the section of its first event.
        last: the section of its last event.
        losses: what it does not hold.
        left_out: the ids of events of which it holds nothing.

    """

    data: bytes
    events: int
    first: str | None
    last: str | None
    losses: LossReport
    left_out: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Written:
    """What was written: the number of events and of bytes, and what was lost.

    Attributes:
        left_out: the ids of events of which nothing was written, as far as is known.

    """

    events: int
    bytes: int
    losses: LossReport
    left_out: frozenset[str] = frozenset()


def made(kind: type[ExporterT], options: object, metadata: Metadata) -> ExporterT:
    """The exporter of this *kind* for one document."""
    with guarded(f"{kind.__name__} began the document"):
        return kind(options, metadata)


def prologue_of(exporter: Exporter[object], losses: Losses) -> bytes:
    """What stands before the first event; *losses* gets what it does not say."""
    with guarded(f"{type(exporter).__name__} wrote the prologue"):
        return exporter.prologue(losses)


def heading_of(exporter: Exporter[object], section: str) -> bytes:
    """What stands before the first event of *section*."""
    with guarded(f"{type(exporter).__name__} wrote the heading {section!r}"):
        return exporter.heading(section)


def epilogue_of(exporter: Exporter[object]) -> bytes:
    """What stands after the last event."""
    with guarded(f"{type(exporter).__name__} wrote the epilogue"):
        return exporter.epilogue()


def piece_of(
    exporter: Exporter[object], events: Iterable[Event], examples: int | None = EXAMPLES
) -> Piece:
    """The piece that *exporter* makes of *events*; each loss names *examples*, None for all."""
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
                # What forgot to return is not what was left out.
                _joined(exporter, [data])
                left_out.append(event.id)
                continue
            section = exporter.section(event)
            if count:
                parts.append(_opening(exporter, last, section, at_start=False))
        except FAILURES as error:
            # Not a block of `guarded`, which costs too much for every event.
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
    """Write *pieces*, in their order, as one document; *examples* as they have it."""
    losses = Losses(examples)
    left_out: set[str] = set()
    size = events = 0
    last: str | None = None

    def put(*parts: bytes) -> None:
        nonlocal size
        data = _joined(exporter, parts)
        size += len(data)
        write(data)

    put(prologue_of(exporter, losses))
    for piece in pieces:
        losses.add_report(piece.losses)
        left_out.update(piece.left_out)
        if piece.events:
            put(_opening(exporter, last, piece.first, at_start=not events), piece.data)
            events += piece.events
            last = piece.last
    put(epilogue_of(exporter))
    return Written(events=events, bytes=size, losses=losses.report(), left_out=frozenset(left_out))


def write_whole(
    exporter: WholeExporter[object],
    events: Iterable[Event],
    write: Callable[[bytes], object],
    examples: int | None = EXAMPLES,
) -> Written:
    """Write *events*, all at once, as one document; each loss names *examples*, None for all."""
    losses = Losses(examples)
    given = 0

    def counted() -> Iterator[Event]:
        nonlocal given
        for event in events:
            given += 1
            yield event

    with guarded(f"{type(exporter).__name__} wrote the document"):
        data = _joined(exporter, [exporter.render(counted(), losses)])
    write(data)
    return Written(events=given, bytes=len(data), losses=losses.report())


def _opening(
    exporter: Exporter[object], before: str | None, section: str | None, *, at_start: bool
) -> bytes:
    """What stands before an event of *section* that follows one of the section *before*."""
    if section is not None and section != before:
        return heading_of(exporter, section)
    return b"" if at_start else exporter.separator


def _joined(exporter: AnyExporter, parts: Iterable[bytes]) -> bytes:
    try:
        return b"".join(parts)
    except TypeError as error:
        raise PluginError(f"{type(exporter).__name__} gave what is not bytes: {error}") from error
