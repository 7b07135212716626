"""Timelines to and from plain builtins: the one mapping that all text formats share.

A document is a dict of version, timeline, sources and events; events are dicts that
name their type. Default values are left out. `docs/schema/README.md` describes it, and
`schema` returns its JSON Schema.

`dump` and `load` are for programs too: they return and take what the module `json` reads
and writes, and what tables and templates hold.

>>> import json
>>> from timeline import Event, Timeline
>>> tl = Timeline([Event(id="e", title="An event", when="2024-07")])
>>> text = json.dumps(dump(tl))
>>> text
'{"version": 1, "events": [{"id": "e", "title": "An event", "when": "2024-07"}]}'
>>> load(json.loads(text)) == tl
True

"""

from typing import TYPE_CHECKING

from timeline.wire._codec import Invalid, exact_number
from timeline.wire._dump import (
    VERSION,
    dump,
    dump_event,
    dump_head,
    dump_metadata,
    dump_sources,
)
from timeline.wire._load import check_document, load
from timeline.wire._reader import DocumentReader, Unknown
from timeline.wire._types import EventTypes

if TYPE_CHECKING:
    from timeline.wire._schema import schema, schema_text

__all__ = [
    "VERSION",
    "DocumentReader",
    "EventTypes",
    "Invalid",
    "Unknown",
    "check_document",
    "dump",
    "dump_event",
    "dump_head",
    "dump_metadata",
    "dump_sources",
    "exact_number",
    "load",
    "schema",
    "schema_text",
]

if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        if name not in {"schema", "schema_text"}:
            raise AttributeError(f"module 'timeline.wire' has no attribute {name!r}")
        from timeline.wire import _schema  # noqa: PLC0415 - reading and writing need no schema

        value = globals()[name] = getattr(_schema, name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
