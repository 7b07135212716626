"""``timeline count``: how many events there were in each period, at least and at most."""

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from typing import cast, get_args

import click

from timeline.cli._echo import echo, escape_controls
from timeline.cli._filters import Filters, filter_options
from timeline.cli._input import ReadOptions, reading_options
from timeline.cli._main import Command
from timeline.cli._table import display_width, terminal_width
from timeline.collection import Count, CountGroup, Counts, Period, Touching
from timeline.errors import FieldError

PLAIN_WIDTH = 80
"""The width of a picture that goes to a file or a pipe."""
LONGEST_BAR = 40
BARS = ("█", "░")
ASCII_BARS = ("#", ".")


@click.command(cls=Command)
@click.argument("file", type=click.Path())
@click.option(
    "--by",
    type=click.Choice(get_args(Period)),
    default="year",
    help="The periods to count by; the default is year.",
)
@click.option(
    "--group", type=click.Choice(get_args(CountGroup)), help="Divide each period by this."
)
@click.option(
    "--of",
    type=click.Choice(get_args(Touching)),
    default="touching",
    help="Count the events that touch a period, or those that start in it.",
)
@click.option(
    "--rows",
    metavar="WHEN",
    help="The first and last period, such as 2020/2025; by default all that an event may be in.",
)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    help="Bars for people, or the numbers as CSV or JSON.",
)
@click.option("--ascii", "plain", is_flag=True, help="Draw the bars with # and . characters.")
@reading_options
@filter_options
def count(
    file: str,
    *,
    by: Period,
    group: CountGroup | None,
    of: Touching,
    rows: str | None,
    format_: str,
    plain: bool,
    read_options: ReadOptions,
    filters: Filters,
) -> None:
    """Count the events of FILE in each period: at least, and at most.

    An event whose date is not exact may be in several periods. The dark part of a bar is what
    there certainly was, the pale part what there may have been. FILE may be -, for standard
    input, with --from.
    """
    timeline = filters.of(read_options.read(file).timeline)
    try:
        counts = timeline.counts(by, group=group, of=of, within=rows)
    except FieldError as error:
        raise click.UsageError(str(error).replace("`within`", "--rows")) from error
    if format_ == "csv":
        _print_csv(counts)
    elif format_ == "json":
        _print_json(counts)
    else:
        _print_bars(counts, ASCII_BARS if plain or not _has_blocks() else BARS)


def _print_bars(counts: Counts, signs: tuple[str, str]) -> None:
    texts = [_texts(row) for row in counts.rows]
    most = max((row.at_most for row in counts.rows), default=0)
    names = _column([period for period, _, _ in texts])
    groups = _column([group for _, group, _ in texts])
    room = (terminal_width() or PLAIN_WIDTH) - len(names[0] + groups[0]) - 16 if texts else 0
    scale = min(1.0, max(10, min(LONGEST_BAR, room)) / most) if most else 1.0
    for row, name, group, (_, _, number) in zip(counts.rows, names, groups, texts, strict=True):
        dark, whole = _length(row.at_least, scale), _length(row.at_most, scale)
        bar = signs[0] * dark + signs[1] * (whole - dark)
        longest = _length(most, scale)
        echo(f"{name}{group}{bar}{' ' * (longest - whole)}  {number}".rstrip())
    at_least, at_most = counts.total()
    total = _number(at_least, at_most)
    echo(f"{total} event{'s' * (at_most != 1)} in all" if texts else "no event has a date")
    if counts.undated:
        echo(f"{counts.undated} undated, in none of these rows")


def _texts(row: Count) -> tuple[str, str, str]:
    return row.period, escape_controls(row.group), _number(row.at_least, row.at_most)


def _number(at_least: int, at_most: int) -> str:
    return str(at_most) if at_least == at_most else f"{at_least} to {at_most}"


def _column(cells: Sequence[str]) -> list[str]:
    """Return *cells* padded to one width; a column of groups ends in a gap."""
    width = max(map(display_width, cells), default=0)
    gap = "  " if width else ""
    padded = (cell + " " * (width - display_width(cell)) for cell in cells)
    return [f"{cell}{gap}" for cell in padded]


def _length(count: int, scale: float) -> int:
    """Return the length of a bar: never nothing for something."""
    return max(round(count * scale), 1) if count else 0


def _has_blocks() -> bool:
    """Return whether standard output can write the characters of the bars."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        "".join(BARS).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _print_csv(counts: Counts) -> None:
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(Count._fields)
    writer.writerows(_safe(row) for row in counts.rows)
    echo(held.getvalue().removesuffix("\n"))
    if counts.undated:
        # Not a row: it would be added to the periods.
        echo(f"note: {counts.undated} undated, in none of these rows", err=True)


def _safe(row: Count) -> Iterator[object]:
    """Yield the cells of *row*; a group that a spreadsheet would compute gets an apostrophe."""
    for cell in row:
        starts_formula = isinstance(cell, str) and cell.startswith(("=", "+", "@", "\t", "\r"))
        yield f"'{cell}" if starts_formula else cell


def _print_json(counts: Counts) -> None:
    at_least, at_most = counts.total()
    peak = counts.peak()
    found = {
        "by": counts.by,
        "rows": [row._asdict() for row in counts.rows],
        "undated": counts.undated,
        "total": {"at_least": at_least, "at_most": at_most},
        "peak": peak._asdict(),
    }
    echo(json.dumps(cast("object", found), ensure_ascii=False, indent=2))
