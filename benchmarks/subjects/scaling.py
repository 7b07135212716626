"""What an event costs when there are a thousand of them, and when there are a million."""

import functools
import io
from collections.abc import Callable, Iterator

from benchmarks import _work
from benchmarks._case import Call, Case, Subject
from timeline import Timeline, edtf
from timeline.errors import Faults
from timeline.io import dumps, open_stream
from timeline.model import Metadata
from timeline.plugins import EventStream
from timeline.wire import Reader, dump_event

SIZES = (1_000, 10_000, 100_000, 1_000_000)
COSTLY = 100_000


def _make(count: int) -> Call:
    whens = _work.dates(count)
    assert len(_work.simple(whens)) == count
    return lambda: _work.simple(whens)


def _load(count: int) -> Call:
    events = _work.simple(_work.dates(count))
    plains, reader = [dump_event(event) for event in events], Reader(Faults())
    assert [reader.event(plain, "") for plain in plains] == events
    return lambda: [reader.event(plain, "") for plain in plains]


def _sort(count: int) -> Call:
    events = _work.simple(_work.dates(count))
    assert len(Timeline(events)) == count
    return lambda: Timeline(events)


def _export(name: str, count: int) -> Call:
    events = _work.simple(_work.dates(count))

    def call() -> bytes:
        return dumps(EventStream(metadata=Metadata(title="Benchmark"), events=events), name)

    document = call()
    assert document.count(b"Agreement number ") == count
    if count < COSTLY:
        with open_stream(io.BytesIO(document), format=name) as stream:
            found = [(event.title, event.when) for event in stream.events]
        assert found == [(event.title, event.when) for event in events]
    return call


def _ask(count: int) -> Call:
    events = _work.simple(_work.dates(count))
    timeline, decade = Timeline(events), edtf.parse("2000/2009")
    # All these dates have one year, so the texts decide.
    assert len(timeline.within(decade)) == sum(str(event.when)[:3] == "200" for event in events)
    return lambda: timeline.within(decade)


TASKS: dict[str, Callable[[int], Call]] = {
    "make events": _make,
    "load plain values": _load,
    "sort a timeline": _sort,
    "ask for a decade": _ask,
    "export to iCalendar": functools.partial(_export, "ical"),
    "export to JSON Lines": functools.partial(_export, "jsonl"),
}


def task_of(name: str, size: int) -> str:
    """What the task is called for so many events."""
    return f"{name}, {size:,}"


def _cases(limit: int) -> Iterator[Case]:
    for name, prepare in TASKS.items():
        for size in sorted({min(size, limit) for size in SIZES}):
            yield Case(
                task=task_of(name, size),
                count=size,
                make=functools.partial(prepare, size),
                costly=size >= COSTLY,
            )


SUBJECT = Subject(
    name="scaling",
    title="From a thousand to a million events",
    item="event",
    about=(
        "The cost of one event, among so many: it should not grow with their number. Events of an "
        "id, a title and a date; the decade holds 28 % of them. Python's garbage collector is on, "
        "as a user has it."
    ),
    cases=_cases,
)
