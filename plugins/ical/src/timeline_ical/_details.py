"""What a calendar has no property for: text at the end of DESCRIPTION, and losses.

The event's own description comes first, unchanged, followed by a line "Details:". None of the
lines after it can be that line, so the description can always be found again.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import cast, get_args

import attrs

from timeline.edtf import When
from timeline.model import (
    Actor,
    Citation,
    Event,
    Figure,
    Source,
    Stage,
    Status,
    Step,
)
from timeline.plugins import Losses, present_fields
from timeline_ical._properties import FOREIGN_UID

HEADING = "Details:"

_TEXT_ONLY = "written only as text, under Details"
_NO_PROPERTY = "a calendar has no property for it"
_COMMA = "some programs split a category at its comma"
LINE_SEPARATOR = "U+2028 and U+2029 are written as line breaks"
_NEEDS_FIELDS = "events of this type need fields that are written only as text"

_DATES = get_args(When)
_COMMON = attrs.fields_dict(Event).keys()


def join(description: str, details: Iterable[str]) -> str:
    """Return the text of DESCRIPTION: *description*, then the lines of *details*."""
    block = "\n".join(details)
    # A line like the heading in a description must not hide what follows it.
    if not block and HEADING not in description:
        return description
    heading = f"{description}\n\n{HEADING}" if description else HEADING
    return f"{heading}\n{block}" if block else heading


def split(text: str) -> str:
    """Return the description in a text that `join` made; all of any other text."""
    lines = text.split("\n")
    for index in range(len(lines) - 1, -1, -1):
        if lines[index] == HEADING:
            # The empty line before the heading is ours.
            return "\n".join(lines[: index - 1] if index else [])
    return text


def event_details(event: Event, sources: Mapping[str, str]) -> list[str]:
    """Return the lines about what *event* holds beside its title, date and description.

    Args:
        event: the event.
        sources: the labels of the sources, by id.

    """
    details: list[str] = []
    has_type = type(event) is not Event
    if has_type:
        details.append(f"Type: {event.type}")
    if event.status is not Status.OCCURRED:
        details.append(f"Status: {event.status.value}")
    if has_type:
        details += _own_details(event)
        details += [f"Phase: {_step(step, sources)}" for step in event.steps]
    if event.actors:
        details.append(f"Actors: {_actors(event.actors)}")
    details += [f"Figure: {_figure(figure)}" for figure in event.figures]
    for citation in event.citations:
        details.append(f"Source: {_citation(citation, sources, event.when)}")
    return details


def _own_details(event: Event) -> Iterator[str]:
    kind: type = type(event)
    for name, _ in _own_fields(kind):
        value: object = getattr(event, name)
        if value and (text := _text(value)):
            yield f"{name.replace('_', ' ').capitalize()}: {text}"


def step_details(step: Step, sources: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines about what a step holds beside its date."""
    if step.actors:
        yield f"Actors: {_actors(step.actors)}"
    for citation in step.citations:
        yield f"Source: {_citation(citation, sources, step.when)}"


def source_label(source: Source) -> str:
    """Return *source* in one line."""
    parts = (
        source.title,
        source.author,
        source.publisher,
        _words(source.published) if source.published is not None else "",
        source.url,
    )
    return ", ".join(part for part in parts if part.strip())


@cache
def stage_name(stage: str, locale: str) -> str:
    """Return the name of *stage* in the language of *locale*; English if it has none."""
    # Few calendars have steps, and the words are not needed without them.
    from timeline.labels import Labels  # noqa: PLC0415 - start-up

    return Labels(locale).word(stage) if isinstance(stage, Stage) else stage


def report_losses(event: Event, losses: Losses, *, embedded: bool) -> None:
    """Report what the properties of *event* do not hold, but for its date and places."""
    if event.tags and "," in "".join(event.tags):
        losses.add(event, "tags", _COMMA)
    if embedded:
        return
    if has_separator(event.description):
        losses.add(event, "description", LINE_SEPARATOR)
    if event.actors:
        losses.add(event, "actors", _TEXT_ONLY)
    if event.figures:
        losses.add(event, "figures", _TEXT_ONLY)
    if event.citations:
        losses.add(event, "citations", _TEXT_ONLY)
    if event.codes and (len(event.codes) > 1 or FOREIGN_UID not in event.codes):
        losses.add(event, "codes", _NO_PROPERTY)
    if type(event) is not Event:
        _report_type_losses(event, losses)


def is_agreement(event: Event) -> bool:
    """Return whether *event* is of the type whose steps are read back from a calendar."""
    return event.type == "agreement"  # by its name, which spares an export the import of the class


def _report_type_losses(event: Event, losses: Losses) -> None:
    from timeline.model import GenericEvent  # noqa: PLC0415 - events of no type start faster

    kind: type = type(event)
    present = present_fields(event)
    for name, _ in _own_fields(kind):
        # The steps of agreements are events of their own, and are read back from them.
        is_read = is_agreement(event) and name == "phases"
        if name in present and not is_read:
            losses.add(event, name, _TEXT_ONLY)
    if isinstance(event, GenericEvent):
        if event.fields:
            losses.add(event, "fields", _NO_PROPERTY)
    elif not needs_no_fields(kind):
        losses.add(event, "type", _NEEDS_FIELDS)


def report_step_losses(event: Event, steps: tuple[Step, ...], losses: Losses) -> None:
    """Report what the events of *steps* do not hold in their properties."""
    if not is_agreement(event):
        # Only its type knows how to make its steps, and their fields are lost as a whole.
        return
    for field in {step.path[0]: None for step in steps if step.actors}:
        losses.add(event, f"{field}.actors", _TEXT_ONLY)
    for field in {step.path[0]: None for step in steps if step.citations}:
        losses.add(event, f"{field}.citations", _TEXT_ONLY)


def has_separator(text: str) -> bool:
    """Return whether *text* has a line or paragraph separator, which becomes a line break."""
    return "\u2028" in text or "\u2029" in text


@cache
def needs_no_fields(event_type: type) -> bool:
    """Return whether an event of this type can be made without fields of its own."""
    try:
        event_type(id="a", title="a")
    except (TypeError, ValueError):
        return False
    return True


@cache
def _own_fields(event_type: type) -> tuple[tuple[str, object], ...]:
    """The name and the default of each field that only *event_type* has."""
    from timeline.model import GenericEvent  # noqa: PLC0415 - events of no type start faster

    if event_type is GenericEvent:
        # A type that is not installed has its fields in a mapping.
        return ()
    fields = cast("tuple[attrs.Attribute[object], ...]", attrs.fields(event_type))
    return tuple((field.name, field.default) for field in fields if field.name not in _COMMON)


def _text(value: object) -> str:
    """A field's value in one line; empty if it has no short text."""
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
    joined = ", ".join(note for note in notes if note)
    return f"{figure.measure}: {amount}" + (f" ({joined})" if joined else "")


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
    # Most sources say the date of the event, which is shown already.
    if citation.says is not None and citation.says != when:
        text += f", says {_words(citation.says)}"
    return f'{text}, "{_one_line(citation.quote)}"' if citation.quote else text


@lru_cache(maxsize=4096)
def _words(when: When) -> str:
    return when.words("en")


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")) if "\n" in text else text
