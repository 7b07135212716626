"""``timeline new``: a timeline to start from."""

import errno
import os
from pathlib import Path

import click

from timeline.cli import _errors
from timeline.cli._usage import Command


@click.command(cls=Command)
@click.argument("file", type=click.Path())
def new(file: str) -> None:
    """Write a timeline to start from.

    It goes to FILE, whose name ends in .toml, and has a few events, and in comments every
    field that there is. A file that is there already is left alone.
    """
    from timeline.io import replacing  # noqa: PLC0415 - --help needs none of it
    from timeline.scaffold import starter  # noqa: PLC0415

    _check_name(file)
    with _errors.told(), _errors.named(file):
        if os.path.lexists(file):
            raise FileExistsError(
                errno.EEXIST, "it is there already, and is left as it is: say another name", file
            )
        with replacing(file) as written:
            written.write(starter().encode())
        click.echo(f"{file}: a timeline to start from; `timeline show {file}` prints it")
        if not _can_read(file):
            click.echo("warning: nothing installed reads it: install timeline-toml", err=True)


def _check_name(file: str) -> None:
    """Refuse what is no name of a file in the authoring format."""
    from timeline.scaffold import STARTER_SUFFIX  # noqa: PLC0415

    path = Path(file)
    if path.suffix.lower() == STARTER_SUFFIX:
        return
    # A dash, which is standard output elsewhere, or ".toml" alone, have no better name in them.
    stem = path.stem if path.stem[:1].isalnum() else "talks"
    raise click.UsageError(
        f"a timeline to start from is a TOML file, and {file!r} is not the name of one:"
        f" say {path.parent / (stem + STARTER_SUFFIX)}; `timeline export` writes other formats"
    )


def _can_read(file: str) -> bool:
    from timeline.errors import FormatError  # noqa: PLC0415
    from timeline.plugins import default_registry  # noqa: PLC0415

    try:
        default_registry().importer_for(file)
    except FormatError:
        return False
    return True
