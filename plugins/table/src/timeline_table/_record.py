"""An event as the texts of a row, by the names of the columns."""

from collections.abc import Iterable, Mapping
from typing import Final

from timeline import Actor, Event, Figure, Source
from timeline.edtf import When
from timeline_table._headers import STAGES

DERIVED: Final = ("earliest", "latest", "words")
"""Columns that follow from the date, and are not read."""

COLUMNS: Final = (
    *("id", "type", "title", "when", *DERIVED, "status", "description"),
    *("actors", "places", "country", "latitude", "longitude", "figures"),
    *("tags", "sources", "says", "url"),
)
"""The columns that are written if no others are chosen, in their order."""


def cells_of(event: Event, sources: Mapping[str, Source], locale: str = "en") -> dict[str, str]:
    """Return the cells of an event; a list has an item on each line, which no item holds.

    Args:
        event: the event.
        sources: the sources of its timeline, by id, for their addresses.
        locale: the language of the date in words.

    """
    when, places, citations = event.when, event.places, event.citations
    urls = [known.url if (known := sources.get(citation.source)) else "" for citation in citations]
    return {
        "id": event.id,
        "type": event.type,
        "title": event.title,
        "when": "" if when is None else str(when),
        "earliest": "" if when is None else str(when.earliest),
        "latest": "" if when is None else str(when.latest),
        "words": "" if when is None else when.words(locale),
        "status": event.status,
        "description": event.description,
        "actors": _lines(map(_actor, event.actors)),
        "places": _lines(place.name for place in places),
        "country": _beside(place.country for place in places),
        "latitude": _beside(_number(place.latitude) for place in places),
        "longitude": _beside(_number(place.longitude) for place in places),
        "figures": _lines(map(_figure, event.figures)),
        "tags": _lines(event.tags),
        "sources": _lines(citation.source for citation in citations),
        "says": _beside(str(citation.says or "") for citation in citations),
        "url": _lines(urls) if all(urls) else _lines(url for url in urls if url),
        **{stage: _step(event, stage.replace("_", " ")) for stage in STAGES},
    }


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _beside(texts: Iterable[str]) -> str:
    """Return the lines beside a list, one for each of its items; "" if all are empty."""
    listed = list(texts)
    return "\n".join(listed) if any(listed) else ""


def _step(event: Event, stage: str) -> str:
    """Return the date of the step called so; "" if there is none, or several."""
    found = [step.when for step in event.steps if step.stage == stage]
    return str(found[0]) if len(found) == 1 and found[0] is not None else ""


def _actor(actor: Actor) -> str:
    return actor.name or actor.code


def _number(degrees: float | None) -> str:
    return "" if degrees is None else repr(degrees).removesuffix(".0")


def _figure(figure: Figure) -> str:
    amount = f"{figure.measure}: {figure.amount:f} {figure.unit}".rstrip()
    period = _period(figure.period)
    return amount + (f" ({period})" if period else "")


def _period(period: When | None) -> str:
    return "" if period is None else str(period)
