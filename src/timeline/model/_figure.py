"""How much: amounts with their unit and the time that they hold for."""

from decimal import Decimal, InvalidOperation

import attrs

from timeline.edtf import When
from timeline.errors import FieldError
from timeline.model import _fields


def _as_amount(value: Decimal | int | str) -> Decimal:
    if isinstance(value, (int, str)) and not isinstance(value, bool):
        try:
            return Decimal(value)
        except InvalidOperation:
            pass
    return value  # type: ignore[return-value]


def _check_amount(_: object, attribute: _fields.Attribute, value: object) -> None:
    if not isinstance(value, Decimal):
        raise FieldError(
            attribute.name, value, "it takes a Decimal, an int or a text such as '3740000000'"
        )
    if not value.is_finite():
        raise FieldError(attribute.name, value, "it takes a finite number")


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

    measure: str = attrs.field(validator=_fields.some_line)
    amount: Decimal = attrs.field(converter=_as_amount, validator=_check_amount)
    unit: str = attrs.field(default="", validator=_fields.line)
    period: When | None = attrs.field(
        default=None, converter=_fields.as_date, validator=_fields.date_or_none
    )
    as_of: When | None = attrs.field(
        default=None, converter=_fields.as_date, validator=_fields.date_or_none
    )
    words: str = attrs.field(default="", validator=_fields.line)
