"""Timelines of real-world events.

Dates stay as precise as they are known, questions about them get one of three
answers, every export reports what it lost, and dates carry their evidence.

A name is imported from its module when it is first asked for, so that a program
pays for what it uses.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline import edtf
    from timeline.collection import Timeline
    from timeline.contracts import LossReport
    from timeline.errors import DocumentError, Fault, FieldError, TimelineError
    from timeline.io import (
        ExportResult,
        convert,
        dumps,
        export,
        export_parts,
        formats,
        load,
        loads,
        shards,
    )
    from timeline.model import (
        Accession,
        AccessionStage,
        Actor,
        ActorKind,
        Agreement,
        Citation,
        Declaration,
        Event,
        Figure,
        GenericEvent,
        Infrastructure,
        Investment,
        JointVenture,
        Meeting,
        MeetingFormat,
        Metadata,
        Observation,
        Phase,
        Place,
        Proposal,
        Rank,
        Regime,
        Relation,
        RelationKind,
        Source,
        Stage,
        Status,
        Visit,
    )

__all__ = [
    "Accession",
    "AccessionStage",
    "Actor",
    "ActorKind",
    "Agreement",
    "Citation",
    "Declaration",
    "DocumentError",
    "Event",
    "ExportResult",
    "Fault",
    "FieldError",
    "Figure",
    "GenericEvent",
    "Infrastructure",
    "Investment",
    "JointVenture",
    "LossReport",
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
    "Status",
    "Timeline",
    "TimelineError",
    "Visit",
    "convert",
    "dumps",
    "edtf",
    "export",
    "export_parts",
    "formats",
    "load",
    "loads",
    "shards",
]

# Where the names are, the cheapest to import first.
_HOMES = ("errors", "model", "collection", "contracts", "io")

if not TYPE_CHECKING:  # a type checker would take any name for one of these

    def __getattr__(name: str) -> object:
        from importlib import import_module  # noqa: PLC0415 - at the first name asked for

        if name == "edtf":
            return import_module("timeline.edtf")
        if name in __all__:
            for home in _HOMES:
                module = import_module(f"timeline.{home}")
                if hasattr(module, name):
                    value = globals()[name] = getattr(module, name)
                    return value
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
