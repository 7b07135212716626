"""Values in words: the phrases around dates, in any language."""

from collections.abc import Iterator
from functools import cache
from typing import Final

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
    Point,
    Range,
    Season,
    Unknown,
    When,
    Year,
)
from timeline.edtf.day_numbers import day_range
from timeline.wording._language import Language, language_of
from timeline.wording._names import DateNames, EraBeside

_NO_DATES: Final[dict[tuple[Open | Unknown, Open | Unknown], str]] = {
    (UNKNOWN, OPEN): "ongoing",
    (OPEN, OPEN): "always",
    (OPEN, UNKNOWN): "no start, end unknown",
}
_YEAR_1: Final = Day(1, 1, 1).number
_YEAR_1000: Final = Day(1000, 1, 1).number


def words_in(locale: str, value: When) -> str:
    """Return a value in the words of a locale, on one line."""
    return _wording(locale, _era_beside(value)).of(value)


def _era_beside(value: When) -> EraBeside:
    """The era that a date of *value* has in words; "" if none has one, or there is one date."""
    if not isinstance(value, Interval | OneOf | AllOf):
        return ""
    ranges = [day_range(point) for point in _points(value)]
    if any(days.end_latest < _YEAR_1 for days in ranges):
        return "bc"
    return "ad" if any(days.start_earliest < _YEAR_1000 for days in ranges) else ""


@cache
def _wording(locale: str, era_beside: EraBeside) -> "Wording":
    language = language_of(locale)
    return Wording(language, "" if language.plain_only else era_beside)


def _points(value: When | Range | Open | Unknown) -> Iterator[Point]:
    """The dates in a value. A time of day has no phrase around it, and an open end has no year."""
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
            pass


def _needs_its_kind(value: OneOf | AllOf) -> bool:
    """Whether a list can be misread: "March 1914 or 1915", "before 1850 and after 1860".

    A date beside a range can seem to be another start or end of it: "1509 or 1512 to 1571".
    A member can seem to take something from the one before if that has more: a day, a month, or
    a limit with an open end. After a comma, it can seem to belong to the year: "1990, March to May
    1992 or 2001".
    """
    members = value.members
    limits = [isinstance(each, Range) and OPEN in (each.start, each.end) for each in members]
    if isinstance(value, AllOf) and any(limits):
        return True
    has_two_ends = {
        isinstance(each, Range) and not limit for each, limit in zip(members, limits, strict=True)
    }
    if isinstance(value, OneOf) and len(has_two_ends) > 1:
        return True
    ranks = [None if isinstance(each, Range) else each.precision.rank for each in members]
    starts = [each.start if isinstance(each, Range) else each for each in members]
    if any(
        isinstance(year, Date) and year.month is None and isinstance(part, Date) and part.month
        for year, part in zip(members, starts[1:-1], strict=False)
    ):
        return True
    return any(
        rank is not None and (limit or (before is not None and before < rank))
        for limit, before, rank in zip(limits, ranks, ranks[1:], strict=False)
    )


class Wording:
    """Values in the words of one language.

    Attributes:
        language: its words.
        names: the names of single dates.

    """

    def __init__(self, language: Language, era_beside: EraBeside) -> None:
        self.language = language
        self.names = DateNames(language, era_beside)

    def of(self, value: When) -> str:
        """Return a value in words, on one line."""
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
                return self.names.name(value)

    def _interval(self, value: Interval) -> str:
        start, end = value.start, value.end
        if not isinstance(start, Open | Unknown):
            if isinstance(start, Range) or isinstance(end, Range):
                if not isinstance(end, Open | Unknown):
                    return self._phrase("from to", start, end)
            elif not isinstance(end, Open | Unknown):
                return self._pair("from to", value)
            return self._phrase("since" if end is OPEN else "from, end unknown", start)
        if not isinstance(end, Open | Unknown):
            which = "until, no start" if start is OPEN else "until, start unknown"
            return self._phrase(which, end)
        return self._phrase(_NO_DATES[start, end])

    def _set(self, kind: str, value: OneOf | AllOf) -> str:
        *others, last = map(self._member, value.members)
        if not others:
            # "In or before 1984" is one of its dates by default; only "all of" has to be said.
            if kind == "one of" and isinstance(value.members[0], Range):
                return last
            return self.language.phrase(kind, last)
        comma, joint = self.language.joints[kind]
        text = self.language.contracted(f"{comma.join(others)}{joint}{last}")
        return self.language.phrase(kind, text) if _needs_its_kind(value) else text

    def _member(self, member: Point | Range) -> str:
        if not isinstance(member, Range):
            return self.names.name(member)
        start, end = member.start, member.end
        if isinstance(start, Date | Season | Year):
            if isinstance(end, Date | Season | Year):
                return self._pair("to", member)
            return self._limit("not before", start)
        if isinstance(end, Date | Season | Year):
            return self._limit("not after", end)
        raise AssertionError(member)  # a range has a date on at least one side

    def _limit(self, name: str, date: Point) -> str:
        """A moment not before or not after a date; some languages differ if it is a day."""
        of_day = f"{name} day"
        is_day = isinstance(date, Date) and date.day is not None
        return self._phrase(of_day if is_day and of_day in self.language.phrases else name, date)

    def _phrase(self, name: str, *dates: Point | Range) -> str:
        cases = self.language.cases(name)
        texts = (self._end(date, case) for date, case in zip(dates, cases, strict=True))
        return self.language.phrase(name, *texts)

    def _end(self, date: Point | Range, case: str) -> str:
        """A date in a phrase; of an interval, also "1984 or earlier"."""
        if not isinstance(date, Range):
            return self.names.name(date, case, inside=True)
        if isinstance(date.start, Open):
            assert not isinstance(date.end, Open)  # noqa: S101  # a range has a date
            text, name = self._end(date.end, case), "or earlier"
        else:
            text, name = self._end(date.start, case), "or later"
        return self.language.phrase(name, text)

    def _pair(self, name: str, pair: Interval | Range) -> str:
        """Two dates; the first omits the month and year that both share."""
        start, end = pair.start, pair.end
        assert isinstance(start, Date | Season | Year)  # noqa: S101  # the callers have checked
        assert isinstance(end, Date | Season | Year)  # noqa: S101
        short = self._shortened(start, end)
        if not short or not isinstance(start, Date):
            return self._phrase(name, start, end)
        first_case, last_case = self.language.cases(name)
        first = self.names.shortened(short, first_case, start)
        return self.language.phrase(name, first, self.names.name(end, last_case, inside=True))

    def _shortened(self, start: Point, end: Point) -> str:
        """The kind of date that remains of the first one; empty if nothing can be omitted."""
        if not self.language.shortens or not isinstance(start, Date) or not isinstance(end, Date):
            return ""
        plain = start.is_exact and end.is_exact and start.marks == end.marks == Marks()
        if not plain or start.year != end.year or start.precision is not end.precision:
            return ""
        if start.day is None:
            return "m" if start.month and start.month != end.month else ""
        return "d" if start.month == end.month else "d month"
