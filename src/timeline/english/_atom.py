"""One date of a phrase, once everything about it is known: its EDTF text and its edges."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final

import attrs

from timeline.edtf import Date, Day

if TYPE_CHECKING:
    from timeline.edtf import Precision

FOUR_DIGITS: Final = 9999


class Unit(enum.IntEnum):
    """What a date is counted in when one before or after it is wanted, from fine to coarse."""

    SECOND = 0
    DAY = 1
    MONTH = 2
    YEAR = 3


@attrs.frozen
class Span:
    """From one day to another, known to a unit.

    >>> Span(Day(2023, 10, 1), Day(2023, 12, 31), Unit.MONTH).text()
    '2023-10..2023-12'

    """

    low: Day
    high: Day
    unit: Unit

    def text(self, qualifier: str = "") -> str:
        """The members of a set that it is, or the one date if it is no longer than its unit."""
        low, high = cut(self.low, self.unit), cut(self.high, self.unit)
        return f"{low}{qualifier}" if low == high else f"{low}{qualifier}..{high}{qualifier}"


@attrs.frozen(kw_only=True)
class Atom:
    """A date, or a stretch of time that EDTF has no name for.

    Attributes:
        at: where the phrase begins, as an index of the text.
        span: its first and last day, and its unit.
        date: its EDTF text without a qualifier for the whole; empty where only `span` says it.
        precision: the unit that this text names; None where there is no text.
        qualifier: what is said of the whole: nothing, ``?``, ``~`` or ``%``.

    """

    at: int
    span: Span
    date: str = ""
    precision: Precision | None = None
    qualifier: str = ""

    @property
    def member(self) -> str:
        """The text that stands for it inside a set."""
        return f"{self.date}{self.qualifier}" if self.date else self.span.text(self.qualifier)

    @property
    def text(self) -> str:
        """The text that stands for it alone."""
        return f"[{self.member}]" if ".." in self.member else self.member

    def first(self, unit: Unit) -> str:
        """Its first day, month or year."""
        return cut(self.span.low, unit) + self.qualifier

    def last(self, unit: Unit) -> str:
        """Its last day, month or year."""
        return cut(self.span.high, unit) + self.qualifier

    @property
    def is_exact(self) -> bool:
        """Whether its text may be the end of a range: every digit of a date is given."""
        return bool(self.date) and "X" not in self.date

    @property
    def preceding(self) -> str:
        """The day, month or year before it."""
        return cut(Day.from_number(self.span.low.number - 1), self.span.unit) + self.qualifier

    @property
    def following(self) -> str:
        """The day, month or year after it."""
        return cut(Day.from_number(self.span.high.number + 1), self.span.unit) + self.qualifier


def cut(day: Day, unit: Unit) -> str:
    """The EDTF text of the day, month or year that a day lies in."""
    year = edtf_year(day.year)
    month = f"-{day.month:02}" if unit <= Unit.MONTH else ""
    return year + month + (f"-{day.day:02}" if unit <= Unit.DAY else "")


def edtf_year(year: int) -> str:
    """The EDTF text of a year in astronomical numbering.

    >>> edtf_year(-43), edtf_year(79), edtf_year(170_000_002)
    ('-0043', '0079', 'Y170000002')

    """
    return f"Y{year}" if abs(year) > FOUR_DIGITS else str(Date(year=year))
