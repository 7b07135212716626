"""Which level of the standard a value takes, and which unit a year of few digits names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.edtf._digits import Digits
from timeline.edtf._grouping import Grouping
from timeline.edtf._precision import Precision
from timeline.edtf._qualifier import UNMARKED

if TYPE_CHECKING:
    from timeline.edtf._calendar import Component
    from timeline.edtf._moments import Date, Season
    from timeline.edtf._qualifier import Marks

_UNITS: Final = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)


def of_date(date: Date) -> int:
    """0 for plain digits, 1 for a minus sign, a qualified whole or the usual X, else 2."""
    level = _of_marks(date.marks, 1 + (date.month is not None) + (date.day is not None))
    year, smaller = date.year, [part for part in (date.month, date.day) if part is not None]
    if isinstance(year, Digits):
        # Level 1 leaves open the last digit of a year that stands alone, or the last two.
        return max(level, 1 if not smaller and year.trailing in (1, 2) else 2)
    open_at = [isinstance(part, Digits) for part in smaller]
    if any(open_at):
        # It also leaves open a whole month or day, and then all that is smaller.
        whole = all(part.trailing == 2 for part in smaller if isinstance(part, Digits))  # noqa: PLR2004
        return max(level, 1 if whole and open_at == sorted(open_at) else 2)
    return max(level, 1 if year < 0 else 0)


def of_season(season: Season) -> int:
    """1 for the four seasons, 2 for the other groupings and for a year with X."""
    usual = season.grouping <= Grouping.WINTER and not isinstance(season.year, Digits)
    return max(_of_marks(season.marks, 2), 1 if usual else 2)


def of_year(marks: Marks, *, plain: bool) -> int:
    """1 for a plain year of many digits, 2 for one with an exponent or significant digits."""
    return max(_of_marks(marks, 1), 1 if plain else 2)


def unit_of_year(year: Component) -> Precision:
    """The unit that the given digits of a year name: a decade for 201X."""
    return unit(year.trailing) if isinstance(year, Digits) else Precision.YEAR


def unit(digits: int) -> Precision:
    """The unit that a year names without its last *digits* digits."""
    return _UNITS[digits] if digits < len(_UNITS) else Precision.COARSER


def _of_marks(marks: Marks, components: int) -> int:
    if marks is UNMARKED or marks == UNMARKED:
        return 0
    if any(marks.left) or any(marks.right[: components - 1]):
        return 2
    return 1
