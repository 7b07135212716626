"""The importers of JSON documents and JSON Lines."""

import re
from functools import partial
from typing import BinaryIO

import attrs

from timeline import wire
from timeline.contracts import EventStream, Importer, PlacedFaults, document_stream, read_text
from timeline.errors import Faults
from timeline.model import Metadata
from timeline_json import _decoding
from timeline_json._lines import read_lines, without_schema
from timeline_json._positions import Positions

_EVENT = re.compile(r"events\[\d+\]")
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
            if flaw.path in {"version", "events"}:
                faults.add(_UNCERTAIN, path=flaw.path, line=flaw.line)
                return EventStream(metadata=Metadata(), events=())
        told = frozenset(flaw.path for flaw in parsed.flaws)
        flawed = {match[0] for path in told if (match := _EVENT.match(path))}
        placed = PlacedFaults(_Others(faults, told), lambda: Positions(text))
        parts = wire.check_document(without_schema(parsed.value), placed)
        return document_stream(
            parts,
            _reader(self.options, self.types, placed),
            placed,
            passed_over=flawed.__contains__,
        )


class JsonLinesImporter(Importer[JsonLinesImportOptions]):
    """Reads JSON Lines, a line at a time; a line that is broken loses no other."""

    options_type = JsonLinesImportOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """The events of *file*, in the order of its lines."""
        return read_lines(file, partial(_reader, self.options, self.types), faults)


class _Others(Faults):
    """Faults that go on to *outer*, but for those at paths of which one was told before."""

    def __init__(self, outer: Faults, told: frozenset[str]) -> None:
        super().__init__()
        self._outer = outer
        self._told = told

    def add(
        self, message: str, *, path: str = "", event: str = "", line: int | None = None
    ) -> None:
        if path not in self._told:
            self._outer.add(message, path=path, event=event, line=line)


def _reader(
    options: JsonImportOptions | JsonLinesImportOptions, types: wire.EventTypes, faults: Faults
) -> wire.Reader:
    return wire.Reader(
        faults,
        types,
        unknown_types=options.unknown_types,
        unknown_fields=options.unknown_fields,
    )
