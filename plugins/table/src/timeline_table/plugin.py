"""The formats of timeline-table; nothing heavy is imported here."""

from collections.abc import Iterator

from timeline.plugins import ExporterSpec, ImporterSpec, hookimpl

TIMELINE_API = 1

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@hookimpl
def timeline_exporters() -> Iterator[ExporterSpec]:
    """Declare the three kinds of table."""
    yield ExporterSpec(
        name="csv",
        target="timeline_table._text_exporter:CsvExporter",
        media_type="text/csv",
        suffixes=(".csv",),
        summary="CSV: a row for each event, safe to open in a spreadsheet",
    )
    yield ExporterSpec(
        name="tsv",
        target="timeline_table._text_exporter:TsvExporter",
        media_type="text/tab-separated-values",
        suffixes=(".tsv", ".tab"),
        summary="TSV: a row for each event, with tabs between cells",
    )
    yield ExporterSpec(
        name="xlsx",
        target="timeline_table._xlsx_exporter:XlsxExporter",
        media_type=_XLSX,
        suffixes=(".xlsx",),
        summary="Excel workbook: events, sources and what the timeline says of itself",
        encoding=None,
    )


@hookimpl
def timeline_importers() -> Iterator[ImporterSpec]:
    """Declare the importers of the same formats."""
    yield ImporterSpec(
        name="csv",
        target="timeline_table._importers:TextImporter",
        media_type="text/csv",
        suffixes=(".csv",),
        summary="CSV: headers in six languages, every fault with its cell",
    )
    yield ImporterSpec(
        name="tsv",
        target="timeline_table._importers:TextImporter",
        media_type="text/tab-separated-values",
        suffixes=(".tsv", ".tab"),
        summary="TSV: as CSV, with tabs between cells",
    )
    yield ImporterSpec(
        name="xlsx",
        target="timeline_table._workbook:WorkbookImporter",
        media_type=_XLSX,
        suffixes=(".xlsx", ".xlsm"),
        summary="Excel workbook: cells are read as they are displayed",
    )
