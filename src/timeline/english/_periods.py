"""The grammar of years and longer times, of seasons, quarters and halves, and of early and late."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from timeline.english._partial import PartialDate, Portion, year_of_era
from timeline.english._vocabulary import (
    ERAS,
    FRACTIONS,
    HALVES_AND_QUARTERS,
    HEMISPHERES,
    LAST_OR_MIDDLE,
    ORDINAL_SUFFIXES,
    ORDINALS,
    SEASONS,
    SOUTHERN_SUMMER,
    SUMMER,
    TENS,
    THIRDS,
    Era,
)

if TYPE_CHECKING:
    from timeline.english._tokens import Cursor

_EDTF_YEAR: Final = re.compile(
    r"(?P<sign>[-\u2212]?)(?P<digits>[0-9X]{1,18})(?P<exponent>E[0-9]{1,2})?(?![0-9A-Za-z])"
)
_NEXT_YEAR: Final = re.compile(r"[-/\u2010-\u2015]([0-9]{4}|[0-9]{2})(?![0-9A-Za-z])")
_MOST_DIGITS: Final = range(1, 19)
_SPANS_TWO_YEARS: Final = {24, 28, SOUTHERN_SUMMER}


def year(cursor: Cursor) -> PartialDate | None:
    """Read a year, decade, century or millennium; return None if none is next.

    Raises:
        EdtfError: there is no such year.

    """
    index = cursor.index
    cursor.words("the")
    found = (
        _named(cursor)
        or _spelled(cursor)
        or _after_era(cursor)
        or _shortened(cursor)
        or _numbered(cursor)
    )
    if found is None:
        cursor.index = index
    return found


def with_year(cursor: Cursor, date: PartialDate) -> PartialDate:
    """Read a year, if one is next; return the date with it."""
    index = cursor.index
    cursor.mark(",", "-", "/")
    cursor.words("of", "in")
    found = year(cursor)
    if found:
        return date.with_year_of(found)
    cursor.index = index
    two = cursor.number(range(2, 3)) if date.day else ""
    if two:
        return attrs.evolve(date, year=cursor.choose(f"19{two}", f"20{two}"))
    return date


def ordinal(cursor: Cursor) -> int | None:
    """Read an ordinal number in digits or words; return None if none is next."""
    index = cursor.index
    digits = cursor.number(range(1, 4))
    if digits and cursor.suffix(*ORDINAL_SUFFIXES):
        return int(digits)
    cursor.index = index
    tens = cursor.one_of(TENS)
    if tens is not None:
        cursor.mark("-")
        unit = cursor.one_of(ORDINALS)
        if unit is not None and unit < 10:  # noqa: PLR2004  # twenty-first, not twenty-tenth
            return tens + unit
        cursor.index = index
    return cursor.one_of(ORDINALS)


def _named(cursor: Cursor) -> PartialDate | None:
    if cursor.words("year unknown", "unknown year"):
        return PartialDate(at=cursor.at, year="XXXX")
    if cursor.words("decade from", "decade"):
        return _decade_of_years(cursor)
    if not cursor.words("year"):
        return None
    at = cursor.at
    if match := cursor.matching(_EDTF_YEAR):
        return _edtf_year(cursor, at, match)
    return _after_era(cursor) or cursor.fail("a year", at)


def _edtf_year(cursor: Cursor, at: int, match: re.Match[str]) -> PartialDate:
    """A year in EDTF, without the letter Y: year 20X4, year 170000002, year -17E7."""
    sign, digits, exponent = (part or "" for part in match.groups())
    plain = not sign and not exponent and "X" not in digits
    era = cursor.one_of(ERAS) if plain else None
    if era:
        return _of_era(cursor, at, digits, era)
    if plain and len(digits) < 4:  # noqa: PLR2004
        return PartialDate(at=at, year=digits.zfill(4), year_digits=digits)
    letter = "Y" if exponent or len(digits) > 4 else ""  # noqa: PLR2004
    text = f"{letter}{'-' if sign else ''}{digits}{exponent}"
    return PartialDate(at=at, year=text, is_one_year=True)


def _decade_of_years(cursor: Cursor) -> PartialDate:
    """A decade by its first and last year, for one that has no name of its own."""
    at = cursor.at
    first = cursor.number(_MOST_DIGITS)
    first_era = cursor.one_of(ERAS)
    to = cursor.words("to", "-")
    last = cursor.number(_MOST_DIGITS) if to else ""
    era = cursor.one_of(ERAS) or first_era
    if first and last:
        low, high = year_of_era(first, first_era or era), year_of_era(last, era)
        last_digits = ("9", "0") if low.startswith("-") else ("0", "9")
        if low[:-1] == high[:-1] and (low[-1], high[-1]) == last_digits:
            return PartialDate(at=at, year=f"{low[:-1]}X")
    return cursor.fail("the first and last year of a decade, such as 1900 to 1909", at)


def _spelled(cursor: Cursor) -> PartialDate | None:
    index = cursor.index
    at = cursor.at
    number = ordinal(cursor)
    if number is None:
        return None
    if cursor.words("century", "centuries"):
        digits = 2
    elif cursor.words("millennium", "millennia"):
        digits = 1
    else:
        cursor.index = index
        return None
    era = cursor.one_of(ERAS)
    unspecified = "X" * (4 - digits)
    if not 1 <= number <= 10**digits:
        cursor.fail(f"a number from 1 to {10**digits}", at)
    sign = "-" if era == "bc" else ""
    return PartialDate(at=at, year=f"{sign}{number - 1:0{digits}}{unspecified}", era=era)


def _after_era(cursor: Cursor) -> PartialDate | None:
    index = cursor.index
    at = cursor.at
    era = cursor.one_of(ERAS)
    digits = cursor.number(_MOST_DIGITS) if era else ""
    if not era or not digits:
        cursor.index = index
        return None
    return _of_era(cursor, at, digits, era)


def _of_era(cursor: Cursor, at: int, digits: str, era: Era) -> PartialDate:
    if not int(digits):
        cursor.fail("a year of an era, which starts with year 1", at)
    return PartialDate(at=at, year=year_of_era(digits, era), year_digits=digits, era=era)


def _numbered(cursor: Cursor) -> PartialDate | None:
    index = cursor.index
    at = cursor.at
    digits = cursor.number(_MOST_DIGITS)
    if not digits:
        return None
    if cursor.suffix("s", "' s"):
        return _decade(cursor, at, digits)
    era = cursor.one_of(ERAS)
    if era is not None:
        return _of_era(cursor, at, digits, era)
    if len(digits) not in {3, 4}:
        cursor.index = index
        return None
    return PartialDate(at=at, year=digits.zfill(4), year_digits=digits)


def _shortened(cursor: Cursor) -> PartialDate | None:
    """A year or decade without its century, such as '98."""
    index, at = cursor.index, cursor.at
    digits = cursor.number(range(2, 3)) if cursor.mark("'") else ""
    if not digits:
        cursor.index = index
        return None
    if cursor.suffix("s"):
        return _decade(cursor, at, digits)
    chosen = cursor.choose(f"19{digits}", f"20{digits}")
    return PartialDate(at=at, year=chosen, year_digits=chosen)


def _decade(cursor: Cursor, at: int, digits: str) -> PartialDate:
    """The 1990s. The years of a decade BC count down, so it needs its first and last year."""
    era = cursor.one_of(ERAS)
    if era == "bc":
        cursor.fail("a decade AD; write one BC as decade from 50 BC to 41 BC", at)
    if digits[-1] != "0" or len(digits) not in {2, 3, 4}:
        cursor.fail("a decade, such as 1990s", at)
    padded = digits.zfill(4)
    if len(digits) == 2 and era is None:  # noqa: PLR2004
        readings = [f"{century}{digits[0]}X" for century in ("18", "19", "20")]
    elif digits.endswith("00"):
        readings = [f"{padded[:3]}X", f"{padded[:2]}XX"]
        readings += [f"{padded[0]}XXX"] if digits.endswith("000") else []
    else:
        readings = [f"{padded[:3]}X"]
    return PartialDate(at=at, year=readings[0] if len(readings) == 1 else cursor.choose(*readings))


def grouping(cursor: Cursor) -> PartialDate | None:
    """Read a quarter, half or season, and its year unless a later date has it."""
    at, index = cursor.at, cursor.index
    if short := half_or_quarter(cursor):
        return with_year(cursor, PartialDate(at=at, month=short))
    added = cursor.one_of(HEMISPHERES) or 0
    if added:
        cursor.words("hemisphere")
    season = cursor.one_of(SEASONS)
    if season is None:
        cursor.index = index
        return None
    found = with_year(cursor, PartialDate(at=at, month=str(season + added)))
    following = cursor.at
    if len(found.year_digits) == len("2023") and (match := cursor.matching(_NEXT_YEAR)):
        number = SOUTHERN_SUMMER if season == SUMMER else season + added
        if number not in _SPANS_TWO_YEARS or added not in {0, number - season}:
            cursor.fail("one year; only a winter or a southern summer spans two", following)
        if not str(int(found.year_digits) + 1).endswith(match[1]):
            cursor.fail(f"the year after {found.year_digits}", following)
        return attrs.evolve(found, month=str(number))
    return found


def half_or_quarter(cursor: Cursor) -> str:
    """Read H1, Q3 or 3Q; return its number in EDTF, or an empty text."""
    first, second = cursor.peek(), cursor.peek(1)
    letter, number = (second, first) if first.kind == "number" else (first, second)
    count, before = HALVES_AND_QUARTERS.get(letter.text, (0, 0))
    if first.end != second.start or number.text not in {"1", "2", "3", "4"}:
        return ""
    if int(number.text) > count:
        return ""
    cursor.index += 2
    return str(before + int(number.text))


def portion(cursor: Cursor) -> Portion | None:
    """Read early, the middle of, the first half of, the last four months of."""
    index = cursor.index
    third = cursor.one_of(THIRDS)
    if third is not None and not cursor.words("half", "third", "quarter", "four"):
        cursor.mark("-")
        cursor.words("in", "of")
        return Portion(third, 3)
    cursor.index = index
    place = cursor.one_of(LAST_OR_MIDDLE)
    number = ordinal(cursor) if place is None else None
    count = cursor.one_of(FRACTIONS)
    if count is None and cursor.words("four months", "4 months"):
        count = 3
    chosen = place if number is None else number - 1
    fits = chosen is not None and count is not None and chosen < count and chosen != 1 - count
    if count is None or chosen is None or not fits:
        cursor.index = index
        return None
    cursor.words("of")
    return Portion(chosen % count, count)
