"""Plain text tables, aligned by what a terminal shows: wide characters and combining marks."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from timeline.cli._echo import standard_output

GAP = "  "
NARROWEST = 8
"""No column is made narrower than this; a table may then be wider than the terminal."""

_WIDE = 2
_WIDTH_OF_UNKNOWN = 80  # columns, as most terminals have at first
_JOINER = "\u200d"
_WORD = re.compile(r"\S+\s*|\s+")


def table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], *, width: int, shares: Sequence[int]
) -> Iterator[str]:
    """Yield the lines of a table, its cells wrapped at words where it is wider than *width*.

    Args:
        headings: the headings of the columns.
        rows: the cells of each row.
        width: how many columns of the terminal there are.
        shares: for each column its share of the width when there is too little of it; a
            column of share 0 is never wrapped.

    """
    cells = [[*headings], *map(list, rows)]
    widths = _column_widths(cells, width, shares)
    rule = ["-" * column for column in widths]
    for number, row in enumerate(cells):
        wrapped = [_wrapped(cell, column) for cell, column in zip(row, widths, strict=True)]
        for at in range(max(map(len, wrapped))):
            yield _line([lines[at] if at < len(lines) else "" for lines in wrapped], widths)
        if number == 0:
            yield _line(rule, widths)


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of *rows*, their cells in aligned columns.

    In a terminal that is too narrow, the last column is wrapped at words.
    """
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    if width := terminal_width():
        before = sum(widths[:-1]) + len(GAP) * (len(widths) - 1)
        widths[-1] = min(widths[-1], max(width - before, NARROWEST))
    for *cells, last in rows:
        first, *others = _wrapped(last, widths[-1])
        yield _line([*cells, first], widths)
        yield from (_line([*("" for _ in cells), other], widths) for other in others)


def terminal_width() -> int | None:
    """Return the width of the terminal, or of ``COLUMNS``; None if the output goes elsewhere."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    out = standard_output()
    if out is None or not out.isatty():
        return None
    return os.get_terminal_size(out.fileno()).columns or _WIDTH_OF_UNKNOWN


def display_width(text: str) -> int:
    r"""Return how many columns of a terminal *text* takes.

    >>> display_width("中国"), display_width("e\u0301")
    (4, 1)

    """
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    # The vowels and final consonants of Hangul join the syllable before them. A soft
    # hyphen is a format character by its category; terminals show it.
    if "\u1160" <= character <= "\u11ff":
        return 0
    if character != "\xad" and unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return _WIDE if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _column_widths(rows: Sequence[Sequence[str]], width: int, shares: Sequence[int]) -> list[int]:
    """Return the width of each column; where there is too little, the widest by share give way."""
    room = max(width - len(GAP) * (len(shares) - 1), 0)
    natural = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    widths = [
        min(each, room) if share else each for each, share in zip(natural, shares, strict=True)
    ]
    while sum(widths) > room:
        yielding = [at for at, share in enumerate(shares) if share and widths[at] > NARROWEST]
        if not yielding:
            break
        widths[max(yielding, key=lambda at: widths[at] / shares[at])] -= 1
    return widths


def _line(cells: Iterable[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (w - display_width(cell)) for cell, w in zip(cells, widths, strict=True))
    return GAP.join(padded).rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    """Return *text* in lines of at most *width*, broken between words where possible."""
    if display_width(text) <= width:
        return [text]
    lines, filled = [""], 0
    for piece in _pieces(text):
        if lines[-1] and filled + display_width(piece.rstrip()) > width:
            lines.append("")
            filled = 0
        for character in piece:
            taken = _width(character)
            if lines[-1] and filled + taken > width and not character.isspace():
                # A piece that is wider than a line is cut.
                lines.append("")
                filled = 0
            lines[-1] += character
            filled += taken
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> Iterator[str]:
    """Split *text* where a line may break: after spaces, and around wide characters."""
    for word in _WORD.findall(text):
        piece = ""
        for character in word:
            if piece and _may_break(piece[-1], character):
                yield piece
                piece = ""
            piece += character
        yield piece


def _may_break(before: str, after: str) -> bool:
    # Not before a mark, which belongs to the character before it, nor within joined emoji.
    widths = _width(before), _width(after)
    return _WIDE in widths and widths[1] > 0 and before != _JOINER and not after.isspace()
