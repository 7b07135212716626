"""Exports on two processes against one."""

import functools
import io
import resource
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks import _work
from benchmarks._case import Call, Case, Meter, Subject
from benchmarks._library import OURS, Library
from timeline import Timeline, export, shards
from timeline.io import Shards

COUNT = 20_000
FILES = 20
FORMAT = "ical"
WORKERS = 2
TWO = Library("timeline, 2 processes", lambda: "")
PARENT = Library("timeline, 2 processes: the parent's share", lambda: "")
ALL = Library("timeline, 2 processes: all of it", lambda: "")


def _from_timeline(count: int, _folder: Path) -> Shards:
    return shards(Timeline(_work.described(_work.dates(count))))


def _from_files(count: int, folder: Path) -> Shards:
    events = _work.described(_work.dates(count))
    size = max(1, count // FILES)
    paths: list[Path] = []
    for start in range(0, count, size):
        paths.append(folder / f"part-{start:09}.jsonl")
        export(Timeline(events[start : start + size]), paths[-1], "jsonl")
    return shards(paths)


SOURCES = {"a timeline": _from_timeline, "20 files": _from_files}


def _written(parts: Shards, executor: ProcessPoolExecutor | None) -> bytes:
    file = io.BytesIO()
    export(parts, file, FORMAT, executor=executor)
    return file.getvalue()


def _prepared(source: str, count: int) -> Shards:
    # The folder goes with the process: pyperf calls the work after this is left.
    folder = tempfile.TemporaryDirectory()
    parts = SOURCES[source](count, Path(folder.name))
    _FOLDERS.append(folder)
    return parts


_FOLDERS: list[tempfile.TemporaryDirectory[str]] = []


def _one(source: str, count: int) -> Call:
    parts = _prepared(source, count)
    assert _written(parts, None).count(b"BEGIN:VEVENT") == count
    return lambda: _written(parts, None)


def _two(source: str, count: int) -> Call:
    parts = _prepared(source, count)
    executor = ProcessPoolExecutor(WORKERS)
    assert _written(parts, executor) == _written(parts, None)
    return lambda: _written(parts, executor)


def _processor_time(source: str, count: int, *, children: bool) -> Meter:
    parts = _prepared(source, count)

    def read(loops: int) -> float:
        total = 0.0
        for _ in range(loops):
            start, before = time.process_time(), _of_children()
            with ProcessPoolExecutor(WORKERS) as executor:
                assert _written(parts, executor)
            total += time.process_time() - start
            # Known once they have ended.
            total += (_of_children() - before) if children else 0.0
        return total

    return Meter(read)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def elapsed(source: str) -> str:
    """What the task is called whose time goes by."""
    return f"export {source}"


def used(source: str) -> str:
    """What the task is called that counts what the processors did."""
    return f"export {source}, processor time"


def _cases(limit: int) -> Iterator[Case]:
    count = min(COUNT, limit)
    for source in SOURCES:
        for library, prepare in ((OURS, _one), (TWO, _two)):
            make = functools.partial(prepare, source, count)
            yield Case(task=elapsed(source), by=library, count=count, make=make)
        for library, children in ((PARENT, False), (ALL, True)):
            make = functools.partial(_processor_time, source, count, children=children)
            yield Case(task=used(source), by=library, count=count, make=make, loops=1)


SUBJECT = Subject(
    name="shards",
    title="Two processes",
    item="event",
    about=(
        "20,000 events to one calendar, in shards of a thousand. From a timeline, the parent sends "
        "each event to a worker and gets back its bytes; from files, a worker reads its own. What "
        "two processes write is, to the byte, what one writes. The processor time counts the start "
        "of the workers too."
    ),
    cases=_cases,
)
