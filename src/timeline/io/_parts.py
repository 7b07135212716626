"""Exports in parts, for programs that refuse a large file."""

import errno
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from timeline.collection import Timeline
from timeline.contracts import (
    EventStream,
    Exporter,
    Losses,
    WholeExporter,
    make_options,
    options_type_of,
)
from timeline.errors import FormatError, OptionError
from timeline.io._atomic import replacing_together
from timeline.io._driver import Piece, join, piece_of
from timeline.io._export import ExportResult, check_events, result_of, serial, whole_of
from timeline.io._relations import with_lost_relations
from timeline.io._shards import Shards
from timeline.model import Event
from timeline.plugins import Registry, default_registry


def export_parts(
    events: Timeline | EventStream | Shards,
    format: str,  # noqa: A002 - the word that all the documents use
    target: str | os.PathLike[str],
    *,
    max_bytes: int,
    registry: Registry | None = None,
    **options: object,
) -> tuple[ExportResult, ...]:
    """Write *events* to as many files as it takes, and say of each what `export` says.

    Each file is a document of its own. ``talks.ics`` becomes ``talks-1.ics``,
    ``talks-2.ics`` and so on. All of them are written whole, or none is.

    Args:
        events: a timeline, a stream of events, or the shards of a timeline.
        format: the name of a format that writes event by event.
        target: the path that the files' names are made of.
        max_bytes: how large a file may be. An event that is larger by itself has a
            file of its own, and that one is larger.
        registry: the formats to choose from; those installed, where not said.
        options: the options of the format.

    Raises:
        FormatError: there is no such format, or it must see all events at once.
        OptionError: *max_bytes* is not positive; or as `export` has it.
        OSError: a file cannot be written, or *target* is a directory.
        TypeError: *events* is something else.

    """
    check_events(events, Timeline, EventStream, Shards)
    if max_bytes < 1:
        raise OptionError(f"max_bytes: {max_bytes} is not allowed; it takes a positive number")
    installed = (registry or default_registry()).exporter(format)
    kind = installed.load()
    if issubclass(kind, WholeExporter):
        raise FormatError(f"{format} must see all events at once, and cannot be written in parts")
    checked = make_options(options_type_of(kind), options, installed.spec.name)
    exporter = kind(checked, events.metadata)
    whole = whole_of(events)
    as_held = iter(whole or ())
    path = Path(target)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(target))
    results: list[ExportResult] = []
    with replacing_together() as begin:
        for number, pieces in enumerate(_parts(exporter, serial(events), max_bytes), start=1):
            part = path.with_name(f"{path.stem}-{number}{path.suffix}")
            with begin(part) as file:
                written = join(exporter, pieces, file.write)
            if whole is not None:
                written = with_lost_relations(written, islice(as_held, len(pieces)), whole)
            results.append(result_of(written, installed, part))
    return tuple(results)


def _parts(
    exporter: Exporter[object], events: Iterable[Event], max_bytes: int
) -> Iterator[list[Piece]]:
    """The events of each part, a piece each; one part without any where there are none."""
    frame = len(exporter.prologue(Losses())) + len(exporter.epilogue())
    part: list[Piece] = []
    size = frame
    for event in events:
        piece = piece_of(exporter, [event])
        added = len(piece.data) + _opening_size(exporter, piece)
        if any(held.events for held in part) and size + added > max_bytes:
            yield part
            part, size = [], frame
        part.append(piece)
        size += added
    yield part


def _opening_size(exporter: Exporter[object], piece: Piece) -> int:
    """The most that can stand before *piece*."""
    heading = b"" if piece.first is None else exporter.heading(piece.first)
    return max(len(heading), len(exporter.separator))
