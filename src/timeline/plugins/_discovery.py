"""Find the installed plugins, without importing them."""

# ruff: noqa: PTH113, PTH118, PTH123 - to import pathlib takes longer than to read these files

import os
import re
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from itertools import takewhile
from typing import NamedTuple

from timeline.plugins._isolation import Plugin

GROUP = "timeline"

_POINT = re.compile(
    r"(?P<name>[^=#\s][^=]*?)\s*=\s*(?P<module>[\w.]+)\s*(:\s*(?P<attribute>[\w.]+))?"
)


class EntryPoint(NamedTuple):
    """The *target* of a plugin that is not imported yet, such as "timeline_ical.plugin"."""

    plugin: Plugin
    target: str


def installed_entry_points() -> tuple[EntryPoint, ...]:
    """Return the entry points of the group "timeline", sorted by name, then by target."""
    found = _from_importlib() if _needs_importlib() else _from_folders()
    return tuple(sorted(found, key=lambda point: (point.plugin.name, point.target)))


def normalized(name: str) -> str:
    """Return *name* in the form in which names of distributions are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def is_same(one: str, other: str) -> bool:
    """Return whether *one* and *other* name the same distribution."""
    return normalized(one) == normalized(other)


# Importing importlib.metadata takes longer than reading these few files (7 ms of a run that
# writes a calendar in 110), so it is used only where distributions are not in folders.


def _needs_importlib() -> bool:
    """Return whether distributions may be in archives, or be found by a finder of their own."""
    own = any(
        hasattr(finder, "find_distributions") and finder is not PathFinder
        for finder in sys.meta_path
    )
    return own or any(path.endswith(".egg") or os.path.isfile(path) for path in sys.path)


def _from_importlib() -> Iterator[EntryPoint]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and seldom needed

    for point in entry_points(group=GROUP):
        name = version = ""
        # A distribution without readable metadata still has a plugin to name.
        if point.dist is not None and "Name" in point.dist.metadata:
            name, version = point.dist.metadata["Name"], point.dist.version
        target = f"{point.module}:{point.attr}" if point.attr else point.module
        yield _entry_point(point.name, target, name, version)


def _from_folders() -> Iterator[EntryPoint]:
    seen: set[str] = set()
    for folder in sys.path:
        try:
            names = sorted(os.listdir(folder or "."))  # noqa: PTH208 - names are all that is needed
        except OSError:
            continue
        for name in names:
            if not name.lower().endswith((".dist-info", ".egg-info")):
                continue
            # As for importing: what comes first on the path hides what comes later.
            distribution = normalized(name.rpartition(".")[0].partition("-")[0])
            if distribution not in seen:
                seen.add(distribution)
                yield from _in_metadata(os.path.join(folder, name))


def _in_metadata(folder: str) -> Iterator[EntryPoint]:
    section = ""
    for line in _lines(os.path.join(folder, "entry_points.txt")):
        if line.startswith("["):
            section = line.strip().strip("[]")
        elif section == GROUP and (point := _POINT.match(line)):
            target = ":".join(filter(None, point.group("module", "attribute")))
            headers = _lines(os.path.join(folder, "METADATA")) or _lines(
                os.path.join(folder, "PKG-INFO")
            )
            # They end before the description, which may begin with anything.
            pairs = [line.partition(": ") for line in takewhile(str.strip, headers)]
            found = {name.lower(): value.strip() for name, _, value in reversed(pairs)}
            yield _entry_point(
                point["name"], target, found.get("name", ""), found.get("version", "")
            )


def _lines(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _entry_point(name: str, target: str, distribution: str, version: str) -> EntryPoint:
    plugin = Plugin(name=name, distribution=distribution or "unknown", version=version)
    return EntryPoint(plugin=plugin, target=target)
