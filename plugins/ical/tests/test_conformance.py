"""The suites that every exporter and importer has to pass."""

from typing import ClassVar

from plugins.ical.tests import support

from timeline.plugins import Registry
from timeline.testing import ExporterConformance, ImporterConformance
from timeline_ical import plugin

REGISTRY = Registry()
REGISTRY.register(plugin, "ical")

OPTIONS = {
    "name": ("Another name",),
    "color": ("teal",),
    "refresh": ("P1D", "PT12H"),
    "prodid": ("-//example//EN",),
    "domain": ("example.org",),
    "stamp": ("2020-01-01", "2020-01-01T10:00:00Z"),
}


class TestIcal(ExporterConformance):
    format = "ical"
    registry = REGISTRY
    option_values = OPTIONS
    examples = support.EVENTS


class TestIcalEmbedded(ExporterConformance):
    format = "ical"
    registry = REGISTRY
    options: ClassVar = {"embed": True}
    option_values = OPTIONS
    examples = support.EVENTS


class TestIcalImporter(ImporterConformance):
    format = "ical"
    registry = REGISTRY
    # No document here has a series, which a window is for.
    option_values: ClassVar = {"window": ()}
