"""The canonical text of each kind of value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.edtf._day import UNKNOWN, Open, year_text
from timeline.edtf._digits import Digits
from timeline.edtf._qualifier import UNMARKED

if TYPE_CHECKING:
    from timeline.edtf._calendar import Component
    from timeline.edtf._compounds import Interval, Range
    from timeline.edtf._moments import DateTime, Year
    from timeline.edtf._qualifier import Marks


_TWO_DIGITS: Final = {number: f"{number:02}" for number in range(100)}


def components(year: Component, *others: Component | None, marks: Marks = UNMARKED) -> str:
    """A year, month and day, as many as there are, with the qualifiers at each."""
    text = str(year) if isinstance(year, Digits) else year_text(year)
    pieces = [text]
    for other in others:
        if other is not None:
            # A generator would take as long as all the rest, for each date that is written.
            pieces.append(  # noqa: PERF401
                str(other)
                if isinstance(other, Digits)
                # A fault is shown by its text too, and then no such number need exist.
                else _TWO_DIGITS.get(other) or f"{other:02}"
            )
    if marks is not UNMARKED:
        pieces = [
            f"{a}{piece}{b}" for piece, a, b in zip(pieces, marks.left, marks.right, strict=False)
        ]
    return "-".join(pieces)


def year(value: Year) -> str:
    """A year of many digits, with an exponent, or with its significant digits."""
    exponent = f"E{value.exponent}" if value.exponent else ""
    significant = f"S{value.significant}" if value.significant is not None else ""
    number = f"Y{value.mantissa}{exponent}" if value.has_letter else year_text(value.mantissa)
    return f"{value.marks.left[0]}{number}{significant}{value.marks.right[0]}"


def date_time(value: DateTime) -> str:
    """A date and time of day; UTC is written Z, any other offset with its minutes."""
    day = components(value.year, value.month, value.day)
    clock = f"{value.hour:02}:{value.minute:02}:{value.second:02}"
    return f"{day}T{clock}{offset(value.offset)}"


def offset(minutes: int | None) -> str:
    """A distance from UTC in minutes; nothing for a time without one."""
    if minutes is None:
        return ""
    if minutes == 0:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def interval(value: Interval) -> str:
    """Two ends with a solidus between; an unknown one is written as nothing."""
    start, end = ("" if end is UNKNOWN else str(end) for end in (value.start, value.end))
    return f"{start}/{end}"


def date_range(value: Range) -> str:
    """Two ends with two dots between; an open one is written as nothing."""
    start, end = ("" if isinstance(end, Open) else str(end) for end in (value.start, value.end))
    return f"{start}..{end}"
