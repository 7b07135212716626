"""The importers of JSON documents and JSON Lines."""

import re
from collections.abc import Mapping
from functools import partial
from typing import BinaryIO, cast

import attrs

from timeline import wire
from timeline.errors import Faults, FaultSink
from timeline.model import Metadata
from timeline.plugins import EventStream, Importer, PlacedFaults, document_stream, read_text
from timeline_json import _decoding
from timeline_json._flawed import UNCERTAIN, OtherFaults, id_of
from timeline_json._lines import read_lines, without_schema
from timeline_json._positions import Positions

_EVENT = re.compile(r"events\[(\d+)\]")
_UNCERTAIN = "what the document holds is uncertain, and none of its events is read"


@attrs.frozen(kw_only=True)
class JsonLinesImportOptions:
    """The options of the importer of JSON Lines.

    Attributes:
        unknown_types: what becomes of an event of a type that is not installed:
            "keep" makes it an event of no type of ours, "refuse" a fault.
        unknown_fields: what becomes of a key that is no field: "refuse" makes it a
            fault, "keep" moves it to the event's extra values.

    """

    unknown_types: wire.Unknown = wire.Unknown.KEEP
    unknown_fields: wire.Unknown = wire.Unknown.REFUSE


@attrs.frozen(kw_only=True)
class JsonImportOptions:
    """The options of the importer of JSON documents.

    Attributes:
        lines: read JSON Lines, as the exporter's option of that name writes them.
        unknown_types: what becomes of an event of a type that is not installed:
            "keep" makes it an event of no type of ours, "refuse" a fault.
        unknown_fields: what becomes of a key that is no field: "refuse" makes it a
            fault, "keep" moves it to the event's extra values.

    """

    lines: bool = False
    unknown_types: wire.Unknown = wire.Unknown.KEEP
    unknown_fields: wire.Unknown = wire.Unknown.REFUSE


class JsonImporter(Importer[JsonImportOptions]):
    """Reads a JSON document; the text as a whole is in memory."""

    options_type = JsonImportOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """The events of *file*, in the order of the file."""
        if self.options.lines:
            return read_lines(file, partial(_reader, self.options, self.types), faults)
        text = read_text(file, faults)
        parsed = None if text is None else _decoding.decode(text, faults)
        if text is None or parsed is None:
            return EventStream(metadata=Metadata(), events=())
        for flaw in parsed.flaws:
            event = _id_at(flaw.path, parsed.value)
            faults.add(flaw.message, path=flaw.path, event=event, line=flaw.line)
        for flaw in parsed.flaws:
            if flaw.path in {"version", "events"}:
                faults.add(_UNCERTAIN, path=flaw.path, line=flaw.line)
                return EventStream(metadata=Metadata(), events=())
        others = OtherFaults(faults, parsed.flaws)
        flawed = {match[0] for path in others.told if (match := _EVENT.match(path))}

        def is_uncertain(path: str) -> bool:
            # Of an event that is itself refused, as NaN is, there is no more to tell.
            return not others.told.isdisjoint({path, *(f"{path}.{key}" for key in UNCERTAIN)})

        placed = PlacedFaults(others, lambda: Positions(text))
        parts = wire.check_document(without_schema(parsed.value, placed), placed)
        return document_stream(
            parts,
            _reader(self.options, self.types, placed),
            placed,
            passed_over=is_uncertain,
            not_whole=flawed.__contains__,
        )


class JsonLinesImporter(Importer[JsonLinesImportOptions]):
    """Reads JSON Lines, a line at a time; a line that is broken loses no other."""

    options_type = JsonLinesImportOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """The events of *file*, in the order of its lines."""
        return read_lines(file, partial(_reader, self.options, self.types), faults)


def _id_at(path: str, document: object) -> str:
    """The id of the event of *document* in which *path* is; "" where there is no telling."""
    found = _EVENT.match(path)
    if not found or not isinstance(document, Mapping) or path == f"{found[0]}.id":
        return ""
    events = cast("Mapping[str, object]", document).get("events")
    # Where the list stands twice, the path may lead into the other one.
    number = slice(int(found[1]), int(found[1]) + 1)
    items = cast("list[object]", events)[number] if isinstance(events, list) else ()
    return "".join(map(id_of, items))


def _reader(
    options: JsonImportOptions | JsonLinesImportOptions, types: wire.EventTypes, faults: FaultSink
) -> wire.Reader:
    return wire.Reader(
        faults,
        types,
        unknown_types=options.unknown_types,
        unknown_fields=options.unknown_fields,
    )
