"""``timeline merge``: several files as one."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from timeline.cli import _errors, _sources
from timeline.cli._losses import summary
from timeline.cli._targets import STANDARD_OUTPUT, plan, spared
from timeline.cli._usage import Command
from timeline.cli._writing import write
from timeline.errors import ConflictError

if TYPE_CHECKING:
    # Loaded where the command runs, so that --help and --version load nothing.
    from timeline.collection import Timeline

SIDES: dict[str | None, Literal["ours", "theirs"] | None] = {
    "first": "ours",
    "last": "theirs",
    None: None,
}


@click.command(cls=Command, short_help="Write the events of several files as one.")
@click.argument("files", metavar="FILE FILE...", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="PATH",
    help="The file to write, or - for standard output.",
)
@click.option(
    "-f",
    "--format",
    "format_",
    metavar="FORMAT",
    help="The format to write, where the suffix of PATH does not tell.",
)
@click.option(
    "-O",
    "--option",
    "options",
    multiple=True,
    metavar="NAME=VALUE",
    help="An option of that format. `timeline formats FORMAT` lists them.",
)
@click.option(
    "--prefer",
    type=click.Choice(["first", "last"]),
    help="Whose version to take of an event or source that files have differently.",
)
@_sources.reading_options
def merge(
    files: tuple[str, ...],
    *,
    output: str,
    format_: str | None,
    options: tuple[str, ...],
    prefer: str | None,
    source_format: str | None,
    input_options: tuple[str, ...],
    skip_faults: bool,
) -> None:
    """Write the events and sources of each FILE as one timeline.

    What files have alike stands once. An event or source that they have differently is
    refused, unless --prefer says whose version to take. Title, description and the like
    are those of the first FILE that says them. One FILE may be -, for standard input, with
    --from.

    \b
    timeline merge 2024.toml 2025.toml -o talks.toml
    timeline merge ours.toml theirs.ics -o all.json --prefer first
    """  # noqa: D301 - click wants the character itself, which sets off the examples
    with _errors.told():
        if len(files) < 2:  # noqa: PLR2004
            raise click.UsageError("one file is merged with nothing: give two or more")
        targets = plan(None, () if format_ is None else (format_,), output, options)
        (target,) = targets
        for file in files:
            if _sources.STANDARD_INPUT not in {file, target.path}:
                spared(target.path, Path(file))
        read = list(
            _sources.each_located(files, source_format, input_options, skip_faults=skip_faults)
        )
        whole = [(file, located.timeline) for file, located in read if located is not None]
        if len(whole) < len(read):
            raise SystemExit(_errors.BAD_INPUT)
        (result,) = write(_merged(whole, SIDES[prefer]), target)
        click.echo(summary(result), err=target.path == STANDARD_OUTPUT)


def _merged(
    read: "list[tuple[str, Timeline]]", prefer: Literal["ours", "theirs"] | None
) -> "Timeline":
    """All of *read* as one; every conflict is told, with its files, before it fails."""
    (_, whole), *others = read
    conflicts: list[str] = []
    for file, other in others:
        try:
            whole = whole.merge(other, prefer=prefer)
        except ConflictError as error:
            conflicts += _told(error, file, read)
            # So that what the next files have differently is found too.
            whole = whole.merge(other, prefer="ours")
    if conflicts:
        count = len(conflicts)
        click.echo("\n".join(conflicts), err=True)
        _errors.fail(
            f"error: {count} conflict{'s' * (count != 1)}; --prefer first, or last, takes a side"
        )
    return whole


def _told(error: ConflictError, file: str, read: "list[tuple[str, Timeline]]") -> list[str]:
    """A line for each conflict of *file* with one before it."""
    lines: list[str] = []
    for name, fields in error.conflicts:
        first = next(each for each, held in read if name in held or name in held.sources)
        both = f"{_sources.name_of(first)} and {_sources.name_of(file)}"
        lines.append(f"{both}: two versions of {name!r}, which differ in {', '.join(fields)}")
    return lines
