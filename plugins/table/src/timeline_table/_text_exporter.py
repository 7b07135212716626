"""The exporters of CSV and TSV (RFC 4180)."""

import csv
import io
import re
from collections.abc import Iterable
from typing import Final

import attrs

from timeline import Event, Metadata
from timeline.plugins import Exporter, Losses, present_fields
from timeline_table._columns import check_columns, names_of
from timeline_table._comparison import STORED, Comparison, stored
from timeline_table._options import DELIMITERS, Delimiter
from timeline_table._record import COLUMNS, cells_of
from timeline_table._text import RISKY

_ROWS_ONLY: Final = "a table of text has rows for events only"
_NUMBERS: Final = frozenset({"latitude", "longitude"})
_IS_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@attrs.frozen(kw_only=True)
class CsvOptions:
    """The options of writing CSV.

    Attributes:
        columns: the columns, in their order.
        lossless: whether a column timeline holds each event as JSON, so that reading the
            table gives the same events; cells that are changed by then win.
        delimiter: what separates cells: comma, semicolon, tab or pipe.
        bom: whether the file starts with a byte order mark, which tells spreadsheets
            that it is UTF-8.

    """

    columns: tuple[str, ...] = attrs.field(default=COLUMNS, validator=check_columns)
    lossless: bool = False
    delimiter: Delimiter = "comma"
    bom: bool = True


@attrs.frozen(kw_only=True)
class TsvOptions:
    """The options of writing TSV.

    Attributes:
        columns: the columns, in their order.
        lossless: whether a column timeline holds each event as JSON, so that reading the
            table gives the same events; cells that are changed by then win.
        bom: whether the file starts with a byte order mark, which tells spreadsheets
            that it is UTF-8.

    """

    columns: tuple[str, ...] = attrs.field(default=COLUMNS, validator=check_columns)
    lossless: bool = False
    bom: bool = True


class CsvExporter(Exporter[CsvOptions]):
    """Write a header, and a row for each event."""

    options_type = CsvOptions

    def __init__(self, options: CsvOptions, metadata: Metadata) -> None:
        super().__init__(options, metadata)
        names = names_of(options.columns, lossless=options.lossless)
        self._rows = TextRows(names, DELIMITERS[options.delimiter], metadata)

    def prologue(self, losses: Losses) -> bytes:
        """Return the header, and report what the timeline says of itself as lost."""
        return self._rows.header(losses, bom=self.options.bom)

    def encode(self, event: Event, losses: Losses) -> bytes:
        """Return the row of *event*, and report the fields that it does not hold."""
        return self._rows.row(event, losses)


class TsvExporter(Exporter[TsvOptions]):
    """Write a header, and a row for each event, with tabs between cells."""

    options_type = TsvOptions

    def __init__(self, options: TsvOptions, metadata: Metadata) -> None:
        super().__init__(options, metadata)
        names = names_of(options.columns, lossless=options.lossless)
        self._rows = TextRows(names, "\t", metadata)

    def prologue(self, losses: Losses) -> bytes:
        """Return the header, and report what the timeline says of itself as lost."""
        return self._rows.header(losses, bom=self.options.bom)

    def encode(self, event: Event, losses: Losses) -> bytes:
        """Return the row of *event*, and report the fields that it does not hold."""
        return self._rows.row(event, losses)


class TextRows:
    """Write events as rows of text.

    Args:
        names: the names of the columns.
        delimiter: what separates cells.
        metadata: that of the timeline.

    """

    def __init__(self, names: tuple[str, ...], delimiter: str, metadata: Metadata) -> None:
        self._names = names
        self._delimiter = delimiter
        self._metadata = metadata
        self._sources = {source.id: source for source in metadata.sources}
        self._comparison = None if STORED in names else Comparison(names)

    def header(self, losses: Losses, *, bom: bool) -> bytes:
        """Return the header, and report what the timeline says of itself as lost."""
        for field in present_fields(self._metadata):
            losses.add(None, f"timeline.{field}", _ROWS_ONLY)
        return (b"\xef\xbb\xbf" if bom else b"") + self._line(self._names)

    def row(self, event: Event, losses: Losses) -> bytes:
        """Return the row of *event*, and report the fields that it does not hold."""
        cells = cells_of(event, self._sources, self._metadata.locale)
        if self._comparison is None:
            cells[STORED] = stored(event)
        else:
            self._comparison.report(event, cells, losses)
        return self._line(_defused(name, cells[name]) for name in self._names)

    def _line(self, cells: Iterable[str]) -> bytes:
        line = io.StringIO()
        csv.writer(line, delimiter=self._delimiter, lineterminator="\r\n").writerow(cells)
        return line.getvalue().encode()


def _defused(name: str, cell: str) -> str:
    """Return *cell*, changed so that no spreadsheet takes it for a formula."""
    if not cell.startswith(RISKY) or (name in _NUMBERS and _IS_NUMBER.fullmatch(cell)):
        return cell
    return f"'{cell}"
