"""The tables of a TOML text, and where it is not TOML: all such places, not the first alone.

A text that is not TOML is taken table by table. What is wrong in one is told, and its lines
are left empty, so that what follows is read, and is where it was.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

import attrs

from timeline.errors import Faults
from timeline_toml import _trouble

# Whatever it is followed by: a header that is broken begins a table too.
_HEADER = re.compile(r"[ \t]*\[\[?[ \t]*(?:[A-Za-z\"'_-]|$)")
_PATH = re.compile(r"[ \t]*\[\[?([^\]#]*)")
_OURS = re.compile(r"(timeline|sources|events)(\.|$)")
_MOST, _MOST_TWICE = 50, 20
_MORE_TWICE = f"more than {_MOST_TWICE} tables stand twice; the text is not read"
_MORE_BROKEN = f"not TOML: more than {_MOST} places here; the others are not told"


@attrs.frozen(kw_only=True)
class Tables:
    """What could be read of a text.

    Attributes:
        tables: its tables; numbers with a point are `Decimal`.
        text: the text that gave them, with the lines of what is broken left empty.
        events: what is broken in the events in which something is, by the lines of
            their headers, from 1.
        others: the paths of the other tables in which something is.

    """

    tables: Mapping[str, object]
    text: str
    events: Mapping[int, str]
    others: frozenset[str]


def read(text: str, faults: Faults) -> Tables | None:
    """The tables of *text*, without what is not TOML, which is told; None if there are none."""
    lines = text.replace("\r\n", "\n").split("\n")
    try:
        tables = _trouble.tables(lines)
    except (ValueError, RecursionError):
        return _Repair(lines, faults).tables()
    return Tables(tables=tables, text=text, events={}, others=frozenset())


class _Repair:
    """The work on one text, whose *lines* lose what is broken."""

    def __init__(self, lines: list[str], faults: Faults) -> None:
        self._given = tuple(lines)
        self._lines = lines
        self._faults = faults
        self._events: dict[int, list[str]] = {}
        self._others: set[str] = set()
        self._blocks = self._find_blocks()
        self._paths = {start: self._path(start) for start, _ in self._blocks}
        self._tops = [start for start in self._paths if not self._is_inner(start)]

    def tables(self) -> Tables | None:
        for start, end in self._blocks:
            self._repair(start, end)
        for _ in range(_MOST_TWICE):
            trouble = _trouble.first_trouble(self._lines, 0, None)
            if trouble is None:
                return Tables(
                    tables=_trouble.tables(self._lines),
                    text="\n".join(self._lines),
                    events={line: "\n".join(lost) for line, lost in self._events.items()},
                    others=frozenset(self._others),
                )
            # Each table can be read alone, so it is two of them that do not go together.
            start, end = next(block for block in self._blocks if trouble.line < block[1])
            self._tell(trouble, 0, start)
            self._leave_out(start, end)
        self._faults.add(_MORE_TWICE)
        return None

    def _find_blocks(self) -> list[tuple[int, int]]:
        """Where each table begins and ends, with its header; first, what stands before all."""
        starts = [0, *(i for i, line in enumerate(self._lines) if i and _HEADER.match(line))]
        ends = [*starts[1:], len(self._lines)]
        blocks: list[tuple[int, int]] = []
        number = 0
        while number < len(starts):
            start, last = starts[number], self._last_part(starts, ends, number)
            blocks.append((start, ends[last]))
            number = last + 1
        return blocks

    def _last_part(self, starts: Sequence[int], ends: Sequence[int], number: int) -> int:
        """The last of the parts that are one table with that of a *number*.

        A line of a text or list can look like a header; then what is before it is no whole.
        """
        start, end = starts[number], ends[number]
        if not _trouble.is_unfinished(self._lines[start:end]):
            return number
        for last in range(number + 1, min(len(starts), number + _MOST)):
            joined = self._lines[start : ends[last]]
            if not _trouble.is_unfinished(joined):
                # A part that can be read alone closes nothing that is open before it.
                if _trouble.reads(self._lines[starts[last] : ends[last]]):
                    break
                return last if start + _trouble.end_of_whole(joined) >= end else number
        # It never ends; a header that no timeline has is more likely in it than behind it.
        behind = (i for i in range(number + 1, len(starts)) if _OURS.match(self._path(starts[i])))
        return next(behind, len(starts)) - 1

    def _repair(self, start: int, end: int) -> None:
        """Tell what is broken in the table from *start* to *end*, and leave its lines empty."""
        block = self._lines[start:end]
        has_header = bool(_HEADER.match(block[0]))
        is_headless = False
        behind = None if end == len(self._lines) else end + 1
        told = 0
        while trouble := _trouble.first_trouble(block, start, behind):
            is_headless |= has_header and trouble.start == 0
            told += 1
            if told > _MOST:
                trouble = attrs.evolve(trouble, message=_MORE_BROKEN, end=len(block))
            self._tell(trouble, start, start)
            stop = max(trouble.end, trouble.start + 1)
            self._keep(start, block[trouble.start : stop])
            block[trouble.start : stop] = [""] * (stop - trouble.start)
        self._lines[start:end] = block
        if is_headless:
            self._leave_out(start, end)

    def _tell(self, trouble: _trouble.Trouble, offset: int, header: int) -> None:
        """Make *trouble* a fault, of the table of *header*."""
        path = self._paths[header]
        shown = "" if path.startswith("events") else path
        self._faults.add(trouble.message, path=shown, line=offset + trouble.line + 1)

    def _keep(self, header: int, lost: Sequence[str]) -> None:
        """Keep in mind what the table of *header* has *lost*."""
        path = self._paths[header]
        if path.startswith(("timeline", "sources")):
            self._others.add(path)
            return
        top = self._tops[max(bisect_right(self._tops, header) - 1, 0)]
        self._events.setdefault(top + 1, []).extend(lost)

    def _leave_out(self, start: int, end: int) -> None:
        """Leave empty the table from *start* to *end*, and those within it."""
        number = self._blocks.index((start, end))
        for next_start, next_end in self._blocks[number + 1 :]:
            if not self._is_inner(next_start, self._paths[start]):
                break
            end = next_end
        self._keep(start, self._given[start:end])
        self._lines[start:end] = [""] * (end - start)

    def _is_inner(self, start: int, path: str = "events") -> bool:
        """Whether the table at *start* is within one at *path*, which may be misspelt."""
        top = path if _OURS.match(path) else "events"
        return self._paths[start].startswith(f"{top}.")

    def _path(self, start: int) -> str:
        """The path in the header at *start*, as ``sources.s``; "" where there is no header."""
        if not _HEADER.match(self._given[start]):
            return ""
        found = _PATH.match(self._given[start])
        return re.sub(r"[ \t\"']", "", found[1]) if found else ""
