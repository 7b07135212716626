"""What this plugin brings: an exporter and an importer of iCalendar files."""

from collections.abc import Iterator

from timeline.plugins import ExporterSpec, ImporterSpec, hookimpl

TIMELINE_API = 1


@hookimpl
def timeline_exporters() -> Iterator[ExporterSpec]:
    """The writer of calendars."""
    yield ExporterSpec(
        name="ical",
        target="timeline_ical._exporter:IcalExporter",
        media_type="text/calendar",
        suffixes=(".ics", ".ical"),
        summary="iCalendar files (RFC 5545) for calendar programs",
    )


@hookimpl
def timeline_importers() -> Iterator[ImporterSpec]:
    """The reader of calendars."""
    yield ImporterSpec(
        name="ical",
        target="timeline_ical._importer:IcalImporter",
        media_type="text/calendar",
        suffixes=(".ics", ".ical"),
        summary="iCalendar files (RFC 5545): those of this plugin, and the world's",
    )
