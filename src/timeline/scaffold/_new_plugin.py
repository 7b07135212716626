"""Writes a plugin that works, installs and passes its tests."""

import errno
import os
import re
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from timeline.errors import FieldError

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PACKAGE = "package"
_ENDING = ".txt"  # so that no tool takes a template for the program that it becomes


def new_plugin(name: str, directory: str | os.PathLike[str]) -> Path:
    """The folder of a new plugin for a format called *name*, made in *directory*.

    It is a project of its own: a pyproject.toml, a plugin that declares an exporter,
    the exporter, its conformance test and a README.

    Args:
        name: the format's name; "timeline-" before it is the distribution's and is
            left out.
        directory: where to make the folder; it is made too where it is missing.

    Raises:
        FieldError: *name* is no name for a format.
        OSError: the folder is there already, or cannot be written.

    """
    name = name.removeprefix("timeline-")
    if not _NAME.fullmatch(name):
        raise FieldError(
            "name",
            name,
            "it takes lower case letters and digits, a letter first, joined by '-', as 'my-format'",
        )
    folder = Path(directory) / f"timeline-{name}"
    if os.path.lexists(folder):
        raise FileExistsError(
            errno.EEXIST,
            "it is there already, and is left as it is: say another name or directory",
            str(folder),
        )
    values = _values(name)
    folder.mkdir(parents=True)
    for path, text in _templates(files("timeline.scaffold") / "template", ()):
        target = folder.joinpath(*(values[_PACKAGE] if p == _PACKAGE else p for p in path))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(Template(text).substitute(values), encoding="utf-8")
    return folder


def _values(name: str) -> dict[str, str]:
    major, minor, *_ = version("timeline-events").split(".")
    return {
        "name": name,
        "distribution": f"timeline-{name}",
        "package": f"timeline_{name.replace('-', '_')}",
        "class_name": "".join(part.capitalize() for part in name.split("-")),
        "version": f"{major}.{minor}",
        "next_version": f"{major}.{int(minor) + 1}",
    }


def _templates(folder: Traversable, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _templates(entry, (*path, entry.name))
        elif entry.name.endswith(_ENDING):
            yield (*path, entry.name.removesuffix(_ENDING)), entry.read_text(encoding="utf-8")
