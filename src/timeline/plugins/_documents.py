"""Documents that are read as one piece, such as TOML and JSON: text, events, lines of paths."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, BinaryIO, cast

from timeline.errors import Faults, Location, Path
from timeline.model import Event
from timeline.plugins._importer import EventStream

if TYPE_CHECKING:
    # A plugin's declaration imports this module, and needs nothing of the wire.
    from timeline.wire import DocumentReader

_BOM = "\ufeff"


def read_text(file: BinaryIO, faults: Faults) -> str | None:
    """Return the text of a UTF-8 *file* without its byte order mark; None if it is not UTF-8.

    What is not UTF-8 becomes a fault that names the first such byte and its line.
    """
    data = file.read()
    try:
        return data.decode().removeprefix(_BOM)
    except UnicodeDecodeError as error:
        faults.add(
            f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}",
            line=data.count(b"\n", 0, error.start) + 1,
        )
        return None


def document_stream(
    parts: Mapping[str, object],
    reader: "DocumentReader",
    line_of: Callable[[Path], int | None] | None = None,
) -> EventStream:
    """Return the events of a document whose parts are plain values.

    Args:
        parts: the document, as `timeline.wire.check_document` returns it.
        reader: reads its parts, and has the faults.
        line_of: the lines of its paths.

    """

    def events() -> Iterator[tuple[Event, Location]]:
        for index, item in enumerate(cast("Iterable[object]", parts.get("events", ()))):
            location = Location(path=("events", index))
            event = reader.event(item, location)
            if event is not None:
                yield event, location

    return EventStream(
        metadata=reader.metadata(parts.get("timeline", {}), parts.get("sources", {})),
        events=events(),
        line_of=line_of,
    )


class LineFinder:
    """Finds the lines of the paths of a text, which is scanned when a line is first asked for.

    Args:
        text: the text.
        scan: returns the offset in the text of each key, table and list item, by its path.

    """

    def __init__(self, text: str, scan: Callable[[str], Mapping[Path, int]]) -> None:
        self._text = text
        self._scan = scan
        self._offsets: Mapping[Path, int] | None = None
        self._starts: list[int] = []

    def __call__(self, path: Path) -> int | None:
        """Return the line of *path*, from 1, or that of the nearest thing around it."""
        if self._offsets is None:
            self._offsets = self._scan(self._text)
            lengths = (len(line) + 1 for line in self._text.split("\n"))
            self._starts = [0, *accumulate(lengths)]
        for end in range(len(path), -1, -1):
            if path[:end] in self._offsets:
                return bisect_right(self._starts, self._offsets[path[:end]])
        return None
