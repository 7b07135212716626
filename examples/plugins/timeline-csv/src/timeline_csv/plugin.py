"""What this plugin brings."""

from collections.abc import Iterator

from timeline.plugins import ExporterSpec, hookimpl

TIMELINE_API = 1


@hookimpl
def timeline_exporters() -> Iterator[ExporterSpec]:
    """CSV files."""
    yield ExporterSpec(
        name="csv",
        target="timeline_csv._exporter:CsvExporter",
        media_type="text/csv",
        suffixes=(".csv",),
        summary="tables for spreadsheets",
    )
