"""The importer of Excel workbooks."""

from collections.abc import Mapping, Sequence
from typing import BinaryIO

from timeline import Metadata
from timeline.errors.messages import brief
from timeline.plugins import DocumentReader, EventStream, Faults, Importer
from timeline_table._cells import Cell, Reporter, Row, Sheet, text_of
from timeline_table._headers import Columns, Problem, find_columns
from timeline_table._importers import report_header, stream_of
from timeline_table._options import WorkbookOptions
from timeline_table._package import Package, SheetCells, SheetInfo, Unreadable

ABOUT_HEADER = ("field", "value")
SOURCE_HEADER = (
    *("id", "title", "author", "publisher", "published", "url", "accessed", "language"),
)
"""The headers of the sheets in which the exporter writes what is not an event."""

_TOP = 20
# A title and an id are of one row, even in a cell that is merged over several.
_OF_ONE_ROW = ("title", "id", "timeline")


class WorkbookImporter(Importer[WorkbookOptions]):
    """Read a workbook: its cells as they are displayed."""

    options_type = WorkbookOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """Return the events of *file*, in the order of its rows."""
        try:
            package = Package(file.read())
            try:
                return self._read(package, faults)
            finally:
                package.close()
        except Unreadable as error:
            faults.add(str(error), address="A1")
            return EventStream(metadata=Metadata(), events=())

    def _read(self, package: Package, faults: Faults) -> EventStream:
        options = self.options
        info = self._chosen(package, faults)
        if info is None:
            return EventStream(metadata=Metadata(), events=())
        cells = package.read(info)
        visible = [sheet for sheet in package.sheets if sheet.visible]
        name = info.name if len(visible) > 1 or not info.visible else ""
        reporter = Reporter(faults, name)
        columns = find_columns(cells.rows, options.said, options.header)
        if not isinstance(columns, Columns):
            report_header(columns, reporter, faults)
            return EventStream(metadata=Metadata(), events=())
        fill_merged(cells, columns)
        rows = cells.rows
        hidden = [row for row in rows if row.number in cells.hidden]
        below = [row for row in hidden if row.number > columns.header.number]
        if below:
            skipped = options.hidden == "skip"
            counted = "1 hidden row is" if len(below) == 1 else f"{len(below)} hidden rows are"
            reporter.note(f"{counted} {'left out' if skipped else 'read'}", below[0], 0)
            if skipped:
                numbers = {row.number for row in below}
                rows = [row for row in rows if row.number not in numbers]
        sheet = Sheet(rows=rows, name=name, first_day=package.first_day, decimal=".,")
        rules = options.rules(columns, cells=options.cells, is_text=False)
        metadata = self._metadata(package, faults) if columns.own else Metadata()
        return stream_of(sheet, columns, rules, self.types, reporter, metadata)

    def _chosen(  # noqa: C901 - by how many sheets there are
        self, package: Package, faults: Faults
    ) -> SheetInfo | None:
        """Return the sheet to read; None, and a fault, if it is not known which."""
        options = self.options
        if options.sheet:
            for sheet in package.sheets:
                if sheet.name == options.sheet:
                    return sheet
            listed = ", ".join(brief(sheet.name) for sheet in package.sheets)
            faults.add(f"has no sheet {brief(options.sheet)}; it has {listed}", address="A1")
            return None
        visible = [sheet for sheet in package.sheets if sheet.visible]
        if len(visible) == 1:
            return visible[0]
        found: list[SheetInfo] = []
        nearest: tuple[SheetInfo, Problem] | None = None
        most = _TOP if options.header is None else options.header
        for sheet in visible:
            columns = find_columns(package.read(sheet, most).rows, options.said, options.header)
            if isinstance(columns, Columns) or (isinstance(columns, Problem) and columns.is_header):
                found.append(sheet)
            elif columns is not None and nearest is None:
                nearest = sheet, columns
        if len(found) == 1:
            return found[0]
        if found:
            names = " or ".join(f"-I sheet={brief(sheet.name)}" for sheet in found)
            faults.add(f"has several sheets with events: {names} says which to read", address="A1")
        elif nearest is not None:
            reporter = Reporter(faults, nearest[0].name)
            reporter.fault(nearest[1].message, nearest[1].row, nearest[1].column)
        else:
            faults.add("has no visible sheet with a header", address="A1")
        return None

    def _metadata(self, package: Package, faults: Faults) -> Metadata:
        """Return what the other sheets of a workbook that timeline wrote say of it."""
        about: dict[str, object] = {}
        sources: dict[str, object] = {}
        for sheet in package.sheets:
            rows = package.read(sheet).rows
            if not rows:
                continue
            header = tuple(text_of(cell) for cell in rows[0].cells)
            if header == ABOUT_HEADER:
                about = _about(rows[1:])
            elif header == SOURCE_HEADER:
                for row in rows[1:]:
                    fields = dict(zip(header, map(text_of, row.cells), strict=False))
                    key = fields.pop("id")
                    sources[key] = {name: text for name, text in fields.items() if text}
        return DocumentReader(faults, self.types).metadata(about, sources)


def _about(rows: Sequence[Row]) -> dict[str, object]:
    import json  # noqa: PLC0415 - few workbooks have values of their own

    found: dict[str, object] = {}
    for row in rows:
        name, text = text_of(row.cell(0)), text_of(row.cell(1))
        if name == "extra" and text:
            try:
                found[name] = json.loads(text)
            except ValueError:
                found[name] = text
        elif name and text:
            found[name] = text
    return found


def fill_merged(cells: SheetCells, columns: Columns) -> None:
    """Give each row the value of a cell that is merged down over it, if its column is read."""
    if not cells.merged:
        return
    by_number: Mapping[int, Row] = {row.number: row for row in cells.rows}
    kept = {columns.at[field] for field in _OF_ONE_ROW if field in columns.at}
    read = set(columns.at.values()) - kept
    for top, bottom, left, _ in cells.merged:
        first = by_number.get(top)
        if left not in read or first is None or top <= columns.header.number:
            continue
        value: Cell = first.cell(left)
        if value == "":
            continue
        for number in range(top + 1, bottom + 1):
            row = by_number.get(number)
            if row is None:
                continue
            row.cells.extend([""] * (left + 1 - len(row.cells)))
            row.cells[left] = value
