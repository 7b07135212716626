"""Figures: amounts with their unit and the time they hold for."""

from decimal import Decimal

import attrs

from timeline.edtf import When
from timeline.model import fields
from timeline.model._text import concise


@attrs.frozen(kw_only=True)
class Figure:
    """An amount that an event states.

    Attributes:
        measure: what is measured, such as "trade turnover".
        amount: the amount, in whole units: 3.74 billion is 3740000000. A float is refused,
            because it may already differ from the amount in the source.
        unit: an ISO 4217 code, "%", or words; "" for a count.
        period: the time that the amount covers, as the year 2024, or None.
        as_of: when the amount was observed, or None.
        words: the source's own words, such as "3.74 billion US dollars".

    """

    measure: str = attrs.field(converter=fields.plain, validator=fields.some_line)
    amount: Decimal = attrs.field(converter=fields.as_amount, validator=fields.amount)
    unit: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    period: When | None = attrs.field(
        default=None, converter=fields.as_date, validator=fields.date_or_none
    )
    as_of: When | None = attrs.field(
        default=None, converter=fields.as_date, validator=fields.date_or_none
    )
    words: str = attrs.field(default="", converter=fields.plain, validator=fields.line)

    def __repr__(self) -> str:
        return concise(self)
