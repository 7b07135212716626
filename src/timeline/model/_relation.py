"""Relations between events."""

from collections.abc import Iterable
from enum import StrEnum

import attrs

from timeline.model import fields
from timeline.model._text import concise


class RelationKind(StrEnum):
    """What the event with the relation does to the other event."""

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
    """A link from the event that has it to another event of the timeline.

    Attributes:
        kind: whether the event upgrades, supersedes, follows, is part of, implements or causes
            the other.
        event: the id of the other event.

    """

    kind: RelationKind = attrs.field(converter=_as_kind, validator=fields.one_of(RelationKind))
    event: str = attrs.field(converter=fields.plain, validator=fields.slug)

    def __repr__(self) -> str:
        return concise(self)


def as_relations(value: Iterable[Relation]) -> tuple[Relation, ...]:
    """Convert a list of relations to a tuple."""
    return fields.as_tuple(value)
