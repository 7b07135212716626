"""Reading JSON Lines, a line at a time."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from itertools import chain
from typing import BinaryIO, TypeGuard, cast

from timeline import wire
from timeline.errors import Faults, FaultSink
from timeline.model import Event, Metadata
from timeline.plugins import EventStream, Origin, possible_ids
from timeline_json import _decoding
from timeline_json._decoding import Line
from timeline_json._flawed import UNCERTAIN, OnLine, OtherFaults, id_of

_OF_HEAD = frozenset({"$schema", "version", "timeline", "sources"})
_WHOLE = "a document with its events in a list is the format json; here they stand a line each"
_LATE = "what the timeline says of itself stands in the first line, and this one comes later"
# Characters of a line that could not be read: its id stands near its beginning.
_KEPT = 10_000


def read_lines(
    file: BinaryIO, reader_with: Callable[[FaultSink], wire.Reader], faults: Faults
) -> EventStream:
    """The events of *file*, read as they are asked for.

    The first line may say what the timeline is; without it, all lines are events. If it
    says that they are of a later version, none is read, as of a document.
    """
    unread: dict[int, str] = {}

    def pass_over(message: str, line: int, text: str) -> None:
        faults.add(message, line=line)
        unread[line] = text[:_KEPT]

    lines = _decoding.decode_lines(file, pass_over)
    first = next(lines, None)
    metadata = Metadata()
    if first is not None and _is_head(first.value):
        of_head = _placed(faults, first)
        parts = wire.check_document(without_schema(first.value, of_head), of_head)
        metadata = reader_with(of_head).metadata(
            parts.get("timeline", {}), parts.get("sources", {})
        )
        if "events" in parts:
            of_head.add(_WHOLE, path="events")
        if "version" in first.value and not parts:
            lines = iter(())
        first = None
    reading = _Reading(reader_with, faults, unread)
    return EventStream(
        metadata=metadata,
        events=reading.events(lines if first is None else chain([first], lines)),
        origin=reading.numbers.origin,
        remains=reading.remains,
        unread=lambda: chain.from_iterable(map(possible_ids, unread.values())),
    )


def without_schema(document: object, faults: FaultSink) -> object:
    """*document* less the key that names its schema, which says nothing of its events."""
    if not isinstance(document, Mapping):
        return document
    rest = dict(cast("Mapping[str, object]", document))
    if not isinstance(rest.pop("$schema", ""), str):
        faults.add("it takes the name of the schema, as text", path="$schema")
    return rest


class _Reading:
    """The events of one file, and what is left of those that are faulty."""

    def __init__(
        self,
        reader_with: Callable[[FaultSink], wire.Reader],
        faults: Faults,
        unread: MutableMapping[int, str],
    ) -> None:
        self._reader_with = reader_with
        self._faults = faults
        self._reader = reader_with(faults)
        self._unread = unread
        self._left: list[tuple[Event, Origin]] = []
        self.numbers = _Numbers()

    def events(self, lines: Iterable[Line]) -> Iterator[Event]:
        for line in lines:
            if _is_head(line.value):
                self._faults.add(_LATE, line=line.number)
            elif line.flaws:
                self._look_at(line)
            elif event := self._reader.event(line.value, "", line=line.number):
                self.numbers.add(line.number)
                yield event

    def _look_at(self, line: Line) -> None:
        """Tell what else is wrong with a line in which something was refused."""
        reader = self._reader_with(placed := _placed(self._faults, line))
        if not placed.told.isdisjoint(UNCERTAIN):
            self._unread[line.number] = line.text[:_KEPT]
            return
        event = reader.event(line.value, "")
        left = [event] if event else [event for event, _, _ in reader.remains]
        self._left += [(event, Origin(line=line.number)) for event in left]

    def remains(self) -> list[tuple[Event, Origin]]:
        faulty = [(event, Origin(line=line)) for event, _, line in self._reader.remains]
        return faulty + self._left


def _placed(faults: Faults, line: Line) -> OtherFaults:
    """Faults that go to *faults* with the number of their *line*, whose flaws are there."""
    on_line = OnLine(faults, line.number)
    for flaw in line.flaws:
        on_line.add(flaw.message, path=flaw.path, event=id_of(line.value))
    return OtherFaults(on_line, line.flaws)


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
