"""Timelines to and from plain builtins: the one mapping that all text formats share.

A document is a dict of version, timeline, sources and events; events are dicts that
name their type. What is at its default is left out. `docs/schema/README.md` describes it,
and `schema` gives its JSON Schema.

`dump` and `load` are for programs too: what they give and take is what `json` reads and
writes, and what tables and templates hold.

>>> import json
>>> from timeline import Event, Timeline
>>> tl = Timeline([Event(id="e", title="An event", when="2024-07")])
>>> text = json.dumps(dump(tl))
>>> text
'{"version": 1, "events": [{"id": "e", "title": "An event", "when": "2024-07"}]}'
>>> load(json.loads(text)) == tl
True

"""

from timeline.wire._codec import Invalid
from timeline.wire._dump import (
    VERSION,
    dump,
    dump_event,
    dump_metadata,
    dump_source,
    dump_sources,
)
from timeline.wire._load import check_document, load
from timeline.wire._reader import DocumentReader, Unknown
from timeline.wire._schema import published_schema, schema, schema_text
from timeline.wire._types import EventTypes

__all__ = [
    "VERSION",
    "DocumentReader",
    "EventTypes",
    "Invalid",
    "Unknown",
    "check_document",
    "dump",
    "dump_event",
    "dump_metadata",
    "dump_source",
    "dump_sources",
    "load",
    "published_schema",
    "schema",
    "schema_text",
]
