"""The times that a component says: DTSTART with DTEND or DURATION (RFC 5545, 3.6.1)."""

import datetime as dt
import re

from timeline_ical._components import Component
from timeline_ical._lines import Line
from timeline_ical._times import DAY, NONE, Lasting, Moment, Times, elapsed, times_of
from timeline_ical._zones import Zones

_MOMENT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z)?)?")
_DURATION = re.compile(
    r"([+-]?)P(?:([0-9]{1,4})W|(?:([0-9]{1,5})D)?"
    r"(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,8})S)?)?)"
)
_LEAP_SECOND = 60


class MomentError(ValueError):
    """A date that is none.

    Attributes:
        line: the line of the file that it is on, from 1.

    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def times(component: Component, zones: Zones) -> Times:
    """The times of *component*.

    Raises:
        MomentError: it has none, or one that is no date, or it ends before it starts.

    """
    first = component.first("DTSTART")
    if first is None:
        raise MomentError("it has no DTSTART", component.number)
    start = moment(first, zones)
    try:
        lasting = None
        if line := component.first("DTEND"):
            lasting = _until(start, moment(line, zones), line)
        elif line := component.first("DURATION"):
            lasting = _for(start, line)
        return times_of(start, lasting)
    except OverflowError as error:
        raise MomentError("it ends after the year 9999", component.number) from error


def _until(start: Moment, end: Moment, line: Line) -> Lasting:
    if end.timed != start.timed:
        raise MomentError(f"DTSTART and {line.name} are not both days, or both times", line.number)
    days, time = end.at - start.at, NONE
    if start.zone is not None and end.zone is not None:
        # As long as it is, when the clock is set meanwhile too (RFC 5545, 3.8.5.3).
        days, time = NONE, elapsed(start, end)
    if days + time < NONE:
        raise MomentError(f"{line.name} {line.value} is before DTSTART", line.number)
    return Lasting(days, time, end.zone, end.clock)


def _for(start: Moment, line: Line) -> Lasting:
    days, time = duration(line)
    if not start.timed and time % DAY:
        message = f"{line.name} {line.value} is not of whole days, and DTSTART is a day"
        raise MomentError(message, line.number)
    return Lasting(days, time, start.zone, start.clock)


def moment(line: Line, zones: Zones) -> Moment:
    """The moment of a line such as DTSTART.

    Raises:
        MomentError: it is none.

    """
    text = line.value.strip()
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise MomentError(f"{line.name} {text[:40]!r} is no DATE or DATE-TIME", line.number)
    return _moment(match, line, zones)


def moments(line: Line, zones: Zones) -> list[Moment]:
    """The moments of a line that may have several, such as EXDATE.

    Raises:
        MomentError: one of them is none.

    """
    return [moment(line._replace(value=value), zones) for value in line.value.split(",")]


def periods(line: Line, zones: Zones) -> list[tuple[Moment, Lasting | None]]:
    """The moments of an RDATE, with how long each lasts where it is a period.

    Raises:
        MomentError: one of them is none, or ends before it starts.

    """
    return [_period(line._replace(value=value), zones) for value in line.value.split(",")]


def _period(line: Line, zones: Zones) -> tuple[Moment, Lasting | None]:
    first, parted, last = line.value.partition("/")
    start = moment(line._replace(value=first), zones)
    if not parted:
        return start, None
    rest = line._replace(value=last)
    if last.strip()[:1] in {"P", "+", "-"}:
        return start, _for(start, rest)
    try:
        return start, _until(start, moment(rest, zones), rest)
    except OverflowError as error:
        raise MomentError(f"{line.name} {line.value[:40]} is beyond UTC", line.number) from error


def _moment(match: re.Match[str], line: Line, zones: Zones) -> Moment:
    year, month, day, hour, minute, second, utc = match.groups()
    try:
        if hour is None:
            return Moment(dt.datetime(int(year), int(month), int(day)), timed=False, zone=None)  # noqa: DTZ001
        # A leap second is read as the one before it (RFC 5545, 3.3.12).
        at = dt.datetime(  # noqa: DTZ001 - the zone stands beside it
            *(int(year), int(month), int(day), int(hour), int(minute)),
            59 if int(second) == _LEAP_SECOND else int(second),
        )
    except ValueError as error:
        raise MomentError(f"{line.name} {match[0]}: {error}", line.number) from error
    if utc:
        return Moment(at, timed=True, zone=dt.UTC)
    name = line.parameters.get("TZID", "")
    zone = zones.find(name) if name else None
    return Moment(at, timed=True, zone=zone, clock=name)


def duration(line: Line) -> tuple[dt.timedelta, dt.timedelta]:
    """The duration of a line: its days, and its time.

    Raises:
        MomentError: it is none, or negative.

    """
    match = _DURATION.fullmatch(line.value.strip())
    if match is None or not any(match.groups()[1:]):
        raise MomentError(f"{line.name} {line.value[:40]!r} is no duration", line.number)
    sign, *numbers = match.groups()
    weeks, days, hours, minutes, seconds = lengths = [int(number or 0) for number in numbers]
    if sign == "-" and any(lengths):
        raise MomentError(f"{line.name} {line.value} is negative", line.number)
    return (
        dt.timedelta(weeks=weeks, days=days),
        dt.timedelta(hours=hours, minutes=minutes, seconds=seconds),
    )
