"""Where in a TOML text its keys stand.

`tomllib` gives values without their places, and a fault names a value by its path,
as ``events[3].when``. The text is gone through a second time, for its keys alone,
when there is a fault to place. It was accepted by `tomllib` before, so the scan tells
apart only what it has to: strings, arrays and inline tables hide what looks like a
header or a comment.
"""

import contextlib
import re
import tomllib
from bisect import bisect_right

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


class Positions:
    r"""The line of each key, table and element of a TOML *text* that `tomllib` accepts.

    >>> positions = Positions('[[events]]\nid = "a"\n\n[[events]]\nid = "b"\n')
    >>> positions.line("events[1].id")
    5
    >>> positions.line("events[1].when")  # not there, so the event's
    4
    """

    def __init__(self, text: str) -> None:
        self._offsets = _scan(text)
        self._breaks = [found.start() for found in re.finditer("\n", text)]

    def line(self, path: str) -> int | None:
        """The line of *path*, from 1, or that of the nearest thing around it."""
        while path:
            if path in self._offsets:
                return bisect_right(self._breaks, self._offsets[path]) + 1
            # Shorter each time, whatever a key is made of.
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return None

    def __contains__(self, path: object) -> bool:
        """Whether something stands at *path*."""
        return path in self._offsets


def _scan(text: str) -> dict[str, int]:
    return _Scan(text).offsets


class _Scan:
    """One pass over a text; *offsets* is what it finds."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._tables: dict[str, int] = {}  # how many each array of tables has
        self.offsets: dict[str, int] = {}
        table = ""
        while self._skip_blank() < len(text):
            if self._peek("["):
                table = self._header()
            else:
                start = self._at
                self._pair(table)
                self._must_have_moved(start)

    def _must_have_moved(self, start: int) -> None:
        # What tomllib accepts always moves on; an endless loop would be worse than lines
        # that are missing.
        if self._at == start:
            self._at = len(self._text)

    def _header(self) -> str:
        start = self._at
        many = self._take("[[")
        if not many:
            self._take("[")
        *parents, last = self._key()
        self._take("]]" if many else "]")
        path = ""
        for name in parents:
            path = self._note(_join(path, name), start)
            if path in self._tables:
                path = f"{path}[{self._tables[path] - 1}]"
        path = self._note(_join(path, last), start)
        if not many:
            return path
        number = self._tables.get(path, 0)
        self._tables[path] = number + 1
        return self._note(f"{path}[{number}]", start)

    def _pair(self, table: str) -> None:
        start = self._at
        for name in self._key():
            table = self._note(_join(table, name), start)
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

    def _value(self, path: str) -> None:
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

    def _array(self, path: str) -> None:
        number = 0
        while self._more("]"):
            start = self._at
            self._value(self._note(f"{path}[{number}]", start))
            self._must_have_moved(start)
            number += 1

    def _more(self, closing: str) -> bool:
        """Whether another item comes before *closing*, which is passed over if not."""
        self._skip_blank()
        if self._take(","):
            self._skip_blank()
        return not self._take(closing) and self._at < len(self._text)

    def _note(self, path: str, offset: int) -> str:
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


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _unquote(key: str) -> str:
    """The name that a key stands for; what is no escape stays as it is."""
    if key[0] == '"' and "\\" in key:
        with contextlib.suppress(tomllib.TOMLDecodeError):
            return next(iter(tomllib.loads(f"{key} = 0")))
    return key[1:-1] if key[0] in "\"'" else key
