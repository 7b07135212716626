"""The declarations of timeline-svg; nothing heavy is imported here."""

from collections.abc import Iterator

from timeline.plugins import ExporterSpec, hookimpl

TIMELINE_API = 1


@hookimpl
def timeline_exporters() -> Iterator[ExporterSpec]:
    """Yield the exporter of pictures."""
    yield ExporterSpec(
        name="svg",
        target="timeline_svg._exporter:SvgExporter",
        media_type="image/svg+xml",
        suffixes=(".svg",),
        summary="SVG: a picture with certain and possible dates, labels, groups and figures",
    )
