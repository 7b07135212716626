"""The declarations of timeline-html."""

from collections.abc import Iterator

from timeline.plugins import ExporterSpec, hookimpl

TIMELINE_API = 1


@hookimpl
def timeline_exporters() -> Iterator[ExporterSpec]:
    """Yield the HTML exporter."""
    yield ExporterSpec(
        name="html",
        target="timeline_html._exporter:HtmlExporter",
        media_type="text/html",
        suffixes=(".html", ".htm"),
        summary="a page for people: a picture that can be zoomed, and a list to search and print",
    )
