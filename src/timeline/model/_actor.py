"""Who took part: states, organisations, companies and persons."""

from collections.abc import Iterable
from enum import StrEnum

import attrs

from timeline.errors import FieldError
from timeline.model import _countries, _fields


class ActorKind(StrEnum):
    """What sort of actor it is."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    COMPANY = "company"
    PERSON = "person"


def _as_kind(value: ActorKind | str | None) -> ActorKind | None:
    return _fields.member_or_none(ActorKind, value)


def _check_code(_: object, attribute: _fields.Attribute, value: object) -> None:
    if value and not _countries.is_code(value):
        raise FieldError(
            attribute.name, value, "it takes an ISO 3166-1 alpha-2 code in capitals, as 'AZ'"
        )


def _kind_of_code(actor: "Actor") -> ActorKind | None:
    return ActorKind.COUNTRY if actor.code else None


@attrs.frozen(kw_only=True)
class Actor:
    """Somebody who took part in an event.

    Attributes:
        name: the name, in any language; may be left out where *code* is given.
        code: the ISO 3166-1 alpha-2 code of the state that the actor is. States
            that are gone, or disputed, are written by name, without a code.
        kind: country, organisation, company or person; None where not said.
        role: the part played, in words, as "signatory", "host", "investor".

    Raises:
        FieldError: a field that holds what it may not, or neither name nor code.

    """

    name: str = attrs.field(default="", validator=_fields.line)
    code: str = attrs.field(default="", validator=_check_code)
    role: str = attrs.field(default="", validator=_fields.line)
    kind: ActorKind | None = attrs.field(
        default=attrs.Factory(_kind_of_code, takes_self=True),
        converter=_as_kind,
        validator=_fields.one_of_or_none(ActorKind),
    )

    def __attrs_post_init__(self) -> None:
        if not (self.name.strip() or self.code):
            raise FieldError("name", self.name, "an actor has a name or a country code")

    @property
    def label(self) -> str:
        """The name; for a country without one, its English short name of ISO 3166-1."""
        return self.name or _countries.name(self.code)


def as_actor(text: str) -> Actor:
    """The actor that a plain text names: a country by its exact code, else a name.

    "AZ" is Azerbaijan; "az", "EU" and "Azerbaijan" are names. Nothing is guessed.

    Raises:
        FieldError: the text is empty or is not one line.

    """
    return Actor(code=text) if _countries.is_code(text) else Actor(name=text)


def as_actors(value: Iterable[Actor | str]) -> tuple[Actor, ...]:
    """The actors of a list that may hold plain texts.

    Raises:
        FieldError: a text that names no actor, with its place.

    """
    return _fields.each("actors", value, as_actor)


def as_actor_or_none(value: Actor | str | None) -> Actor | None:
    """The actor that a plain text names; None, for nobody known, as it is."""
    return as_actor(value) if isinstance(value, str) else value
