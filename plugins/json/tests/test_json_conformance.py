"""The plugin against the project's own test kit."""

from collections.abc import Iterator
from typing import ClassVar

import attrs

from timeline.model import Event
from timeline.plugins import ExporterSpec, Registry, default_registry, hookimpl
from timeline.testing import ExporterConformance, ImporterConformance

NOT_ASCII = (Event(id="baku", title="Şuşa, 北京, 𝄞"),)

# Options of a dialect: no other has a use for them.
OF_PLAYER: dict[str, tuple[str, ...]] = {"group": (), "until": ()}


class TestJson(ExporterConformance):
    format = "json"
    option_values: ClassVar = {"indent": (2,), "dialect": ("timelinejs", "schema.org"), **OF_PLAYER}
    examples = NOT_ASCII


class TestJsonLines(ExporterConformance):
    format = "jsonl"
    examples = NOT_ASCII


class TestReadingJson(ImporterConformance):
    format = "json"


class TestReadingJsonLines(ImporterConformance):
    format = "jsonl"


class NotLossless:
    """The plugin, without the claim of the default dialect, and without a way to read others."""

    @hookimpl
    def timeline_exporters(self) -> Iterator[ExporterSpec]:
        yield attrs.evolve(default_registry().exporter("json").spec, lossless=False)


def not_lossless() -> Registry:
    registry = Registry()
    registry.register(NotLossless(), "json")
    return registry


class TestTimelineJs(ExporterConformance):
    format = "json"
    registry = not_lossless()
    options: ClassVar = {"dialect": "timelinejs"}
    option_values: ClassVar = {
        "indent": (2,),
        "group": ("tag", "none"),
        "until": ("2026-01-01",),
        "dialect": ("timeline", "schema.org"),
    }
    examples = (attrs.evolve(NOT_ASCII[0], when="2024"),)


class TestSchemaOrg(ExporterConformance):
    format = "json"
    registry = not_lossless()
    options: ClassVar = {"dialect": "schema.org"}
    option_values: ClassVar = {"indent": (2,), **OF_PLAYER}
    examples = NOT_ASCII
