"""The parts of a longer time that people name: early, mid and late, halves, quarters, its ends."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final

import attrs

from timeline.edtf import Date, Day, Grouping, Precision
from timeline.english._atom import Atom, Span, Unit, cut

if TYPE_CHECKING:
    from timeline.english._tokens import Cursor

_FIRST_GROUPING: Final = {2: 40, 3: 37, 4: 33}
_LAST_DAYS: Final = {2: (0, 15, 31), 3: (0, 10, 20, 31)}
_THIRDS: Final = 3
_YEARS: Final = {Precision.DECADE: 10, Precision.CENTURY: 100}


@attrs.frozen
class Portion:
    """One of two, three or four equal parts of a date.

    Attributes:
        index: which one, from 0.
        count: how many there are.

    """

    index: int
    count: int

    def of(self, cursor: Cursor, whole: Atom) -> Atom:
        """That part of a year, month, decade or century.

        A third of a year is a quadrimester, four months. A decade falls into 4, 3 and 3 years,
        a century into 34, 33 and 33, a month at its 10th and 20th day, or at its 15th.

        Raises:
            EdtfError: the date has no such parts.

        """
        if whole.precision is Precision.YEAR:
            date = f"{whole.date}-{_FIRST_GROUPING[self.count] + self.index}"
            months = self._part(12)
            low = attrs.evolve(whole.span.low, month=months[0] + 1)
            year, month = whole.span.high.year, months[-1] + 1
            high = Date(year=year, month=month).latest
            assert isinstance(high, Day)  # noqa: S101  # every month has a last day
            return attrs.evolve(
                whole,
                date=date,
                span=Span(low, high, Unit.MONTH),
                precision=Grouping(_FIRST_GROUPING[self.count]).precision,
            )
        return attrs.evolve(whole, date="", span=self._span(cursor, whole), precision=None)

    def _span(self, cursor: Cursor, whole: Atom) -> Span:
        low, high = whole.span.low, whole.span.high
        size = _YEARS.get(whole.precision, 0) if whole.precision else 0
        # Nobody can say which years the third quarter of a decade has.
        if size and (size % self.count == 0 or self.count == _THIRDS):
            years = self._part(size)
            first, last = low.year + years[0], low.year + years[-1]
            return Span(Day(first, 1, 1), Day(last, 12, 31), Unit.YEAR)
        one_month = (low.year, low.month) == (high.year, high.month)
        if whole.precision is Precision.MONTH and one_month and self.count in _LAST_DAYS:
            last_days = _LAST_DAYS[self.count]
            return Span(
                attrs.evolve(low, day=last_days[self.index] + 1),
                attrs.evolve(low, day=min(last_days[self.index + 1], high.day)),
                Unit.DAY,
            )
        return cursor.fail("a year, decade, century or month, which can be early or late", whole.at)

    def _part(self, size: int) -> range:
        """The numbers below *size* that this part has; the first part is the longest."""
        return range(-(-size * self.index // self.count), -(-size * (self.index + 1) // self.count))


class Edge(enum.Enum):
    """The start or the end of a longer time, by the number of the third that it may mean."""

    START = 0
    END = 2

    def readings(self, cursor: Cursor, whole: Atom) -> tuple[Atom, Atom]:
        """Both that it may mean: the outermost day, or the outermost third.

        Raises:
            EdtfError: the date has no thirds.

        """
        day = whole.span.low if self is Edge.START else whole.span.high
        outermost = attrs.evolve(
            whole,
            date=cut(day, Unit.DAY),
            span=Span(day, day, Unit.DAY),
            precision=Precision.DAY,
        )
        return outermost, Portion(self.value, _THIRDS).of(cursor, whole)
