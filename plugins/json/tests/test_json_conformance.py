"""The plugin against the project's own test kit."""

from collections.abc import Iterator
from typing import ClassVar

import attrs

from timeline.model import Event, Metadata
from timeline.plugins import ExporterSpec, Registry, hookimpl
from timeline.testing import ExporterConformance, ImporterConformance
from timeline_json._exporter import DialectName, JsonExporter, JsonLinesOptions, JsonOptions

NOT_ASCII = (Event(id="baku", title="Şuşa, 北京, 𝄞"),)


class TestJson(ExporterConformance):
    format = "json"
    option_values: ClassVar = {"indent": (2,)}
    examples = NOT_ASCII


class TestJsonLines(ExporterConformance):
    format = "jsonl"
    examples = NOT_ASCII


class TestReadingJson(ImporterConformance):
    format = "json"


class TestReadingJsonLines(ImporterConformance):
    format = "jsonl"


def in_dialect(name: DialectName) -> Registry:
    """A registry with one format, that of a dialect, which has losses and is not read."""

    class InDialect(JsonExporter):
        options_type = JsonLinesOptions  # the options that go with every dialect

        def __init__(self, options: JsonLinesOptions, metadata: Metadata) -> None:
            given = attrs.asdict(options)
            super().__init__(JsonOptions(dialect=name, **given), metadata)

    class Plugin:
        @hookimpl
        def timeline_exporters(self) -> Iterator[ExporterSpec]:
            yield ExporterSpec(
                name="json",
                target=InDialect,
                media_type="application/json",
                suffixes=(".json",),
                summary=name,
            )

    registry = Registry()
    registry.register(Plugin(), "json")
    return registry


class TestTimelineJs(ExporterConformance):
    format = "json"
    registry = in_dialect(DialectName.TIMELINEJS)
    examples = (attrs.evolve(NOT_ASCII[0], when="2024"),)


class TestSchemaOrg(ExporterConformance):
    format = "json"
    registry = in_dialect(DialectName.SCHEMA_ORG)
    examples = NOT_ASCII
