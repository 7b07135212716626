"""Timelines to documents."""

import io
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeAlias

import attrs

from timeline.collection import Timeline
from timeline.errors import Fault, FormatError, shown
from timeline.io._atomic import replacing
from timeline.io._driver import Piece, Written, join, made, piece_of, write_whole
from timeline.io._load import open_stream
from timeline.io._parallel import in_order
from timeline.io._reading import Readable, warn_of
from timeline.io._relations import with_lost_relations
from timeline.io._result import ExportResult, result_of
from timeline.io._shards import SIZE, Shard, Shards, check_examples, runs
from timeline.model import Event, Metadata
from timeline.plugins import (
    EXAMPLES,
    EventStream,
    Exporter,
    InstalledExporter,
    Registry,
    WholeExporter,
    default_registry,
    make_options,
    options_type_of,
)
from timeline.plugins._installed import blamed

Target: TypeAlias = str | os.PathLike[str] | BinaryIO
Write: TypeAlias = Callable[[bytes], object]

# Few enough events that what is held is small, enough that each write is worth it.
SERIAL_SIZE = 250


def export(  # noqa: PLR0913 - what to write, where and how, beside the format's own options
    events: Timeline | EventStream | Shards,
    format: str,  # noqa: A002 - the word that all the documents use
    target: Target,
    *,
    executor: Executor | None = None,
    examples: int | None = EXAMPLES,
    registry: Registry | None = None,
    **options: object,
) -> ExportResult:
    """Write *events* to *target*, and say what was written and what the format lost.

    A file is written whole or not at all: when the export fails, what stood there
    before stands there still.

    What a question found, or a slice, may relate to events that it leaves out. Such
    relations are not written, and are told as lost. A stream is written as it comes.

    Args:
        events: a timeline, a stream of events, or the shards of a timeline.
        format: the name of the format.
        target: the path of the file; or a binary file that is open, and stays so.
        executor: where the shards are written; what they join to is, to the byte,
            what is written without one. A worker process that dies is replaced. A
            format that must see all events at once does without the executor.
        examples: how many events each loss names; None for all that it befell, which takes
            memory as they do.
        registry: the formats to choose from; those installed, where not said.
        options: the options of the format.

    Raises:
        DocumentError: a shard's file, or what the stream is read from, has faults.
        FormatError: there is no such format.
        OSError: the target cannot be written.
        OptionError: an option that the format does not have, or a wrong value.
        PluginError: the plugin of the format is broken.
        TypeError: *events* or *target* is something else.

    """
    installed = (registry or default_registry()).exporter(format)
    return _export(events, installed, target, options, executor=executor, examples=examples)


def dumps(
    events: Timeline | EventStream | Shards,
    format: str,  # noqa: A002 - the word that all the documents use
    *,
    registry: Registry | None = None,
    **options: object,
) -> bytes:
    """The document that `export` would write; the arguments are its own."""
    buffer = io.BytesIO()
    installed = (registry or default_registry()).exporter(format)
    _export(events, installed, buffer, options)
    return buffer.getvalue()


def convert(  # noqa: PLR0913 - two formats, each with its own name and options
    source: Readable,
    target: Target,
    *,
    source_format: str | None = None,
    target_format: str | None = None,
    strict: bool = True,
    executor: Executor | None = None,
    examples: int | None = EXAMPLES,
    registry: Registry | None = None,
    source_options: Mapping[str, object] | None = None,
    **options: object,
) -> ExportResult:
    """Write the events of *source* to *target*, one by one, in the order of *source*.

    Where both formats stream, the document may be larger than memory.

    Args:
        source: the path of a file, or a binary file that is open.
        target: the path of the file to write, or a binary file that is open.
        source_format: the format of *source*; by its suffix where not said.
        target_format: the format to write; by the target's suffix where not said.
        strict: whether a fault in *source* is an error, and nothing is written.
        executor: as `export` has it.
        examples: as `export` has it.
        registry: the formats to choose from; those installed, where not said.
        source_options: the options of the source's format.
        options: the options of the target's format.

    Raises:
        DocumentError: *source* has faults; all of them are in it.
        FormatError: there is no such format, or no telling which it is.
        OSError: a file cannot be read or written.
        OptionError: an option that a format does not have, or a wrong value.
        PluginError: the plugin of a format is broken.

    """
    registry = registry or default_registry()
    if target_format is not None:
        installed = registry.exporter(target_format)
    elif isinstance(target, (str, os.PathLike)):
        installed = registry.exporter_for(target)
    else:
        raise FormatError("an open file has no suffix to go by: say the target_format")
    with open_stream(
        source, format=source_format, strict=strict, registry=registry, **(source_options or {})
    ) as stream:
        return _export(stream, installed, target, options, executor=executor, examples=examples)


def _export(  # noqa: PLR0913 - as `export`
    events: Timeline | EventStream | Shards,
    installed: InstalledExporter,
    target: Target,
    options: Mapping[str, object],
    *,
    executor: Executor | None = None,
    examples: int | None = EXAMPLES,
) -> ExportResult:
    check_events(events, Timeline, EventStream, Shards)
    check_examples("export", examples)
    kind = installed.load()
    checked = make_options(options_type_of(kind), options, installed.spec.name)
    with blamed(installed.plugin), _opened(target) as file:
        if issubclass(kind, WholeExporter):
            written = write_whole(
                made(kind, checked, events.metadata), _serial(events), file.write, examples
            )
        else:
            recipe = _Recipe(kind, checked, events.metadata, examples)
            written = _write_pieces(recipe, events, executor, file.write)
    if (whole := _whole(events)) is not None:
        written = with_lost_relations(written, whole, whole)
    path = Path(target) if isinstance(target, (str, os.PathLike)) else None
    return result_of(written, installed, path)


def check_events(events: object, *kinds: type) -> None:
    """Refuse *events* that are of none of these *kinds*, as a list of events is.

    Raises:
        TypeError: they are not.

    """
    if not isinstance(events, kinds):
        names = " or ".join(kind.__name__ for kind in kinds)
        given = type(events).__name__
        made = "Timeline([event])" if isinstance(events, Event) else "Timeline(events)"
        raise TypeError(f"events: {given} is not allowed; it takes {names}, as {made}")


@contextmanager
def _opened(target: Target) -> Generator[BinaryIO]:
    if isinstance(target, (str, os.PathLike)):
        with replacing(target) as file:
            yield file
    elif isinstance(target, io.TextIOBase) or not hasattr(target, "write"):
        raise TypeError(
            f"target: {shown(target)} is not allowed; it takes a path as text, or a binary file"
        )
    else:
        yield target


def _whole(events: Timeline | EventStream | Shards) -> Timeline | None:
    """All that *events* are, where that is in memory."""
    match events:
        case Shards():
            return events.whole
        case EventStream():
            return None
        case _:
            return events


def as_held(events: Timeline | EventStream | Shards) -> Iterable[Event]:
    """The events in order, as they are."""
    match events:
        case Shards():
            return events.events()
        case EventStream():
            return events.events
        case _:
            return events


def _serial(events: Timeline | EventStream | Shards) -> Iterable[Event]:
    """The events in order, as they are written: of a timeline, without what leads out of it."""
    return as_held(events.self_contained() if isinstance(events, Timeline) else events)


@attrs.frozen
class _Recipe:
    """How a worker makes the exporter; it can be sent to another process."""

    kind: type[Exporter[object]]
    options: object
    metadata: Metadata
    examples: int | None

    def exporter(self) -> Exporter[object]:
        return made(self.kind, self.options, self.metadata)

    def work(self, shard: Shard) -> tuple[Piece, list[tuple[str, Fault]]]:
        """The piece of *shard*, and the faults that were skipped in it."""
        skipped: list[tuple[str, Fault]] = []
        # A warning given in another process is heard by nobody.
        with shard.events(lambda name, fault: skipped.append((name, fault))) as events:
            return piece_of(self.exporter(), events, self.examples), skipped


def _write_pieces(
    recipe: _Recipe,
    events: Timeline | EventStream | Shards,
    executor: Executor | None,
    write: Write,
) -> Written:
    exporter = recipe.exporter()
    if executor is None:
        parts = runs(_serial(events), SERIAL_SIZE)
        pieces = (piece_of(exporter, run.held, recipe.examples) for run in parts)
        return join(exporter, pieces, write, recipe.examples)
    shards = events.parts if isinstance(events, Shards) else runs(_serial(events), SIZE)
    return join(exporter, _pieces(recipe, shards, executor), write, recipe.examples)


def _pieces(recipe: _Recipe, shards: Iterable[Shard], executor: Executor) -> Iterator[Piece]:
    for piece, skipped in in_order(executor, recipe.work, shards):
        for name, fault in skipped:
            warn_of(name, fault)
        yield piece
