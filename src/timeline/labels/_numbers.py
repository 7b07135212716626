"""Numbers as a language writes them, exact to the last digit."""

from decimal import Context, Decimal
from typing import Final

import attrs

_MAX_DECIMALS = 3
_MAX_PLACES = 30
# The usual context would round to 28 digits.
_EXACT = Context(prec=3 * _MAX_PLACES)
_NO_BREAK = "\u00a0"
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@attrs.frozen(kw_only=True)
class Numbers:
    """How a language writes numbers.

    Attributes:
        group: the separator of thousands.
        point: the decimal separator.
        scales: powers of ten and their names, the largest first.
        space: the space before the name of a scale.
        percent: the space before a percent sign.

    """

    group: str = _NO_BREAK
    point: str = ","
    scales: tuple[tuple[int, str], ...]
    space: str = " "
    percent: str = _NO_BREAK


_ENGLISH: Final = Numbers(
    group=",", point=".", scales=((12, "trillion"), (9, "billion"), (6, "million")), percent=""
)
# Abbreviated if the names of the scales have a plural.
_NUMBERS: Final = {
    "en": _ENGLISH,
    "fr": Numbers(group="\u202f", scales=((9, "Md"), (6, "M"))),
    "de": Numbers(group=".", scales=((12, "Bio."), (9, "Mrd."), (6, "Mio."))),
    "es": Numbers(scales=((6, "M"),)),
    "ru": Numbers(scales=((12, "трлн"), (9, "млрд"), (6, "млн"))),
    "zh": Numbers(
        group=",", point=".", scales=((12, "万亿"), (8, "亿"), (4, "万")), space="", percent=""
    ),
}


def numbers_of(language: str) -> Numbers:
    """Return how *language* writes numbers; the default is English."""
    return _NUMBERS.get(language, _ENGLISH)


def amount(value: Decimal, numbers: Numbers = _ENGLISH) -> str:
    """Return *value* with separated thousands, or in millions if that takes few digits.

    >>> amount(Decimal(3740000000)), amount(Decimal(561000000)), amount(Decimal("1234.50"))
    ('3.74 billion', '561 million', '1,234.50')
    >>> amount(Decimal(3740000000), numbers_of("de")), amount(Decimal("1234.50"), numbers_of("de"))
    ('3,74 Mrd.', '1.234,50')
    """
    if not value:
        # Drop the sign of a negative zero.
        value = abs(value)
    if abs(value.adjusted()) > _MAX_PLACES or value.as_tuple().exponent < -_MAX_PLACES:  # type: ignore[operator]
        # Written out, a hostile exponent would exhaust memory.
        return _scientific(value, numbers) if "E" in str(value) else _grouped(value, numbers)
    for power, name in numbers.scales:
        if value.adjusted() >= power and value == value.to_integral_value():
            scaled = _EXACT.normalize(_EXACT.scaleb(value, -power))
            if -scaled.as_tuple().exponent <= _MAX_DECIMALS:  # type: ignore[operator]
                return f"{_grouped(scaled, numbers)}{numbers.space}{name}"
            return _grouped(value, numbers)
    return _grouped(value, numbers)


def plain_number(value: float, numbers: Numbers = _ENGLISH) -> str:
    """Return *value* with the decimal separator alone, since it may be a code.

    >>> plain_number(1234.5), plain_number(0.00001, numbers_of("de"))
    ('1234.5', '0,00001')
    """
    return f"{Decimal(str(value)):f}".replace(".", numbers.point)


def _scientific(value: Decimal, numbers: Numbers) -> str:
    digits, _, power = f"{value:e}".partition("e")
    return f"{digits.replace('.', numbers.point)} \u00d7 10{power.lstrip('+').translate(_RAISED)}"


def _grouped(value: Decimal, numbers: Numbers) -> str:
    signs = str.maketrans({",": numbers.group, ".": numbers.point})
    return f"{value:,f}".translate(signs)
