"""Events that repeat, written out over a window (RFC 5545, 3.8.5)."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from typing import NamedTuple

from dateutil.rrule import (  # type: ignore[import-untyped]  # it has no types of its own
    rruleset,
    rrulestr,
)

from timeline_ical._components import Component
from timeline_ical._moments import MomentError, moment, moments, periods
from timeline_ical._times import Lasting, Moment, Times, on_clock_of, times_of
from timeline_ical._zones import Zones

MOST = 10_000
"""The most dates that one event may have in a window."""

_MOST_BEFORE = 1_000_000
"""The most dates before the window that are counted through."""

# dateutil counts from the start, so that an old rule that is finer would take forever.
_TOO_FINE = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
# An interval of none would count in place.
_NUMBER = re.compile(r"0*[1-9][0-9]{0,5}")
_PART = re.compile(r"([A-Z]+)=([^=\s]+)")
# RFC 5545, 3.3.10; dateutil reads others beside them.
_PARTS = (
    *("FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY"),
    *("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST"),
)
_BAD_RULE = (ValueError, TypeError, OverflowError, LookupError, AttributeError)


def repeats(component: Component) -> bool:
    """Whether *component* is an event that happens more than once."""
    return "RRULE" in component.lines or "RDATE" in component.lines


def instance(component: Component, zones: Zones) -> Moment | None:
    """The date of the repeating event in whose place *component* stands, or None.

    Raises:
        MomentError: its RECURRENCE-ID is no date.

    """
    line = component.first("RECURRENCE-ID")
    return moment(line, zones) if line else None


def suffix(start: Moment) -> str:
    """What tells one date of a repeating event from the others, in an id."""
    return start.at.strftime(".%Y%m%dT%H%M%S" if start.timed else ".%Y%m%d")


class Place(NamedTuple):
    """One date of a repeating event, whatever the zone that it is told in.

    Attributes:
        uid: of the event.
        at: the moment in UTC, where that is known; of a day its midnight.
        timed: whether it has a time.

    """

    uid: str
    at: dt.datetime
    timed: bool


def place_of(uid: str, start: Moment) -> Place:
    """The place of the date *start* of the event *uid*."""
    at = start.at.replace(fold=0)
    if start.zone is not None:
        with suppress(OverflowError):
            at = start.at.replace(tzinfo=start.zone).astimezone(dt.UTC).replace(tzinfo=None)
    return Place(uid, at, start.timed)


def places_of(uid: str, start: Moment) -> frozenset[Place]:
    """What may name the date *start* of the event *uid*: some programs give the day alone."""
    day = dt.datetime.combine(start.at, dt.time.min)
    return frozenset({place_of(uid, start), Place(uid, day, timed=False)})


def expand(
    component: Component, times: Times, window: tuple[dt.date, dt.date], zones: Zones
) -> Iterator[Times]:
    """The times of *component* that touch the *window*, in order.

    Raises:
        MomentError: a rule that is none, or that gives too many dates.

    """
    start, lasting = times.start, times.lasting
    first = dt.datetime.combine(window[0], dt.time.min) - (times.length or dt.timedelta(0))
    last = dt.datetime.combine(window[1], dt.time.max)
    found = before = 0
    lengths: dict[dt.datetime, Lasting] = {}
    for at in _dates(_rules(component, start, zones, lengths), component):
        if at > last:
            return
        if at < first:
            before += 1
            if before > _MOST_BEFORE:
                message = f"it has more than {_MOST_BEFORE} dates before the window"
                raise MomentError(message, component.number)
            continue
        found += 1
        if found > MOST:
            raise MomentError(f"it has more than {MOST} dates in the window", component.number)
        try:
            held = times_of(start._replace(at=at), lengths.get(at, lasting))
        except OverflowError as error:
            raise MomentError("it ends after the year 9999", component.number) from error
        yield held


def _dates(rules: rruleset, component: Component) -> Iterator[dt.datetime]:
    dates = iter(rules)
    while True:
        try:
            at: dt.datetime = next(dates)
        except StopIteration:
            return
        except _BAD_RULE as error:
            # Some rules that cannot be are found out on the way.
            line = component.first("RRULE")
            number = line.number if line else component.number
            raise MomentError(f"its dates cannot be told: {error}", number) from error
        yield at


def _rules(
    component: Component, start: Moment, zones: Zones, lengths: dict[dt.datetime, Lasting]
) -> rruleset:
    """The dates of *component*; those that last as long as they say themselves are in *lengths*."""
    rules = rruleset()
    # The start is the first date, whatever the rule makes of it (RFC 5545, 3.8.5.3).
    rules.rdate(start.at)
    for line in component.lines.get("RRULE", ()):
        try:
            # Any dates in order serve, whatever the stubs say.
            rules.rrule(_rule(line.value, start))  # pyright: ignore[reportArgumentType]
        except _BAD_RULE as error:
            raise MomentError(f"RRULE {line.value[:60]!r}: {error}", line.number) from error
    for line in component.lines.get("RDATE", ()):
        for added, lasting in periods(line, zones):
            if added.timed != start.timed:
                message = "DTSTART and RDATE are not both days, or both times"
                raise MomentError(message, line.number)
            at = _like(start, added)
            rules.rdate(at)
            if lasting is not None:
                lengths[at] = lasting
    for line in component.lines.get("EXDATE", ()):
        for left_out in moments(line, zones):
            rules.exdate(_like(start, left_out))
    return rules


def _rule(text: str, start: Moment) -> Iterable[dt.datetime]:
    """The dates of the rule *text*.

    Raises:
        ValueError: it is none, or one of those that are not read.

    """
    parts = _parts(text)
    if parts["FREQ"] in _TOO_FINE:
        raise ValueError("it repeats within a day")
    for name in ("INTERVAL", "COUNT"):
        if name in parts and not _NUMBER.fullmatch(parts[name]):
            raise ValueError(f"{name} {parts[name]!r} is no number from 1 to 999999")
    if "COUNT" in parts and "UNTIL" in parts:
        raise ValueError("COUNT and UNTIL exclude each other")
    if "UNTIL" in parts:
        parts["UNTIL"] = _local(parts["UNTIL"], start)
    count = parts.pop("COUNT", None)
    joined = ";".join(map("=".join, parts.items()))
    rule: Iterable[dt.datetime] = rrulestr(joined, dtstart=start.at)
    if count is None:
        return rule
    # The start is the first that is counted, which dateutil does not know of.
    return islice(chain([start.at], (at for at in rule if at != start.at)), int(count))


def _parts(text: str) -> dict[str, str]:
    """The parts of the rule *text* by their names, in capitals."""
    parts: dict[str, str] = {}
    for part in filter(None, text.strip().upper().split(";")):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(f"{part!r} is not allowed; a part is NAME=VALUE")
        name, value = match.groups()
        if name not in _PARTS:
            raise ValueError(f"{name} is not a part; the parts are {', '.join(_PARTS)}")
        if name in parts:
            raise ValueError(f"{name} stands twice")
        parts[name] = value
    if "FREQ" not in parts:
        raise ValueError("FREQ is missing")
    return parts


def _like(start: Moment, other: Moment) -> dt.datetime:
    """*other* as a date of an event that starts like *start*: a day alone has its time."""
    try:
        at = on_clock_of(start, other)
    except OverflowError:
        at = other.at
    if start.timed == other.timed:
        return at
    return dt.datetime.combine(at.date(), start.at.time())


def _local(until: str, start: Moment) -> str:
    """An UNTIL, which stands in UTC, as the clock of the event has it."""
    if start.timed and "T" not in until.upper():
        return f"{until}T235959"
    if not until.upper().endswith("Z") or start.zone is None:
        return until.rstrip("zZ")
    try:
        at = dt.datetime.strptime(until.upper(), "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
    except ValueError:
        return until
    return at.astimezone(start.zone).strftime("%Y%m%dT%H%M%S")
