"""What there is to know of a type of event before one of its events is written or read."""

from typing import NamedTuple

import attrs

from timeline.model import Event, GenericEvent

# Phases are events of their own; a type that is not installed has its fields in a mapping.
_WRITTEN_ELSEWHERE = {"phases", "declared", "fields"}


class OwnField(NamedTuple):
    """A field that a type of event has beside every event's.

    Attributes:
        name: its name.
        label: what people read before its value.
        default: what it is where nothing is said.

    """

    name: str
    label: str
    default: object


class Kind(NamedTuple):
    """A type of event.

    Attributes:
        own: the fields that it has beside every event's.
        stands_alone: whether an event of it can be made without those.

    """

    own: tuple[OwnField, ...]
    stands_alone: bool


_kinds: dict[type, Kind] = {}


def kind_of(event_type: type[Event]) -> Kind:
    """What there is to know of *event_type*, found out once."""
    kind = _kinds.get(event_type)
    if kind is None:
        kind = _kinds[event_type] = Kind(
            own=tuple(_own(event_type)),
            stands_alone=event_type is not GenericEvent and _stands_alone(event_type),
        )
    return kind


def _own(event_type: type[Event]) -> list[OwnField]:
    common = attrs.fields_dict(Event).keys() | _WRITTEN_ELSEWHERE
    return [
        OwnField(
            name=field.name,
            label=field.name.replace("_", " ").capitalize(),
            default=field.default,
        )
        for field in attrs.fields(event_type)
        if field.name not in common
    ]


def _stands_alone(event_type: type[Event]) -> bool:
    try:
        event_type(id="a", title="a")
    except (TypeError, ValueError):
        return False
    return True
