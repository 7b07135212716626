"""``timeline new`` and ``timeline new-plugin``: a timeline, or a plugin, to start from."""

import errno
import os
from pathlib import Path

import click

from timeline.cli._echo import echo
from timeline.cli._errors import naming_file
from timeline.cli._main import Command, registry
from timeline.errors.messages import escape_unprintable
from timeline.io import export, replacing
from timeline.scaffold import (
    STARTER_SUFFIX,
    TABLE_COLUMNS,
    TABLE_SUFFIXES,
    starter,
    starter_table,
)
from timeline.scaffold import new_plugin as write_plugin


@click.command(cls=Command)
@click.argument("file", type=click.Path())
@click.option(
    "--table", is_flag=True, help="Write a spreadsheet: FILE ends in .xlsx, .csv or .tsv."
)
def new(file: str, *, table: bool) -> None:
    """Write a timeline to start from.

    FILE, whose name ends in .toml, gets a few events, and every other field in comments. With
    --table it is a spreadsheet with headers and an example row. An existing file is never
    overwritten.
    """
    if table:
        _new_table(file)
        return
    _check_suffix(file)
    shown = escape_unprintable(file)
    with naming_file(file):
        if os.path.lexists(file):
            raise FileExistsError(errno.EEXIST, "already exists; choose another name", file)
        with replacing(file) as written:
            written.write(starter().encode())
        echo(f"{shown}: a timeline to start from; `timeline show {shown}` prints it")
        if not any(STARTER_SUFFIX in each.spec.suffixes for each in registry().importers()):
            echo("warning: no installed format reads it: install timeline-toml", err=True)


def _new_table(file: str) -> None:
    """Write a spreadsheet to start from."""
    if Path(file).suffix.lower() not in TABLE_SUFFIXES:
        raise click.UsageError(
            f"{file!r} does not end in {', '.join(TABLE_SUFFIXES[:-1])} or {TABLE_SUFFIXES[-1]},"
            " which are the tables that this command writes"
        )
    shown = escape_unprintable(file)
    with naming_file(file):
        if os.path.lexists(file):
            raise FileExistsError(errno.EEXIST, "already exists; choose another name", file)
        export(starter_table(), file, registry=registry(), columns=TABLE_COLUMNS)
    echo(f"{shown}: a table to start from; `timeline show {shown}` prints it")


def _check_suffix(file: str) -> None:
    """Refuse a name that is not one of a file in the authoring format."""
    path = Path(file)
    if path.suffix.lower() == STARTER_SUFFIX:
        return
    # A dash, which is standard output elsewhere, and ".toml" alone suggest no better name.
    stem = path.stem if path.stem[:1].isalnum() else "talks"
    raise click.UsageError(
        f"{file!r} does not end in {STARTER_SUFFIX}, which is what this command writes:"
        f" try {path.parent / (stem + STARTER_SUFFIX)}; `timeline export` writes other formats"
    )


@click.command("new-plugin", cls=Command)
@click.argument("name")
@click.option("--exporter", is_flag=True, help="Add an exporter (the default).")
@click.option("--whole", is_flag=True, help="Add an exporter that needs all events at once.")
@click.option("--importer", is_flag=True, help="Add an importer.")
@click.option("--type", is_flag=True, help="Add a type of event.")
@click.option("--check", is_flag=True, help="Add a check for `timeline check`.")
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    default=".",
    help="The directory to create it in; default: the current one.",
)
def new_plugin(name: str, output: str, **kinds: bool) -> None:
    """Write a plugin to start from.

    It adds a format, a type of event or a check called NAME, works, and passes its tests. The
    options say what it adds, and can be combined.

    \b
    timeline new-plugin chronicle
    timeline new-plugin chronicle --exporter --importer
    timeline new-plugin sanction --type --check
    """  # noqa: D301 - click needs this character, which keeps the examples' line breaks
    chosen = [kind for kind, wanted in kinds.items() if wanted] or ["exporter"]
    _check_not_taken(name.removeprefix("timeline-"), chosen)
    folder = write_plugin(name, Path(output), kinds=chosen)
    shown = escape_unprintable(str(folder))
    echo(f"{shown}: a plugin that works; its README.md says how to install it")


def _check_not_taken(name: str, kinds: list[str]) -> None:
    """Refuse a name that an installed plugin has: with two of a name, neither would be found."""
    known = registry()
    owners = [("timeline-events", "type", name) for name in known.event_types()]
    for found in known.found():
        owners += [(found.plugin.distribution, "type", each) for each in found.event_types]
        owners += [(found.plugin.distribution, "check", each) for each in found.checks]
        owners += [(found.plugin.distribution, "format", each) for each in found.formats]
    wanted = {kind if kind in {"type", "check"} else "format" for kind in kinds}
    # From the last: a plugin's type is also one of the registry's.
    for owner, kind, taken in reversed(owners):
        if taken == name and kind in wanted:
            what = "type of event" if kind == "type" else kind
            raise click.UsageError(f"{owner} has a {what} called {name!r}: give another name")
