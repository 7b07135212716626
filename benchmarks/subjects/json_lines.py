"""JSON Lines: written and read, compared with encoders of prepared dicts."""

import functools
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import attrs

from benchmarks import _work
from benchmarks._case import Call, Case, Subject
from benchmarks._library import CATTRS, MSGSPEC, ORJSON, OURS, Library
from timeline import edtf, wire
from timeline.io import dumps, open_stream
from timeline.model import Event, Metadata
from timeline.plugins import EventStream

# More dates than a reader caches.
COUNT = 10_000
KINDS: dict[str, Callable[[Iterable[edtf.When]], list[Event]]] = {
    "simple": _work.simple,
    "full": _work.full,
}


@attrs.frozen
class Given:
    """The events of a benchmark, in the form that each side starts from."""

    events: list[Event]
    plains: list[dict[str, object]]
    lines: list[bytes]
    document: bytes

    @classmethod
    def of(cls, kind: str, count: int) -> "Given":
        """Return *count* events of a kind."""
        events = KINDS[kind](_work.dates(count))
        document = _written(events)
        _, *lines = document.splitlines()  # the first is the head
        plains = [wire.dump_event(event) for event in events]
        return cls(events, plains, lines, document)


def _written(events: list[Event]) -> bytes:
    metadata = Metadata(title="Benchmark", sources=_work.SOURCES)
    return dumps(EventStream.of(events, metadata), "jsonl")


def _read(document: bytes) -> list[Event]:
    with open_stream(io.BytesIO(document), format="jsonl") as stream:
        return [event for event, _ in stream.events]


def _writing(kind: str, count: int) -> Call:
    given = Given.of(kind, count)
    assert [json.loads(line) for line in given.lines] == given.plains
    return lambda: _written(given.events)


def _reading(kind: str, count: int) -> Call:
    given = Given.of(kind, count)
    assert _read(given.document) == given.events
    return lambda: _read(given.document)


Encode: TypeAlias = Callable[[object], bytes]
Decode: TypeAlias = Callable[[bytes], dict[str, object]]


def _orjson() -> tuple[Encode, Decode]:
    import orjson  # noqa: PLC0415 - a peer may be missing

    return orjson.dumps, orjson.loads


def _msgspec() -> tuple[Encode, Decode]:
    import msgspec  # noqa: PLC0415 - as the peers, when it is timed

    return msgspec.json.Encoder().encode, msgspec.json.Decoder().decode


def _encoding(codec: Callable[[], tuple[Encode, Decode]], kind: str, count: int) -> Call:
    given, (encode, _) = Given.of(kind, count), codec()
    assert [json.loads(encode(plain)) for plain in given.plains] == given.plains
    return lambda: _lines(encode, given.plains)


def _lines(encode: Encode, values: Iterable[object]) -> bytes:
    # Line by line into a file: holding the lines would cost orjson more than encoding them.
    file = io.BytesIO()
    for value in values:
        file.write(encode(value))
        file.write(b"\n")
    return file.getvalue()


def _dates_in(plain: dict[str, object]) -> list[edtf.When]:
    texts = [plain["when"]]
    texts += [c["says"] for c in plain.get("citations", ()) if "says" in c]
    return [edtf.parse(text) for text in texts]


def _decoding(codec: Callable[[], tuple[Encode, Decode]], kind: str, count: int) -> Call:
    given, (_, decode) = Given.of(kind, count), codec()
    assert [_dates_in(decode(line))[0] for line in given.lines] == [e.when for e in given.events]
    return lambda: [_dates_in(decode(line)) for line in given.document.splitlines()[1:]]


def _cattrs(
    given: Given,
) -> tuple[list[object], Callable[[object], bytes], Callable[[bytes], object]]:
    """Return instances of a class of three fields, and functions that write and read one."""
    from cattrs.gen import make_dict_unstructure_fn  # noqa: PLC0415 - a peer may be missing
    from cattrs.preconf.orjson import make_converter  # noqa: PLC0415 - a peer may be missing

    converter = make_converter(forbid_extra_keys=True)
    converter.register_unstructure_hook_func(lambda kind: kind == edtf.When, str)
    converter.register_structure_hook_func(
        lambda kind: kind == edtf.When, lambda text, _: edtf.parse(text)
    )
    narrow = attrs.make_class(
        "Narrow",
        {name: attrs.field(type=str) for name in ("id", "title")}
        | {"when": attrs.field(type=edtf.When)},
        frozen=True,
    )
    converter.register_unstructure_hook(narrow, make_dict_unstructure_fn(narrow, converter))
    values = [narrow(event.id, event.title, event.when) for event in given.events]
    return values, converter.dumps, lambda line: converter.loads(line, narrow)


def _cattrs_writing(kind: str, count: int) -> Call:
    given = Given.of(kind, count)
    values, write, _ = _cattrs(given)
    assert [json.loads(write(value)) for value in values] == given.plains
    return lambda: _lines(write, values)


def _cattrs_reading(kind: str, count: int) -> Call:
    given = Given.of(kind, count)
    values, _, read = _cattrs(given)
    assert [read(line) for line in given.lines] == values
    return lambda: [read(line) for line in given.document.splitlines()[1:]]


FLOORS: dict[Library, Callable[[], tuple[Encode, Decode]]] = {ORJSON: _orjson, MSGSPEC: _msgspec}


def task_of(word: str, kind: str) -> str:
    """Return the name of the task; *word* is "write" or "read"."""
    return f"{word} {kind} events"


def _cases(limit: int) -> Iterator[Case]:
    count = min(COUNT, limit)
    for word, ours, floor, cattrs in (
        ("write", _writing, _encoding, _cattrs_writing),
        ("read", _reading, _decoding, _cattrs_reading),
    ):
        for kind in KINDS:
            case = functools.partial(Case, task=task_of(word, kind), count=count)
            make = functools.partial(ours, kind, count)
            yield case(by=OURS, make=make, at_most=1e-5 if word == "write" else None)
            for library, codec in FLOORS.items():
                make = functools.partial(floor, codec, kind, count)
                at_most = 3 if library is ORJSON else None
                yield case(by=library, make=make, at_most=at_most)
            if kind == "simple":
                yield case(by=CATTRS, make=functools.partial(cattrs, kind, count))


SUBJECT = Subject(
    name="json",
    about=(
        "A simple event has an id, a title and a date; a full one also has a level, a "
        "description, two actors, a place, two tags and two citations. orjson and msgspec show "
        "what is left without a model: they encode prepared dicts, and decode to dicts whose "
        "dates alone are parsed, by our parser. cattrs, with orjson, handles three fields, "
        "without validation."
    ),
    cases=_cases,
)
