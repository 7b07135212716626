"""Actors: the states, organisations, companies and persons that take part in events."""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

import attrs

from timeline.errors import FieldError
from timeline.model import countries, fields
from timeline.model._text import concise


class ActorKind(StrEnum):
    """What an actor is."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    COMPANY = "company"
    PERSON = "person"


def _as_kind(value: ActorKind | str | None) -> ActorKind | None:
    return fields.member_or_none(ActorKind, value)


@attrs.frozen(kw_only=True)
class Actor:
    """A participant in an event.

    Attributes:
        name: the name, in any language; optional if *code* is given.
        code: the ISO 3166-1 alpha-2 code of a state. States that no longer exist or are
            disputed have a name and no code.
        kind: country, organisation, company or person; None if not stated. An actor
            with a code is always a country.
        role: the part played, in words, such as "signatory", "host", "investor".

    Raises:
        FieldError: a field refuses its value, or there is neither a name nor a code.

    """

    schema_rules: ClassVar[fields.Schema] = {
        "anyOf": [
            {"required": ["name"], "properties": {"name": {"pattern": r"\S"}}},
            {"required": ["code"]},
        ],
        "if": {"required": ["code"]},
        "then": {"properties": {"kind": {"const": "country"}}},
    }

    name: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    code: str = attrs.field(default="", converter=fields.plain, validator=fields.country_code)
    role: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    kind: ActorKind | None = attrs.field(
        default=None, converter=_as_kind, validator=fields.one_of_or_none(ActorKind)
    )

    def __attrs_post_init__(self) -> None:
        if not (self.name.strip() or self.code):
            raise FieldError("name", self.name, "an actor needs a name or a country code")
        if self.code and self.kind is None:
            # The class is frozen, but not yet in use.
            object.__setattr__(self, "kind", ActorKind.COUNTRY)
        elif self.code and self.kind is not ActorKind.COUNTRY:
            raise FieldError("kind", self.kind, "an actor with a country code is a country")

    def __repr__(self) -> str:
        return concise(self)

    @classmethod
    def from_text(cls, text: str) -> "Actor":
        """Return the actor that a text names: a country if the text is exactly a code.

        "AZ" is Azerbaijan; "az", "EU" and "Azerbaijan" are names. Nothing is guessed.

        Raises:
            FieldError: the text is empty or is not one line.

        """
        return cls(code=text) if countries.is_code(text) else cls(name=text)

    @property
    def label(self) -> str:
        """The name; for a country without one, its English short name in ISO 3166-1."""
        return self.name or countries.name(self.code)


def as_actors(value: Iterable[Actor | str]) -> tuple[Actor, ...]:
    """Convert a list that may contain texts to actors."""
    return fields.each(value, Actor.from_text)


def as_actor_or_none(value: Actor | str | None) -> Actor | None:
    """Convert a text to an actor; keep None, for "unknown"."""
    return fields.or_text(value, Actor.from_text) if isinstance(value, str) else value
