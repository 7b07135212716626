"""Timelines from documents."""

import io
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property

import attrs

from timeline.collection import Timeline
from timeline.errors import DocumentError, Fault, Faults, Location, Note, Path
from timeline.errors.messages import brief, did_you_mean
from timeline.io._assembly import assemble
from timeline.io._job import (
    Readable,
    check_flag,
    import_job,
    name_of,
    opened,
    unlisted_faults,
    warn_of,
    with_lines,
)
from timeline.model import Event, Metadata
from timeline.plugins import EventStream, Registry
from timeline.plugins._registry import chosen_registry


@attrs.frozen(kw_only=True)
class Reading:
    """A document that was read: its timeline, what is wrong with it, and where its parts are.

    Attributes:
        timeline: the timeline of all that could be read.
        faults: what is wrong with the document, in its order; of more than a thousand
            faults, the first ones.
        unlisted: how many more faults there are.
        unresolved: references that were left out though they are not faults themselves:
            those to an event or source that has faults, and relations that lead out of
            a document that is part of something larger.
        notes: what was read but deserves a look, such as a hidden row of a table; one of
            each kind, with its number and first places.
        name: the file's name, or what stands for it.

    """

    timeline: Timeline
    faults: tuple[Fault, ...]
    unlisted: int
    unresolved: tuple[Fault, ...]
    notes: tuple[Note, ...]
    name: str
    _items: Sequence[tuple[Event, Location]] = attrs.field(alias="items", repr=False)
    _line_of: Callable[[Path], int | None] | None = attrs.field(alias="line_of", repr=False)

    @property
    def metadata(self) -> Metadata:
        """What the timeline says of itself."""
        return self.timeline.metadata

    @cached_property
    def _locations(self) -> Mapping[str, Location]:
        # Of two events with one id, the first is the one that is kept.
        return {event.id: location for event, location in reversed(self._items)}

    def location(self, event_id: str, path: Path = ()) -> Location:
        """Return where in the document *path* of an event is, such as ``("citations", 0)``.

        Args:
            event_id: the id of the event; "" where *path* is one of the document, as
                ``("sources", "ttp")``.
            path: the steps that lead to it in the event; empty for the whole event.

        Raises:
            KeyError: the document has no event with this id.
            TypeError: *path* is not a tuple.

        """
        if event_id and event_id not in self._locations:
            near = did_you_mean(event_id, self._locations)
            raise KeyError(f"no event has the id {brief(event_id)}{near}")
        if not isinstance(path, tuple):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
            raise TypeError(f"path {brief(path)} is not a tuple of steps, as ('citations', 0)")
        start = self._locations[event_id] if event_id else Location()
        found = start.within(path)
        if found.line or found.address or self._line_of is None:
            return found
        return attrs.evolve(found, line=self._line_of(found.path))

    def raise_for_faults(self) -> None:
        """Raise a `DocumentError` with the faults, if there are any."""
        if self.faults:
            raise DocumentError(self.name, self.faults, self.unlisted)


def read(
    source: Readable,
    *,
    format: str | None = None,  # noqa: A002 - the word that all the documents use
    registry: Registry | None = None,
    **options: object,
) -> Reading:
    """Read a document, with everything that is wrong with it and where its parts are.

    Faults are not raised: what is wrong is left out of the timeline and listed.

    Args:
        source: the path of a file, or an open binary file.
        format: the name of its format; by the path's suffix if not given.
        registry: the formats to choose from; by default those installed.
        options: the options of the format.

    Raises:
        FormatError: there is no such format, or the suffix does not tell which.
        OSError: the file cannot be read.
        OptionError: an option that the format does not have, or a wrong value.
        PluginError: the plugin of the format is broken.
        TypeError: *source* is something else.

    """
    registry = chosen_registry(registry)
    job = import_job(source, format, options, strict=True, registry=registry)
    faults, unresolved = Faults(), Faults()
    with opened(source) as file:
        stream = job.begin(file, faults)
        items = tuple(stream.events)
    timeline = assemble(stream, items, faults, unresolved)
    return Reading(
        timeline=timeline,
        faults=tuple(with_lines(faults, stream)),
        unlisted=faults.unlisted,
        unresolved=tuple(with_lines(unresolved, stream)),
        notes=faults.notes.with_lines(stream.line_of),
        name=name_of(source),
        items=items,
        line_of=stream.line_of,
    )


def load(
    source: Readable,
    *,
    format: str | None = None,  # noqa: A002 - the word that all the documents use
    strict: bool = True,
    registry: Registry | None = None,
    **options: object,
) -> Timeline:
    """Return the timeline of a document; `read` also returns its faults and locations.

    A fault is an error; without *strict*, it is left out with a `SkippedWarning`. What was
    read but deserves a look gives a `ReadingNote`, a warning for each kind. The other
    arguments, and what else is raised, are those of `read`.

    Raises:
        DocumentError: the document has faults, which are in it.

    """
    check_flag("strict", strict)
    reading = read(source, format=format, registry=registry, **options)
    if strict:
        reading.raise_for_faults()
    for fault in (*reading.faults, *reading.unresolved):
        warn_of(reading.name, fault)
    if reading.unlisted:
        warn_of(reading.name, unlisted_faults(reading.unlisted))
    for note in reading.notes:
        warn_of(reading.name, note)
    return reading.timeline


def loads(
    data: bytes | str,
    format: str,  # noqa: A002 - the word that all the documents use
    *,
    strict: bool = True,
    registry: Registry | None = None,
    **options: object,
) -> Timeline:
    """Return the timeline of a document in memory, as bytes or as text.

    The arguments, and what is raised, are those of `load`.
    """
    # A lone surrogate becomes bytes that are not UTF-8, which are reported with their line.
    plain = data.encode(errors="surrogatepass") if isinstance(data, str) else data
    try:
        file = io.BytesIO(memoryview(plain))
    except TypeError as error:
        raise TypeError(f"data: {brief(data)} is not allowed; expected text or bytes") from error
    return load(file, format=format, strict=strict, registry=registry, **options)


@contextmanager
def open_stream(
    source: Readable,
    *,
    format: str | None = None,  # noqa: A002 - the word that all the documents use
    strict: bool = True,
    registry: Registry | None = None,
    **options: object,
) -> Generator[EventStream]:
    """Read the events of a document one by one, in its order, for one larger than memory.

    The arguments, and what is raised, are those of `load`; a `DocumentError` comes
    after the last event, with all faults. What only all the events together show, an id
    that is used twice or a dangling reference, is not looked for.
    """
    registry = chosen_registry(registry)
    job = import_job(source, format, options, strict=strict, registry=registry)
    with opened(source) as file:
        yield job.stream(file, name_of(source))
