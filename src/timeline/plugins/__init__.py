"""Everything that the author of a plugin imports, besides `timeline` itself.

A plugin is an entry point of the group "timeline" that names a module. The functions of the
module that are marked with `hookimpl` return declarations (`ExporterSpec`, `ImporterSpec`,
`EventTypeSpec`, `CheckSpec`), which name an `Exporter`, an `Importer`, a subclass of `Event`
or a function. docs/plugins.md shows how to write each of them.
"""

from typing import TYPE_CHECKING

from timeline.errors import Faults, FieldError, Location, OptionError, Path, TimelineError
from timeline.model import (
    Step,
    as_actor_or_none,
    as_actors,
    as_citations,
    as_places,
    concise,
    fields,
)
from timeline.plugins._checks import InstalledCheck
from timeline.plugins._declarations import (
    API_MAX,
    API_MIN,
    CheckSpec,
    EventTypeSpec,
    ExporterSpec,
    Hooks,
    ImporterSpec,
    hookimpl,
)
from timeline.plugins._documents import LineFinder, document_stream, read_text
from timeline.plugins._exporter import (
    AnyExporter,
    Exporter,
    NoOptions,
    WholeExporter,
    options_type_of,
)
from timeline.plugins._formats import InstalledExporter, InstalledFormat, InstalledImporter
from timeline.plugins._importer import EventStream, Importer
from timeline.plugins._isolation import Plugin
from timeline.plugins._losses import EXAMPLES, Loss, Losses, LossReport, present_fields
from timeline.plugins._options import (
    RESERVED_OPTIONS,
    OptionInfo,
    describe_options,
    make_options,
    parse_options,
)
from timeline.plugins._registry import Found, Registry, default_registry

if TYPE_CHECKING:
    from timeline.checks import Finding, Rule
    from timeline.wire import DocumentReader, EventTypes, dump_event

__all__ = [
    "API_MAX",
    "API_MIN",
    "EXAMPLES",
    "RESERVED_OPTIONS",
    "AnyExporter",
    "CheckSpec",
    "DocumentReader",
    "EventStream",
    "EventTypeSpec",
    "EventTypes",
    "Exporter",
    "ExporterSpec",
    "Faults",
    "FieldError",
    "Finding",
    "Found",
    "Hooks",
    "Importer",
    "ImporterSpec",
    "InstalledCheck",
    "InstalledExporter",
    "InstalledFormat",
    "InstalledImporter",
    "LineFinder",
    "Location",
    "Loss",
    "LossReport",
    "Losses",
    "NoOptions",
    "OptionError",
    "OptionInfo",
    "Path",
    "Plugin",
    "Registry",
    "Rule",
    "Step",
    "TimelineError",
    "WholeExporter",
    "as_actor_or_none",
    "as_actors",
    "as_citations",
    "as_places",
    "concise",
    "default_registry",
    "describe_options",
    "document_stream",
    "dump_event",
    "fields",
    "hookimpl",
    "make_options",
    "options_type_of",
    "parse_options",
    "present_fields",
    "read_text",
]

# Imported when they are first used, because a plugin's declaration needs none of them.
_LATER = {
    "DocumentReader": "wire",
    "EventTypes": "wire",
    "Finding": "checks",
    "Rule": "checks",
    "dump_event": "wire",
}

if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        if name not in _LATER:
            raise AttributeError(f"module 'timeline.plugins' has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415 - see above

        value = globals()[name] = getattr(import_module(f"timeline.{_LATER[name]}"), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
