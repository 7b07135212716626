"""What ``timeline export`` is asked to write: formats, files and options, all checked first."""

import errno
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from timeline.cli._options import checked
from timeline.errors import FormatError, OptionError

if TYPE_CHECKING:
    from timeline.plugins import InstalledExporter, Registry

STANDARD_OUTPUT = "-"
UNNAMED = "timeline"
"""What files are called that come from standard input, which has no name to call them by."""


@attrs.frozen(kw_only=True)
class Target:
    """One file to write.

    Attributes:
        format: the format's name.
        path: where to, or "-" for standard output.
        folder: the directory to make for it, where it is missing; None where the
            file itself was named, whose directory is there.
        options: the format's options, by keyword.

    """

    format: str
    path: str
    folder: str | None
    options: Mapping[str, object]


def plan(
    source: Path | None, formats: tuple[str, ...], output: str | None, options: tuple[str, ...]
) -> list[Target]:
    """The files to write.

    Several formats go to a directory, each under the source's name; what comes from
    standard input, which is no *source*, is called "timeline". One format goes to the
    file named, or into a directory that exists or whose name ends in a slash. No format
    at all is read from the output's suffix.

    Raises:
        FileNotFoundError: the file named is to lie in a directory that is not there.
        FormatError: a format that is not installed.
        OptionError: an option that its format does not have, or a value it refuses.
        click.UsageError: the formats and the output do not go together.

    """
    from timeline.plugins import default_registry  # noqa: PLC0415 - --help needs no plugin

    registry = default_registry()
    if formats:
        exporters = [registry.exporter(name) for name in dict.fromkeys(formats)]
    elif output is None or output == STANDARD_OUTPUT:
        raise click.UsageError("say which format to write: -f FORMAT, or -o FILE with its suffix")
    else:
        exporters = [_exporter_for(registry, output)]
    if output is not None and len(exporters) > 1:
        _check_directory(output, registry.exporters())
    chosen = _options(exporters, options)
    one = len(exporters) == 1
    if output is not None and one and not (output.endswith(os.sep) or Path(output).is_dir()):
        paths, folder = [_named(output, source)], None
    else:
        paths, folder = _paths(source, exporters, output), output or "."
    return [
        Target(
            format=exporter.qualified,
            path=path,
            folder=folder,
            options=chosen[exporter.spec.name],
        )
        for exporter, path in zip(exporters, paths, strict=True)
    ]


def check_parts(targets: list[Target], others: list[str]) -> None:
    """Refuse to write in parts what is one file, or over one of the *others*.

    Raises:
        click.UsageError: a target is standard output, or a part could be one of the others.

    """
    for target in targets:
        if target.path == STANDARD_OUTPUT:
            raise click.UsageError("standard output is one file: --max-bytes needs -o FILE")
        path = Path(target.path).resolve()
        part = re.compile(re.escape(path.stem) + "-[0-9]+" + re.escape(path.suffix))
        for other in map(Path, others):
            if other.resolve().parent == path.parent and part.fullmatch(other.resolve().name):
                raise click.UsageError(f"a part of {target.path} could overwrite {other}")


def _exporter_for(registry: "Registry", output: str) -> "InstalledExporter":
    try:
        return registry.exporter_for(output)
    except FormatError as error:
        message = f"{error}; -f FORMAT names one"
        raise FormatError(message, name=error.name, known=error.known) from error


def _named(output: str, source: Path | None) -> str:
    """The one file that is named, in a directory that has to be there."""
    if output == STANDARD_OUTPUT:
        return output
    parent = Path(output).parent
    if not parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such directory", str(parent))
    return spared(output, source)


def _paths(
    source: Path | None, exporters: "list[InstalledExporter]", output: str | None
) -> list[str]:
    """A file for each format, in the directory *output*."""
    if output == STANDARD_OUTPUT:
        raise click.UsageError("standard output takes one format: give one -f")
    if output is not None and Path(output).is_file():
        raise click.UsageError(f"{output} is a file, and several formats need a directory")
    folder = Path(output or ".")
    stem = UNNAMED if source is None else source.stem
    paths = [str(folder / f"{stem}{_suffix(exporter)}") for exporter in exporters]
    for path in paths:
        if paths.count(path) > 1:
            raise click.UsageError(f"two formats would both write {path}: export them one by one")
    return [spared(path, source) for path in paths]


def _check_directory(output: str, known: "Iterable[InstalledExporter]") -> None:
    """Refuse what is no directory yet, and would be a file by its name."""
    if Path(output).exists():
        return
    for exporter in known:
        if output.lower().endswith(tuple(map(str.lower, exporter.spec.suffixes))):
            raise click.UsageError(
                f"{output} is the name of one {exporter.spec.name} file, and several formats need"
                f" a directory: say {output}{os.sep} to make one of that name"
            )


def _suffix(exporter: "InstalledExporter") -> str:
    """The suffix of a new file; a format that declares none is one by its name."""
    return next(iter(exporter.spec.suffixes), f".{exporter.spec.name}")


def spared(path: str, source: Path | None) -> str:
    """*path*, if it is not the source, which holds more than any format that is read from it.

    Raises:
        click.UsageError: it is the source.

    """
    if source is not None and Path(path).resolve() == source.resolve():
        raise click.UsageError(f"{path} is the source itself: say where else to write with -o")
    return path


def _options(
    exporters: "list[InstalledExporter]", options: tuple[str, ...]
) -> dict[str, Mapping[str, object]]:
    texts: dict[str, dict[str, str]] = {exporter.spec.name: {} for exporter in exporters}
    for option in options:
        name, equals, value = option.partition("=")
        owner, dot, bare = name.rpartition(".")
        if not equals or not bare:
            message = f"-O {option}: it takes NAME=VALUE, or FORMAT.NAME=VALUE"
            raise OptionError(message, owner=owner, option=bare)
        if not dot and len(exporters) > 1:
            example = f"-O {next(iter(texts))}.{option}"
            message = f"-O {option}: say which format it is for, as {example}"
            raise OptionError(message, option=bare, value=value)
        owner = owner or next(iter(texts))
        if owner not in texts:
            message = f"-O {option}: {owner!r} is not written; the formats are {', '.join(texts)}"
            raise FormatError(message, name=owner, known=texts)
        if bare in texts[owner]:
            message = f"-O {option}: {bare} of {owner} is given twice"
            raise OptionError(message, owner=owner, option=bare, value=value)
        texts[owner][bare] = value
    return {
        exporter.spec.name: checked(exporter, texts[exporter.spec.name]) for exporter in exporters
    }
