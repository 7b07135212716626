"""The plugins that are installed, found but not imported."""

import os
import re
from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points

from timeline.plugins._installed import Plugin

GROUP = "timeline"
BLOCK = "TIMELINE_BLOCK"


def installed_entry_points() -> tuple[EntryPoint, ...]:
    """The entry points of the group "timeline", in the order of their names."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)))


def plugin_of(point: EntryPoint) -> Plugin:
    """What can be said of the plugin of *point* without importing it."""
    name = version = ""
    # A distribution without readable metadata still has a plugin to name.
    if point.dist is not None and "Name" in point.dist.metadata:
        name, version = point.dist.metadata["Name"], point.dist.version
    return Plugin(name=point.name, distribution=name or "unknown", version=version)


def blocked_names() -> frozenset[str]:
    """The names in the environment variable ``TIMELINE_BLOCK``, between commas."""
    return normal_names(os.environ.get(BLOCK, "").split(","))


def normal_names(names: Iterable[str]) -> frozenset[str]:
    """*names* as `normal` has them, the empty ones left out."""
    return frozenset(filter(None, map(normal, names)))


def normal(name: str) -> str:
    """*name* as distributions are compared: in lower case, joined by hyphens."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()
