"""The exporter of Excel workbooks: events, sources, and what the timeline says of itself."""

import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Mapping
from itertools import chain, islice
from typing import Final

import attrs

from timeline import Event, Metadata, Status
from timeline.edtf import Day
from timeline.errors import FormatError
from timeline.model import BUILT_IN_NAMES
from timeline.plugins import Losses, WholeExporter
from timeline.wire import dump_metadata, dump_sources
from timeline_table._book import Book, Style, Worksheet, new_book
from timeline_table._columns import check_columns, names_of
from timeline_table._comparison import STORED, Comparison, stored
from timeline_table._headers import STAGES
from timeline_table._package import MOST_ROWS
from timeline_table._record import COLUMNS, DERIVED, cells_of
from timeline_table._workbook import ABOUT_HEADER, SOURCE_HEADER

_MOST_CHARACTERS: Final = 32_767
_MOST_IN_MEMORY: Final = 2_000
_MOST_LINKS: Final = 65_530
_LONGEST_LINK: Final = 2_079
_NARROWEST, _WIDEST = 12, 60
_TEXTS: Final = frozenset({"title", "description", "words", "figures"})
# Each list, and the columns that have a line for each of its items.
_LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "actors": (),
    "places": ("country", "latitude", "longitude"),
    "tags": (),
    "sources": ("says", "url"),
}
_TOO_LONG: Final = "a cell of Excel has at most 32,767 characters"
# The same bytes whenever it is written.
_CREATED: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - Excel has no time zones
# Before it, numbers of days differ between programs, as Excel has a day that never was.
_FIRST_DATE: Final = dt.date(1900, 3, 1)
_URL = re.compile(r"https?://\S+")
_HELP: Final[Mapping[str, str]] = {
    "id": "A name of the event that does not change: letters, digits and hyphens. Leave it empty"
    " for one made of title and date.",
    "type": "What kind of event it is: event, agreement, visit, meeting ...",
    "title": "What happened, in one line. Each event needs it.",
    "when": "The date, as precisely as it is known: 2024, 2024-07, 2024-07-03, 2024-07/2025-02,"
    " 2024~ (about), 2024? (uncertain), [2024..2026] (some time between), or words: October 2023.",
    "earliest": "The first day that the date can mean. It is not read.",
    "latest": "The last day that the date can mean. It is not read.",
    "words": "The date in words. It is not read.",
    "status": "proposed, planned, expected, occurred, ongoing, ended or cancelled.",
    "description": "Any text.",
    "actors": "Who took part, one on each line (Alt+Enter): a two-letter country code, or a name.",
    "places": "Where, one on each line.",
    "country": "The two-letter code of the country of each place.",
    "latitude": "Degrees north of the equator, -90 to 90.",
    "longitude": "Degrees east of Greenwich, -180 to 180.",
    "figures": "The amounts stated. They are not read.",
    "tags": "Words to find the event by, one on each line.",
    "sources": "The sources, one on each line: a name, or the id of a row of the sheet Sources.",
    "says": "The date that each source gives, one on each line.",
    "url": "The addresses of the sources, one on each line.",
    STORED: "The whole event, for programs. Where other cells differ from it, they are read.",
    **{
        stage: f"The date on which the agreement was {stage.replace('_', ' ')}." for stage in STAGES
    },
}


@attrs.frozen(kw_only=True)
class XlsxOptions:
    """The options of writing workbooks.

    Attributes:
        columns: the columns, in their order.
        lossless: whether a column timeline holds each event as JSON, so that reading the
            workbook gives the same timeline; cells that are changed by then win.

    """

    columns: tuple[str, ...] = attrs.field(default=COLUMNS, validator=check_columns)
    lossless: bool = False


class XlsxExporter(WholeExporter[XlsxOptions]):
    """Write a workbook with the sheets Events, Sources and About."""

    options_type = XlsxOptions

    def render(self, events: Iterable[Event], losses: Losses) -> bytes:
        """Return the workbook.

        Raises:
            FormatError: there are more events than a sheet has rows.

        """
        data = io.BytesIO()
        rest = iter(events)
        first = list(islice(rest, _MOST_IN_MEMORY + 1))
        # Rows of more events go to a temporary file one by one.
        book = new_book(data, in_memory=len(first) <= _MOST_IN_MEMORY)
        try:
            book.set_properties({"created": _CREATED, "title": _cut(self.metadata.title)})
            writer = _Events(book, self.options, self.metadata)
            for event in chain(first, rest):
                writer.write(event, losses)
            writer.finish()
            _write_sources(book, self.metadata, losses)
            _write_about(book, self.metadata, losses)
        finally:
            book.close()
        return data.getvalue()


class _Events:
    """The sheet of events."""

    def __init__(self, book: Book, options: XlsxOptions, metadata: Metadata) -> None:
        self._names = names_of(options.columns, lossless=options.lossless)
        self._lossless = options.lossless
        self._metadata = metadata
        self._sources = {source.id: source for source in metadata.sources}
        self._comparison = Comparison(options.columns)
        self._sheet: Worksheet = book.add_worksheet("Events")
        self._text: Style = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._day: Style = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self._number: Style = book.add_format({"valign": "top"})
        self._link: Style = book.add_format(
            {"valign": "top", "font_color": "#0563C1", "underline": 1}
        )
        self._head: Style = book.add_format({"bold": True, "valign": "top", "bottom": 1})
        self._widths = [len(name) + 2 for name in self._names]
        self._row = 0
        self._links = 0
        for column, name in enumerate(self._names):
            self._sheet.write_string(0, column, name, self._head)
            self._sheet.write_comment(0, column, _HELP[name], {"x_scale": 2})
        self._sheet.freeze_panes(1, 0)

    def write(self, event: Event, losses: Losses) -> None:
        """Write the row of *event*, and report the fields that it does not hold."""
        self._row += 1
        if self._row >= MOST_ROWS:
            raise FormatError(
                f"a sheet of Excel has {MOST_ROWS:,} rows, too few for these events: write csv, or"
                " fewer events",
                name="xlsx",
            )
        cells = _fitted(cells_of(event, self._sources, self._metadata.locale))
        text = stored(event) if self._lossless else ""
        is_stored = self._lossless and _fits(text)
        cells[STORED] = text if is_stored else ""
        if not is_stored:
            self._comparison.report(event, cells, losses)
        for column, name in enumerate(self._names):
            if cells[name]:
                self._write_cell(column, name, cells[name], event)

    def _write_cell(self, column: int, name: str, text: str, event: Event) -> None:
        sheet, row = self._sheet, self._row
        width = max(map(len, text.split("\n"))) + 2
        self._widths[column] = max(self._widths[column], width)
        if name in DERIVED[:2] and event.when is not None:
            bound = event.when.earliest if name == "earliest" else event.when.latest
            day = _excel_day(bound)
            if day is not None:
                sheet.write_datetime(row, column, day, self._day)
                return
        if name in {"latitude", "longitude"} and _is_exact(text):
            sheet.write_number(row, column, float(text), self._number)
        elif name == "url" and self._is_link(text):
            self._links += 1
            sheet.write_url(row, column, text, self._link, text)
        else:
            sheet.write_string(row, column, text, self._text)

    def _is_link(self, text: str) -> bool:
        fits = len(text) <= _LONGEST_LINK and self._links < _MOST_LINKS
        return fits and text.isascii() and _URL.fullmatch(text) is not None

    def finish(self) -> None:
        """Write what is known of the columns once all rows are there."""
        sheet, last = self._sheet, max(self._row, 1)
        for column, width in enumerate(self._widths):
            sheet.set_column(column, column, min(max(width, _NARROWEST), _WIDEST))
        sheet.autofilter(0, 0, last, len(self._names) - 1)
        for name, words in (("type", BUILT_IN_NAMES), ("status", [*Status])):
            if name in self._names:
                column = self._names.index(name)
                sheet.data_validation(
                    1,
                    column,
                    MOST_ROWS - 1,
                    column,
                    {
                        "validate": "list",
                        "source": [str(word) for word in words],
                        "error_type": "warning",
                        "error_title": name,
                        "error_message": f"This is not a {name} that timeline knows.",
                    },
                )


def _excel_day(bound: object) -> dt.date | None:
    """Return a bound as a date that each program displays alike; None if there is none."""
    if not isinstance(bound, Day) or not 1900 <= bound.year <= 9999:  # noqa: PLR2004 - of Excel
        return None
    day = dt.date(bound.year, bound.month, bound.day)
    return day if day >= _FIRST_DATE else None


def _is_exact(text: str) -> bool:
    """Return whether *text* is one number that is the same in the digits that a cell holds."""
    return "\n" not in text and float(f"{float(text):.15G}") == float(text)


def _fitted(cells: dict[str, str]) -> dict[str, str]:
    """Return *cells* without what is too long: a text is cut, a list ends earlier, a date goes."""
    for name, text in cells.items():
        if _fits(text):
            continue
        if name in _LISTS:
            kept = _cut(text)
            # The last item may be cut in two.
            cells[name] = kept.rpartition("\n")[0]
            for other in _LISTS[name]:
                cells[other] = ""
        else:
            cells[name] = _cut(text) if name in _TEXTS else ""
    return cells


def _fits(text: str) -> bool:
    # Excel counts the units of UTF-16.
    short = len(text) * 2 <= _MOST_CHARACTERS
    return short or len(text.encode("utf-16-le")) // 2 <= _MOST_CHARACTERS


def _cut(text: str) -> str:
    """Return as much of *text* as a cell holds."""
    if _fits(text):
        return text
    return text.encode("utf-16-le")[: _MOST_CHARACTERS * 2].decode("utf-16-le", "ignore")


def _write_sources(book: Book, metadata: Metadata, losses: Losses) -> None:
    rows = ((key, source) for key, source in dump_sources(metadata).items())
    lines = [
        [key, *(str(source.get(name, "")) for name in SOURCE_HEADER[1:])] for key, source in rows
    ]
    if lines:
        if not all(_fits(text) for line in lines for text in line):
            losses.add(None, "timeline.sources", _TOO_LONG)
        _write_table(book, "Sources", SOURCE_HEADER, lines)


def _write_about(book: Book, metadata: Metadata, losses: Losses) -> None:
    lines: list[list[str]] = []
    for name, value in dump_metadata(metadata).items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        if _fits(text):
            lines.append([name, text])
        else:
            losses.add(None, f"timeline.{name}", _TOO_LONG)
    if lines:
        _write_table(book, "About", ABOUT_HEADER, lines)


def _write_table(book: Book, name: str, header: Iterable[str], lines: Iterable[list[str]]) -> None:
    sheet: Worksheet = book.add_worksheet(name)
    text: Style = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    head: Style = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 7, 40)
    for column, word in enumerate(header):
        sheet.write_string(0, column, word, head)
    for row, line in enumerate(lines, 1):
        for column, cell in enumerate(line):
            if cell:
                sheet.write_string(row, column, _cut(cell), text)
    sheet.freeze_panes(1, 0)
