"""``timeline show``: a timeline as a table in the terminal."""

import os
import sys
from collections.abc import Iterator
from itertools import islice

import click

from timeline.checks import disagreements
from timeline.cli._errors import errors_printed
from timeline.cli._filters import Filters, filter_options
from timeline.cli._input import ReadOptions, reading_options
from timeline.cli._main import Command
from timeline.cli._table import table
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
    with errors_printed():
        timeline = filters.of(read_options.read(file).timeline)
        for line in _lines(timeline, None if edtf else locale, ids=ids):
            # One by one: click does not notice when a single long write is cut short.
            click.echo(line)


def _lines(timeline: Timeline, locale: str | None, *, ids: bool) -> Iterator[str]:
    headings = ["When", "What", "Who", "Status", *(["Id"] if ids else [])]
    rows: list[list[str]] = []
    for event in timeline:
        who = ", ".join(dict.fromkeys(actor.label for actor in event.participants))
        date = _date_of(event, locale)
        rows.append([date, event.title, who, event.status, *([event.id] if ids else [])])
    shares = [3, 5, 4, 0, *([4] if ids else [])]
    if timeline.title:
        yield timeline.title
        yield ""
    head, *body = table(headings, rows, width=_width(), shares=shares)
    yield click.style(head, bold=True)
    yield from body
    yield ""
    yield f"{len(timeline)} event{'s' * (len(timeline) != 1)}"
    contradictions = _contradictions(timeline, locale)
    yield from islice(contradictions, MOST_CONTRADICTIONS)
    if more := sum(1 for _ in contradictions):
        yield f"and {more} more contradiction{'s' * (more != 1)}; `timeline check` lists them all"


def _width() -> int:
    """Return the width of the terminal, or of ``COLUMNS``, or of a table that goes elsewhere."""
    # There is no standard output in a program that starts with it closed.
    to_terminal = sys.stdout is not None and sys.stdout.isatty()
    if to_terminal or os.environ.get("COLUMNS"):
        import shutil  # noqa: PLC0415 - not for a table that goes elsewhere

        return shutil.get_terminal_size().columns
    return PLAIN_WIDTH


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
