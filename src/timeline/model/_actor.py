"""Who took part: states, organisations, companies and persons."""

from collections.abc import Iterable
from enum import StrEnum
from typing import cast

import attrs

from timeline.errors import FieldError
from timeline.model import countries, fields
from timeline.model._text import concise


class ActorKind(StrEnum):
    """What sort of actor it is."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    COMPANY = "company"
    PERSON = "person"


def _as_kind(value: ActorKind | str | None) -> ActorKind | None:
    return fields.member_or_none(ActorKind, value)


@attrs.frozen(kw_only=True)
class Actor:
    """Somebody who took part in an event.

    Attributes:
        name: the name, in any language; may be left out where *code* is given.
        code: the ISO 3166-1 alpha-2 code of the state that the actor is. States
            that are gone, or disputed, are written by name, without a code.
        kind: country, organisation, company or person; None where not said. Who
            has a code is a country, said or not.
        role: the part played, in words, as "signatory", "host", "investor".

    Raises:
        FieldError: a field that holds what it may not, or neither name nor code.

    """

    name: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    code: str = attrs.field(default="", converter=fields.plain, validator=fields.country_code)
    role: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    kind: ActorKind | None = attrs.field(
        default=None, converter=_as_kind, validator=fields.one_of_or_none(ActorKind)
    )

    def __attrs_post_init__(self) -> None:
        if not (self.name.strip() or self.code):
            raise FieldError("name", self.name, "an actor has a name or a country code")
        if self.code and self.kind is None:
            # Frozen from here on: the code says the kind.
            object.__setattr__(self, "kind", ActorKind.COUNTRY)
        elif self.code and self.kind is not ActorKind.COUNTRY:
            raise FieldError("kind", self.kind, "who has a country code is a country")

    def __repr__(self) -> str:
        return concise(self)

    @classmethod
    def from_text(cls, text: str) -> "Actor":
        """The actor that a plain text names: a country by its exact code, else a name.

        "AZ" is Azerbaijan; "az", "EU" and "Azerbaijan" are names. Nothing is guessed.

        Raises:
            FieldError: the text is empty or is not one line.

        """
        return cls(code=text) if countries.is_code(text) else cls(name=text)

    @property
    def label(self) -> str:
        """The name; for a country without one, its English short name of ISO 3166-1."""
        return self.name or countries.name(self.code)


def as_actors(value: Iterable[Actor | str]) -> tuple[Actor, ...]:
    """The actors of a list that may hold plain texts.

    Raises:
        FieldError: a text that names no actor, with its place.

    """
    return fields.each("actors", value, Actor.from_text)


def as_actor_or_none(value: Actor | str | None) -> Actor | None:
    """The actor that a plain text names; None, for nobody known, as it is."""
    if not isinstance(value, str):
        return value
    try:
        return Actor.from_text(value)
    except FieldError:
        # Left for the validator, which knows the field.
        return cast("Actor", value)
