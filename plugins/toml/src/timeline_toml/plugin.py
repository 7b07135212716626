"""The format of timeline-toml; nothing heavy is imported here."""

from collections.abc import Iterator

from timeline.plugins import ExporterSpec, ImporterSpec, hookimpl

TIMELINE_API = 1

_MEDIA_TYPE = "application/toml"
_SUFFIXES = (".toml",)


@hookimpl
def timeline_exporters() -> Iterator[ExporterSpec]:
    """Declare the exporter of the authoring format."""
    yield ExporterSpec(
        name="toml",
        target="timeline_toml._exporter:TomlExporter",
        media_type=_MEDIA_TYPE,
        suffixes=_SUFFIXES,
        summary="the authoring format: TOML to read and write by hand, lossless",
        lossless=True,
    )


@hookimpl
def timeline_importers() -> Iterator[ImporterSpec]:
    """Declare the importer of the authoring format."""
    yield ImporterSpec(
        name="toml",
        target="timeline_toml._importer:TomlImporter",
        media_type=_MEDIA_TYPE,
        suffixes=_SUFFIXES,
        summary="the authoring format: reports every fault in one run, with its line",
    )
