"""DATE, DATE-TIME, DURATION and PERIOD values, and the times of a component (RFC 5545, 3.3)."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline.edtf import Date, DateTime, Interval, When
from timeline_ical._components import Component
from timeline_ical._lines import Line
from timeline_ical._zones import Zones

DAY = dt.timedelta(days=1)
_ZERO = dt.timedelta(0)
_MINUTE = dt.timedelta(minutes=1)
_TIME = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z)?)?")
_DURATION = re.compile(
    r"([+-]?)P(?:([0-9]{1,4})W|(?:([0-9]{1,5})D)?"
    r"(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,8})S)?)?)"
)
_LEAP_SECOND = 60


class PropertyError(ValueError):
    """A property whose value cannot be used.

    Attributes:
        line: its line in the file, from 1.

    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Time(NamedTuple):
    """A DATE or a DATE-TIME.

    Attributes:
        at: the day at midnight, or the local time; without a zone.
        timed: whether it is a DATE-TIME.
        zone: the time zone; None for floating time and for an unknown zone.
        tzid: the name of its zone, whether known or not; "" if the file names none.

    """

    at: dt.datetime
    timed: bool
    zone: dt.tzinfo | None
    tzid: str = ""

    def date(self) -> Date:
        """Return the day."""
        return Date(year=self.at.year, month=self.at.month, day=self.at.day)

    def offset(self) -> int | None:
        """Return the UTC offset in minutes; None if there is none, or none in whole minutes.

        EDTF offsets have no seconds, and rounding would change the time.
        """
        distance = self.at.replace(tzinfo=self.zone).utcoffset() if self.zone else None
        if distance is None:
            return None
        minutes, rest = divmod(distance, _MINUTE)
        return None if rest else minutes

    def when(self) -> Date | DateTime:
        """Return the day, or the day and time with its UTC offset."""
        if not self.timed:
            return self.date()
        at = self.at
        return DateTime(
            year=at.year,
            month=at.month,
            day=at.day,
            hour=at.hour,
            minute=at.minute,
            second=at.second,
            offset=self.offset(),
        )

    def in_zone(self, zone: dt.tzinfo | None) -> dt.datetime:
        """Return the local time in *zone*; unchanged if that is None, or its own zone is unknown.

        Raises:
            OverflowError: it is before the year 1 there, or after the year 9999.

        """
        if self.zone is None or zone is None or self.zone is zone:
            return self.at
        return self.at.replace(tzinfo=self.zone).astimezone(zone).replace(tzinfo=None)


class Duration(NamedTuple):
    """How long something lasts, and the zone in which it ends.

    Attributes:
        days: the nominal days, however long they are (RFC 5545, 3.3.6).
        time: the exact time beyond these.
        zone: the zone of the end; None for floating time and for an unknown zone.
        tzid: the name of that zone; "" if the file names none.

    """

    days: dt.timedelta
    time: dt.timedelta
    zone: dt.tzinfo | None
    tzid: str = ""


class Times(NamedTuple):
    """The start and the end of a component.

    Attributes:
        start: when it starts.
        duration: how long it lasts; None if not given.
        end: when it ends; exclusive if it is a day. None if not given.
        length: how long it lasts by the clock of its start; None if not given.

    """

    start: Time
    duration: Duration | None = None
    end: Time | None = None
    length: dt.timedelta | None = None

    @classmethod
    def of(cls, start: Time, duration: Duration | None) -> "Times":
        """Return the times of what begins at *start*.

        Raises:
            OverflowError: it ends after the year 9999.

        """
        if duration is None:
            return cls(start)
        at = start.at + duration.days
        if start.zone is None or duration.zone is None:
            at += duration.time
        elif duration.time or duration.zone is not start.zone:
            moment = at.replace(tzinfo=start.zone).astimezone(dt.UTC) + duration.time
            at = moment.astimezone(duration.zone).replace(tzinfo=None)
        end = Time(at, start.timed, duration.zone, duration.tzid)
        return cls(start, duration, end, end.in_zone(start.zone) - start.at)

    def when(self) -> When:
        """Return the date of an event at these times.

        Whole days become a day or an interval of days. A time becomes its start,
        unless it lasts a day or more: EDTF has no intervals of times.
        """
        start, length = self.start, self.length
        if length is None:
            return start.when()
        # The last day is one before the exclusive end; an event that ends at its start is one day.
        if start.timed:
            if length < DAY:
                return start.when()
            last = start.at + length - dt.timedelta(seconds=1)
        else:
            last = start.at + max(length, DAY) - DAY
        if last.date() == start.at.date():
            return start.date()
        return Interval(start=start.date(), end=Time(last, timed=False, zone=None).date())

    def details(self) -> Iterator[tuple[str, str]]:
        """Yield, by name, what `when` leaves out.

        "ends" is the end of a time, and "starts" its start if the date is of whole days; both as
        EDTF. "zone" is the name of the zone of a time without a UTC offset here: an unknown zone,
        or one whose offset is not in whole minutes.
        """
        start, _, end, length = self
        if not start.timed:
            return
        if end and length:
            if length >= DAY:
                yield "starts", str(start.when())
            yield "ends", str(end.when())
        names = [each.tzid for each in (start, end) if each and each.offset() is None]
        if zone := next(filter(None, names), ""):
            yield "zone", zone


def times_of(component: Component, zones: Zones, report: Callable[[PropertyError], None]) -> Times:
    """Return the times of *component*: DTSTART with DTEND or DURATION (RFC 5545, 3.6.1).

    An end that cannot be used is reported, and left out.

    Raises:
        PropertyError: it has no start, or one that is not a date.

    """
    first = component.first("DTSTART")
    if first is None:
        raise PropertyError("it has no DTSTART", component.number)
    start = time_of(first, zones)
    line = component.first("DTEND") or component.first("DURATION")
    if line is None:
        return Times(start)
    try:
        if line.name == "DTEND":
            return Times.of(start, _duration_until(start, time_of(line, zones), line))
        return Times.of(start, _duration_in(line, start))
    except OverflowError:
        report(PropertyError("it ends after the year 9999", line.number))
    except PropertyError as error:
        report(error)
    return Times(start)


def time_of(line: Line, zones: Zones) -> Time:
    """Return the DATE or DATE-TIME of a line such as DTSTART.

    Raises:
        PropertyError: it is neither.

    """
    text, tzid = line.value.strip(), line.parameters.get("TZID", "")
    match = _TIME.fullmatch(text)
    if match is None:
        raise PropertyError(f"{line.name} {text[:40]!r} is not a DATE or DATE-TIME", line.number)
    year, month, day, hour, minute, second, utc = match.groups()
    try:
        if hour is None:
            return Time(dt.datetime(int(year), int(month), int(day)), timed=False, zone=None)  # noqa: DTZ001
        # A leap second is read as the second before it (RFC 5545, 3.3.12).
        at = dt.datetime(  # noqa: DTZ001 - the zone is kept beside it
            *(int(year), int(month), int(day), int(hour), int(minute)),
            59 if int(second) == _LEAP_SECOND else int(second),
        )
    except ValueError as error:
        raise PropertyError(f"{line.name} {text}: {error}", line.number) from error
    if utc:
        return Time(at, timed=True, zone=dt.UTC)
    return Time(at, timed=True, zone=zones.find(tzid) if tzid else None, tzid=tzid)


def period_of(line: Line, zones: Zones) -> tuple[Time, Duration | None]:
    """Return the time of an RDATE, and its duration if it is a PERIOD.

    Raises:
        PropertyError: it is not a date, or ends before it starts.

    """
    first, slash, last = line.value.partition("/")
    start = time_of(line._replace(value=first), zones)
    if not slash:
        return start, None
    rest = line._replace(value=last)
    if last.strip()[:1] in {"P", "+", "-"}:
        return start, _duration_in(rest, start)
    try:
        return start, _duration_until(start, time_of(rest, zones), rest)
    except OverflowError as error:
        message = f"{line.name} {line.value[:40]} is outside the years of UTC"
        raise PropertyError(message, line.number) from error


def _duration_until(start: Time, end: Time, line: Line) -> Duration:
    if end.timed != start.timed:
        message = f"DTSTART and {line.name} must both be days, or both times"
        raise PropertyError(message, line.number)
    days, time = end.at - start.at, _ZERO
    if start.zone is not None and end.zone is not None:
        # Exact, even across a change to or from summer time (RFC 5545, 3.8.5.3). Between two
        # times of one zone, Python would subtract what the clock shows.
        days, time = _ZERO, end.in_zone(dt.UTC) - start.in_zone(dt.UTC)
    if days + time < _ZERO:
        raise PropertyError(f"{line.name} {line.value} is before DTSTART", line.number)
    return Duration(days, time, end.zone, end.tzid)


def _duration_in(line: Line, start: Time) -> Duration:
    match = _DURATION.fullmatch(line.value.strip())
    if match is None or not any(match.groups()[1:]):
        raise PropertyError(f"{line.name} {line.value[:40]!r} is not a duration", line.number)
    sign, *numbers = match.groups()
    weeks, days, hours, minutes, seconds = lengths = [int(number or 0) for number in numbers]
    if sign == "-" and any(lengths):
        raise PropertyError(f"{line.name} {line.value} is negative", line.number)
    time = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if not start.timed and time % DAY:
        message = f"{line.name} {line.value} is not in whole days, but DTSTART is a day"
        raise PropertyError(message, line.number)
    return Duration(dt.timedelta(weeks=weeks, days=days), time, start.zone, start.tzid)
