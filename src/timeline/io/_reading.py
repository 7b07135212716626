"""Documents read event by event, and what becomes of their faults."""

import contextlib
import errno
import io
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, cast

import attrs

from timeline.errors import Fault, Faults, FormatError, PluginError, SkippedWarning, shown, warn
from timeline.model import Event
from timeline.plugins import EventStream, Importer, Plugin, Registry
from timeline.plugins._isolation import attributed_to, guarded

if TYPE_CHECKING:
    from timeline.wire import EventTypes

Readable: TypeAlias = str | os.PathLike[str] | BinaryIO
Report: TypeAlias = Callable[[str, Fault], None]


def warn_of(name: str, fault: Fault) -> None:
    """Warn that *fault*, in the document *name*, was skipped."""
    warn(SkippedWarning(name, fault))


@attrs.frozen(kw_only=True)
class Reader:
    """How a document is to be read; it can be sent to another process.

    Attributes:
        plugin: the plugin of its format.
        importer: the class that reads it.
        options: the caller's options.
        types: the types of event that are installed.
        strict: whether a fault is an error; else it is skipped and reported.

    """

    plugin: Plugin
    importer: type[Importer[object]]
    options: object
    types: "EventTypes"
    strict: bool

    def begin(self, file: BinaryIO, faults: Faults) -> EventStream:
        """The events of *file*; what is wrong with it goes to *faults* on the way."""
        with self._at_work():
            # What a plugin gives is what it says only if its author had it checked.
            stream = cast("object", self.importer(self.options, self.types).read(file, faults))
            if not isinstance(stream, EventStream):
                given = type(stream).__name__
                raise PluginError(
                    f"{self.importer.__name__}.read gave a {given}, not an EventStream"
                )
            return stream

    def events(self, begun: EventStream) -> list[Event]:
        """All the events of what this reader has *begun*.

        Raises:
            PluginError: what the importer gave is not all events.

        """
        with self._at_work():
            events = list(begun.events)
            for each in cast("list[object]", events):
                if not isinstance(each, Event):
                    raise PluginError(
                        f"{self.importer.__name__} gave {shown(each)}, which is no Event"
                    )
            return events

    def stream(self, file: BinaryIO, name: str, report: Report = warn_of) -> EventStream:
        """The events of *file*, called *name* in messages, with its faults seen to.

        Going through the events to their end raises a `DocumentError` that holds
        every fault, if the reader is strict; else each is reported as it is met.
        """
        faults = Faults()
        begun = self.begin(file, faults)
        came = self._came(begun.events)
        if self.strict:
            return attrs.evolve(begun, events=_refusing(came, faults, name))
        return attrs.evolve(begun, events=_skipping(came, faults, name, report))

    def _came(self, events: Iterable[Event]) -> Iterator[Event]:
        with self._at_work():
            yield from events

    @contextlib.contextmanager
    def _at_work(self) -> Generator[None]:
        with attributed_to(self.plugin), guarded(f"{self.importer.__name__} read"):
            yield


def _refusing(events: Iterable[Event], faults: Faults, name: str) -> Iterator[Event]:
    yield from events
    faults.raise_if_any(name)


def _skipping(
    events: Iterable[Event], faults: Faults, name: str, report: Report
) -> Iterator[Event]:
    told = 0
    for event in events:
        if len(faults) > told:
            told += _tell(faults.since(told), name, report)
        yield event
    _tell(faults.since(told), name, report)


def _tell(faults: tuple[Fault, ...], name: str, report: Report) -> int:
    for fault in faults:
        report(name, fault)
    return len(faults)


def reader_of(
    source: Readable,
    format_: str | None,
    options: Mapping[str, object],
    *,
    strict: bool,
    registry: Registry,
) -> Reader:
    """How to read *source*, by the format named or else by its suffix.

    Raises:
        FormatError: there is no such importer, or no telling which.
        IsADirectoryError: there is no telling which, for it is a directory.
        OptionError: an option that it does not have, or a value that it refuses.
        PluginError: the importer cannot be loaded.
        TypeError: *source* is something else.

    """
    _check_source(source)
    if format_ is not None:
        installed = registry.importer(format_)
    elif isinstance(source, (str, os.PathLike)):
        if Path(source).is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(source))
        installed = registry.importer_for(source)
    else:
        name = name_of(source)
        raise FormatError(f"{name} has no suffix to go by: say its format", name=name)
    importer = installed.load()
    return Reader(
        plugin=installed.plugin,
        importer=importer,
        options=installed.make_options(options),
        types=registry.event_types(),
        strict=strict,
    )


@contextlib.contextmanager
def opened(source: Readable) -> Generator[BinaryIO]:
    """*source* open to be read; a file that the caller opened stays open.

    Raises:
        OSError: it is not there, is a directory, or may not be read.

    """
    if isinstance(source, (str, os.PathLike)):
        with Path(source).open("rb") as file:
            yield file
    else:
        yield source


def _check_source(source: object) -> None:
    if isinstance(source, (str, os.PathLike)):
        return
    if isinstance(source, io.TextIOBase) or not hasattr(source, "read"):
        raise TypeError(
            f"source: {shown(source)} is not allowed; it takes a path as text, or a binary file"
        )


def name_of(source: Readable) -> str:
    """What messages call *source*."""
    if isinstance(source, (str, os.PathLike)):
        return os.fspath(source)
    unnamed = "the data" if isinstance(source, io.BytesIO) else "the file"
    return str(getattr(source, "name", unnamed))
