"""What this plugin adds to timeline."""

from collections.abc import Iterator

from timeline.plugins import ExporterSpec, hookimpl

TIMELINE_API = 1


@hookimpl
def timeline_exporters() -> Iterator[ExporterSpec]:
    """Return the format CSV."""
    yield ExporterSpec(
        name="csv",
        target="timeline_csv._exporter:CsvExporter",
        media_type="text/csv",
        suffixes=(".csv",),
        summary="tables for spreadsheets",
    )
