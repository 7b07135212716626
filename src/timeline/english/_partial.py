"""One date as far as its words describe it, and what the dates beside it add."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import attrs

from timeline.edtf import Date, Day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.english._vocabulary import Era

ComponentQualifiers: TypeAlias = tuple[str, str, str]
UNQUALIFIED: Final[ComponentQualifiers] = ("", "", "")
_FOUR_DIGITS: Final = 9999


class Unit(enum.IntEnum):
    """The unit of a date, from fine to coarse: the date before it is one unit earlier."""

    SECOND = 0
    DAY = 1
    MONTH = 2
    YEAR = 3


class Span(NamedTuple):
    """The time from one day to another, in whole units.

    >>> Span(Day(2023, 10, 1), Day(2023, 12, 31), Unit.MONTH).text()
    '2023-10..2023-12'

    """

    low: Day
    high: Day
    unit: Unit

    def text(self, qualifier: str = "") -> str:
        """Return its EDTF text inside a set: a range, or one date if it is one unit long."""
        low, high = edtf_text(self.low, self.unit), edtf_text(self.high, self.unit)
        return f"{low}{qualifier}" if low == high else f"{low}{qualifier}..{high}{qualifier}"


@attrs.frozen
class Portion:
    """One of several equal parts of a date.

    Attributes:
        number: which part, from 0.
        parts: how many parts there are.

    """

    number: int
    parts: int


class Edge(enum.Enum):
    """The start or the end of a period; the value is the index of the third it may mean."""

    START = 0
    END = 2


@attrs.frozen(kw_only=True)
class PartialDate:
    """One date as its words describe it; a field is empty if they do not mention it.

    Attributes:
        at: the index in the text where the words start.
        number: one or two digits that may be a day, a year of an era, or a shortened year.
        day: two characters, digits or X.
        month: two characters, digits or X; or the number of a season or another grouping.
        year: the EDTF text of the year, decade, century or millennium.
        year_digits: the digits of the year, if it was a plain number.
        era: the era of the year, if it was named.
        is_one_year: whether one year is meant even though some of its digits are X.
        time: the EDTF text of the time of day, with its T.
        weekday: 0 for Monday to 6, or None.
        portion: the part of the date that is meant: early, the first half.
        edge: whether the start or the end of the date is meant.
        span: the days that are meant, if they are not named by year, month and day.
        qualifier: the EDTF qualifier of the whole date: empty, ``?``, ``~`` or ``%``.
        component_qualifiers: the qualifiers of the year, month and day alone.

    """

    at: int
    number: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    year_digits: str = ""
    era: Era | None = None
    is_one_year: bool = False
    time: str = ""
    weekday: int | None = None
    portion: Portion | None = None
    edge: Edge | None = None
    span: Span | None = None
    qualifier: str = ""
    component_qualifiers: ComponentQualifiers = UNQUALIFIED

    @property
    def is_bare_year(self) -> bool:
        """Whether the words are one plain number, a year."""
        return bool(self.year_digits) and not self.month and not self.era

    def with_year_of(self, other: PartialDate) -> PartialDate:
        """Return this date with the year of another."""
        return attrs.evolve(
            self,
            year=other.year,
            year_digits=other.year_digits,
            era=other.era,
            is_one_year=other.is_one_year,
        )


def edtf_text(day: Day, unit: Unit) -> str:
    """Return the EDTF text of the day, month or year that a day lies in."""
    year = edtf_year(day.year)
    month = f"-{day.month:02}" if unit <= Unit.MONTH else ""
    return year + month + (f"-{day.day:02}" if unit <= Unit.DAY else "")


def edtf_year(year: int) -> str:
    """Return the EDTF text of a year in astronomical numbering.

    >>> edtf_year(-43), edtf_year(79), edtf_year(170_000_002)
    ('-0043', '0079', 'Y170000002')

    """
    return f"Y{year}" if abs(year) > _FOUR_DIGITS else str(Date(year=year))


def year_of_era(digits: str, era: Era | None) -> str:
    """Return the EDTF text of a year of an era: 44 BC is -0043."""
    number = int(digits)
    return edtf_year(1 - number if era == "bc" else number)


def completed(dates: Sequence[PartialDate]) -> list[PartialDate]:
    """Return the dates of one list or range, completed from their neighbours.

    A date takes what it lacks from the next one: 3 to 5 July 2024. Only a bare number takes
    from the previous one: July 3 to 5, 2024; 1914 to 18.
    """
    done = list(dates)
    for index in range(len(done) - 2, -1, -1):
        done[index] = _from_next(done[index], done[index + 1])
    for index in range(1, len(done)):
        done[index] = _from_previous(done[index], done[index - 1])
    return done


def _from_next(date: PartialDate, following: PartialDate) -> PartialDate:
    if date.number:
        if following.day and following.month:
            return _on_day(date, following.month, following.year)
        if following.year.endswith("XX") and not following.month:
            sign = "-" if following.era == "bc" else ""
            return attrs.evolve(date, number="", year=f"{sign}{int(date.number) - 1:02}XX")
        if following.era and not following.month:
            return _with_era(date, date.number, following.era)
        return date
    if date.is_bare_year and following.era and not following.month:
        return _with_era(date, date.year_digits, following.era)
    if date.portion and not date.year and not date.month:
        date = attrs.evolve(date, month=following.month)
    return date if date.year else attrs.evolve(date, year=following.year)


def _from_previous(date: PartialDate, previous: PartialDate) -> PartialDate:
    if not date.number:
        return date
    if previous.day and previous.month:
        return _on_day(date, previous.month, date.year or previous.year)
    digits = previous.year_digits if previous.is_bare_year else ""
    if len(digits) == 4 and len(date.number) == 2 and date.number > digits[2:]:  # noqa: PLR2004
        year = digits[:2] + date.number
        return attrs.evolve(date, number="", year=year, year_digits=year)
    return date


def _on_day(date: PartialDate, month: str, year: str) -> PartialDate:
    """The date with its number as the day."""
    return attrs.evolve(date, number="", day=f"{int(date.number):02}", month=month, year=year)


def _with_era(date: PartialDate, digits: str, era: Era) -> PartialDate:
    year = year_of_era(digits, era) if int(digits) else ""
    return attrs.evolve(date, number="", year_digits=digits, era=era, year=year)
