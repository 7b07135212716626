"""What a calendar has no property for, as text for people at the end of DESCRIPTION.

The event's own description comes first, word for word; a line that says
"Details:" parts it from ours. None of our lines can be that line, so that the
description is found again, whatever it says.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import get_args

from timeline.edtf import When
from timeline.model import (
    Actor,
    Citation,
    Event,
    Figure,
    Source,
    Status,
    Step,
)
from timeline_ical._kinds import kind_of

HEADING = "Details:"

_DATES = get_args(When)


def join(description: str, details: Iterable[str]) -> str:
    """The text of DESCRIPTION: *description*, then the lines of *details*."""
    block = "\n".join(details)
    # A description that has a line like the heading must not lose what follows it.
    if not block and HEADING not in description:
        return description
    heading = f"{description}\n\n{HEADING}" if description else HEADING
    return f"{heading}\n{block}" if block else heading


def split(text: str) -> str:
    """The description in the text that `join` made; all of any other text."""
    lines = text.split("\n")
    for index in range(len(lines) - 1, -1, -1):
        if lines[index] == HEADING:
            # The empty line before the heading is ours.
            return "\n".join(lines[: index - 1] if index else [])
    return text


def of_event(event: Event, sources: Mapping[str, str]) -> list[str]:
    """The lines that tell what *event* holds beside its title, date and description.

    Args:
        event: the event.
        sources: what to call the sources, by their ids.

    """
    details: list[str] = []
    kind = type(event)
    if kind is not Event:
        details.append(f"Type: {event.type}")
    if event.status is not Status.OCCURRED:
        details.append(f"Status: {event.status.value}")
    if kind is not Event:
        details += _own(event, kind, sources)
    if event.actors:
        details.append(f"Actors: {_actors(event.actors)}")
    for figure in event.figures:
        details.append(f"Figure: {_figure(figure)}")
    for citation in event.citations:
        details.append(f"Source: {_citation(citation, sources, event.when)}")
    return details


def _own(event: Event, kind: type[Event], sources: Mapping[str, str]) -> Iterator[str]:
    for field in kind_of(kind).own:
        value: object = getattr(event, field.name)
        if value and (text := _text(value)):
            yield f"{field.label}: {text}"
    for step in event.steps:
        yield f"Phase: {_step(step, sources)}"


def of_step(step: Step, sources: Mapping[str, str]) -> Iterator[str]:
    """The lines that tell what a step of an event holds beside its date."""
    if step.actors:
        yield f"Actors: {_actors(step.actors)}"
    for citation in step.citations:
        yield f"Source: {_citation(citation, sources, step.when)}"


def of_source(source: Source) -> str:
    """*source* in one line."""
    parts = (
        source.title,
        source.author,
        source.publisher,
        _words(source.published) if source.published is not None else "",
        source.url,
    )
    return ", ".join(part for part in parts if part.strip())


def _text(value: object) -> str:
    """A field's value in one line; nothing where it has no short text."""
    if isinstance(value, _DATES):
        return _words(value)
    match value:
        case StrEnum():
            return value.value
        case str():
            return _one_line(value)
        case Actor():
            return _actor(value)
        case bool() | int() | float():
            return str(value)
        case _:
            return ""


@lru_cache(maxsize=1024)
def _actors(actors: tuple[Actor, ...]) -> str:
    return ", ".join(map(_actor, actors))


def _actor(actor: Actor) -> str:
    return f"{actor.label} ({actor.role})" if actor.role else actor.label


def _figure(figure: Figure) -> str:
    amount = f"{figure.amount:,f}"
    if figure.unit == "%":
        amount += "%"
    elif figure.unit:
        amount += f" {figure.unit}"
    notes = (
        _words(figure.period) if figure.period is not None else "",
        f"as of {_words(figure.as_of)}" if figure.as_of is not None else "",
        f'"{figure.words}"' if figure.words else "",
    )
    told = ", ".join(note for note in notes if note)
    return f"{figure.measure}: {amount}" + (f" ({told})" if told else "")


def _step(step: Step, sources: Mapping[str, str]) -> str:
    stage = _one_line(str(step.stage))
    parts = (
        f"{stage} {_words(step.when)}" if step.when else stage,
        _actors(step.actors),
        *(f"source: {_citation(citation, sources, step.when)}" for citation in step.citations),
    )
    return "; ".join(part for part in parts if part)


def _citation(citation: Citation, sources: Mapping[str, str], when: When | None) -> str:
    text = sources.get(citation.source, citation.source)
    if citation.locator:
        text += f", {citation.locator}"
    # Most sources say the date that the event has, and nobody need read it twice.
    if citation.says is not None and citation.says != when:
        text += f", says {_words(citation.says)}"
    return f'{text}, "{_one_line(citation.quote)}"' if citation.quote else text


@lru_cache(maxsize=4096)
def _words(when: When) -> str:
    return when.words("en")


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")) if "\n" in text else text
