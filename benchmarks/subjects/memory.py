"""Memory: of events that are held, and of events streamed from file to file."""

import datetime as dt
import functools
import gc
import io
import resource
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import _work
from benchmarks._case import Case, Meter, Subject
from benchmarks._library import ICALENDAR, ICS, OURS, VOBJECT, Library
from timeline import Metadata, convert
from timeline.io import dumps, open_stream
from timeline.model import Declaration, Event

HELD = 1_000
MANY = 100_000
# The first is ours, the other is compared with it.
LINES = (1_000_000, 100_000)
COSTLY = 1_000_000
FORMATS = {"Markdown": "markdown", "iCalendar": "ical"}
# A text in exactly one line of each event.
TITLE = {"markdown": b"Event ", "ical": b"SUMMARY:"}
# The system gives the peak in KiB, on macOS in bytes.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT


def _ours(texts: list[str]) -> list[object]:
    from timeline import edtf  # noqa: PLC0415 - as the peers

    return list(_work.described(map(edtf.parse, texts)))


def _simple(texts: list[str]) -> list[Event]:
    from timeline import edtf  # noqa: PLC0415 - as the peers

    return _work.simple(map(edtf.parse, texts))


def _full(texts: list[str]) -> list[Event]:
    from timeline import edtf  # noqa: PLC0415 - as the peers

    return _work.full(map(edtf.parse, texts))


def _loaded(texts: list[str]) -> list[Event]:
    from timeline.plugins import EventStream  # noqa: PLC0415 - as the peers

    metadata = Metadata(title="Benchmark", sources=_work.SOURCES)
    made = _full(texts)
    document = dumps(EventStream.of(made, metadata), "jsonl")
    with open_stream(io.BytesIO(document), format="jsonl") as stream:
        return [event for event, _ in stream.events]


def _texts_of(event: Event) -> Iterator[str]:
    yield from (event.id, event.title, event.description, *event.tags)
    for place in event.places:
        yield from (place.name, place.country)
    yield from (citation.source for citation in event.citations)
    if isinstance(event, Declaration):
        yield event.level


def _icalendar(texts: list[str]) -> list[object]:
    import icalendar  # noqa: PLC0415 - a peer may be missing

    def event(number: int, text: str) -> object:
        item = icalendar.Event()
        item.add("uid", f"event-{number}")
        item.add("summary", f"Agreement number {number}, on trade; and transport")
        item.add("dtstart", dt.date.fromisoformat(f"{text}-01"[:10]))
        item.add("description", "Signed in the capital, in two languages.\nBoth texts are equal.")
        item.add("categories", ["trade", "transport"])
        item.add("location", "Baku")
        return item

    return [event(number, text) for number, text in enumerate(texts)]


def _vobject(texts: list[str]) -> list[object]:
    import vobject  # noqa: PLC0415 - a peer may be missing

    calendar = vobject.iCalendar()
    for number, text in enumerate(texts):
        item = calendar.add("vevent")
        item.add("uid").value = f"event-{number}"
        item.add("summary").value = f"Agreement number {number}, on trade; and transport"
        item.add("dtstart").value = dt.date.fromisoformat(f"{text}-01"[:10])
        item.add(
            "description"
        ).value = "Signed in the capital, in two languages.\nBoth texts are equal."
        item.add("categories").value = ["trade", "transport"]
        item.add("location").value = "Baku"
    return list(calendar.vevent_list)


def _ics(texts: list[str]) -> list[object]:
    import ics  # noqa: PLC0415 - a peer may be missing

    return [
        ics.Event(
            uid=f"event-{number}",
            name=f"Agreement number {number}, on trade; and transport",
            begin=f"{text}-01"[:10],
            description="Signed in the capital, in two languages.\nBoth texts are equal.",
            categories=["trade", "transport"],
            location="Baku",
        )
        for number, text in enumerate(texts)
    ]


def _nothing(_held: list[Any]) -> int:
    return 0


def _all_texts(held: list[Any]) -> int:
    # Count each text once: events share some.
    texts = {id(text): text for event in held for text in _texts_of(event)}
    return sum(map(sys.getsizeof, texts.values()))


def _holding(
    make: Callable[[list[str]], list[Any]], besides: Callable[[list[Any]], int], count: int
) -> Meter:
    texts = list(_work.date_texts(count))
    make(texts[:1])  # fills caches and imports

    def read(_loops: int) -> float:
        gc.collect()
        tracemalloc.start()
        held = make(texts)
        gc.collect()
        total = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert len(held) == count
        return total - besides(held)

    return Meter(read, "byte")


def _resident(make: Callable[[list[str]], list[Any]], count: int) -> Meter:
    texts = list(_work.date_texts(count))
    make(texts[:1])

    def read(_loops: int) -> float:
        before = _peak()
        held = make(texts)
        assert len(held) == count
        return max(1, _peak() - before)

    return Meter(read, "byte")


def _streaming(name: str, lines: int) -> Meter:
    def read(_loops: int) -> float:
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder) / "many.jsonl", Path(folder) / f"out.{name}"
            with source.open("w", encoding="utf-8") as file:
                file.write('{"version":1}\n')
                for number in range(lines):
                    year = 1990 + number * 35 // lines
                    file.write(f'{{"id":"e{number}","title":"Event {number}","when":"{year}"}}\n')
            result = convert(source, target, format=name)
            peak = _peak()
            assert result.events == lines
            with target.open("rb") as file:
                assert sum(TITLE[name] in line for line in file) == lines
        return peak

    return Meter(read, "byte")


READ = "hold full events, read from JSON Lines"
BESIDES = f"{READ}, without their texts"
TARGETS = {"hold simple events": 1000, BESIDES: 1000}
LESS: dict[str, Callable[[list[Any]], int]] = {BESIDES: _all_texts}
HOLDERS: dict[str, dict[Library, Callable[[list[str]], list[Any]]]] = {
    "hold simple events": {OURS: _simple},
    "hold full events": {OURS: _full},
    READ: {OURS: _loaded},
    BESIDES: {OURS: _loaded},
    "hold events of a calendar": {OURS: _ours, ICALENDAR: _icalendar, ICS: _ics, VOBJECT: _vobject},
}


def _cases(limit: int) -> Iterator[Case]:
    for task, makers in HOLDERS.items():
        for library, make in makers.items():
            count = min(HELD, limit)
            yield Case(
                task=task,
                by=library,
                count=count,
                make=functools.partial(_holding, make, LESS.get(task, _nothing), count),
                loops=1,
                single=True,
                at_most=TARGETS.get(task) if library is OURS else None,
            )
    many = min(MANY, limit)
    yield Case(
        task=f"hold {many:,} full events, resident",
        count=many,
        make=functools.partial(_resident, _full, many),
        loops=1,
        single=True,
    )
    for words, name in FORMATS.items():
        most, *fewer = sorted({min(lines, limit) for lines in LINES}, reverse=True)
        for lines in (most, *fewer):
            yield Case(
                task=f"peak of {most:,} lines to {words}",
                by=OURS if lines == most else Library(f"{lines:,} lines", lambda: ""),
                at_most=1.1 if lines != most else None,
                make=functools.partial(_streaming, name, lines),
                loops=1,
                single=True,
                costly=lines >= COSTLY,
            )


SUBJECT = Subject(
    name="memory",
    about=(
        "What one event takes with its date and, unless stated otherwise, its texts, counted by "
        "tracemalloc. Events made in code share their description, tags and people; events that "
        "are read do not. *Resident* is the growth of the peak of a new process, as the system "
        "reports it. *Peak* is that of a whole process, with the interpreter and the library, "
        "that converts a file of JSON Lines."
    ),
    cases=_cases,
)
