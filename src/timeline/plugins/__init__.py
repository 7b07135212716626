"""Everything that a plugin author imports: contracts, hooks, options, losses, the registry.

A plugin is an entry point of the group "timeline" that names a module. The module's
functions, marked with `hookimpl`, return declarations (`ExporterSpec`, `ImporterSpec`,
`EventTypeSpec`), each of which names a class: an `Exporter`, an `Importer`, an event type.
"""

from timeline.errors import Faults, FaultSink, Location, Path
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
from timeline.plugins._formats import InstalledExporter, InstalledImporter
from timeline.plugins._importer import EventStream, Importer
from timeline.plugins._isolation import Plugin
from timeline.plugins._losses import EXAMPLES, Loss, Losses, LossReport, present_fields
from timeline.plugins._options import (
    RESERVED_OPTIONS,
    OptionInfo,
    describe_options,
    make_options,
    parse_options,
    reserved_options,
)
from timeline.plugins._registry import Found, Registry, default_registry

__all__ = [
    "API_MAX",
    "API_MIN",
    "EXAMPLES",
    "RESERVED_OPTIONS",
    "AnyExporter",
    "CheckSpec",
    "EventStream",
    "EventTypeSpec",
    "Exporter",
    "ExporterSpec",
    "FaultSink",
    "Faults",
    "Found",
    "Hooks",
    "Importer",
    "ImporterSpec",
    "InstalledCheck",
    "InstalledExporter",
    "InstalledImporter",
    "LineFinder",
    "Location",
    "Loss",
    "LossReport",
    "Losses",
    "NoOptions",
    "OptionInfo",
    "Path",
    "Plugin",
    "Registry",
    "WholeExporter",
    "default_registry",
    "describe_options",
    "document_stream",
    "hookimpl",
    "make_options",
    "options_type_of",
    "parse_options",
    "present_fields",
    "read_text",
    "reserved_options",
]
