"""Reading JSON Lines, a line at a time."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import BinaryIO, TypeGuard, cast

from timeline import wire
from timeline.contracts import EventStream, Origin
from timeline.errors import Faults
from timeline.model import Event, Metadata
from timeline_json import _decoding

_OF_HEAD = frozenset({"version", "timeline", "sources"})
_WHOLE = "a document with its events in a list is the format json; here they stand a line each"
_LATE = "what the timeline says of itself stands in the first line, and this one comes later"
# Characters of a line that could not be read: its id stands near its beginning.
_KEPT = 10_000


def read_lines(
    file: BinaryIO, reader_with: Callable[[Faults], wire.Reader], faults: Faults
) -> EventStream:
    """The events of *file*, read as they are asked for.

    The first line may say what the timeline is; without it, all lines are events.
    """
    unread: dict[int, str] = {}

    def report(message: str, line: int) -> None:
        faults.add(message, line=line)

    def pass_over(message: str, line: int, text: str) -> None:
        report(message, line)
        unread[line] = text[:_KEPT]

    lines = _decoding.decode_lines(file, pass_over)
    first = next(lines, None)
    metadata = Metadata()
    if first is not None and _is_head(first[1]):
        of_head = Faults()
        parts = wire.check_document(without_schema(first[1]), of_head)
        metadata = reader_with(of_head).metadata(
            parts.get("timeline", {}), parts.get("sources", {})
        )
        if "events" in parts:
            of_head.add(_WHOLE, path="events")
        for fault in of_head:
            faults.add(fault.message, path=fault.path, line=first[0])
        first = None
    rest = lines if first is None else chain([first], lines)
    numbers = _Numbers()
    reader = reader_with(faults)
    return EventStream(
        metadata=metadata,
        events=_events(rest, reader, numbers, report),
        origin=numbers.origin,
        remains=lambda: [(event, Origin(line=line)) for event, _, line in reader.remains],
        unread=unread.values,
    )


def without_schema(document: object) -> object:
    """*document* less the key that names its schema, which says nothing of its events."""
    if not isinstance(document, Mapping):
        return document
    items = cast("Mapping[str, object]", document).items()
    return {key: item for key, item in items if key != "$schema" or not isinstance(item, str)}


def _events(
    lines: Iterable[tuple[int, object]],
    reader: wire.Reader,
    numbers: "_Numbers",
    report: Callable[[str, int], None],
) -> Iterator[Event]:
    for line, value in lines:
        if _is_head(value):
            report(_LATE, line)
            continue
        event = reader.event(value, "", line=line)
        if event is not None:
            numbers.add(line)
            yield event


def _is_head(value: object) -> TypeGuard[Mapping[str, object]]:
    return (
        isinstance(value, dict)
        and "id" not in value
        and not _OF_HEAD.isdisjoint(cast("Mapping[str, object]", value))
    )


class _Numbers:
    """The lines of events, in memory that grows with the lines that hold none."""

    def __init__(self) -> None:
        self._count = 0
        self._starts: list[int] = []  # numbers of events after which lines were passed over
        self._ahead: list[int] = []  # how far their lines are ahead of their numbers

    def add(self, line: int) -> None:
        ahead = line - self._count
        if not self._ahead or self._ahead[-1] != ahead:
            self._starts.append(self._count)
            self._ahead.append(ahead)
        self._count += 1

    def origin(self, number: int) -> Origin:
        return Origin(line=number + self._ahead[bisect_right(self._starts, number) - 1])
