"""``timeline new`` and ``timeline new-plugin``: a timeline, or a plugin, to start from."""

import errno
import os
from pathlib import Path

import click

from timeline.cli._errors import errors_printed, naming_file
from timeline.cli._main import Command, registry


@click.command(cls=Command)
@click.argument("file", type=click.Path())
def new(file: str) -> None:
    """Write a timeline to start from.

    FILE, whose name ends in .toml, gets a few events, and every other field in comments. An
    existing file is never overwritten.
    """
    from timeline.io import replacing  # noqa: PLC0415 - not for --help
    from timeline.scaffold import starter  # noqa: PLC0415

    _check_suffix(file)
    with errors_printed(), naming_file(file):
        if os.path.lexists(file):
            raise FileExistsError(
                errno.EEXIST, "it exists, and is never overwritten: give another name", file
            )
        with replacing(file) as written:
            written.write(starter().encode())
        click.echo(f"{file}: a timeline to start from; `timeline show {file}` prints it")
        if not _can_read(file):
            click.echo("warning: no installed format reads it: install timeline-toml", err=True)


def _check_suffix(file: str) -> None:
    """Refuse a name that is not one of a file in the authoring format."""
    from timeline.scaffold import STARTER_SUFFIX  # noqa: PLC0415 - not for --help

    path = Path(file)
    if path.suffix.lower() == STARTER_SUFFIX:
        return
    # A dash, which is standard output elsewhere, and ".toml" alone suggest no better name.
    stem = path.stem if path.stem[:1].isalnum() else "talks"
    raise click.UsageError(
        f"{file!r} does not end in {STARTER_SUFFIX}, which is what this command writes:"
        f" try {path.parent / (stem + STARTER_SUFFIX)}; `timeline export` writes other formats"
    )


def _can_read(file: str) -> bool:
    from timeline.errors import FormatError  # noqa: PLC0415 - not for --help

    try:
        registry().importer_for(file)
    except FormatError:
        return False
    return True


@click.command("new-plugin", cls=Command)
@click.argument("name")
@click.option(
    "-o", "--output", type=click.Path(), default=".", help="The directory to create it in; here."
)
def new_plugin(name: str, output: str) -> None:
    """Write a plugin to start from.

    It is one for a format called NAME, works, and passes its tests.
    """
    from timeline.scaffold import new_plugin as write  # noqa: PLC0415 - not for --help

    with errors_printed():
        _check_not_taken(name)
        folder = write(name, Path(output))
        click.echo(f"{folder}: a plugin for the format {name!r}; see its README.md")


def _check_not_taken(name: str) -> None:
    """Refuse the name of an installed format: with two of a name, neither would be found by it."""
    known = registry()
    name = name.removeprefix("timeline-")
    plugins = {each.spec.name: each.plugin for each in known.importers()}
    plugins |= {each.spec.name: each.plugin for each in known.exporters()}
    if name in plugins:
        raise click.UsageError(
            f"{plugins[name].distribution} has a format called {name!r}: give another name"
        )
