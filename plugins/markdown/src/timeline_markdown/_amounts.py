"""Amounts as people read them, to the last digit."""

from decimal import Context, Decimal

_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_MAX_DECIMALS = 3
_MAX_PLACES = 30
# The usual context would round to 28 digits.
_EXACT = Context(prec=3 * _MAX_PLACES)


def amount(value: Decimal) -> str:
    """*value* with its thousands apart, or in millions where that takes few digits.

    >>> amount(Decimal(3740000000)), amount(Decimal(561000000)), amount(Decimal("1234.50"))
    ('3.74 billion', '561 million', '1,234.50')
    """
    if abs(value.adjusted()) > _MAX_PLACES or value.as_tuple().exponent < -_MAX_PLACES:  # type: ignore[operator]
        # Written out, a hostile exponent would take all memory.
        return str(value)
    for power, name in _SCALES:
        if value.adjusted() >= power and value == value.to_integral_value():
            scaled = _EXACT.normalize(_EXACT.scaleb(value, -power))
            if -scaled.as_tuple().exponent <= _MAX_DECIMALS:  # type: ignore[operator]
                return f"{scaled:,f} {name}"
            return f"{value:,f}"
    return f"{value:,f}"
