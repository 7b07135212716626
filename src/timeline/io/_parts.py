"""Export to several files, for programs that refuse a large one."""

import errno
import os
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

import attrs

from timeline.collection import Timeline
from timeline.errors import FormatError, TimelineWarning
from timeline.errors.messages import emit_warning
from timeline.io._atomic import replacing_together
from timeline.io._export import SERIAL_SIZE, exporter_for, related
from timeline.io._job import check_path
from timeline.io._result import ExportResult, result_of
from timeline.io._shards import Shards, as_shards, check_count
from timeline.io._writing import (
    Piece,
    heading_of,
    join,
    make_exporter,
    piece_of,
    with_lost_relations,
)
from timeline.model import Event
from timeline.plugins import EXAMPLES, EventStream, Exporter, Registry, WholeExporter
from timeline.plugins._isolation import attributed_to


def export_parts(  # noqa: PLR0913 - as `export`, and how large a file may be
    timeline: Timeline | EventStream | Shards,
    target: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002 - the word that all the documents use
    *,
    max_bytes: int,
    examples: int | None = EXAMPLES,
    registry: Registry | None = None,
    **options: object,
) -> tuple[ExportResult, ...]:
    """Write *timeline* to as many files as it takes, and return the result of each.

    Each file is a document of its own, and relations from one to another are reported
    as losses. ``talks.ics`` becomes ``talks-1.ics``, ``talks-2.ics`` and so on. No file
    is replaced before all of them are written. They are then renamed one after another: if
    a rename fails, or the process is killed between two, the files renamed before it stay.
    Files that an earlier export of more parts has left stay too, with a `TimelineWarning`.
    What `export` raises is raised here too.

    Args:
        timeline: a timeline, a stream of events, or the shards of a timeline.
        target: the path that the files' names are made from.
        format: the name of a format that writes event by event; inferred from the
            target's suffix by default.
        max_bytes: how large a file may be. An event that is larger by itself gets a
            file of its own, which is then larger.
        examples: as for `export`.
        registry: the formats to choose from; by default those installed.
        options: the options of the format.

    Raises:
        FormatError: there is no such format, or it must see all events at once.
        FieldError: *max_bytes* or *examples* is less than 1.

    """
    shards = as_shards(timeline, SERIAL_SIZE)
    check_count("max_bytes", max_bytes)
    check_count("examples", examples, none=True)
    check_path("target", target)
    path = Path(target)
    installed = exporter_for(target, format, registry)
    kind = installed.load()
    name = installed.spec.name
    if issubclass(kind, WholeExporter):
        message = f"{name} must see all events at once, and cannot be written in parts"
        raise FormatError(message, name=name)
    checked = installed.make_options(options)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(target))
    events, whole = shards.events(), shards.whole
    if whole is not None:
        # As they are, with the relations that are to be reported.
        events = (whole[event.id] for event in events)
    results: list[ExportResult] = []
    with attributed_to(installed.plugin), replacing_together() as begin:
        exporter = make_exporter(kind, checked, shards.metadata)
        exporter.titles, exporter.codes = related(whole)
        parts = _parts(exporter, events, max_bytes, examples)
        for number, part in enumerate(parts, start=1):
            named = _part(path, number)
            inside = {event.id for event, _ in part}
            with begin(named) as file:
                pieces = _alone(exporter, part, inside, examples)
                written = join(exporter, pieces, file.write, examples)
            written = with_lost_relations(written, (event for event, _ in part), inside)
            results.append(result_of(written, installed, named))
    _warn_of_leftovers(path, len(results))
    return tuple(results)


def _part(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}-{number}{path.suffix}")


def _warn_of_leftovers(path: Path, count: int) -> None:
    """Warn of the files that an export of more than *count* parts has left."""
    last = count
    while _part(path, last + 1).exists():
        last += 1
    if last > count:
        files = " to ".join(dict.fromkeys(str(_part(path, each)) for each in (count + 1, last)))
        emit_warning(
            TimelineWarning(
                f"{files}: left by an earlier export of more parts; remove them, or programs that"
                " read all parts find old events"
            )
        )


def _alone(
    exporter: Exporter[object],
    part: Iterable[tuple[Event, Piece]],
    inside: AbstractSet[str],
    examples: int | None,
) -> Iterator[Piece]:
    """Yield the pieces of a part, made again without relations to events outside of it."""
    for event, piece in part:
        kept = [relation for relation in event.relations if relation.event in inside]
        if len(kept) == len(event.relations):
            yield piece
        else:
            yield piece_of(exporter, [attrs.evolve(event, relations=kept)], examples)


def _parts(
    exporter: Exporter[object], events: Iterable[Event], max_bytes: int, examples: int | None
) -> Iterator[list[tuple[Event, Piece]]]:
    """Yield each part: its events with their pieces. Without events, there is one empty part."""
    frame = join(exporter, (), len).bytes
    part: list[tuple[Event, Piece]] = []
    size = frame
    for event in events:
        piece = piece_of(exporter, [event], examples)
        # It is not known yet which of the two comes before it.
        heading = b"" if piece.first is None else heading_of(exporter, piece.first)
        added = len(piece.data) + max(len(heading), len(exporter.separator))
        if any(held.events for _, held in part) and size + added > max_bytes:
            yield part
            part, size = [], frame
        part.append((event, piece))
        size += added
    yield part
