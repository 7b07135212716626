"""What the calendar of another program said beside the model's fields: kept, and written back.

An event keeps the ends of its times, its URL and its version in its extra values. An event that
is written names those that it has in X-TIMELINE-EXTRA, so that they are read back.
"""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from timeline.edtf import DateTime, When, parse
from timeline.errors import EdtfError
from timeline.model import Event
from timeline_ical._components import Component
from timeline_ical._dates import UndrawableError, time_line, utc
from timeline_ical._lines import as_line
from timeline_ical._properties import FOREIGN_UID, sequence_of
from timeline_ical._times import Time, Times

EXTRA = "X-TIMELINE-EXTRA"
STARTS = "X-TIMELINE-STARTS"
ENDS = "X-TIMELINE-ENDS"

_NO_PROPERTY = "a calendar has no property for your own values"
_UNKNOWN_ZONE = "the calendar cannot define a time zone that is unknown"
_OTHER_ENDS = "the times in it are not those of the event's date"
_ONE_URL = "an event has one URL, here that of its first source"
_MOST_SEQUENCE = 2**31 - 1


class Kept(NamedTuple):
    """The extra values of an event, as a calendar writes them.

    Attributes:
        dates: DTSTART and DTEND with the times; "" if there are none.
        lines: further lines.
        sequence: the SEQUENCE that was read; 0 if there was none.
        stamp: the DTSTAMP that was read, in a calendar's form; "" if there was none.
        losses: why the others cannot be written.

    """

    dates: str = ""
    lines: tuple[str, ...] = ()
    sequence: int = 0
    stamp: str = ""
    losses: tuple[str, ...] = ()


NOTHING = Kept()


def write_extra(event: Event, *, has_url: bool) -> Kept:
    """Return how the extra values of *event* are written, which has any."""
    extra: dict[str, object] = dict(event.extra)
    losses: list[str] = []
    names: list[str] = []
    lines: list[str] = []
    url = extra.get("url")
    if url is not None and has_url:
        del extra["url"]
        losses.append(_ONE_URL)
    elif isinstance(url, str) and _is_plain(url):
        del extra["url"]
        names.append("url")
        lines.append(f"URL:{url}")
    sequence, stamp = _version(event, extra)
    if sequence:
        del extra["sequence"]
        names.append("sequence")
    if stamp:
        del extra["dtstamp"]
        names.append("dtstamp")
        lines.append(f"X-TIMELINE-DTSTAMP:{stamp}")
    starts, ends = extra.pop("starts", None), extra.pop("ends", None)
    dates = ""
    if (times := _times(event.when, starts, ends)) is not None:
        dates, more = _date_lines(times, starts, ends)
        lines += more
    elif starts is not None or ends is not None:
        losses.append(_OTHER_ENDS)
    if "zone" in extra:
        del extra["zone"]
        losses.append(_UNKNOWN_ZONE)
    if extra:
        losses.append(_NO_PROPERTY)
    if names:
        lines.append(f"{EXTRA}:{' '.join(names)}")
    return Kept(dates, tuple(lines), sequence, stamp, tuple(losses))


def _version(event: Event, extra: dict[str, object]) -> tuple[int, str]:
    """The SEQUENCE and the DTSTAMP in *extra* that a calendar can hold; 0 and "" if none."""
    if FOREIGN_UID not in event.codes:
        return 0, ""
    number = extra.get("sequence")
    stamp = _stamp(extra.get("dtstamp"))
    if isinstance(number, bool) or not isinstance(number, int):
        return 0, stamp
    return number if 0 < number < _MOST_SEQUENCE else 0, stamp


def read_extra(component: Component) -> Iterator[tuple[str, object]]:
    """Yield the extra values of an event that was written here, except for its times."""
    names = component.value(EXTRA).split()
    if "url" in names and (url := as_line(component.value("URL"))):
        yield "url", url
    if "sequence" in names and (number := sequence_of(component)) > 1:
        # It is written one higher.
        yield "sequence", number - 1
    if "dtstamp" in names and (stamp := read_stamp(component.value("X-TIMELINE-DTSTAMP"))):
        yield "dtstamp", stamp


def read_version(component: Component) -> Iterator[tuple[str, object]]:
    """Yield the version of an event of another program that counts its versions."""
    if number := sequence_of(component):
        yield "sequence", number
        if stamp := read_stamp(component.value("DTSTAMP")):
            yield "dtstamp", stamp


def read_stamp(value: str) -> str:
    """Return the EDTF text of a DTSTAMP; "" if it is not one."""
    try:
        return dt.datetime.strptime(value.strip().upper(), "%Y%m%dT%H%M%SZ").isoformat() + "Z"  # noqa: DTZ007
    except ValueError:
        return ""


def exact_times(component: Component, times: Times) -> Times:
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


def _is_plain(url: str) -> bool:
    return bool(url) and url.isprintable() and url.strip() == url and as_line(url) == url


def _stamp(value: object) -> str:
    if not isinstance(value, str):
        return ""
    try:
        written = utc(parse(value))
    except (EdtfError, UndrawableError):
        return ""
    return written if read_stamp(written) == value else ""


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


def _date_lines(times: Times, starts: object, ends: object) -> tuple[str, list[str]]:
    start, end = times.start, times.end or times.start
    is_utc = start.zone is not None
    dates = "\r\n".join(
        time_line(name, time.in_zone(dt.UTC), utc=is_utc)
        for name, time in (("DTSTART", start), ("DTEND", end))
    )
    exact = ((STARTS, starts), (ENDS, ends))
    lines = [f"{name}:{text}" for name, text in exact if is_utc and text and str(text)[-1:] != "Z"]
    return dates, lines
