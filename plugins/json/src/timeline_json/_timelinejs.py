"""The dialect of TimelineJS 3.

The player orders slides by their start, so it silently drops an event without one. It
ignores an end that begins with all of its start, and reads a month or a year as its first
day, so that an end can come before its start. One year outside of its range makes it show
every date as a bare year. It counts years before the first without a year 0, and reads
texts as HTML.
Source: https://timeline.knightlab.com/docs/json-format.html
"""

import html
from collections.abc import Mapping

from timeline.edtf import Date, DateTime, Day, Interval, Marks, Precision, When, Year
from timeline.model import Event, Metadata
from timeline.plugins import Losses
from timeline_json._dialect import report_lost_fields, report_lost_metadata

_FIRST_YEAR, _LAST_YEAR = -271_820, 275_759
# No event has such an id. Without one, the player makes an id from the headline, and
# gives another to an event that has it.
_TITLE_ID = "title_"
_NAMED = {
    Precision.YEAR: ("year",),
    Precision.MONTH: ("year", "month"),
    Precision.DAY: ("year", "month", "day"),
}
_NOT_SHOWN = "TimelineJS has no place for it"
_NO_START = "TimelineJS shows no event without a start"
_IN_WORDS = "TimelineJS takes known years, months, days and local times; it is shown in words"
_TOO_FAR = f"TimelineJS shows the years {_FIRST_YEAR} to {_LAST_YEAR}"


class TimelineJs:
    """Slides with a headline, a text and a date."""

    events = "events"

    def head(self, metadata: Metadata, losses: Losses) -> Mapping[str, object]:
        """Return the title slide."""
        report_lost_metadata(metadata, ("title", "description"), losses, _NOT_SHOWN)
        slide = _text(metadata.title, metadata.description)
        return {"title": {"unique_id": _TITLE_ID, "text": slide}} if slide else {}

    def event(
        self, event: Event, metadata: Metadata, losses: Losses
    ) -> Mapping[str, object] | None:
        """Return a slide; None for an event that the player would not show."""
        start = _start(event.when)
        if start is None or not _is_shown(start.year):
            losses.add(event, "event", _NO_START if start is None else _TOO_FAR)
            return None
        written = ("id", "title", "when", "description")
        report_lost_fields(event, written, losses, _NOT_SHOWN)
        slide: dict[str, object] = {"unique_id": event.id, "group": event.type}
        slide.update(_dates(event, start, metadata, losses))
        return slide | {"text": _text(event.title, event.description)}

    def last(self, metadata: Metadata) -> None:
        """Return None: the list holds only slides."""


def _text(headline: str, text: str) -> dict[str, object]:
    slide: dict[str, object] = {}
    if headline:
        slide["headline"] = html.escape(headline)
    if text:
        slide["text"] = html.escape(text).replace("\n", "<br />")
    return slide


def _start(when: When | None) -> Day | None:
    """Return the day that the slide is ordered by: the first known day of *when*."""
    if when is None:
        return None
    return next((b for b in (when.earliest, when.latest) if isinstance(b, Day)), None)


def _dates(event: Event, first: Day, metadata: Metadata, losses: Losses) -> Mapping[str, object]:
    when = event.when
    if isinstance(when, Interval):
        start, end = _exact(when.start), _exact(when.end)
        if start and end and _is_extent(start, end):
            return {"start_date": start, "end_date": end}
    elif exact := _exact(when):
        return {"start_date": exact}
    losses.add(event, "when", _IN_WORDS)
    words = when.words(metadata.locale) if when else ""
    return {"start_date": _day(first), "display_date": html.escape(words)}


def _exact(when: object) -> dict[str, int] | None:
    """Return *when* as the player's date; None if that cannot say exactly the same."""
    if isinstance(when, DateTime):
        # The player has floating times alone.
        return _local(when) if when.offset is None else None
    if not isinstance(when, (Date, Year)) or not when.is_exact or when.marks != Marks():
        return None
    first = when.earliest
    if not isinstance(first, Day) or not _is_shown(first.year):
        return None
    day = _day(first)
    return {name: day[name] for name in _NAMED[when.precision]}


def _local(when: DateTime) -> dict[str, int]:
    clock = {"hour": when.hour, "minute": when.minute, "second": when.second}
    return {"year": _year(when.year), "month": when.month, "day": when.day} | clock


def _day(day: Day) -> dict[str, int]:
    return {"year": _year(day.year), "month": day.month, "day": day.day}


def _year(year: int) -> int:
    """Return *year* as historians count: the astronomical year 0 is 1 BC."""
    return year if year > 0 else year - 1


def _is_shown(year: int) -> bool:
    return _FIRST_YEAR <= _year(year) <= _LAST_YEAR


def _is_extent(start: Mapping[str, int], end: Mapping[str, int]) -> bool:
    """Return whether the player shows the *end*, and after the *start*."""
    is_ignored = all(end.get(key) == value for key, value in start.items())
    return not is_ignored and _first_day(start) < _first_day(end)


def _first_day(date: Mapping[str, int]) -> tuple[int, ...]:
    return (date["year"], date.get("month", 1), date.get("day", 1))
