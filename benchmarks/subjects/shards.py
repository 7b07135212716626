"""Exports on two processes compared with one."""

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
ONE = Library("one process", lambda: "")


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
    # The folder is removed with the process: the work runs after this function returned.
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
            # The system counts children once they have ended.
            total += (_of_children() - before) if children else 0.0
        return total

    return Meter(read)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _cases(limit: int) -> Iterator[Case]:
    count = min(COUNT, limit)
    for source in SOURCES:
        # Two processes first: the table gives their cost as a share of one process's.
        for library, prepare in ((OURS, _two), (ONE, _one)):
            make = functools.partial(prepare, source, count)
            task = f"export {source}, two processes"
            yield Case(task=task, by=library, count=count, make=make)
        for words, children in (("parent", False), ("all processes", True)):
            make = functools.partial(_processor_time, source, count, children=children)
            task = f"export {source}, two processes, processor time of {words}"
            yield Case(task=task, count=count, make=make, loops=1)


SUBJECT = Subject(
    name="shards",
    about=(
        "20,000 events to one calendar, in shards of a thousand. From a timeline, the parent sends "
        "each event to a worker and receives its bytes; from files, each worker reads its own. Two "
        "processes write the same bytes as one. Processor time includes the start of the workers."
    ),
    cases=_cases,
)
