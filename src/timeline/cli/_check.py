"""``timeline check``: files that can be read and have suspicious contents."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

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
@click.option(
    "--as-known",
    metavar="DATE",
    help="Check only what the cited sources had said by this date, as they had said it.",
)
@click.option("--certain", is_flag=True, help="With --as-known: only what they certainly had said.")
def check(
    files: tuple[str, ...],
    *,
    read_options: ReadOptions,
    as_of: str | None,
    as_known: str | None,
    certain: bool,
) -> None:
    """Report suspicious contents of valid files.

    Sources that contradict each other or the date of their event, statuses and relations
    that the dates rule out, countries without their codes, sources that no event cites, and
    what the rules of plugins find. Only what is certain is reported. FILE may be -, for
    standard input, with --from.

    The exit code is 1 if anything was found, and 2 if a FILE has faults.

    \b
    timeline check talks.toml forum.toml
    timeline check talks.toml --as-of 2026-01
    timeline check talks.toml --as-known 2025-07-01
    """  # noqa: D301 - click needs this character, which keeps the examples' line breaks
    if certain and as_known is None:
        raise click.UsageError("--certain needs --as-known")
    known = None if as_known is None else edtf.parse(as_known)
    count, faulty = 0, False
    day = None if as_of is None else edtf.parse(as_of)
    rules = [each.load() for each in registry().checks()]
    for file, reading in read_options.read_each(files):
        if reading is None:
            faulty = True
            continue
        timeline = reading.timeline
        if known is not None:
            timeline = timeline.as_known(known, "certain" if certain else "possible")
        found = checks.check(timeline, as_of=day, rules=rules)
        for line in _lines(file, reading, found, is_whole=known is None):
            echo(line)
            count += 1
    echo(f"{count} finding{'s' * (count != 1)}")
    if faulty:
        raise SystemExit(BAD_INPUT)
    if count:
        raise SystemExit(FOUND)


def _lines(
    file: str, reading: Reading, findings: Iterable[checks.Finding], *, is_whole: bool
) -> Iterator[str]:
    """Yield a line for each finding in a file, in the order of the file."""
    found: list[tuple[int, str]] = []
    for finding in findings:
        # Where something is left out, what follows it has another number in the file.
        path = finding.path if is_whole else tuple(takewhile(_is_name, finding.path))
        place = reading.location(finding.event, path)
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


def _is_name(step: str | int) -> bool:
    return isinstance(step, str)
