"""Events that repeat, written out over a window (RFC 5545, 3.8.5)."""

import datetime as dt
import re
from collections.abc import Iterator

from dateutil.rrule import (  # type: ignore[import-untyped]  # it has no types of its own
    rrule,
    rruleset,
    rrulestr,
)

from timeline_ical._components import Component
from timeline_ical._moments import Moment, MomentError, Times, moment, moments, on_clock_of
from timeline_ical._zones import Zones

MOST = 10_000
"""The most dates that one event may have in a window."""

_MOST_BEFORE = 1_000_000
"""The most dates before the window that are counted through."""

# dateutil counts from the start, so that an old rule that is finer would take forever.
_TOO_FINE = re.compile(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE)
# With none it would count in place.
_INTERVAL = re.compile(r"INTERVAL=(?!0*[1-9][0-9]{0,5}(?![^;]))", re.IGNORECASE)
_BAD_RULE = (ValueError, TypeError, OverflowError, LookupError, AttributeError)
_UNTIL = re.compile(r"UNTIL=([0-9TZ]+)", re.IGNORECASE)


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


def instant(start: Moment) -> dt.datetime:
    """What two names of one date of a repeating event have in common, whatever their zones."""
    if start.zone is None:
        return start.at
    try:
        return start.at.replace(tzinfo=start.zone).astimezone(dt.UTC).replace(tzinfo=None)
    except OverflowError:
        return start.at


def expand(
    component: Component, times: Times, window: tuple[dt.date, dt.date], zones: Zones
) -> Iterator[Times]:
    """The times of *component* that touch the *window*, in order.

    Raises:
        MomentError: a rule that is none, or that gives too many dates.

    """
    start, length = times
    first = dt.datetime.combine(window[0], dt.time.min) - (length or dt.timedelta(0))
    last = dt.datetime.combine(window[1], dt.time.max)
    found = before = 0
    for at in _dates(_rules(component, start, zones), component):
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
        yield Times(start._replace(at=at), length)


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


def _rules(component: Component, start: Moment, zones: Zones) -> rruleset:
    rules = rruleset()
    # The start is the first date, whatever the rule makes of it (RFC 5545, 3.8.5.3).
    rules.rdate(start.at)
    for line in component.lines.get("RRULE", ()):
        if _TOO_FINE.search(line.value):
            raise MomentError(f"RRULE {line.value[:60]!r} repeats within a day", line.number)
        if _INTERVAL.search(line.value.strip()):
            raise MomentError(
                f"RRULE {line.value[:60]!r}: its interval is no number from 1 to 999999",
                line.number,
            )
        try:
            text = _UNTIL.sub(lambda match: f"UNTIL={_local(match[1], start)}", line.value)
            rule = rrulestr(text, dtstart=start.at)
            if isinstance(rule, rrule):
                rules.rrule(rule)
        except _BAD_RULE as error:
            raise MomentError(f"RRULE {line.value[:60]!r}: {error}", line.number) from error
    for line in component.lines.get("RDATE", ()):
        for extra in moments(line, zones):
            rules.rdate(_like(start, extra))
    for line in component.lines.get("EXDATE", ()):
        for left_out in moments(line, zones):
            rules.exdate(_like(start, left_out))
    return rules


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
