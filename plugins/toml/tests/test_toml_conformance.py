"""The plugin against the project's own test kit."""

from collections.abc import Iterator
from typing import ClassVar

import attrs

from timeline import wire
from timeline.plugins import (
    ExporterSpec,
    ImporterSpec,
    Registry,
    default_registry,
    hookimpl,
    options_type_of,
)
from timeline.testing import ExporterConformance, ImporterConformance
from timeline_toml import plugin

TomlImporter = default_registry().importer("toml").load()


@attrs.frozen(kw_only=True)
class KeepingOptions(options_type_of(TomlImporter)):
    """The importer's options, with another default of one.

    Attributes:
        unknown_types: what to do with an event of a type that is not installed.
        unknown_fields: what to do with a key that is not a field.

    """

    unknown_types: wire.Unknown = wire.Unknown.KEEP


class KeepingImporter(TomlImporter):
    options_type = KeepingOptions


class KeepingPlugin:
    """The plugin, with an importer that reads events of types that are not installed."""

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
