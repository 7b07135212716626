"""The grammar of seasons, quarters and halves, and of what is early, mid or late."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from timeline.english._parts import Parts
from timeline.english._portion import Portion
from timeline.english._vocabulary import HEMISPHERES, SEASONS, SOUTHERN_SUMMER, SUMMER
from timeline.english._years import ordinal, with_year

if TYPE_CHECKING:
    from timeline.english._tokens import Cursor

_THIRDS: Final = {"early": 0, "mid": 1, "middle": 1, "late": 2}
_PARTS: Final = {"half": 2, "third": 3, "quarter": 4}
_PLACES: Final = {"last": -1, "latter": -1, "final": -1, "middle": 1}
_HALVES_AND_QUARTERS: Final = {"h": (2, 39), "q": (4, 32)}
_NEXT_YEAR: Final = re.compile(r"[-/\u2010-\u2015]([0-9]{4}|[0-9]{2})(?![0-9A-Za-z])")
_IN_TWO_YEARS: Final = {24, 28, SOUTHERN_SUMMER}


def portion_of(cursor: Cursor) -> Portion | None:
    """Early, the middle of, the first half of, the last four months of."""
    index = cursor.index
    third = cursor.one_of(_THIRDS)
    if third is not None and not cursor.words("half", "third", "quarter", "four"):
        cursor.mark("-")
        cursor.words("in", "of")
        return Portion(third, 3)
    cursor.index = index
    place = cursor.one_of(_PLACES)
    number = ordinal(cursor) if place is None else None
    count = cursor.one_of(_PARTS)
    if count is None and cursor.words("four months", "4 months"):
        count = 3
    chosen = place if number is None else number - 1
    fits = chosen is not None and count is not None and chosen < count and chosen != 1 - count
    if count is None or chosen is None or not fits:
        cursor.index = index
        return None
    cursor.words("of")
    return Portion(chosen % count, count)


def grouping(cursor: Cursor) -> Parts | None:
    """A quarter, half or season with its year; or without, if the date after it has one."""
    at, index = cursor.at, cursor.index
    if short := half_or_quarter(cursor):
        return with_year(cursor, Parts(at=at, month=short))
    added = cursor.one_of(HEMISPHERES) or 0
    if added:
        cursor.words("hemisphere")
    season = cursor.one_of(SEASONS)
    if season is None:
        cursor.index = index
        return None
    found = with_year(cursor, Parts(at=at, month=str(season + added)))
    following = cursor.at
    if len(found.figures) == len("2023") and (match := cursor.matching(_NEXT_YEAR)):
        # Only a southern summer and a northern winter lie in two years.
        grouping = SOUTHERN_SUMMER if season == SUMMER else season + added
        if grouping not in _IN_TWO_YEARS or added not in {0, grouping - season}:
            cursor.fail("one year, for winter and southern summer alone lie in two", following)
        if not str(int(found.figures) + 1).endswith(match[1]):
            cursor.fail(f"the year after {found.figures}", following)
        return attrs.evolve(found, month=str(grouping))
    return found


def half_or_quarter(cursor: Cursor) -> str:
    """The number of the grouping that comes next as H1, Q3 or 3Q, if one does."""
    first, second = cursor.peek(), cursor.peek(1)
    letter, number = (second, first) if first.kind == "number" else (first, second)
    count, before = _HALVES_AND_QUARTERS.get(letter.text, (0, 0))
    if first.end != second.start or number.text not in {"1", "2", "3", "4"}:
        return ""
    if int(number.text) > count:
        return ""
    cursor.index += 2
    return str(before + int(number.text))
