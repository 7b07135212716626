"""``timeline new-plugin``: a plugin to start from."""

from pathlib import Path

import click

from timeline.cli import _errors


@click.command("new-plugin")
@click.argument("name")
@click.option(
    "-o", "--output", type=click.Path(), default=".", help="The directory to make it in; here."
)
def new_plugin(name: str, output: str) -> None:
    """Write a plugin for a format called NAME that works and passes its tests."""
    from timeline.scaffold import new_plugin as write  # noqa: PLC0415 - --help needs none of it

    with _errors.told():
        folder = write(name, Path(output))
        click.echo(f"{folder}: a plugin for the format {name!r}; its README.md says how to go on")
