"""The importers of tables: a file to a sheet, its header to columns, its rows to events."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import BinaryIO

from timeline import Event, Metadata
from timeline.plugins import EventStream, Faults, Importer, Location
from timeline_table._cells import Reporter, Row, Sheet
from timeline_table._headers import Columns, Problem, find_columns
from timeline_table._options import DELIMITERS, TextOptions
from timeline_table._rows import RowReader, RowRules
from timeline_table._text import Wrong, decoded, rows_of, split
from timeline_table._timelinejs import is_timelinejs, slides

_NOTHING = EventStream(metadata=Metadata(), events=())


class TextImporter(Importer[TextOptions]):
    """Read CSV or TSV: cells in a text, with a delimiter between them."""

    options_type = TextOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """Return the events of *file*, in the order of its rows."""
        options = self.options
        text = decoded(file.read(), options.encoding, faults)
        if text is None:
            return _NOTHING
        if not text.strip():
            faults.add("the file is empty; expected a header and a row for each event", line=1)
            return _NOTHING
        chosen = DELIMITERS[options.delimiter] if options.delimiter else ""
        table = split(text, chosen, options.said, options.header)
        del text
        if isinstance(table, str):
            faults.add(table, line=1)
            return _NOTHING
        wrong: list[Wrong] = []
        rows = list(rows_of(table.lines, table.delimiter, wrong, table.first_line))
        decimal = {"point": ".", "comma": ",", None: "." if table.delimiter == "," else ".,"}
        sheet = Sheet(rows=rows, decimal=decimal[options.decimal])
        reporter = Reporter(faults)
        columns = find_columns(rows, options.said, options.header)
        for each in wrong:
            reporter.fault(each.message, Row(each.row, each.line, []), each.column)
        if not isinstance(columns, Columns):
            report_header(columns, reporter, faults)
            return _NOTHING
        rules = options.rules(columns, cells="displayed", is_text=True)
        return stream_of(sheet, columns, rules, self.types, reporter)


def report_header(problem: Problem | None, reporter: Reporter, faults: Faults) -> None:
    """Report why a table has no columns."""
    if problem is None:
        faults.add("has no row that could be a header", line=1)
    else:
        reporter.fault(problem.message, problem.row, problem.column)


def stream_of(  # noqa: PLR0913, PLR0917 - a table, and what is known of it
    sheet: Sheet,
    columns: Columns,
    rules: RowRules,
    types: Mapping[str, type[Event]],
    reporter: Reporter,
    metadata: Metadata = _NOTHING.metadata,
) -> EventStream:
    """Return the events of the rows under the header."""
    at = next(index for index, row in enumerate(sheet.rows) if row is columns.header)
    if at:
        above = [str(row.number) for row in sheet.rows[:at]]
        listed = f"row {above[0]}" if len(above) == 1 else f"rows {above[0]} to {above[-1]}"
        reporter.note(f"{listed} above the header is not read", sheet.rows[0], 0)
    rows = list(islice(sheet.rows, at + 1, None))
    if is_timelinejs(columns):
        columns, rows, rules, metadata = slides(columns, rows, rules)
    reader = RowReader(sheet, columns, rows, rules, types, reporter, metadata.sources)
    reader.note_columns()

    def events() -> Iterator[tuple[Event, Location]]:
        for row in rows:
            if reader.is_empty(row):
                continue
            event = reader.event(row)
            if event is not None:
                yield event, reader.location(row)
        reader.note_dates()

    about = Metadata(
        title=metadata.title,
        description=metadata.description,
        language=metadata.language,
        revised=metadata.revised,
        sources=reader.sources,
        extra=metadata.extra,
    )
    return EventStream(metadata=about, events=events())
