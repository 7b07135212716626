"""How one event ties to another."""

from collections.abc import Iterable
from enum import StrEnum

import attrs

from timeline.model import fields
from timeline.model._text import concise


class RelationKind(StrEnum):
    """What the event that holds the relation is to the other."""

    UPGRADES = "upgrades"
    SUPERSEDES = "supersedes"
    FOLLOWS = "follows"
    PART_OF = "part-of"
    IMPLEMENTS = "implements"
    CAUSES = "causes"


def _as_kind(value: RelationKind | str) -> RelationKind:
    return fields.member(RelationKind, value)


@attrs.frozen(kw_only=True)
class Relation:
    """A tie from the event that holds it to another of the same timeline.

    Attributes:
        kind: what the holder is to the other: it upgrades, supersedes, follows,
            is part of, implements or causes it.
        event: the id of the other event.

    Raises:
        FieldError: a field that holds what it may not.

    """

    kind: RelationKind = attrs.field(converter=_as_kind, validator=fields.one_of(RelationKind))
    event: str = attrs.field(converter=fields.plain, validator=fields.slug)

    def __repr__(self) -> str:
        return concise(self)


def as_relations(value: Iterable[Relation]) -> tuple[Relation, ...]:
    """The relations of a list, as a tuple."""
    return fields.as_tuple(value)
