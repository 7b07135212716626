"""``timeline new-plugin``: a plugin to start from."""

from pathlib import Path

import click

from timeline.cli import _errors
from timeline.cli._usage import Command


@click.command("new-plugin", cls=Command)
@click.argument("name")
@click.option(
    "-o", "--output", type=click.Path(), default=".", help="The directory to make it in; here."
)
def new_plugin(name: str, output: str) -> None:
    """Write a plugin to start from.

    It is one for a format called NAME, works, and passes its tests.
    """
    from timeline.scaffold import new_plugin as write  # noqa: PLC0415 - --help needs none of it

    with _errors.told():
        _check_name(name)
        folder = write(name, Path(output))
        click.echo(f"{folder}: a plugin for the format {name!r}; its README.md says how to go on")


def _check_name(name: str) -> None:
    """Refuse the name of a format that is installed: of two, neither would be chosen by it."""
    from timeline.plugins import default_registry  # noqa: PLC0415

    registry = default_registry()
    by = {known.spec.name: known.plugin for known in registry.importers()}
    by |= {known.spec.name: known.plugin for known in registry.exporters()}
    wanted = name.removeprefix("timeline-")
    if wanted in by:
        raise click.UsageError(
            f"{wanted!r} is the name of a format that is installed,"
            f" by {by[wanted].distribution}: say another name"
        )
