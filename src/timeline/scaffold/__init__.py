"""Something to start from, written out: a timeline, a table, or a plugin from templates.

Plugins work as they are written, and pass their tests.
"""

import errno
import os
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from timeline.collection import Timeline
from timeline.errors import FieldError
from timeline.model import Citation, Event, Place, Source

__all__ = [
    "KINDS",
    "STARTER_SUFFIX",
    "TABLE_COLUMNS",
    "TABLE_SUFFIXES",
    "new_plugin",
    "starter",
    "starter_table",
]

KINDS = ("exporter", "whole", "importer", "type", "check")
"""What a plugin can be made of, each a folder of templates."""

STARTER_SUFFIX = ".toml"
"""The suffix of the authoring format, which the timeline to start from is written in."""

TABLE_SUFFIXES = (".xlsx", ".csv", ".tsv")
"""The suffixes of the tables that can be started from."""

TABLE_COLUMNS = (
    *("id", "title", "when", "type", "status", "description", "actors"),
    *("places", "latitude", "longitude", "tags", "sources", "says", "url"),
)
"""The columns of a table to start from: those that people fill in."""

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PACKAGE = "package"
_ENDING = ".txt"  # so that no tool takes a template for a program


def starter() -> str:
    """Return the text of a timeline to start from.

    A few events show how dates, sources and actors are written; comments show every other
    field and type.
    """
    file = files("timeline.scaffold") / "starter" / f"timeline{STARTER_SUFFIX}"
    return file.read_text(encoding="utf-8")


def starter_table() -> Timeline:
    """Return the timeline of a table to start from: one event, with something in every column."""
    event = Event(
        id="example",
        title="An example: replace this row",
        when="2024-07",
        description="The date is some day in July 2024.",
        actors=["AZ", "CN"],
        places=[Place(name="Baku", latitude=40.4, longitude=49.9)],
        citations=[Citation(source="Gazette", says="2024-07")],
        tags=["example"],
    )
    source = Source(id="Gazette", title="Gazette", url="https://example.org/gazette")
    return Timeline([event], sources=[source])


def new_plugin(
    name: str, directory: str | os.PathLike[str], *, kinds: Iterable[str] = ("exporter",)
) -> Path:
    """Create a plugin called *name* in *directory*, and return its folder.

    The plugin is a project of its own: a pyproject.toml, a README, the declarations, the
    code of each kind, and its tests.

    Args:
        name: the name of the plugin, and of its format, type or check; a leading
            "timeline-", which belongs to the distribution, is ignored.
        directory: where to create the folder; it is created too if it is missing.
        kinds: what the plugin adds: "exporter", a format written event by event; "whole",
            one written from all events at once; "importer", a format that is read;
            "type", a type of event; "check", a check.

    Raises:
        FieldError: *name* is not a name for a format, or *kinds* do not go together.
        OSError: the folder exists, or cannot be written.

    """
    name = name.removeprefix("timeline-")
    if not _NAME.fullmatch(name):
        raise FieldError(
            "name",
            name,
            "expected lower-case letters and digits, a letter first, joined by '-',"
            " such as 'my-format'",
        )
    chosen = _checked(kinds)
    folder = Path(directory) / f"timeline-{name}"
    if os.path.lexists(folder):
        raise FileExistsError(
            errno.EEXIST,
            "already exists; choose another name or directory",
            str(folder),
        )
    values = _values(name)
    folder.mkdir(parents=True)
    for path, text in _joined(chosen).items():
        target = folder.joinpath(*(values[_PACKAGE] if step == _PACKAGE else step for step in path))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(Template(text).substitute(values), encoding="utf-8")
    return folder


def _checked(kinds: Iterable[str]) -> list[str]:
    """Return *kinds* in the order of `KINDS`, each once."""
    given = list(kinds)
    for kind in given:
        if kind not in KINDS:
            raise FieldError("kinds", kind, f"they are {', '.join(KINDS)}")
    if not given:
        raise FieldError("kinds", (), f"give at least one of {', '.join(KINDS)}")
    if {"exporter", "whole"} <= {*given}:
        allowed = "a format is written event by event or from all events at once: give one of them"
        raise FieldError("kinds", ("exporter", "whole"), allowed)
    return [kind for kind in KINDS if kind in given]


def _values(name: str) -> dict[str, str]:
    from importlib.metadata import version  # noqa: PLC0415 - for this alone

    major, minor, *_ = version("timeline-events").split(".")
    return {
        "name": name,
        "distribution": f"timeline-{name}",
        "package": f"timeline_{name.replace('-', '_')}",
        "class_name": "".join(part.capitalize() for part in name.split("-")),
        "version": f"{major}.{minor}",
        "next_version": f"{major}.{int(minor) + 1}",
    }


def _joined(kinds: Iterable[str]) -> dict[tuple[str, ...], str]:
    """Return the templates by path; what several folders have is joined in their order."""
    joined: dict[tuple[str, ...], str] = {}
    for kind in ("common", *kinds):
        for path, text in _templates(files("timeline.scaffold") / "template" / kind, ()):
            joined[path] = joined.get(path, "") + text
    return joined


def _templates(folder: Traversable, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _templates(entry, (*path, entry.name))
        elif entry.name.endswith(_ENDING):
            yield (*path, entry.name.removesuffix(_ENDING)), entry.read_text(encoding="utf-8")
