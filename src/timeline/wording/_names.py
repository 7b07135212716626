"""The name of one date: its kind, its grammatical case, and the remarks after it."""

from typing import Final, Literal, TypeAlias

import attrs

from timeline.edtf import (
    Component,
    Date,
    DateTime,
    Digits,
    Grouping,
    Marks,
    Point,
    Qualifier,
    Season,
    Year,
)
from timeline.wording._language import HALVES, QUARTERS, SEASONS, THIRDS, Language

_GROUPINGS: Final = dict(zip(Grouping, (*SEASONS * 3, *QUARTERS, *THIRDS, *HALVES), strict=True))
# The decades around year 0 have nine years or span two eras; -XXXX is not an unknown year.
_WITHOUT_NAME: Final = {"000X", "-000X", "-XXXX"}
_UNMARKED: Final = Marks()
_PLAIN_YEARS: Final = range(1000, 10_000)
_AFTER_DECEMBER: Final = 13

EraBeside: TypeAlias = Literal["", "ad", "bc"]


class DateNames:
    """The names of single dates in one language.

    Attributes:
        language: its words.
        era_beside: the era of a date beside those that are named. All years have their era
            then, as in 1000 AD or 500 AD, and beside BC all centuries and decades too.

    """

    def __init__(self, language: Language, era_beside: EraBeside) -> None:
        self.language = language
        self.era_beside = era_beside

    def name(self, date: Point | DateTime, case: str = "", *, inside: bool = False) -> str:
        """Return the name of a date with its qualifiers and remarks.

        Args:
            date: the date.
            case: its grammatical case.
            inside: whether it is part of a phrase, as after "since".

        """
        language = self.language
        if language.plain_only and not _is_plain(date):
            return str(date)
        if isinstance(date, DateTime):
            return self._time(date)
        if date.marks == _UNMARKED:  # most dates, in a fifth less time
            return self._remarked(date, case, [])
        qualifiers = _qualifiers(date)
        qualifier = str(qualifiers[0]) if _are_equal(qualifiers) else ""
        if not qualifier:
            return self._remarked(date, case, self._component_remarks(date))
        if inside and qualifier in language.remarks:
            return self._remarked(date, case, [language.remarks[qualifier]])
        (own_case,) = language.cases(qualifier)
        text = self._remarked(date, case if inside else own_case, [])
        return language.phrase(qualifier, text)

    def shortened(self, kind: str, case: str, date: Date) -> str:
        """Return a date without its year, or also without its month."""
        month = date.month if isinstance(date.month, int) else 1
        return self._text(kind, case, month=month, day=date.day)

    def _remarked(self, date: Point, case: str, more: list[str]) -> str:
        text, remarks = self._text_and_remarks(date, case)
        remarks += more
        if not remarks:
            return text
        around, between = self.language.parentheses
        return around.format(text, between.join(remarks))

    def _text_and_remarks(self, date: Point, case: str) -> tuple[str, list[str]]:
        """The text of a date, and the remarks on what it leaves unsaid."""
        match date:
            case Date():
                return self._date(date, case)
            case Season():
                return self._season(date, case)
            case Year():
                return self._long_year(date, case)

    def _date(self, date: Date, case: str) -> tuple[str, list[str]]:
        year, month, day = date.year, date.month, date.day
        if month is None:
            return self._year(year, case), self._any_digit(year)
        if isinstance(month, Digits):
            remarks = [self._part("month", month), *self._parts("day", day)]
            return self._year(year, case), [*remarks, *self._any_digit(year, month, day)]
        if isinstance(day, Digits):
            kind, remarks = "month", [self._part("day", day)]
        else:
            kind, remarks = "month" if day is None else "day", list[str]()
        if isinstance(year, Digits):
            remarks = [self._year(year, ""), *remarks, *self._any_digit(year, day)]
            short = {"month": "m", "day": "d month"}[kind]
            return self._text(short, case, month=month, day=day), remarks
        text = self._text(kind, case, year=year, month=month, day=day)
        return text, [*remarks, *self._any_digit(day)]

    def _season(self, date: Season, case: str) -> tuple[str, list[str]]:
        kind, year = _GROUPINGS[date.grouping], date.year
        remarks: list[str] = []
        if Grouping.SPRING_NORTH <= date.grouping <= Grouping.WINTER_NORTH:
            remarks.append(self.language.remarks["north"])
        elif Grouping.SPRING_SOUTH <= date.grouping <= Grouping.WINTER_SOUTH:
            remarks.append(self.language.remarks["south"])
        if isinstance(year, Digits):
            unknown = self.language.dates.get("year of a season", "{text}").format(text=year)
            text = self._filled(kind, case, year=unknown)
            return text, [*remarks, self.language.remarks["any digit"]]
        crosses = date.grouping.first_month + date.grouping.months > _AFTER_DECEMBER
        if crosses and _PLAIN_YEARS[0] <= year < _PLAIN_YEARS[-1]:
            following = year + 1
            short = f"{following % 100:02}" if following % 100 else following
            years = self.language.two_years.format(year=year, next=following, short=short)
            return self._filled(kind, case, year=years), remarks
        return self._text(kind, case, year=year), remarks

    def _long_year(self, date: Year, case: str) -> tuple[str, list[str]]:
        remarks: list[str] = []
        if date.significant is not None:
            remarks.append(self.language.remarks["significant"].format(n=date.significant))
        plain = not date.exponent and date.mantissa in _PLAIN_YEARS
        negative = not date.exponent and date.significant is None and date.mantissa < 0
        if plain or negative:
            return self._text("year", case, year=date.mantissa), remarks
        number = str(attrs.evolve(date, marks=_UNMARKED)).removeprefix("Y").partition("S")[0]
        return self._filled("long year", case, text=number), remarks

    def _year(self, year: Component, case: str) -> str:
        if isinstance(year, int):
            return self._text("year", case, year=year)
        digits, era = str(year).removeprefix("-"), "bc" if year.negative else ""
        known = digits.rstrip("X")
        if not known and not era:
            return self._filled("no year", case)
        if _shows_x(year):
            return self._filled("digits", case, text=year)
        number = int(known)
        if len(known) == 3:  # noqa: PLR2004
            return self._decade(number, case, negative=year.negative)
        kind = {1: "millennium", 2: "century"}[len(known)]
        if not era and (number == 0 or self.era_beside == "bc"):
            era = "ad"
        return self._era(self._filled(kind, case, n=self.language.ordinal(number + 1)), era)

    def _decade(self, number: int, case: str, *, negative: bool) -> str:
        """A decade by its name if that is unambiguous, or else by its first and last year."""
        first, last = 10 * number, 10 * number + 9
        has_era = self.era_beside == "bc" or last < _PLAIN_YEARS[0]
        era = "bc" if negative else "ad" if has_era else ""
        if number > 100 and number % 10 and not negative:  # noqa: PLR2004
            return self._era(self._filled("decade", case, year=first), era)
        if negative:
            first, last = last + 1, first + 1
        return self._era(self._filled("years", case, first=first, last=last), era)

    def _time(self, date: DateTime) -> str:
        day = self._text("day", "", year=date.year, month=date.month, day=date.day)
        written = str(date).partition("T")[2]
        clock, offset = written[:8], written[8:].removesuffix("Z")
        zone = "" if date.offset is None else f" UTC{offset}"
        return self.language.contracted(self._filled("time", "", day=day, clock=clock, zone=zone))

    def _component_remarks(self, date: Point) -> list[str]:
        """The remarks on the qualifiers of single components."""
        names = ("year", "season" if isinstance(date, Season) else "month", "day")
        return [
            self.language.remarks[f"{name} {qualifier}"]
            for name, qualifier in zip(names, _qualifiers(date), strict=False)
            if qualifier
        ]

    def _parts(self, name: str, part: Component | None) -> list[str]:
        return [] if part is None else [self._part(name, part)]

    def _part(self, name: str, part: Component) -> str:
        unknown = str(part) == "XX"
        return self.language.remarks[f"{name} unknown" if unknown else name].format(part)

    def _any_digit(self, *parts: Component | None) -> list[str]:
        """The remark that explains the X, if the text of any part shows one."""
        shows = any(isinstance(part, Digits) and _shows_x(part) for part in parts)
        return [self.language.remarks["any digit"]] if shows else []

    def _text(
        self,
        kind: str,
        case: str,
        *,
        year: int | None = None,
        month: int = 1,
        day: Component | None = None,
    ) -> str:
        """Fill in the template of a kind of date, and add the era of its year."""
        language = self.language
        era = number = ""
        if year is not None:
            era = "bc" if year < 1 else "ad" if self.era_beside or year < _PLAIN_YEARS[0] else ""
            number = str(1 - year if year < 1 else year)
        text = self._filled(
            kind,
            case,
            d=language.days.get(day, str(day)) if isinstance(day, int) else "",
            m=month,
            month=language.months[month - 1],
            alone=(language.alone or language.months)[month - 1],
            year=number,
        )
        return self._era(text, era)

    def _filled(self, kind: str, case: str, **values: object) -> str:
        dates = self.language.dates
        return (dates.get(f"{kind}.{case}") or dates[kind]).format(**values)

    def _era(self, text: str, era: str) -> str:
        return self.language.eras[era].format(text) if era else text


def _qualifiers(date: Point) -> tuple[Qualifier, ...]:
    """The qualifier of each component that a date has."""
    match date:
        case Date():
            count = 1 + (date.month is not None) + (date.day is not None)
        case Season():
            count = 2
        case Year():
            count = 1
    return date.marks.effective[:count]


def _shows_x(digits: Digits) -> bool:
    """Whether digits have no name of their own, as a decade has, and are written with their X."""
    if len(digits.digits) == 2:  # noqa: PLR2004
        return digits.trailing != 2  # noqa: PLR2004
    return digits.trailing == 0 or str(digits) in _WITHOUT_NAME


def _is_plain(date: Point | DateTime) -> bool:
    """Whether a date is a plain day, month or year, qualified as a whole or not at all."""
    if not isinstance(date, Date) or not date.is_exact or date.year not in _PLAIN_YEARS:
        return False
    return _are_equal(_qualifiers(date))


def _are_equal(qualifiers: tuple[Qualifier, ...]) -> bool:
    # Members of an enumeration are slow to hash, so this is faster than a set.
    return qualifiers.count(qualifiers[0]) == len(qualifiers)
