"""Events, actors, places, figures, sources and relations: frozen, typed, validated.

Nothing here reads or writes. Every class is hashable, slotted and picklable;
`attrs.evolve` makes a changed copy. A value that a field refuses raises `FieldError`.
The types of event are loaded when they are first asked for.
"""

from typing import TYPE_CHECKING

from timeline.model._actor import Actor, ActorKind, as_actor_or_none, as_actors
from timeline.model._built_in import BUILT_IN_NAMES, built_in_type
from timeline.model._event import Event, Status, dates_of, steps_of
from timeline.model._evidence import Contradiction, Evidence, Statement, weigh
from timeline.model._figure import Figure
from timeline.model._metadata import Metadata
from timeline.model._place import Place, as_places
from timeline.model._relation import Relation, RelationKind
from timeline.model._source import Citation, Source, as_citations
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
    "as_actor_or_none",
    "as_actors",
    "as_citations",
    "as_places",
    "built_in_type",
    "concise",
    "dates_of",
    "steps_of",
    "texts",
    "walk",
    "weigh",
]

if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        if name == "BUILT_IN":
            value: object = tuple(map(built_in_type, BUILT_IN_NAMES))
        elif name in __all__:
            from importlib import import_module  # noqa: PLC0415 - at the first such name

            types = (place.partition(".") for place in BUILT_IN_NAMES.values())
            homes = {class_name: module for module, _, class_name in types}
            homes["GenericEvent"] = "_generic"
            # The parts of types, such as `Phase`, are beside them.
            home = homes.get(name, "diplomacy")
            value = getattr(import_module(f"timeline.model.{home}"), name)
        else:
            raise AttributeError(f"module 'timeline.model' has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
