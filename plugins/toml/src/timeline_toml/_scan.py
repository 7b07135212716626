"""Where the keys of a TOML text are.

The parser returns values without their places, and a fault names a value by its path.
So the text is scanned a second time, for its keys alone, when there is a fault. It was
parsed before, so the scan distinguishes only what it has to: strings, arrays and inline
tables can hold what looks like a header or a comment.
"""

import contextlib
import re
from collections.abc import Mapping

import tomli

from timeline.errors import Path

# Possessive, so that a megabyte of text in one string takes no backtracking.
_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""")
_SCALAR = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|[^,\]}#\r\n]++",
    re.DOTALL,
)


def scan(text: str) -> Mapping[Path, int]:
    r"""Return the offset of each key, table and list item of a TOML *text* that can be parsed.

    >>> scan('[[events]]\nid = "a"\n\n[[events]]\nid = "b"\n')["events", 1, "id"]
    32
    """
    return _Scan(text).offsets


class _Scan:
    """One pass over a text; *offsets* is what it finds."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._tables: dict[Path, int] = {}  # how many each array of tables has
        self.offsets: dict[Path, int] = {}
        table: Path = ()
        while self._skip_blank() < len(text):
            if self._peek("["):
                table = self._header()
            else:
                start = self._at
                self._pair(table)
                self._must_have_moved(start)

    def _must_have_moved(self, start: int) -> None:
        # It always does in a text that was parsed; an endless loop would be worse than
        # missing lines.
        if self._at == start:
            self._at = len(self._text)

    def _header(self) -> Path:
        start = self._at
        many = self._take("[[")
        if not many:
            self._take("[")
        *parents, last = self._key()
        self._take("]]" if many else "]")
        path: Path = ()
        for name in parents:
            path = self._note((*path, name), start)
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
        path = self._note((*path, last), start)
        if not many:
            return path
        number = self._tables.get(path, 0)
        self._tables[path] = number + 1
        return self._note((*path, number), start)

    def _pair(self, table: Path) -> None:
        start = self._at
        for name in self._key():
            table = self._note((*table, name), start)
        self._skip_blank()
        self._take("=")
        self._value(table)

    def _key(self) -> list[str]:
        names: list[str] = []
        while True:
            self._skip_blank()
            found = _KEY.match(self._text, self._at)
            if found is None:
                return names or [""]
            self._at = found.end()
            names.append(_unquote(found[0]))
            self._skip_blank()
            if not self._take("."):
                return names

    def _value(self, path: Path) -> None:
        self._skip_blank()
        if self._take("["):
            self._array(path)
        elif self._take("{"):
            while self._more("}"):
                start = self._at
                self._pair(path)
                self._must_have_moved(start)
        elif found := _SCALAR.match(self._text, self._at):
            self._at = found.end()

    def _array(self, path: Path) -> None:
        number = 0
        while self._more("]"):
            start = self._at
            self._value(self._note((*path, number), start))
            self._must_have_moved(start)
            number += 1

    def _more(self, closing: str) -> bool:
        """Return whether another item comes before *closing*, which is skipped if not."""
        self._skip_blank()
        if self._take(","):
            self._skip_blank()
        return not self._take(closing) and self._at < len(self._text)

    def _note(self, path: Path, offset: int) -> Path:
        self.offsets.setdefault(path, offset)
        return path

    def _skip_blank(self) -> int:
        found = _BLANK.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _peek(self, token: str) -> bool:
        return self._text.startswith(token, self._at)

    def _take(self, token: str) -> bool:
        found = self._peek(token)
        self._at += len(token) * found
        return found


def _unquote(key: str) -> str:
    """Return the name that a key means; an invalid escape is kept as it is."""
    if key[0] == '"' and "\\" in key:
        with contextlib.suppress(tomli.TOMLDecodeError):
            return next(iter(tomli.loads(f"{key} = 0")))
    return key[1:-1] if key[0] in "\"'" else key
