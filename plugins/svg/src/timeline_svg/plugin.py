"""The formats of timeline-svg; nothing heavy is imported here."""

from collections.abc import Iterator

from timeline.plugins import ExporterSpec, hookimpl

TIMELINE_API = 1


@hookimpl
def timeline_exporters() -> Iterator[ExporterSpec]:
    """Declare pictures as SVG, and as PNG, which needs the extra "png"."""
    yield ExporterSpec(
        name="svg",
        target="timeline_svg._exporter:SvgExporter",
        media_type="image/svg+xml",
        suffixes=(".svg",),
        summary="SVG: a picture for people, with labels, groups and charts",
    )
    yield ExporterSpec(
        name="png",
        target="timeline_svg._exporter:PngExporter",
        media_type="image/png",
        suffixes=(".png",),
        summary="PNG: the same picture as an image",
        encoding=None,
    )
