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
@click.option("--exporter", is_flag=True, help="A format that is written. The default.")
@click.option("--whole", is_flag=True, help="A format that is written from all events at once.")
@click.option("--importer", is_flag=True, help="A format that is read.")
@click.option("--type", is_flag=True, help="A type of event.")
@click.option("--check", is_flag=True, help="A check for `timeline check`.")
@click.option(
    "-o", "--output", type=click.Path(), default=".", help="The directory to create it in; here."
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
    from timeline.scaffold import new_plugin as write  # noqa: PLC0415 - not for --help

    chosen = [kind for kind, wanted in kinds.items() if wanted] or ["exporter"]
    with errors_printed():
        _check_not_taken(name.removeprefix("timeline-"), chosen)
        folder = write(name, Path(output), kinds=chosen)
        click.echo(f"{folder}: a plugin that works; its README.md says how to install it")


def _check_not_taken(name: str, kinds: list[str]) -> None:
    """Refuse a name that an installed plugin has: with two of a name, neither would be found."""
    known = registry()
    formats = {each.spec.name: each.plugin.distribution for each in known.importers()}
    formats |= {each.spec.name: each.plugin.distribution for each in known.exporters()}
    checks = {each.spec.name: each.plugin.distribution for each in known.checks()}
    types = {
        type_name: found.plugin.distribution
        for found in known.found()
        for type_name in found.event_types
    }
    built_in = dict.fromkeys(known.event_types(), "timeline-events")
    taken = {"type": ("a type of event", built_in | types), "check": ("a check", checks)}
    for kind in kinds:
        what, names = taken.get(kind, ("a format", formats))
        if name in names:
            raise click.UsageError(f"{names[name]} has {what} called {name!r}: give another name")
