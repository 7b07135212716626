"""Documents that are read as one piece, such as TOML and JSON: events, and lines for faults."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol, cast

from timeline.errors import FaultSink
from timeline.model import Event
from timeline.plugins._importer import EventStream, Origin

if TYPE_CHECKING:
    # A plugin's declaration comes through here, and needs none of the wire.
    from timeline.wire import Reader


class Positions(Protocol):
    """Where the parts of a text stand."""

    def line(self, path: str) -> int | None:
        """The line of *path*, as ``events[3].when``, from 1; None where it is not known."""
        ...


class PlacedFaults:
    """Faults that get the line of their path, and go on to *outer*.

    Args:
        outer: where they go.
        positions: goes through the text, which only a text with faults pays for.

    """

    def __init__(self, outer: FaultSink, positions: Callable[[], Positions]) -> None:
        self._outer = outer
        self._find = positions
        self._positions: Positions | None = None

    def add(
        self, message: str, *, path: str = "", event: str = "", line: int | None = None
    ) -> None:
        """Pass a fault on, with the line of *path*."""
        self._outer.add(message, path=path, event=event, line=line or self.line(path))

    def line(self, path: str) -> int | None:
        """The line of *path*."""
        if self._positions is None:
            self._positions = self._find()
        return self._positions.line(path)

    def origin(self, path: str) -> Origin:
        """Where *path* stands."""
        return Origin(path=path, line=self.line(path))


def document_stream(
    parts: Mapping[str, object],
    reader: "Reader",
    faults: PlacedFaults,
    *,
    passed_over: Callable[[str], bool] = lambda _: False,
    not_whole: Callable[[str], bool] = lambda _: False,
) -> EventStream:
    """The events of a document.

    Args:
        parts: the document, as `timeline.wire.check_document` gives it.
        reader: reads them, and has *faults*.
        faults: what is wrong with them.
        passed_over: whether the event at a path is left out, because what is wrong
            with it was told before.
        not_whole: whether it is left out for that reason too, but what else is wrong
            with it is still to be told.

    """
    yielded: list[str] = []
    left_out: list[tuple[Event, str]] = []

    def events() -> Iterator[Event]:
        for index, item in enumerate(cast("Iterable[object]", parts.get("events", ()))):
            path = f"events[{index}]"
            if passed_over(path) or (event := reader.event(item, path)) is None:
                continue
            if not_whole(path):
                left_out.append((event, path))
                continue
            yielded.append(path)
            yield event

    def remains() -> list[tuple[Event, Origin]]:
        faulty = [(event, path) for event, path, _ in reader.remains]
        return [(event, faults.origin(path)) for event, path in (*faulty, *left_out)]

    return EventStream(
        metadata=reader.metadata(parts.get("timeline", {}), parts.get("sources", {})),
        events=events(),
        origin=lambda number: faults.origin(yielded[number]),
        remains=remains,
        line=faults.line,
    )
