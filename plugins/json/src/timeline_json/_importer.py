"""The importers of JSON documents and JSON Lines."""

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, cast

import attrs

from timeline import wire
from timeline.contracts import EventStream, Importer, Origin, read_text
from timeline.errors import Faults
from timeline.model import Event, Metadata
from timeline_json import _decoding
from timeline_json._lines import read_lines
from timeline_json._positions import Positions


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
            return read_lines(file, self._reader(faults), faults)
        text = read_text(file, faults)
        parsed = None if text is None else _decoding.decode(text, faults)
        if text is None or parsed is None:
            return EventStream(metadata=Metadata(), events=())
        return self._stream(parsed.value, _PlacedFaults(text, faults))

    def _stream(self, document: object, faults: "_PlacedFaults") -> EventStream:
        reader = self._reader(faults)
        if isinstance(document, Mapping):
            items = cast("Mapping[str, object]", document).items()
            document = {key: item for key, item in items if key != "$schema"}
        parts = wire.check_document(document, faults)
        yielded: list[int] = []

        def events() -> Iterator[Event]:
            for index, item in enumerate(cast("Iterable[object]", parts.get("events", ()))):
                if (event := reader.event(item, _path(index))) is not None:
                    yielded.append(index)
                    yield event

        def origin(number: int) -> Origin:
            path = _path(yielded[number])
            return Origin(path=path, line=faults.line(path))

        metadata = reader.metadata(parts.get("timeline", {}), parts.get("sources", {}))
        return EventStream(metadata=metadata, events=events(), origin=origin)

    def _reader(self, faults: Faults) -> wire.Reader:
        return wire.Reader(
            faults,
            self.types,
            unknown_types=self.options.unknown_types,
            unknown_fields=self.options.unknown_fields,
        )


def _path(index: int) -> str:
    return f"events[{index}]"


class _PlacedFaults(Faults):
    """Faults that get the line of their path; the text is gone through for the first one."""

    def __init__(self, text: str, outer: Faults) -> None:
        super().__init__()
        self._text = text
        self._outer = outer
        self._positions: Positions | None = None

    def add(
        self, message: str, *, path: str = "", event: str = "", line: int | None = None
    ) -> None:
        """Record a fault, with the line of *path*."""
        self._outer.add(message, path=path, event=event, line=line or self.line(path))

    def line(self, path: str) -> int | None:
        """The line of *path*."""
        if self._positions is None:
            self._positions = Positions(self._text)
        return self._positions.line(path)


class JsonLinesImporter(Importer[JsonLinesImportOptions]):
    """Reads JSON Lines, a line at a time; a line that is broken loses no other."""

    options_type = JsonLinesImportOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """The events of *file*, in the order of its lines."""
        reader = wire.Reader(
            faults,
            self.types,
            unknown_types=self.options.unknown_types,
            unknown_fields=self.options.unknown_fields,
        )
        return read_lines(file, reader, faults)
