"""Events as the rows of a table (RFC 4180)."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Literal

import attrs

from timeline import Actor, Citation, Event, Metadata, Place
from timeline.plugins import Exporter, Losses

COLUMNS = (
    "id", "type", "title", "when", "earliest", "latest", "status",
    "description", "actors", "places", "tags", "sources",
)  # fmt: skip
WHOLE = frozenset({"id", "type", "title", "when", "status", "description", "tags"})
IN_PART = frozenset({"actors", "places", "citations"})

# A cell that starts with one of these is a formula in some spreadsheet; the last four are
# the full-width forms of the first four. The apostrophe is here so that a text that starts
# with one stays different from a text that is given one.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@attrs.frozen(kw_only=True)
class CsvOptions:
    """The options of CSV.

    Attributes:
        delimiter: what separates cells.
        bom: whether the file starts with a byte order mark, which tells spreadsheets
            that it is UTF-8.

    """

    delimiter: Literal[",", ";", "\t"] = ","
    bom: bool = True


class CsvExporter(Exporter[CsvOptions]):
    """A header, and a row for each event."""

    options_type = CsvOptions

    def __init__(self, options: CsvOptions, metadata: Metadata) -> None:
        super().__init__(options, metadata)
        self._bom = "\ufeff" if options.bom else ""

    def prologue(self, losses: Losses) -> bytes:
        """Return the header, and report what the timeline says of itself as lost."""
        losses.add_unwritten(self.metadata, (), "a table has rows for events only")
        return self._bom.encode() + self._row(COLUMNS)

    def encode(self, event: Event, losses: Losses) -> bytes:
        """Return the row of *event*, and report the fields that are not in it."""
        losses.add_unwritten(event, WHOLE | IN_PART, "a table has no column for it")
        for field in _thinned(event):
            losses.add(event, field, "a cell has only their names")
        return self._row(map(_defused, _cells(event)))

    def _row(self, cells: Iterable[str]) -> bytes:
        row = io.StringIO()
        writer = csv.writer(
            row, delimiter=self.options.delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n"
        )
        writer.writerow(cells)
        return row.getvalue().encode()


def _cells(event: Event) -> Iterator[str]:
    yield event.id
    yield event.type
    yield event.title
    if event.when is None:
        yield from ("", "", "")
    else:
        yield from map(str, (event.when, event.when.earliest, event.when.latest))
    yield event.status
    yield event.description
    # One per line: none of these contains a line break.
    yield "\n".join(actor.label for actor in event.actors)
    yield "\n".join(place.name for place in event.places)
    yield "\n".join(event.tags)
    yield "\n".join(citation.source for citation in event.citations)


def _thinned(event: Event) -> Iterator[str]:
    """Yield the fields that hold more than their cell shows."""
    if any(actor != Actor(name=actor.label) for actor in event.actors):
        yield "actors"
    if any(place != Place(name=place.name) for place in event.places):
        yield "places"
    if any(citation != Citation(source=citation.source) for citation in event.citations):
        yield "citations"


def _defused(cell: str) -> str:
    """Return *cell*, changed so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_RISKY) else cell
