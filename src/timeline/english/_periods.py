"""The grammar of years and longer times, of seasons, quarters and halves, and of early and late."""

import re
from typing import Final

import attrs

from timeline.english._partial import PartialDate, Portion, decade_of_era, year_of_era
from timeline.english._tokens import Cursor
from timeline.english._vocabulary import (
    CENTURY,
    DECADES,
    ERAS,
    FRACTIONS,
    HALVES_AND_QUARTERS,
    HEMISPHERES,
    LAST,
    LAST_OR_MIDDLE,
    MIDDLE,
    MILLENNIUM,
    ORDINAL_SUFFIXES,
    ORDINALS,
    ROMAN_CENTURIES,
    SEASONS,
    SOUTHERN_SUMMER,
    SPELLED_ERAS,
    SUMMER,
    TEENS,
    TENS,
    THIRDS,
    Era,
)

_EDTF_YEAR: Final = re.compile(
    r"(?P<sign>[-\u2212]?)(?P<digits>[0-9X]{1,18})(?P<exponent>E[0-9]{1,2})?(?![0-9A-Za-z])"
)
_NEXT_YEAR: Final = re.compile(r"[-/\u2010-\u2015]([0-9]{4}|[0-9]{2})(?![0-9A-Za-z])")
_NEXT_YEAR_APART: Final = re.compile(r"[-\u2010-\u2015]\s+([0-9]{4})(?![0-9A-Za-z])")
_TWO_YEARS: Final = re.compile(r"[0-9]{4}[-/\u2010-\u2015](?:[0-9]{4}|[0-9]{2})(?![0-9A-Za-z])")
_THOUSANDS: Final = re.compile(r"(?:,[0-9]{3})+(?![0-9])")
_THIRDS: Final = 3
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
        or _decade_of_century(cursor)
        or _spelled(cursor)
        or _spelled_decade(cursor)
        or _signed(cursor)
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
    cursor.refuse_sign()
    if not cursor.mark(","):
        cursor.mark("-", "/")
    cursor.refuse_sign()
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
    if not cursor.words("year of", "year"):
        return None
    at = cursor.at
    if match := cursor.matching(_EDTF_YEAR):
        return _edtf_year(cursor, at, match)
    return _after_era(cursor) or cursor.fail("a year", at)


def _edtf_year(cursor: Cursor, at: int, match: re.Match[str]) -> PartialDate:
    """A year in EDTF, without the letter Y: year 20X4, year 170000002, year -17E7."""
    sign, digits, exponent = (part or "" for part in match.groups())
    plain = not sign and not exponent and "X" not in digits
    found_era = era(cursor) if plain else None
    if found_era:
        return _of_era(cursor, at, digits, found_era)
    if plain and len(digits) < 4:  # noqa: PLR2004
        return PartialDate(at=at, year=digits.zfill(4), year_digits=digits)
    letter = "Y" if exponent or len(digits) > 4 else ""  # noqa: PLR2004
    text = f"{letter}{'-' if sign else ''}{digits}{exponent}"
    return PartialDate(at=at, year=text, is_one_year=True)


def _decade_of_years(cursor: Cursor) -> PartialDate:
    """A decade by its first and last year, for one that has no name of its own."""
    at = cursor.at
    first = cursor.number(_MOST_DIGITS)
    first_era = era(cursor)
    to = cursor.words("to", "-")
    last = cursor.number(_MOST_DIGITS) if to else ""
    last_era = era(cursor) or first_era
    if first and last:
        low, high = year_of_era(first, first_era or last_era), year_of_era(last, last_era)
        last_digits = ("9", "0") if low.startswith("-") else ("0", "9")
        if low[:-1] == high[:-1] and (low[-1], high[-1]) == last_digits:
            return PartialDate(at=at, year=f"{low[:-1]}X")
    return cursor.fail("the first and last year of a decade, such as 1900 to 1909", at)


def _decade_of_century(cursor: Cursor) -> PartialDate | None:
    """The first decade of the 20th century, 1900 to 1909, by the same first digits as a century."""
    index, at = cursor.index, cursor.at
    number = 10 if cursor.words("last", "final") else ordinal(cursor) or 0
    if number not in range(1, 11) or not cursor.words("decade of"):
        cursor.index = index
        return None
    cursor.words("the")
    century = _spelled(cursor)
    digits = century.year.removesuffix("XX") if century else ""
    # The first decade of the 1st century has nine years, and those BC count down.
    if len(digits) != len("19") or digits == "00":
        cursor.fail("a century from the 2nd AD on, of which this is a decade", at)
    return PartialDate(at=at, year=f"{digits}{number - 1}X")


def _roman_ordinal(cursor: Cursor) -> int | None:
    """Read the Roman numeral of a century: XIX century, XIXth c."""
    index = cursor.index
    number = cursor.one_of(ROMAN_CENTURIES)
    if number is not None and cursor.peek().text in CENTURY:
        return number
    cursor.index = index
    return None


def _spelled(cursor: Cursor) -> PartialDate | None:
    index = cursor.index
    at = cursor.at
    number = _roman_ordinal(cursor) or ordinal(cursor)
    if number is None:
        # "19c", but not "19 c. 1850".
        written = cursor.number(range(1, 3))
        digits = 2 if written and cursor.suffix("c", "cent", "- century") else 0
        number = int(written) if written else 0
    else:
        cursor.suffix("-")
        digits = 2 if cursor.words(*CENTURY) else 1 if cursor.words(*MILLENNIUM) else 0
    if not digits:
        cursor.index = index
        return None
    named_era = era(cursor)
    unspecified = "X" * (4 - digits)
    if not 1 <= number <= 10**digits:
        cursor.fail(f"a number from 1 to {10**digits}", at)
    sign = "-" if named_era == "bc" else ""
    return PartialDate(at=at, year=f"{sign}{number - 1:0{digits}}{unspecified}", era=named_era)


def era(cursor: Cursor) -> Era | None:
    """Read an era, such as BC or B. C. E.; return None if none is next."""
    found = cursor.one_of(ERAS)
    if found is not None:
        return found
    return next((name for name, words in SPELLED_ERAS.items() if cursor.words(*words)), None)


def _spelled_decade(cursor: Cursor) -> PartialDate | None:
    """The nineteen eighties; the eighties, of some century."""
    index, at = cursor.index, cursor.at
    century = cursor.one_of(TEENS)
    if century:
        cursor.mark("-")
    tens = cursor.one_of(DECADES)
    if tens is None:
        cursor.index = index
        return None
    return _decade(cursor, at, f"{century or ''}{tens}0")


def _signed(cursor: Cursor) -> PartialDate | None:
    at = cursor.at
    text = cursor.signed_year()
    return PartialDate(at=at, year=text, is_one_year=True) if text else None


def _after_era(cursor: Cursor) -> PartialDate | None:
    index = cursor.index
    at = cursor.at
    named = era(cursor)
    if named == "ad" and (number := ordinal(cursor)):
        # A.D. 2nd century; A.D. 2nd-7th century, in which the next date has the noun.
        if cursor.words(*CENTURY):
            return PartialDate(at=at, year=f"{number - 1:02}XX", era=named)
        if cursor.peek().text in {"-", "or", "to", "and"}:
            return PartialDate(at=at, number=str(number), era=named)
        cursor.index = index
        return None
    digits = cursor.number(_MOST_DIGITS) if named else ""
    if not named or not digits:
        cursor.index = index
        return None
    return _of_era(cursor, at, digits, named)


def _of_era(cursor: Cursor, at: int, digits: str, named: Era) -> PartialDate:
    if not int(digits):
        cursor.fail("a year of an era, which starts with year 1", at)
    return PartialDate(at=at, year=year_of_era(digits, named), year_digits=digits, era=named)


def _numbered(cursor: Cursor) -> PartialDate | None:
    index = cursor.index
    at = cursor.at
    digits = cursor.number(_MOST_DIGITS)
    if not digits:
        return None
    if cursor.suffix("s", "' s"):
        return _decade(cursor, at, digits)
    digits += _thousands(cursor, digits)
    named = era(cursor)
    if named is not None:
        return _of_era(cursor, at, digits, named)
    if cursor.peek().text == "-" and len(digits) > 4:  # noqa: PLR2004
        # 12,000-10,000 BC: the next date has the era.
        return PartialDate(at=at, year_digits=digits)
    # 1,066 is a number; 10,000 BC is a year.
    if len(digits) not in {3, 4} or cursor.index - index > 1:
        cursor.index = index
        return None
    return _bare_year(cursor, at, digits)


def _bare_year(cursor: Cursor, at: int, digits: str) -> PartialDate:
    if _is_decade_of_unknown_year(cursor, digits):
        cursor.mark("?")
        return PartialDate(at=at, year=f"{digits}X")
    cursor.year_before = (at, digits.zfill(4))
    return PartialDate(at=at, year=digits.zfill(4), year_digits=digits)


def _is_decade_of_unknown_year(cursor: Cursor, digits: str) -> bool:
    """Whether 198? is taken as a year of the 1980s, as in catalogues, and not as AD 198."""
    may_be = len(digits) == len("198") and cursor.peek().text == "?" and cursor.touches
    return may_be and cursor.choose("a year", "a decade") == "a decade"


def _thousands(cursor: Cursor, digits: str) -> str:
    """Read the rest of a number such as 12,000; return its digits."""
    match = cursor.matching(_THOUSANDS) if len(digits) <= 3 and cursor.touches else None  # noqa: PLR2004
    return match[0].replace(",", "") if match else ""


def _shortened(cursor: Cursor) -> PartialDate | None:
    """A year or decade without its century, such as '98."""
    index, at = cursor.index, cursor.at
    digits = cursor.number(range(2, 3)) if cursor.mark("'") else ""
    if not digits:
        cursor.index = index
        return None
    if cursor.suffix("s"):
        return _decade(cursor, at, digits)
    century, before = _year_before(cursor, at)
    if century and digits > before:
        chosen = century + digits
    else:
        chosen = cursor.choose(f"19{digits}", f"20{digits}")
    return PartialDate(at=at, year=chosen, year_digits=chosen)


def _decade(cursor: Cursor, at: int, digits: str) -> PartialDate:
    """The 1990s, the 90s, the 430s BC."""
    named = era(cursor)
    if digits[-1] != "0" or len(digits) not in {2, 3, 4}:
        cursor.fail("a decade, such as 1990s", at)
    if named == "bc":
        if digits.endswith("00"):
            expected = f"a decade or a century, such as decade from {digits[:-1]}9 to {digits} BC"
            cursor.fail(expected, at)
        return decade_of_era(PartialDate(at=at), digits, "bc")
    padded = digits.zfill(4)
    if len(digits) == 2 and named is None:  # noqa: PLR2004
        century, before = _year_before(cursor, at)
        is_later = bool(century) and digits[0] > before[0]
        centuries = (century,) if is_later else ("18", "19", "20")
        readings = [f"{first}{digits[0]}X" for first in centuries]
    elif digits.endswith("00"):
        readings = [f"{padded[:3]}X", f"{padded[:2]}XX"]
        readings += [f"{padded[0]}XXX"] if digits.endswith("000") else []
    else:
        readings = [f"{padded[:3]}X"]
    chosen = readings[0] if len(readings) == 1 else cursor.choose(*readings)
    if "XX" not in chosen:
        cursor.year_before = (at, f"{chosen[:3]}0")
    return PartialDate(at=at, year=chosen, era=named, decade="" if named else digits)


def _year_before(cursor: Cursor, at: int) -> tuple[str, str]:
    """The first two and the last two digits of the last year or decade before a position."""
    where, digits = cursor.year_before
    return (digits[:2], digits[2:]) if where < at else ("", "")


def grouping(cursor: Cursor) -> PartialDate | None:
    """Read a quarter, half or season, and its year unless a later date has it."""
    at, index = cursor.at, cursor.index
    if short := half_or_quarter(cursor) or _numbered_quarter(cursor):
        return with_year(cursor, PartialDate(at=at, month=short))
    added = cursor.one_of(HEMISPHERES) or 0
    if added:
        cursor.words("hemisphere")
    season = cursor.one_of(SEASONS)
    if season is None:
        cursor.index = index
        return None
    for hemisphere, difference in HEMISPHERES.items():
        if not added and cursor.words(f"( {hemisphere} hemisphere )"):
            added = difference
    found = with_year(cursor, PartialDate(at=at, month=str(season + added)))
    return _with_next_year(cursor, found, season, added)


def second_season(cursor: Cursor, previous: PartialDate) -> PartialDate | None:
    """Read the years of another season, which is not named again: winter 2020-21 or 2021-22."""
    index = cursor.index
    if not previous.has_two_years or cursor.matching(_TWO_YEARS) is None:
        return None
    cursor.index = index
    at, season = cursor.at, int(previous.month)
    found = PartialDate(at=at, month=previous.month)
    found = found.with_year_of(year(cursor) or found)
    return _with_next_year(cursor, found, season, 0)


def _numbered_quarter(cursor: Cursor) -> str:
    """Read quarter 3; return its number in EDTF, or an empty text."""
    index = cursor.index
    number = cursor.number(range(1, 2)) if cursor.words("quarter", "qtr") else ""
    if number in {"1", "2", "3", "4"}:
        return str(HALVES_AND_QUARTERS["q"][1] + int(number))
    cursor.index = index
    return ""


def _with_next_year(cursor: Cursor, found: PartialDate, season: int, added: int) -> PartialDate:
    """Read the second year of a season, if it is next; return the season with it."""
    following = cursor.at
    if len(found.year_digits) == len("2023") and (match := cursor.matching(_NEXT_YEAR)):
        number = SOUTHERN_SUMMER if season == SUMMER else season + added
        if number not in _SPANS_TWO_YEARS or added not in {0, number - season}:
            cursor.fail("one year; only a winter or a southern summer spans two", following)
        if not str(int(found.year_digits) + 1).endswith(match[1]):
            cursor.fail(f"the year after {found.year_digits}", following)
        return attrs.evolve(found, month=str(number), has_two_years=True)
    return _with_next_year_apart(cursor, found, season, added)


def _with_next_year_apart(
    cursor: Cursor, found: PartialDate, season: int, added: int
) -> PartialDate:
    """Read the second year after a dash with a space: one winter, or a winter to a year."""
    number = SOUTHERN_SUMMER if season == SUMMER else season + added
    may_span = number in _SPANS_TWO_YEARS and added in {0, number - season}
    if not may_span or len(found.year_digits) != len("2023"):
        return found
    index = cursor.index
    match = cursor.matching(_NEXT_YEAR_APART)
    if match and int(match[1]) == int(found.year_digits) + 1 and cursor.choose(False, True):
        return attrs.evolve(found, month=str(number), has_two_years=True)
    cursor.index = index
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
        count = 2 if _next_third(cursor, third + 1) else 1
        cursor.refuse_sign()
        cursor.mark("-")
        cursor.words("in", "of")
        cursor.refuse_sign()
        return Portion(third, 3, count)
    cursor.index = index
    place = cursor.one_of(LAST_OR_MIDDLE)
    number = ordinal(cursor) if place is None else None
    parts = cursor.one_of(FRACTIONS)
    if parts is None and cursor.words("four months", "4 months"):
        parts = 3
    number = place if number is None else number
    # A half or a quarter has no middle.
    fits = parts is not None and (number in range(1, parts + 1) or number == LAST)
    if parts is None or number is None or not (fits or (number == MIDDLE and parts == _THIRDS)):
        cursor.index = index
        return None
    if cursor.mark(",") and cursor.peek().kind != "number":
        cursor.index -= 1
    cursor.words("of")
    cursor.refuse_sign()
    return Portion({LAST: parts - 1, MIDDLE: 1}.get(number, number - 1), parts)


def _next_third(cursor: Cursor, third: int) -> bool:
    """Read the second word of mid-to-late or early/mid; return whether it is there."""
    index = cursor.index
    dash = cursor.mark("-", "/")
    to = cursor.words("to")
    cursor.mark("-")
    if (dash or to) and cursor.one_of(THIRDS) == third:
        if dash:
            return True
        # Of a year, early to mid 1995 may as well be an interval, whose ends EDTF can write.
        after = 1 if cursor.peek().text in {"-", "the"} else 0
        number, suffix = cursor.peek(after), cursor.peek(after + 1)
        if number.kind != "number" or len(number.text) < 3 or suffix.text == "s":  # noqa: PLR2004
            return True
    cursor.index = index
    return False
