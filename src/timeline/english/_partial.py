"""One date as far as its words describe it, and what the dates beside it add."""

import enum
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

import attrs

from timeline.edtf import Date, Day
from timeline.english._vocabulary import Era

ComponentQualifiers: TypeAlias = tuple[str, str, str]
UNQUALIFIED: Final[ComponentQualifiers] = ("", "", "")
_FOUR_DIGITS: Final = 9999
_MONTHS: Final = 12


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
        count: how many of them are meant: two for mid-to-late.

    """

    number: int
    parts: int
    count: int = 1


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
        decade: the digits of the first year of a decade, if its era was not named.
        era: the era of the year, if it was named.
        is_one_year: whether one year is meant even though some of its digits are X.
        is_year_first: whether the year came before the month.
        has_two_years: whether a season was given both of its years.
        time: the EDTF text of the time of day, with its T.
        weekday: 0 for Monday to 6, or None.
        portion: the part of the date that is meant: early, the first half.
        side: "earlier" or "later" if an end of an interval is the date or a moment on that side.
        edge: whether the start or the end of the date is meant.
        span: the days that are meant, if they are not named by year, month and day.
        two_years: whether the two years of the span are the ends of an interval, ``/``, or one
            of them is meant, ``,``.
        qualifier: the EDTF qualifier of the whole date: empty, ``?``, ``~`` or ``%``.
        leading: the part of that qualifier whose words came before the date.
        component_qualifiers: the qualifiers of the year, month and day alone.

    """

    at: int
    number: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    year_digits: str = ""
    decade: str = ""
    era: Era | None = None
    is_one_year: bool = False
    is_year_first: bool = False
    has_two_years: bool = False
    time: str = ""
    weekday: int | None = None
    portion: Portion | None = None
    side: str = ""
    edge: Edge | None = None
    span: Span | None = None
    two_years: str = ""
    qualifier: str = ""
    leading: str = ""
    component_qualifiers: ComponentQualifiers = UNQUALIFIED

    @property
    def is_bare_year(self) -> bool:
        """Whether the words are one plain number, a year."""
        return bool(self.year_digits) and not self.month and not self.era

    @property
    def has_year(self) -> bool:
        """Whether the words say which year or years are meant."""
        return bool(self.year or self.span)

    def with_year_of(self, other: "PartialDate") -> "PartialDate":
        """Return this date with the year of *other*."""
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


def decade_of_era(date: PartialDate, digits: str, era: Era) -> PartialDate:
    """Return the date as a decade. EDTF has no name for the 430s BC, 439 to 430 BC."""
    if era == "ad":
        return attrs.evolve(date, decade="", year=f"{digits.zfill(4)[:3]}X", era=era)
    number = int(digits)
    first, last = Day(1 - number - 9, 1, 1), Day(1 - number, 12, 31)
    span = Span(first, last, Unit.YEAR)
    return attrs.evolve(date, decade="", year="", year_digits="", span=span, era=era)


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


def with_parts_of(date: PartialDate, previous: PartialDate) -> PartialDate | None:
    """Return the date with the day, month or part of the one before, if the words may mean that.

    "March 1914 or 1915" may be March 1914 or March 1915.
    """
    if date.portion or date.edge or date.span or date.number or previous.is_year_first:
        return None
    if date.is_bare_year and previous.month:
        return attrs.evolve(date, month=previous.month, day=previous.day, portion=previous.portion)
    if date.month and not date.day and previous.day and not previous.year:
        return attrs.evolve(date, day=previous.day) if int(date.month) <= _MONTHS else None
    if previous.portion and not date.day and bool(date.month) is bool(previous.month):
        is_other = previous.month and previous.year
        return None if is_other else attrs.evolve(date, portion=previous.portion)
    return None


def _from_next(date: PartialDate, following: PartialDate) -> PartialDate:
    if date.number:
        return date if date.year else _number_from_next(date, following)
    if following.era and not date.era and not following.month:
        date = _with_era_of(date, following.era)
    if date.portion and not date.year and not date.month:
        date = attrs.evolve(date, month=following.month)
    needs_year = not date.has_year and (date.month or date.portion)
    return attrs.evolve(date, year=following.year) if needs_year else date


def _number_from_next(date: PartialDate, following: PartialDate) -> PartialDate:
    if date.era and (following.month or following.era not in {None, date.era}):
        return date
    if following.day and following.month:
        return _on_day(date, following.month, following.year)
    if following.year.endswith("XX") and not following.month:
        sign = "-" if following.era == "bc" else ""
        unspecified = "XXX" if following.year.endswith("XXX") else "XX"
        digits = f"{int(date.number) - 1:0{4 - len(unspecified)}}"
        return attrs.evolve(date, number="", year=f"{sign}{digits}{unspecified}", era=following.era)
    if following.era and not following.month:
        return in_era(attrs.evolve(date, year_digits=date.number), following.era)
    return date


def _with_era_of(date: PartialDate, era: Era) -> PartialDate:
    """The date, whose era was not named, in the era of the next one."""
    if date.is_bare_year:
        return in_era(date, era)
    if date.decade and not date.decade.endswith("00"):
        return decade_of_era(date, date.decade, era)
    # A year that is unknown has no century, and so no era.
    if date.year.endswith("XX") and not date.year.startswith("-") and date.year != "XXXX":
        return attrs.evolve(date, year=f"-{date.year}" if era == "bc" else date.year, era=era)
    return date


def _from_previous(date: PartialDate, previous: PartialDate) -> PartialDate:
    if not date.number:
        is_month = previous.is_year_first and date.month and not date.has_year
        return attrs.evolve(date, year=previous.year, is_year_first=True) if is_month else date
    if date.year and not previous.day:
        # Neither a day of the previous month nor a shortened year: 1827-31, 1843.
        return date
    if previous.era == "ad" and previous.year_digits and not previous.month:
        return in_era(attrs.evolve(date, year_digits=date.number), "ad")
    if previous.day and previous.month:
        return _on_day(date, previous.month, date.year or previous.year)
    digits = previous.year_digits if previous.is_bare_year else ""
    kept = digits[: -len(date.number)]
    if len(digits) == 4 and len(date.number) < 3 and kept + date.number > digits:  # noqa: PLR2004
        year = kept + date.number
        return attrs.evolve(date, number="", year=year, year_digits=year)
    return date


def _on_day(date: PartialDate, month: str, year: str) -> PartialDate:
    """The date with its number as the day."""
    return attrs.evolve(date, number="", day=f"{int(date.number):02}", month=month, year=year)


def in_era(date: PartialDate, era: Era) -> PartialDate:
    """Return a bare year as a year of an era."""
    digits = date.year_digits
    year = year_of_era(digits, era) if int(digits) else ""
    return attrs.evolve(date, number="", era=era, year=year)
