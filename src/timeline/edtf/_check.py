"""What a moment may not be, and where in its text the fault stands.

The kinds call these as they are made, so that whatever holds one holds a date that exists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.edtf._calendar import date_runs, numbers_of
from timeline.edtf._day import MOST_DIGITS, check_numbers, month_length
from timeline.edtf._digits import Digits
from timeline.edtf._grouping import Grouping
from timeline.edtf._qualifier import UNMARKED, Marks
from timeline.errors import EdtfError, shown

if TYPE_CHECKING:
    from timeline.edtf._calendar import Component
    from timeline.edtf._moments import Date, DateTime, Season, Year

_MONTHS: Final = range(1, 13)
_FOUR_DIGITS: Final = range(-9999, 10_000)
_MINUTES_IN_A_DAY: Final = 1440

PLAIN: Final = frozenset(
    {(None, None)}
    | {(month, None) for month in _MONTHS}
    | {(m, d) for m in _MONTHS for d in range(1, month_length(2001, m) + 1)}
)
"""The months and days that every year has. Most dates are of these and need no closer look."""


def date(value: Date) -> None:
    """Refuse a date that no calendar has.

    Raises:
        EdtfError: with the date's text, and the place of the component that is at fault.
        TypeError: a component that is no number, such as 3.0 or True, or marks that are none.

    """
    month, day = value.month, value.day
    _components(year=value.year)
    if month is not None:
        _components(month=month)
    if day is not None:
        _components(day=day)
    _are_marks(value.marks)
    _year(value, value.year)
    if month is None:
        if day is not None:
            raise EdtfError(str(value), _place(value, 1), "expected a month before the day")
    elif not _has(month, _MONTHS):
        allowed = "01 to 12" if day is not None else "01 to 12, or a grouping from 21 to 41"
        raise EdtfError(str(value), _place(value, 1), f"month {_two(month)}; expected {allowed}")
    elif day is not None and next(date_runs(value.year, month, day), None) is None:
        raise EdtfError(str(value), _place(value, 2), _no_such_day(value.year, month, day))
    _marks(value, value.marks, 1 + (month is not None) + (day is not None))


def season(value: Season) -> None:
    """Refuse a season of no year.

    Raises:
        EdtfError: with the season's text, and the place of the component that is at fault.
        TypeError: a year that is no number, a number that is no `Grouping` yet, or marks that
            are none.

    """
    _components(year=value.year)
    _are_marks(value.marks)
    if not isinstance(value.grouping, Grouping):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        raise TypeError(f"grouping {shown(value.grouping)} is not a Grouping")
    _year(value, value.year)
    _marks(value, value.marks, 2)


def year(value: Year) -> None:
    """Refuse a year that needs no letter, or has too many digits, or fewer than are significant.

    Raises:
        EdtfError: with the year's text, and the place of the fault.
        TypeError: a part that is no number, or marks that are none.

    """
    check_numbers(mantissa=value.mantissa, exponent=value.exponent)
    if value.significant is not None:
        check_numbers(significant=value.significant)
    _are_marks(value.marks)
    mantissa, exponent, significant = abs(value.mantissa), value.exponent, value.significant
    start = len(str(value.marks.left[0]))
    if exponent < 0 or exponent > MOST_DIGITS or mantissa * 10**exponent >= 10**MOST_DIGITS:
        expected = f"expected a year of at most {MOST_DIGITS} digits"
        raise EdtfError(str(value), start + value.has_letter, expected)
    digits = max(4, len(str(mantissa)) + exponent)
    if value.has_letter and mantissa * 10**exponent <= 9999:  # noqa: PLR2004
        raise EdtfError(str(value), start + 1, "expected more than four digits after Y")
    if significant is None:
        if not value.has_letter:
            raise EdtfError(str(value), start, "expected a Date, as four digits need no Year")
    elif not 1 <= significant <= digits:
        where = str(value).index("S") + 1
        raise EdtfError(str(value), where, f"expected 1 to {digits} significant digits")
    _marks(value, value.marks, 1)


def date_time(value: DateTime) -> None:
    """Refuse a time that no clock shows.

    Raises:
        EdtfError: with the text, and the place of the component that is at fault.
        TypeError: a component that is no number.

    """
    check_numbers(
        year=value.year,
        month=value.month,
        day=value.day,
        hour=value.hour,
        minute=value.minute,
        second=value.second,
    )
    if value.offset is not None:
        check_numbers(offset=value.offset)
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


def _components(**components: object) -> None:
    """Refuse what is neither a number nor digits of one."""
    for name, component in components.items():
        if not isinstance(component, Digits):
            check_numbers(**{name: component})


def _are_marks(marks: object) -> None:
    if not isinstance(marks, Marks):
        raise TypeError(
            f"marks {shown(marks)} is not a Marks; `date(..., qualifier=...)` makes one"
        )


def _year(value: Date | Season, year: Component) -> None:
    fits = len(year.digits) == 4 if isinstance(year, Digits) else year in _FOUR_DIGITS  # noqa: PLR2004
    if not fits:
        raise EdtfError(str(value), _place(value, 0), "expected a year from -9999 to 9999")
    if isinstance(year, Digits) and next(year.numbers(), None) is None:
        raise EdtfError(str(value), _place(value, 0), "expected a year; there is no year -0000")


def _has(component: Component, numbers: range) -> bool:
    """Whether a component can be one of these numbers."""
    if isinstance(component, Digits):
        two = len(component.digits) == 2 and not component.negative  # noqa: PLR2004
        return two and any(number in numbers for number in numbers_of(component))
    return component in numbers


def _no_such_day(year: Component, month: Component, day: Component) -> str:
    if isinstance(year, Digits) or isinstance(month, Digits) or isinstance(day, Digits):
        return f"day {_two(day)}; expected a day that some year and month of these digits has"
    return f"day {_two(day)}; expected 01 to {month_length(year, month)}"


def _marks(value: Date | Season | Year, marks: Marks, components: int) -> None:
    if marks is not UNMARKED and (any(marks.left[components:]) or any(marks.right[components:])):
        raise EdtfError(str(value), len(str(value)), "expected no qualifier without its component")


def _place(value: Date | Season, component: int) -> int:
    """Where a component begins in the text: 0 the year, 1 the month, 2 the day."""
    pieces = str(value).split("-")
    # A minus sign is a hyphen too, and belongs to the year.
    negative = isinstance(value.year, Digits) and value.year.negative
    negative = negative or (isinstance(value.year, int) and value.year < 0)
    before = pieces[: component + negative]
    return sum(map(len, before)) + len(before) + len(str(value.marks.left[component]))


def _two(component: Component) -> str:
    return str(component) if isinstance(component, Digits) else f"{component:02}"
