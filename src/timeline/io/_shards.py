"""A timeline in parts that are exported separately and join to the same bytes."""

import itertools
import os
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, TypeAlias, cast

import attrs

from timeline.collection import Timeline
from timeline.errors import (
    ConflictError,
    DanglingError,
    DuplicateIdError,
    Fault,
    FieldError,
    InconsistentError,
    Location,
)
from timeline.errors.messages import brief
from timeline.io._job import ImportJob, Report, import_job, name_of, opened, warn_of
from timeline.model import Event, Metadata, Source
from timeline.plugins import EventStream, Registry
from timeline.plugins._registry import chosen_registry

SIZE = 1000
"""How many events a shard has by default."""


class Run(NamedTuple):
    """A shard that holds its events."""

    held: tuple[Event, ...]

    @contextmanager
    def events(self, report: Report = warn_of) -> Generator[Iterable[Event]]:  # noqa: ARG002 - it has no faults
        """Open it and give its events, in order."""
        yield self.held

    def __repr__(self) -> str:
        return f"events {self.held[0].id} to {self.held[-1].id}"


class FileShard(NamedTuple):
    """A shard that is read from its file where it is exported."""

    path: str
    job: ImportJob

    @contextmanager
    def events(self, report: Report = warn_of) -> Generator[Iterable[Event]]:
        """Open it and give its events, in order; faults are those of `ImportJob.stream`."""
        with opened(self.path) as file:
            yield (event for event, _ in self.job.stream(file, self.path, report).events)

    def __repr__(self) -> str:
        return f"file {self.path}"


Shard: TypeAlias = Run | FileShard


class Outline:
    """The ids of a file's events, and the ids that they refer to, each with an event."""

    def __init__(self, shard: FileShard) -> None:
        self.path = shard.path
        self.strict = shard.job.strict
        self.ids: list[str] = []
        self.references: dict[tuple[str, str], str] = {}

    def watch(self, events: Iterable[Event]) -> Iterator[Event]:
        """Yield *events*, noting their ids."""
        for event in events:
            self.ids.append(event.id)
            for relation in event.relations:
                self.references.setdefault(("event", relation.event), event.id)
            for _, citation in event.cited:
                self.references.setdefault(("source", citation.source), event.id)
            yield event


class Outlines:
    """The outlines of the files of a whole, which have to make one timeline.

    Args:
        sources: the sources of the whole.

    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._known = {("source", source.id): "" for source in sources}
        self._references: dict[tuple[str, str], tuple[Outline, str]] = {}
        self._errors: list[DuplicateIdError | DanglingError] = []
        self._faults: list[Fault] = []

    def add(self, outline: Outline) -> None:
        """Add the outline of the next file."""
        for id_ in outline.ids:
            first = self._known.get(("event", id_))
            if first is None:
                self._known["event", id_] = outline.path
                continue
            places = [Location(address=path) for path in dict.fromkeys((first, outline.path))]
            error = DuplicateIdError("event", id_, places)
            self._errors.append(error)
            self._faults.append(Fault(message=str(error), event=id_, address=outline.path))
        for reference, event in outline.references.items():
            if reference not in self._known:
                self._references.setdefault(reference, (outline, event))
        # Only what leads to a file that is still to come is kept.
        outline.ids.clear()
        outline.references.clear()

    def check(self) -> None:
        """Refuse ids that are used twice, and references to what is in no file.

        References from a file whose faults are skipped are only warned of.

        Raises:
            InconsistentError: the files do not make one timeline.

        """
        for reference, (outline, event) in self._references.items():
            if reference in self._known:
                continue
            error = DanglingError(*reference, Location(address=outline.path))
            fault = Fault(message=error.reason, event=event, address=outline.path)
            if outline.strict:
                self._errors.append(error)
                self._faults.append(fault)
            else:
                warn_of(outline.path, attrs.evolve(fault, address=""))
        if self._faults:
            raise InconsistentError("shards", self._faults, self._errors)


@attrs.frozen(kw_only=True)
class Shards:
    """The parts of a timeline, in order.

    Attributes:
        metadata: the metadata of the whole.
        parts: its parts; an iterable of them may be usable only once.
        whole: the timeline that was cut into them, or None.

    """

    metadata: Metadata
    parts: Iterable[Shard]
    whole: Timeline | None = None

    def events(self) -> Iterator[Event]:
        """Yield the events of all parts, in order; files have to make one timeline."""
        outlines = Outlines(self.metadata.sources)
        for part in self.parts:
            with part.events() as events:
                if isinstance(part, FileShard):
                    outline = Outline(part)
                    yield from outline.watch(events)
                    outlines.add(outline)
                else:
                    yield from events
        outlines.check()


def shards(
    source: Timeline | str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    size: int = SIZE,
    format: str | None = None,  # noqa: A002 - as for `load`
    strict: bool = True,
    registry: Registry | None = None,
    **options: object,
) -> Shards:
    """Divide a timeline into parts that an executor can export at the same time.

    What `load` raises of a format, its options or a file is raised here too.

    Args:
        source: a timeline, which is cut into runs of *size* events; or the path of a file,
            or the paths of several, each of which is a shard, in that order. The whole
            has the metadata of the first file, and the sources of all of them.
        size: how many events a shard of a timeline has, 1 or more.
        format: the format of the files; inferred from their suffixes by default.
        strict: whether a fault in a file is an error, not a warning.
        registry: as for `load`.
        options: the options of the files' format.

    Raises:
        ConflictError: two files describe one source differently.
        FieldError: *size* is less than 1, or *source* has no paths.

    """
    check_count("size", size)
    if isinstance(source, Timeline):
        cut = as_shards(source, size)
        return attrs.evolve(cut, parts=tuple(cut.parts))
    registry = chosen_registry(registry)
    files: list[FileShard] = []
    metadata: list[Metadata] = []
    for path in _paths(source):
        job = import_job(path, format, options, strict=strict, registry=registry)
        files.append(FileShard(os.fspath(path), job))
        with opened(path) as file:
            # The metadata is known before the first event, so no event is read here.
            metadata.append(job.stream(file, name_of(path)).metadata)
    return Shards(metadata=_united(metadata), parts=tuple(files))


def _paths(
    source: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
) -> Iterable[str | os.PathLike[str]]:
    if isinstance(source, (str, os.PathLike)):
        return (source,)
    if isinstance(cast("object", source), Iterable):
        return source
    raise TypeError(f"source: {brief(source)} is not allowed; expected a Timeline, a path or paths")


def as_shards(given: Timeline | EventStream | Shards, size: int) -> Shards:
    """Return *given* in shards, which a timeline or a stream is cut into on the way.

    Those of a timeline lack relations to events outside of it.
    """
    match cast("object", given):
        case Shards() as shards:
            return shards
        case Timeline() as whole:
            parts = runs(whole.self_contained(), size)
            return Shards(metadata=whole.metadata, parts=parts, whole=whole)
        case EventStream() as stream:
            parts = runs((event for event, _ in stream.events), size)
            return Shards(metadata=stream.metadata, parts=parts)
        case _:
            made = "Timeline([event])" if isinstance(given, Event) else "Timeline(events)"
            raise TypeError(
                f"timeline: {type(given).__name__} is not allowed; expected a Timeline, an"
                f" EventStream or Shards: make one with {made}"
            )


def check_count(name: str, value: object, *, none: bool = False) -> None:
    """Refuse *value*, of the argument *name*, if it is not a whole number of at least 1."""
    allowed = f"expected a whole number of at least 1{', or None' if none else ''}"
    if none and value is None:
        return
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name}: {brief(value)} is not allowed; {allowed}")
    if value < 1:
        raise FieldError(name, value, allowed)
    if value > sys.maxsize:
        raise FieldError(name, value, f"expected at most {sys.maxsize}")


def runs(events: Iterable[Event], size: int) -> Iterator[Run]:
    """Cut *events* into runs of *size*."""
    coming = iter(events)
    while held := tuple(itertools.islice(coming, size)):
        yield Run(held)


def _united(metadata: Sequence[Metadata]) -> Metadata:
    if not metadata:
        raise FieldError("source", (), "expected the path of at least one file")
    sources: dict[str, Source] = {}
    for source in itertools.chain.from_iterable(each.sources for each in metadata):
        other = sources.setdefault(source.id, source)
        if other != source:
            names = attrs.fields_dict(Source)
            fields = [name for name in names if getattr(source, name) != getattr(other, name)]
            raise ConflictError([(source.id, fields)], "describe the source alike in all files")
    return attrs.evolve(metadata[0], sources=tuple(sources.values()))
