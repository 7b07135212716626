"""Events, actors, places, figures, sources and relations: frozen, typed, validated.

No input and no output happens here. Every class is hashable, slotted and
picklable; `attrs.evolve` makes a changed copy.
"""

from timeline.model._actor import Actor, ActorKind
from timeline.model._built_in import BUILT_IN
from timeline.model._event import Event, Status, Step
from timeline.model._evidence import Contradiction, Evidence, Statement
from timeline.model._figure import Figure
from timeline.model._generic import GenericEvent
from timeline.model._metadata import Metadata
from timeline.model._place import Place
from timeline.model._relation import Relation, RelationKind
from timeline.model._shown import concise
from timeline.model._source import Citation, Source
from timeline.model._walk import texts, walk
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
    Stage,
    Visit,
)
from timeline.model.economy import Infrastructure, Investment, JointVenture, Observation

__all__ = [
    "BUILT_IN",
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
    "concise",
    "texts",
    "walk",
]
