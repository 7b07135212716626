"""What of an event a calendar has no property for."""

from timeline.model import Event, GenericEvent
from timeline.plugins import Losses
from timeline_ical._details import HEADING as _HEADING
from timeline_ical._ids import FOREIGN_UID
from timeline_ical._kinds import kind_of

AS_TEXT = "written as text alone, under " + _HEADING.rstrip(":")
NO_PROPERTY = "a calendar has no property for it"
COMMA = "several programs split a category at its comma"
LINE_SEPARATOR = "several programs end a line at U+2028 or U+2029; line breaks are written"
NEEDS_FIELDS = "events of this type need fields that are written as text alone"


def report(event: Event, losses: Losses, *, embedded: bool) -> None:
    """Tell *losses* what of *event* is not in its properties; its date and places aside."""
    if event.tags and "," in "".join(event.tags):
        losses.add(event, "tags", COMMA)
    if embedded:
        return
    if has_separator(event.description):
        losses.add(event, "description", LINE_SEPARATOR)
    if event.actors:
        losses.add(event, "actors", AS_TEXT)
    if event.figures:
        losses.add(event, "figures", AS_TEXT)
    if event.citations:
        losses.add(event, "citations", AS_TEXT)
    if event.codes and (len(event.codes) > 1 or FOREIGN_UID not in event.codes):
        losses.add(event, "codes", NO_PROPERTY)
    if event.extra:
        losses.add(event, "extra", NO_PROPERTY)
    kind = type(event)
    if kind is not Event:
        _report_type(event, kind, losses)


def has_separator(text: str) -> bool:
    """Whether *text* has a line or paragraph separator, which is not written as one."""
    return "\u2028" in text or "\u2029" in text


def _report_type(event: Event, kind: type[Event], losses: Losses) -> None:
    known = kind_of(kind)
    for field in known.own:
        value: object = getattr(event, field.name)
        if value and value != field.default:
            losses.add(event, field.name, AS_TEXT)
    if isinstance(event, GenericEvent):
        if event.fields:
            losses.add(event, "fields", NO_PROPERTY)
    elif not known.stands_alone:
        losses.add(event, "type", NEEDS_FIELDS)


def report_steps(event: Event, losses: Losses) -> None:
    """Tell *losses* what of the steps of *event* is not in the properties of their own events."""
    fields = {step.path[0]: None for step in event.steps if step.actors}
    for field in fields:
        losses.add(event, f"{field}.actors", AS_TEXT)
    fields = {step.path[0]: None for step in event.steps if step.citations}
    for field in fields:
        losses.add(event, f"{field}.citations", AS_TEXT)
