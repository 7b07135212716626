"""The dates of a component: DTSTART with DTEND or DURATION, as one date (RFC 5545, 3.6.1)."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline.edtf import Date, DateTime, Interval, When
from timeline_ical._components import Component
from timeline_ical._lines import Line
from timeline_ical._zones import Zones

_MOMENT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z)?)?")
_DURATION = re.compile(
    r"([+-]?)P(?:([0-9]{1,4})W|(?:([0-9]{1,5})D)?"
    r"(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,8})S)?)?)"
)
_LEAP_SECOND = 60
DAY = dt.timedelta(days=1)


class MomentError(ValueError):
    """A date that is none.

    Attributes:
        line: the line of the file that it is on, from 1.

    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Moment(NamedTuple):
    """A day, or a day and time, as a calendar has it.

    Attributes:
        at: the day at midnight, or the local time; without a zone.
        timed: whether it has a time.
        zone: the zone of the time; None where it hangs on no clock in particular.
        clock: the name of its zone, where nobody knows such a zone; else "".

    """

    at: dt.datetime
    timed: bool
    zone: dt.tzinfo | None
    clock: str = ""

    def date(self) -> Date:
        """The day."""
        return Date(year=self.at.year, month=self.at.month, day=self.at.day)

    def when(self) -> Date | DateTime:
        """The day, or the day and time with its distance from UTC."""
        if not self.timed:
            return self.date()
        at = self.at
        offset = at.replace(tzinfo=self.zone).utcoffset() if self.zone else None
        return DateTime(
            year=at.year,
            month=at.month,
            day=at.day,
            hour=at.hour,
            minute=at.minute,
            second=at.second,
            offset=None if offset is None else round(offset.total_seconds() / 60),
        )


class Times(NamedTuple):
    """What a component says of its time.

    Attributes:
        start: when it starts.
        length: how long it lasts by the clock of its start; None where it does not say.

    """

    start: Moment
    length: dt.timedelta | None

    def when(self) -> When:
        """The date that an event of these times has.

        Whole days are a day, or an interval of days. What has a time is that moment,
        unless it lasts a day or more: EDTF has no intervals of times.
        """
        start = self.start
        if self.length is None:
            return start.when()
        # A last day is one before the exclusive end; a day that ends as it starts is one.
        if start.timed:
            if self.length < DAY:
                return start.when()
            last = start.at + self.length - dt.timedelta(seconds=1)
        else:
            last = start.at + max(self.length, DAY) - DAY
        if last.date() == start.at.date():
            return start.date()
        return Interval(start=start.date(), end=Moment(last, timed=False, zone=None).date())

    def more(self) -> Iterator[tuple[str, str]]:
        """What `when` does not say of a time, by names.

        "ends" is when it ends, and "starts" when it starts where the date is of whole
        days; both as EDTF. "zone" is the zone that nobody knows.
        """
        start = self.start
        if start.timed and self.length:
            if self.length >= DAY:
                yield "starts", str(start.when())
            yield "ends", str(start._replace(at=start.at + self.length).when())
        if start.clock:
            yield "zone", start.clock


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
        length = _length(component, start, zones)
        if length is not None:
            _ = start.at + length  # within the years of a calendar?
    except OverflowError as error:
        raise MomentError("it ends after the year 9999", component.number) from error
    return Times(start, length)


def _length(component: Component, start: Moment, zones: Zones) -> dt.timedelta | None:
    if line := component.first("DTEND"):
        end = moment(line, zones)
        if end.timed != start.timed:
            raise MomentError("DTSTART and DTEND are not both days, or both times", line.number)
        length = on_clock_of(start, end) - start.at
        if length < dt.timedelta(0):
            raise MomentError(f"DTEND {line.value} is before DTSTART", line.number)
        return length
    if line := component.first("DURATION"):
        return _after(start, *duration(line)) - start.at
    return None


def on_clock_of(start: Moment, other: Moment) -> dt.datetime:
    """*other* as the clock of *start* has it."""
    if start.zone is None or other.zone is None or start.zone is other.zone:
        return other.at
    return other.at.replace(tzinfo=other.zone).astimezone(start.zone).replace(tzinfo=None)


def _after(start: Moment, days: dt.timedelta, time: dt.timedelta) -> dt.datetime:
    """The end of a duration: days are those of the clock, hours are as long as they are."""
    at = start.at + days
    if start.zone is None:
        return at + time
    moment = at.replace(tzinfo=start.zone).astimezone(dt.UTC) + time
    return moment.astimezone(start.zone).replace(tzinfo=None)


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
    """The moments of a line that may have several, such as RDATE; of a period its start.

    Raises:
        MomentError: one of them is none.

    """
    values = (value.partition("/")[0] for value in line.value.split(","))
    return [moment(line._replace(value=value), zones) for value in values]


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
    return Moment(at, timed=True, zone=zone, clock="" if zone else name)


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
