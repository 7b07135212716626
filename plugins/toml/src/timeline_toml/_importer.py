"""The importer of the authoring format."""

from typing import BinaryIO

import attrs

from timeline import wire
from timeline.contracts import EventStream, Importer, PlacedFaults, document_stream, read_text
from timeline.errors import Faults
from timeline.model import Metadata
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
        placed = PlacedFaults(faults, lambda: Positions(tables.text))
        reader = wire.Reader(
            placed,
            self.types,
            unknown_types=self.options.unknown_types,
            unknown_fields=self.options.unknown_fields,
        )
        stream = document_stream(
            wire.check_document(tables.tables, placed),
            reader,
            placed,
            passed_over=lambda path: bool(tables.broken) and placed.line(path) in tables.broken,
        )
        return attrs.evolve(stream, unread=tables.broken.values)
