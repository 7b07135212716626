"""``timeline duplicates``: pairs of events that may be one event, recorded twice."""

import click

from timeline.cli._echo import echo
from timeline.cli._errors import BAD_INPUT
from timeline.cli._input import ReadOptions, reading_options
from timeline.cli._main import Command
from timeline.collection import Duplicate
from timeline.collection import duplicates as find_duplicates

_MOST_FILES = 2


@click.command(cls=Command)
@click.argument("files", metavar="FILE [FILE]", nargs=-1, required=True, type=click.Path())
@click.option(
    "--at-least",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.5,
    help="The lowest score to list, above 0 and at most 1; the default is 0.5.",
)
@reading_options
def duplicates(files: tuple[str, ...], *, at_least: float, read_options: ReadOptions) -> None:
    """List the events of FILE that may be one event, or those of two FILEs.

    Events of one type and one day are compared by the words of their titles; rare words weigh
    more. The score is no probability: each line says how many pairs within one file look as
    alike, and in a file that has each event once these are different events. FILE may be -,
    for standard input, with --from.

    \b
    timeline duplicates ours.toml theirs.toml --at-least 0.7
    timeline merge ours.toml theirs.toml --unite --same OURS=THEIRS -o both.toml
    """  # noqa: D301 - click needs this character, which keeps the examples' line breaks
    if len(files) > _MOST_FILES:
        raise click.UsageError("give one file, or two to compare with each other")
    read = [reading for _, reading in read_options.read_each(files)]
    timelines = [reading.timeline for reading in read if reading is not None]
    if len(timelines) < len(read):
        raise SystemExit(BAD_INPUT)
    found = find_duplicates(*timelines, at_least=at_least)
    for pair in found:
        echo(_text(pair))
    count = f"{len(found)} pair{'s' * (len(found) != 1)}"
    if not found:
        echo(f"{count} with a score of {at_least:g} or more")
        return
    echo(
        f"{count} with a score of {at_least:g} or more, which is no probability;"
        f" {found[0].compared:,} were compared within one file"
    )


def _text(pair: Duplicate) -> str:
    return f"{pair}\n      {pair.one.title}\n      {pair.other.title}"
