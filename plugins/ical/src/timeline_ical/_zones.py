"""Time zones: how far a local time was ahead of UTC."""

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from timeline_ical._components import Component
from timeline_ical._definitions import zone_of


class Zones:
    """The time zones of one calendar: the world's by their names, others as it defines them.

    A place, as Asia/Baku, is the world's: its zone knows more than a definition copied from it.
    Any other name, as EST, means what the calendar says that it means.
    """

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
            world, defined = _world_zone(name), self._definitions.get(name)
            if defined is not None and (world is None or not _is_place(name)):
                world = zone_of(defined) or world
            self._found[name] = world
        return self._found[name]

    def is_settled(self, name: str) -> bool:
        """Whether no definition that is still to come could say what *name* means."""
        return name in self._definitions or (_is_place(name) and self.find(name) is not None)


def _is_place(name: str) -> bool:
    return "/" in name


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
