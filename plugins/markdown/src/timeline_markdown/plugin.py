"""The declarations of timeline-markdown."""

from collections.abc import Iterator

from timeline.plugins import ExporterSpec, hookimpl

TIMELINE_API = 1


@hookimpl
def timeline_exporters() -> Iterator[ExporterSpec]:
    """Yield the Markdown exporter."""
    yield ExporterSpec(
        name="markdown",
        target="timeline_markdown._exporter:MarkdownExporter",
        media_type="text/markdown",
        suffixes=(".md", ".mdx", ".markdown"),
        summary="documents for people: a list, table or narrative, with sources as footnotes",
    )
