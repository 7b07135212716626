"""Recurrence rules (RFC 5545, 3.3.10): their dates in order, from any date on.

Each period of a rule, such as a month, costs about the same whether it has dates or not, and is
counted, so that no rule can be followed without end.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product

_FREQUENCIES = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_SECONDS = {"SECONDLY": 1, "MINUTELY": 60, "HOURLY": 3600}
_PART = re.compile(r"([A-Z]+)=([^=\s]+)")
_PARTS = (
    *("FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY"),
    *("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST", "RSCALE", "SKIP"),
)
# What these mean if they are not given (RFC 7529, 4.1); other calendars and skips are not read.
_ONLY = {"RSCALE": "GREGORIAN", "SKIP": "OMIT"}
# The least and the greatest number of each list; where the least is negative, 0 is not allowed.
_RANGES = {
    "BYSECOND": (0, 60),
    "BYMINUTE": (0, 59),
    "BYHOUR": (0, 23),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYMONTH": (1, 12),
    "BYSETPOS": (-366, 366),
}
# An interval of 0 would never advance.
_NUMBER = re.compile(r"0*[1-9][0-9]{0,5}")
_INTEGER = re.compile(r"[+-]?[0-9]{1,4}")
_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNTIL = re.compile(r"[0-9]{8}(?:T[0-9]{6}Z?)?")
_WEEK = 7
_LAST_WEEK = 53
_MONTHS = 12
_LAST_YEAR = dt.MAXYEAR
_LAST_DAY = dt.date.max.toordinal()
_LAST_SECOND = 59
_DAY_OF_SECONDS = 86_400

LAST_MOMENT = dt.datetime.max  # noqa: DTZ901 - local times have no zone

# The days of a period, as ordinals in order, and the times in each, in seconds of the day.
_Period = tuple[Sequence[int], Sequence[int]]


class TooCostlyError(ValueError):
    """A rule that gives too few dates for the periods that it has to be followed through."""


class Effort:
    """How many periods may still be followed without giving a date that was asked for."""

    def __init__(self, periods: int) -> None:
        self._left = periods

    def allow(self, periods: int) -> None:
        """Allow so many more."""
        self._left += periods

    def spend(self) -> None:
        """Count one period.

        Raises:
            TooCostlyError: there were too many.

        """
        self._left -= 1
        if self._left < 0:
            raise TooCostlyError("it has to be followed too far for the dates that it gives")


class Rule:
    """The dates that a rule gives after its start, which is a date in any case.

    Args:
        text: the value of an RRULE.
        start: the DTSTART, a local time.
        timed: whether the start is a DATE-TIME.
        until: returns the local time of an UNTIL.

    Attributes:
        count: how many dates there are with the start; None if the rule does not say.
        until: the last moment that may be a date, as a local time.

    Raises:
        ValueError: it is not a rule.

    """

    def __init__(
        self, text: str, start: dt.datetime, until: Callable[[str], dt.datetime], *, timed: bool
    ) -> None:
        parts = _parts(text)
        self._start = start
        self._frequency = _one_of(_FREQUENCIES, "FREQ", parts["FREQ"])
        if self._frequency in _SECONDS and not timed:
            raise ValueError(f"FREQ={self._frequency} needs a DTSTART with a time")
        if "COUNT" in parts and "UNTIL" in parts:
            raise ValueError("COUNT and UNTIL exclude each other")
        self._interval = _number(parts, "INTERVAL") or 1
        self.count = _number(parts, "COUNT")
        self.until = LAST_MOMENT
        if "UNTIL" in parts:
            if not _UNTIL.fullmatch(parts["UNTIL"]):
                raise ValueError(f"UNTIL {parts['UNTIL'][:40]!r} is not a DATE or DATE-TIME")
            self.until = until(parts["UNTIL"])
        week_start = _one_of(_WEEKDAYS, "WKST", parts.get("WKST", "MO"))
        lists = {name: _numbers(parts, name) for name in _RANGES}
        self._positions = lists["BYSETPOS"]
        self._days = _Days(self._frequency, start, lists, _by_day(parts), week_start)
        self._times = _Times(self._frequency, start, lists, timed=timed)

    def gives_start(self) -> bool:
        """Return whether the rule itself gives the start."""
        start = self._start
        periods = self._periods(start, start)
        return any(start in self._dates(days, times) for days, times in periods)

    def between(
        self, first: dt.datetime, last: dt.datetime, effort: Effort
    ) -> Iterator[dt.datetime]:
        """Yield the dates from *first* to *last*, in order; the start is not among them.

        The start is the first date that is counted, whether or not the rule gives it.

        Raises:
            TooCostlyError: *effort* is used up.

        """
        last = min(last, self.until)
        left = None if self.count is None else self.count - 1
        # What is counted has to be counted from the start.
        begin = self._start if left is not None else max(first, self._start)
        if left == 0 or begin > last:
            return
        for days, times in self._periods(begin, last):
            is_empty = True
            for at in self._dates(days, times):
                if at <= self._start:
                    continue
                if at > last:
                    return
                if at >= first:
                    is_empty = False
                    yield at
                else:
                    effort.spend()
                if left is not None:
                    left -= 1
                    if not left:
                        return
            if is_empty:
                effort.spend()

    def _dates(self, days: Sequence[int], times: Sequence[int]) -> Iterator[dt.datetime]:
        if not self._positions:
            for day in days:
                midnight = dt.datetime.fromordinal(day)
                for second in times:
                    yield midnight + dt.timedelta(seconds=second)
            return
        size = len(days) * len(times)
        indexes = {at - 1 if at > 0 else size + at for at in self._positions}
        for index in sorted(index for index in indexes if 0 <= index < size):
            day, second = divmod(index, len(times))
            yield dt.datetime.fromordinal(days[day]) + dt.timedelta(seconds=times[second])

    def _periods(self, begin: dt.datetime, last: dt.datetime) -> Iterator[_Period]:
        """Yield the periods from that of *begin* to that of *last*."""
        start, interval = self._start, self._interval
        match self._frequency:
            case "YEARLY":
                skipped = (begin.year - start.year) // interval * interval
                for year in range(start.year + skipped, last.year + 1, interval):
                    yield self._days.of_year(year), self._times.daily
            case "MONTHLY":
                first = start.year * _MONTHS + start.month - 1
                skipped = (begin.year * _MONTHS + begin.month - 1 - first) // interval * interval
                end = last.year * _MONTHS + last.month
                for number in range(first + skipped, end, interval):
                    year, month = divmod(number, _MONTHS)
                    yield self._days.of_month(year, month + 1), self._times.daily
            case "WEEKLY":
                yield from self._steps_of_days(self._days.week_of(start), _WEEK, begin, last)
            case "DAILY":
                yield from self._steps_of_days(start.toordinal(), 1, begin, last)
            case _:
                yield from self._periods_of_seconds(begin, last)

    def _steps_of_days(
        self, first: int, length: int, begin: dt.datetime, last: dt.datetime
    ) -> Iterator[_Period]:
        step = length * self._interval
        skipped = (begin.toordinal() - first) // step * step
        for day in range(first + skipped, last.toordinal() + 1, step):
            span = range(max(day, 1), min(day + length - 1, _LAST_DAY) + 1)
            yield self._days.among(span), self._times.daily

    def _periods_of_seconds(self, begin: dt.datetime, last: dt.datetime) -> Iterator[_Period]:
        """Yield the periods of hours, minutes or seconds, day by day."""
        unit = _SECONDS[self._frequency]
        step = unit * self._interval
        start = self._start
        seconds = start.hour * 3600 + start.minute * 60 + start.second
        origin = start.toordinal() * _DAY_OF_SECONDS + seconds // unit * unit
        for day in range(begin.toordinal(), last.toordinal() + 1):
            midnight = day * _DAY_OF_SECONDS
            days = self._days.among(range(day, day + 1))
            # The first period of the day: up to a step after its midnight.
            number = max(0, -((origin - midnight) // step))
            periods = range(origin + number * step - midnight, _DAY_OF_SECONDS, step)
            if not days or not periods:
                yield (), ()
                continue
            for second in periods:
                yield days, self._times.within(second)


class _Days:
    """The days that a rule allows in a year, a month or a week."""

    def __init__(
        self,
        frequency: str,
        start: dt.datetime,
        lists: dict[str, tuple[int, ...]],
        by_day: tuple[tuple[int, int], ...],
        week_start: str,
    ) -> None:
        self._months, self._month_days = lists["BYMONTH"], lists["BYMONTHDAY"]
        self._year_days, self._weeks = lists["BYYEARDAY"], lists["BYWEEKNO"]
        self._week_start = _WEEKDAYS.index(week_start)
        has_days = bool(by_day or self._month_days or self._year_days)
        # What a rule does not give is taken from the start.
        if not has_days and (frequency == "WEEKLY" or self._weeks):
            by_day = ((0, start.weekday()),)
        elif not has_days and frequency in {"MONTHLY", "YEARLY"}:
            self._month_days = (start.day,)
            if frequency == "YEARLY" and not self._months:
                self._months = (start.month,)
        # Only months and years have an n-th weekday.
        is_long = frequency in {"MONTHLY", "YEARLY"} and not self._weeks
        self._weekdays = frozenset(day for n, day in by_day if not n or not is_long)
        self._nth = tuple((n, day) for n, day in by_day if n and is_long)
        self._nth_of_year = bool(self._nth) and frequency == "YEARLY" and not self._months

    def week_of(self, start: dt.datetime) -> int:
        """Return the first day of the week of *start*, which may lie before the first of all."""
        return start.toordinal() - (start.weekday() - self._week_start) % _WEEK

    def of_year(self, year: int) -> list[int]:
        """Return the days of *year*."""
        if self._months or self._month_days:
            months = sorted(set(self._months)) or range(1, _MONTHS + 1)
            return [day for month in months for day in self.of_month(year, month)]
        first = dt.date(year, 1, 1).toordinal()
        length = 366 if _is_leap(year) else 365
        if self._year_days:
            numbers = {at if at > 0 else length + 1 + at for at in self._year_days}
            days: Sequence[int] = [first + at - 1 for at in numbers if 0 < at <= length]
        else:
            days = self._by_weekday(first, length)
        return self.among(days)

    def of_month(self, year: int, month: int) -> list[int]:
        """Return the days of a month."""
        if self._months and month not in self._months:
            return []
        first = dt.date(year, month, 1).toordinal()
        length = _length_of_month(year, month)
        if self._month_days:
            numbers = {at if at > 0 else length + 1 + at for at in self._month_days}
            days: Sequence[int] = [first + at - 1 for at in numbers if 0 < at <= length]
        elif self._nth_of_year:
            days = range(first, first + length)
        else:
            days = self._by_weekday(first, length)
        return self.among(days)

    def _by_weekday(self, first: int, length: int) -> Sequence[int]:
        if not self._weekdays and not self._nth:
            return range(first, first + length)
        days = {
            day
            for weekday in self._weekdays
            for day in range(_next(first, weekday), first + length, _WEEK)
        }
        for n, weekday in self._nth:
            day = _nth(first, length, n, weekday)
            if first <= day < first + length:
                days.add(day)
        return list(days)

    def among(self, days: Sequence[int]) -> list[int]:
        """Return those of *days* that are allowed, in order."""
        return sorted(filter(self._allows, days))

    def _allows(self, day: int) -> bool:
        if (self._weekdays or self._nth) and not self._allows_weekday(day):
            return False
        if not (self._months or self._month_days or self._year_days or self._weeks):
            return True
        date = dt.date.fromordinal(day)
        if self._months and date.month not in self._months:
            return False
        if self._month_days:
            length = _length_of_month(date.year, date.month)
            if not {date.day, date.day - length - 1} & set(self._month_days):
                return False
        if self._year_days:
            number = day - dt.date(date.year, 1, 1).toordinal() + 1
            length = 366 if _is_leap(date.year) else 365
            if not {number, number - length - 1} & set(self._year_days):
                return False
        return not self._weeks or bool(set(self._week_numbers(day)) & set(self._weeks))

    def _allows_weekday(self, day: int) -> bool:
        weekday = (day + 6) % _WEEK
        if weekday in self._weekdays:
            return True
        if not self._nth:
            return False
        date = dt.date.fromordinal(day)
        if self._nth_of_year:
            first, length = (
                dt.date(date.year, 1, 1).toordinal(),
                366 if _is_leap(date.year) else 365,
            )
        else:
            first, length = day - date.day + 1, _length_of_month(date.year, date.month)
        return any(day == _nth(first, length, n, each) for n, each in self._nth)

    def _week_numbers(self, day: int) -> tuple[int, int]:
        """The number of the week of *day*, from the first and from the last of its year."""
        start = day - ((day + 6) % _WEEK - self._week_start) % _WEEK
        # A week is of the year that has its fourth day.
        middle = dt.date.fromordinal(min(max(start + 3, 1), _LAST_DAY))
        first = self._first_week(middle.year)
        number = (start - first) // _WEEK + 1
        if middle.year == _LAST_YEAR:
            return number, number - _LAST_WEEK
        return number, number - (self._first_week(middle.year + 1) - first) // _WEEK - 1

    def _first_week(self, year: int) -> int:
        fourth = dt.date(year, 1, 4).toordinal()
        return fourth - ((fourth + 6) % _WEEK - self._week_start) % _WEEK


class _Times:
    """The times of day that a rule allows, in seconds."""

    def __init__(
        self,
        frequency: str,
        start: dt.datetime,
        lists: dict[str, tuple[int, ...]],
        *,
        timed: bool,
    ) -> None:
        # A day has no times (RFC 5545, 3.3.10).
        hours, minutes = (lists["BYHOUR"], lists["BYMINUTE"]) if timed else ((), ())
        seconds = tuple(min(at, _LAST_SECOND) for at in lists["BYSECOND"]) if timed else ()
        self._hours, self._minutes, self._seconds = map(frozenset, (hours, minutes, seconds))
        by_minute = sorted(self._minutes) or [start.minute]
        by_second = sorted(self._seconds) or [start.second]
        self.daily: tuple[int, ...] = ()
        self._offsets: tuple[int, ...] = (0,)
        match frequency:
            case "HOURLY":
                self._offsets = tuple(60 * m + s for m, s in product(by_minute, by_second))
            case "MINUTELY":
                self._offsets = tuple(by_second)
            case "SECONDLY":
                pass
            case _:
                by_hour = sorted(self._hours) or [start.hour]
                every = product(by_hour, by_minute, by_second)
                self.daily = tuple(3600 * h + 60 * m + s for h, m, s in every)
        self._is_hourly = frequency == "HOURLY"
        self._is_secondly = frequency == "SECONDLY"

    def within(self, second: int) -> Sequence[int]:
        """Return the times of the hour, minute or second that begins at *second* of a day."""
        if self._hours and second // 3600 not in self._hours:
            return ()
        if not self._is_hourly and self._minutes and second // 60 % 60 not in self._minutes:
            return ()
        if self._is_secondly and self._seconds and second % 60 not in self._seconds:
            return ()
        return [second + offset for offset in self._offsets]


def _parts(text: str) -> dict[str, str]:
    """The parts of the rule *text* by their names, in capitals."""
    parts: dict[str, str] = {}
    # Some programs write a space after a comma.
    for part in filter(None, re.sub(r",\s+", ",", text).strip().upper().split(";")):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(f"{part[:40]!r} is not allowed; write NAME=VALUE")
        name, value = match.groups()
        if name not in _PARTS:
            raise ValueError(f"{name[:40]} is not a part of a rule; allowed: {', '.join(_PARTS)}")
        if name in parts:
            raise ValueError(f"{name} is given twice")
        parts[name] = value
    if "FREQ" not in parts:
        raise ValueError("FREQ is missing")
    for name, only in _ONLY.items():
        _ = _one_of((only,), name, parts.get(name, only))
    return parts


def _one_of(allowed: tuple[str, ...], name: str, value: str) -> str:
    if value not in allowed:
        raise ValueError(f"{name} {value[:40]!r} is not allowed; expected {', '.join(allowed)}")
    return value


def _number(parts: dict[str, str], name: str) -> int | None:
    value = parts.get(name)
    if value is None:
        return None
    if not _NUMBER.fullmatch(value):
        raise ValueError(f"{name} {value[:40]!r} is not a number from 1 to 999999")
    return int(value)


def _numbers(parts: dict[str, str], name: str) -> tuple[int, ...]:
    value = parts.get(name)
    if value is None:
        return ()
    least, most = _RANGES[name]
    numbers: list[int] = []
    for text in value.split(","):
        number = int(text) if _INTEGER.fullmatch(text) else most + 1
        if not least <= number <= most or (least < 0 and not number):
            allowed = f"1 to {most} or -1 to {least}" if least < 0 else f"{least} to {most}"
            raise ValueError(f"{name} {text[:40]!r} is not allowed; expected {allowed}")
        numbers.append(number)
    return tuple(dict.fromkeys(numbers))


def _by_day(parts: dict[str, str]) -> tuple[tuple[int, int], ...]:
    """The weekdays of BYDAY, from Monday as 0, each with its number or 0."""
    days: list[tuple[int, int]] = []
    for text in parts["BYDAY"].split(",") if "BYDAY" in parts else ():
        match = _DAY.fullmatch(text)
        number = int(match[1] or 0) if match else 0
        if match is None or abs(number) > _LAST_WEEK or (match[1] and not number):
            raise ValueError(
                f"BYDAY {text[:40]!r} is not allowed; expected MO to SU, or one of them with its"
                " number, such as 1MO or -1SU"
            )
        days.append((number, _WEEKDAYS.index(match[2])))
    return tuple(dict.fromkeys(days))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _length_of_month(year: int, month: int) -> int:
    if month == 2:  # noqa: PLR2004 - February
        return 29 if _is_leap(year) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def _next(day: int, weekday: int) -> int:
    """The first day from *day* on that is a *weekday*."""
    return day + (weekday - (day + 6)) % _WEEK


def _nth(first: int, length: int, n: int, weekday: int) -> int:
    """The *n*-th *weekday* of *length* days from *first*, from the last if *n* is negative."""
    if n > 0:
        return _next(first, weekday) + (n - 1) * _WEEK
    last = first + length - 1
    return last - ((last + 6) - weekday) % _WEEK + (n + 1) * _WEEK
