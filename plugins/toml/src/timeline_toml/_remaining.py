"""The faults that are left to tell of tables of which something was broken."""

import re
from collections.abc import Callable

from timeline.errors import FaultSink
from timeline_toml._positions import Positions
from timeline_toml._syntax import Tables

_EVENT = re.compile(r"events\[\d+\]")
_TYPE = re.compile(r"^[ \t]*[\"']?type\b", re.MULTILINE)


class Remaining:
    """Faults that go on to *outer*, but for those that follow from what was broken.

    What a broken table lacks may have stood in the lines that could not be read.

    Args:
        outer: where they go.
        tables: what could be read.
        positions: goes through its text, which only a text with faults pays for.

    """

    def __init__(
        self, outer: FaultSink, tables: Tables, positions: Callable[[], Positions]
    ) -> None:
        self._outer = outer
        self._tables = tables
        self._positions = positions

    def add(
        self, message: str, *, path: str = "", event: str = "", line: int | None = None
    ) -> None:
        """Pass a fault on, if something is there that it speaks of."""
        table = self._broken_around(path)
        if not table or (path != table and path in self._positions()):
            self._outer.add(message, path=path, event=event, line=line)

    def is_broken(self, event: str) -> bool:
        """Whether something was broken in the *event* at a path."""
        return bool(self._tables.events) and self._text(event) is not None

    def is_untyped(self, event: str) -> bool:
        """Whether it was the type of the *event*, so that nobody knows which fields it has."""
        if not self.is_broken(event) or f"{event}.type" in self._positions():
            return False
        return bool(_TYPE.search(self._text(event) or ""))

    def _text(self, event: str) -> str | None:
        return self._tables.events.get(self._positions().line(event) or 0)

    def _broken_around(self, path: str) -> str:
        if (event := _EVENT.match(path)) and self.is_broken(event[0]):
            return event[0]
        of_others = (other for other in self._tables.others if f"{path}.".startswith(f"{other}."))
        return next(of_others, "")
