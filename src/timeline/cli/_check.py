"""``timeline check``: what is readable in files and still doubtful."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from timeline.cli import _errors, _sources
from timeline.cli._usage import Command
from timeline.errors import Fault, format_path

if TYPE_CHECKING:
    # Loaded where the command runs, so that --help and --version load nothing.
    from timeline.edtf import When
    from timeline.io import Located


@click.command(cls=Command, short_help="Tell what is doubtful in files.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@_sources.reading_options
@click.option(
    "--as-of",
    metavar="WHEN",
    help="Also what is doubtful only as of this date, as a plan whose date is over.",
)
def check(
    files: tuple[str, ...],
    *,
    source_format: str | None,
    input_options: tuple[str, ...],
    skip_faults: bool,
    as_of: str | None,
) -> None:
    """Tell what is readable in each FILE and still doubtful.

    Sources that contradict each other or the date held, a status or a relation that the
    dates rule out, countries without their codes, and sources that nothing cites. Only what
    is certain is told. FILE may be -, for standard input, with --from.

    It exits with 1 if anything was found, and with 2 if a FILE has faults.

    \b
    timeline check talks.toml forum.toml
    timeline check talks.toml --as-of 2026-01
    """  # noqa: D301 - click wants the character itself, which sets off the examples
    from timeline.edtf import parse  # noqa: PLC0415 - --help needs none of it

    count, faulty = 0, False
    with _errors.told():
        day = None if as_of is None else parse(as_of)
        for file, located in _sources.each_located(
            files, source_format, input_options, skip_faults=skip_faults
        ):
            if located is None:
                # The others are looked at all the same.
                faulty = True
                continue
            for line in _found(file, located, day):
                click.echo(line)
                count += 1
        click.echo(f"{count} finding{'s' * (count != 1)}")
    if faulty:
        raise SystemExit(_errors.BAD_INPUT)
    if count:
        raise SystemExit(_errors.FOUND)


def _found(file: str, located: "Located", as_of: "When | None") -> Iterator[str]:
    """The findings of a file, a line each, in the order of its lines."""
    from timeline import checks  # noqa: PLC0415 - --help needs none of it

    name = _sources.name_of(file)
    found: list[tuple[int, str]] = []
    for finding in checks.check(located.timeline, as_of=as_of):
        place = located.place(finding.event, format_path(finding.path))
        # Told as a fault is, which has the same places.
        told = Fault(
            message=f"{finding.message} [{finding.kind}]",
            path=place.path,
            event=finding.event,
            line=place.line,
        )
        found.append((place.line or 0, f"{name}: {told}"))
    return (text for _, text in sorted(found, key=lambda each: each[0]))
