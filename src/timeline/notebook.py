"""What a notebook shows of a timeline or an event: a picture, or a table.

A notebook displays the richest form that it is given. A picture comes from the format ``svg``,
if a plugin brings it, and is given alone: JupyterLab would prefer a table beside it.
"""

from collections.abc import Iterable, Iterator
from html import escape

from timeline.collection import Timeline
from timeline.errors import FormatError, PluginWarning, TimelineError
from timeline.errors.messages import emit_warning
from timeline.io import dumps
from timeline.labels import amount, own_title
from timeline.model import Actor, Event, Place
from timeline.plugins import Registry

PICTURE = "svg"
PICTURE_WIDTH = 760
"""Pixels; the width of a cell's output in common notebooks."""
MOST_DRAWN = 300
"""A picture of more events would be larger than the notebook around it."""
MOST_ROWS = 60


def timeline_bundle(timeline: Timeline, *, registry: Registry | None = None) -> dict[str, str]:
    """Return the picture of *timeline*, or a table of its first events, by media type."""
    plain = repr(timeline)
    if len(timeline) <= MOST_DRAWN and (picture := _picture(timeline, registry)):
        return {"text/plain": plain, "image/svg+xml": picture}
    return {"text/plain": plain, "text/html": _timeline_table(timeline)}


def event_bundle(event: Event) -> dict[str, str]:
    """Return a table of what is known of *event*, by media type."""
    return {"text/plain": repr(event), "text/html": _event_table(event)}


def _picture(timeline: Timeline, registry: Registry | None) -> str:
    """Return the picture of *timeline*; empty if there is no plugin for it, or it fails."""
    try:
        return dumps(timeline, PICTURE, registry=registry, width=PICTURE_WIDTH).decode()
    except FormatError:
        return ""
    except TimelineError as error:
        emit_warning(PluginWarning(f"the timeline is shown as a table: {error}"))
        return ""


def _timeline_table(timeline: Timeline) -> str:
    rows = (
        (_date(event), event.title, _names(event.participants), event.status.value)
        for event in timeline[:MOST_ROWS]
    )
    more = len(timeline) - MOST_ROWS
    counted = f"{len(timeline)} event{'s' * (len(timeline) != 1)}"
    note = f"{counted}; the first {MOST_ROWS} are shown" if more > 0 else counted
    head = "".join(f"<th>{heading}</th>" for heading in ("When", "What", "Who", "Status"))
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    title = f"<strong>{escape(timeline.title)}</strong><br>" if timeline.title else ""
    return (
        f"<table><caption>{title}{note}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _event_table(event: Event) -> str:
    rows = (
        f"<tr><th>{escape(heading)}</th>{_cell(text)}</tr>"
        for heading, text in _facts(event)
        if text
    )
    title = f"<caption><strong>{escape(event.title)}</strong></caption>"
    return f"<table>{title}<tbody>{''.join(rows)}</tbody></table>"


def _facts(event: Event) -> Iterator[tuple[str, str]]:
    yield "When", _date(event) if event.when is None else f"{_date(event)} ({event.when})"
    yield "Status", event.status.value
    yield "Type", own_title(event.type)
    yield "Who", _names(event.participants)
    yield "Where", "; ".join(map(_place, event.places))
    for figure in event.figures:
        measured = figure.period or figure.as_of
        when = f" ({measured.words()})" if measured else ""
        yield own_title(figure.measure), f"{amount(figure.amount)} {figure.unit}".strip() + when
    for path, citation in event.cited:
        # Steps and other parts of an event have citations too.
        heading = " ".join(("Source", *(str(step) for step in path[:-2])))
        yield heading, _says(citation.source, citation.says)
    yield "Related", ", ".join(f"{each.kind} {each.event}" for each in event.relations)
    yield "Tags", ", ".join(event.tags)
    yield "Description", event.description
    yield "Id", event.id


def _date(event: Event) -> str:
    if event.when is not None:
        return event.when.words()
    dated = [f"{step.stage} {step.when.words()}" for step in event.steps if step.when]
    return ", ".join(dated) or "undated"


def _says(source: str, says: object) -> str:
    return source if says is None else f"{source} says {says}"


def _names(actors: Iterable[Actor]) -> str:
    return ", ".join(dict.fromkeys(actor.label for actor in actors))


def _place(place: Place) -> str:
    return ", ".join(filter(None, (place.name, place.country)))


def _cell(text: str) -> str:
    return f"<td>{escape(text)}</td>"
