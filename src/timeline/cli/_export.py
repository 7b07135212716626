"""``timeline export``: a timeline to one or more formats."""

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from timeline.cli import _errors
from timeline.cli._targets import STANDARD_OUTPUT, Target, plan

if TYPE_CHECKING:
    # Loaded where a command runs, so that --help and --version load nothing.
    from timeline.collection import Timeline
    from timeline.io import ExportResult

REASONS_SHOWN = 6
FIELDS_SHOWN = 6


@click.command()
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
@click.option(
    "--from", "source_format", metavar="FORMAT", help="The format of FILE, if its suffix is not it."
)
@click.option("--skip-faults", is_flag=True, help="Leave out what is wrong in FILE, and warn.")
@click.option(
    "--losses",
    "report",
    type=click.Path(dir_okay=False),
    metavar="PATH",
    help="Write all that was lost to PATH, as JSON.",
)
@click.option("--fail-on-loss", is_flag=True, help="Exit with 1 if anything was lost.")
def export(
    file: str,
    *,
    formats: tuple[str, ...],
    output: str | None,
    options: tuple[str, ...],
    source_format: str | None,
    skip_faults: bool,
    report: str | None,
    fail_on_loss: bool,
) -> None:
    r"""Write the timeline of FILE in other formats, and say what each could not carry.

    \b
    timeline export talks.toml -f ical -f markdown -o build/
    timeline export talks.toml -o talks.ics -O imprecise=marker
    timeline export talks.toml -f json -o - | less
    """
    import timeline  # noqa: PLC0415 - --help needs none of it

    with _errors.told():
        targets = plan(Path(file), formats, output, options)
        if report is not None:
            _check_report(report, [file, *(target.path for target in targets)])
        loaded = timeline.load(file, format=source_format, strict=not skip_faults)
        results = [_write(loaded, target) for target in targets]
        if report is not None:
            _write_report(results, report)
        # Standard output is the file's own when that is where it goes.
        aside = any(target.path == STANDARD_OUTPUT for target in targets)
        click.echo("\n".join(map(_summary, results)), err=aside)
    if fail_on_loss and any(result.losses for result in results):
        raise SystemExit(_errors.FOUND)


def _write(loaded: "Timeline", target: Target) -> "ExportResult":
    import timeline  # noqa: PLC0415
    from timeline.cli._progress import shown  # noqa: PLC0415

    to_standard_output = target.path == STANDARD_OUTPUT
    with (
        _errors.named("standard output" if to_standard_output else target.path),
        shown(loaded, f"writing {target.format}") as events,
    ):
        where: BinaryIO | str = target.path
        if to_standard_output:
            where = _standard_output()
        else:
            Path(target.path).parent.mkdir(parents=True, exist_ok=True)
        # The options were read by the format's own class, and none is called as export's own.
        return timeline.export(events, target.format, where, **target.options)  # type: ignore[arg-type]


def _standard_output() -> BinaryIO:
    if sys.stdout is None:  # as it is for a program that starts with it closed
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdout.buffer


def _check_report(report: str, others: list[str]) -> None:
    if report == STANDARD_OUTPUT:
        raise click.UsageError("--losses takes a file, not standard output")
    if any(Path(other).resolve() == Path(report).resolve() for other in others):
        raise click.UsageError(f"--losses {report} would overwrite that file: say another")


def _write_report(results: "list[ExportResult]", path: str) -> None:
    import json  # noqa: PLC0415

    from timeline.io import replacing  # noqa: PLC0415

    lost = {result.format: json.loads(result.losses.to_json()) for result in results}
    with _errors.named(path), replacing(path) as file:
        file.write((json.dumps(lost, ensure_ascii=False, indent=2) + "\n").encode())


def _summary(result: "ExportResult") -> str:
    from rich.filesize import decimal  # noqa: PLC0415

    place = "standard output" if result.path is None else str(result.path)
    events = f"{result.events} event{'s' * (result.events != 1)}"
    head = f"{place}: {events} as {result.format}, {decimal(result.bytes)}"
    if not result.losses:
        return f"{head}, nothing lost"
    by_reason: dict[str, list[str]] = {}
    for loss in result.losses:
        by_reason.setdefault(loss.reason, []).append(f"{loss.field} ({loss.count})")
    lines = [
        f"  lost {_some(fields)}: {reason}"
        for reason, fields in sorted(by_reason.items(), key=lambda item: -len(item[1]))
    ]
    if hidden := lines[REASONS_SHOWN:]:
        lines[REASONS_SHOWN:] = [
            f"  and for {len(hidden)} more reasons; --losses FILE has them all"
        ]
    return "\n".join([head, *lines])


def _some(fields: list[str]) -> str:
    if len(fields) <= FIELDS_SHOWN:
        return ", ".join(fields)
    return f"{', '.join(fields[:FIELDS_SHOWN])} and {len(fields) - FIELDS_SHOWN} more fields"
