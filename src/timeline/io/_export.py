"""Export timelines to documents."""

import io
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from timeline.collection import Timeline
from timeline.errors import Fault, FormatError, Note
from timeline.errors.messages import brief
from timeline.io._job import Readable, check_file, warn_of
from timeline.io._result import ExportResult, result_of
from timeline.io._shards import (
    SIZE,
    FileShard,
    Outline,
    Outlines,
    Shard,
    Shards,
    as_shards,
    check_count,
    runs,
)
from timeline.io._writing import (
    Piece,
    Written,
    join,
    make_exporter,
    piece_of,
    with_lost_relations,
    write_whole,
)
from timeline.model import Metadata
from timeline.plugins import (
    EXAMPLES,
    EventStream,
    Exporter,
    InstalledExporter,
    Registry,
    WholeExporter,
)
from timeline.plugins._isolation import attributed_to
from timeline.plugins._registry import chosen_registry

if TYPE_CHECKING:
    from concurrent.futures import Executor

Target: TypeAlias = str | os.PathLike[str] | BinaryIO
Write: TypeAlias = Callable[[bytes], object]

# Few enough events to keep memory small, enough to make each write worth it.
SERIAL_SIZE = 250


def export(  # noqa: PLR0913 - what to write, where and how, and the format's own options
    timeline: Timeline | EventStream | Shards,
    target: Target,
    format: str | None = None,  # noqa: A002 - the word that all the documents use
    *,
    executor: "Executor | int | None" = None,
    examples: int | None = EXAMPLES,
    registry: Registry | None = None,
    **options: object,
) -> ExportResult:
    """Write *timeline* to *target* and return what was written and what the format lost.

    The file at *target* is replaced only once the whole document is written: a failed
    export leaves it as it was.

    A slice or the result of a query may relate to events outside of it. Such relations
    are not written, and are reported as losses. Those of a stream are written unchanged.

    Args:
        timeline: a timeline, a stream of events, or the shards of a timeline.
        target: the path of the file, or an open binary file, which stays open.
        format: the name of the format; inferred from the target's suffix by default.
        executor: where to write the shards, or how many processes to start for it, which
            are replaced when they die. The output is the same, byte for byte, as without
            one. A format that must see all events at once ignores it.
        examples: how many events each loss names; None names every event, which takes
            memory in proportion.
        registry: the formats to choose from; by default those installed.
        options: the options of the format.

    Raises:
        DocumentError: a shard's file, or the document that is streamed, has faults.
        FieldError: *examples* or *executor* is a number less than 1.
        FormatError: there is no such format, or the target does not tell which.
        OSError: the target cannot be written.
        OptionError: an unknown option, or a value that it does not allow.
        PluginError: the format's plugin is broken.
        TypeError: an argument of the wrong type.

    """
    check_file("target", target, "write")
    installed = exporter_for(target, format, registry)
    return _export(timeline, installed, target, options, executor=executor, examples=examples)


def dumps(
    timeline: Timeline | EventStream | Shards,
    format: str,  # noqa: A002 - the word that all the documents use
    *,
    registry: Registry | None = None,
    **options: object,
) -> bytes:
    """Return the document that `export` would write, as bytes; the arguments are its own."""
    buffer = io.BytesIO()
    installed = chosen_registry(registry).exporter(format)
    _export(timeline, installed, buffer, options)
    return buffer.getvalue()


def convert(  # noqa: PLR0913 - two formats, each with its own name and options
    source: Readable,
    target: Target,
    format: str | None = None,  # noqa: A002 - the word that all the documents use
    *,
    source_format: str | None = None,
    source_options: Mapping[str, object] | None = None,
    strict: bool = True,
    executor: "Executor | int | None" = None,
    examples: int | None = EXAMPLES,
    registry: Registry | None = None,
    **options: object,
) -> ExportResult:
    """Write the events of *source* to *target*, one by one, in the order of *source*.

    If both formats stream, the document may be larger than memory. What is raised is what
    `load` and `export` raise.

    Args:
        source: the path of a file, or an open binary file.
        target: the path of the file to write, or an open binary file.
        format: the format to write; inferred from the target's suffix by default.
        source_format: the format of *source*; inferred from its suffix by default.
        source_options: the options of the source's format.
        strict: whether a fault in *source* is an error, and nothing is written.
        executor: as for `export`.
        examples: as for `export`.
        registry: the formats to choose from; by default those installed.
        options: the options of the target's format.

    """
    check_file("target", target, "write")
    registry = chosen_registry(registry)
    installed = exporter_for(target, format, registry)
    from timeline.io._load import open_stream  # noqa: PLC0415 - for a document, not for a timeline

    with open_stream(
        source, format=source_format, strict=strict, registry=registry, **(source_options or {})
    ) as stream:
        return _export(stream, installed, target, options, executor=executor, examples=examples)


def exporter_for(target: Target, name: object, registry: Registry | None) -> InstalledExporter:
    """Return the exporter called *name*, or, if that is None, the one for the target's suffix."""
    registry = chosen_registry(registry)
    if name is None:
        if isinstance(target, (str, os.PathLike)):
            return registry.exporter_for(target)
        raise FormatError("an open file has no suffix to infer a format from: give the format")
    if not isinstance(name, str):
        raise TypeError(
            f"format: {brief(name)} is not allowed; expected a format's name as text, after the"
            " target, as export(timeline, 'talks.ics', 'ical')"
        )
    try:
        return registry.exporter(name)
    except FormatError as error:
        if isinstance(target, (str, os.PathLike)) and os.fspath(target) in error.known:
            message = f"{error}; the target comes before the format: ({name!r}, {target!r})"
            raise FormatError(message, name=name, known=error.known) from None
        raise


def _export(  # noqa: PLR0913 - as `export`
    timeline: Timeline | EventStream | Shards,
    installed: InstalledExporter,
    target: Target,
    options: Mapping[str, object],
    *,
    executor: "Executor | int | None" = None,
    examples: int | None = EXAMPLES,
) -> ExportResult:
    shards = as_shards(timeline, SERIAL_SIZE if executor is None else SIZE)
    check_count("examples", examples, none=True)
    if executor is not None:
        from timeline.io._parallel import check_executor  # noqa: PLC0415 - imports processes

        check_executor(executor)
    kind = installed.load()
    checked = installed.make_options(options)
    with attributed_to(installed.plugin), _opened(target) as file:
        if issubclass(kind, WholeExporter):
            written = write_whole(
                make_exporter(kind, checked, shards.metadata),
                shards.events(),
                file.write,
                examples,
            )
        else:
            recipe = _Recipe(kind, checked, shards.metadata, examples, *related(shards.whole))
            written = _write_pieces(recipe, shards, executor, file.write)
    if shards.whole is not None:
        written = with_lost_relations(written, shards.whole, shards.whole)
    return result_of(written, installed, target if isinstance(target, (str, os.PathLike)) else None)


@contextmanager
def _opened(target: Target) -> Generator[BinaryIO]:
    if isinstance(target, (str, os.PathLike)):
        from timeline.io._atomic import replacing  # noqa: PLC0415 - for a path, not for a file

        with replacing(target) as file:
            yield file
    else:
        yield target


def related(
    whole: Timeline | None,
) -> tuple[Mapping[str, str], Mapping[str, Mapping[str, str]]]:
    """Return the titles, and the codes if there are any, of the events that others relate to."""
    if whole is None:
        return {}, {}
    ids = dict.fromkeys(relation.event for event in whole for relation in event.relations)
    events = [whole[id_] for id_ in ids if id_ in whole]
    return (
        {event.id: event.title for event in events},
        {event.id: event.codes for event in events if event.codes},
    )


class _Recipe(NamedTuple):
    """How to make the exporter, also in another process."""

    kind: type[Exporter[object]]
    options: object
    metadata: Metadata
    examples: int | None
    titles: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]

    def exporter(self) -> Exporter[object]:
        exporter = make_exporter(self.kind, self.options, self.metadata)
        exporter.titles, exporter.codes = self.titles, self.codes
        return exporter

    def work(self, shard: Shard) -> tuple[Piece, list[tuple[str, Fault | Note]], Outline | None]:
        """Return the piece of *shard*, what to warn of in it, and a file's outline."""
        reported: list[tuple[str, Fault | Note]] = []
        # Nobody would see a warning from another process.
        with shard.events(lambda name, found: reported.append((name, found))) as events:
            outline = Outline(shard) if isinstance(shard, FileShard) else None
            read = events if outline is None else outline.watch(events)
            return piece_of(self.exporter(), read, self.examples), reported, outline


def _write_pieces(
    recipe: _Recipe, shards: Shards, executor: "Executor | int | None", write: Write
) -> Written:
    exporter = recipe.exporter()
    if executor is None:
        parts = runs(shards.events(), SERIAL_SIZE)
        pieces = (piece_of(exporter, run.held, recipe.examples) for run in parts)
        return join(exporter, pieces, write, recipe.examples)
    return join(exporter, _pieces(recipe, shards.parts, executor), write, recipe.examples)


def _pieces(
    recipe: _Recipe, shards: Iterable[Shard], executor: "Executor | int"
) -> Iterator[Piece]:
    from timeline.io._parallel import in_order  # noqa: PLC0415 - imports processes

    outlines = Outlines(recipe.metadata.sources)
    for piece, reported, outline in in_order(executor, recipe.work, shards):
        for name, found in reported:
            warn_of(name, found)
        if outline is not None:
            outlines.add(outline)
        yield piece
    outlines.check()
