"""The importer of the authoring format."""

from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import BinaryIO

import attrs

from timeline import wire
from timeline.errors import Faults
from timeline.model import Metadata
from timeline.plugins import (
    EventStream,
    Importer,
    PlacedFaults,
    document_stream,
    possible_ids,
    read_text,
)
from timeline_toml import _syntax
from timeline_toml._positions import Positions
from timeline_toml._remaining import Remaining

# The parts with the brackets of others, and how they stand.
_OTHERWISE: Mapping[str, tuple[type, str]] = {
    "timeline": (list, "it stands under [timeline], in single brackets"),
    "sources": (list, "each source stands under a header with its id, as [sources.its-id]"),
    "events": (dict, "each event stands under [[events]], in two brackets"),
}


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
        positions = cache(lambda: Positions(tables.text))
        placed = PlacedFaults(faults, positions)
        remaining = Remaining(placed, tables, positions)
        reader = wire.Reader(
            remaining,
            self.types,
            unknown_types=self.options.unknown_types,
            unknown_fields=self.options.unknown_fields,
        )
        document = dict(tables.tables)
        for part, (kind, words) in _OTHERWISE.items():
            if isinstance(document.get(part), kind):
                remaining.add(words, path=part)
                del document[part]
        stream = document_stream(
            wire.check_document(document, remaining),
            reader,
            placed,
            passed_over=remaining.is_untyped,
            not_whole=remaining.is_broken,
        )
        # What refers to a broken event is at no fault, whether its id could be read or not.
        return attrs.evolve(
            stream,
            unread=lambda: chain(
                chain.from_iterable(map(possible_ids, tables.events.values())),
                (event.id for event, _ in stream.remains()),
            ),
        )
