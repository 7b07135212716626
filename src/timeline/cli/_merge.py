"""``timeline merge``: several files as one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import click

from timeline.cli._echo import echo
from timeline.cli._errors import BAD_INPUT, fail
from timeline.cli._input import STANDARD_INPUT, ReadOptions, name_of, reading_options
from timeline.cli._main import Command
from timeline.cli._output import print_summary, write
from timeline.cli._targets import STANDARD_OUTPUT, not_the_source, plan
from timeline.collection import Timeline
from timeline.errors import ConflictError
from timeline.model import Event

_SIDES: dict[str | None, Literal["ours", "theirs"] | None] = {
    "first": "ours",
    "last": "theirs",
    None: None,
}
_MOST_LINES = 20


@click.command(cls=Command)
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
    help="The format to write, if the suffix of PATH does not say it.",
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
    help="Which version to take of an event or source that differs between files.",
)
@reading_options
def merge(
    files: tuple[str, ...],
    *,
    output: str,
    format_: str | None,
    options: tuple[str, ...],
    prefer: str | None,
    read_options: ReadOptions,
) -> None:
    """Write the events and sources of each FILE as one timeline.

    Events and sources that are equal in several files are written once. If they differ, the
    command fails, unless --prefer says which version to take; the others are named. Title,
    description, language and revision come from the first FILE that has them. One FILE may
    be -, for standard input, with --from.

    \b
    timeline merge 2024.toml 2025.toml -o talks.toml
    timeline merge ours.toml theirs.ics -o all.json --prefer first
    """  # noqa: D301 - click needs this character, which keeps the examples' line breaks
    if len(files) < 2:  # noqa: PLR2004
        raise click.UsageError("there is nothing to merge in one file: give two or more")
    (target,) = plan(None, () if format_ is None else (format_,), output, options)
    for file in files:
        if STANDARD_INPUT not in {file, target.path}:
            not_the_source(target.path, Path(file))
    read = list(read_options.read_each(files))
    timelines = [(file, reading.timeline) for file, reading in read if reading is not None]
    if len(timelines) < len(read):
        raise SystemExit(BAD_INPUT)
    whole, dropped = _merged(timelines, _SIDES[prefer])
    results = write(whole, target)
    print_summary(results, aside=target.path == STANDARD_OUTPUT)
    _print_first(dropped)


def _print_first(lines: list[str]) -> None:
    """Print the first of *lines*, and how many more there are."""
    for line in lines[:_MOST_LINES]:
        echo(line, err=True)
    if len(lines) > _MOST_LINES:
        echo(f"and {len(lines) - _MOST_LINES} more", err=True)


def _merged(
    read: list[tuple[str, Timeline]], prefer: Literal["ours", "theirs"] | None
) -> tuple[Timeline, list[str]]:
    """Return all of *read* as one, and a line for each version that *prefer* drops.

    Without it, print every conflict, with its files, before failing.
    """
    (_, whole), *others = read
    conflicts: list[str] = []
    for number, (file, other) in enumerate(others, 1):
        try:
            whole = whole.merge(other)
        except ConflictError as error:
            for name, fields in error.conflicts:
                having = [
                    each for each, held in read[:number] if name in held or name in held.sources
                ]
                if prefer is None:
                    conflicts.append(
                        f"{name_of(having[0])} and {name_of(file)}: two versions of {name!r}, which"
                        f" differ in {', '.join(fields)}"
                    )
                elif prefer == "ours":
                    conflicts.append(_dropped(file, name, fields, other, whole))
                else:
                    conflicts.append(_dropped(having[-1], name, fields, whole, other))
            # So that the conflicts of the next files are found too.
            whole = whole.merge(other, prefer=prefer or "ours")
    if conflicts and prefer is None:
        count = len(conflicts)
        _print_first(conflicts)
        fail(
            f"error: {count} conflict{'s' * (count != 1)};"
            " --prefer first or --prefer last chooses a version"
        )
    return whole, conflicts


def _dropped(file: str, name: str, fields: Iterable[str], losing: Timeline, kept: Timeline) -> str:
    """Return which version of an event or source is dropped, and what only it says."""
    one, other = losing.get(name), kept.get(name)
    said = ", ".join(fields)
    if one is not None and other is not None and one != other:
        said = ", ".join(_said(field, one, other) for field in fields)
    return f"{name_of(file)}: dropped its version of {name!r}, which differs in {said}"


def _said(field: str, dropped: Event, kept: Event) -> str:
    """Return *field* with what is dropped of it, if that is a date or the citations."""
    if field == "when" and dropped.when is not None:
        return f"when ({dropped.when})"
    if field == "citations":
        cited = [
            each.source if each.says is None else f"{each.source} says {each.says}"
            for each in dropped.citations
            if each not in kept.citations
        ]
        return f"citations ({', '.join(cited)})" if cited else field
    return field
