"""Where in a JSON text its values stand.

`json` gives values without their places, and a fault names a value by its path, as
``events[3].when``. The text is gone through a second time when there is a fault to
place; it is JSON by then.
"""

import json
import re
from bisect import bisect_right
from decimal import Decimal, InvalidOperation

import attrs

# Possessive, so that a megabyte of text in one string takes no backtracking.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\],]|[^\s{}\[\],:"]++', re.DOTALL)

CONSTANTS = frozenset({"NaN", "Infinity", "-Infinity"})
"""What `json` reads beside JSON."""


@attrs.frozen(kw_only=True)
class Flaw:
    """What `json` takes and we do not: what it is, its path, and its line."""

    message: str
    path: str
    line: int


@attrs.define
class _Open:
    """An object or a list that has begun and not ended."""

    path: str
    keys: set[str] | None  # None in a list
    count: int = 0
    key: str | None = None


class Positions:
    r"""The line of each key and element of a JSON *text*.

    >>> Positions('{"events": [\n{"id": "a"},\n{"id": "b"}\n]}').line("events[1].id")
    3

    Attributes:
        flaws: keys that stand twice in one object, numbers that are none or too large.

    """

    def __init__(self, text: str) -> None:
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        start = re.search(r"\S", text)
        self._offsets = {"": start.start()} if start else {}
        self.flaws: list[Flaw] = []
        self._scan(text)

    def line(self, path: str) -> int | None:
        """The line of *path*, from 1, or that of the nearest thing around it."""
        while path and path not in self._offsets:
            # Shorter each time, whatever a key is made of.
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self._line(self._offsets[path]) if path in self._offsets else None

    def _line(self, offset: int) -> int:
        return bisect_right(self._breaks, offset) + 1

    def _scan(self, text: str) -> None:
        # A stack of its own: a document may be nested as deep as json reads it.
        stack: list[_Open] = []
        for found in _TOKEN.finditer(text):
            mark, offset = found[0], found.start()
            top = stack[-1] if stack else None
            if mark == ",":
                continue
            if mark in "}]":
                if stack:
                    stack.pop()
                continue
            if top is not None and top.keys is not None and top.key is None:
                self._key(top, mark, offset)
                continue
            path = self._value(top, offset)
            if mark in CONSTANTS:
                self._flaw(f"{mark} is not JSON: numbers are finite", path, offset)
            elif mark[0] in "-0123456789" and _is_beyond(mark):
                self._flaw(f"{mark:.80} is further from 1 than any number here", path, offset)
            elif mark in "{[":
                stack.append(_Open(path, set() if mark == "{" else None))

    def _key(self, table: _Open, name: str, offset: int) -> None:
        name = str(json.loads(name))
        path = f"{table.path}.{name}" if table.path else name
        keys = table.keys if table.keys is not None else set[str]()
        if name in keys:
            self._flaw("the key stands twice in one object", path, offset)
        keys.add(name)
        self._offsets.setdefault(path, offset)
        table.key = path

    def _flaw(self, message: str, path: str, offset: int) -> None:
        self.flaws.append(Flaw(message=message, path=path, line=self._line(offset)))

    def _value(self, around: _Open | None, offset: int) -> str:
        """The path of a value that begins."""
        if around is None:
            return ""
        if around.key is not None:
            path, around.key = around.key, None
            return path
        path = f"{around.path}[{around.count}]"
        around.count += 1
        self._offsets.setdefault(path, offset)
        return path


def deepest_line(text: str) -> int:
    """The line of *text*, from 1, in which its lists and objects are nested the deepest."""
    depth = deepest = offset = 0
    for found in _TOKEN.finditer(text):
        depth += (found[0] in "[{") - (found[0] in "]}")
        if depth > deepest:
            deepest, offset = depth, found.start()
    return text.count("\n", 0, offset) + 1


def _is_beyond(number: str) -> bool:
    """Whether the exponent of *number* is one that no `Decimal` can have."""
    try:
        Decimal(number)
    except InvalidOperation:
        return True
    return False
