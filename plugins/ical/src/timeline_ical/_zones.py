"""Time zones: how far a local time was ahead of UTC."""

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.tz import tzical  # type: ignore[import-untyped]  # it has no types of its own

from timeline_ical._components import Component
from timeline_ical._lines import Line

_RULE = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "RDATE")
_OFFSET = re.compile(r"[+-](?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9])?")
# dateutil counts from the start; a finer rule, or one of no interval, would take forever.
_YEARLY = re.compile(r"(?=.*FREQ=YEARLY)(?!.*INTERVAL=0)", re.IGNORECASE)


class Zones:
    """The time zones of one calendar: the world's by their names, others as it defines them."""

    def __init__(self) -> None:
        self._definitions: dict[str, Component] = {}
        self._found: dict[str, dt.tzinfo | None] = {}

    def define(self, component: Component) -> None:
        """Take the definition that a VTIMEZONE gives; it counts for what is found from now on."""
        if name := component.value("TZID"):
            self._definitions[name] = component
            self._found.pop(name, None)

    def find(self, name: str) -> dt.tzinfo | None:
        """The zone of a TZID; None where nobody knows it."""
        if name not in self._found:
            # The world's own zones know more than a definition copied from them.
            self._found[name] = _world_zone(name) or _defined(self._definitions, name)
        return self._found[name]


@cache
def _world_zone(name: str) -> dt.tzinfo | None:
    # Some programs write a path before the name: /freeassociation.sourceforge.net/Asia/Baku.
    parts = name.strip("/").split("/")
    for start in range(len(parts)) if name.startswith("/") else (0,):
        try:
            return ZoneInfo("/".join(parts[start:]))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


def _defined(definitions: Mapping[str, Component], name: str) -> dt.tzinfo | None:
    component = definitions.get(name)
    if component is None:
        return None
    lines = ["BEGIN:VTIMEZONE", "TZID:zone"]
    for rule in component.inner:
        properties = (f"{line.name}:{line.value}" for line in _properties(rule))
        lines += (f"BEGIN:{rule.name}", *properties, f"END:{rule.name}")
    lines += ("END:VTIMEZONE", "")
    if not all(_can_be(line) for rule in component.inner for line in _properties(rule)):
        return None
    try:
        zone = cast("object", tzical(io.StringIO("\r\n".join(lines))).get("zone"))
        if not isinstance(zone, dt.tzinfo):
            return None
        # Some rules that cannot be are found out when they are asked.
        _ = dt.datetime(2024, 7, 3, tzinfo=zone).utcoffset()
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
        return None
    return zone


def _properties(rule: Component) -> Iterator[Line]:
    """What dateutil takes of a rule: it takes nothing beside these, and no parameters."""
    return (line for name in _RULE for line in rule.lines.get(name, ()))


def _can_be(line: Line) -> bool:
    """Whether *line* is an offset of less than a day, or a rule that comes to an end."""
    if line.name.startswith("TZOFFSET"):
        return _OFFSET.fullmatch(line.value) is not None
    return line.name != "RRULE" or _YEARLY.match(line.value) is not None
