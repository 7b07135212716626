"""The grammar of years, decades, centuries and millennia."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from timeline.english._parts import year_of
from timeline.english._vocabulary import ERAS, ORDINALS, TENS, Era

if TYPE_CHECKING:
    from timeline.english._parts import Parts
    from timeline.english._tokens import Cursor

_VERBATIM: Final = re.compile(
    r"(?P<sign>[-\u2212]?)(?P<digits>[0-9X]{1,18})(?P<exponent>E[0-9]{1,2})?(?![0-9A-Za-z])"
)
_MOST_DIGITS: Final = range(1, 19)
_ORDINAL_SIGNS: Final = ("st", "nd", "rd", "th")


@attrs.frozen
class Year:
    """A year, or a longer time that the digits of a year can name.

    Attributes:
        text: as EDTF writes it.
        figures: the digits, if it was a plain number.
        era: its era, if that was named.
        single: whether one year was named, however many of its digits are unspecified.

    """

    text: str
    figures: str = ""
    era: Era | None = None
    single: bool = False


def year(cursor: Cursor) -> Year | None:
    """The year, decade, century or millennium that comes next, if one does.

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


def with_year(cursor: Cursor, parts: Parts) -> Parts:
    """The parts with the year that comes next, if one does."""
    index = cursor.index
    cursor.mark(",", "-", "/")
    cursor.words("of", "in")
    found = year(cursor)
    if found:
        return attrs.evolve(
            parts, year=found.text, figures=found.figures, era=found.era, single=found.single
        )
    cursor.index = index
    two = cursor.number(range(2, 3)) if parts.day else ""
    if two:
        return attrs.evolve(parts, year=cursor.choose(f"19{two}", f"20{two}"))
    return parts


def ordinal(cursor: Cursor) -> int | None:
    """The ordinal number that comes next, in figures or in words, if one does."""
    index = cursor.index
    figures = cursor.number(range(1, 4))
    if figures and cursor.suffix(*_ORDINAL_SIGNS):
        return int(figures)
    cursor.index = index
    tens = cursor.one_of(TENS)
    if tens is not None:
        cursor.mark("-")
        unit = cursor.one_of(ORDINALS)
        if unit is not None and unit < 10:  # noqa: PLR2004  # twenty-first, not twenty-tenth
            return tens + unit
        cursor.index = index
    return cursor.one_of(ORDINALS)


def _named(cursor: Cursor) -> Year | None:
    if cursor.words("year unknown", "unknown year"):
        return Year("XXXX")
    if cursor.words("decade from", "decade"):
        return _decade_of_years(cursor)
    if not cursor.words("year"):
        return None
    at = cursor.at
    if match := cursor.matching(_VERBATIM):
        return _verbatim(cursor, at, match)
    return _after_era(cursor) or cursor.fail("a year", at)


def _verbatim(cursor: Cursor, at: int, match: re.Match[str]) -> Year:
    """A year as EDTF has it, without the letter: year 20X4, year 170000002, year -17E7."""
    sign, digits, exponent = (part or "" for part in match.groups())
    plain = not sign and not exponent and "X" not in digits
    era = cursor.one_of(ERAS) if plain else None
    if era:
        return _of_era(cursor, at, digits, era)
    if plain and len(digits) < 4:  # noqa: PLR2004
        return Year(digits.zfill(4), figures=digits)
    letter = "Y" if exponent or len(digits) > 4 else ""  # noqa: PLR2004
    return Year(f"{letter}{'-' if sign else ''}{digits}{exponent}", single=True)


def _decade_of_years(cursor: Cursor) -> Year:
    """A decade by its first and last year, where it has no name of its own."""
    at = cursor.at
    first = cursor.number(_MOST_DIGITS)
    first_era = cursor.one_of(ERAS)
    to = cursor.words("to", "-")
    last = cursor.number(_MOST_DIGITS) if to else ""
    era = cursor.one_of(ERAS) or first_era
    if first and last:
        low, high = year_of(first, first_era or era), year_of(last, era)
        last_digits = ("9", "0") if low.startswith("-") else ("0", "9")
        if low[:-1] == high[:-1] and (low[-1], high[-1]) == last_digits:
            return Year(f"{low[:-1]}X")
    return cursor.fail("the first and last year of a decade, as 1900 to 1909", at)


def _spelled(cursor: Cursor) -> Year | None:
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
    return Year(f"{sign}{number - 1:0{digits}}{unspecified}", era=era)


def _after_era(cursor: Cursor) -> Year | None:
    index = cursor.index
    at = cursor.at
    era = cursor.one_of(ERAS)
    digits = cursor.number(_MOST_DIGITS) if era else ""
    if not era or not digits:
        cursor.index = index
        return None
    return _of_era(cursor, at, digits, era)


def _of_era(cursor: Cursor, at: int, digits: str, era: Era) -> Year:
    if not int(digits):
        cursor.fail("a year of an era, which begins with year 1", at)
    return Year(year_of(digits, era), figures=digits, era=era)


def _numbered(cursor: Cursor) -> Year | None:
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
    return Year(digits.zfill(4), figures=digits)


def _shortened(cursor: Cursor) -> Year | None:
    """A year or decade without its century, as '98, which no rule can complete."""
    index, at = cursor.index, cursor.at
    digits = cursor.number(range(2, 3)) if cursor.mark("'") else ""
    if not digits:
        cursor.index = index
        return None
    if cursor.suffix("s"):
        return _decade(cursor, at, digits)
    chosen = cursor.choose(f"19{digits}", f"20{digits}")
    return Year(chosen, figures=chosen)


def _decade(cursor: Cursor, at: int, digits: str) -> Year:
    """The 1990s; a decade BC counts down, and only the digits of a range can say it."""
    era = cursor.one_of(ERAS)
    if era == "bc":
        cursor.fail("a decade of our era; one BC is written as decade from 50 BC to 41 BC", at)
    if digits[-1] != "0" or len(digits) not in {2, 3, 4}:
        cursor.fail("a decade, as 1990s", at)
    if len(digits) == 2 and era is None:  # noqa: PLR2004
        return Year(cursor.choose(*(f"{century}{digits[0]}X" for century in ("18", "19", "20"))))
    padded = digits.zfill(4)
    if digits.endswith("00"):
        readings = [f"{padded[:3]}X", f"{padded[:2]}XX"]
        readings += [f"{padded[0]}XXX"] if digits.endswith("000") else []
        return Year(cursor.choose(*readings))
    return Year(f"{padded[:3]}X")
