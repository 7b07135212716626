"""EDTF text to values: `parse`."""

import re
from collections.abc import Iterator
from typing import Final

from timeline.edtf._components import GROUPINGS, QUALIFIERS, UNMARKED, whole
from timeline.edtf._date import Date, DateTime, Season
from timeline.edtf._day import OPEN, UNKNOWN
from timeline.edtf._interval import End, Interval, Point, Range
from timeline.edtf._scan import moment
from timeline.edtf._sets import AllOf, Member, OneOf, When
from timeline.errors import EdtfError
from timeline.errors.messages import brief

_PLAIN: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)").fullmatch
_MARKS: Final = tuple(
    {
        character: whole(qualifier, components) if qualifier else UNMARKED
        for character, qualifier in QUALIFIERS.items()
    }
    for components in (1, 2, 3)
)
_MARKS_OF_YEAR, _MARKS_OF_MONTH, _MARKS_OF_DAY = _MARKS
_BRACKETS: Final = {"[": "]", "{": "}"}


def parse(text: str) -> When:
    """Return the date that an EDTF text stands for, at any of the levels 0, 1 and 2.

    Nothing is stripped or guessed: use `read` for what people write. The time is linear in the
    length of the text.

    Raises:
        EdtfError: the text is not a date; it has the position and what was expected there.
        TypeError: *text* is not a text.

    Source: ISO 8601-2:2019, in the profile of the Library of Congress.

    >>> parse("1984?/2004-06~")
    Interval('1984?/2004-06~')

    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        raise TypeError(f"{brief(text)} is not a text; `as_when` also takes dates and datetimes")
    if "/" in text:
        return _interval(text)
    if text[:1] in _BRACKETS:
        return _set(text)
    return _moment(text, 0, len(text))


def member(text: str) -> Member:
    """Return the member of a set that a text stands for: a date, season, year or range."""
    return _member(text, 0, len(text))


def _plain(text: str) -> Point | None:
    """Return the date or season of a text in the most frequent form; None for any other text.

    The form has a year of four digits, and at most one qualifier, at its end.
    """
    match = _PLAIN(text)
    if match is None:
        return None
    year, month, day, mark = match.groups()
    if month is None:
        return Date(year=int(year), marks=_MARKS_OF_YEAR[mark])
    if day is not None:
        marks = _MARKS_OF_DAY[mark]
        return Date(year=int(year), month=int(month), day=int(day), marks=marks)
    if month in GROUPINGS:
        grouping = GROUPINGS[month]
        return Season(year=int(year), grouping=grouping, marks=_MARKS_OF_MONTH[mark])
    return Date(year=int(year), month=int(month), marks=_MARKS_OF_MONTH[mark])


def _interval(text: str) -> Interval:
    middle = text.index("/")
    if (second := text.find("/", middle + 1)) >= 0:
        raise EdtfError(text, second, "expected only one slash, between a start and an end")
    start, end = _end(text, 0, middle), _end(text, middle + 1, len(text))
    return Interval(start=start, end=end)


def _end(text: str, first: int, stop: int) -> End:
    if first == stop:
        return UNKNOWN
    if text[first:stop] == "..":
        return OPEN
    if text.startswith("..", first, stop) or text.endswith("..", first, stop):
        return _range(text, first, stop, text.index("..", first, stop), "an interval")
    return _point(text, first, stop, "an interval")


def _set(text: str) -> OneOf | AllOf:
    closing = _BRACKETS[text[0]]
    if text[-1] != closing or len(text) == 1:
        at = len(text) - (text[-1] in "]}" and len(text) > 1)
        raise EdtfError(text, at, f"expected {closing} at the end of the set")
    members = tuple(_members(text))
    return OneOf(members=members) if closing == "]" else AllOf(members=members)


def _members(text: str) -> Iterator[Member]:
    first, last = 1, len(text) - 1
    while first <= last:
        comma = text.find(",", first, last)
        stop = comma if comma >= 0 else last
        yield _member(text, first, stop)
        first = stop + 1


def _member(text: str, first: int, stop: int) -> Member:
    dots = text.find("..", first, stop)
    if dots < 0:
        return _point(text, first, stop, "a set")
    return _range(text, first, stop, dots, "a set")


def _range(text: str, first: int, stop: int, dots: int, where: str) -> Range:
    start = OPEN if dots == first else _point(text, first, dots, where)
    end = OPEN if dots + 2 == stop else _point(text, dots + 2, stop, where)
    try:
        return Range(start=start, end=end)
    except EdtfError as error:
        raise EdtfError(text, first + error.position, error.expected) from None


def _point(text: str, first: int, stop: int, where: str) -> Point:
    """Return the date, season or year in a part of a text."""
    value = _moment(text, first, stop)
    if isinstance(value, DateTime):
        time = text.index("T", first)
        raise EdtfError(text, time, f"expected no time of day in {where}")
    return value


def _moment(text: str, first: int, stop: int) -> Point | DateTime:
    """Return the moment in a part of a text; errors give their position in the whole text."""
    part = text[first:stop]
    try:
        return _plain(part) or moment(part)
    except EdtfError as error:
        raise EdtfError(text, first + error.position, error.expected) from None
