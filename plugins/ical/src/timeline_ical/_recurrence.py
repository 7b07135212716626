"""Repeating events, expanded over a window (RFC 5545, 3.8.5)."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from timeline_ical._components import Component
from timeline_ical._times import Duration, PropertyError, Time, Times, periods_of, time_of
from timeline_ical._zones import Zones

if TYPE_CHECKING:
    from dateutil.rrule import rruleset  # type: ignore[import-untyped]  # it has no types

_MOST = 10_000
"""The most dates that one event may have in a window."""

_MOST_BEFORE = 1_000_000
"""The most dates before the window that are counted through."""

# dateutil counts from the start, so that an old rule that is finer would take forever.
_TOO_FINE = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
# An interval of 0 would never advance.
_NUMBER = re.compile(r"0*[1-9][0-9]{0,5}")
_PART = re.compile(r"([A-Z]+)=([^=\s]+)")
# RFC 5545, 3.3.10; dateutil accepts others besides.
_PARTS = (
    *("FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY"),
    *("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST"),
)
_BAD_RULE = (ValueError, TypeError, OverflowError, LookupError, AttributeError)


def repeats(component: Component) -> bool:
    """Return whether *component* is an event with several dates."""
    return "RRULE" in component.lines or "RDATE" in component.lines


def suffix(start: Time) -> str:
    """Return the suffix of an id that tells one date of a repeating event from the others."""
    return start.at.strftime(".%Y%m%dT%H%M%S" if start.timed else ".%Y%m%d")


class Occurrence(NamedTuple):
    """One date of a repeating event, independent of the zone that names it.

    Attributes:
        uid: the UID of the event.
        at: the moment in UTC if known; of a day, its midnight.
        timed: whether it has a time.

    """

    uid: str
    at: dt.datetime
    timed: bool

    @classmethod
    def of(cls, uid: str, start: Time) -> "Occurrence":
        """Return the date *start* of the event *uid*."""
        at = start.at.replace(fold=0)
        if start.zone is not None:
            with suppress(OverflowError):
                at = start.at.replace(tzinfo=start.zone).astimezone(dt.UTC).replace(tzinfo=None)
        return cls(uid, at, start.timed)


def is_replaced(uid: str, start: Time, replaced: set[Occurrence]) -> bool:
    """Return whether *replaced* has the date *start*: some programs name only its day."""
    day = Occurrence(uid, dt.datetime.combine(start.at, dt.time.min), timed=False)
    return Occurrence.of(uid, start) in replaced or day in replaced


def expand(
    component: Component, times: Times, window: tuple[dt.date, dt.date], zones: Zones
) -> Iterator[Times]:
    """Yield the times of *component* that touch the *window*, in order.

    Raises:
        PropertyError: a rule is not valid, or gives too many dates.

    """
    start = times.start
    first = dt.datetime.combine(window[0], dt.time.min) - (times.length or dt.timedelta(0))
    last = dt.datetime.combine(window[1], dt.time.max)
    found = before = 0
    durations: dict[dt.datetime, Duration] = {}
    for at in _dates(_rules(component, start, zones, durations), component):
        if at > last:
            return
        if at < first:
            before += 1
            if before > _MOST_BEFORE:
                message = f"it has more than {_MOST_BEFORE} dates before the window"
                raise PropertyError(message, component.number)
            continue
        found += 1
        if found > _MOST:
            raise PropertyError(f"it has more than {_MOST} dates in the window", component.number)
        try:
            occurrence = Times.of(start._replace(at=at), durations.get(at, times.duration))
        except OverflowError as error:
            raise PropertyError("it ends after the year 9999", component.number) from error
        yield occurrence


def _dates(rules: "rruleset", component: Component) -> Iterator[dt.datetime]:
    dates = iter(rules)
    while True:
        try:
            at: dt.datetime = next(dates)
        except StopIteration:
            return
        except _BAD_RULE as error:
            # Some rules turn out to be impossible only when they are evaluated.
            line = component.first("RRULE")
            number = line.number if line else component.number
            raise PropertyError(f"its dates cannot be computed: {error}", number) from error
        yield at


def _rules(
    component: Component, start: Time, zones: Zones, durations: dict[dt.datetime, Duration]
) -> "rruleset":
    """The dates of *component*; *durations* receives those of dates that have their own."""
    # Most calendars repeat nothing, and dateutil takes long to import.
    from dateutil.rrule import rruleset  # noqa: PLC0415 - as above

    rules = rruleset()
    # The start is the first date, even if the rule does not produce it (RFC 5545, 3.8.5.3).
    rules.rdate(start.at)
    for line in component.lines.get("RRULE", ()):
        try:
            # Any sorted dates serve, although the stubs ask for a rule.
            rules.rrule(_rule(line.value, start))  # pyright: ignore[reportArgumentType]
        except _BAD_RULE as error:
            raise PropertyError(f"RRULE {line.value[:60]!r}: {error}", line.number) from error
    for line in component.lines.get("RDATE", ()):
        for added, duration in periods_of(line, zones):
            if added.timed != start.timed:
                message = "DTSTART and RDATE must both be days, or both times"
                raise PropertyError(message, line.number)
            at = _like(start, added)
            rules.rdate(at)
            if duration is not None:
                durations[at] = duration
    for line in component.lines.get("EXDATE", ()):
        for value in line.value.split(","):
            rules.exdate(_like(start, time_of(line._replace(value=value), zones)))
    return rules


def _rule(text: str, start: Time) -> Iterable[dt.datetime]:
    """The dates of the rule *text*.

    Raises:
        ValueError: it is not valid, or not supported.

    """
    from dateutil.rrule import rrulestr  # noqa: PLC0415 - as above

    parts = _parts(text)
    if parts["FREQ"] in _TOO_FINE:
        raise ValueError("rules that repeat within a day are not supported")
    for name in ("INTERVAL", "COUNT"):
        if name in parts and not _NUMBER.fullmatch(parts[name]):
            raise ValueError(f"{name} {parts[name]!r} is not a number from 1 to 999999")
    if "COUNT" in parts and "UNTIL" in parts:
        raise ValueError("COUNT and UNTIL exclude each other")
    if "UNTIL" in parts:
        parts["UNTIL"] = _local_until(parts["UNTIL"], start)
    count = parts.pop("COUNT", None)
    joined = ";".join(map("=".join, parts.items()))
    rule: Iterable[dt.datetime] = rrulestr(joined, dtstart=start.at)
    if count is None:
        return rule
    # The start counts as the first date, which dateutil does not know.
    return islice(chain([start.at], (at for at in rule if at != start.at)), int(count))


def _parts(text: str) -> dict[str, str]:
    """The parts of the rule *text* by their names, in capitals."""
    parts: dict[str, str] = {}
    for part in filter(None, text.strip().upper().split(";")):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(f"{part!r} is not allowed; write NAME=VALUE")
        name, value = match.groups()
        if name not in _PARTS:
            raise ValueError(f"{name} is not a part of a rule; allowed: {', '.join(_PARTS)}")
        if name in parts:
            raise ValueError(f"{name} is given twice")
        parts[name] = value
    if "FREQ" not in parts:
        raise ValueError("FREQ is missing")
    return parts


def _like(start: Time, other: Time) -> dt.datetime:
    """*other* in the zone of *start*; a day gets the time of *start*."""
    try:
        at = other.in_zone_of(start)
    except OverflowError:
        at = other.at
    if start.timed == other.timed:
        return at
    return dt.datetime.combine(at.date(), start.at.time())


def _local_until(until: str, start: Time) -> str:
    """An UNTIL, which is in UTC, in the zone of the event."""
    if start.timed and "T" not in until:
        return f"{until}T235959"
    if not until.endswith("Z") or start.zone is None:
        return until.rstrip("Z")
    try:
        at = dt.datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
    except ValueError:
        return until
    return at.astimezone(start.zone).strftime("%Y%m%dT%H%M%S")
