"""The dialect of TimelineJS 3.

The player orders slides by their start, so it silently drops an event without one. It
ignores an end that begins with all of its start, and reads a month or a year as its first
day, so that an end can come before its start. One year outside of its range makes it show
every date as a bare year. It counts years before the first without a year 0, and reads
texts as HTML.
Source: https://timeline.knightlab.com/docs/json-format.html
"""

import html
from collections.abc import Iterator, Mapping
from enum import StrEnum

from timeline.edtf import Date, DateTime, Day, Interval, Marks, Precision, When, Year
from timeline.model import (
    Actor,
    Citation,
    Event,
    Figure,
    Metadata,
    Place,
    Source,
    Status,
    countries,
    dates_of,
)
from timeline.plugins import Losses

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


_WRITTEN = (
    *("id", "type", "title", "when", "description", "status"),
    *("actors", "places", "figures", "citations", "tags"),
)


class Group(StrEnum):
    """What the rows of the player are."""

    TYPE = "type"
    TAG = "tag"
    NONE = "none"


class TimelineJs:
    """Slides with a headline, a text and a date.

    Args:
        group: what the rows are.
        until: the day that events without a known end are drawn to; None for the day of revision.

    Attributes:
        events: the key of the list of events.

    """

    events = "events"

    def __init__(self, group: Group, until: When | None) -> None:
        self._group = group
        self._until = until

    def head(self, metadata: Metadata, losses: Losses) -> Mapping[str, object]:
        """Return the title slide."""
        losses.add_unwritten(metadata, ("title", "description"), _NOT_SHOWN)
        slide = _text(metadata.title, metadata.description)
        return {"title": {"unique_id": _TITLE_ID, "text": slide}} if slide else {}

    def event(
        self, event: Event, metadata: Metadata, losses: Losses
    ) -> Mapping[str, object] | None:
        """Return a slide; None for an event that the player would not show."""
        dates = dates_of(event)
        start = _start(dates[0]) if dates else None
        if start is None or not _is_shown(start.year):
            losses.add(event, "event", _NO_START if start is None else _TOO_FAR)
            return None
        losses.add_unwritten(event, _WRITTEN, _NOT_SHOWN)
        for field in dict.fromkeys(_lost_within(event)):
            losses.add(event, field, _NOT_SHOWN)
        slide: dict[str, object] = {"unique_id": event.id}
        if group := self._group_of(event):
            slide["group"] = group
        if self._group is not Group.TYPE and event.type != Event.type_name:
            losses.add(event, "type", _NOT_SHOWN)
        slide.update(self._dates(event, start, metadata, losses))
        details = list(_details(event, metadata))
        return slide | {"text": _text(event.title, event.description, details)}

    def last(self, metadata: Metadata) -> None:
        """Return None: the list holds only slides."""

    def _group_of(self, event: Event) -> str:
        """Return the name of the row of *event*; a row called "event" would say nothing."""
        if self._group is Group.TYPE:
            return "" if event.type == Event.type_name else event.type
        return event.tags[0] if self._group is Group.TAG and event.tags else ""

    def _dates(
        self, event: Event, first: Day, metadata: Metadata, losses: Losses
    ) -> Mapping[str, object]:
        when = event.when
        dates: dict[str, object] = {"start_date": _day(first)}
        if isinstance(when, Interval):
            start, end = _exact(when.start), _exact(when.end)
            if start and end and _is_extent(start, end):
                return {"start_date": start, "end_date": end}
            start, end = start or _day(first), self._end(when, metadata)
            if end and _is_extent(start, end):
                dates = {"start_date": start, "end_date": end}
        elif exact := _exact(when):
            return {"start_date": exact}
        losses.add(event, "when", _IN_WORDS)
        return dates | {"display_date": html.escape(_words(event, metadata.locale))}

    def _end(self, when: Interval, metadata: Metadata) -> dict[str, int] | None:
        """Return the end that is drawn for an interval whose end is not exact."""
        if isinstance(when.latest, Day):
            last = when.latest
            return _parts(when.end) or (_day(last) if _is_shown(last.year) else None)
        until = self._until or metadata.revised
        return _day(until.earliest) if until and isinstance(until.earliest, Day) else None


def _words(event: Event, locale: str) -> str:
    """Return the date of *event* in words; without one, its dated steps."""
    if event.when is not None:
        return event.when.words(locale)
    return ", ".join(f"{step.stage} {step.when.words(locale)}" for step in event.steps if step.when)


def _text(headline: str, text: str, details: list[str] | None = None) -> dict[str, object]:
    """Return the text of a slide; *details* are HTML."""
    slide: dict[str, object] = {}
    if headline:
        slide["headline"] = html.escape(headline)
    written = html.escape(text).replace("\n", "<br />")
    if details:
        written += f"<ul>{''.join(f'<li>{each}</li>' for each in details)}</ul>"
    if written:
        slide["text"] = written
    return slide


def _details(event: Event, metadata: Metadata) -> Iterator[str]:
    """Yield what the slide's text says beside the description, as HTML."""
    if event.status is not Status.OCCURRED:
        yield html.escape(event.status)
    if event.actors:
        yield html.escape("; ".join(map(_actor, event.actors)))
    if event.places:
        yield html.escape("; ".join(map(_place, event.places)))
    for figure in event.figures:
        yield html.escape(_figure(figure, metadata.locale))
    if event.tags:
        yield html.escape("; ".join(event.tags))
    if event.citations:
        sources = {source.id: source for source in metadata.sources}
        yield "; ".join(_citation(each, sources.get(each.source)) for each in event.citations)


def _actor(actor: Actor) -> str:
    return f"{actor.label} ({actor.role})" if actor.role else actor.label


def _place(place: Place) -> str:
    return f"{place.name}, {countries.name(place.country)}" if place.country else place.name


def _figure(figure: Figure, locale: str) -> str:
    unit = figure.unit if figure.unit.startswith("%") else f" {figure.unit}".rstrip()
    dates = [date.words(locale) for date in (figure.period, figure.as_of) if date is not None]
    notes = f" ({', '.join(dates)})" if dates else ""
    return f"{figure.measure}: {figure.amount:,f}{unit}{notes}"


def _citation(citation: Citation, source: Source | None) -> str:
    name = html.escape(source.label if source else citation.source)
    if source and source.url:
        name = f'<a href="{html.escape(source.url)}">{name}</a>'
    notes = [citation.locator, f"\u201c{citation.quote}\u201d" if citation.quote else ""]
    return ", ".join([name, *(html.escape(note) for note in notes if note)])


def _lost_within(event: Event) -> Iterator[str]:
    """Yield what is lost within the fields that are written."""
    for actor in event.actors:
        if actor.name and actor.code:
            yield "actors.code"
        if actor.kind is not None and (actor.name or not actor.code):
            yield "actors.kind"
    for place in event.places:
        if place.latitude is not None:
            yield "places.latitude"
            yield "places.longitude"
        if place.codes:
            yield "places.codes"
    if any(figure.words for figure in event.figures):
        yield "figures.words"
    if any(citation.says is not None for citation in event.citations):
        yield "citations.says"


def _start(when: When) -> Day | None:
    """Return the day that the slide is ordered by: the first known day of *when*."""
    return next((b for b in (when.earliest, when.latest) if isinstance(b, Day)), None)


def _exact(when: object) -> dict[str, int] | None:
    """Return *when* as the player's date; None if that cannot say exactly the same."""
    if isinstance(when, DateTime):
        # The player has floating times alone.
        return _local(when) if when.offset is None else None
    return _parts(when) if isinstance(when, (Date, Year)) and when.marks == Marks() else None


def _parts(when: object) -> dict[str, int] | None:
    """Return *when* as the player's date, without the marks of what is uncertain."""
    if not isinstance(when, (Date, Year)) or not when.is_exact:
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
