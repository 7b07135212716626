"""``timeline show``: a timeline as a table in the terminal."""

from collections.abc import Iterator
from itertools import islice

import click

from timeline.checks import disagreements
from timeline.cli._echo import echo, escape_controls
from timeline.cli._filters import Filters, filter_options
from timeline.cli._input import ReadOptions, reading_options
from timeline.cli._main import Command
from timeline.cli._table import table, terminal_width
from timeline.collection import Timeline
from timeline.edtf import When
from timeline.errors import format_path
from timeline.model import Event, Statement

PLAIN_WIDTH = 120
"""The width of a table that goes to a file or a pipe."""
MOST_CONTRADICTIONS = 10
"""How many lines follow a table at most; more would push it off the screen."""


@click.command(cls=Command)
@click.argument("file", type=click.Path())
@reading_options
@filter_options
@click.option(
    "--locale",
    metavar="LANGUAGE",
    default="en",
    help="The language of the dates, such as fr for French. Default: English.",
)
@click.option("--edtf", is_flag=True, help="Write dates in EDTF, not in words.")
@click.option("--ids", is_flag=True, help="Add the id of each event, which messages refer to.")
def show(
    file: str, *, read_options: ReadOptions, filters: Filters, locale: str, edtf: bool, ids: bool
) -> None:
    """Show the events of FILE as a table, in time order.

    FILE may be -, for standard input, with --from.
    """
    timeline = filters.of(read_options.read(file).timeline)
    _print(timeline, None if edtf else locale, ids=ids)


def _print(timeline: Timeline, locale: str | None, *, ids: bool) -> None:
    # Line by line: click does not notice when a single long write is cut short.
    headings = ["When", "What", "Who", "Status", *(["Id"] if ids else [])]
    rows: list[list[str]] = []
    for event in timeline:
        who = ", ".join(dict.fromkeys(actor.label for actor in event.participants))
        date = _date_of(event, locale)
        row = [date, event.title, who, event.status, *([event.id] if ids else [])]
        rows.append([*map(escape_controls, row)])
    shares = [3, 5, 4, 0, *([4] if ids else [])]
    if timeline.title:
        echo(f"{timeline.title}\n")
    for number, line in enumerate(
        table(headings, rows, width=terminal_width() or PLAIN_WIDTH, shares=shares)
    ):
        echo(line, bold=number == 0)
    echo(f"\n{len(timeline)} event{'s' * (len(timeline) != 1)}")
    contradictions = _contradictions(timeline, locale)
    for contradiction in islice(contradictions, MOST_CONTRADICTIONS):
        echo(contradiction)
    if more := sum(1 for _ in contradictions):
        echo(f"and {more} more contradiction{'s' * (more != 1)}; `timeline check` lists them all")


def _contradictions(timeline: Timeline, locale: str | None) -> Iterator[str]:
    """Yield what sources say that contradicts another source or the date of the event."""
    named = {source.id: source.publisher or source.label for source in timeline.metadata.sources}

    def said(statement: Statement) -> str:
        return f"{named[statement.source]} ({_date(statement.says, locale)})"

    for event in timeline:
        for disagreement in disagreements(event):
            evidence = disagreement.evidence
            place = ", ".join(filter(None, (event.id, format_path(disagreement.path))))
            for pair in evidence.contradictions:
                both = f"{said(pair.one)} against {said(pair.other)}"
                yield f"contradiction in {place}: {both}"
            for statement in evidence.disputed:
                both = (
                    f"{said(statement)} against the event's date ({_date(evidence.held, locale)})"
                )
                yield f"contradiction in {place}: {both}"
            if evidence.when is None and not evidence.contradictions:
                everybody = " against ".join(map(said, evidence.statements))
                yield f"contradiction in {place}: {everybody}; no day agrees with all of them"


def _date_of(event: Event, locale: str | None) -> str:
    """Return the date of *event*, or, without one, its dated steps."""
    if event.when is None and (dated := [step for step in event.steps if step.when]):
        return ", ".join(f"{step.stage} {_date(step.when, locale)}" for step in dated)
    return _date(event.when, locale)


def _date(when: When | None, locale: str | None) -> str:
    if when is None:
        return "undated"
    return str(when) if locale is None else when.words(locale)
