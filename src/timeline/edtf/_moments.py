"""The values that are one moment: a date, a season, a year of many digits, a date and time.

Each holds what its text says and nothing derived from it; what follows from that is computed
when somebody asks. Making one that no calendar has raises `EdtfError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from timeline.edtf import _check, _format, _levels
from timeline.edtf._calendar import (
    Component,
    date_runs,
    last_date,
    numbers_of,
    season_run,
    season_runs,
)
from timeline.edtf._day import day_number, is_leap, month_length
from timeline.edtf._digits import Digits
from timeline.edtf._grouping import Grouping
from timeline.edtf._precision import Precision
from timeline.edtf._qualifier import UNMARKED, Marks, Qualifier, common
from timeline.edtf._shapes import DAY, Limits, Moment, Shape
from timeline.edtf._value import Value

if TYPE_CHECKING:
    from timeline.edtf._runs import Run


@attrs.frozen(kw_only=True, repr=False)
class Date(Value):
    """A year, a month or a day, any digit of which may be unspecified.

    Attributes:
        year: -9999 to 9999, or digits.
        month: 1 to 12, or digits, or None for a whole year.
        day: 1 to 31, or digits, or None.
        marks: where the qualifiers stand.

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
            or (self.month, self.day) not in _check.PLAIN
            or not -9999 <= self.year <= 9999  # noqa: PLR2004
            or self.marks is not UNMARKED
        ):
            _check.date(self)

    @property
    def is_exact(self) -> bool:
        """Whether every digit is given."""
        return not any(isinstance(part, Digits) for part in (self.year, self.month, self.day))

    @property
    def level(self) -> int:
        """The level of the standard that writing it takes: 0, 1 or 2."""
        return _levels.of_date(self)

    @property
    def precision(self) -> Precision:
        """Day or month; of a year, the unit that its given digits name."""
        if self.day is not None:
            return Precision.DAY
        return Precision.MONTH if self.month is not None else _levels.unit_of_year(self.year)

    @property
    def qualifiers(self) -> tuple[Qualifier, Qualifier, Qualifier]:
        """What is said of the year, of the month and of the day."""
        return self.marks.effective

    @property
    def qualifier(self) -> Qualifier:
        """What is said of every component alike."""
        count = 1 + (self.month is not None) + (self.day is not None)
        return common(self.marks.effective[:count])

    def shape(self) -> Shape:
        """The days that it may turn out to be. For the engine."""
        return Moment(tuple(date_runs(self.year, self.month, self.day)))

    def _measure(self) -> Limits:
        year, month, day = self.year, self.month, self.day
        if isinstance(year, Digits) or isinstance(month, Digits) or isinstance(day, Digits):
            first, reached = next(date_runs(year, month, day))
            last = last_date(year, month, day)
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
        return _format.components(self.year, self.month, self.day, marks=self.marks)


@attrs.frozen(kw_only=True, repr=False)
class Season(Value):
    """One moment in a season, or in another grouping of a year's months.

    Attributes:
        year: -9999 to 9999, or digits.
        grouping: which part of the year.
        marks: where the qualifiers stand, for the year and the grouping.

    """

    year: Component
    grouping: Grouping
    marks: Marks = UNMARKED

    def __attrs_post_init__(self) -> None:
        if (
            type(self.year) is not int
            or not -9999 <= self.year <= 9999  # noqa: PLR2004
            or type(self.grouping) is not Grouping
            or self.marks is not UNMARKED
        ):
            _check.season(self)

    @property
    def is_exact(self) -> bool:
        """Whether every digit is given."""
        return not isinstance(self.year, Digits)

    @property
    def level(self) -> int:
        """1 for the four seasons, 2 for the rest."""
        return _levels.of_season(self)

    @property
    def precision(self) -> Precision:
        """Season, quarter, quadrimester or semester."""
        return self.grouping.precision

    @property
    def qualifiers(self) -> tuple[Qualifier, Qualifier]:
        """What is said of the year and of the grouping."""
        return self.marks.effective[:2]

    @property
    def qualifier(self) -> Qualifier:
        """What is said of the year and the grouping alike."""
        return common(self.qualifiers)

    def shape(self) -> Shape:
        """The days that it may turn out to be. For the engine."""
        return Moment(tuple(season_runs(self.year, self.grouping)))

    def _measure(self) -> Limits:
        year, grouping = self.year, self.grouping
        if isinstance(year, Digits):
            first, _ = season_run(next(numbers_of(year)), grouping)
            _, last = season_run(next(numbers_of(year, descending=True)), grouping)
            return Limits(first, last, first, last, False)
        first, last = season_run(year, grouping)
        return Limits(first, last, first, last, True)

    def __str__(self) -> str:
        return _format.components(self.year, self.grouping, marks=self.marks)


@attrs.frozen(kw_only=True, repr=False)
class Year(Value):
    """A year that takes more than four plain digits to say.

    Attributes:
        mantissa: the year, or what stands before the exponent.
        exponent: how many noughts follow: 7 in ``Y17E7``.
        significant: how many digits from the left can be trusted: 2 in ``1950S2``, or None.
        marks: where the qualifiers stand.

    """

    mantissa: int
    exponent: int = 0
    significant: int | None = None
    marks: Marks = UNMARKED

    def __attrs_post_init__(self) -> None:
        _check.year(self)

    @property
    def year(self) -> int:
        """The astronomical year as written; an estimate where digits are not significant."""
        year: int = self.mantissa * 10**self.exponent
        return year

    @property
    def has_letter(self) -> bool:
        """Whether it is written with a Y: its digits are more than four, or have an exponent."""
        return self.exponent > 0 or abs(self.mantissa) > 9999  # noqa: PLR2004

    @property
    def is_exact(self) -> bool:
        """Whether every digit is significant."""
        return self._insignificant == 0

    @property
    def level(self) -> int:
        """1 for plain digits, 2 with an exponent or significant digits."""
        plain = not self.exponent and self.significant is None
        return _levels.of_year(self.marks, plain=plain)

    @property
    def precision(self) -> Precision:
        """Year, or the unit that its significant digits name."""
        return _levels.unit(self._insignificant)

    @property
    def qualifier(self) -> Qualifier:
        """What is said of it."""
        return self.marks.effective[0]

    @property
    def years(self) -> tuple[int, int]:
        """The first and last year that its significant digits allow."""
        unit = 10**self._insignificant
        low = abs(self.year) // unit * unit
        high = low + unit - 1
        # There is no year -0000, so a negative year counts from -1.
        return (-high, -max(low, 1)) if self.mantissa < 0 else (low, high)

    @property
    def _insignificant(self) -> int:
        if self.significant is None:
            return 0
        return max(4, len(str(abs(self.year)))) - self.significant

    def shape(self) -> Shape:
        """The days that it may turn out to be. For the engine."""
        return Moment((self._run,))

    def _measure(self) -> Limits:
        return Limits(*self._run, *self._run, True)

    @property
    def _run(self) -> Run:
        first, last = self.years
        return day_number(first, 1, 1), day_number(last, 12, 31)

    def __str__(self) -> str:
        return _format.year(self)


@attrs.frozen(kw_only=True, repr=False)
class DateTime(Value):
    """One second of one day.

    Attributes:
        year: -9999 to 9999.
        month: 1 to 12.
        day: 1 to 31.
        hour: 0 to 23.
        minute: 0 to 59.
        second: 0 to 59; there are no leap seconds.
        offset: minutes that the clock is ahead of UTC, or None where nobody said.

    """

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    offset: int | None = None

    def __attrs_post_init__(self) -> None:
        _check.date_time(self)

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
        """None: the standard qualifies dates alone."""
        return Qualifier.NONE

    @property
    def has_time(self) -> bool:
        """True."""
        return True

    def shape(self) -> Shape:
        """The day as written. For the engine."""
        day = day_number(self.year, self.month, self.day)
        return Moment(((day, day),))

    def shape_in_seconds(self, beside: Value) -> Shape:
        """The second, on a clock shared with *beside*. For the engine."""
        clock = (self.hour * 60 + self.minute) * 60 + self.second
        local = day_number(self.year, self.month, self.day) * DAY + clock
        if not isinstance(beside, DateTime) or (self.offset is None and beside.offset is None):
            # A day has no offset either: it is read as a day where the clock hangs.
            return Moment(((local, local),))
        if self.offset is None:
            return Moment(((local - _MOST_AHEAD, local + _MOST_BEHIND),))
        instant = local - self.offset * 60
        return Moment(((instant, instant),))

    def __str__(self) -> str:
        return _format.date_time(self)


# The clocks of the world, which a time without an offset may have been read from.
_MOST_AHEAD = 14 * 3600
_MOST_BEHIND = 12 * 3600
