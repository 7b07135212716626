"""The importer of the authoring format."""

from collections.abc import Mapping
from typing import BinaryIO

import attrs

from timeline import wire
from timeline.errors import Faults, Path
from timeline.model import Metadata
from timeline.plugins import EventStream, Importer, LineFinder, document_stream, read_text
from timeline_toml._parse import parse

# Parts under a header in the wrong brackets, and how to write it.
_WRONG_BRACKETS: Mapping[str, tuple[type, str]] = {
    "timeline": (list, "write it under [timeline], in single brackets"),
    "sources": (list, "write each source under a header with its id, as [sources.its-id]"),
    "events": (dict, "write each event under [[events]], in double brackets"),
}


@attrs.frozen(kw_only=True)
class TomlImportOptions:
    """The options of the TOML importer.

    Attributes:
        unknown_types: what to do with an event of a type that is not installed:
            "refuse" makes it a fault, "keep" reads it as an event with plain fields.
        unknown_fields: what to do with a key that is not a field: "refuse" makes it a
            fault, "keep" moves it to the event's extra values.

    """

    unknown_types: wire.Unknown = wire.Unknown.REFUSE
    unknown_fields: wire.Unknown = wire.Unknown.REFUSE


class TomlImporter(Importer[TomlImportOptions]):
    """Reads a timeline written by hand, and reports every fault in one run."""

    options_type = TomlImportOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """Return the events of *file*, in the order of the file."""
        text = read_text(file, faults)
        tables = None if text is None else parse(text, faults)
        if text is None or tables is None:
            return EventStream(metadata=Metadata(), events=())
        document = dict(tables)
        for part, (kind, advice) in _WRONG_BRACKETS.items():
            if isinstance(document.get(part), kind):
                faults.add(advice, path=(part,))
                del document[part]
        reader = wire.DocumentReader(
            faults,
            self.types,
            unknown_types=self.options.unknown_types,
            unknown_fields=self.options.unknown_fields,
        )
        parts = wire.check_document(document, faults)
        return document_stream(parts, reader, LineFinder(text, _offsets))


def _offsets(text: str) -> Mapping[Path, int]:
    from timeline_toml._scan import scan  # noqa: PLC0415 - for a document with faults alone

    return scan(text)
