"""The values that an event's type has of its own."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import cast, get_args

import attrs

from timeline.edtf import When
from timeline.model import (
    AccessionStage,
    Actor,
    ActorKind,
    Citation,
    Figure,
    MeetingFormat,
    Phase,
    Place,
    Rank,
    RelationKind,
    Stage,
    Status,
)
from timeline_markdown import _evidence
from timeline_markdown._amounts import amount, plain_number
from timeline_markdown._inline import Inline

_WHEN_TYPES = get_args(When)
# The words of other enumerations are their plugin's.
_WORDED = (Status, Stage, Rank, MeetingFormat, AccessionStage, ActorKind, RelationKind)


def shown(value: object, inline: Inline) -> str:  # noqa: PLR0911 - one for each kind of value
    """A value of a type's own field, whatever it is."""
    match value:
        case StrEnum() if isinstance(value, _WORDED):
            return inline.name(inline.labels.word(value))
        case str():
            return inline.text(str(value))
        case Actor() | Place() | Figure() | Citation() | Phase():
            return _part(value, inline)
        case Decimal():
            return amount(value, inline.numbers)
        case bool():
            return inline.labels.word("yes" if value else "no")
        case tuple():
            items = cast("tuple[object, ...]", value)
            return inline.listed(shown(item, inline) for item in items)
        case Mapping():
            named = cast("Mapping[str, object]", value).items()
            return inline.listed(
                inline.labelled(inline.key(name), plain(item, inline)) for name, item in named
            )
        case _ if isinstance(value, _WHEN_TYPES):
            return inline.when(cast("When", value))
        case _ if attrs.has(type(value)):
            fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))
            return inline.listed(
                inline.labelled(inline.own_title(name), shown(getattr(value, name), inline))
                for name in (field.name for field in fields)
            )
        case _:
            return inline.text(str(value))


def plain(value: object, inline: Inline) -> str:
    """A plain value: texts in quotes, which tells "5" from 5."""
    match value:
        case str():
            return inline.quoted(value)
        case tuple():
            items = cast("tuple[object, ...]", value)
            return inline.bracketed(inline.listed(plain(item, inline) for item in items))
        case Mapping():
            return inline.bracketed(shown(cast("object", value), inline))
        case float():
            return plain_number(value, inline.numbers)
        case bool():
            return shown(value, inline)
        case _:
            return inline.text(str(value))


def _part(part: Actor | Place | Figure | Citation | Phase, inline: Inline) -> str:
    match part:
        case Actor():
            return inline.actor(part)
        case Place():
            return inline.place(part)
        case Figure():
            return inline.figure(part)
        case Citation():
            return inline.citation(part)
        case Phase():
            return _evidence.step(part, inline)
