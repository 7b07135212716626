"""The contracts of formats: exporters, importers, their options and losses.

What a plugin's author needs is here; `timeline.plugins` has the hooks that a plugin
implements.
"""

from timeline.contracts._documents import PlacedFaults, Positions, document_stream
from timeline.contracts._exporter import (
    AnyExporter,
    Exporter,
    NoOptions,
    WholeExporter,
    options_type_of,
)
from timeline.contracts._importer import EventStream, Importer, Origin
from timeline.contracts._losses import EXAMPLES, Loss, Losses, LossReport
from timeline.contracts._options import (
    RESERVED_OPTIONS,
    OptionInfo,
    describe_options,
    make_options,
    parse_options,
    reserved_options,
)
from timeline.contracts._present import present_fields
from timeline.contracts._spec import API, EventTypeSpec, ExporterSpec, ImporterSpec
from timeline.contracts._text import possible_ids, read_text

__all__ = [
    "API",
    "EXAMPLES",
    "RESERVED_OPTIONS",
    "AnyExporter",
    "EventStream",
    "EventTypeSpec",
    "Exporter",
    "ExporterSpec",
    "Importer",
    "ImporterSpec",
    "Loss",
    "LossReport",
    "Losses",
    "NoOptions",
    "OptionInfo",
    "Origin",
    "PlacedFaults",
    "Positions",
    "WholeExporter",
    "describe_options",
    "document_stream",
    "make_options",
    "options_type_of",
    "parse_options",
    "possible_ids",
    "present_fields",
    "read_text",
    "reserved_options",
]
