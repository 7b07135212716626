"""Where in a document something is."""

from typing import TypeAlias

import attrs

Path: TypeAlias = tuple[str | int, ...]
"""The steps that lead to a value: keys and, within lists, indexes from 0."""


def format_path(path: Path) -> str:
    """Return *path* as people write it.

    >>> format_path(("events", 3, "when"))
    'events[3].when'
    """
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


@attrs.frozen(kw_only=True)
class Location:
    """Where in its document a value is, as far as its format can say.

    >>> print(Location(path=("events", 3), line=12))
    events[3] on line 12

    Attributes:
        path: the steps that lead to it; empty where the format has no paths.
        line: its line, from 1; None where it is not known.
        address: the address of its cell, such as ``B17`` or ``Events!B17``; empty
            where the format has no cells.

    """

    path: Path = ()
    line: int | None = None
    address: str = ""

    def __str__(self) -> str:
        place = self.address or format_path(self.path)
        line = f"line {self.line}" if self.line else ""
        return " on ".join(filter(None, (place, line)))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def within(self, path: Path) -> "Location":
        """Return the location of what *path* leads to from here."""
        return Location(path=(*self.path, *path), line=self.line, address=self.address)
