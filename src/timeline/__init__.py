"""Timelines of real-world events.

Dates stay as precise as they are known, questions about them have three answers,
every export reports what it lost, and dates carry their evidence.

Everything that these functions return, raise and warn of is here too. A name is imported
when it is first used, so that a program pays only for what it uses.
"""

# Type checkers take this name for true. Importing `typing` would be half of this import.
TYPE_CHECKING = False

if TYPE_CHECKING:
    __version__: str
    from timeline import edtf
    from timeline.collection import Duplicate, Timeline, duplicates
    from timeline.difference import Change, Diff, diff
    from timeline.errors import (
        AmbiguousDateError,
        ConflictError,
        DanglingError,
        DocumentError,
        DuplicateIdError,
        EdtfError,
        Fault,
        FieldError,
        FormatError,
        InconsistentError,
        Location,
        NoMatchWarning,
        Note,
        OptionError,
        PluginError,
        PluginWarning,
        ReadingNote,
        SkippedWarning,
        TimelineError,
        TimelineWarning,
    )
    from timeline.io import (
        ExportResult,
        FormatInfo,
        Reading,
        Shards,
        convert,
        dumps,
        export,
        export_parts,
        formats,
        load,
        loads,
        read,
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
    from timeline.plugins import Loss, LossReport

__all__ = [
    "Accession",
    "AccessionStage",
    "Actor",
    "ActorKind",
    "Agreement",
    "AmbiguousDateError",
    "Change",
    "Citation",
    "ConflictError",
    "DanglingError",
    "Declaration",
    "Diff",
    "DocumentError",
    "Duplicate",
    "DuplicateIdError",
    "EdtfError",
    "Event",
    "ExportResult",
    "Fault",
    "FieldError",
    "Figure",
    "FormatError",
    "FormatInfo",
    "GenericEvent",
    "InconsistentError",
    "Infrastructure",
    "Investment",
    "JointVenture",
    "Location",
    "Loss",
    "LossReport",
    "Meeting",
    "MeetingFormat",
    "Metadata",
    "NoMatchWarning",
    "Note",
    "Observation",
    "OptionError",
    "Phase",
    "Place",
    "PluginError",
    "PluginWarning",
    "Proposal",
    "Rank",
    "Reading",
    "ReadingNote",
    "Regime",
    "Relation",
    "RelationKind",
    "Shards",
    "SkippedWarning",
    "Source",
    "Stage",
    "Status",
    "Timeline",
    "TimelineError",
    "TimelineWarning",
    "Visit",
    "convert",
    "diff",
    "dumps",
    "duplicates",
    "edtf",
    "export",
    "export_parts",
    "formats",
    "load",
    "loads",
    "read",
    "shards",
]

# The packages that have the names, the cheapest to import first.
_HOMES = ("errors", "model", "collection", "plugins", "io", "difference")

if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        from importlib import import_module  # noqa: PLC0415 - at the first name asked for

        if name == "__version__":
            return import_module("importlib.metadata").version("timeline-events")
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
        return sorted({*globals(), *__all__, "__version__"} - {"TYPE_CHECKING"})
