"""``timeline export``: a timeline to one or more formats."""

from pathlib import Path

import click

from timeline.cli import _errors, _sources
from timeline.cli._filters import Filters, filter_options
from timeline.cli._losses import check_report, summary, write_report
from timeline.cli._targets import STANDARD_OUTPUT, check_parts, plan
from timeline.cli._usage import Command
from timeline.cli._writing import write


@click.command(cls=Command)
@click.argument("file", type=click.Path())
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT",
    help="A format to write; may be given several times. `timeline formats` lists them.",
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
@_sources.reading_options
@filter_options
@click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    metavar="N",
    help="Write as many files as it takes, NAME-1 and so on, none larger than N bytes.",
)
@click.option(
    "--losses",
    "report",
    type=click.Path(dir_okay=False),
    metavar="PATH",
    help="Write all that was lost, and of which events, to PATH, as JSON.",
)
@click.option(
    "--fail-on-loss",
    is_flag=True,
    help="Exit with 1 if anything was lost; the files are written all the same.",
)
def export(
    file: str,
    *,
    formats: tuple[str, ...],
    output: str | None,
    options: tuple[str, ...],
    source_format: str | None,
    input_options: tuple[str, ...],
    skip_faults: bool,
    filters: Filters,
    max_bytes: int | None,
    report: str | None,
    fail_on_loss: bool,
) -> None:
    """Write a timeline in other formats.

    Each line that it prints says of a file what its format could not carry. FILE may be
    -, for standard input, with --from.

    \b
    timeline export talks.toml -f ical -f markdown -o build/
    timeline export talks.toml -o talks.ics -O imprecise=marker
    timeline export talks.toml -o 2025.ics --within 2025 --tag trade
    timeline export talks.toml -f json -o - | less
    """  # noqa: D301 - click wants the character itself, which sets off the examples
    from_file = file != _sources.STANDARD_INPUT
    with _errors.told():
        filters.check()
        targets = plan(Path(file) if from_file else None, formats, output, options)
        if max_bytes is not None:
            check_parts(targets, [name for name in (file, report) if name is not None])
        if report is not None:
            written = [target.path for target in targets]
            made = [target.folder for target in targets if target.folder is not None]
            check_report(report, [file, *written] if from_file else written, made)
        loaded = _sources.load(file, source_format, input_options, skip_faults=skip_faults)
        chosen = filters.of(loaded)
        results = [
            done
            for target in targets
            for done in write(chosen, target, max_bytes, every_loss=report is not None)
        ]
        # Standard output is the file's own when that is where it goes.
        aside = any(target.path == STANDARD_OUTPUT for target in targets)
        click.echo("\n".join(map(summary, results)), err=aside)
        # Last, for the files are there, and told of, also where this fails.
        if report is not None:
            write_report(results, report)
    if fail_on_loss and any(result.losses for result in results):
        raise SystemExit(_errors.FOUND)
