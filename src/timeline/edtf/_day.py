"""Days in any year of up to eighteen digits, their numbers, and the bounds that are not a day.

The calendar is proleptic Gregorian with astronomical years: year 0 exists, and
is a leap year. Day numbers extend `datetime.date.toordinal` in both directions,
so 0001-01-01 is day 1.
"""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING, Final, cast

import attrs

from timeline.errors import EdtfError, FieldError
from timeline.errors.messages import brief, require_whole

if TYPE_CHECKING:
    import pendulum

MOST_DIGITS: Final = 18
"""How many digits a year can have."""

# Days from 1 March to the first of each month. January and February belong to the year before,
# so that the leap day is the last of its year and needs no special case.
_MARCH_BASED: Final = (0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275)
_MONTH_LENGTHS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_IN_400_YEARS: Final = 146_097
_LAST_OF_PYTHON: Final = dt.date.max.toordinal()
# The number of 0000-03-01, less one: the day from which the March-based years count.
_MARCH_OF_YEAR_0: Final = -306


def is_leap(year: int) -> bool:
    """Return whether *year* has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days in a month, 28 to 31."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month]  # noqa: PLR2004


def day_number(year: int, month: int, day: int) -> int:
    """Return the number of a day, with 0001-01-01 as 1."""
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
    """Return the year, month and day of a day number."""
    if 1 <= number <= _LAST_OF_PYTHON:
        date = dt.date.fromordinal(number)  # four times as fast
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
        EdtfError: the day does not exist.
        TypeError: a part is not a whole number.

    >>> str(Day(-44, 3, 15)), Day(1, 1, 1).number
    ('-0044-03-15', 1)

    """

    year: int
    month: int
    day: int

    def __attrs_post_init__(self) -> None:
        # True of most days, and twice as fast as the full check.
        if not (
            type(self.year) is type(self.month) is type(self.day) is int
            and 1 <= self.month <= 12  # noqa: PLR2004
            and 1 <= self.day <= 28  # noqa: PLR2004
            and -9999 <= self.year <= 9999  # noqa: PLR2004
        ):
            _check(self)

    @classmethod
    def from_number(cls, number: int) -> Day:
        """Return the day with a number.

        Raises:
            FieldError: the year of that day has more than eighteen digits.
            TypeError: *number* is not a whole number.

        """
        require_whole("number", number)
        if not _FIRST <= number <= _LAST:
            expected = f"expected that of a day in a year of at most {MOST_DIGITS} digits"
            raise FieldError("number", number, expected)
        return cls(*civil(number))

    @property
    def number(self) -> int:
        """The day number: 1 for 0001-01-01, like `datetime.date.toordinal`."""
        return day_number(self.year, self.month, self.day)

    @property
    def date(self) -> pendulum.Date:
        """The day as a `pendulum.Date`.

        Raises:
            OverflowError: the year is outside 1 to 9999, the range of such a date.

        """
        import pendulum  # noqa: PLC0415 - slow to import, and nothing else here needs it

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
    """Raise an error for a day that does not exist."""
    year, month, day = value.year, value.month, value.day
    check_numbers(year=year, month=month, day=day)
    if not 1 <= month <= 12:  # noqa: PLR2004
        raise EdtfError(str(value), len(year_text(year)) + 1, "expected a month from 1 to 12")
    if not 1 <= day <= month_length(year, month):
        last = month_length(year, month)
        raise EdtfError(str(value), len(str(value)) - 2, f"expected a day from 1 to {last}")


def check_numbers(**numbers: object) -> None:
    """Raise an error for a number that cannot be part of a date.

    `3.0` and `True` equal a whole number, but would be written differently. Python may even be
    unable to write a number of too many digits.
    """
    for name, number in numbers.items():
        require_whole(name, number)
        if not -(10**MOST_DIGITS) < cast("int", number) < 10**MOST_DIGITS:
            article = "an" if name[0] in "aeio" else "a"
            raise EdtfError(
                brief(number), 0, f"expected {article} {name} of at most {MOST_DIGITS} digits"
            )


def year_text(year: int) -> str:
    """Return the text of a year, without the Y that EDTF writes before more than four digits."""
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


class Open(enum.Enum):
    """The type of `OPEN`, for annotations."""

    OPEN = ".."

    def __str__(self) -> str:
        return ".."


class Unknown(enum.Enum):
    """The type of `UNKNOWN`, for annotations."""

    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return "unknown"


OPEN: Final = Open.OPEN
"""No limit: it has not ended, or had no beginning. Written ``..``."""

UNKNOWN: Final = Unknown.UNKNOWN
"""A limit that exists, but is not known. Written as nothing: ``1985/``."""
