"""``timeline show``: a timeline as a table in the terminal."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

import click

from timeline.cli import _errors, _sources
from timeline.errors import nearest

if TYPE_CHECKING:
    # Loaded where the command runs, so that --help and --version load nothing.
    from timeline.collection import Timeline
    from timeline.edtf import When

PLAIN_WIDTH = 120


@click.command()
@click.argument("file", type=click.Path())
@click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    help="The format of FILE, if its suffix does not say.",
)
@_sources.input_options
@click.option("--within", metavar="WHEN", help="Only what may lie within this date, as 2024-07.")
@click.option("--overlapping", metavar="WHEN", help="Only what may share time with this date.")
@click.option(
    "--certain", is_flag=True, help="With --within or --overlapping: only what certainly does."
)
@click.option("--type", "type_", metavar="TYPE", help="Only events of this type, as declaration.")
@click.option("--actor", metavar="NAME", help="Only events of this actor, by code or name.")
@click.option("--tag", metavar="TAG", help="Only events of this tag.")
@click.option("--status", metavar="STATUS", help="Only events of this status, as planned.")
@click.option("--locale", default="en", help="The language of the dates, as fr; en.")
@click.option("--edtf", is_flag=True, help="Dates in EDTF, not in words.")
def show(
    file: str,
    *,
    source_format: str | None,
    input_options: tuple[str, ...],
    within: str | None,
    overlapping: str | None,
    certain: bool,
    type_: str | None,
    actor: str | None,
    tag: str | None,
    status: str | None,
    locale: str,
    edtf: bool,
) -> None:
    """Show the events of FILE as a table, in time order."""
    from rich.box import SIMPLE  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415 - only a drawn table pays for it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    import timeline  # noqa: PLC0415 - --help needs none of it

    if certain and within is None and overlapping is None:
        raise click.UsageError("--certain needs --within or --overlapping")
    with _errors.told():
        if status is not None:
            _check_status(status)
        read_with = _sources.parsed(file, source_format, input_options)
        # The options were read by the format's own class, and none is called as load's own.
        shown = timeline.load(file, format=source_format, **read_with)  # type: ignore[arg-type]
        if type_ is not None:
            _check_type(type_, shown)
        certainty: Literal["certain", "possible"] = "certain" if certain else "possible"
        if within is not None:
            shown = shown.within(within, certainty)
        if overlapping is not None:
            shown = shown.overlapping(overlapping, certainty)
        shown = shown.where(type=type_, actor=actor, tag=tag, status=status)

        dates = [_date(event.when, None if edtf else locale) for event in shown]
        table = Table(
            title=Text(shown.title) if shown.title else None, title_justify="left", box=SIMPLE
        )
        table.add_column("When", min_width=16, max_width=38)
        table.add_column("What", ratio=3)
        table.add_column("Who", ratio=2)
        table.add_column("Status", no_wrap=True)
        for date, event in zip(dates, shown, strict=True):
            who = ", ".join(actor.label for actor in event.actors)
            table.add_row(*(Text(cell) for cell in (date, event.title, who, event.status)))
        console = Console()
        if not console.is_terminal:
            console.width = PLAIN_WIDTH
        # Written by click, for rich would end a closed pipe with the exit code of a loss.
        with console.capture() as captured:
            console.print(table)
            console.print(Text(f"{len(shown)} event{'s' * (len(shown) != 1)}"))
            for line in _contradictions(shown, None if edtf else locale):
                console.print(Text(line))
        # Line by line, for one long write that is cut short would go unnoticed.
        for line in captured.get().splitlines():
            click.echo(line, color=console.is_terminal or None)


def _check_status(status: str) -> None:
    from timeline.model import Status  # noqa: PLC0415

    _check("--status", status, "statuses", Status)


def _check_type(type_: str, shown: "Timeline") -> None:
    """Refuse a type that neither is installed nor stands in the file."""
    from timeline.plugins import default_registry  # noqa: PLC0415

    known = {*default_registry().event_types(), *(event.type for event in shown)}
    _check("--type", type_, "types", sorted(known))


def _check(option: str, given: str, kinds: str, known: Iterable[str]) -> None:
    names = list(map(str, known))
    if given not in names:
        near = nearest(given, names) or ";"
        raise click.UsageError(f"{option} {given!r}{near} the {kinds} are {', '.join(names)}")


def _contradictions(shown: "Timeline", locale: str | None) -> Iterator[str]:
    """The events whose sources contradict each other, or the date held, and what each says."""
    named = {source.id: source.publisher or source.label for source in shown.metadata.sources}
    for event in shown:
        if all(citation.says is None for citation in event.citations):
            continue
        evidence = event.evidence()
        for pair in evidence.contradictions:
            both = (f"{named[s.source]} ({_date(s.when, locale)})" for s in (pair.one, pair.other))
            yield f"contradiction in {event.id}: {' against '.join(both)}"
        for said in evidence.disputed:
            yield (
                f"contradiction in {event.id}: {named[said.source]} ({_date(said.when, locale)})"
                f" against the date held ({_date(event.when, locale)})"
            )


def _date(when: "When | None", locale: str | None) -> str:
    if when is None:
        return "undated"
    return str(when) if locale is None else when.words(locale)
