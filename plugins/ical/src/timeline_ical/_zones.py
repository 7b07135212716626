"""Time zones: how far a local time was ahead of UTC."""

import datetime as dt
import io
from collections.abc import Mapping
from functools import cache
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.tz import tzical  # type: ignore[import-untyped]  # it has no types of its own

from timeline_ical._components import Component
from timeline_ical._lines import Line


class Zones:
    """The time zones of one calendar: the world's by their names, others as it defines them."""

    def __init__(self) -> None:
        self._definitions: dict[str, Component] = {}
        self._found: dict[str, dt.tzinfo | None] = {}

    def define(self, component: Component) -> None:
        """Take the definition that a VTIMEZONE gives."""
        if name := component.value("TZID"):
            self._definitions[name] = component

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
        properties = (_text(line) for found in rule.lines.values() for line in found)
        lines += (f"BEGIN:{rule.name}", *properties, f"END:{rule.name}")
    lines += ("END:VTIMEZONE", "")
    try:
        zone = cast("object", tzical(io.StringIO("\r\n".join(lines))).get("zone"))
    except (ValueError, IndexError):
        return None
    return zone if isinstance(zone, dt.tzinfo) else None


def _text(line: Line) -> str:
    parameters = "".join(f";{name}={value}" for name, value in line.parameters.items())
    return f"{line.name}{parameters}:{line.value}"
