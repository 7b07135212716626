"""The cost of one event among a thousand and among a million."""

import functools
import io
from collections.abc import Callable, Iterator

from benchmarks import _work
from benchmarks._case import Call, Case, Subject
from benchmarks._library import OURS, Library
from timeline import Timeline, edtf
from timeline.errors import Faults, Location
from timeline.io import dumps, open_stream
from timeline.model import Metadata
from timeline.plugins import EventStream
from timeline.wire import DocumentReader, dump_event

# The first is ours, the others are compared with it.
SIZES = (1_000_000, 100_000, 10_000, 1_000)
COSTLY = 100_000


def _make(count: int) -> Call:
    whens = _work.dates(count)
    assert len(_work.simple(whens)) == count
    return lambda: _work.simple(whens)


def _load(count: int) -> Call:
    events = _work.simple(_work.dates(count))
    plains, reader = [dump_event(event) for event in events], DocumentReader(Faults())
    nowhere = Location()
    assert [reader.event(plain, nowhere) for plain in plains] == events
    return lambda: [reader.event(plain, nowhere) for plain in plains]


def _sort(count: int) -> Call:
    events = _work.simple(_work.dates(count))
    assert len(Timeline(events)) == count
    return lambda: Timeline(events)


def _export(name: str, count: int) -> Call:
    events = _work.simple(_work.dates(count))

    def call() -> bytes:
        return dumps(EventStream.of(events, Metadata(title="Benchmark")), name)

    document = call()
    assert document.count(b"Agreement number ") == count
    if count < COSTLY:
        with open_stream(io.BytesIO(document), format=name) as stream:
            found = [(event.title, event.when) for event, _ in stream.events]
        assert found == [(event.title, event.when) for event in events]
    return call


def _ask(count: int) -> Call:
    events = _work.simple(_work.dates(count))
    timeline, decade = Timeline(events), edtf.parse("2000/2009")
    # Each of these dates lies in one year, so its text decides.
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


def _cases(limit: int) -> Iterator[Case]:
    for name, prepare in TASKS.items():
        sizes = sorted({min(size, limit) for size in SIZES}, reverse=True)
        for size in sizes:
            yield Case(
                task=f"{name}, among {sizes[0]:,}",
                by=OURS if size == sizes[0] else Library(f"among {size:,}", lambda: ""),
                count=size,
                at_most=1.5 if size == SIZES[-1] else None,
                make=functools.partial(prepare, size),
                costly=size >= COSTLY,
            )


SUBJECT = Subject(
    name="scaling",
    about=(
        "The cost of one event among many; it should not grow with their number. Events have an "
        "id, a title and a date; the decade holds 28 % of them. Python's garbage collector is on, "
        "as it is for users."
    ),
    cases=_cases,
)
