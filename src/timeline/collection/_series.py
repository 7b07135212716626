"""What the events of a timeline say of one measure."""

from collections.abc import Iterable
from decimal import Decimal
from typing import cast

import attrs

from timeline.edtf import When, sort_key
from timeline.errors import shown
from timeline.model import Event, Figure, concise, fields


@attrs.frozen(kw_only=True)
class Measured:
    """One figure of a series.

    Attributes:
        when: the time that it holds for: the figure's period, else the time it was
            observed, else the event's own date; None where none is known.
        amount: how much.
        unit: of what.
        event: the id of the event that states it.
        figure: the figure itself.

    """

    when: When | None = attrs.field(converter=fields.as_date)
    amount: Decimal = attrs.field(converter=fields.as_amount)
    unit: str
    event: str
    figure: Figure

    def __repr__(self) -> str:
        return concise(self)


def series(events: Iterable[Event], measure: str, unit: str | None) -> tuple[Measured, ...]:
    """The figures of a measure, in the order of the time that they hold for."""
    for name, text in (("measure", measure), ("unit", "" if unit is None else unit)):
        if not isinstance(cast("object", text), str):
            raise TypeError(f"{name} {shown(text)} is not a text")
    found = [
        Measured(
            when=figure.period or figure.as_of or event.when,
            amount=figure.amount,
            unit=figure.unit,
            event=event.id,
            figure=figure,
        )
        for event in events
        for figure in event.figures
        if figure.measure == measure and (unit is None or figure.unit == unit)
    ]
    # Sorting is stable: what is of one time stays in the order of its events.
    return tuple(sorted(found, key=lambda one: sort_key(one.when)))
