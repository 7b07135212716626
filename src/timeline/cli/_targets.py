"""What a command is asked to write: formats, files and options, all checked before any work."""

import errno
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from timeline.cli._input import options_of
from timeline.cli._main import registry
from timeline.errors import FormatError
from timeline.plugins import InstalledExporter, Registry

STANDARD_OUTPUT = "-"
UNNAMED = "timeline"
"""The name of files that are made from standard input, which has none."""


class Target(NamedTuple):
    """One file to write."""

    format: str
    path: str  # "-" for standard output
    folder: str | None  # to create if missing; None for a file that was named itself
    options: Mapping[str, object]


def plan(
    source: Path | None, formats: tuple[str, ...], output: str | None, options: tuple[str, ...]
) -> list[Target]:
    """Return the files to write.

    Several formats go to a directory, each under the name of *source*; from standard input,
    where *source* is None, under the name "timeline". One format goes to the file named, or
    into a directory that exists or whose name ends in a slash. Without a format, the suffix
    of *output* says it.
    """
    known = registry()
    if formats:
        exporters = [known.exporter(name) for name in dict.fromkeys(formats)]
    elif output is None or output == STANDARD_OUTPUT:
        raise click.UsageError("no format: give -f FORMAT, or -o FILE with the format's suffix")
    else:
        exporters = [_exporter_for(known, output)]
    if output is not None and len(exporters) > 1:
        _check_directory(output, known.exporters())
    chosen = list(options_of("-O", exporters, options))
    one = len(exporters) == 1
    if output is not None and one and not (output.endswith(os.sep) or Path(output).is_dir()):
        paths, folder = [_named(output, source)], None
    else:
        paths, folder = _paths(source, exporters, output), output or "."
    return [
        Target(exporter.qualified, path, folder, values)
        for exporter, path, values in zip(exporters, paths, chosen, strict=True)
    ]


def check_parts(targets: Sequence[Target], others: Iterable[str]) -> None:
    """Refuse to split standard output, and parts that could overwrite one of *others*."""
    for target in targets:
        if target.path == STANDARD_OUTPUT:
            raise click.UsageError("standard output is one file: --max-bytes needs -o FILE")
        path = Path(target.path).resolve()
        part = re.compile(re.escape(path.stem) + "-[0-9]+" + re.escape(path.suffix))
        for other in map(Path, others):
            if other.resolve().parent == path.parent and part.fullmatch(other.resolve().name):
                raise click.UsageError(f"a part of {target.path} could overwrite {other}")


def check_report(report: str, targets: Sequence[Target], source: str | None) -> None:
    """Refuse a file for --losses that is another file of the command, or cannot be written."""
    if report == STANDARD_OUTPUT:
        raise click.UsageError("--losses takes a file, not standard output")
    path = Path(report).resolve()
    others = [*(target.path for target in targets), *([] if source is None else [source])]
    if any(Path(other).resolve() == path for other in others):
        raise click.UsageError(f"--losses {report} would overwrite that file: give another")
    created = {Path(target.folder).resolve() for target in targets if target.folder is not None}
    if path.parent in created:
        return
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such directory", str(Path(report).parent))
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), report)


def not_the_source(path: str, source: Path | None) -> str:
    """Return *path*, unless it is the source, which holds more than what is written from it."""
    if source is not None and Path(path).resolve() == source.resolve():
        raise click.UsageError(f"{path} is the source itself: give another file with -o")
    return path


def _exporter_for(known: Registry, output: str) -> InstalledExporter:
    try:
        return known.exporter_for(output)
    except FormatError as error:
        message = f"{error} with -f"
        raise FormatError(message, name=error.name, known=error.known) from error


def _named(output: str, source: Path | None) -> str:
    """Return the one file that is named, whose directory has to exist."""
    if output == STANDARD_OUTPUT:
        return output
    parent = Path(output).parent
    if not parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such directory", str(parent))
    return not_the_source(output, source)


def _paths(
    source: Path | None, exporters: list[InstalledExporter], output: str | None
) -> list[str]:
    """Return a file for each format, in the directory *output*."""
    if output == STANDARD_OUTPUT:
        raise click.UsageError("standard output takes one format: give one -f")
    if output is not None and Path(output).is_file():
        raise click.UsageError(f"{output} is a file; several formats need a directory")
    folder = Path(output or ".")
    stem = UNNAMED if source is None else source.stem
    suffixes = ((*each.spec.suffixes, f".{each.spec.name}")[0] for each in exporters)
    paths = [str(folder / f"{stem}{suffix}") for suffix in suffixes]
    for path in paths:
        if paths.count(path) > 1:
            raise click.UsageError(f"two formats would both write {path}: export them one by one")
    return [not_the_source(path, source) for path in paths]


def _check_directory(output: str, known: Iterable[InstalledExporter]) -> None:
    """Refuse a directory that does not exist and has the name of a file."""
    if Path(output).exists():
        return
    for exporter in known:
        if output.lower().endswith(tuple(map(str.lower, exporter.spec.suffixes))):
            raise click.UsageError(
                f"{output} is the name of one {exporter.spec.name} file; several formats need a"
                f" directory: write {output}{os.sep} to create one of that name"
            )
