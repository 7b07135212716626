"""``timeline export``: a timeline in one or more formats."""

from pathlib import Path

import click

from timeline.cli._errors import FOUND
from timeline.cli._filters import Filters, filter_options
from timeline.cli._input import STANDARD_INPUT, ReadOptions, reading_options
from timeline.cli._main import Command
from timeline.cli._output import print_summary, write, write_report
from timeline.cli._targets import STANDARD_OUTPUT, check_parts, check_report, plan


@click.command(cls=Command)
@click.argument("file", type=click.Path())
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT",
    help="A format to write; can be repeated. `timeline formats` lists them.",
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="The file to write; a directory, for several formats; or - for standard output.",
)
@click.option(
    "-O",
    "--option",
    "options",
    multiple=True,
    metavar="[FORMAT.]NAME=VALUE",
    help="An option of a format. `timeline formats FORMAT` lists them.",
)
@reading_options
@filter_options
@click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    metavar="N",
    help="Write several files, NAME-1 and so on, none larger than N bytes.",
)
@click.option(
    "--losses",
    "report",
    type=click.Path(dir_okay=False),
    metavar="PATH",
    help="Write everything that was lost, with the events' ids, to PATH, as JSON.",
)
@click.option(
    "--fail-on-loss",
    is_flag=True,
    help="Exit with 1 if anything was lost; the files are written anyway.",
)
def export(
    file: str,
    *,
    formats: tuple[str, ...],
    output: str | None,
    options: tuple[str, ...],
    read_options: ReadOptions,
    filters: Filters,
    max_bytes: int | None,
    report: str | None,
    fail_on_loss: bool,
) -> None:
    """Write a timeline in other formats.

    For each file, the command prints what its format could not carry. FILE may be -, for
    standard input, with --from.

    \b
    timeline export talks.toml -f ical -f markdown -o build/
    timeline export talks.toml -o talks.ics -O imprecise=marker
    timeline export talks.toml -o 2025.ics --within 2025 --tag trade
    timeline export talks.toml -f json -o - | less
    """  # noqa: D301 - click needs this character, which keeps the examples' line breaks
    source_file = None if file == STANDARD_INPUT else file
    source_path = None if source_file is None else Path(source_file)
    targets = plan(source_path, formats, output, options)
    if max_bytes is not None:
        check_parts(targets, filter(None, (file, report)))
    if report is not None:
        check_report(report, targets, source_file)
    timeline = filters.of(read_options.read(file).timeline)
    results = [
        result
        for target in targets
        for result in write(timeline, target, max_bytes=max_bytes, every_loss=report is not None)
    ]
    print_summary(results, aside=any(target.path == STANDARD_OUTPUT for target in targets))
    # Last, so that the files are written and reported even if this fails.
    if report is not None:
        write_report(results, report)
    if fail_on_loss and any(result.losses for result in results):
        raise SystemExit(FOUND)
