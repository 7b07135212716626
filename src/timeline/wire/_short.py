"""The classes of which a plain text can stand for an instance, as "AZ" for an actor."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TypeAlias, cast

import attrs

from timeline.model import Actor, ActorKind, Citation, Place, countries
from timeline.wire._codec import sharing

Text: TypeAlias = Callable[[object], str | None]


def _alone(cls: type, field: str, **implied: object) -> Text:
    """The text of *field* where it says all: the others are at their defaults, or *implied*."""
    held = {each.name: each.default for each in attrs.fields(cls)} | implied
    del held[field]
    get, others, at_rest = attrgetter(field), attrgetter(*held), tuple(held.values())

    def text(value: object) -> str | None:
        return get(value) if others(value) == at_rest else None

    return text


_by_code = _alone(Actor, "code", kind=ActorKind.COUNTRY)
_by_name = _alone(Actor, "name")


def _actor(value: object) -> str | None:
    actor = cast("Actor", value)
    if actor.code:
        return _by_code(actor)
    # A name that reads as a code has to say that it is a name.
    return None if countries.is_code(actor.name) else _by_name(actor)


@attrs.frozen
class ShortForm:
    """How a text stands for an instance of a class.

    Attributes:
        write: the text that says all of an instance, or None.
        read: the instance that a text stands for; raises a `ValueError`.
        definition: what the JSON Schema calls such texts.
        repeats: whether the same instances stand in very many events, as a table too.

    """

    write: Text
    read: Callable[[str], object]
    definition: str
    repeats: bool = True


# The same few names stand in very many events, which share their values.
_actor_of, _place_of, _citation_of = (
    sharing(kind.from_text, 1024) for kind in (Actor, Place, Citation)
)

SHORT_FORMS: Mapping[type, ShortForm] = {
    Actor: ShortForm(_actor, _actor_of, "some-line"),
    Place: ShortForm(_alone(Place, "name"), _place_of, "some-line"),
    Citation: ShortForm(_alone(Citation, "source"), _citation_of, "id", repeats=False),
}
