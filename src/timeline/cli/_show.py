"""``timeline show``: a timeline as a table in the terminal."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from timeline.cli import _errors, _sources
from timeline.cli._filters import Filters, filter_options
from timeline.cli._usage import Command

if TYPE_CHECKING:
    # Loaded where the command runs, so that --help and --version load nothing.
    from timeline.collection import Timeline
    from timeline.edtf import When
    from timeline.model import Statement

PLAIN_WIDTH = 120
CONTRADICTIONS_SHOWN = 10
"""How many lines stand below a table at most, which would be pushed off the screen by more."""


@click.command(cls=Command)
@click.argument("file", type=click.Path())
@_sources.reading_options
@filter_options
@click.option(
    "--locale",
    metavar="LANGUAGE",
    default="en",
    help="The language to write the dates in, as fr for French; English unless said.",
)
@click.option("--edtf", is_flag=True, help="Dates in EDTF, not in words.")
@click.option("--ids", is_flag=True, help="The id of each event too, which files and messages say.")
def show(
    file: str,
    *,
    source_format: str | None,
    input_options: tuple[str, ...],
    skip_faults: bool,
    filters: Filters,
    locale: str,
    edtf: bool,
    ids: bool,
) -> None:
    """Show the events of FILE as a table, in time order.

    FILE may be -, for standard input, with --from.
    """
    from rich.box import SIMPLE  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415 - only a drawn table pays for it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    with _errors.told():
        filters.check()
        loaded = _sources.load(file, source_format, input_options, skip_faults=skip_faults)
        shown = filters.of(loaded)

        dates = [_date(event.when, None if edtf else locale) for event in shown]
        table = Table(
            title=Text(shown.title) if shown.title else None, title_justify="left", box=SIMPLE
        )
        table.add_column("When", min_width=16, max_width=38)
        table.add_column("What", ratio=3)
        table.add_column("Who", ratio=2)
        table.add_column("Status", no_wrap=True)
        if ids:
            # Never cut, for it is there to be copied.
            table.add_column("Id", overflow="fold")
        for date, event in zip(dates, shown, strict=True):
            who = ", ".join(dict.fromkeys(actor.label for actor in event.participants))
            cells = (date, event.title, who, event.status, *((event.id,) if ids else ()))
            table.add_row(*map(Text, cells))
        console = Console()
        if not console.is_terminal:
            console.width = PLAIN_WIDTH
        # Written by click, for rich would end a closed pipe with the exit code of a loss.
        with console.capture() as captured:
            console.print(table)
            console.print(Text(f"{len(shown)} event{'s' * (len(shown) != 1)}"))
            for line in _first(_contradictions(shown, None if edtf else locale)):
                console.print(Text(line))
        # Line by line, for one long write that is cut short would go unnoticed.
        for line in captured.get().splitlines():
            # The blanks that fill a table up are for the eye; what reads a pipe has none.
            text = line if console.is_terminal else line.rstrip()
            click.echo(text, color=console.is_terminal or None)


def _first(contradictions: Iterable[str]) -> Iterator[str]:
    """As many of the *contradictions* as are shown, and how many more there are."""
    every = iter(contradictions)
    yield from islice(every, CONTRADICTIONS_SHOWN)
    if more := sum(1 for _ in every):
        yield f"and {more} more contradiction{'s' * (more != 1)}; `timeline check` tells them all"


def _contradictions(shown: "Timeline", locale: str | None) -> Iterator[str]:
    """The events whose sources contradict each other, or the date held, and what each says."""
    from timeline.checks import disagreements  # noqa: PLC0415 - --help needs none of it
    from timeline.errors import format_path  # noqa: PLC0415

    named = {source.id: source.publisher or source.label for source in shown.metadata.sources}

    def said(statement: "Statement") -> str:
        return f"{named[statement.source]} ({_date(statement.says, locale)})"

    for event in shown:
        for disagreement in disagreements(event):
            evidence = disagreement.evidence
            place = ", ".join(filter(None, (event.id, format_path(disagreement.path))))
            for pair in evidence.contradictions:
                yield f"contradiction in {place}: {said(pair.one)} against {said(pair.other)}"
            for statement in evidence.disputed:
                held = _date(evidence.held, locale)
                yield f"contradiction in {place}: {said(statement)} against the date held ({held})"
            if evidence.when is None and not evidence.contradictions:
                everybody = " against ".join(map(said, evidence.statements))
                yield f"contradiction in {place}: {everybody}, with no day that all allow"


def _date(when: "When | None", locale: str | None) -> str:
    if when is None:
        return "undated"
    return str(when) if locale is None else when.words(locale)
