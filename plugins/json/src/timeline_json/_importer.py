"""The importers of JSON documents and JSON Lines."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import BinaryIO, TypeGuard, cast

import attrs

from timeline import wire
from timeline.errors import Faults, Location
from timeline.model import Event, Metadata
from timeline.plugins import EventStream, Importer, LineFinder, document_stream, read_text
from timeline_json._decode import decode, decode_lines, scan
from timeline_json._others import other_format

_HEAD_KEYS = frozenset({"$schema", "version", "timeline", "sources"})
_EVENTS_IN_HEAD = "in JSON Lines each event is a line; a document with a list is the format json"
_LATE_HEAD = "what the timeline says of itself belongs in the first line"


@attrs.frozen(kw_only=True)
class JsonImportOptions:
    """The options of the importers of JSON documents and JSON Lines.

    Attributes:
        unknown_types: what to do with an event of a type that is not installed:
            "keep" reads it as an event with plain fields, "refuse" makes it a fault.
        unknown_fields: what to do with a key that is not a field: "refuse" makes it a
            fault, "keep" moves it to the event's extra values.

    """

    unknown_types: wire.Unknown = wire.Unknown.KEEP
    unknown_fields: wire.Unknown = wire.Unknown.REFUSE


class JsonImporter(Importer[JsonImportOptions]):
    """Reads a JSON document; the text as a whole is in memory."""

    options_type = JsonImportOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """Return the events of *file*, in its order; a list is a document of events alone."""
        text = read_text(file, faults)
        value = None if text is None else decode(text, faults)
        if value is not None and (other := other_format(value)):
            faults.add(other)
            value = None
        if text is None or value is None:
            return EventStream(metadata=Metadata(), events=())
        reader = _reader(self.options, self.types, faults)
        line_of = LineFinder(text, scan)
        if isinstance(value, list):
            # Its path within the text has no "events".
            parts: Mapping[str, object] = {"events": cast("object", value)}
            return document_stream(parts, reader, lambda path: line_of(path[1:]))
        parts = wire.check_document(_without_schema(value, faults), faults)
        return document_stream(parts, reader, line_of)


class JsonLinesImporter(Importer[JsonImportOptions]):
    """Reads JSON Lines, a line at a time; a line that is broken loses no other."""

    options_type = JsonImportOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """Return the events of *file*, in the order of its lines.

        The first line may describe the timeline; without it, all lines are events. If it
        says that they are of a later version, none is read, as of a document.
        """
        reader = _reader(self.options, self.types, faults)
        lines = decode_lines(file, faults)
        parts: Mapping[str, object] = {}
        head_line = None
        first = next(lines, None)
        if first is not None and not _is_head(first[1]):
            lines = chain([first], lines)
        elif first is not None:
            head_line, head = first
            parts = wire.check_document(_without_schema(head, faults), faults)
            if "events" in parts:
                faults.add(_EVENTS_IN_HEAD, path=("events",))
            if not parts and "version" in cast("Mapping[str, object]", head):
                lines = iter(())

        def events() -> Iterator[tuple[Event, Location]]:
            for number, value in lines:
                if _is_head(value):
                    faults.add(_LATE_HEAD, line=number)
                    continue
                location = Location(line=number)
                event = reader.event(value, location)
                if event is not None:
                    yield event, location

        return EventStream(
            metadata=reader.metadata(parts.get("timeline", {}), parts.get("sources", {})),
            events=events(),
            # Events have their lines, so only the first line is asked for.
            line_of=lambda _: head_line,
        )


def _reader(
    options: JsonImportOptions, types: wire.EventTypes, faults: Faults
) -> wire.DocumentReader:
    return wire.DocumentReader(
        faults,
        types,
        unknown_types=options.unknown_types,
        unknown_fields=options.unknown_fields,
    )


def _without_schema(document: object, faults: Faults) -> object:
    """Return *document* without the key that names its schema."""
    if not isinstance(document, Mapping):
        return document
    rest = dict(cast("Mapping[str, object]", document))
    if not isinstance(rest.pop("$schema", ""), str):
        faults.add("expected the name of the schema, as text", path=("$schema",))
    return rest


def _is_head(value: object) -> TypeGuard[Mapping[str, object]]:
    return (
        isinstance(value, dict)
        and "id" not in value
        and not _HEAD_KEYS.isdisjoint(cast("Mapping[str, object]", value))
    )
