"""An Excel workbook as sheets of cells: a small reader, hardened against hostile files.

Other readers do not tell how a cell is displayed, or take twice as long. What is unpacked
is limited while it is read, a document type is refused, and nothing outside the file is opened.
Source: ECMA-376-1, parts 18.2 to 18.8 (SpreadsheetML).
"""

import contextlib
import datetime as dt
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

import attrs

from timeline_table._cells import MOST_COLUMNS, Cell, Moment, Row, Shows, Trouble, column_of
from timeline_table._number_formats import DependsOnLanguage, shows_of

MOST_ROWS: Final = 1_048_576
_MOST_BYTES: Final = 1 << 30
_MOST_TEXT: Final = 1 << 20  # of one cell; Excel allows 32,767 characters
_MOST_STRINGS: Final = 1 << 28  # characters of all shared strings
_MOST_MERGED: Final = 1_000_000
_PIECE: Final = 1 << 17
_REMEMBERED: Final = 30_000
_START: Final = 2048  # the first element is in it
_DAY_SECONDS: Final = 86_400
_FIRST_DAY_1900 = dt.date(1899, 12, 31)
_FIRST_DAY_AFTER_GAP = dt.date(1899, 12, 30)
_FIRST_DAY_1904 = dt.date(1904, 1, 1)
_GAP: Final = 60
_LAST_DAY = dt.date(9999, 12, 31)
_ADDRESS = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_LEADING_ZEROS = re.compile("(0{2,9})(?:;@)?")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ENCRYPTED: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Unreadable(Exception):  # noqa: N818 - it carries a fault, and never leaves this distribution
    """A file that is not a workbook, or one that is not safe to read."""


@attrs.frozen(kw_only=True)
class SheetInfo:
    """A sheet of a workbook.

    Attributes:
        name: its name.
        part: its file in the archive.
        visible: whether it is displayed.

    """

    name: str
    part: str
    visible: bool


@attrs.frozen(kw_only=True)
class SheetCells:
    """What one sheet holds.

    Attributes:
        rows: the rows that are not empty.
        hidden: the numbers of its hidden rows.
        merged: the first and the last row and column, from 1 and from 0, of merged cells.

    """

    rows: list[Row]
    hidden: frozenset[int]
    merged: tuple[tuple[int, int, int, int], ...]


class Package:
    """The files of a workbook.

    Args:
        data: the workbook.

    Attributes:
        sheets: its sheets, in their order.
        first_day: the day with the number 0 in its calendar, for numbers above 60.

    Raises:
        Unreadable: it is not a workbook that can be read.

    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_ENCRYPTED):
            raise Unreadable(
                "is an encrypted workbook or one of Excel before 2007: save it as .xlsx, without a"
                " password"
            )
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {info.filename.lower(): info for info in self._archive.infolist()}
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise Unreadable(f"is not an .xlsx file: {error}") from None
        if "xl/workbook.bin" in self._parts:
            raise Unreadable("is a binary workbook (.xlsb): save it as .xlsx")
        if "content.xml" in self._parts:
            raise Unreadable("is an OpenDocument file: save it as .xlsx")
        self._left = _MOST_BYTES
        workbook = self._target_of("_rels/.rels", "/officeDocument") or "xl/workbook.xml"
        self._related = self._relations(workbook)
        self._is_1904 = False
        self.sheets: tuple[SheetInfo, ...] = ()
        self._read_workbook(workbook)
        self.first_day = _FIRST_DAY_1904 if self._is_1904 else _FIRST_DAY_AFTER_GAP
        self._strings: list[str] | None = None
        self._formats: list[Shows | Trouble | int | None] = self._read_styles()

    def close(self) -> None:
        """Close the archive."""
        self._archive.close()

    # The parts around the sheets.

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the type and the target of each relation of a part, by its id."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, given: Mapping[str, str]) -> None:
            if tag == "Relationship" and given.get("TargetMode") != "External":
                target = given.get("Target", "")
                whole = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                found[given.get("Id", "")] = given.get("Type", ""), posixpath.normpath(whole)

        self._parse(posixpath.join(folder, "_rels", f"{name}.rels"), start, optional=True)
        return found

    def _target_of(self, part: str, kind: str) -> str:
        folder, name = posixpath.split(part)
        owner = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
        relations = self._relations(owner).values()
        return next((target for type_, target in relations if type_.endswith(kind)), "")

    def _read_workbook(self, part: str) -> None:
        sheets: list[SheetInfo] = []

        def start(tag: str, given: Mapping[str, str]) -> None:
            if tag == "workbookPr":
                self._is_1904 = given.get("date1904", "0") in {"1", "true", "on"}
            elif tag == "sheet":
                type_, target = self._related.get(given.get("id", ""), ("", ""))
                if type_.endswith("/worksheet"):
                    visible = given.get("state", "visible") == "visible"
                    name = given.get("name", "")
                    sheets.append(SheetInfo(name=name, part=target, visible=visible))

        self._parse(part, start)
        self.sheets = tuple(sheets)

    def _part_of(self, kind: str) -> str:
        return next((part for type_, part in self._related.values() if type_.endswith(kind)), "")

    def _read_styles(self) -> list[Shows | Trouble | int | None]:
        """Return what each style of cells displays of a date; None if it is not one of dates.

        A number is the least digits of a style that displays leading zeros, as in 007.
        """
        codes: dict[int, str] = {}
        styles: list[int] = []
        within: list[str] = []

        def start(tag: str, given: Mapping[str, str]) -> None:
            within.append(tag)
            if tag == "numFmt":
                codes[_int(given.get("numFmtId"))] = given.get("formatCode", "")
            elif tag == "xf" and "cellXfs" in within:
                styles.append(_int(given.get("numFmtId")))

        def end(_: str) -> None:
            within.pop()

        part = self._part_of("/styles")
        if part:
            self._parse(part, start, end, optional=True)
        found: list[Shows | Trouble | int | None] = []
        for number in styles:
            code = codes.get(number)
            if code is not None and (zeros := _LEADING_ZEROS.fullmatch(code)):
                found.append(len(zeros[1]))
                continue
            try:
                found.append(shows_of(number, code))
            except DependsOnLanguage:
                message = (
                    f"has the date format {number}, which displays a day in one language and a"
                    " month in another: choose another format"
                )
                found.append(Trouble(message))
        return found

    def _shared_strings(self) -> list[str]:  # noqa: C901 - the handlers of a parser
        if self._strings is not None:
            return self._strings
        strings: list[str] = []
        pieces: list[str] = []
        state = {"text": False, "phonetic": 0, "size": 0}

        def start(tag: str, _: Mapping[str, str]) -> None:
            if tag == "si":
                pieces.clear()
            elif tag == "rPh":
                state["phonetic"] += 1
            state["text"] = tag == "t" and not state["phonetic"]

        def end(tag: str) -> None:
            state["text"] = False
            if tag == "rPh":
                state["phonetic"] -= 1
            elif tag == "si":
                strings.append(_unescaped("".join(pieces)))

        def text(data: str) -> None:
            if state["text"]:
                pieces.append(data)
                state["size"] += len(data)
                if state["size"] > _MOST_STRINGS:
                    raise Unreadable("has more text than any workbook needs")

        part = self._part_of("/sharedStrings")
        if part:
            self._parse(part, start, end, text, optional=True)
        self._strings = strings
        return strings

    # A sheet.

    def read(self, sheet: SheetInfo, most: int = MOST_ROWS) -> SheetCells:
        """Return the cells of a sheet, of its first *most* rows.

        Raises:
            Unreadable: the sheet is damaged, or too large.

        """
        reader = _SheetReader(self._shared_strings(), self._formats, self._is_1904, most)
        with contextlib.suppress(_Enough):
            self._parse(
                sheet.part,
                reader.start,
                reader.end,
                reader.text,
                namespaces=self._has_prefixes(sheet.part),
            )
        return SheetCells(
            rows=reader.rows, hidden=frozenset(reader.hidden), merged=tuple(reader.merged)
        )

    def _has_prefixes(self, part: str) -> bool:
        """Return whether the elements of a part have a prefix, as ``<x:worksheet>``."""
        info = self._parts.get(part.lower())
        if info is None:
            return False
        try:
            with self._archive.open(info) as stream:
                start = stream.read(_START)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError):
            return False  # reported when it is read
        return re.search(rb"<[A-Za-z_][\w.-]*:worksheet", start) is not None

    def _parse(  # noqa: PLR0913 - the handlers of a parser
        self,
        part: str,
        start: Callable[[str, Mapping[str, str]], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
        *,
        optional: bool = False,
        namespaces: bool = True,
    ) -> None:
        info = self._parts.get(part.lower())
        if info is None:
            if optional:
                return
            raise Unreadable(f"is not an .xlsx file: it has no {part}")
        parser = expat.ParserCreate(namespace_separator=" " if namespaces else None)
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        if namespaces:
            parser.StartElementHandler = lambda tag, given: start(
                tag.rpartition(" ")[2], {name.rpartition(" ")[2]: v for name, v in given.items()}
            )
            parser.EndElementHandler = end and (lambda tag: end(tag.rpartition(" ")[2]))
        else:
            # A sheet is read without namespaces, which takes less time; few programs write
            # prefixes, and their sheets are read with them.
            parser.StartElementHandler = start
            parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        if (
            info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
            or info.flag_bits & 1
        ):
            raise Unreadable(f"has {part} in a form that is not read: save it as .xlsx anew")
        try:
            with self._archive.open(info) as stream:
                while piece := stream.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise Unreadable(f"unpacks to more than {_MOST_BYTES >> 20} MiB")
                    parser.Parse(piece, False)
                parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Unreadable(f"is damaged: {part} is not XML: {error}") from None
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            ValueError,
            OSError,
            RuntimeError,
        ) as error:
            raise Unreadable(f"is damaged: {part} cannot be unpacked: {error}") from None


class _Enough(Exception):  # noqa: N818 - the rows that were asked for are read
    """As many rows as were asked for are read."""


class _SheetReader:
    """The handlers of a parser for one sheet."""

    def __init__(
        self,
        strings: list[str],
        formats: list[Shows | Trouble | int | None],
        is_1904: bool,
        most: int,
    ) -> None:
        self.rows: list[Row] = []
        self.hidden: list[int] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self._strings = strings
        self._formats = formats
        self._is_1904 = is_1904
        self._most = most
        self._row = 0
        self._column = -1
        self._cells: list[Cell] = []
        self._kind = ""
        self._style = "0"
        self._pieces: list[str] = []
        self._collects = False
        self._phonetic = 0
        self._formula = False
        self._columns: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._numbers: dict[tuple[str, str], Cell] = {}
        self._merged_cells = 0

    def start(self, tag: str, given: Mapping[str, str]) -> None:  # noqa: C901 - by the element
        """Take the start of an element."""
        if tag == "c":
            # As one call, since there are millions of cells.
            reference = given.get("r")
            name = reference.rstrip("0123456789") if reference else ""
            self._column = self._columns.get(name, -1) if name else self._column + 1
            if not 0 <= self._column < MOST_COLUMNS:
                self._column = self._new_column(name)
            self._kind = given.get("t", "n")
            self._style = given.get("s", "0")
            self._formula = False
            self._pieces.clear()
        elif tag == "v" or tag == "t":  # noqa: PLR1714 - a set takes longer, millions of times
            self._collects = not self._phonetic
        elif tag == "row":
            number = given.get("r")
            self._row = _int(number) if number else self._row + 1
            if self._row > MOST_ROWS:
                raise Unreadable(f"has a row {self._row}; a sheet has at most {MOST_ROWS:,}")
            if self._row > self._most:
                raise _Enough
            self._cells = []
            self._column = -1
            if given.get("hidden") in {"1", "true"}:
                self.hidden.append(self._row)
        elif tag == "rPh":
            self._phonetic += 1
        elif tag == "f":
            self._formula = True
        elif tag == "mergeCell":
            self._merge(given.get("ref", ""))

    def _new_column(self, name: str) -> int:
        column = column_of(name)
        if column is None:
            raise Unreadable(f"has a cell in the column {name[:20]!r}, which no sheet has")
        self._columns[name] = column
        return column

    def text(self, data: str) -> None:
        """Take a text."""
        if self._collects:
            self._pieces.append(data)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "c":
            cell = self._value()
            if cell != "":
                cells = self._cells
                missing = self._column - len(cells)
                if missing < 0:
                    raise Unreadable(f"has its cells of row {self._row} in a wrong order")
                if missing:
                    cells.extend([""] * missing)
                cells.append(cell)
        elif tag == "v" or tag == "t":  # noqa: PLR1714 - likewise
            self._collects = False
        elif tag == "row":
            if self._cells:
                if self.rows and self.rows[-1].number >= self._row:
                    raise Unreadable(f"has its rows in a wrong order, at row {self._row}")
                self.rows.append(Row(self._row, None, self._cells))
        elif tag == "rPh":
            self._phonetic -= 1

    def _value(self) -> Cell:  # noqa: C901, PLR0911 - by the kind of cell
        pieces = self._pieces
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        if len(text) > _MOST_TEXT:
            raise Unreadable(
                f"has a cell of more than {_MOST_TEXT:,} characters in row {self._row}"
            )
        kind = self._kind
        if kind == "inlineStr" or kind == "str":  # noqa: PLR1714 - as above
            known = self._texts.get(text)
            return self._shared(text) if known is None else known
        if not text:
            if self._formula and kind != "s":
                return Trouble(
                    "has a formula without a stored value: open and save the workbook in a"
                    " spreadsheet program"
                )
            return ""
        if kind == "s":
            at = _int(text)
            if at >= len(self._strings):
                raise Unreadable(f"has a text {at} in row {self._row} that is not in its list")
            return self._strings[at]
        if kind == "n":
            return self._number(text)
        if kind == "b":
            return "TRUE" if text == "1" else "FALSE"
        if kind == "e":
            return Trouble(f"is an error cell, {text[:40]}")
        if kind == "d":
            return text
        raise Unreadable(f"has a cell of the kind {kind[:20]!r}, which is not known")

    def _shared(self, text: str) -> str:
        """Return the text that is written so, one for equal texts, which most sheets repeat."""
        if len(self._texts) > _REMEMBERED:
            return _unescaped(text)
        return self._texts.setdefault(text, _unescaped(text))

    def _number(self, text: str) -> Cell:
        """Return the number or the date of a cell; most dates of a sheet are there often."""
        key = text, self._style
        known = self._numbers.get(key)
        if known is None:
            known = self._new_number(text)
            if isinstance(known, Moment) and len(self._numbers) < _REMEMBERED:
                self._numbers[key] = known
        return known

    def _new_number(self, text: str) -> Cell:
        try:
            number = float(text)
        except ValueError:
            return Trouble(f"holds {text[:40]!r}, which is not a number")
        formats = self._formats
        style = _int(self._style)
        shows = formats[style] if style < len(formats) else None
        if shows is None:
            return number if number - number == 0 else Trouble("holds a number that is too large")
        if isinstance(shows, Trouble):
            return shows
        if isinstance(shows, int):
            # The zeros belong to an id such as 007, and to a year such as 0476.
            return f"{number:0{shows}.0f}" if number.is_integer() else number
        return moment_of(number, shows, is_1904=self._is_1904)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        one, other = _ADDRESS.fullmatch(first), _ADDRESS.fullmatch(last or first)
        if not (one and other):
            return
        left, right = column_of(one[1]), column_of(other[1])
        top, bottom = int(one[2]), int(other[2])
        if left is None or right is None or bottom <= top or bottom > MOST_ROWS:
            return
        self._merged_cells += bottom - top
        if self._merged_cells > _MOST_MERGED:
            raise Unreadable(f"has more than {_MOST_MERGED:,} merged cells")
        self.merged.append((top, bottom, left, right))


def moment_of(number: float, shows: Shows, *, is_1904: bool) -> Cell:  # noqa: PLR0911 - by range
    """Return the date of a number in the calendar of 1900 or of 1904.

    The calendar of 1900 has a day that never was: 60 is 29 February 1900.
    """
    if number != number or abs(number) > 1e9:  # noqa: PLR0124, PLR2004 - not a number, or no day
        return Trouble(f"holds {number!r}, which is not a day")
    # A second is about 1e-5 of a day, and what programs store is exact to 1e-9.
    days, second = divmod(round(number * _DAY_SECONDS), _DAY_SECONDS)
    held = f"{number:.10g}"
    if number < 0:
        return Trouble(f"holds {held}: a day before the calendar of the workbook")
    if shows.elapsed:
        return Trouble("displays a length of time, which is not a date")
    if number < 1 and (not is_1904 or number > 0):
        if shows.year or shows.month or shows.day:
            what = "0, which is not a day" if number == 0 else f"{held}: a time without a day"
            return Trouble(f"holds {what}")
        return Moment(_FIRST_DAY_1904, second, shows)
    if is_1904:
        first = _FIRST_DAY_1904
    elif days == _GAP:
        return Trouble("holds 60: 29 February 1900, which never was")
    else:
        first = _FIRST_DAY_1900 if days < _GAP else _FIRST_DAY_AFTER_GAP
    if days > (_LAST_DAY - first).days:
        return Trouble(f"holds {held}: a day after 31 December 9999")
    return Moment(first + dt.timedelta(days=days), second, shows)


def _refuse_doctype(*_: object) -> None:
    raise Unreadable("has a document type, which no workbook has, and which can be a trap")


def _int(text: str | None) -> int:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:  # noqa: PLR2004
        return 0
    return int(text)


def _unescaped(text: str) -> str:
    """Return a text whose characters that XML cannot hold are written as ``_x000D_``."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
