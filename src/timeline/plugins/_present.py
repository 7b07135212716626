"""What an event, or a timeline, has to lose."""

from functools import cache
from typing import TYPE_CHECKING, cast

import attrs

from timeline.model import Event, Metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


def present_fields(owner: Event | Metadata) -> tuple[str, ...]:
    """The names of the fields that *owner* has: that it must have, or that are not at default.

    "type" is among them where an event has a type of its own. What an exporter
    does not write of these is lost.

    >>> present_fields(Event(id="summit", title="A summit", when="2023-10"))
    ('id', 'title', 'when')
    """
    names = tuple(
        name
        for name, default in _fields(cast("Hashable", type(owner)))
        if getattr(owner, name) != default
    )
    special = isinstance(owner, Event) and type(owner) is not Event
    return ("type", *names) if special else names


@cache
def _fields(kind: "Hashable") -> tuple[tuple[str, object], ...]:
    return tuple(
        (field.name, _default(field))
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    )


def _default(field: "attrs.Attribute[object]") -> object:
    default: object = field.default
    factory = cast("Callable[[], object] | None", getattr(default, "factory", None))
    return default if factory is None else factory()
