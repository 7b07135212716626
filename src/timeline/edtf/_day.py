"""Days that have a number, in any year of up to eighteen digits, and the two ends that are no day.

The calendar is the proleptic Gregorian one with astronomical years: year 0
exists, and is a leap year. Day numbers go on in both directions from
`datetime.date.toordinal`, so 0001-01-01 is day 1.
"""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING, Final

import attrs

from timeline.errors import EdtfError, shown

if TYPE_CHECKING:
    import pendulum

MOST_DIGITS: Final = 18
"""The digits that a year may have."""

DISTANT_PAST: Final = -(10**30)
"""The day number of an open start: before every day that has a number."""

DISTANT_FUTURE: Final = 10**30
"""The day number of an open end: after every day that has a number."""

# Days from 1 March to the first of each month; January and February close the year before, so
# that the leap day is the last of its year and the count needs no case of its own.
_MARCH_BASED: Final = (0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275)
_MONTH_LENGTHS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_IN_400_YEARS: Final = 146_097
_LAST_OF_PYTHON: Final = dt.date.max.toordinal()
# The number of 0000-03-01, less one: the day from which the March-based years count.
_MARCH_OF_YEAR_0: Final = -306


def is_leap(year: int) -> bool:
    """Whether *year* has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The number of days in a month, 28 to 31."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month]  # noqa: PLR2004


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day, 0001-01-01 being 1."""
    if month < 3:  # noqa: PLR2004
        year -= 1
    return (
        365 * year
        + year // 4
        - year // 100
        + year // 400
        + _MARCH_BASED[month]
        + day
        + _MARCH_OF_YEAR_0
    )


def civil(number: int) -> tuple[int, int, int]:
    """The year, month and day of a day number."""
    if 1 <= number <= _LAST_OF_PYTHON:
        date = dt.date.fromordinal(number)  # the same, four times as fast
        return date.year, date.month, date.day
    cycle, rest = divmod(number - _MARCH_OF_YEAR_0 - 1, _DAYS_IN_400_YEARS)
    # The last day of a cycle, of a fourth year and of a century are leap days: leave them out.
    year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    rest -= 365 * year + year // 4 - year // 100
    month = (5 * rest + 2) // 153
    day = rest - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9  # noqa: PLR2004
    return cycle * 400 + year + (month < 3), month, day  # noqa: PLR2004


@attrs.frozen(order=True)
class Day:
    """One day of the calendar, in any year.

    Attributes:
        year: the astronomical year, of at most eighteen digits; 0 is 1 BC, -43 is 44 BC.
        month: 1 to 12.
        day: 1 to 31.

    Raises:
        EdtfError: there is no such day.
        TypeError: a part that is no whole number.

    >>> str(Day(-44, 3, 15)), Day(1, 1, 1).number
    ('-0044-03-15', 1)

    """

    year: int
    month: int
    day: int

    def __attrs_post_init__(self) -> None:
        # Most days are of these and need no closer look, which takes twice as long.
        if not (
            type(self.year) is type(self.month) is type(self.day) is int
            and 1 <= self.month <= 12  # noqa: PLR2004
            and 1 <= self.day <= 28  # noqa: PLR2004
            and -9999 <= self.year <= 9999  # noqa: PLR2004
        ):
            _check(self)

    @classmethod
    def from_number(cls, number: int) -> Day:
        """The day with this number, as `number` counts.

        Raises:
            OverflowError: the year of that day has more than eighteen digits.
            TypeError: *number* is no whole number.

        """
        if not isinstance(number, int) or isinstance(number, bool):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
            raise TypeError(f"{shown(number)} is not the number of a day: give an int")
        if not _FIRST <= number <= _LAST:
            raise OverflowError(f"a day in a year of more than {MOST_DIGITS} digits has no number")
        return cls(*civil(number))

    @property
    def number(self) -> int:
        """The day's number: 0001-01-01 is 1, as `datetime.date.toordinal` counts."""
        return day_number(self.year, self.month, self.day)

    @property
    def date(self) -> pendulum.Date:
        """The day as a `pendulum.Date`.

        Raises:
            OverflowError: the year is not one of 1 to 9999, all that such a date can hold.

        """
        import pendulum  # noqa: PLC0415  # the engine counts without it, and starts faster

        if not 1 <= self.year <= 9999:  # noqa: PLR2004
            raise OverflowError(f"{self} is outside the years 1 to 9999 of a pendulum.Date")
        return pendulum.Date(self.year, self.month, self.day)

    def __str__(self) -> str:
        return f"{year_text(self.year)}-{self.month:02}-{self.day:02}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


_FIRST: Final = day_number(1 - 10**MOST_DIGITS, 1, 1)
_LAST: Final = day_number(10**MOST_DIGITS - 1, 12, 31)


def _check(value: Day) -> None:
    """Refuse a day that no calendar has."""
    year, month, day = value.year, value.month, value.day
    check_numbers(year=year, month=month, day=day)
    if not 1 <= month <= 12:  # noqa: PLR2004
        raise EdtfError(str(value), len(year_text(year)) + 1, "expected a month from 1 to 12")
    if not 1 <= day <= month_length(year, month):
        last = month_length(year, month)
        raise EdtfError(str(value), len(str(value)) - 2, f"expected a day from 1 to {last}")


def check_numbers(**numbers: object) -> None:
    """Refuse what is no number: `3.0` and `True` equal one, and would be written as they are.

    A number that is too long for any component is refused too: Python may not write it.

    Raises:
        EdtfError: a number of more than eighteen digits.
        TypeError: what is no whole number.

    """
    for name, number in numbers.items():
        if not isinstance(number, int) or isinstance(number, bool):
            raise TypeError(f"{name} {shown(number)} is not a whole number")
        if not -(10**MOST_DIGITS) < number < 10**MOST_DIGITS:
            raise EdtfError(
                shown(number), 0, f"expected {MOST_DIGITS} digits at most for the {name}"
            )


def year_text(year: int) -> str:
    """A year as EDTF writes it, without the letter that marks one of more than four digits."""
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


class Open(enum.Enum):
    """The type of `OPEN`, so that it can be named in annotations."""

    OPEN = ".."

    def __str__(self) -> str:
        return ".."


class Unknown(enum.Enum):
    """The type of `UNKNOWN`, so that it can be named in annotations."""

    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return "unknown"


OPEN: Final = Open.OPEN
"""No limit: an end that has not come, or a start that never was. Written ``..``."""

UNKNOWN: Final = Unknown.UNKNOWN
"""A limit that exists and that nobody knows. Written as nothing: ``1985/``."""
