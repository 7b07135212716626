"""A timeline in parts that can be exported apart, and join to the same bytes."""

import itertools
import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias, cast

import attrs

from timeline.collection import Timeline
from timeline.errors import ConflictError, FormatError, OptionError, shown
from timeline.io._job import ImportJob, Report, import_job, name_of, opened, warn_of
from timeline.model import Event, Metadata, Source
from timeline.plugins import Registry, default_registry

SIZE = 1000
"""How many events a shard has, unless said."""


@attrs.frozen(repr=False)
class Run:
    """A shard that holds its events."""

    held: tuple[Event, ...]

    @contextmanager
    def events(self, report: Report = warn_of) -> Generator[Iterable[Event]]:  # noqa: ARG002 - they have no faults
        """Its events, in order."""
        yield self.held

    def __repr__(self) -> str:
        return f"events {self.held[0].id} to {self.held[-1].id}"


@attrs.frozen(repr=False)
class FileShard:
    """A shard that is read from its file where it is exported."""

    path: str
    job: ImportJob

    @contextmanager
    def events(self, report: Report = warn_of) -> Generator[Iterable[Event]]:
        """Its events, in the file's order, as they are read; faults as `ImportJob` handles them."""
        with opened(self.path) as file:
            yield (event for event, _ in self.job.stream(file, self.path, report).events)

    def __repr__(self) -> str:
        return f"file {self.path}"


Shard: TypeAlias = Run | FileShard


@attrs.frozen(kw_only=True)
class Shards:
    """The parts of a timeline, in order.

    Attributes:
        metadata: what the whole says of itself.
        parts: its parts; they may be made on the way, and then can be gone
            through once.
        whole: the timeline that was cut into them, or None.

    """

    metadata: Metadata
    parts: Iterable[Shard]
    whole: Timeline | None = None

    def events(self) -> Iterator[Event]:
        """The events of all parts, in order."""
        for part in self.parts:
            with part.events() as events:
                yield from events


def shards(
    source: Timeline | str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    size: int = SIZE,
    format: str | None = None,  # noqa: A002 - as `load` calls it
    strict: bool = True,
    registry: Registry | None = None,
    **options: object,
) -> Shards:
    """A timeline in parts, to be exported one by one, or by an executor all at once.

    Args:
        source: a timeline, which is cut into runs of *size* events; or the path of a
            file, or the paths of several, each of which is a shard, in that order.
            The first file's title and description are the whole's; the sources of all
            are put together.
        size: how many events a shard of a timeline has, 1 or more.
        format: the format of the files; by their suffixes where not said.
        strict: whether a fault in a file is an error, not a warning.
        registry: the formats to choose from; those installed, where not said.
        options: the options of the files' format.

    Raises:
        ConflictError: two files describe one source differently.
        FormatError: no importer for a file, or no file at all.
        OSError: a file cannot be read.
        OptionError: an option that the format does not have, or a wrong value; *size*
            is no number of at least 1.
        TypeError: *source* is something else.

    """
    check_count("shards", "size", size)
    if isinstance(source, Timeline):
        parts = tuple(runs(source.self_contained(), size))
        return Shards(metadata=source.metadata, parts=parts, whole=source)
    registry = registry or default_registry()
    files: list[FileShard] = []
    metadata: list[Metadata] = []
    for path in _paths(source):
        job = import_job(path, format, options, strict=strict, registry=registry)
        files.append(FileShard(os.fspath(path), job))
        with opened(path) as file:
            # Known before the first event, so that nothing more is read here.
            metadata.append(job.stream(file, name_of(path)).metadata)
    return Shards(metadata=_united(metadata), parts=tuple(files))


def _paths(
    source: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
) -> Iterable[str | os.PathLike[str]]:
    if isinstance(source, (str, os.PathLike)):
        return (source,)
    if isinstance(cast("object", source), Iterable):
        return source
    raise TypeError(f"source: {shown(source)} is not allowed; it takes a Timeline, a path or paths")


def check_count(owner: str, option: str, value: object) -> None:
    """Refuse what is no number of at least 1, given to the function *owner* as *option*.

    Raises:
        OptionError: it is not.

    """
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        message = f"{option}: {shown(value)} is not allowed; it takes a whole number of at least 1"
        raise OptionError(message, owner=owner, option=option, value=value)


def check_examples(owner: str, examples: int | None) -> None:
    """Refuse a number of *examples*, given to the function *owner*, that is less than 1.

    Raises:
        OptionError: it is, or is no number; None is all.

    """
    if examples is not None:
        check_count(owner, "examples", examples)


def runs(events: Iterable[Event], size: int) -> Iterator[Run]:
    """*events* in runs of *size*."""
    coming = iter(events)
    while held := tuple(itertools.islice(coming, size)):
        yield Run(held)


def _united(metadata: Sequence[Metadata]) -> Metadata:
    if not metadata:
        raise FormatError("no file to make shards of: give at least one")
    sources: dict[str, Source] = {}
    for source in itertools.chain.from_iterable(each.sources for each in metadata):
        other = sources.setdefault(source.id, source)
        if other != source:
            names = attrs.fields_dict(Source)
            fields = [name for name in names if getattr(source, name) != getattr(other, name)]
            raise ConflictError([(source.id, fields)])
    return attrs.evolve(metadata[0], sources=tuple(sources.values()))
