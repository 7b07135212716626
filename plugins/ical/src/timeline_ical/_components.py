"""The components of a calendar, one at a time (RFC 5545, 3.6)."""

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

import attrs

from timeline.errors import Faults
from timeline_ical._lines import Line, content_lines

CALENDAR = "VCALENDAR"
# Of the properties that are read, those that an event has at most once (RFC 5545, 3.6.1).
_ONCE = {
    *("UID", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID"),
    *("STATUS", "LOCATION", "GEO", "URL", "SEQUENCE"),
}
# None of these contains another (RFC 5545, 3.6).
_OUTER = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"})


@attrs.define
class Component:
    """A component of a calendar.

    Attributes:
        name: its kind, such as "VEVENT".
        number: the line of its BEGIN, from 1.
        lines: its properties by name, in the order of the file.
        inner: the components inside it, such as alarms.

    """

    name: str
    number: int
    lines: dict[str, list[Line]] = attrs.field(factory=dict[str, list[Line]])
    inner: "list[Component]" = attrs.field(factory=list["Component"])

    def first(self, name: str) -> Line | None:
        """Return the first property of this name."""
        found = self.lines.get(name)
        return found[0] if found else None

    def value(self, name: str) -> str:
        """Return the value of the first property of this name, still escaped; "" if none."""
        found = self.lines.get(name)
        return found[0].value if found else ""


def parse(file: BinaryIO, faults: Faults) -> Iterator[Line | Component]:
    """Yield the properties of calendars and their components, in the order of the file.

    A component called VCALENDAR, without properties, comes after those of each calendar. A
    component without an END is a fault, and is left out; events that seemed to be inside it are
    not.
    """
    nesting = _Nesting(faults)
    for line in content_lines(file, faults):
        if line.name == "BEGIN":
            ended = nesting.begin(line)
            yield from nesting.freed()
            if ended is not None:
                yield ended
        elif line.name == "END":
            closed = nesting.end(line)
            yield from nesting.freed()
            if closed is not None:
                yield closed
        elif (lines := nesting.open) is None:
            yield line
        elif line.name not in lines:
            lines[line.name] = [line]
        elif nesting.kind == "VEVENT" and line.name in _ONCE:
            faults.add(f"an event has only one {line.name}; ignored this one", line=line.number)
        else:
            lines[line.name].append(line)
    nesting.close()
    yield from nesting.freed()


class _Nesting:
    """The open components, from the calendar's own inwards.

    Attributes:
        open: the properties of the innermost component; None outside of components.

    """

    def __init__(self, faults: Faults) -> None:
        self.open: dict[str, list[Line]] | None = None
        self._stack: list[Component] = []
        self._names: Counter[str] = Counter()
        self._freed: list[Component] = []
        self._calendar: int | None = None
        self._calendars = 0
        self._faults = faults

    @property
    def kind(self) -> str:
        """The name of the innermost component."""
        return self._stack[-1].name if self._stack else ""

    def begin(self, line: Line) -> Component | None:
        """Open a component; return the end of a calendar that this line ends.

        One of the calendar's own components never contains another of its kind.
        """
        kind = _kind(line)
        if kind == CALENDAR:
            self._drop_unclosed()
            self._report_unclosed_calendar()
            is_inside = self._calendar is not None
            self._calendar = line.number
            self._calendars += 1
            return Component(CALENDAR, line.number) if is_inside else None
        if self._stack and (kind == self._stack[0].name or {kind, self._stack[0].name} <= _OUTER):
            self._drop_unclosed()
        self._stack.append(Component(kind, line.number))
        self._names[kind] += 1
        self.open = self._stack[-1].lines
        return None

    def end(self, line: Line) -> Component | None:
        """Close a component; return it if it is one of the calendar's own, or the calendar."""
        kind = _kind(line)
        if not self._names[kind]:
            if kind == CALENDAR and self._calendar is not None:
                self._drop_unclosed()
                self._calendar = None
                return Component(CALENDAR, line.number)
            self._faults.add(f"END:{kind[:40]} has no BEGIN", line=line.number)
            return None
        while (closed := self._pop()).name != kind:
            self._faults.add(f"{closed.name[:40]} has no END", line=closed.number)
        if self._stack:
            # Of what is inside of those inside, nothing is read.
            if len(self._stack) == 1:
                self._stack[0].inner.append(closed)
            self.open = self._stack[-1].lines
            return None
        self.open = None
        return closed

    def _pop(self) -> Component:
        component = self._stack.pop()
        self._names[component.name] -= 1
        return component

    def freed(self) -> Iterator[Component]:
        """Yield, once, the components that were not inside another after all."""
        yield from self._freed
        self._freed.clear()

    def close(self) -> None:
        """Report what is still open at the end of the file."""
        self._drop_unclosed()
        self._report_unclosed_calendar()
        if not self._calendars:
            self._faults.add("this is not a calendar: it has no BEGIN:VCALENDAR")

    def _drop_unclosed(self) -> None:
        if self._stack:
            unclosed = self._stack[0]
            self._faults.add(f"{unclosed.name[:40]} has no END", line=unclosed.number)
            self._freed += [inner for inner in unclosed.inner if inner.name in _OUTER]
            self._stack, self.open = [], None
            self._names.clear()

    def _report_unclosed_calendar(self) -> None:
        if self._calendar is not None:
            # The file may have been truncated between two events.
            self._faults.add(f"{CALENDAR} has no END", line=self._calendar)


def _kind(line: Line) -> str:
    return line.value.strip().upper()
