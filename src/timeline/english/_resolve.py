"""Partial dates to EDTF texts: whether the date exists, its first and last day, its parts."""

from collections.abc import Sequence
from typing import Final

import attrs

from timeline.edtf import Day, Grouping, Precision, parse
from timeline.english._partial import (
    ComponentQualifiers,
    Edge,
    PartialDate,
    Portion,
    Span,
    Unit,
    edtf_text,
)
from timeline.english._tokens import Cursor
from timeline.errors import EdtfError

_WEEKDAYS: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
_THIRDS: Final = 3
_MONTHS_OF_YEAR: Final = 12
_FIRST_GROUPING: Final = {2: 40, 3: 37, 4: 33}
_LAST_DAYS_IN_MONTH: Final = {2: (0, 15, 31), 3: (0, 10, 20, 31)}
_YEARS: Final = {Precision.DECADE: 10, Precision.CENTURY: 100, Precision.MILLENNIUM: 1000}


@attrs.frozen(kw_only=True)
class ResolvedDate:
    """A date, or a span of time that EDTF has no name for.

    Attributes:
        at: the index in the text where its words start.
        span: its first and last day, and its unit.
        date: its EDTF text without the qualifier; empty if only `span` describes it.
        precision: the precision of that text; None if there is none.
        qualifier: the qualifier of the whole: empty, ``?``, ``~`` or ``%``.
        two_years: whether its two years are an interval, ``/``, or one of them is meant, ``,``.

    """

    at: int
    span: Span
    date: str = ""
    two_years: str = ""
    precision: Precision | None = None
    qualifier: str = ""

    @property
    def member(self) -> str:
        """Its EDTF text as the member of a set."""
        if self.two_years == ",":
            return f"{self.first(Unit.YEAR)},{self.last(Unit.YEAR)}"
        return f"{self.date}{self.qualifier}" if self.date else self.span.text(self.qualifier)

    @property
    def text(self) -> str:
        """Its EDTF text as a whole value."""
        if self.two_years == "/":
            return f"{self.first(Unit.YEAR)}/{self.last(Unit.YEAR)}"
        if self.two_years:
            return f"[{self.member}]"
        return f"[{self.member}]" if ".." in self.member else self.member

    def first(self, unit: Unit) -> str:
        """Return its first day, month or year."""
        return edtf_text(self.span.low, unit) + self.qualifier

    def last(self, unit: Unit) -> str:
        """Return its last day, month or year."""
        return edtf_text(self.span.high, unit) + self.qualifier

    @property
    def is_exact(self) -> bool:
        """Whether its text may be the end of a range: it has no unspecified digit."""
        return bool(self.date) and "X" not in self.date

    @property
    def preceding(self) -> str:
        """The day, month or year before it."""
        day = Day.from_number(self.span.low.number - 1)
        return edtf_text(day, self.span.unit) + self.qualifier

    @property
    def following(self) -> str:
        """The day, month or year after it."""
        day = Day.from_number(self.span.high.number + 1)
        return edtf_text(day, self.span.unit) + self.qualifier


def resolved(cursor: Cursor, date: PartialDate) -> ResolvedDate:
    """Return the date that a complete description means.

    Raises:
        EdtfError: a component is missing, or there is no such date.

    """
    whole = _without_edge(cursor, date)
    if date.edge is None:
        return whole
    if any(date.component_qualifiers):
        cursor.fail("no remark on a component of a date with 'start of' or 'end of'", date.at)
    # The start of 2024 may be its first day or its first third.
    day = whole.span.low if date.edge is Edge.START else whole.span.high
    outermost = attrs.evolve(
        whole,
        date=edtf_text(day, Unit.DAY),
        span=Span(day, day, Unit.DAY),
        precision=Precision.DAY,
    )
    return cursor.choose(outermost, _part(cursor, whole, Portion(date.edge.value, _THIRDS)))


def _without_edge(cursor: Cursor, date: PartialDate) -> ResolvedDate:
    if date.span:
        return _spanning(cursor, date, date.span)
    qualifiers = date.component_qualifiers
    if date.number:
        cursor.fail("a month for this number, or a year of three or four digits", date.at)
    if not date.year:
        cursor.fail("a year for this date", date.at)
    if date.day and not date.month:
        cursor.fail("a month for this day, or the remark 'month unknown'", date.at)
    if date.qualifier and any(qualifiers):
        cursor.fail("a qualifier of the whole date or of its components, not both", date.at)
    found = _parsed(cursor, date)
    components = [part for part in (date.year, date.month, date.day) if part]
    if date.portion:
        found = _part(cursor, found, date.portion)
        components = [date.year, found.date.removeprefix(f"{date.year}-")]
    if not any(qualifiers):
        return found
    if not found.date or any(qualifiers[len(components) :]):
        cursor.fail("a remark on a component that the date has", date.at)
    return attrs.evolve(found, date=_qualified(components, qualifiers))


def _spanning(cursor: Cursor, date: PartialDate, span: Span) -> ResolvedDate:
    """A date that EDTF has no name for. Nothing may be said of its parts."""
    if date.portion:
        cursor.fail("a year, month, decade or century that has such a part", date.at)
    if date.weekday is not None or any(date.component_qualifiers) or date.month or date.day:
        cursor.fail("a date that EDTF has a name for, for a weekday or a remark on it", date.at)
    return ResolvedDate(at=date.at, span=span, qualifier=date.qualifier, two_years=date.two_years)


def _parsed(cursor: Cursor, date: PartialDate) -> ResolvedDate:
    text = "-".join(filter(None, (date.year, date.month, date.day))) + date.time
    try:
        value = parse(text)
    except EdtfError as error:
        raise EdtfError(cursor.text, date.at, f"there is no {text}: {error.expected}") from error
    low, high = value.earliest, value.latest
    if not (isinstance(low, Day) and isinstance(high, Day)):
        cursor.fail("a date with a first and a last day", date.at)
    if date.weekday is not None and low != high:
        cursor.fail("a day of the month with this weekday", date.at)
    weekday = (low.number - 1) % 7  # day 1 was a Monday
    if date.weekday not in {None, weekday}:
        cursor.fail(f"{_WEEKDAYS[weekday]}, the weekday of {text}", date.at)
    return ResolvedDate(
        at=date.at,
        span=Span(low, high, _unit(date)),
        date=text,
        precision=Precision.YEAR if text == date.year and date.is_one_year else value.precision,
        qualifier=date.qualifier,
    )


def _unit(date: PartialDate) -> Unit:
    if date.time:
        return Unit.SECOND
    return Unit.DAY if date.day else Unit.MONTH if date.month else Unit.YEAR


def _qualified(components: Sequence[str], qualifiers: ComponentQualifiers) -> str:
    """The date with the qualifiers of its components, in the fewest characters."""
    used = qualifiers[: len(components)]
    for count in range(len(components), 0, -1):
        if len(set(used[:count])) == 1 and not any(used[count:]):
            group = "-".join(components[:count]) + used[0]
            return "-".join((group, *components[count:]))
    return "-".join(mark + component for mark, component in zip(used, components, strict=True))


def _part(cursor: Cursor, whole: ResolvedDate, portion: Portion) -> ResolvedDate:
    """Return one part of a year, month, decade or century.

    A third of a year is a quadrimester. A decade is divided into 4, 3 and 3 years, a century
    into 34, 33 and 33, a millennium into 334, 333 and 333, a month after its 10th and 20th day,
    or after its 15th.

    Raises:
        EdtfError: the date is none of these, or has no such part.

    """
    if whole.precision is not Precision.YEAR:
        return attrs.evolve(whole, date="", span=_part_span(cursor, whole, portion), precision=None)
    grouping = Grouping(_FIRST_GROUPING[portion.parts] + portion.number)
    low, high = whole.span.low, whole.span.high
    after = grouping.first_month + grouping.months * portion.count
    if after <= _MONTHS_OF_YEAR:
        high = Day.from_number(Day(high.year, after, 1).number - 1)
    span = Span(attrs.evolve(low, month=grouping.first_month), high, Unit.MONTH)
    if portion.count > 1:
        return attrs.evolve(whole, date="", span=span, precision=None)
    return attrs.evolve(
        whole, date=f"{whole.date}-{grouping.value}", span=span, precision=grouping.precision
    )


def _part_span(cursor: Cursor, whole: ResolvedDate, portion: Portion) -> Span:
    low, high, _ = whole.span
    number, count = portion.number, portion.parts
    size = _YEARS.get(whole.precision, 0) if whole.precision else 0
    # The third quarter of a decade is no whole number of years.
    if size and (size % count == 0 or count == _THIRDS):
        # Rounded up, so that the first part is the longest.
        first, after = (-(-size * place // count) for place in (number, number + portion.count))
        # The 1st century BC has 99 years in EDTF, 100 BC to 2 BC; the 1st century AD starts in 1.
        start = max(low.year + first, 1) if low.year == 0 else low.year + first
        return Span(Day(start, 1, 1), Day(min(low.year + after - 1, high.year), 12, 31), Unit.YEAR)
    one_month = (low.year, low.month) == (high.year, high.month)
    if whole.precision is Precision.MONTH and one_month and count in _LAST_DAYS_IN_MONTH:
        days = _LAST_DAYS_IN_MONTH[count]
        before, last = days[number], days[number + portion.count]
        return Span(
            attrs.evolve(low, day=before + 1), attrs.evolve(low, day=min(last, high.day)), Unit.DAY
        )
    return cursor.fail("a year, month, decade or century that has such a part", whole.at)
