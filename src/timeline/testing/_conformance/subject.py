"""The plugin under test, run as an export or a load runs it."""

import io
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import BinaryIO, cast

import attrs
from immutabledict import immutabledict

from timeline import wire
from timeline.errors import Fault, Faults, FormatError, Location, Path, TimelineWarning
from timeline.io._job import ImportJob, import_job
from timeline.io._writing import join, piece_of, write_whole
from timeline.model import Event, Metadata
from timeline.plugins import (
    AnyExporter,
    Exporter,
    InstalledExporter,
    LossReport,
    Registry,
    WholeExporter,
    make_options,
    options_type_of,
)


@attrs.frozen
class Output:
    """A document, and what it lacks."""

    data: bytes
    losses: LossReport


@attrs.frozen(kw_only=True)
class Subject:
    """An exporter, by its declaration and its class, with the options to test it with."""

    installed: InstalledExporter
    kind: type[AnyExporter]
    options: object

    @property
    def name(self) -> str:
        """The name of its class."""
        return self.kind.__name__

    @property
    def streams(self) -> bool:
        """Whether it writes events one at a time."""
        return issubclass(self.kind, Exporter)

    def exporter(self, metadata: Metadata) -> Exporter[object]:
        """Return a new exporter; only for one that streams."""
        return cast("type[Exporter[object]]", self.kind)(self.options, metadata)

    def document(self, events: Iterable[Event], metadata: Metadata) -> Output:
        """Return the document of *events*."""
        buffer = io.BytesIO()
        if issubclass(self.kind, WholeExporter):
            written = write_whole(self.kind(self.options, metadata), events, buffer.write)
        else:
            exporter = self.exporter(metadata)
            # Lazily, as an export does: the prologue is written before the first event.
            pieces = (piece_of(exporter, run) for run in (events,))
            written = join(exporter, pieces, buffer.write)
        return Output(buffer.getvalue(), written.losses)

    def in_shards(self, shards: Sequence[Sequence[Event]], metadata: Metadata) -> Output:
        """Return the document of *shards*, each written by an exporter of its own."""
        buffer = io.BytesIO()
        pieces = [piece_of(self.exporter(metadata), shard) for shard in shards]
        written = join(self.exporter(metadata), pieces, buffer.write)
        return Output(buffer.getvalue(), written.losses)


@attrs.frozen
class Export:
    """One export, always of the same events; it can be sent to another process."""

    subject: Subject
    events: tuple[Event, ...]
    metadata: Metadata

    @property
    def name(self) -> str:
        """The name of the exporter's class."""
        return self.subject.name

    def __call__(self) -> bytes:
        """Return the document, and what it lacks."""
        document = self.subject.document(self.events, self.metadata)
        return document.data + str(document.losses or "").encode()


@cache
def installed() -> Registry:
    """Return the registry of the installed plugins, without the warnings about broken ones."""
    registry = Registry.installed()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TimelineWarning)
        registry.found()
    return registry


def report(complaints: Iterable[str]) -> None:
    """Fail the test that is running if there are any *complaints*, and show each once."""
    import pytest  # noqa: PLC0415 - the other processes of a test need none

    if found := list(dict.fromkeys(filter(None, complaints))):
        pytest.fail("\n".join(found), pytrace=False)


def can_read(registry: Registry, format_: str) -> bool:
    """Return whether there is an importer called *format_*."""
    try:
        registry.importer(format_)
    except FormatError:
        return False
    return True


def subject(registry: Registry, format_: str, options: Mapping[str, object]) -> Subject:
    """Return the exporter called *format_*, with *options*."""
    found = registry.exporter(format_)
    kind = found.load()
    made = make_options(options_type_of(kind), options, found.spec.name)
    return Subject(installed=found, kind=kind, options=made)


@attrs.frozen
class Document:
    """What was read from a document: its events with the location of each, and its faults."""

    metadata: Metadata
    events: list[Event]
    locations: list[Location]
    faults: tuple[Fault, ...]
    line_of: Callable[[Path], int | None] | None = attrs.field(eq=False)


def read(
    registry: Registry,
    format_: str,
    file: BinaryIO,
    options: Mapping[str, object] = immutabledict[str, object](),
) -> Document:
    """Return what the importer called *format_* reads from *file*."""
    return _read(import_job(file, format_, options, strict=True, registry=registry), file)


@attrs.frozen
class Import:
    """One import, always of the same document; it can be sent to another process."""

    job: ImportJob
    data: bytes

    @property
    def name(self) -> str:
        """The name of the importer's class."""
        return self.job.importer.__name__

    def __call__(self) -> bytes:
        """Return all that is read, as text."""
        document = _read(self.job, io.BytesIO(self.data))
        events = [wire.dump_event(event) for event in document.events]
        metadata = (wire.dump_metadata(document.metadata), wire.dump_sources(document.metadata))
        return repr((events, metadata, document.locations, document.faults)).encode()


def import_of(registry: Registry, format_: str, data: bytes) -> Import:
    """Return the import of *data* in the format called *format_*."""
    job = import_job(io.BytesIO(data), format_, {}, strict=True, registry=registry)
    return Import(job, data)


def _read(job: ImportJob, file: BinaryIO) -> Document:
    faults = Faults()
    with warnings.catch_warnings():
        # One event is of a type that is not installed, on purpose.
        warnings.simplefilter("ignore", TimelineWarning)
        stream = job.begin(file, faults)
        items = list(stream.events)
    return Document(
        metadata=stream.metadata,
        events=[event for event, _ in items],
        locations=[location for _, location in items],
        faults=tuple(faults),
        line_of=stream.line_of,
    )


def first_difference(one: bytes, other: bytes) -> int:
    """Return the position of the first byte in which *one* and *other* differ."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
