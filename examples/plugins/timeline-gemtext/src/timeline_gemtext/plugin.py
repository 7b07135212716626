"""What this plugin adds to timeline."""

from collections.abc import Iterator

from timeline.plugins import ExporterSpec, hookimpl

TIMELINE_API = 1


@hookimpl
def timeline_exporters() -> Iterator[ExporterSpec]:
    """Return the format gemtext."""
    yield ExporterSpec(
        name="gemtext",
        target="timeline_gemtext._exporter:GemtextExporter",
        media_type="text/gemini",
        suffixes=(".gmi",),
        summary="pages of the Gemini protocol",
    )
