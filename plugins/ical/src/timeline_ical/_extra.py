"""What the calendar of another program said beside the model's fields: kept, and written back.

An event keeps the ends of its times, its URL and its version in its extra values. An event that
is written names those that it has in X-TIMELINE-EXTRA, so that they are read back.
"""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from timeline.edtf import parse
from timeline.errors import EdtfError
from timeline.model import Event
from timeline_ical._dates import UndrawableError, utc
from timeline_ical._lines import as_line
from timeline_ical._properties import FOREIGN_UID, sequence_of

if TYPE_CHECKING:
    from timeline_ical._components import Component

EXTRA = "X-TIMELINE-EXTRA"

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
    if starts is not None or ends is not None:
        from timeline_ical._exact_times import write_times  # noqa: PLC0415 - few events need it

        if written := write_times(event.when, starts, ends):
            dates, more = written
            lines += more
        else:
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


def read_extra(component: "Component") -> Iterator[tuple[str, object]]:
    """Yield the extra values of an event that was written here, except for its times."""
    names = component.value(EXTRA).split()
    if "url" in names and (url := as_line(component.value("URL"))):
        yield "url", url
    if "sequence" in names and (number := sequence_of(component)) > 1:
        # It is written one higher.
        yield "sequence", number - 1
    if "dtstamp" in names and (stamp := read_stamp(component.value("X-TIMELINE-DTSTAMP"))):
        yield "dtstamp", stamp


def read_version(component: "Component") -> Iterator[tuple[str, object]]:
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
