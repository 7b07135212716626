"""The head of a calendar: what it says of itself (RFC 5545, 3.6; RFC 7986)."""

from collections.abc import Iterator

from timeline.model import Metadata
from timeline.plugins import Losses
from timeline_ical._colors import COLORS
from timeline_ical._dates import UndrawableError, encode_edtf, utc
from timeline_ical._options import IcalOptions
from timeline_ical._report import LINE_SEPARATOR, has_separator
from timeline_ical._text import content_line, escape, parameter

NO_LANGUAGE = "a calendar says its language with its name, and has none"
OTHER_NAME = "the option name stands in its place"
NO_SOURCES = "a calendar has no list of sources; their events cite them in text"
NO_EXTRA = "a calendar has no place for values of your own"
NO_REVISION = "a calendar has the years 0001 to 9998 alone"


def head(options: IcalOptions, metadata: Metadata, losses: Losses) -> bytes:
    """The lines before the first event."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{escape(options.prodid)}",
        "CALSCALE:GREGORIAN",
        *_settings(options),
        *_texts(options, metadata),
        *_revision(metadata),
    ]
    if options.embed:
        from timeline_ical import _embedding  # noqa: PLC0415 - slow to import: json and the wire

        lines.append(f"{_embedding.METADATA}:{_embedding.pack_metadata(metadata)}")
    else:
        _report(options, metadata, losses)
    return b"".join(content_line(line) + b"\r\n" for line in lines)


def tells_language(options: IcalOptions, metadata: Metadata) -> bool:
    """Whether the calendar says the timeline's language, if the timeline does."""
    return bool(options.embed or options.name or metadata.title or metadata.description)


def _settings(options: IcalOptions) -> Iterator[str]:
    if options.method:
        yield f"METHOD:{options.method}"
    if options.refresh:
        # Outlook reads the older name alone.
        yield f"REFRESH-INTERVAL;VALUE=DURATION:{options.refresh}"
        yield f"X-PUBLISHED-TTL:{options.refresh}"
    if options.color:
        yield f"COLOR:{options.color}"
        yield f"X-APPLE-CALENDAR-COLOR:{COLORS[options.color]}"


def _texts(options: IcalOptions, metadata: Metadata) -> Iterator[str]:
    name = options.name or metadata.title
    language = parameter("LANGUAGE", metadata.language) if metadata.language else ""
    if name:
        yield f"NAME{language}:{escape(name)}"
        yield f"X-WR-CALNAME:{escape(name)}"
    if metadata.description:
        yield f"DESCRIPTION{language}:{escape(metadata.description)}"
        yield f"X-WR-CALDESC:{escape(metadata.description)}"


def _revision(metadata: Metadata) -> Iterator[str]:
    if metadata.revised is None:
        return
    try:
        yield f"LAST-MODIFIED:{utc(metadata.revised)}"
    except UndrawableError:
        return
    yield f"X-EDTF:{encode_edtf(str(metadata.revised))}"


def _report(options: IcalOptions, metadata: Metadata, losses: Losses) -> None:
    if options.name and metadata.title not in {"", options.name}:
        losses.add(None, "timeline.title", OTHER_NAME)
    if has_separator(metadata.description):
        losses.add(None, "timeline.description", LINE_SEPARATOR)
    if metadata.language and not tells_language(options, metadata):
        losses.add(None, "timeline.language", NO_LANGUAGE)
    if metadata.revised is not None and not any(_revision(metadata)):
        losses.add(None, "timeline.revised", NO_REVISION)
    for _ in metadata.sources:
        losses.add(None, "timeline.sources", NO_SOURCES)
    if metadata.extra:
        losses.add(None, "timeline.extra", NO_EXTRA)
