"""``timeline view``: a timeline as a page in the browser."""

import os
import tempfile
import webbrowser
from pathlib import Path

import click

from timeline.cli._echo import echo
from timeline.cli._filters import Filters, filter_options
from timeline.cli._input import STANDARD_INPUT, ReadOptions, reading_options
from timeline.cli._main import Command
from timeline.cli._output import print_summary, write
from timeline.cli._targets import Target, plan
from timeline.errors import FormatError

PAGE = "html"


@click.command(cls=Command)
@click.argument("file", type=click.Path())
@click.option(
    "-O",
    "--option",
    "options",
    multiple=True,
    metavar="NAME=VALUE",
    help="An option of the page. `timeline formats html` lists them.",
)
@reading_options
@filter_options
@click.option("--no-open", is_flag=True, help="Write the page, and do not open the browser.")
def view(
    file: str,
    *,
    options: tuple[str, ...],
    read_options: ReadOptions,
    filters: Filters,
    no_open: bool,
) -> None:
    """Show a timeline in the browser.

    The page is written to a new temporary folder, whose path is printed. To keep it, or to send
    it to somebody, use `timeline export FILE -o PAGE.html`. FILE may be -, for standard input,
    with --from.
    """
    source = None if file == STANDARD_INPUT else Path(file)
    target = _page(source, options)
    timeline = filters.of(read_options.read(file).timeline)
    # Made last, so that a file with faults leaves no empty folder.
    folder = tempfile.mkdtemp(prefix="timeline-")
    target = target._replace(path=str(Path(folder, target.path)), folder=folder)
    print_summary(write(timeline, target), aside=False)
    if not no_open and not webbrowser.open(Path(target.path).as_uri()):
        echo("no browser could be opened: open the file above in one", err=True)


def _page(source: Path | None, options: tuple[str, ...]) -> Target:
    """Return the page to write, by its name alone; its options are checked."""
    try:
        (target,) = plan(source, (PAGE,), f"{tempfile.gettempdir()}{os.sep}", options)
    except FormatError as error:
        message = f"{error}; timeline-html brings it"
        raise FormatError(message, name=error.name, known=error.known) from error
    return target._replace(path=Path(target.path).name)
