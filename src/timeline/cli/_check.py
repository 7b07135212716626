"""``timeline check``: files that can be read and have suspicious contents."""

from collections.abc import Iterator

import click

from timeline import checks, edtf
from timeline.cli._echo import echo
from timeline.cli._errors import BAD_INPUT, FOUND
from timeline.cli._input import ReadOptions, name_of, reading_options
from timeline.cli._main import Command, registry
from timeline.errors import Fault
from timeline.io import Reading


@click.command(cls=Command)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@reading_options
@click.option(
    "--as-of",
    metavar="WHEN",
    help="Also report what is wrong as of this date, such as a plan whose date is over.",
)
def check(files: tuple[str, ...], *, read_options: ReadOptions, as_of: str | None) -> None:
    """Report suspicious contents of valid files.

    Sources that contradict each other or the date of their event, statuses and relations
    that the dates rule out, countries without their codes, sources that no event cites, and
    what the rules of plugins find. Only what is certain is reported. FILE may be -, for
    standard input, with --from.

    The exit code is 1 if anything was found, and 2 if a FILE has faults.

    \b
    timeline check talks.toml forum.toml
    timeline check talks.toml --as-of 2026-01
    """  # noqa: D301 - click needs this character, which keeps the examples' line breaks
    count, faulty = 0, False
    day = None if as_of is None else edtf.parse(as_of)
    rules = [each.load() for each in registry().checks()]
    for file, reading in read_options.read_each(files):
        if reading is None:
            faulty = True
            continue
        for line in _findings(file, reading, day, rules):
            echo(line)
            count += 1
    echo(f"{count} finding{'s' * (count != 1)}")
    if faulty:
        raise SystemExit(BAD_INPUT)
    if count:
        raise SystemExit(FOUND)


def _findings(
    file: str, reading: Reading, as_of: edtf.When | None, rules: list[checks.Rule]
) -> Iterator[str]:
    """Yield a line for each finding in a file, in the order of the file."""
    found: list[tuple[int, str]] = []
    for finding in checks.check(reading.timeline, as_of=as_of, rules=rules):
        place = reading.location(finding.event, finding.path)
        # Printed as faults are: they have the same kinds of place.
        text = Fault(
            message=f"{finding.message} [{finding.kind}]",
            path=place.path,
            event=finding.event,
            line=place.line,
            address=place.address,
        )
        found.append((place.line or 0, f"{name_of(file)}: {text}"))
    return (text for _, text in sorted(found, key=lambda each: each[0]))
