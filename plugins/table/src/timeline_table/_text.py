"""A text with separators as the rows of a table: its encoding, its delimiter, its quotes."""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from timeline.errors import Faults
from timeline.errors.messages import brief
from timeline_table._cells import Row, letters
from timeline_table._headers import Columns, Problem, find_columns

# A cell that starts with one of these is a formula in some spreadsheet; the last four are the
# full-width forms of the first four. With the apostrophe, a text that starts with one stays
# different from a text that is given one.
RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")

_DELIMITERS: Final = (",", ";", "\t", "|")
_NAMES: Final[Mapping[str, str]] = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
# The first that fits is the longest.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES: Final = ("cp1252", "cp1251", "cp1250", "gb18030", "shift_jis")
_HEADER_ROWS: Final = 20
_LONGEST_SHOWN: Final = 60


class Wrong(NamedTuple):
    """A cell whose quotes are wrong."""

    message: str
    row: int
    line: int
    column: int


def decoded(data: bytes, encoding: str, faults: Faults) -> str | None:
    """Return the text of a file; None, and a fault, if its encoding is not known.

    A byte order mark decides, then the *encoding* that is given, then UTF-8 alone: of a wrong
    guess, a reader sees other words.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    chosen = encoding or marked or "utf-8"
    try:
        text = data.decode(chosen)
    except (UnicodeDecodeError, ValueError) as error:
        if encoding or marked:
            faults.add(f"is not {chosen}: {error}; say the encoding with -I encoding=NAME", line=1)
        else:
            _refuse_encoding(data, faults)
        return None
    if "\0" in text:
        hint = "" if encoding or marked else "; if it is UTF-16, say -I encoding=utf-16-le"
        faults.add(f"has NUL characters, which a table of text has not{hint}", line=1)
        return None
    return text.lstrip("\ufeff")


def _refuse_encoding(data: bytes, faults: Faults) -> None:
    """Report the first cell that is not UTF-8, as other encodings would read it."""
    lines = _lines(data.decode("utf-8", "surrogateescape"))
    delimiter = _most_frequent(lines)
    for row in rows_of(lines, delimiter, []):
        for column, cell in enumerate(row.cells):
            text = str(cell)
            coded = text.encode("utf-8", "surrogateescape")
            if text.isascii() or _decodes(coded, "utf-8"):
                continue
            readings = [
                f"{name} {brief(coded.decode(name)[:_LONGEST_SHOWN])}"
                for name in _CANDIDATES
                if _decodes(coded, name)
            ]
            as_what = f"; this cell is in {', in '.join(readings)}" if readings else ""
            faults.add(
                f"is not UTF-8{as_what}: say the encoding with -I encoding=NAME",
                line=row.line,
                address=f"{letters(column)}{row.number}",
            )
            return
    faults.add("is not UTF-8: say the encoding with -I encoding=NAME", line=1)


def _decodes(coded: bytes, encoding: str) -> bool:
    try:
        coded.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _lines(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines


def _most_frequent(lines: Sequence[str]) -> str:
    first = next((line for line in lines if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


class Delimited(NamedTuple):
    """A text whose delimiter is known."""

    lines: list[str]
    delimiter: str
    first_line: int  # 1, or 2 after a line that names the delimiter


def split(
    text: str, delimiter: str, said: Mapping[str, str], header: int | None
) -> Delimited | str:
    """Return the lines of *text* and what separates their cells; a text if two delimiters may.

    Args:
        text: the text.
        delimiter: the delimiter, or "" for that with which the header is recognised.
        said: the columns that options name.
        header: the number of the header's row, or None.

    """
    lines = _lines(text)
    first_line = 1
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == len("sep=;"):
        # A line for spreadsheets, which show the rows without it.
        named = lines.pop(0)[-1]
        first_line = 2
        delimiter = delimiter or named
    if delimiter:
        return Delimited(lines, delimiter, first_line)
    top = lines[: 200 if header is None else header + 200]
    recognised: dict[str, Columns | Problem] = {}
    for each in _DELIMITERS:
        if any(each in line for line in top):
            found = find_columns(rows_of(top, each, [], first_line), said, header)
            if isinstance(found, Columns) or (isinstance(found, Problem) and found.is_header):
                recognised[each] = found
    if len(recognised) > 1:
        names = " or ".join(f"-I delimiter={_NAMES[each]}" for each in recognised)
        return f"the headers can be read with several delimiters: {names} says which"
    chosen = next(iter(recognised), "") or _most_frequent(top)
    return Delimited(lines, chosen, first_line)


def rows_of(
    lines: Sequence[str], delimiter: str, wrong: list[Wrong], first_line: int = 1
) -> Iterator[Row]:
    """Yield the rows that are not empty; what is wrong with quotes goes to *wrong*."""
    at = number = 0
    count = len(lines)
    while at < count:
        line = lines[at]
        number += 1
        start = at
        at += 1
        if '"' not in line:
            cells = line.split(delimiter)
        else:
            cells, at, problem = _quoted(lines, start, delimiter)
            if problem:
                wrong.append(Wrong(problem, number, start + first_line, len(cells)))
                continue
        if "'" in line or at - start > 1:
            cells = [_unguarded(cell) if cell[:1] == "'" else cell for cell in cells]
        if any(cells):
            yield Row(number, start + first_line, cells)  # type: ignore[arg-type]  # texts are cells


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that protects it from being a formula."""
    return cell[1:] if cell[1:].startswith(RISKY) else cell


def _quoted(lines: Sequence[str], start: int, delimiter: str) -> tuple[list[str], int, str]:
    """Return the cells of a row that has quotes, the line after it, and what is wrong."""
    cells: list[str] = []
    line, at, position = lines[start], start + 1, 0
    while True:
        if line.startswith('"', position):
            position += 1
            parts: list[str] = []
            while True:
                end = line.find('"', position)
                if end < 0:
                    parts += (line[position:], "\n")
                    if at == len(lines):
                        swallowed = len(lines) - start - 1
                        return (
                            cells,
                            at,
                            (
                                "a quote is opened here and never closed, so the"
                                f" {swallowed} lines after it are not read: close it, or write two"
                                " quotes for one"
                            ),
                        )
                    line, at, position = lines[at], at + 1, 0
                elif line.startswith('"', end + 1):
                    parts.append(line[position : end + 1])
                    position = end + 2
                else:
                    parts.append(line[position:end])
                    position = end + 1
                    break
            if position < len(line) and not line.startswith(delimiter, position):
                return (
                    cells,
                    at,
                    (
                        "a text goes on after its closing quote: write two quotes for each quote in"
                        " a cell that is in quotes"
                    ),
                )
            cells.append("".join(parts))
        else:
            end = line.find(delimiter, position)
            end = len(line) if end < 0 else end
            cells.append(line[position:end])
            position = end
        if position >= len(line):
            return cells, at, ""
        position += 1
