"""When something is: moments by some clock, and how long it lasts."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from timeline.edtf import Date, DateTime, Interval, When

DAY = dt.timedelta(days=1)
NONE = dt.timedelta(0)
_MINUTE = dt.timedelta(minutes=1)


class Moment(NamedTuple):
    """A day, or a day and time, as a calendar has it.

    Attributes:
        at: the day at midnight, or the local time; without a zone.
        timed: whether it has a time.
        zone: the zone of the time; None where it hangs on no clock in particular.
        clock: the name of its zone, be it known or not; "" where the file names none.

    """

    at: dt.datetime
    timed: bool
    zone: dt.tzinfo | None
    clock: str = ""

    def date(self) -> Date:
        """The day."""
        return Date(year=self.at.year, month=self.at.month, day=self.at.day)

    def offset(self) -> int | None:
        """Its distance from UTC, in minutes; None where it has none, or none in whole minutes.

        EDTF has no seconds there. Rounded, they would make the time another one.
        """
        distance = self.at.replace(tzinfo=self.zone).utcoffset() if self.zone else None
        if distance is None:
            return None
        minutes, rest = divmod(distance, _MINUTE)
        return None if rest else minutes

    def when(self) -> Date | DateTime:
        """The day, or the day and time with its distance from UTC."""
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


class Lasting(NamedTuple):
    """How long something lasts, and whose clock its end is told by.

    Attributes:
        days: what the clock shows more at the end, however long its days are.
        time: how much longer it lasts, by no clock.
        zone: the zone of the end; None where it hangs on no clock in particular.
        clock: the name of that zone; "" where the file names none.

    """

    days: dt.timedelta
    time: dt.timedelta
    zone: dt.tzinfo | None
    clock: str = ""


class Times(NamedTuple):
    """What a component says of its time.

    Attributes:
        start: when it starts.
        lasting: how long it lasts; None where it does not say.
        end: when it ends; exclusive, where it is a day. None where it does not say.
        length: how long it lasts by the clock of its start; None where it does not say.

    """

    start: Moment
    lasting: Lasting | None
    end: Moment | None
    length: dt.timedelta | None

    def when(self) -> When:
        """The date that an event of these times has.

        Whole days are a day, or an interval of days. What has a time is that moment,
        unless it lasts a day or more: EDTF has no intervals of times.
        """
        start, length = self.start, self.length
        if length is None:
            return start.when()
        # A last day is one before the exclusive end; a day that ends as it starts is one.
        if start.timed:
            if length < DAY:
                return start.when()
            last = start.at + length - dt.timedelta(seconds=1)
        else:
            last = start.at + max(length, DAY) - DAY
        if last.date() == start.at.date():
            return start.date()
        return Interval(start=start.date(), end=Moment(last, timed=False, zone=None).date())

    def more(self) -> Iterator[tuple[str, str]]:
        """What `when` does not say of a time, by names.

        "ends" is when it ends, and "starts" when it starts where the date is of whole
        days; both as EDTF. "zone" is the name of the clock of a time that has no distance
        from UTC here: of a zone that nobody knows, or ahead by a part of a minute.
        """
        start, _, end, length = self
        if not start.timed:
            return
        if end and length:
            if length >= DAY:
                yield "starts", str(start.when())
            yield "ends", str(end.when())
        clocks = [each.clock for each in (start, end) if each and each.offset() is None]
        if zone := next(filter(None, clocks), ""):
            yield "zone", zone


def times_of(start: Moment, lasting: Lasting | None) -> Times:
    """The times of what begins at *start*.

    Raises:
        OverflowError: it ends after the year 9999.

    """
    if lasting is None:
        return Times(start, None, None, None)
    at = start.at + lasting.days
    if start.zone is None or lasting.zone is None:
        at += lasting.time
    elif lasting.time or lasting.zone is not start.zone:
        moment = at.replace(tzinfo=start.zone).astimezone(dt.UTC) + lasting.time
        at = moment.astimezone(lasting.zone).replace(tzinfo=None)
    end = Moment(at, start.timed, lasting.zone, lasting.clock)
    return Times(start, lasting, end, on_clock_of(start, end) - start.at)


def on_clock_of(start: Moment, other: Moment) -> dt.datetime:
    """*other* as the clock of *start* has it."""
    if start.zone is None or other.zone is None or start.zone is other.zone:
        return other.at
    return other.at.replace(tzinfo=other.zone).astimezone(start.zone).replace(tzinfo=None)


def elapsed(start: Moment, end: Moment) -> dt.timedelta:
    """What passes from *start* to *end*, which both have a zone."""
    # Of two times of one zone, Python takes what its clock shows; in UTC, what passes.
    return end.at.replace(tzinfo=end.zone).astimezone(dt.UTC) - start.at.replace(
        tzinfo=start.zone
    ).astimezone(dt.UTC)
