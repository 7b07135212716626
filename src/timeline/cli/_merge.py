"""``timeline merge``: several files as one."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import click

from timeline.cli._echo import echo
from timeline.cli._errors import BAD_INPUT, FOUND, fail
from timeline.cli._input import STANDARD_INPUT, ReadOptions, name_of, reading_options
from timeline.cli._main import Command
from timeline.cli._output import print_summary, write
from timeline.cli._targets import STANDARD_OUTPUT, not_the_source, plan
from timeline.cli._unite import drive, unite
from timeline.collection import Timeline, UniteNote
from timeline.errors import ConflictError
from timeline.errors.messages import brief
from timeline.model import Event

_SIDES: dict[str | None, Literal["ours", "theirs"] | None] = {
    "first": "ours",
    "ours": "ours",
    "last": "theirs",
    "theirs": "theirs",
    None: None,
}
_MOST_LINES = 20


@click.command(cls=Command)
@click.argument("files", metavar="FILE FILE...", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o",
    "--output",
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
    type=click.Choice(["first", "last", "ours", "theirs"]),
    help="Which version to take of what differs between files; ours is the first, theirs the last.",
)
@click.option(
    "--unite",
    "uniting",
    is_flag=True,
    help="Make one of two versions, with the evidence of both, and name what is dropped.",
)
@click.option(
    "--base",
    metavar="FILE",
    help="With --unite, the version that both files were made from.",
)
@click.option(
    "--same",
    "pairs",
    multiple=True,
    metavar="A=B",
    help="With --unite, event B of a later FILE is event A of the first.",
)
@click.option(
    "--fail-on-loss",
    is_flag=True,
    help="With --unite, exit with 1 if anything was lost or needs a decision.",
)
@click.option(
    "--git-driver",
    is_flag=True,
    help="Merge BASE OURS THEIRS [NAME], which git passes, into OURS.",
)
@reading_options
def merge(
    files: tuple[str, ...],
    *,
    output: str | None,
    format_: str | None,
    options: tuple[str, ...],
    prefer: str | None,
    uniting: bool,
    base: str | None,
    pairs: tuple[str, ...],
    fail_on_loss: bool,
    git_driver: bool,
    read_options: ReadOptions,
) -> None:
    """Write the events and sources of each FILE as one timeline.

    Events and sources that are equal in several files are written once. If they differ, the
    command fails, unless --prefer says which version to take; the others are named. Title,
    description, language and revision come from the first FILE that has them. One FILE may
    be -, for standard input, with --from.

    With --unite, two versions of an event become one. Citations, actors and figures of both
    stay, dates are narrowed to what both say, and every decision is reported. With --base, what
    only one of two FILEs changed is taken from it.

    As a merge driver of git: timeline merge --git-driver %O %A %B %P

    \b
    timeline merge 2024.toml 2025.toml -o talks.toml
    timeline merge ours.toml theirs.ics -o all.json --prefer first
    timeline merge ours.toml theirs.toml --unite --base old.toml -o new.toml
    """  # noqa: D301 - click needs this character, which keeps the examples' line breaks
    side = _SIDES[prefer]
    of_unite = {"--base": base, "--same": pairs, "--fail-on-loss": fail_on_loss}
    if git_driver:
        _refuse({"-o": output, "-f": format_, "--base": base, "--same": pairs}, "--git-driver")
        notes = drive(files, side or "ours", options, read_options)
        _print_notes(notes)
        _exit_on_loss(notes if fail_on_loss else ())
        return
    if not uniting:
        _refuse(of_unite, "plain merging: give --unite")
    if output is None:
        raise click.UsageError("Missing option '-o' / '--output'.")
    if len(files) < 2:  # noqa: PLR2004
        raise click.UsageError("there is nothing to merge in one file: give two or more")
    (target,) = plan(None, () if format_ is None else (format_,), output, options)
    if base is not None and len(files) > 2:  # noqa: PLR2004
        raise click.UsageError("--base is the version that two files were made from: give two")
    all_files = files if base is None else (*files, base)
    for file in all_files:
        if STANDARD_INPUT not in {file, target.path}:
            not_the_source(target.path, Path(file))
    read = list(read_options.read_each(all_files))
    timelines = [(file, reading.timeline) for file, reading in read if reading is not None]
    if len(timelines) < len(read):
        raise SystemExit(BAD_INPUT)
    if not uniting:
        whole, dropped = _merged(timelines, side)
        print_summary(write(whole, target), aside=target.path == STANDARD_OUTPUT)
        _print_first(dropped)
        return
    was = None if base is None else timelines.pop()[1]
    whole, notes = unite(timelines, was, side or "ours", pairs)
    print_summary(write(whole, target), aside=target.path == STANDARD_OUTPUT)
    _print_notes(notes)
    _exit_on_loss(notes if fail_on_loss else ())


def _refuse(given: Mapping[str, object], way: str) -> None:
    """Refuse the options that are given and do not belong to this way of merging."""
    for name, value in given.items():
        if value:
            raise click.UsageError(f"{name} is not for {way}")


def _exit_on_loss(notes: Iterable[UniteNote]) -> None:
    if any(note.is_loss for note in notes):
        raise SystemExit(FOUND)


def _print_notes(notes: Iterable[UniteNote]) -> None:
    """Print all that needs a decision, and then the first of what does not."""
    for note in notes:
        if note.is_loss:
            echo(str(note), err=True)
    _print_first([str(note) for note in notes if not note.is_loss])


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
            " --prefer first or --prefer last chooses a version, --unite makes one of both"
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
    """Return *field* with what is dropped of it, if that fits in a line."""
    value: object = getattr(dropped, field, None)
    if field == "when" and dropped.when is not None:
        return f"when ({dropped.when})"
    if isinstance(value, str) and value:
        return f"{field} ({brief(str(value))})"
    if field == "citations":
        cited = [
            each.source if each.says is None else f"{each.source} says {each.says}"
            for each in dropped.citations
            if each not in kept.citations
        ]
        return f"citations ({', '.join(cited)})" if cited else field
    return field
