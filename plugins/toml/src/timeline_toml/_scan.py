"""Where the keys of a TOML text are.

The parser returns values without their places, and a fault names a value by its path.
So the text is scanned a second time, for its keys alone, when there is a fault. It was
parsed before, so the scan distinguishes only what it has to: strings, arrays and inline
tables can hold what looks like a header or a comment.
"""

import contextlib
import re
from collections.abc import Mapping

import attrs
import tomli

from timeline.errors import Path

# Possessive, so that a megabyte of text in one string takes no backtracking.
TEXT = (
    r"#[^\n]*+"
    r'|"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?!"")(?:[^"\\\n]|\\[^\n])*+"'
    r"|'(?!'')[^'\n]*+'"
)
"""A pattern of comments and of texts in quotes."""

_TOKEN = re.compile(TEXT + r"""|[\[\]{},=.\n]|[^\s\[\]{},=.#"']++""", re.DOTALL)
_DEEPEST = 64


def scan(text: str) -> Mapping[Path, int]:
    r"""Return the offset of each key, table and list item of a TOML *text* that can be parsed.

    >>> scan('[[events]]\nid = "a"\n\n[[events]]\nid = "b"\n')["events", 1, "id"]
    32
    """
    return _Scan(text).offsets


@attrs.define
class _Open:
    """The table of a header, or a list or an inline table that has begun and not ended."""

    path: Path
    is_list: bool = False
    count: int = 0
    value: Path | None = None  # that is being read


class _Scan:
    """One pass over a text; *offsets* is what it finds."""

    def __init__(self, text: str) -> None:
        self.offsets: dict[Path, int] = {}
        self._tables: dict[Path, int] = {}  # how many each array of tables has
        self._open = [_Open(())]
        self._brackets = ""  # of the header that is being read
        self._names: list[str] = []  # of the header or key that is being read
        self._start = 0
        for found in _TOKEN.finditer(text):
            mark, top = found[0], self._open[-1]
            if mark[0] == "#":
                continue
            if top.is_list or top.value is not None:
                self._in_value(top, mark, found.start())
            else:
                self._in_key(top, mark, found.start())

    def _in_key(self, top: _Open, mark: str, offset: int) -> None:
        if not self._names and not self._brackets:
            self._start = offset
        match mark:
            case "[":
                self._brackets += mark
            case "]":
                # The second one of two finds no names.
                if self._names:
                    self._open = [_Open(self._header())]
                self._names, self._brackets = [], ""
            case "=":
                top.value = top.path
                for name in self._names:
                    top.value = self._note((*top.value, name))
                self._names = []
            case "}":
                self._open.pop()
            case "." | "," | "\n":
                pass
            case _:
                self._names.append(_unquote(mark))

    def _in_value(self, top: _Open, mark: str, offset: int) -> None:
        match mark:
            case "]" | "}":
                self._open.pop()
            case ",":
                top.value = None
            case "\n":
                if len(self._open) == 1:
                    top.value = None
            case _:
                if top.value is None:
                    self._start = offset
                    top.value = self._note((*top.path, top.count))
                    top.count += 1
                if mark in "[{":
                    self._open.append(_Open(top.value, is_list=mark == "["))

    def _header(self) -> Path:
        # Every table around it is looked up, and no document nests as deep as that.
        *parents, last = self._names[:_DEEPEST]
        path: Path = ()
        for name in parents:
            path = self._note((*path, name))
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
        path = self._note((*path, last))
        if self._brackets == "[":
            return path
        number = self._tables.get(path, 0)
        self._tables[path] = number + 1
        return self._note((*path, number))

    def _note(self, path: Path) -> Path:
        self.offsets.setdefault(path, self._start)
        return path


def _unquote(key: str) -> str:
    """Return the name that a key means; an invalid escape is kept as it is."""
    if key[0] == '"' and "\\" in key:
        with contextlib.suppress(tomli.TOMLDecodeError):
            return next(iter(tomli.loads(f"{key} = 0")))
    return key[1:-1] if key[0] in "\"'" else key
