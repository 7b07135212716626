"""The cells of a table, whatever file it comes from, and what they are called."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import attrs

from timeline.plugins import Faults

_LETTERS = 26
MOST_COLUMNS = 16_384
"""The columns of an Excel sheet: the last is XFD."""


class Shows(NamedTuple):
    """The parts of a date that the number format of a cell displays."""

    year: bool = False
    month: bool = False
    day: bool = False
    hour: bool = False
    second: bool = False
    elapsed: bool = False


class Moment(NamedTuple):
    """A cell with a date: the day and time it holds, and which parts of them it displays."""

    day: dt.date
    second: int  # of the day
    shows: Shows


class Trouble(NamedTuple):
    """A cell whose value cannot be known, as that of a formula that failed."""

    message: str


Cell: TypeAlias = str | float | Moment | Trouble
"""A text, a number, a date, or the reason why there is none; "" is an empty cell."""


class Row(NamedTuple):
    """The cells of a row; those after the last may be missing.

    Attributes:
        number: its number, from 1, as spreadsheets count.
        line: its first line in a text, from 1; None in a workbook.
        cells: from the first column on.

    """

    number: int
    line: int | None
    cells: list[Cell]

    def cell(self, column: int) -> Cell:
        """Return the cell in *column*, from 0."""
        return self.cells[column] if column < len(self.cells) else ""


@attrs.frozen(kw_only=True)
class Sheet:
    """A table as it is in a file, before anything is known of its columns.

    Attributes:
        rows: the rows that are not empty.
        name: its name in addresses; "" if the file has no other sheet.
        hidden: the numbers of the rows that are hidden.
        first_day: the day with the number 0 in the calendar of the workbook.
        decimal: the decimal signs that numbers in texts may have.

    """

    rows: Sequence[Row]
    name: str = ""
    hidden: frozenset[int] = frozenset()
    first_day: dt.date = dt.date(1899, 12, 30)
    decimal: str = "."


class Reporter:
    """Report faults and notes at the cells of one sheet.

    Args:
        faults: where they go.
        sheet: the name of the sheet in addresses, or "".

    """

    def __init__(self, faults: Faults, sheet: str = "") -> None:
        self._faults = faults
        self._prefix = f"{quoted_sheet(sheet)}!" if sheet else ""
        self._columns: dict[int, str] = {}

    def address(self, row: int, column: int) -> str:
        """Return the address of a cell, such as ``B17``, with its sheet if it has a name."""
        known = self._columns.get(column)
        if known is None:
            known = self._columns[column] = f"{self._prefix}{letters(column)}"
        return f"{known}{row}"

    def fault(self, message: str, row: Row, column: int) -> None:
        """Report what is wrong with a cell."""
        self._faults.add(message, line=row.line, address=self.address(row.number, column))

    def note(self, message: str, row: Row, column: int, *, kind: str = "") -> None:
        """Report what was read and deserves a look; notes of one *kind* are counted together."""
        address = self.address(row.number, column)
        self._faults.note(message, kind=kind, line=row.line, address=address)


def letters(column: int) -> str:
    """Return the letters of a column, from 0.

    >>> letters(0), letters(25), letters(26), letters(16_383)
    ('A', 'Z', 'AA', 'XFD')
    """
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def column_of(text: str) -> int | None:
    """Return the column, from 0, that letters name; None if they name none.

    >>> column_of("A"), column_of("xfd"), column_of("XFE"), column_of("1")
    (0, 16383, None, None)
    """
    number = 0
    for sign in text.upper()[:4]:
        if not "A" <= sign <= "Z":
            return None
        number = number * _LETTERS + ord(sign) - ord("A") + 1
    return number - 1 if 0 < number <= MOST_COLUMNS else None


def quoted_sheet(name: str) -> str:
    """Return the *name* of a sheet as addresses have it, in quotes where it needs them."""
    return name if name.isidentifier() else "'{}'".format(name.replace("'", "''"))


def number_text(number: float) -> str:
    """Return a number as a cell displays it by default.

    >>> number_text(1943.0), number_text(0.1)
    ('1943', '0.1')
    """
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)  # noqa: PLR2004 - the digits of a spreadsheet


def text_of(cell: Cell) -> str:
    """Return what a cell displays, for a field of text."""
    match cell:
        case str():
            return cell
        case Trouble():
            return ""
        case Moment(day, second, shows):
            parts: list[str] = []
            if shows.year or shows.month or shows.day:
                known = 3 if shows.day or not shows.year else 2 if shows.month else 1
                parts.append("-".join(day.isoformat().split("-")[:known]))
            if shows.hour or shows.elapsed:
                parts.append(clock(second, seconds=shows.second))
            return " ".join(parts)
        case _:
            return number_text(float(cell))


def clock(second: int, *, seconds: bool) -> str:
    """Return the time of a *second* of the day, with or without its seconds.

    >>> clock(52205, seconds=False), clock(52205, seconds=True)
    ('14:30', '14:30:05')
    """
    hours, rest = divmod(second, 3600)
    text = f"{hours:02}:{rest // 60:02}"
    return f"{text}:{rest % 60:02}" if seconds else text
