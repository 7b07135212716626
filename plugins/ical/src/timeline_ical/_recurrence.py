"""Repeating events, expanded over a window (RFC 5545, 3.8.5)."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from heapq import merge
from typing import NamedTuple

from timeline_ical._components import Component
from timeline_ical._lines import Line
from timeline_ical._rules import LAST_MOMENT, Effort, Rule, TooCostlyError
from timeline_ical._times import DAY, Duration, PropertyError, Time, Times, period_of, time_of
from timeline_ical._zones import Zones

_MOST = 10_000
"""The most dates that one event may have in a window."""

PERIODS = 100_000
"""How many periods of rules are followed in vain in any file."""

PERIODS_OF_EVENT = 300
"""How many more for each repeating event."""

_HALF_DAY = dt.timedelta(hours=12)
_QUARTER_HOUR = dt.timedelta(minutes=15)
_SECOND = dt.timedelta(seconds=1)
_NO_TIME = dt.timedelta(0)
_RULE_PROPERTIES = ("RRULE", "RDATE")


def repeats(component: Component) -> bool:
    """Return whether *component* is an event with several dates."""
    return any(name in component.lines for name in _RULE_PROPERTIES)


def repeats_beside(component: Component) -> Line | None:
    """Return the property of an event that replaces one date by which it would repeat, if any."""
    rule, start = component.first("RRULE"), component.value("DTSTART").strip()
    if rule is not None:
        return rule
    for line in component.lines.get("RDATE", ()):
        # Notes repeats the start itself as an RDATE.
        if any(value.partition("/")[0].strip() != start for value in line.value.split(",")):
            return line
    return None


def suffix(start: Time) -> str:
    """Return the suffix of an id that tells one date of a repeating event from the others."""
    return start.at.strftime(".%Y%m%dT%H%M%S" if start.timed else ".%Y%m%d")


def moment(start: Time) -> str:
    """Return a name of *start* that does not depend on its zone."""
    at = start.at.replace(fold=0)
    with suppress(OverflowError):
        at = start.in_zone(dt.UTC).replace(fold=0)
    return at.isoformat()


class Exclusions:
    """The dates that a series does not have: excluded, or replaced by an event of their own.

    A date may be named in another zone than that of the series, by its day alone, and, in a
    series of days, as a midnight.

    Args:
        start: the first date of the series.
        has: returns whether a day is a date of the series, if that is of days.
        dates: the dates.

    """

    def __init__(
        self, start: Time, has: Callable[[dt.datetime], bool], dates: Iterable[Time]
    ) -> None:
        self._start = start
        self._has = has
        self._moments: set[dt.datetime] = set()
        self._days: set[dt.date] = set()
        for each in dates:
            self._add(each)

    def _add(self, other: Time) -> None:
        start = self._start
        if other.timed and start.timed:
            try:
                self._moments.add(other.in_zone(start.zone))
            except OverflowError:
                self._moments.add(other.at)
            return
        day = dt.datetime.combine(other.at, dt.time.min)
        if other.timed and other.zone is dt.UTC and other.at - day >= _HALF_DAY:
            # It may be the midnight before the next day, in a zone that is not named.
            with suppress(OverflowError):
                day = day + DAY if self._has(day + DAY) else day
        self._days.add(day.date())

    def __contains__(self, at: dt.datetime) -> bool:
        """Return whether the series does not have its date *at*."""
        return at in self._moments or at.date() in self._days


class Series(NamedTuple):
    """A repeating event.

    Attributes:
        component: the event.
        times: those of its first date.
        zones: the zones of its calendar.
        report: receives what is wrong with a property; the others still count.

    """

    component: Component
    times: Times
    zones: Zones
    report: Callable[[PropertyError], None]

    def dates(
        self, window: tuple[dt.date, dt.date] | None, replaced: Iterable[Time], effort: Effort
    ) -> Iterator[Times]:
        """Yield the times that touch the *window*, in order; without one, the first alone.

        The dates in *replaced* are those of other events.

        Raises:
            PropertyError: it gives too many dates, or its rules cost too much.

        """
        first, last = self._limits(window)
        durations: dict[dt.datetime, Duration] = {}
        found = 0
        for at, is_replaced in self._moments(first, last, replaced, durations, effort):
            if is_replaced and window:
                continue
            if is_replaced:
                return
            found += 1
            if found > _MOST:
                message = f"it has more than {_MOST} dates in the window"
                raise PropertyError(message, self.component.number)
            yield self._at(at, durations)
            if window is None:
                return

    def _moments(
        self,
        first: dt.datetime,
        last: dt.datetime,
        replaced: Iterable[Time],
        durations: dict[dt.datetime, Duration],
        effort: Effort,
    ) -> Iterator[tuple[dt.datetime, bool]]:
        """Yield the dates that are not excluded, and whether each is that of another event."""
        rules = [*self._rules("RRULE")]
        # The start is the first date, even if no rule gives it (RFC 5545, 3.8.5.3).
        starts = () if self._is_over(rules) else (self.times.start.at,)
        single = sorted({*starts, *self._additions(durations)})

        def has(day: dt.datetime) -> bool:
            return day in single or any(
                next(rule.between(day, day, effort), None) for rule in rules
            )

        excluded = Exclusions(self.times.start, has, self._excluded_times())
        others = Exclusions(self.times.start, has, replaced)
        try:
            by_rules = [rule.between(first, last, effort) for rule in rules]
            dates = merge([at for at in single if first <= at <= last], *by_rules)
            for at in _but_for(dates, self._excluded_dates(first, last, effort)):
                if at in excluded:
                    effort.spend()
                else:
                    yield at, at in others
        except TooCostlyError as error:
            line = self.component.first("RRULE")
            raise PropertyError(str(error), (line or self.component).number) from error

    def _is_over(self, rules: list[Rule]) -> bool:
        """Whether the rules end before they begin, as Google leaves a series that was cut off."""
        start = self.times.start.at
        if not rules or any(rule.until >= start for rule in rules):
            return False
        line = self.component.first("RRULE") or self.component.first("DTSTART")
        number = line.number if line else self.component.number
        self.report(PropertyError("its rule ends before DTSTART, so that it has no dates", number))
        return True

    def _at(self, at: dt.datetime, durations: dict[dt.datetime, Duration]) -> Times:
        start = self.times.start._replace(at=at)
        try:
            return Times.of(start, durations.get(at, self.times.duration))
        except OverflowError as error:
            message = "it ends after the year 9999"
            raise PropertyError(message, self.component.number) from error

    def _limits(self, window: tuple[dt.date, dt.date] | None) -> tuple[dt.datetime, dt.datetime]:
        if window is None:
            return self.times.start.at, LAST_MOMENT
        first = dt.datetime.combine(window[0], dt.time.min)
        try:
            # An event that reaches into the window counts.
            first -= self.times.length or dt.timedelta(0)
        except OverflowError:
            first = dt.datetime.min  # noqa: DTZ901 - local times have no zone
        return first, dt.datetime.combine(window[1], dt.time.max)

    def _excluded_times(self) -> Iterator[Time]:
        """Yield the values of EXDATE."""
        for line in self.component.lines.get("EXDATE", ()):
            for value in filter(None, map(str.strip, line.value.split(","))):
                try:
                    yield time_of(line._replace(value=value), self.zones)
                except PropertyError as error:
                    self.report(error)

    def _excluded_dates(
        self, first: dt.datetime, last: dt.datetime, effort: Effort
    ) -> Iterator[dt.datetime]:
        """Yield the dates that EXRULE takes out, in order (RFC 2445, 4.8.5.2)."""
        rules = [*self._rules("EXRULE")]
        starts = [self.times.start.at for rule in rules if rule.gives_start()]
        return merge(starts, *(rule.between(first, last, effort) for rule in rules))

    def _additions(self, durations: dict[dt.datetime, Duration]) -> Iterator[dt.datetime]:
        """Yield the dates of RDATE; *durations* receives those that have their own."""
        start = self.times.start
        for line in self.component.lines.get("RDATE", ()):
            for value in filter(None, map(str.strip, line.value.split(","))):
                try:
                    added, duration = period_of(line._replace(value=value), self.zones)
                    if added.timed != start.timed:
                        message = "DTSTART and RDATE must both be days, or both times"
                        raise PropertyError(message, line.number)  # noqa: TRY301
                except PropertyError as error:
                    self.report(error)
                    continue
                try:
                    at = added.in_zone(start.zone)
                except OverflowError:
                    at = added.at
                if duration is not None:
                    durations[at] = duration
                yield at

    def _rules(self, name: str) -> Iterator[Rule]:
        start = self.times.start
        for line in self.component.lines.get(name, ()):
            try:
                yield Rule(line.value, start.at, self._until, timed=start.timed)
            except ValueError as error:
                message = f"{name} {line.value[:60]!r}: {error}"
                self.report(PropertyError(message, line.number))

    def _until(self, text: str) -> dt.datetime:
        """The local time of an UNTIL, which is in UTC if it ends in Z; a day counts whole."""
        start = self.times.start
        at = dt.datetime.fromisoformat(text.removesuffix("Z"))
        if not start.timed and text.endswith("Z"):
            at = _last_day(at)
        if "T" not in text or not start.timed:
            return dt.datetime.combine(at, dt.time.max)
        if text.endswith("Z") and start.zone is not None:
            try:
                return at.replace(tzinfo=dt.UTC).astimezone(start.zone).replace(tzinfo=None)
            except OverflowError:
                return at
        return at


def _last_day(at: dt.datetime) -> dt.datetime:
    """The last day of a series of days whose rule ends at a moment of UTC.

    Exchange writes the midnight that begins the last day, in a zone that is not named; others
    write the last second of that day.
    """
    try:
        is_inclusive = not (at - at.min) % _QUARTER_HOUR
        midnight = at if is_inclusive else at + _SECOND
        if (midnight - at.min) % _QUARTER_HOUR:
            return at
        return midnight + _HALF_DAY - (_NO_TIME if is_inclusive else DAY)
    except OverflowError:
        return at


def _but_for(
    dates: Iterable[dt.datetime], excluded: Iterable[dt.datetime]
) -> Iterator[dt.datetime]:
    """Yield each of *dates* once, except for those *excluded*; both are in order."""
    rest = iter(excluded)
    out = next(rest, None)
    previous: dt.datetime | None = None
    for at in dates:
        while out is not None and out < at:
            out = next(rest, None)
        if at not in (previous, out):
            yield at
        previous = at
