"""The declarations of timeline-ical."""

from collections.abc import Iterator

from timeline.plugins import ExporterSpec, ImporterSpec, hookimpl

TIMELINE_API = 1


@hookimpl
def timeline_exporters() -> Iterator[ExporterSpec]:
    """Yield the iCalendar exporter."""
    yield ExporterSpec(
        name="ical",
        target="timeline_ical._exporter:IcalExporter",
        media_type="text/calendar",
        suffixes=(".ics", ".ical"),
        summary="iCalendar files (RFC 5545) for calendar programs",
    )


@hookimpl
def timeline_importers() -> Iterator[ImporterSpec]:
    """Yield the iCalendar importer."""
    yield ImporterSpec(
        name="ical",
        target="timeline_ical._importer:IcalImporter",
        media_type="text/calendar",
        suffixes=(".ics", ".ical"),
        summary="iCalendar files (RFC 5545), written here or by other programs",
    )
