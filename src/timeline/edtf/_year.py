"""Years that need more than four plain digits: their rules, text, level and bounds."""

import attrs

from timeline.edtf._components import (
    UNMARKED,
    Marks,
    Precision,
    Qualifier,
    check_marks,
    level_of_marks,
    year_unit,
)
from timeline.edtf._day import MOST_DIGITS, check_numbers, day_number, year_text
from timeline.edtf._shapes import Moment
from timeline.edtf._value import Value
from timeline.errors import EdtfError


@attrs.frozen(kw_only=True, repr=False)
class Year(Value):
    """A year of more than four digits, or with an exponent or significant digits.

    Attributes:
        mantissa: the year, or the number before the exponent.
        exponent: how many zeros follow: 7 in ``Y17E7``.
        significant: how many digits from the left are significant: 2 in ``1950S2``; None for all.
        marks: the qualifiers.

    """

    mantissa: int
    exponent: int = 0
    significant: int | None = None
    marks: Marks = UNMARKED

    def __attrs_post_init__(self) -> None:
        _check(self)

    @property
    def year(self) -> int:
        """The astronomical year as written; an estimate if not all digits are significant."""
        year: int = self.mantissa * 10**self.exponent
        return year

    @property
    def has_letter(self) -> bool:
        """Whether it is written with a Y: it has more than four digits, or an exponent."""
        return self.exponent > 0 or abs(self.mantissa) > 9999  # noqa: PLR2004

    @property
    def is_exact(self) -> bool:
        """Whether every digit is significant."""
        return self._insignificant == 0

    @property
    def level(self) -> int:
        """1 for plain digits, 2 with an exponent or significant digits."""
        plain = not self.exponent and self.significant is None
        return max(level_of_marks(self.marks, 1), 1 if plain else 2)

    @property
    def precision(self) -> Precision:
        """Year, or the unit of its significant digits."""
        return year_unit(self._insignificant)

    @property
    def qualifier(self) -> Qualifier:
        """Its qualifier."""
        return self.marks.effective[0]

    @property
    def years(self) -> tuple[int, int]:
        """The first and last year that its significant digits allow."""
        unit = 10**self._insignificant
        low = abs(self.year) // unit * unit
        high = low + unit - 1
        # The year -0000 does not exist, so negative years start from -1.
        return (-high, -max(low, 1)) if self.mantissa < 0 else (low, high)

    @property
    def _insignificant(self) -> int:
        if self.significant is None:
            return 0
        return max(4, len(str(abs(self.year)))) - self.significant

    def _shape(self) -> Moment:
        first, last = self.years
        return Moment(((day_number(first, 1, 1), day_number(last, 12, 31)),))

    def __str__(self) -> str:
        exponent = f"E{self.exponent}" if self.exponent else ""
        significant = f"S{self.significant}" if self.significant is not None else ""
        number = f"Y{self.mantissa}{exponent}" if self.has_letter else year_text(self.mantissa)
        return f"{self.marks.left[0]}{number}{significant}{self.marks.right[0]}"


def _check(value: Year) -> None:
    check_numbers(mantissa=value.mantissa, exponent=value.exponent)
    if value.significant is not None:
        check_numbers(significant=value.significant)
    check_marks(value.marks)
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
            raise EdtfError(str(value), start, "expected a Date: four digits need no Year")
    elif not 1 <= significant <= digits:
        position = str(value).index("S") + 1
        raise EdtfError(str(value), position, f"expected 1 to {digits} significant digits")
    if any(value.marks.left[1:]) or any(value.marks.right[1:]):
        raise EdtfError(str(value), len(str(value)), "expected no qualifier without its component")
