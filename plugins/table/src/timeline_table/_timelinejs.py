"""The sheet of TimelineJS: its columns, its title row and its years, as rows of our own.

Years are counted without a year 0, so that -300 is 300 BC; commas and spaces in them go. The
first row of the type "title" is about the timeline. Texts are HTML.
Source: https://timeline.knightlab.com/docs/using-spreadsheets.html
"""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Final, NamedTuple

import attrs

from timeline import Metadata
from timeline_table._cells import Cell, Moment, Row, Trouble, text_of
from timeline_table._fields import line_of
from timeline_table._headers import Columns, normal
from timeline_table._rows import RowRules

_BLOCKS: Final = frozenset({"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "blockquote"})
_TITLE, _ERA = "title", "era"
_NO_YEAR: Final = "there is no year, and so no date: TimelineJS leaves such a row out"


class Slides(NamedTuple):
    """The rows of a sheet of TimelineJS as those of any table."""

    columns: Columns
    rows: list[Row]
    rules: RowRules
    metadata: Metadata


def is_timelinejs(columns: Columns) -> bool:
    """Return whether these are the headers of TimelineJS."""
    keys = {normal(name) for name in columns.names}
    return "headline" in keys and not keys.isdisjoint({"year", "start date"}) and "media" in keys


def slides(columns: Columns, rows: Sequence[Row], rules: RowRules) -> Slides:
    """Return the rows under the headers of TimelineJS as those of any table."""
    at = dict(columns.at)
    kind = at.pop("type", None)
    names = [
        normal(name).replace(" ", "_") if column in columns.unmapped else name
        for column, name in enumerate(columns.names)
    ]
    if "tags" not in at:
        at["tags"] = len(names)
        names.append("tags")
    metadata = Metadata()
    found: list[Row] = []
    has_title = False
    for row in rows:
        word = text_of(row.cell(kind)).strip().casefold() if kind is not None else ""
        if word == _TITLE and not has_title:
            has_title = True
            metadata = Metadata(
                title=line_of(plain(text_of(row.cell(at["title"])))),
                description=plain(text_of(row.cell(at["description"])))
                if "description" in at
                else "",
            )
            continue
        found.append(_slide(row, at, word, len(names)))
    dates = attrs.evolve(rules.dates, years="historical", dates="mdy", edtf=False)
    return Slides(
        columns=attrs.evolve(columns, names=names, at=at),
        rows=found,
        rules=attrs.evolve(rules, dates=dates, extra=True, any_year=True),
        metadata=metadata,
    )


def _slide(row: Row, at: dict[str, int], word: str, width: int) -> Row:
    cells = [*row.cells, *([""] * (width - len(row.cells)))]
    if all(cell == "" for cell in row.cells):
        return row
    for field in ("title", "description"):
        if field in at and isinstance(cell := cells[at[field]], str):
            cells[at[field]] = plain(cell)
    for field in ("year", "end_year"):
        if field in at:
            cells[at[field]] = _year(cells[at[field]], needed=field == "year")
    if "start" in at and cells[at["start"]] == "":
        cells[at["start"]] = Trouble(_NO_YEAR.replace("year", "start date"))
    if word == _ERA:
        tags = text_of(cells[at["tags"]])
        cells[at["tags"]] = f"{tags}\n{_ERA}" if tags else _ERA
    return Row(row.number, row.line, cells)


def _year(cell: Cell, *, needed: bool) -> Cell:
    if isinstance(cell, Moment | Trouble):
        return cell
    text = re.sub(r"[\s,]", "", text_of(cell))
    if not text:
        return Trouble(_NO_YEAR) if needed else ""
    if not re.fullmatch("-?[0-9]{1,9}", text):
        return Trouble(f"{text[:40]!r} is not a year; TimelineJS takes whole numbers")
    if int(text) == 0:
        return Trouble("TimelineJS has no year 0: 1 BC is -1, and 1 AD is 1")
    return text


class _Text(HTMLParser):
    """Collect the text of HTML; an address stays beside the words that link to it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS and tag != "br":
            self.parts.append("\n")
        elif tag == "a" and self._links and (link := self._links.pop()):
            self.parts.append(f" ({link})")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain(text: str) -> str:
    """Return HTML as a text.

    >>> plain('<p>Said <b>aloud</b> &amp; clear.</p>')
    'Said aloud & clear.'
    """
    if "<" not in text and "&" not in text:
        return text
    parser = _Text()
    parser.feed(text)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()
