"""The importer of the authoring format."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

import attrs

from timeline import wire
from timeline.contracts import EventStream, Importer, Origin, read_text
from timeline.errors import Faults
from timeline.model import Event, Metadata
from timeline_toml import _syntax
from timeline_toml._positions import Positions


@attrs.frozen(kw_only=True)
class TomlImportOptions:
    """The options of the TOML importer.

    Attributes:
        unknown_types: what becomes of an event of a type that is not installed:
            "refuse" makes it a fault, "keep" an event of no type of ours.
        unknown_fields: what becomes of a key that is no field: "refuse" makes it a
            fault, "keep" moves it to the event's extra values.

    """

    unknown_types: wire.Unknown = wire.Unknown.REFUSE
    unknown_fields: wire.Unknown = wire.Unknown.REFUSE


class TomlImporter(Importer[TomlImportOptions]):
    """Reads a timeline written by hand, and finds all that is wrong with it in one run."""

    options_type = TomlImportOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """The events of *file*, in the order of the file."""
        text = read_text(file, faults)
        tables = None if text is None else _syntax.read(text, faults)
        if tables is None:
            return EventStream(metadata=Metadata(), events=())
        return self._stream(tables, _PlacedFaults(tables.text, faults))

    def _stream(self, tables: _syntax.Tables, faults: "_PlacedFaults") -> EventStream:
        reader = wire.Reader(
            faults,
            self.types,
            unknown_types=self.options.unknown_types,
            unknown_fields=self.options.unknown_fields,
        )
        parts = wire.check_document(tables.tables, faults)
        yielded: list[int] = []

        def events() -> Iterator[Event]:
            for index, item in enumerate(cast("Iterable[object]", parts.get("events", ()))):
                path = _path(index)
                if tables.broken and faults.line(path) in tables.broken:
                    continue
                if (event := reader.event(item, path)) is not None:
                    yielded.append(index)
                    yield event

        def origin(number: int) -> Origin:
            path = _path(yielded[number])
            return Origin(path=path, line=faults.line(path))

        metadata = reader.metadata(parts.get("timeline", {}), parts.get("sources", {}))
        return EventStream(metadata=metadata, events=events(), origin=origin)


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
