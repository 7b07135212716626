"""Dates, seasons, and dates with a time of day: their rules, text, level and bounds.

Each holds what its text says; everything else is computed on demand. Making one that does not
exist raises `EdtfError`, with its text and the position of the component at fault.
"""

from functools import lru_cache
from typing import Final

import attrs

from timeline.edtf._calendar import count_runs, date_runs, last_date_up_to, season_run, season_runs
from timeline.edtf._components import (
    UNMARKED,
    Component,
    Digits,
    Grouping,
    Marks,
    Precision,
    Qualifier,
    check_components,
    check_marks,
    common,
    count_numbers,
    level_of_marks,
    numbers_of,
    text_of,
    year_unit,
)
from timeline.edtf._day import check_numbers, day_number, is_leap, month_length
from timeline.edtf._shapes import DAY, NO_END, Limits, Moment
from timeline.edtf._value import Value, has_many_runs
from timeline.errors import EdtfError
from timeline.errors.messages import require_type

_MONTHS: Final = range(1, 13)
_FOUR_DIGITS: Final = range(-9999, 10_000)
_IN_EVERY_YEAR: Final = frozenset(
    {(None, None)}
    | {(month, None) for month in _MONTHS}
    | {(m, d) for m in _MONTHS for d in range(1, month_length(2001, m) + 1)}
)
"""The months and days that every year has: those of most dates, which need no closer look."""


@attrs.frozen(kw_only=True, repr=False)
class Date(Value):
    """A year, a month or a day, with or without unspecified digits.

    Attributes:
        year: -9999 to 9999, or digits.
        month: 1 to 12, or digits; None for a whole year.
        day: 1 to 31, or digits; None for a whole month or year.
        marks: the qualifiers.

    """

    year: Component
    month: Component | None = None
    day: Component | None = None
    marks: Marks = UNMARKED

    def __attrs_post_init__(self) -> None:
        if (
            type(self.year) is not int
            or not (type(self.month) is int or self.month is None)
            or not (type(self.day) is int or self.day is None)
            or (self.month, self.day) not in _IN_EVERY_YEAR
            or not -9999 <= self.year <= 9999  # noqa: PLR2004
            or self.marks is not UNMARKED
        ):
            _check_date(self)

    @property
    def is_exact(self) -> bool:
        """Whether it has no unspecified digit."""
        return not any(isinstance(part, Digits) for part in (self.year, self.month, self.day))

    @property
    def level(self) -> int:
        """1 with a minus sign, a qualifier of the whole or the usual X; 2 with others."""
        level = level_of_marks(self.marks, _count_components(self))
        year, smaller = self.year, [part for part in (self.month, self.day) if part is not None]
        if isinstance(year, Digits):
            # At level 1, only the last one or two digits of a year on its own are unspecified.
            return max(level, 1 if not smaller and year.trailing in (1, 2) else 2)
        unspecified = [isinstance(part, Digits) for part in smaller]
        if any(unspecified):
            # A whole month or day is too, with everything smaller.
            whole = all(part.trailing == 2 for part in smaller if isinstance(part, Digits))  # noqa: PLR2004
            return max(level, 1 if whole and unspecified == sorted(unspecified) else 2)
        return max(level, 1 if year < 0 else 0)

    @property
    def precision(self) -> Precision:
        """Day or month; for a year, the unit of the digits that are given."""
        if self.day is not None:
            return Precision.DAY
        if self.month is not None:
            return Precision.MONTH
        return year_unit(self.year.trailing if isinstance(self.year, Digits) else 0)

    @property
    def qualifiers(self) -> tuple[Qualifier, Qualifier, Qualifier]:
        """The qualifiers of the year, the month and the day."""
        return self.marks.effective

    @property
    def qualifier(self) -> Qualifier:
        """The qualifier that all of its components share."""
        return common(self.marks.effective[: _count_components(self)])

    def _shape(self) -> Moment:
        if self.is_exact or has_many_runs(self):
            return Moment(tuple(date_runs(self.year, self.month, self.day)))
        return _unspecified(self)

    def _count_runs(self) -> int:
        return count_runs(self.year, self.month, self.day)

    def _compute_limits(self) -> Limits:
        year, month, day = self.year, self.month, self.day
        if isinstance(year, Digits) or isinstance(month, Digits) or isinstance(day, Digits):
            first, reached = next(date_runs(year, month, day))
            last = last_date_up_to(year, month, day, NO_END)
            return Limits(first, last, first, last, reached == last)
        if month is None:
            first = day_number(year, 1, 1)
            last = first + 364 + is_leap(year)
        elif day is None:
            first = day_number(year, month, 1)
            last = first + month_length(year, month) - 1
        else:
            first = last = day_number(year, month, day)
        return Limits(first, last, first, last, True)

    def __str__(self) -> str:
        return text_of(self.year, self.month, self.day, marks=self.marks)


def _count_components(date: Date) -> int:
    return 1 + (date.month is not None) + (date.day is not None)


def _check_date(date: Date) -> None:
    year, month, day = date.year, date.month, date.day
    check_components(year=year)
    if month is not None:
        check_components(month=month)
    if day is not None:
        check_components(day=day)
    check_marks(date.marks)
    _check_year(date)
    if month is None:
        if day is not None:
            raise EdtfError(str(date), _position(date, 1), "expected a month before the day")
    elif not _can_be_month(month):
        allowed = "01 to 12" if day is not None else "01 to 12, or a grouping from 21 to 41"
        raise EdtfError(str(date), _position(date, 1), f"month {_two(month)}; expected {allowed}")
    elif day is not None and next(date_runs(year, month, day), None) is None:
        raise EdtfError(str(date), _position(date, 2), _no_such_day(year, month, day))
    _check_marks_fit(date, _count_components(date))


@attrs.frozen(kw_only=True, repr=False)
class Season(Value):
    """One moment in a season, or in another grouping of the months of a year.

    Attributes:
        year: -9999 to 9999, or digits.
        grouping: which part of the year.
        marks: the qualifiers of the year and the grouping.

    """

    year: Component
    grouping: Grouping
    marks: Marks = UNMARKED

    def __attrs_post_init__(self) -> None:
        _check_season(self)

    @property
    def is_exact(self) -> bool:
        """Whether it has no unspecified digit."""
        return not isinstance(self.year, Digits)

    @property
    def level(self) -> int:
        """1 for the four seasons, 2 for the other groupings and for a year with X."""
        usual = self.grouping <= Grouping.WINTER and self.is_exact
        return max(level_of_marks(self.marks, 2), 1 if usual else 2)

    @property
    def precision(self) -> Precision:
        """Season, quarter, quadrimester or semester."""
        return self.grouping.precision

    @property
    def qualifiers(self) -> tuple[Qualifier, Qualifier]:
        """The qualifiers of the year and the grouping."""
        return self.marks.effective[:2]

    @property
    def qualifier(self) -> Qualifier:
        """The qualifier that the year and the grouping share."""
        return common(self.qualifiers)

    def _shape(self) -> Moment:
        if self.is_exact:
            return Moment(tuple(season_runs(self.year, self.grouping)))
        return _unspecified(self)

    def _count_runs(self) -> int:
        return 0 if self.is_exact else count_numbers(self.year)

    def _compute_limits(self) -> Limits:
        first, _ = season_run(next(numbers_of(self.year)), self.grouping)
        _, last = season_run(next(numbers_of(self.year, descending=True)), self.grouping)
        return Limits(first, last, first, last, self.is_exact)

    def __str__(self) -> str:
        return text_of(self.year, self.grouping, marks=self.marks)


@lru_cache(maxsize=8)  # one question may ask for the same thousands of days several times
def _unspecified(value: Date | Season) -> Moment:
    if isinstance(value, Season):
        return Moment(tuple(season_runs(value.year, value.grouping)))
    return Moment(tuple(date_runs(value.year, value.month, value.day)))


def _check_season(season: Season) -> None:
    check_components(year=season.year)
    check_marks(season.marks)
    require_type("grouping", season.grouping, Grouping, "a Grouping")
    _check_year(season)
    _check_marks_fit(season, 2)


def _check_year(value: Date | Season) -> None:
    year = value.year
    fits = len(year.digits) == 4 if isinstance(year, Digits) else year in _FOUR_DIGITS  # noqa: PLR2004
    if not fits:
        raise EdtfError(str(value), _position(value, 0), "expected a year from -9999 to 9999")
    if isinstance(year, Digits) and next(year.numbers(), None) is None:
        raise EdtfError(str(value), _position(value, 0), "expected a year; -0000 does not exist")


def _can_be_month(month: Component) -> bool:
    if isinstance(month, Digits):
        two = len(month.digits) == 2 and not month.negative  # noqa: PLR2004
        return two and any(number in _MONTHS for number in month.numbers())
    return month in _MONTHS


def _no_such_day(year: Component, month: Component, day: Component) -> str:
    if isinstance(year, Digits) or isinstance(month, Digits) or isinstance(day, Digits):
        return f"day {_two(day)}; expected a day of some year and month with these digits"
    return f"day {_two(day)}; expected 01 to {month_length(year, month)}"


def _check_marks_fit(value: Date | Season, components: int) -> None:
    marks = value.marks
    if marks is not UNMARKED and (any(marks.left[components:]) or any(marks.right[components:])):
        raise EdtfError(str(value), len(str(value)), "expected no qualifier without its component")


def _position(value: Date | Season, component: int) -> int:
    """Return where a component starts in the text: 0 is the year, 1 the month, 2 the day."""
    pieces = str(value).split("-")
    # The minus sign of a year is a hyphen too.
    year = value.year
    negative = year.negative if isinstance(year, Digits) else year < 0
    before = pieces[: component + negative]
    return sum(map(len, before)) + len(before) + len(str(value.marks.left[component]))


def _two(component: Component) -> str:
    return str(component) if isinstance(component, Digits) else f"{component:02}"


@attrs.frozen(kw_only=True, repr=False)
class DateTime(Value):
    """One second of a day.

    Attributes:
        year: -9999 to 9999.
        month: 1 to 12.
        day: 1 to 31.
        hour: 0 to 23.
        minute: 0 to 59.
        second: 0 to 59; leap seconds are not supported.
        offset: how many minutes the clock is ahead of UTC; None if that is not known.

    """

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    offset: int | None = None

    def __attrs_post_init__(self) -> None:
        _check_date_time(self)

    @property
    def level(self) -> int:
        """0, or 1 in a negative year."""
        return 1 if self.year < 0 else 0

    @property
    def precision(self) -> Precision:
        """Second."""
        return Precision.SECOND

    @property
    def qualifier(self) -> Qualifier:
        """None: EDTF has no qualifiers for a time of day."""
        return Qualifier.NONE

    @property
    def has_time(self) -> bool:
        """True."""
        return True

    def _shape(self) -> Moment:
        """Return the day as written."""
        day = day_number(self.year, self.month, self.day)
        return Moment(((day, day),))

    def _shape_in_seconds(self, other: Value) -> Moment:
        clock = (self.hour * 60 + self.minute) * 60 + self.second
        local = day_number(self.year, self.month, self.day) * DAY + clock
        if not isinstance(other, DateTime) or (self.offset is None and other.offset is None):
            # A day has no offset either, and is read in the time zone of this clock.
            return Moment(((local, local),))
        if self.offset is None:
            return Moment(((local - _MOST_AHEAD, local + _MOST_BEHIND),))
        instant = local - self.offset * 60
        return Moment(((instant, instant),))

    def __str__(self) -> str:
        day = text_of(self.year, self.month, self.day)
        clock = f"{self.hour:02}:{self.minute:02}:{self.second:02}"
        return f"{day}T{clock}{_offset_text(self.offset)}"


# The time zones of the world: where a time without an offset may have been read.
_MOST_AHEAD: Final = 14 * 3600
_MOST_BEHIND: Final = 12 * 3600
_MINUTES_IN_A_DAY: Final = 1440


def _offset_text(minutes: int | None) -> str:
    if minutes is None:
        return ""
    if minutes == 0:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _check_date_time(value: DateTime) -> None:
    check_numbers(
        year=value.year,
        month=value.month,
        day=value.day,
        hour=value.hour,
        minute=value.minute,
        second=value.second,
        offset=0 if value.offset is None else value.offset,
    )
    if value.year not in _FOUR_DIGITS:
        raise EdtfError(str(value), 0, "expected a year from -9999 to 9999")
    at = 5 + (value.year < 0)
    if value.month not in _MONTHS:
        raise EdtfError(str(value), at, f"month {value.month:02}; expected 01 to 12")
    if not 1 <= value.day <= month_length(value.year, value.month):
        expected = _no_such_day(value.year, value.month, value.day)
        raise EdtfError(str(value), at + 3, expected)
    for name, number, last, place in (
        ("hour", value.hour, 23, 6),
        ("minute", value.minute, 59, 9),
        ("second", value.second, 59, 12),
    ):
        if not 0 <= number <= last:
            raise EdtfError(str(value), at + place, f"{name} {number:02}; expected 00 to {last}")
    if value.offset is not None and abs(value.offset) >= _MINUTES_IN_A_DAY:
        raise EdtfError(str(value), at + 14, "expected an offset of less than 24 hours")
