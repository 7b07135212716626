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
from timeline_ical._moments import Moment, MomentError, Times, moment, moments
from timeline_ical._zones import Zones

MOST = 10_000
"""The most dates that one event may have in a window."""

# dateutil counts from the start, so that an old rule that is finer would take forever.
_TOO_FINE = re.compile(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE)
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
    found = 0
    for at in _rules(component, start, zones):
        if at > last:
            return
        if at < first:
            continue
        found += 1
        if found > MOST:
            raise MomentError(f"it has more than {MOST} dates in the window", component.number)
        yield Times(start._replace(at=at), length)


def _rules(component: Component, start: Moment, zones: Zones) -> rruleset:
    rules = rruleset()
    for line in component.lines.get("RRULE", ()):
        if _TOO_FINE.search(line.value):
            raise MomentError(f"RRULE {line.value[:60]!r} repeats within a day", line.number)
        text = _UNTIL.sub(lambda match: f"UNTIL={_local(match[1], start)}", line.value)
        try:
            rule = rrulestr(text, dtstart=start.at)
            if isinstance(rule, rrule):
                rules.rrule(rule)
        except (ValueError, TypeError, OverflowError) as error:
            raise MomentError(f"RRULE {line.value[:60]!r}: {error}", line.number) from error
    if "RRULE" not in component.lines:
        rules.rdate(start.at)
    for line in component.lines.get("RDATE", ()):
        for extra in moments(line, zones):
            rules.rdate(extra.at)
    for line in component.lines.get("EXDATE", ()):
        for left_out in moments(line, zones):
            rules.exdate(left_out.at)
    return rules


def _local(until: str, start: Moment) -> str:
    """An UNTIL, which stands in UTC, as the clock of the event has it."""
    if not until.upper().endswith("Z") or start.zone is None:
        return until.rstrip("zZ")
    try:
        at = dt.datetime.strptime(until.upper(), "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
    except ValueError:
        return until
    return at.astimezone(start.zone).strftime("%Y%m%dT%H%M%S")
