"""A time zone as a calendar defines it: observances, each with its onsets (RFC 5545, 3.6.5)."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dateutil.rrule import (  # type: ignore[import-untyped]  # it has no types of its own
    rruleset,
    rrulestr,
)

from timeline_ical._components import Component

_NONE = dt.timedelta(0)
_FORMAT = "%Y%m%dT%H%M%S"
_OFFSET = re.compile(r"([+-])([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])?")
# dateutil counts from the start; a finer rule, or one of no interval, would take forever.
_YEARLY = re.compile(
    r"(?=.*FREQ=YEARLY)(?!.*FREQ=(?!YEARLY))(?!.*INTERVAL=[^1-9])(?!.*BY(?:HOUR|MINUTE|SECOND)=)"
)
_UNTIL = re.compile(r"(?<=UNTIL=)([0-9]{8}T[0-9]{6})Z")


class _Observance(NamedTuple):
    """Standard or summer time.

    Attributes:
        onsets: when it begins, by the clock that is set to it.
        before: how far that clock is ahead of UTC.
        offset: how far the clock is ahead of UTC from then on.

    """

    onsets: rruleset
    before: dt.timedelta
    offset: dt.timedelta

    def begun(self, at: dt.datetime) -> dt.datetime | None:
        """The last onset up to *at*, by the clock that is set."""
        onset: dt.datetime | None = self.onsets.before(at, inc=True)
        return onset

    def delay(self, *, is_second: bool) -> dt.timedelta:
        """How long after its onset, by the clock that is set to it, its own times begin.

        Where the clock is set forward, those that it leaves out are of the clock before. Where
        it is set back, those that come twice are too, but for the second time.
        """
        change = self.offset - self.before
        return min(change, _NONE) if is_second else max(change, _NONE)


class DefinedZone(dt.tzinfo):
    """A zone of observances. Before the first of them, its clock is the one that was set then.

    A time that comes twice is the first, and one that is left out counts by the clock before
    (RFC 5545, 3.3.5), as it does in the zones of Python.
    """

    def __init__(self, observances: Sequence[_Observance]) -> None:
        self._observances = observances

    def utcoffset(self, at: dt.datetime | None) -> dt.timedelta | None:
        """How far a local time is ahead of UTC."""
        if at is None:
            return None
        local, is_second = at.replace(tzinfo=None, fold=0), bool(at.fold)
        return self._in_use(lambda each: _moved(local, -each.delay(is_second=is_second)))

    def fromutc(self, at: dt.datetime) -> dt.datetime:
        """The local time of a moment in UTC."""
        moment = at.replace(tzinfo=None)
        offset = self._in_use(lambda each: _moved(moment, each.before))
        local = at + offset
        return local if self.utcoffset(local) == offset else local.replace(fold=1)

    def _in_use(self, clock: Callable[[_Observance], dt.datetime]) -> dt.timedelta:
        """The offset of the observance that began last, by the *clock* that is set to each."""
        begun = [
            (onset - each.before, each.offset)
            for each in self._observances
            if (onset := each.begun(clock(each))) is not None
        ]
        if begun:
            return max(begun)[1]
        return min(self._observances, key=lambda each: next(iter(each.onsets))).before

    def dst(self, at: dt.datetime | None) -> None:
        """Not known: the offset has it."""

    def tzname(self, at: dt.datetime | None) -> None:
        """Not known."""


def zone_of(component: Component) -> DefinedZone | None:
    """The zone that a VTIMEZONE defines; None where it cannot be."""
    try:
        observances = [_observance(rule) for rule in component.inner]
        zone = DefinedZone(observances)
        # Some rules that cannot be are found out when they are asked.
        _ = dt.datetime(2024, 7, 3, tzinfo=zone).utcoffset()
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
        return None
    return zone


def _moved(at: dt.datetime, by: dt.timedelta) -> dt.datetime:
    try:
        return at + by
    except OverflowError:
        # At the ends of time no clock is set.
        return at


def _observance(rule: Component) -> _Observance:
    before, offset = _offset(rule.value("TZOFFSETFROM")), _offset(rule.value("TZOFFSETTO"))
    start = _local(rule.value("DTSTART"))
    onsets = rruleset(cache=True)
    onsets.rdate(start)
    for line in rule.lines.get("RRULE", ()):
        text = line.value.strip().upper()
        if not _YEARLY.match(text):
            raise ValueError("it is no rule of years")
        # The end of a rule stands in UTC.
        text = _UNTIL.sub(lambda match: (_local(match[1]) + before).strftime(_FORMAT), text)
        # Of one rule it makes no set, whatever the stubs say.
        onsets.rrule(rrulestr(text, dtstart=start))  # pyright: ignore[reportArgumentType]
    for line in rule.lines.get("RDATE", ()):
        for value in line.value.split(","):
            onsets.rdate(_local(value))
    return _Observance(onsets, before, offset)


def _offset(text: str) -> dt.timedelta:
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        raise ValueError("it is no offset of less than a day")
    sign, hours, minutes, seconds = match.groups()
    offset = dt.timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds or 0))
    return -offset if sign == "-" else offset


def _local(text: str) -> dt.datetime:
    # Some programs say of a local time that it is UTC.
    return dt.datetime.fromisoformat(text.strip().removesuffix("Z"))
