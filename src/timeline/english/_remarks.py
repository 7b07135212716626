"""What stands in parentheses behind a date: (day unknown), (year uncertain, day approximate)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from timeline.english._vocabulary import HEMISPHERES, SOUTHERN_SUMMER
from timeline.english._years import year

if TYPE_CHECKING:
    from timeline.english._parts import Parts
    from timeline.english._tokens import Cursor

_COMPONENTS: Final = {"year": 0, "month": 1, "season": 1, "day": 2}
_STATEMENTS: Final = ("uncertain and approximate", "uncertain", "approximate")
_MARKS: Final = dict(zip(_STATEMENTS, "%?~", strict=True))
_TWO: Final = re.compile(r"[0-9X]{1,2}(?![0-9A-Za-z])")


def remarks(cursor: Cursor, parts: Parts) -> Parts:
    """The parts with what the parentheses that come next say, if any do.

    Raises:
        EdtfError: they say something that is not understood, or that was said already.

    """
    if not cursor.mark("("):
        return parts
    while True:
        parts = _remark(cursor, parts)
        if cursor.mark(")"):
            return parts
        if not cursor.mark(","):
            cursor.fail("a comma or a closing parenthesis")


def _remark(cursor: Cursor, parts: Parts) -> Parts:
    if cursor.words("x any digit"):
        return parts
    if cursor.words("?", "uncertain"):
        return attrs.evolve(parts, qualifier="?")
    hemisphere = cursor.one_of(HEMISPHERES)
    if hemisphere is not None and cursor.words("hemisphere"):
        return _of_hemisphere(cursor, parts, hemisphere)
    return (
        _significant(cursor, parts)
        or _component(cursor, parts)
        or _noted(cursor, parts)
        or _dated(cursor, parts)
        or cursor.fail("a remark on the date, such as day unknown or year uncertain")
    )


def _of_hemisphere(cursor: Cursor, parts: Parts, added: int) -> Parts:
    if parts.month in {"21", "22", "23", "24"}:
        return attrs.evolve(parts, month=str(int(parts.month) + added))
    if int(parts.month or 0) != SOUTHERN_SUMMER or added != HEMISPHERES["southern"]:
        cursor.fail("no hemisphere, or that of the season", parts.at)
    return parts


def _significant(cursor: Cursor, parts: Parts) -> Parts | None:
    if not cursor.words("significant digits :"):
        return None
    count = cursor.number(range(1, 3))
    return attrs.evolve(parts, year=f"{parts.year}S{int(count)}") if count else None


def _component(cursor: Cursor, parts: Parts) -> Parts | None:
    """The month or the day, where some of its digits are missing: month 0X, day 15."""
    index = cursor.index
    place = cursor.one_of(_COMPONENTS)
    match = cursor.matching(_TWO) if place else None
    if place and match:
        return _with(parts, place, match[0])
    cursor.index = index
    return None


def _with(parts: Parts, place: int, digits: str) -> Parts | None:
    """The parts with a component that they do not have yet."""
    if (parts.year, parts.month, parts.day)[place]:
        return None
    if place == 0:
        return attrs.evolve(parts, year=digits)
    digits = digits.zfill(2)
    return attrs.evolve(parts, month=digits) if place == 1 else attrs.evolve(parts, day=digits)


def _noted(cursor: Cursor, parts: Parts) -> Parts | None:
    """What is said of single components: year and month approximate, day unknown."""
    index = cursor.index
    found: Parts | None = parts
    places: list[int] = []
    while (place := cursor.one_of(_COMPONENTS)) is not None:
        places.append(place)
        if not cursor.words("and"):
            break
    if places and cursor.words("unknown"):
        for place in places:
            found = found and _with(found, place, "XXXX" if place == 0 else "XX")
        return found
    for statement in _STATEMENTS if places else ():
        if cursor.words(statement):
            notes = list(parts.notes)
            for place in places:
                notes[place] = _MARKS[statement]
            return attrs.evolve(parts, notes=(notes[0], notes[1], notes[2]))
    cursor.index = index
    return None


def _dated(cursor: Cursor, parts: Parts) -> Parts | None:
    """The year of a day or month, where it is no plain number: 25 December (1560s)."""
    if parts.year:
        return None
    found = year(cursor)
    return None if found is None else attrs.evolve(parts, year=found.text)
