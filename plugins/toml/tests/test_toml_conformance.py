"""The plugin against the project's own test kit."""

from collections.abc import Iterator
from typing import ClassVar

import attrs

from timeline import wire
from timeline.plugins import ExporterSpec, ImporterSpec, Registry, hookimpl
from timeline.testing import ExporterConformance, ImporterConformance
from timeline_toml import plugin
from timeline_toml._importer import TomlImporter, TomlImportOptions


@attrs.frozen(kw_only=True)
class KeepingOptions(TomlImportOptions):
    """The importer's options, but for the default of one.

    Attributes:
        unknown_types: what becomes of an event of a type that is not installed.
        unknown_fields: what becomes of a key that is no field.

    """

    unknown_types: wire.Unknown = wire.Unknown.KEEP


class KeepingImporter(TomlImporter):
    options_type = KeepingOptions


class KeepingPlugin:
    """The plugin, with an importer that reads back events of types that nobody has."""

    @hookimpl
    def timeline_exporters(self) -> Iterator[ExporterSpec]:
        yield from plugin.timeline_exporters()

    @hookimpl
    def timeline_importers(self) -> Iterator[ImporterSpec]:
        for spec in plugin.timeline_importers():
            yield attrs.evolve(spec, target=KeepingImporter)


def keeping() -> Registry:
    registry = Registry()
    registry.register(KeepingPlugin(), "toml")
    return registry


class TestToml(ExporterConformance):
    format = "toml"
    registry = keeping()
    option_values: ClassVar = {"width": (40,)}


class TestReadingToml(ImporterConformance):
    format = "toml"
    registry = keeping()
