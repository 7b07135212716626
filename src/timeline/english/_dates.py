"""The grammar of one date, and of what may stand around it: about, early, (day unknown)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from timeline.english._groupings import grouping, half_or_quarter, portion_of
from timeline.english._numeric import figures
from timeline.english._parts import Parts, atom
from timeline.english._portion import Edge
from timeline.english._relative import Said, relative, rest_of
from timeline.english._remarks import remarks
from timeline.english._vocabulary import (
    APPROXIMATE,
    END_OF,
    ERAS,
    IN,
    MONTHS,
    OR_SO,
    START_OF,
    UNCERTAIN,
    WEEKDAYS,
)
from timeline.english._years import ordinal, with_year, year

if TYPE_CHECKING:
    from timeline.english._tokens import Cursor

EXPECTED: Final = "a date in words, such as 3 July 2024, October 2023, mid-2025 or before 1990"

_DAY_DIGITS: Final = range(1, 3)
_CLOCK: Final = re.compile(r"[0-9]{1,2}(?::[0-9]{2}){0,2}")
_SHIFT: Final = re.compile(r"[+\u2212-][0-9]{2}(?::[0-9]{2})?(?![0-9:])")


def date(cursor: Cursor, said: Said | None) -> Parts:
    """What the words say of the date that comes next.

    Raises:
        EdtfError: no date comes next.

    """
    at = cursor.at
    qualifier = _qualifier(cursor)
    cursor.words(*IN)
    qualifier = _both(qualifier, _qualifier(cursor))
    edge = Edge.END if cursor.words(*END_OF) else None
    edge = Edge.START if cursor.words(*START_OF) else edge
    for later, phrases in (
        (True, ("later in", "later", "the rest of", "rest of", "the remainder of")),
        (False, ("earlier in", "earlier")),
    ):
        if cursor.words(*phrases):
            parts = rest_of(cursor, atom(cursor, _core(cursor, said)), said, later=later)
            break
    else:
        parts = remarks(cursor, _core(cursor, said))
    if cursor.mark("?"):
        qualifier = _both(qualifier, "?")
    if cursor.words(*OR_SO):
        qualifier = _both(qualifier, "~")
    return attrs.evolve(
        parts,
        at=parts.at if edge else at,
        edge=edge,
        qualifier=_both(parts.qualifier, qualifier),
    )


def _qualifier(cursor: Cursor) -> str:
    found = ""
    while True:
        if cursor.words(*UNCERTAIN):
            found = _both(found, "?")
        elif cursor.words(*APPROXIMATE):
            found = _both(found, "~")
        else:
            return found


def _both(one: str, other: str) -> str:
    return one if not other or one == other else other if not one else "%"


def _core(cursor: Cursor, said: Said | None) -> Parts:
    at = cursor.at
    cursor.words("the")
    found = relative(cursor, said)
    portion = None if found else portion_of(cursor)
    if portion:
        cursor.words("the")
    found = (
        found
        or relative(cursor, said)
        or _of_weekday(cursor)
        or grouping(cursor)
        or _month_first(cursor)
        or _ordered(cursor)
        or figures(cursor)
        or _numbered(cursor)
    )
    if found is None and portion is None:
        cursor.fail(EXPECTED)
    return attrs.evolve(found or Parts(at=at), at=at, portion=portion)


def _of_weekday(cursor: Cursor) -> Parts | None:
    at = cursor.at
    weekday = cursor.one_of(WEEKDAYS)
    if weekday is None:
        return None
    cursor.mark(",")
    cursor.words("the")
    found = _month_first(cursor) or _ordered(cursor) or figures(cursor) or _numbered(cursor)
    if found is None:
        cursor.fail("the date of this weekday")
    return attrs.evolve(found, at=at, weekday=weekday)


def _month_first(cursor: Cursor) -> Parts | None:
    """October 2023, or July 3, 2024, or either without its year."""
    at = cursor.at
    month = cursor.one_of(MONTHS)
    if month is None:
        return None
    index = cursor.index
    day = ordinal(cursor) or int(cursor.number(_DAY_DIGITS) or 0)
    if not day or cursor.one_of(ERAS) is not None or cursor.suffix("s"):
        cursor.index = index
        return with_year(cursor, Parts(at=at, month=month))
    return _timed(cursor, with_year(cursor, Parts(at=at, month=month, day=f"{day:02}")))


def _ordered(cursor: Cursor) -> Parts | None:
    """A day before its month: 3 July 2024, the 3rd of July; or the ordinal number alone."""
    at, index = cursor.at, cursor.index
    day = ordinal(cursor)
    spelled = day is not None
    day = day or int(cursor.number(_DAY_DIGITS) or 0)
    cursor.words("day of", "of")
    month = cursor.one_of(MONTHS) if day else None
    if month is not None:
        return _timed(cursor, with_year(cursor, Parts(at=at, month=month, day=f"{day:02}")))
    cursor.index = index
    if not spelled:
        return None
    if found := year(cursor):
        return Parts(at=at, year=found.text, era=found.era)
    ordinal(cursor)
    return Parts(at=at, number=str(day))


def _timed(cursor: Cursor, parts: Parts) -> Parts:
    """The parts with the time of day that comes next, if one does."""
    index = cursor.index
    cursor.mark(",")
    named = cursor.words("at")
    at = cursor.at
    clock = cursor.matching(_CLOCK)
    if clock is None or not (named or ":" in clock[0]):
        if named:
            cursor.fail("a time of day with its seconds, as 14:30:00 UTC")
        cursor.index = index
        return parts
    if len(clock[0]) != len("14:30:00"):
        cursor.fail("hours, minutes and seconds, as 14:30:00; EDTF knows no shorter time", at)
    zone = cursor.words("utc", "gmt", "z")
    shift = cursor.matching(_SHIFT)
    offset = shift[0].replace("\u2212", "-") if shift else "Z" if zone else ""
    return attrs.evolve(parts, time=f"T{clock[0]}{offset}")


def _numbered(cursor: Cursor) -> Parts | None:
    """A year; or one or two digits, which the date beside it must explain."""
    at = cursor.at
    if found := year(cursor):
        parts = Parts(
            at=at, year=found.text, figures=found.figures, era=found.era, single=found.single
        )
        index = cursor.index
        cursor.mark("-", "/")
        if short := half_or_quarter(cursor):
            return attrs.evolve(parts, month=short)
        cursor.index = index
        return parts
    number = cursor.number(_DAY_DIGITS)
    if not number:
        return None
    index = cursor.index
    behind = cursor.number(range(4, 5)) if cursor.mark(",") else ""
    if not behind:
        cursor.index = index
    return Parts(at=at, number=number, year=behind)
