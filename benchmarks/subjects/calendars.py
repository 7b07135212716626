"""Calendars: written from events, and read."""

import datetime as dt
import functools
import io
import json
from collections.abc import Callable, Iterator
from typing import TypeAlias

from benchmarks import _work
from benchmarks._case import Call, Case, Meter, Subject
from benchmarks._library import (
    BUILD,
    ICAL_JS,
    ICALENDAR,
    ICS,
    LIBICAL,
    LIBICAL_PROGRAM,
    OURS,
    VOBJECT,
    Library,
    node_seconds,
    program_output,
)
from benchmarks.subjects import _calendar_peers as peers
from timeline.edtf.day_numbers import day_range
from timeline.io import dumps, open_stream
from timeline.model import Event, Metadata
from timeline.plugins import EventStream

COUNT = 500  # a peer needs three milliseconds to read one
METADATA = Metadata(title="Benchmark", revised="2025-07-28")
MONTH = len("2024-07")
WRITE, READ = "write a calendar", "read a calendar"
WORDS = {WRITE: "write", READ: "read"}

Writer: TypeAlias = Callable[[peers.Plain], bytes]


def _events(count: int) -> list[Event]:
    return _work.described(_work.dates(count))


def plain(event: Event) -> dict[str, object]:
    """Return the event for a peer, which has only days."""
    assert event.when is not None
    limits, text = day_range(event.when), str(event.when)
    month = len(text) == MONTH
    return {
        "uid": f"{event.id}@timeline.invalid",
        "start": dt.date.fromordinal(limits.start_earliest).isoformat(),
        "end": dt.date.fromordinal(limits.end_latest + 1).isoformat(),  # exclusive
        "edtf": text if month else "",
        # As we write it, so that no reader of the calendar takes the month for a day.
        "title": f"{event.when.words('en')}: {event.title}" if month else event.title,
        "description": event.description,
        "tags": list(event.tags),
        "place": event.places[0].name,
    }


def _written(events: list[Event]) -> bytes:
    return dumps(EventStream.of(events, METADATA), "ical")


def _read(data: bytes) -> list[Event]:
    with open_stream(io.BytesIO(data), format="ical") as stream:
        return [event for event, _ in stream.events]


def _what_is_kept(event: Event) -> tuple[object, ...]:
    return (event.title, event.when, event.description, event.tags, event.places)


def _writing(count: int) -> Call:
    events = _events(count)
    found = _read(_written(events))
    assert list(map(_what_is_kept, found)) == list(map(_what_is_kept, events))
    return lambda: _written(events)


def _reading(count: int) -> Call:
    events = _events(count)
    data = _written(events)
    assert list(map(_what_is_kept, _read(data))) == list(map(_what_is_kept, events))
    return lambda: _read(data)


def _peer_writing(write: Writer, count: int) -> Call:
    events = _events(count)
    plains = [plain(event) for event in events]
    # Our reader checks what a peer writes; what a peer reads is compared below.
    found = {event.title: event for event in _read(write(plains))}
    assert len(found) == count
    for event in events:
        same = found[event.title]
        # ics holds tags as a set.
        assert (same.when, set(same.tags)) == (event.when, set(event.tags))
    return lambda: write(plains)


def _peer_reading(read: Callable[[bytes], list[tuple[str, str]]], count: int) -> Call:
    events = _events(count)
    data = _written(events)
    expected = sorted((str(given["title"]), str(given["start"])) for given in map(plain, events))
    assert sorted(read(data)) == expected
    return lambda: read(data)


def _on_node(task: str, count: int) -> Meter:
    events = _events(count)
    given = BUILD / f"calendar-{count}.{'json' if task == WRITE else 'ics'}"
    if task == WRITE:
        given.write_text(json.dumps([plain(event) for event in events]), encoding="utf-8")
    else:
        given.write_bytes(_written(events))
    word = WORDS[task]
    return Meter(lambda loops: node_seconds("calendars.mjs", word, given.resolve(), count, loops))


def _in_c(task: str, count: int) -> Meter:
    events = _events(count)
    given = BUILD / f"calendar-{count}.{'tsv' if task == WRITE else 'ics'}"
    if task == WRITE:
        rows = (
            (p["uid"], str(p["start"]).replace("-", ""), str(p["end"]).replace("-", ""), p["title"],
             str(p["description"]).replace("\n", " "), "trade", p["place"], p["edtf"])
            for p in map(plain, events)
        )  # fmt: skip
        given.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows))
    else:
        given.write_bytes(_written(events))
    command = [str(LIBICAL_PROGRAM), WORDS[task], str(given), str(count)]
    return Meter(lambda loops: float(program_output([*command, str(loops)])))


PEERS: dict[Library, tuple[Writer, Callable[[bytes], list[tuple[str, str]]]]] = {
    ICALENDAR: (peers.icalendar_write, peers.icalendar_read),
    ICS: (peers.ics_write, peers.ics_read),
    VOBJECT: (peers.vobject_write, peers.vobject_read),
}


def _cases(limit: int) -> Iterator[Case]:
    count = min(COUNT, limit)
    for task, ours in ((WRITE, _writing), (READ, _reading)):
        case = functools.partial(Case, task=task, count=count)
        yield case(by=OURS, make=functools.partial(ours, count))
        for library, (write, read) in PEERS.items():
            make = (
                functools.partial(_peer_writing, write, count)
                if task == WRITE
                else functools.partial(_peer_reading, read, count)
            )
            target = 1 / 20 if task == WRITE else 1 / 5
            at_most = target if library is ICALENDAR else None
            yield case(by=library, make=make, at_most=at_most)
        yield case(by=LIBICAL, make=functools.partial(_in_c, task, count))
        yield case(by=ICAL_JS, make=functools.partial(_on_node, task, count))


SUBJECT = Subject(
    name="calendars",
    about=(
        "Five hundred events with a title, a date, a description of two lines, two tags and a "
        "place; a third of the dates are months. All libraries write the same properties. We "
        "start from `timeline.Event`s and report losses; the peers start from prepared texts. "
        "All read the calendar that we wrote. The peers return titles and first days; we return "
        "validated events with parsed dates. libical and ical.js are timed inside their own "
        "programs; libical returns only titles, and writes a description of one line and one tag."
    ),
    cases=_cases,
)
