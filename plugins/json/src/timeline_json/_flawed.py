"""The faults of a value in which something was refused before it was read."""

from collections.abc import Iterable, Mapping
from typing import cast

from timeline.errors import FaultSink
from timeline_json._positions import Flaw

UNCERTAIN = frozenset({"id", "type"})
"""The keys of an event of which, if one was refused, nobody can tell what the rest means."""


def id_of(event: object) -> str:
    """The id of a plain *event*; "" where it has none that is a text."""
    found = cast("Mapping[str, object]", event).get("id") if isinstance(event, Mapping) else ""
    return found if isinstance(found, str) else ""


class OtherFaults:
    """Faults that go on to *outer*, but for those at the paths of *flaws*, told before."""

    def __init__(self, outer: FaultSink, flaws: Iterable[Flaw]) -> None:
        self._outer = outer
        self.told = frozenset(flaw.path for flaw in flaws)

    def add(
        self, message: str, *, path: str = "", event: str = "", line: int | None = None
    ) -> None:
        """Pass a fault on, if nothing was told of its path before."""
        if path not in self.told:
            self._outer.add(message, path=path, event=event, line=line)


class OnLine:
    """Faults that go on to *outer*, all of them on one *line*."""

    def __init__(self, outer: FaultSink, line: int) -> None:
        self._outer = outer
        self._line = line

    def add(
        self, message: str, *, path: str = "", event: str = "", line: int | None = None
    ) -> None:
        """Pass a fault on, on the line."""
        self._outer.add(message, path=path, event=event, line=line or self._line)
