"""Events, actors, places, figures, sources and relations: frozen, typed, validated.

Nothing here reads or writes. Every class is hashable, slotted and picklable;
`attrs.evolve` makes a changed copy. The types of event, and what few programs
use, are loaded when they are first asked for.
"""

from typing import TYPE_CHECKING

from timeline.model._actor import Actor, ActorKind
from timeline.model._built_in import BUILT_IN_NAMES, built_in_type
from timeline.model._event import Event, Status, dates_of
from timeline.model._evidence import Contradiction, Evidence, Statement
from timeline.model._figure import Figure
from timeline.model._metadata import Metadata
from timeline.model._place import Place
from timeline.model._relation import Relation, RelationKind
from timeline.model._source import Citation, Source
from timeline.model._step import Stage, Step
from timeline.model._text import concise
from timeline.model._walk import texts, walk

if TYPE_CHECKING:
    from timeline.model._generic import GenericEvent
    from timeline.model.diplomacy import (
        Accession,
        AccessionStage,
        Agreement,
        Declaration,
        Meeting,
        MeetingFormat,
        Phase,
        Proposal,
        Rank,
        Regime,
        Visit,
    )
    from timeline.model.economy import Infrastructure, Investment, JointVenture, Observation

    BUILT_IN: tuple[type[Event], ...]
    """The types of event that every document may have, in the order in which they are listed."""

__all__ = [
    "BUILT_IN",
    "BUILT_IN_NAMES",
    "Accession",
    "AccessionStage",
    "Actor",
    "ActorKind",
    "Agreement",
    "Citation",
    "Contradiction",
    "Declaration",
    "Event",
    "Evidence",
    "Figure",
    "GenericEvent",
    "Infrastructure",
    "Investment",
    "JointVenture",
    "Meeting",
    "MeetingFormat",
    "Metadata",
    "Observation",
    "Phase",
    "Place",
    "Proposal",
    "Rank",
    "Regime",
    "Relation",
    "RelationKind",
    "Source",
    "Stage",
    "Statement",
    "Status",
    "Step",
    "Visit",
    "built_in_type",
    "concise",
    "dates_of",
    "texts",
    "walk",
]

_LAZY = {
    "_generic": ("GenericEvent",),
    "diplomacy": (
        "Accession",
        "AccessionStage",
        "Agreement",
        "Declaration",
        "Meeting",
        "MeetingFormat",
        "Phase",
        "Proposal",
        "Rank",
        "Regime",
        "Visit",
    ),
    "economy": ("Infrastructure", "Investment", "JointVenture", "Observation"),
}

if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        if name == "BUILT_IN":
            value: object = tuple(map(built_in_type, BUILT_IN_NAMES))
        else:
            from importlib import import_module  # noqa: PLC0415 - at the first such name

            home = next((home for home, names in _LAZY.items() if name in names), None)
            if home is None:
                raise AttributeError(f"module 'timeline.model' has no attribute {name!r}")
            value = getattr(import_module(f"timeline.model.{home}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
