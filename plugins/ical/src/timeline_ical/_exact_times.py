"""The times of an event to the second, by their own clocks: what its date alone leaves out.

An event keeps its start and its end in its extra values "starts" and "ends". A calendar has them as
DTSTART and DTEND in UTC, and their clocks in X-TIMELINE-STARTS and X-TIMELINE-ENDS.
"""

import datetime as dt

from timeline.edtf import DateTime, When, parse
from timeline.errors import EdtfError
from timeline_ical._components import Component
from timeline_ical._dates import time_line
from timeline_ical._times import Time, Times

STARTS = "X-TIMELINE-STARTS"
ENDS = "X-TIMELINE-ENDS"


def write_times(when: When | None, starts: object, ends: object) -> tuple[str, list[str]] | None:
    """Return DTSTART and DTEND, and further lines; None if the times are not those of *when*."""
    times = _times(when, starts, ends)
    if times is None:
        return None
    start, end = times.start, times.end or times.start
    is_utc = start.zone is not None
    dates = "\r\n".join(
        time_line(name, time.in_zone(dt.UTC), utc=is_utc)
        for name, time in (("DTSTART", start), ("DTEND", end))
    )
    exact = ((STARTS, starts), (ENDS, ends))
    lines = [f"{name}:{text}" for name, text in exact if is_utc and text and str(text)[-1:] != "Z"]
    return dates, lines


def read_times(component: Component, times: Times) -> Times:
    """Return *times* by the clocks that X-TIMELINE-STARTS and -ENDS give, unless they changed."""
    start, end = times.start, times.end
    if end is None:
        return times
    exact = [
        _same_moment(each, component.value(name)) for each, name in ((start, STARTS), (end, ENDS))
    ]
    if exact[0] is None and exact[1] is None:
        return times
    start, end = exact[0] or start, exact[1] or end
    try:
        return Times(start, times.duration, end, end.in_zone(start.zone) - start.at)
    except OverflowError:
        return times


def _same_moment(time: Time, text: str) -> Time | None:
    exact = _time(text)
    if exact is None or exact.zone is None or time.zone is None:
        return None
    try:
        return exact if exact.in_zone(dt.UTC) == time.in_zone(dt.UTC) else None
    except OverflowError:
        return None


def _times(when: When | None, starts: object, ends: object) -> Times | None:
    """The times of an event, if *starts* and *ends* are those of its date."""
    end = _time(ends)
    start = _time(str(when) if starts is None and isinstance(when, DateTime) else starts)
    if start is None or end is None or (start.zone is None) is not (end.zone is None):
        return None
    try:
        length = end.in_zone(start.zone) - start.at
        latest = max(start.in_zone(dt.UTC), end.in_zone(dt.UTC))
        times = Times(start, None, end, length)
        if length <= dt.timedelta(0) or latest.year == dt.MAXYEAR:
            return None
        details = {key: value for key, value in (("starts", starts), ("ends", ends)) if value}
        return times if times.when() == when and dict(times.details()) == details else None
    except (OverflowError, ValueError):
        return None


def _time(text: object) -> Time | None:
    if not isinstance(text, str):
        return None
    try:
        when = parse(text)
    except EdtfError:
        return None
    if not isinstance(when, DateTime) or str(when) != text or not 1 <= when.year <= dt.MAXYEAR:
        return None
    at = dt.datetime(when.year, when.month, when.day, when.hour, when.minute, when.second)  # noqa: DTZ001
    offset = when.offset
    zone = None if offset is None else dt.timezone(dt.timedelta(minutes=offset))
    return Time(at, timed=True, zone=zone)
