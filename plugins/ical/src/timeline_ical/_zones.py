"""Time zones: those of the database, and those that a calendar defines (RFC 5545, 3.6.5)."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from timeline_ical._components import Component

if TYPE_CHECKING:
    from dateutil.rrule import rruleset  # type: ignore[import-untyped]  # it has no types

_ZERO = dt.timedelta(0)
_FORMAT = "%Y%m%dT%H%M%S"
_OFFSET = re.compile(r"([+-])([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])?")
# dateutil counts from the start: a finer rule, or one with no interval, would take forever.
_YEARLY = re.compile(
    r"(?=.*FREQ=YEARLY)(?!.*FREQ=(?!YEARLY))(?!.*INTERVAL=[^1-9])(?!.*BY(?:HOUR|MINUTE|SECOND)=)"
)
_UNTIL = re.compile(r"(?<=UNTIL=)([0-9]{8}T[0-9]{6})Z")


class Zones:
    """The time zones of one calendar.

    The name of a place, such as Asia/Baku, means the zone of the database, which knows more than
    a definition derived from it. Any other name, such as EST, means what the calendar defines.
    """

    def __init__(self) -> None:
        self._definitions: dict[str, Component] = {}
        self._found: dict[str, dt.tzinfo | None] = {}

    def define(self, component: Component) -> None:
        """Add the definition in a VTIMEZONE, for later calls of `find`."""
        if name := component.value("TZID"):
            self._definitions[name] = component
            self._found.pop(name, None)

    def find(self, name: str) -> dt.tzinfo | None:
        """Return the zone of a TZID; None if it is unknown."""
        if name not in self._found:
            zone, defined = _database_zone(name), self._definitions.get(name)
            if defined is not None and (zone is None or not _is_place(name)):
                zone = zone_of(defined) or zone
            self._found[name] = zone
        return self._found[name]

    def is_final(self, name: str) -> bool:
        """Whether no later definition could change what *name* means."""
        return name in self._definitions or (_is_place(name) and self.find(name) is not None)


def _is_place(name: str) -> bool:
    return "/" in name


@cache
def _database_zone(name: str) -> dt.tzinfo | None:
    # Some programs write a path before the name: /freeassociation.sourceforge.net/Asia/Baku.
    parts = name.strip("/").split("/")
    for start in range(len(parts)) if name.startswith("/") else (0,):
        try:
            return ZoneInfo("/".join(parts[start:]))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


class _Observance(NamedTuple):
    """Standard or summer time.

    Attributes:
        onsets: when it begins, by the clock in use before.
        before: the UTC offset of that clock.
        offset: the UTC offset from then on.

    """

    onsets: "rruleset"
    before: dt.timedelta
    offset: dt.timedelta

    def last_onset(self, at: dt.datetime) -> dt.datetime | None:
        """Return the last onset up to *at*, by the clock in use before."""
        onset: dt.datetime | None = self.onsets.before(at, inc=True)
        return onset

    def delay(self, *, is_second: bool) -> dt.timedelta:
        """Return how long after its onset, by the clock before, its own local times begin.

        A local time that is skipped when the clock is set forward belongs to the time before.
        So does one that occurs twice when it is set back, the first time.
        """
        change = self.offset - self.before
        return min(change, _ZERO) if is_second else max(change, _ZERO)


class DefinedZone(dt.tzinfo):
    """A zone of observances; before the first of them, its clock is the one in use until then.

    A local time that occurs twice is the first, and one that is skipped is read with the offset
    before the gap (RFC 5545, 3.3.5), as in `zoneinfo`.
    """

    def __init__(self, observances: Sequence[_Observance]) -> None:
        self._observances = observances

    def utcoffset(self, at: dt.datetime | None) -> dt.timedelta | None:
        """Return the UTC offset of a local time."""
        if at is None:
            return None
        local, is_second = at.replace(tzinfo=None, fold=0), bool(at.fold)
        return self._offset(lambda each: _moved(local, -each.delay(is_second=is_second)))

    def fromutc(self, at: dt.datetime) -> dt.datetime:
        """Return the local time of a moment in UTC."""
        moment = at.replace(tzinfo=None)
        offset = self._offset(lambda each: _moved(moment, each.before))
        local = at + offset
        return local if self.utcoffset(local) == offset else local.replace(fold=1)

    def _offset(self, clock: Callable[[_Observance], dt.datetime]) -> dt.timedelta:
        """The offset of the observance that began last, where *clock* is the clock before each."""
        begun = [
            (onset - each.before, each.offset)
            for each in self._observances
            if (onset := each.last_onset(clock(each))) is not None
        ]
        if begun:
            return max(begun)[1]
        return min(self._observances, key=lambda each: next(iter(each.onsets))).before

    def dst(self, at: dt.datetime | None) -> None:
        """Return None: the offset includes it."""

    def tzname(self, at: dt.datetime | None) -> None:
        """Return None: it is not known."""


def zone_of(component: Component) -> DefinedZone | None:
    """Return the zone that a VTIMEZONE defines; None if its definition is not valid."""
    try:
        observances = [_observance(rule) for rule in component.inner]
        zone = DefinedZone(observances)
        # Some rules turn out to be impossible only when they are evaluated.
        _ = dt.datetime(2024, 7, 3, tzinfo=zone).utcoffset()
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
        return None
    return zone


def _moved(at: dt.datetime, by: dt.timedelta) -> dt.datetime:
    try:
        return at + by
    except OverflowError:
        # In the first and last hours of time there are no onsets.
        return at


def _observance(rule: Component) -> _Observance:
    # Most calendars define no zone, and dateutil takes long to import.
    from dateutil.rrule import rruleset, rrulestr  # noqa: PLC0415 - as above

    before, offset = _utc_offset(rule.value("TZOFFSETFROM")), _utc_offset(rule.value("TZOFFSETTO"))
    start = _local(rule.value("DTSTART"))
    onsets = rruleset(cache=True)
    onsets.rdate(start)
    for line in rule.lines.get("RRULE", ()):
        text = line.value.strip().upper()
        if not _YEARLY.match(text):
            raise ValueError("it is not a yearly rule")
        # UNTIL is in UTC.
        text = _UNTIL.sub(lambda match: (_local(match[1]) + before).strftime(_FORMAT), text)
        # From a single rule rrulestr makes no set, although the stubs allow one.
        onsets.rrule(rrulestr(text, dtstart=start))  # pyright: ignore[reportArgumentType]
    for line in rule.lines.get("RDATE", ()):
        for value in line.value.split(","):
            onsets.rdate(_local(value))
    return _Observance(onsets, before, offset)


def _utc_offset(text: str) -> dt.timedelta:
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        raise ValueError("it is not an offset of less than a day")
    sign, hours, minutes, seconds = match.groups()
    offset = dt.timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds or 0))
    return -offset if sign == "-" else offset


def _local(text: str) -> dt.datetime:
    # Some programs mark a local time as UTC.
    return dt.datetime.fromisoformat(text.strip().removesuffix("Z"))
