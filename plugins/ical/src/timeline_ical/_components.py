"""The components of a calendar, one at a time (RFC 5545, 3.6)."""

from collections.abc import Iterator
from typing import BinaryIO

import attrs

from timeline.errors import Faults
from timeline_ical._lines import Line, content_lines

_CALENDAR = "VCALENDAR"
# Of the properties that are read, those that an event has at most once (RFC 5545, 3.6.1).
_ONCE = {
    *("UID", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID"),
    *("STATUS", "LOCATION", "GEO", "URL"),
}


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
    """Yield the calendar's own properties and its components, in the order of the file.

    A component without an END is a fault, and is left out.
    """
    nesting = _Nesting(faults)
    for line in content_lines(file, faults):
        if line.name == "BEGIN":
            nesting.begin(line)
        elif line.name == "END":
            if (closed := nesting.end(line)) is not None:
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


class _Nesting:
    """The open components, from the calendar's own inwards.

    Attributes:
        open: the properties of the innermost component; None outside of components.

    """

    def __init__(self, faults: Faults) -> None:
        self.open: dict[str, list[Line]] | None = None
        self._stack: list[Component] = []
        self._calendar: int | None = None
        self._calendars = 0
        self._faults = faults

    @property
    def kind(self) -> str:
        """The name of the innermost component."""
        return self._stack[-1].name if self._stack else ""

    def begin(self, line: Line) -> None:
        """Open a component; one of the calendar's own never contains another of its kind."""
        kind = _kind(line)
        if kind == _CALENDAR:
            self._drop_unclosed()
            self._report_unclosed_calendar()
            self._calendar = line.number
            self._calendars += 1
            return
        if self._stack and kind == self._stack[0].name:
            self._drop_unclosed()
        self._stack.append(Component(kind, line.number))
        self.open = self._stack[-1].lines

    def end(self, line: Line) -> Component | None:
        """Close a component, and return it if it is one of the calendar's own."""
        kind = _kind(line)
        if kind not in [component.name for component in self._stack]:
            if kind == _CALENDAR and self._calendar is not None:
                self._drop_unclosed()
                self._calendar = None
            else:
                self._faults.add(f"END:{kind[:40]} has no BEGIN", line=line.number)
            return None
        while (closed := self._stack.pop()).name != kind:
            self._faults.add(f"{closed.name} has no END", line=closed.number)
        if self._stack:
            self._stack[-1].inner.append(closed)
            self.open = self._stack[-1].lines
            return None
        self.open = None
        return closed

    def close(self) -> None:
        """Report what is still open at the end of the file."""
        self._drop_unclosed()
        self._report_unclosed_calendar()
        if not self._calendars:
            self._faults.add("this is not a calendar: it has no BEGIN:VCALENDAR")

    def _drop_unclosed(self) -> None:
        if self._stack:
            unclosed = self._stack[0]
            self._faults.add(f"{unclosed.name} has no END", line=unclosed.number)
            self._stack, self.open = [], None

    def _report_unclosed_calendar(self) -> None:
        if self._calendar is not None:
            # The file may have been truncated between two events.
            self._faults.add(f"{_CALENDAR} has no END", line=self._calendar)


def _kind(line: Line) -> str:
    return line.value.strip().upper()
