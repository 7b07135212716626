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
from timeline.wire._load import VERSION, check_document, load
from timeline.wire._reader import DocumentReader, Unknown
from timeline.wire._types import EventTypes

if TYPE_CHECKING:
    from timeline.wire._dump import dump, dump_event, dump_head, dump_metadata, dump_sources
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

# Imported when they are first used: reading needs neither of them.
_HOMES = {
    "_dump": {"dump", "dump_event", "dump_head", "dump_metadata", "dump_sources"},
    "_schema": {"schema", "schema_text"},
}

if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        from importlib import import_module  # noqa: PLC0415 - see above

        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module 'timeline.wire' has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"timeline.wire.{home}"), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
