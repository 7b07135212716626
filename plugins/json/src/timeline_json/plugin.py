"""The formats of timeline-json; nothing heavy is imported here."""

from collections.abc import Iterator

from timeline.plugins import ExporterSpec, ImporterSpec, hookimpl

TIMELINE_API = 1


@hookimpl
def timeline_exporters() -> Iterator[ExporterSpec]:
    """Declare one document, and one event per line."""
    yield ExporterSpec(
        name="json",
        target="timeline_json._exporter:JsonExporter",
        media_type="application/json",
        suffixes=(".json",),
        summary="JSON: a document with its schema, lossless; TimelineJS and schema.org by option",
        lossless=True,
    )
    yield ExporterSpec(
        name="jsonl",
        target="timeline_json._exporter:JsonLinesExporter",
        media_type="application/jsonl",
        suffixes=(".jsonl", ".ndjson"),
        summary="JSON Lines: the timeline, then one event per line, lossless",
        lossless=True,
    )


@hookimpl
def timeline_importers() -> Iterator[ImporterSpec]:
    """Declare the importers of the same two formats."""
    yield ImporterSpec(
        name="json",
        target="timeline_json._importer:JsonImporter",
        media_type="application/json",
        suffixes=(".json",),
        summary="JSON: reports every fault in one run, with its path and line",
    )
    yield ImporterSpec(
        name="jsonl",
        target="timeline_json._importer:JsonLinesImporter",
        media_type="application/jsonl",
        suffixes=(".jsonl", ".ndjson"),
        summary="JSON Lines: read line by line; a broken line loses no other",
    )
