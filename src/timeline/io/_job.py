"""How a document is read: its importer with its options, and what becomes of its faults."""

import contextlib
import errno
import functools
import io
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, cast

import attrs

from timeline.errors import (
    DocumentError,
    Fault,
    Faults,
    FieldError,
    FormatError,
    Location,
    Note,
    Path,
    PluginError,
    ReadingNote,
    SkippedWarning,
)
from timeline.errors.messages import brief, emit_warning
from timeline.model import Event, Metadata
from timeline.plugins import EventStream, Importer, Plugin, Registry
from timeline.plugins._isolation import attributed_to, error_of, guarded

if TYPE_CHECKING:
    from timeline.wire import EventTypes

Readable: TypeAlias = str | os.PathLike[str] | BinaryIO
Report: TypeAlias = Callable[[str, Fault | Note], None]


def warn_of(name: str, found: Fault | Note) -> None:
    """Warn that a fault of the document *name* was skipped, or of a note on it."""
    if isinstance(found, Note):
        emit_warning(ReadingNote(name, found))
    else:
        emit_warning(SkippedWarning(name, found))


@attrs.frozen(kw_only=True)
class ImportJob:
    """How a document is to be read; it can be sent to another process."""

    plugin: Plugin
    importer: type[Importer[object]]
    options: object
    types: "EventTypes"
    strict: bool  # whether a fault is an error for `stream`; if not, it is reported

    def begin(self, file: BinaryIO, faults: Faults) -> EventStream:
        """Return the events of *file*; what is wrong with it goes to *faults* on the way.

        Errors of the importer, then and as its events are iterated, name its plugin.
        """
        with self._at_work():
            # Only a type checker holds a plugin to what it declares to return.
            stream = cast("object", self.importer(self.options, self.types).read(file, faults))
            if not isinstance(stream, EventStream):
                raise self._wrong("a document", stream, "an EventStream")
            if not isinstance(cast("object", stream.metadata), Metadata):
                raise self._wrong("metadata", stream.metadata, "Metadata")
            return attrs.evolve(
                stream,
                events=self._checked(stream.events),
                line_of=functools.partial(self._line, stream),
            )

    def stream(self, file: BinaryIO, name: str, report: Report = warn_of) -> EventStream:
        """Return the events of *file*, called *name* in messages, with its faults handled.

        Iterating the events to their end raises a `DocumentError` that holds every
        fault, if the job is strict; otherwise each is reported as it is found. Notes are
        reported at the end.
        """
        faults = Faults()
        begun = self.begin(file, faults)
        if self.strict:
            return attrs.evolve(begun, events=_refusing(begun, faults, name, report))
        return attrs.evolve(begun, events=_skipping(begun, faults, name, report))

    def _checked(
        self, events: Iterable[tuple[Event, Location]]
    ) -> Iterator[tuple[Event, Location]]:
        with self._at_work():
            coming = iter(events)
        while True:
            try:
                item = next(coming)
            except StopIteration:
                return
            except BaseException:
                # Entered only now: entering it for each event costs too much.
                with self._at_work():
                    raise
            match cast("object", item):
                case (Event(), Location(path=tuple(), line=int() | None, address=str())):
                    yield item
                case (Event(), Location() as location):
                    wanted = "its path as a tuple, and its line as a whole number or None"
                    raise self._wrong("a location", location, wanted)
                case _:
                    raise self._wrong("events", item, "pairs of an Event and its Location")

    def _line(self, stream: EventStream, path: Path) -> int | None:
        try:
            # Only a type checker holds a plugin to what it declares to return.
            line = cast("object", stream.line_of(path) if stream.line_of else None)
        except BaseException:
            with self._at_work():
                raise
        if isinstance(line, int | None):
            return line
        raise self._wrong("a line", line, "a whole number or None")

    def _wrong(self, attribute: str, given: object, wanted: str) -> PluginError:
        owner = self.importer.__name__
        message = f"{owner}.read returned {brief(given)} as {attribute}; expected {wanted}"
        return error_of(self.plugin, f"plugin {self.plugin}: {message}")

    @contextlib.contextmanager
    def _at_work(self) -> Generator[None]:
        with attributed_to(self.plugin), guarded(f"{self.importer.__name__} read"):
            yield


def with_lines(faults: Iterable[Fault], stream: EventStream) -> list[Fault]:
    """Return *faults* in the order of their lines, each with its line where *stream* knows it."""
    line_of = stream.line_of
    if line_of is not None:
        faults = (
            fault if fault.line or fault.address else attrs.evolve(fault, line=line_of(fault.path))
            for fault in faults
        )
    # Ids and references are checked last, and belong to lines further up.
    return sorted(faults, key=lambda fault: fault.line or 0)


def _refusing(
    stream: EventStream, faults: Faults, name: str, report: Report
) -> Iterator[tuple[Event, Location]]:
    yield from stream.events
    for note in faults.notes.with_lines(stream.line_of):
        report(name, note)
    if faults:
        raise DocumentError(name, with_lines(faults, stream), faults.unlisted)


def _skipping(
    stream: EventStream, faults: Faults, name: str, report: Report
) -> Iterator[tuple[Event, Location]]:
    reported = 0

    def report_new() -> int:
        for fault in with_lines(faults.since(reported), stream):
            report(name, fault)
        return len(faults)

    for item in stream.events:
        if len(faults) > reported:
            reported = report_new()
        yield item
    report_new()
    if faults.unlisted:
        report(name, unlisted_faults(faults.unlisted))
    for note in faults.notes.with_lines(stream.line_of):
        report(name, note)


def unlisted_faults(count: int) -> Fault:
    """Return what is reported in the place of *count* faults that are not listed."""
    return Fault(message=f"{count} more faults, which are not listed")


def check_file(argument: str, given: object, method: str) -> None:
    """Refuse what is neither a possible path nor a binary file that has *method*."""
    is_path = isinstance(given, (str, os.PathLike))
    if not is_path and (isinstance(given, io.TextIOBase) or not hasattr(given, method)):
        raise TypeError(
            f"{argument}: {brief(given)} is not allowed; expected a path as text, or a binary file"
        )
    if is_path:
        check_path(argument, cast("str", given))


def check_flag(argument: str, given: object) -> None:
    """Refuse what is neither True nor False."""
    if not isinstance(given, bool):
        raise TypeError(f"{argument}: {brief(given)} is not allowed; expected True or False")


def check_path(argument: str, path: str | os.PathLike[str]) -> None:
    """Refuse a path that no file can have."""
    try:
        possible = b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        possible = False
    if not possible:
        allowed = "expected a path without NUL, in characters that file names can have"
        raise FieldError(argument, path, allowed)


def import_job(
    source: Readable,
    format_: str | None,
    options: Mapping[str, object],
    *,
    strict: bool,
    registry: Registry,
) -> ImportJob:
    """Return how to read *source*, by the format named or else by its suffix."""
    check_flag("strict", strict)
    check_file("source", source, "read")
    if format_ is not None:
        installed = registry.importer(format_)
    elif isinstance(source, (str, os.PathLike)):
        if os.path.isdir(source):  # noqa: PTH112 - pathlib is slow to import
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(source))
        installed = registry.importer_for(source)
    else:
        name = name_of(source)
        raise FormatError(
            f"{name} has no suffix to infer a format from: give the format", name=name
        )
    return ImportJob(
        plugin=installed.plugin,
        importer=installed.load(),
        options=installed.make_options(options),
        types=registry.event_types(),
        strict=strict,
    )


def opened(source: Readable) -> contextlib.AbstractContextManager[BinaryIO]:
    """Open *source* to be read; a file that the caller opened stays open."""
    if isinstance(source, (str, os.PathLike)):
        return open(source, "rb")  # noqa: PTH123 - pathlib is slow to import
    return contextlib.nullcontext(source)


def name_of(source: Readable) -> str:
    """Return what messages call *source*."""
    if isinstance(source, (str, os.PathLike)):
        return os.fspath(source)
    unnamed = "the data" if isinstance(source, io.BytesIO) else "the file"
    return str(getattr(source, "name", unnamed))
