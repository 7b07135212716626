"""The words for a value, in whatever language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import attrs

from timeline.edtf import (
    OPEN,
    UNKNOWN,
    AllOf,
    Date,
    DateTime,
    Day,
    Interval,
    Marks,
    OneOf,
    Open,
    Range,
    Season,
    Unknown,
    Year,
)
from timeline.wording._language import language_of
from timeline.wording._naming import Naming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.edtf import Point, When
    from timeline.wording._language import Language

_NO_DATES: Final[dict[tuple[Open | Unknown, Open | Unknown], str]] = {
    (UNKNOWN, OPEN): "ongoing",
    (OPEN, OPEN): "always",
    (OPEN, UNKNOWN): "no start, end unknown",
}


_YEAR_1000: Final = Day(1000, 1, 1).number


def words_in(locale: str, value: When) -> str:
    """The words of a locale for a value, on one line."""
    # One era that is named must not be taken for that of a year beside it: 1000 AD or 44 BC.
    every_era = isinstance(value, Interval | OneOf | AllOf) and any(
        point.limits.start_earliest < _YEAR_1000 for point in _points(value)
    )
    return _phrasing(locale, every_era=every_era).of(value)


@cache
def _phrasing(locale: str, *, every_era: bool) -> Phrasing:
    language, calendar = language_of(locale)
    every_era = every_era and not language.plain_only
    return Phrasing(language, Naming(language, calendar, every_era=every_era))


def _points(value: When | Range | Open | Unknown) -> Iterator[Point]:
    """The dates that a value is made of."""
    match value:
        case Date() | Season() | Year():
            yield value
        case Interval() | Range():
            yield from _points(value.start)
            yield from _points(value.end)
        case OneOf() | AllOf():
            for member in value.members:
                yield from _points(member)
        case DateTime() | Open() | Unknown():
            pass  # a time stands alone; what is open has no year


@attrs.frozen
class Phrasing:
    """The words of one language for the dates of one value.

    Attributes:
        language: its words.
        naming: the names of the single dates.

    """

    language: Language
    naming: Naming

    def of(self, value: When) -> str:
        """The words for a value, on one line."""
        match value:
            case Interval():
                return self._interval(value)
            case OneOf(members=(Range() as only,)) if OPEN not in (only.start, only.end):
                return self._pair("between", only)
            case OneOf():
                return self._set("one of", value)
            case AllOf():
                return self._set("all of", value)
            case _:
                return self.naming.name(value)

    def _interval(self, value: Interval) -> str:
        start, end = value.start, value.end
        if isinstance(start, Date | Season | Year):
            if isinstance(end, Date | Season | Year):
                return self._pair("from to", value)
            return self._phrase("since" if end is OPEN else "from, end unknown", start)
        if isinstance(end, Date | Season | Year):
            which = "until, no start" if start is OPEN else "until, start unknown"
            return self._phrase(which, end)
        return self._phrase(_NO_DATES[start, end])

    def _set(self, kind: str, value: OneOf | AllOf) -> str:
        *others, last = map(self._member, value.members)
        if not others:
            # All that is not after a date is one set or the other: only "all of" must be said.
            if kind == "one of" and isinstance(value.members[0], Range):
                return last
            return self.language.phrases[kind].text.format(last)
        comma, joint = self.language.joints[kind]
        return f"{comma.join(others)}{joint}{last}"

    def _member(self, member: Point | Range) -> str:
        if not isinstance(member, Range):
            return self.naming.name(member)
        start, end = member.start, member.end
        if isinstance(start, Date | Season | Year):
            if isinstance(end, Date | Season | Year):
                return self._pair("to", member)
            return self._phrase(f"not before{_of_day(start)}", start)
        if isinstance(end, Date | Season | Year):
            return self._phrase(f"not after{_of_day(end)}", end)
        raise AssertionError(member)  # a range has a date on one side at least

    def _phrase(self, name: str, *dates: Point) -> str:
        phrase = self.language.phrases[name]
        texts = (
            self.naming.name(date, case, inside=True)
            for date, case in zip(dates, phrase.cases, strict=True)
        )
        return self.language.contracted(phrase.text.format(*texts))

    def _pair(self, name: str, pair: Interval | Range) -> str:
        """Two dates; the first without the month and year that the second names as well."""
        start, end = pair.start, pair.end
        assert isinstance(start, Date | Season | Year)  # noqa: S101  # the callers have looked
        assert isinstance(end, Date | Season | Year)  # noqa: S101
        phrase = self.language.phrases[name]
        first_case, last_case = phrase.cases
        short = self._shortened(start, end)
        first = (
            self.naming.shortened(short, first_case, start)
            if short and isinstance(start, Date)
            else self.naming.name(start, first_case, inside=True)
        )
        last = self.naming.name(end, last_case, inside=True)
        return self.language.contracted(phrase.text.format(first, last))

    def _shortened(self, start: Point, end: Point) -> str:
        """The kind of text that is left of the first date, if any of it can be left out."""
        if not self.language.shortens or not isinstance(start, Date) or not isinstance(end, Date):
            return ""
        plain = start.is_exact and end.is_exact and start.marks == end.marks == Marks()
        if not plain or start.year != end.year or start.precision is not end.precision:
            return ""
        if start.day is None:
            return "m" if start.month and start.month != end.month else ""
        return "d" if start.month == end.month else "d month"


def _of_day(date: Point | DateTime) -> str:
    return " day" if isinstance(date, Date) and date.day is not None else ""
