"""Events, metadata and sources as builtins."""

from timeline.collection import Timeline
from timeline.errors.messages import require_type
from timeline.model import Event, GenericEvent, Metadata, Source
from timeline.model.plain_values import thaw
from timeline.wire._load import VERSION
from timeline.wire._records import record_of


def dump_event(event: Event) -> dict[str, object]:
    """Return *event* as a dict of builtins, without default values.

    >>> from timeline import Declaration
    >>> dump_event(Declaration(id="d1", title="A statement", when="2024-07", actors=["AZ"]))
    {'type': 'declaration', 'id': 'd1', 'title': 'A statement', 'when': '2024-07', 'actors': ['AZ']}
    """
    require_type("", event, Event, "an Event")
    if isinstance(event, GenericEvent):
        out: dict[str, object] = {"type": event.declared}
        record_of(Event).write(event, out)
        out.update((name, thaw(value)) for name, value in event.fields.items())
        return out
    kind = type(event)
    return record_of(kind).write(event, {} if kind is Event else {"type": kind.type_name})


def dump_metadata(metadata: Metadata) -> dict[str, object]:
    """Return the metadata as a dict of builtins, without the sources."""
    require_type("", metadata, Metadata, "a Metadata")
    out = record_of(Metadata).write(metadata, {})
    out.pop("sources", None)
    return out


def dump_sources(metadata: Metadata) -> dict[str, dict[str, object]]:
    """Return the sources by their ids, in the author's order."""
    require_type("", metadata, Metadata, "a Metadata")
    write = record_of(Source).write
    tables = {source.id: write(source, {}) for source in metadata.sources}
    for table in tables.values():
        # It is the key.
        del table["id"]
    return tables


def dump_head(metadata: Metadata) -> dict[str, object]:
    """Return the parts of a document except its events; empty parts are left out."""
    out: dict[str, object] = {"version": VERSION}
    if about := dump_metadata(metadata):
        out["timeline"] = about
    if sources := dump_sources(metadata):
        out["sources"] = sources
    return out


def dump(timeline: Timeline) -> dict[str, object]:
    """Return *timeline* as one document with the keys version, timeline, sources, events.

    Empty parts other than the events are left out.
    """
    require_type("", timeline, Timeline, "a Timeline")
    return {**dump_head(timeline.metadata), "events": [dump_event(event) for event in timeline]}
