"""Time zones: those of the database, and those that a calendar defines (RFC 5545, 3.6.5)."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice
from zoneinfo import ZoneInfo

from timeline_ical._components import Component
from timeline_ical._lines import unescape
from timeline_ical._rules import LAST_MOMENT, Effort, Rule

_ZERO = dt.timedelta(0)
_OFFSET = re.compile(r"([+-]?)([01]?[0-9]|2[0-3]):?([0-5][0-9])(?::?([0-5][0-9]))?")
# What Exchange calls UTC if it has no other name for a zone.
_MICROSOFT_UTC = "tzone://Microsoft/Utc"
# Longer paths than this one are not written before the name of a zone.
_MOST_PARTS = 10
# In forty years, every combination of month, day and weekday occurs. A clock that changes more
# rarely keeps the onset before.
_YEARS = 40
_MOST_ONSETS = 400
"""The most onsets that a rule of a definition may give in a year, which is one a day."""

_MOST_COUNTED = 1_000
"""The most onsets that a definition may count."""

_MOST_PERIODS = 10_000
"""The most periods without an onset that the rules of a definition are followed through."""


class Zones:
    """The time zones of one calendar.

    The name of a place, such as Asia/Baku, means the zone of the database, which knows more than
    a definition derived from it. Any other name, such as EST, means what the calendar defines;
    if it defines nothing, a zone of the database, or the one that Windows calls so.
    """

    def __init__(self) -> None:
        self._definitions: dict[str, Component] = {}
        self._found: dict[str, dt.tzinfo | None] = {}

    def define(self, component: Component) -> None:
        """Add the definition in a VTIMEZONE, for later calls of `find`."""
        if name := _plain(component.value("TZID")):
            self._definitions[name] = component
            self._found.clear()

    def find(self, name: str) -> dt.tzinfo | None:
        """Return the zone of a TZID; None if it is unknown."""
        if name not in self._found:
            self._found[name] = self._zone(_plain(name))
        return self._found[name]

    def _zone(self, name: str) -> dt.tzinfo | None:
        zone, defined = _database_zone(name), self._definitions.get(name)
        if defined is None:
            return zone or _windows_zone(name)
        if zone is not None and _is_place(name):
            return zone
        # Some programs write the name of the database beside a definition of their own.
        place = _plain(defined.value("X-LIC-LOCATION"))
        return zone_of(defined) or zone or _windows_zone(name) or _database_zone(place)

    def is_final(self, name: str) -> bool:
        """Whether no later definition could change what *name* means."""
        plain = _plain(name)
        return plain in self._definitions or (_is_place(plain) and self.find(name) is not None)


def _plain(name: str) -> str:
    """A name as it is compared: the property escapes what the parameter quotes."""
    return unescape(name).strip().strip('"')


def _is_place(name: str) -> bool:
    return "/" in name


@cache
def _database_zone(name: str) -> dt.tzinfo | None:
    # Some programs write a path before the name: /freeassociation.sourceforge.net/Asia/Baku.
    parts = name.strip("/").split("/", _MOST_PARTS)
    for start in range(len(parts)) if name.startswith("/") else (0,):
        known = "/".join(parts[start:])
        if known in _names():
            return ZoneInfo(known)
    return None


@cache
def _names() -> frozenset[str]:
    """The names of the database, which are the same on every machine, unlike its files."""
    from importlib import resources  # noqa: PLC0415 - writing a calendar does not need it

    names = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return frozenset(names) - {"Factory", "localtime"}


@cache
def _windows_zone(name: str) -> dt.tzinfo | None:
    """The zone that Windows calls *name*, by the table of CLDR."""
    if name == _MICROSOFT_UTC:
        return dt.UTC
    from babel.core import get_global  # noqa: PLC0415 - slow, and for few calendars

    known: str | None = get_global("windows_zone_mapping").get(name)
    return _database_zone(known) if known else None


class _Observance:
    """Standard or summer time.

    Args:
        single: onsets that are given one by one, by the clock in use before.
        rules: the rules of the others.
        before: the UTC offset of that clock.
        offset: the UTC offset from then on.

    """

    def __init__(
        self,
        single: Sequence[dt.datetime],
        rules: Sequence[Rule],
        before: dt.timedelta,
        offset: dt.timedelta,
    ) -> None:
        self.first = min(single)
        self.before = before
        self.offset = offset
        self._start = single[0]
        self._single = sorted(single)
        self._years: dict[int, list[dt.datetime]] = {}
        self._rules: list[Rule] = []
        effort = Effort(_MOST_PERIODS)
        for rule in rules:
            if rule.count is not None:
                if rule.count > _MOST_COUNTED:
                    raise ValueError("its rule counts too many onsets")
                self._single += rule.between(self._start, LAST_MOMENT, effort)
            elif self._begins(rule, effort):
                self._rules.append(rule)
        self._single.sort()
        # No year after it has an onset.
        self._last_year = max((rule.until.year for rule in self._rules), default=0)

    def _begins(self, rule: Rule, effort: Effort) -> bool:
        """Whether *rule* gives an onset at all."""
        start, most = self._start, 2 * _MOST_ONSETS
        onsets = rule.between(start, _years_after(start, 2), effort)
        if len([*islice(onsets, most + 1)]) > most:
            raise ValueError("its rule gives too many onsets")
        return next(rule.between(start, _years_after(start, _YEARS), effort), None) is not None

    def last_onset(self, at: dt.datetime) -> dt.datetime | None:
        """Return the last onset up to *at*, by the clock in use before."""
        index = bisect_right(self._single, at)
        single = self._single[index - 1] if index else dt.datetime.min  # noqa: DTZ901
        last_year = min(at.year, self._last_year)
        for year in range(last_year, max(self._start.year, last_year - _YEARS) - 1, -1):
            onsets = self._in_year(year)
            if found := bisect_right(onsets, at):
                return max(onsets[found - 1], single)
        return single if index else None

    def _in_year(self, year: int) -> list[dt.datetime]:
        onsets = self._years.get(year)
        if onsets is None:
            first, last = dt.datetime(year, 1, 1), dt.datetime(year, 12, 31, 23, 59, 59)  # noqa: DTZ001
            effort = Effort(_MOST_PERIODS)
            onsets = sorted(at for rule in self._rules for at in rule.between(first, last, effort))
            self._years[year] = onsets
        return onsets

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
            (_moved(onset, -each.before), each.offset)
            for each in self._observances
            if (onset := each.last_onset(clock(each))) is not None
        ]
        if begun:
            return max(begun)[1]
        return min(self._observances, key=lambda each: each.first).before

    def dst(self, at: dt.datetime | None) -> None:
        """Return None: the offset includes it."""

    def tzname(self, at: dt.datetime | None) -> None:
        """Return None: it is not known."""


def zone_of(component: Component) -> DefinedZone | None:
    """Return the zone that a VTIMEZONE defines; None if its definition is not valid."""
    try:
        zone = DefinedZone([_observance(rule) for rule in component.inner])
        # Some rules turn out to be impossible only when they are evaluated.
        _ = dt.datetime(2024, 7, 3, tzinfo=zone).utcoffset()
    except (ValueError, OverflowError):
        return None
    return zone


def _years_after(at: dt.datetime, years: int) -> dt.datetime:
    year = at.year + years
    return dt.datetime(year, 1, 1) if year <= dt.MAXYEAR else LAST_MOMENT  # noqa: DTZ001


def _moved(at: dt.datetime, by: dt.timedelta) -> dt.datetime:
    try:
        return at + by
    except OverflowError:
        # In the first and last hours of time there are no onsets.
        return at


def _observance(component: Component) -> _Observance:
    before = _utc_offset(component.value("TZOFFSETFROM"))
    offset = _utc_offset(component.value("TZOFFSETTO"))
    start = _local(component.value("DTSTART"))

    def until(text: str) -> dt.datetime:
        # It is in UTC. A day counts whole.
        return _moved(_local(text), before) if "T" in text else _local(f"{text}T235959")

    rules = [
        Rule(line.value, start, until, timed=True) for line in component.lines.get("RRULE", ())
    ]
    single = [
        _local(value.partition("/")[0])
        for line in component.lines.get("RDATE", ())
        for value in line.value.split(",")
    ]
    return _Observance([start, *single], rules, before, offset)


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
