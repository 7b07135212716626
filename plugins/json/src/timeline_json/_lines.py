"""Reading JSON Lines, a line at a time."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import BinaryIO, TypeGuard, cast

from timeline import wire
from timeline.contracts import EventStream, Origin
from timeline.errors import Faults
from timeline.model import Event, Metadata
from timeline_json import _decoding


def read_lines(file: BinaryIO, reader: wire.Reader, faults: Faults) -> EventStream:
    """The events of *file*, read as they are asked for.

    The first line may say what the timeline is; without it, all lines are events.
    """

    def report(message: str, line: int) -> None:
        faults.add(message, line=line)

    lines = _decoding.decode_lines(file, report)
    first = next(lines, None)
    metadata = Metadata()
    if first is not None and _is_head(first[1]):
        parts = wire.check_document(without_schema(first[1]), faults)
        metadata = reader.metadata(parts.get("timeline", {}), parts.get("sources", {}))
        first = None
    rest = lines if first is None else chain([first], lines)
    numbers = _Numbers()
    return EventStream(
        metadata=metadata,
        events=_events(rest, reader, numbers),
        origin=numbers.origin,
        remains=lambda: [(event, Origin(line=line)) for event, _, line in reader.remains],
    )


def without_schema(document: object) -> object:
    """*document* less the key that names its schema, which says nothing of its events."""
    if not isinstance(document, Mapping):
        return document
    items = cast("Mapping[str, object]", document).items()
    return {key: item for key, item in items if key != "$schema"}


def _events(
    lines: Iterable[tuple[int, object]], reader: wire.Reader, numbers: "_Numbers"
) -> Iterator[Event]:
    for line, value in lines:
        event = reader.event(value, "", line=line)
        if event is not None:
            numbers.add(line)
            yield event


def _is_head(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, dict) and "version" in value and "id" not in value


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
