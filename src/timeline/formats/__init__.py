"""The contracts of formats: exporters, importers, their options and losses."""

from timeline.formats._exporter import Exporter, NoOptions, WholeExporter
from timeline.formats._importer import EventStream, Importer
from timeline.formats._losses import Loss, Losses, LossReport
from timeline.formats._spec import API, EventTypeSpec, ExporterSpec, ImporterSpec

__all__ = [
    "API",
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
    "WholeExporter",
]
