"""Events: made, and converted to plain values and back."""

import functools
from collections.abc import Callable, Iterator
from typing import TypeAlias

import attrs

from benchmarks import _work
from benchmarks._case import Call, Case, Subject
from benchmarks._library import CATTRS, MSGSPEC, OURS, Library
from benchmarks.subjects.json_lines import KINDS
from timeline import edtf
from timeline.errors import Faults, Location
from timeline.model import Event
from timeline.wire import DocumentReader, dump_event

COUNT = 1_000
Plain: TypeAlias = dict[str, object]


def _constructing(kind: str, count: int) -> Call:
    make, whens = KINDS[kind], _work.dates(count)
    assert [event.when for event in make(whens)] == whens
    return lambda: make(whens)


@attrs.frozen
class Codec:
    """A library's values, and how it writes and reads them."""

    values: list[object]
    write: Callable[[object], Plain]
    read: Callable[[Plain], object]


def _ours(events: list[Event]) -> Codec:
    reader, nowhere = DocumentReader(Faults()), Location()
    return Codec(list(events), dump_event, lambda plain: reader.event(plain, nowhere))


def _cattrs(events: list[Event]) -> Codec:
    """Three fields, without validation."""
    import cattrs  # noqa: PLC0415 - a peer may be missing
    from cattrs.gen import (  # noqa: PLC0415 - a peer may be missing
        make_dict_structure_fn,
        make_dict_unstructure_fn,
    )

    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook_func(lambda kind: kind == edtf.When | None, str)
    converter.register_structure_hook_func(
        lambda kind: kind == edtf.When | None, lambda text, _: edtf.parse(text)
    )
    fields = {
        "id": attrs.field(type=str),
        "title": attrs.field(type=str),
        "when": attrs.field(type=edtf.When | None, default=None),
    }
    narrow = attrs.make_class("Narrow", fields, frozen=True)
    write = make_dict_unstructure_fn(narrow, converter, _cattrs_omit_if_default=True)
    read = make_dict_structure_fn(narrow, converter)
    values = [narrow(event.id, event.title, event.when) for event in events]
    return Codec(values, write, lambda plain: read(plain, narrow))


def _msgspec(events: list[Event]) -> Codec:
    """Three fields, through a class of its own."""
    import msgspec  # noqa: PLC0415 - as the peers, when it is timed

    class Struct(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True, frozen=True):
        id: str
        title: str
        when: str | None = None

    narrow = attrs.make_class("Narrow", ["id", "title", "when"], frozen=True)

    def write(value: object) -> Plain:
        return msgspec.to_builtins(Struct(value.id, value.title, str(value.when)))

    def read(plain: Plain) -> object:
        found = msgspec.convert(plain, Struct)
        return narrow(found.id, found.title, edtf.parse(found.when))

    return Codec([narrow(event.id, event.title, event.when) for event in events], write, read)


def _codec(
    codec: Callable[[list[Event]], Codec], kind: str, count: int
) -> tuple[Codec, list[Plain]]:
    events = KINDS[kind](_work.dates(count))
    made, plains = codec(events), [dump_event(event) for event in events]
    assert [made.write(value) for value in made.values] == plains
    assert [made.read(plain) for plain in plains] == made.values
    return made, plains


def _dumping(codec: Callable[[list[Event]], Codec], kind: str, count: int) -> Call:
    made, _ = _codec(codec, kind, count)
    return lambda: [made.write(value) for value in made.values]


def _loading(codec: Callable[[list[Event]], Codec], kind: str, count: int) -> Call:
    made, plains = _codec(codec, kind, count)
    return lambda: [made.read(plain) for plain in plains]


CODECS: dict[str, dict[Library, Callable[[list[Event]], Codec]]] = {
    "simple": {OURS: _ours, CATTRS: _cattrs, MSGSPEC: _msgspec},
    "full": {OURS: _ours},
}


def _cases(limit: int) -> Iterator[Case]:
    count = min(COUNT, limit)
    for kind, codecs in CODECS.items():
        make = functools.partial(_constructing, kind, count)
        yield Case(task=f"make {kind} events", count=count, make=make, at_most=5e-6)
        for words, prepare in (("to plain values", _dumping), ("from plain values", _loading)):
            for library, codec in codecs.items():
                make = functools.partial(prepare, codec, kind, count)
                yield Case(task=f"{kind} events {words}", by=library, count=count, make=make)


SUBJECT = Subject(
    name="model",
    about=(
        "The same events as in *json*, made in code from parsed dates; and as the plain dicts "
        "that all formats share. cattrs and msgspec handle three of the thirteen fields, without "
        "validation."
    ),
    cases=_cases,
)
