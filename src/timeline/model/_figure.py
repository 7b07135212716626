"""How much: amounts with their unit and the time that they hold for."""

import re
from decimal import Decimal, InvalidOperation
from typing import cast

import attrs

from timeline.edtf import When
from timeline.errors import FieldError
from timeline.model import fields

MAX_DIGITS = 1000
"""The digits that an amount may have on either side of its point: `1E999999999` has
nine characters, and written out it fills a disk."""

# Decimal() also takes spaces, underscores and the digits of other scripts.
NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_is_number = re.compile(NUMBER).fullmatch


def _as_amount(value: Decimal | int | str) -> Decimal:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str) and _is_number(value):
        try:
            return Decimal(value)
        except InvalidOperation:  # an exponent that even a Decimal cannot hold
            pass
    return cast("Decimal", value)


def _check_amount(_: object, attribute: fields.Attribute, value: object) -> None:
    if not isinstance(value, Decimal):
        raise FieldError(
            attribute.name, value, "it takes a Decimal, an int or a text such as '3740000000'"
        )
    if not value.is_finite():
        raise FieldError(attribute.name, value, "it takes a finite number")
    if value.adjusted() >= MAX_DIGITS or cast("int", value.as_tuple().exponent) < -MAX_DIGITS:
        raise FieldError(
            attribute.name, value, f"it takes at most {MAX_DIGITS} digits before or after the point"
        )


@attrs.frozen(kw_only=True)
class Figure:
    """An amount that an event states.

    Attributes:
        measure: what is measured, as "trade turnover".
        amount: how much, in whole units: 3.74 billion is 3740000000. A float is
            refused, for it has already lost the amount that the source gave.
        unit: an ISO 4217 code, "%", or words; "" for a count.
        period: the time that the amount adds up, as the year 2024, or None.
        as_of: the time at which the amount was observed, or None.
        words: the source's own words, as "3.74 billion US dollars".

    Raises:
        FieldError: a field that holds what it may not.

    """

    measure: str = attrs.field(validator=fields.some_line)
    amount: Decimal = attrs.field(converter=_as_amount, validator=_check_amount)
    unit: str = attrs.field(default="", validator=fields.line)
    period: When | None = attrs.field(
        default=None, converter=fields.as_date, validator=fields.date_or_none
    )
    as_of: When | None = attrs.field(
        default=None, converter=fields.as_date, validator=fields.date_or_none
    )
    words: str = attrs.field(default="", validator=fields.line)
