"""Roman numerals, which centuries have in French, Spanish and Russian."""

from typing import Final

_NUMERALS: Final = (
    *((100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """A number from 1 to 399 as a Roman numeral.

    >>> roman(19), roman(44)
    ('XIX', 'XLIV')

    """
    text = ""
    for value, numeral in _NUMERALS:
        count, number = divmod(number, value)
        text += numeral * count
    return text
