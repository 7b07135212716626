"""The name of one date: its kind, its case, and the remarks that follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from timeline.edtf import Date, DateTime, Digits, Grouping, Marks, Qualifier, Season, Year

if TYPE_CHECKING:
    from timeline.edtf import Component, Point
    from timeline.wording._language import Calendar, Language

_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_GROUPINGS: Final = dict(
    zip(
        Grouping,
        (
            *_SEASONS * 3,
            *("quarter 1", "quarter 2", "quarter 3", "quarter 4"),
            *("third 1", "third 2", "third 3", "half 1", "half 2"),
        ),
        strict=True,
    )
)
# The decades around year 0 have nine years or touch two eras; minus XXXX is no unknown year.
_NAMELESS: Final = {"000X", "-000X", "-XXXX"}
_PLAIN_YEARS: Final = range(1000, 10_000)
_AFTER_DECEMBER: Final = 13


@attrs.frozen
class Naming:
    """The names of single dates in one language.

    Attributes:
        language: its words.
        calendar: its months, and the order of a date.
        every_era: whether years of four digits show their era too, because dates beside
            them do: 1000 AD or 44 BC.

    """

    language: Language
    calendar: Calendar
    every_era: bool = False

    def name(self, date: Point | DateTime, case: str = "", *, inside: bool = False) -> str:
        """The name of a date in a case, with its qualifiers and remarks.

        *inside* is of dates that a word such as since stands before.
        """
        if self.language.plain_only and not _is_plain(date):
            return str(date)
        if isinstance(date, DateTime):
            return self._time(date)
        if date.marks == Marks():
            return self._remarked(date, case, [])
        said = _statements(date)
        qualifier = str(said[0]) if said.count(said[0]) == len(said) else ""
        if not qualifier:
            return self._remarked(date, case, self._doubts(date))
        if inside and not self.language.qualifies_inside:
            return self._remarked(date, case, [self.language.remarks[qualifier]])
        phrase = self.language.phrases[qualifier]
        text = self._remarked(date, case if inside else phrase.cases[0], [])
        return self.language.contracted(phrase.text.format(text))

    def shortened(self, kind: str, case: str, date: Date) -> str:
        """A date without its year, or also without its month."""
        month = date.month if isinstance(date.month, int) else 1
        return self._text(kind, case, month=month, day=date.day)

    def _remarked(self, date: Point, case: str, doubts: list[str]) -> str:
        text, remarks = self._said(date, case)
        remarks += doubts
        if not remarks:
            return text
        around, between = self.language.parentheses
        return around.format(text, between.join(remarks))

    def _said(self, date: Point, case: str) -> tuple[str, list[str]]:
        """What is said of a date itself, and what only in parentheses behind it."""
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
            unknown = self.language.remarks["year"].format(self._year(year, ""))
            remarks = [unknown, *remarks, *self._any_digit(year, day)]
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
            following = year + 1 if (year + 1) % 100 == 0 else f"{(year + 1) % 100:02}"
            return self._filled(kind, case, year=f"{year}\u2013{following}"), remarks
        return self._text(kind, case, year=year), remarks

    def _long_year(self, date: Year, case: str) -> tuple[str, list[str]]:
        remarks: list[str] = []
        if date.significant is not None:
            remarks.append(self.language.remarks["significant"].format(n=date.significant))
        plain = not date.exponent and date.mantissa in _PLAIN_YEARS
        negative = not date.exponent and date.significant is None and date.mantissa < 0
        if plain or negative:
            return self._text("year", case, year=date.mantissa), remarks
        number = str(attrs.evolve(date, marks=Marks())).removeprefix("Y").partition("S")[0]
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
        if not era and number == 0:
            era = "ad"
        return self._era(self._filled(kind, case, n=self.language.ordinal(number + 1)), era)

    def _decade(self, number: int, case: str, *, negative: bool) -> str:
        """A decade by its name, where a name is plain, or else by its first and last year."""
        if number > 100 and number % 10 and not negative:  # noqa: PLR2004
            return self._filled("decade", case, year=10 * number)
        first, last = 10 * number, 10 * number + 9
        era = "bc" if negative else "ad" if last < _PLAIN_YEARS[0] else ""
        if negative:
            first, last = last + 1, first + 1
        return self._era(self._filled("years", case, first=first, last=last), era)

    def _time(self, date: DateTime) -> str:
        day = self._text("day", "", year=date.year, month=date.month, day=date.day)
        clock = str(date).partition("T")[2]
        if date.offset is not None:
            clock = f"{clock[:8]} UTC{clock[8:].removesuffix('Z')}"
        return self._filled("time", "", day=day, clock=clock)

    def _doubts(self, date: Point) -> list[str]:
        """What is said of single components."""
        names = ("year", "season" if isinstance(date, Season) else "month", "day")
        return [
            self.language.remarks[f"{name} {qualifier}"]
            for name, qualifier in zip(names, _statements(date), strict=False)
            if qualifier
        ]

    def _parts(self, name: str, part: Component | None) -> list[str]:
        return [] if part is None else [self._part(name, part)]

    def _part(self, name: str, part: Component) -> str:
        unknown = str(part) == "XX"
        return self.language.remarks[f"{name} unknown" if unknown else name].format(part)

    def _any_digit(self, *parts: Component | None) -> list[str]:
        """The remark that explains an X, if one shows in the name of such parts."""
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
        """The text of a kind of date, with the era of its year."""
        language, calendar = self.language, self.calendar
        era = shown = ""
        if year is not None:
            era = "bc" if year < 1 else "ad" if self.every_era or year < _PLAIN_YEARS[0] else ""
            shown = str(1 - year if year < 1 else year)
        number = language.days.get(day, str(day)) if isinstance(day, int) else ""
        text = self._filled(
            kind,
            case,
            date=calendar.date(shown, month, number) if number else "",
            d=number,
            month=calendar.months[month - 1],
            short=calendar.short[month - 1],
            alone=(language.alone or calendar.months)[month - 1],
            year=shown,
        )
        return self._era(text, era)

    def _filled(self, kind: str, case: str, **values: object) -> str:
        dates = self.language.dates
        return (dates.get(f"{kind}.{case}") or dates[kind]).format(**values)

    def _era(self, text: str, era: str) -> str:
        return self.language.eras[era].format(text) if era else text


def _statements(date: Point) -> tuple[Qualifier, ...]:
    """What is said of each component that a date has."""
    match date:
        case Date():
            count = 1 + (date.month is not None) + (date.day is not None)
        case Season():
            count = 2
        case Year():
            count = 1
    return date.marks.effective[:count]


def _shows_x(digits: Digits) -> bool:
    """Whether digits have no name, as a decade has, and are shown themselves."""
    if len(digits.digits) == 2:  # noqa: PLR2004
        return digits.trailing != 2  # noqa: PLR2004
    return digits.trailing == 0 or str(digits) in _NAMELESS


def _is_plain(date: Point | DateTime) -> bool:
    """Whether a date is a day, month or year of four digits, and qualified as a whole if at all."""
    if not isinstance(date, Date) or not date.is_exact or date.year not in _PLAIN_YEARS:
        return False
    said = _statements(date)
    return said.count(said[0]) == len(said)
