"""The grammar of one date, with what may surround it: about, early, (day unknown)."""

import re
from typing import Final

import attrs

from timeline.english._numeric import month_named_first, numeric
from timeline.english._partial import Edge, PartialDate
from timeline.english._periods import (
    era,
    grouping,
    half_or_quarter,
    ordinal,
    portion,
    with_year,
    year,
)
from timeline.english._relative import refuse_duration, relative, remainder
from timeline.english._resolve import resolved
from timeline.english._tokens import Cursor
from timeline.english._vocabulary import (
    APPROXIMATE,
    APPROXIMATE_REMARKS,
    COMPONENTS,
    DAY_IN,
    EARLIER_IN,
    END_OF,
    HEMISPHERES,
    IN,
    LATER_IN,
    MONTHS,
    OR_SO,
    QUALIFIERS,
    SEASONS,
    SOUTHERN_SUMMER,
    START_OF,
    UNCERTAIN,
    UNCERTAIN_AFTER,
    UNCERTAIN_REMARKS,
    WEEKDAYS,
)

_DAY_DIGITS: Final = range(1, 3)
_CLOCK: Final = re.compile(r"[0-9]{1,2}(?::[0-9]{2}){0,2}")
_UTC_OFFSET: Final = re.compile(r"[+\u2212-][0-9]{2}(?::[0-9]{2})?(?![0-9:])")
_DAY_AND_NAME: Final = re.compile(r"([0-9]{1,2})[-/.]([A-Za-z]{3,9})(?=,?\s|\Z)")
_COMPONENT_DIGITS: Final = re.compile(r"[0-9X]{1,2}(?![0-9A-Za-z])")


def date(cursor: Cursor) -> PartialDate:
    """Read one date with its qualifiers and remarks.

    Raises:
        EdtfError: no date is next.

    """
    at = cursor.at
    qualifier = _qualifier(cursor)
    cursor.words(*IN)
    leading = qualifier = joint_qualifier(qualifier, _qualifier(cursor))
    cursor.is_qualified = bool(leading)
    edge = Edge.END if cursor.words(*END_OF) else None
    edge = Edge.START if cursor.words(*START_OF) else edge
    later = cursor.words(*LATER_IN)
    if later or cursor.words(*EARLIER_IN):
        found = remainder(cursor, resolved(cursor, _bare_date(cursor)), later=later)
    else:
        found = _with_remarks(cursor, _bare_date(cursor))
    if cursor.words(*UNCERTAIN_AFTER):
        qualifier = joint_qualifier(qualifier, "?")
    if cursor.words(*OR_SO):
        qualifier = joint_qualifier(qualifier, "~")
    return attrs.evolve(
        found,
        at=found.at if edge else at,
        edge=edge,
        qualifier=joint_qualifier(found.qualifier, qualifier),
        leading=leading,
    )


def _qualifier(cursor: Cursor) -> str:
    found = ""
    while True:
        if cursor.words(*UNCERTAIN) or _leading_mark(cursor):
            found = joint_qualifier(found, "?")
        elif cursor.words(*APPROXIMATE):
            found = joint_qualifier(found, "~")
        else:
            return found


def _leading_mark(cursor: Cursor) -> bool:
    """Read the mark of ?1829. In "? May 1829" it is an unknown day."""
    index = cursor.index
    if cursor.mark("?") and cursor.touches:
        return True
    cursor.index = index
    return False


def joint_qualifier(one: str, other: str) -> str:
    """Return the qualifier that says what two say: uncertain and approximate are ``%``."""
    return one if not other or one == other else other if not one else "%"


def _bare_date(cursor: Cursor) -> PartialDate:
    at = cursor.at
    found = relative(cursor)
    if not found and cursor.words(*DAY_IN):
        return _some_day(cursor, at)
    if cursor.words("the"):
        refuse_duration(cursor)
    found = found or relative(cursor)
    part = None if found else portion(cursor)
    if part:
        cursor.words("the")
    found = (
        found
        or relative(cursor)
        or _with_weekday(cursor)
        or grouping(cursor)
        or _month_first(cursor)
        or _day_first(cursor)
        or numeric(cursor)
        or _year_or_number(cursor)
    )
    if found is None and part is None:
        cursor.fail("a date in words, such as 3 July 2024, October 2023, mid-2025 or before 1990")
    return attrs.evolve(found or PartialDate(at=at), at=at, portion=part)


def _some_day(cursor: Cursor, at: int) -> PartialDate:
    found = _month_first(cursor)
    if found is None or found.day:
        cursor.fail("a month, of which this is some day", at)
    return attrs.evolve(found, at=at, day="XX")


def _with_weekday(cursor: Cursor) -> PartialDate | None:
    at = cursor.at
    weekday = cursor.one_of(WEEKDAYS)
    if weekday is None:
        return None
    cursor.mark(",")
    cursor.words("the")
    found = _month_first(cursor) or _day_first(cursor) or numeric(cursor) or _year_or_number(cursor)
    if found is None:
        cursor.fail("a date after the weekday")
    return attrs.evolve(found, at=at, weekday=weekday)


def _month_first(cursor: Cursor) -> PartialDate | None:
    """October 2023; July 3, 2024; or either without its year."""
    at = cursor.at
    if found := month_named_first(cursor):
        return found
    month = cursor.one_of(MONTHS)
    if month is None:
        return None
    index = cursor.index
    day = ordinal(cursor) or int(cursor.number(_DAY_DIGITS) or 0)
    if not day or era(cursor) is not None or cursor.suffix("s"):
        cursor.index = index
        return with_year(cursor, PartialDate(at=at, month=month))
    found = with_year(cursor, PartialDate(at=at, month=month, day=f"{day:02}"))
    return _with_time(cursor, found)


def _day_first(cursor: Cursor) -> PartialDate | None:
    """A day before its month: 3 July 2024, the 3rd of July; or only the ordinal number."""
    at, index = cursor.at, cursor.index
    if match := cursor.matching(_DAY_AND_NAME):
        month = MONTHS.get(match[2].lower())
        if month is not None:
            return with_year(cursor, PartialDate(at=at, month=month, day=f"{int(match[1]):02}"))
        cursor.index = index
    day = ordinal(cursor)
    spelled = day is not None
    day = day or int(cursor.number(_DAY_DIGITS) or 0)
    cursor.words("day of", "of")
    month = cursor.one_of(MONTHS) if day else None
    if month is not None:
        found = with_year(cursor, PartialDate(at=at, month=month, day=f"{day:02}"))
        return _with_time(cursor, found)
    cursor.index = index
    if not spelled:
        return None
    if period := year(cursor):
        return period
    ordinal(cursor)
    return PartialDate(at=at, number=str(day))


def _with_time(cursor: Cursor, day: PartialDate) -> PartialDate:
    """Read a time of day, if one is next; return the day with it."""
    index = cursor.index
    cursor.mark(",")
    named = cursor.words("at")
    at = cursor.at
    clock = cursor.matching(_CLOCK)
    if clock is None or not (named or ":" in clock[0]):
        if named:
            cursor.fail("a time with seconds, such as 14:30:00 UTC")
        cursor.index = index
        return day
    if len(clock[0]) != len("14:30:00"):
        cursor.fail("hours, minutes and seconds, such as 14:30:00; EDTF has no shorter time", at)
    utc = cursor.words("utc", "gmt", "z")
    offset = cursor.matching(_UTC_OFFSET)
    suffix = offset[0].replace("\u2212", "-") if offset else "Z" if utc else ""
    return attrs.evolve(day, time=f"T{clock[0]}{suffix}")


def _year_or_number(cursor: Cursor) -> PartialDate | None:
    """A year; or one or two digits, which only a neighbouring date can explain."""
    at = cursor.at
    if found := year(cursor):
        return _year_first(cursor, found)
    number = cursor.number(_DAY_DIGITS)
    if not number:
        return None
    index = cursor.index
    following = cursor.number(range(4, 5)) if cursor.mark(",") else ""
    if not following:
        cursor.index = index
    return PartialDate(at=at, number=number, year=following)


def _year_first(cursor: Cursor, found: PartialDate) -> PartialDate:
    """A year, with the month, day, season or quarter that may follow: 1776 July 4."""
    index = cursor.index
    cursor.mark("-", "/")
    if short := half_or_quarter(cursor):
        return attrs.evolve(found, month=short)
    cursor.index = index
    if not (found.year_digits or found.year.startswith("-")) or "X" in found.year:
        return found
    comma = cursor.mark(",")
    smaller = _month_and_day(cursor)
    # "1997, May or June 1998" is a list.
    if smaller is None or (comma and (cursor.is_list or not cursor.choose(True, False))):
        cursor.index = index
        return found
    return attrs.evolve(smaller.with_year_of(found), at=found.at, is_year_first=True)


def _month_and_day(cursor: Cursor) -> PartialDate | None:
    """A month, season or day whose year came before it."""
    at, index = cursor.at, cursor.index
    season = cursor.one_of(SEASONS)
    if season is not None:
        return PartialDate(at=at, month=str(season))
    day = ordinal(cursor) or int(cursor.number(_DAY_DIGITS) or 0)
    month = cursor.one_of(MONTHS)
    if month is None:
        cursor.index = index
        return None
    if not day:
        index = cursor.index
        day = ordinal(cursor) or int(cursor.number(_DAY_DIGITS) or 0)
        if day and cursor.suffix("s"):
            day, cursor.index = 0, index
    return PartialDate(at=at, month=month, day=f"{day:02}" if day else "")


def _with_remarks(cursor: Cursor, found: PartialDate) -> PartialDate:
    """Return the date with its remarks: any in parentheses, or one after a comma.

    Raises:
        EdtfError: a remark is not understood, or repeats what the date says.

    """
    index = cursor.index
    if cursor.mark(","):
        # "July 2024, month or so": a list, or nothing known.
        remarked = _with_component_remark(cursor, found)
        if remarked is None:
            cursor.index = index
            return found
        return remarked
    if not cursor.mark("("):
        return found
    while True:
        found = _with_remark(cursor, found)
        if cursor.mark(")"):
            return found
        if not cursor.mark(","):
            cursor.fail("a comma or a closing parenthesis")


def _with_remark(cursor: Cursor, found: PartialDate) -> PartialDate:
    if cursor.words("x any digit"):
        return found
    if cursor.words(*UNCERTAIN_REMARKS):
        return attrs.evolve(found, qualifier=joint_qualifier(found.qualifier, "?"))
    if cursor.words(*APPROXIMATE_REMARKS):
        return attrs.evolve(found, qualifier=joint_qualifier(found.qualifier, "~"))
    weekday = cursor.one_of(WEEKDAYS) if found.weekday is None else None
    if weekday is not None:
        return attrs.evolve(found, weekday=weekday)
    hemisphere = cursor.one_of(HEMISPHERES)
    if hemisphere is not None and cursor.words("hemisphere"):
        return _in_hemisphere(cursor, found, hemisphere)
    return (
        _with_significant_digits(cursor, found)
        or _with_digits(cursor, found)
        or _with_component_remark(cursor, found)
        or _with_remarked_year(cursor, found)
        or cursor.fail("a remark on the date, such as day unknown or year uncertain")
    )


def _in_hemisphere(cursor: Cursor, found: PartialDate, added: int) -> PartialDate:
    if found.month in {"21", "22", "23", "24"}:
        return attrs.evolve(found, month=str(int(found.month) + added))
    if int(found.month or 0) != SOUTHERN_SUMMER or added != HEMISPHERES["southern"]:
        cursor.fail("no hemisphere, or that of the season", found.at)
    return found


def _with_significant_digits(cursor: Cursor, found: PartialDate) -> PartialDate | None:
    if not cursor.words("significant digits :"):
        return None
    count = cursor.number(range(1, 3))
    return attrs.evolve(found, year=f"{found.year}S{int(count)}") if count else None


def _with_digits(cursor: Cursor, found: PartialDate) -> PartialDate | None:
    """The month or day of a date with unspecified digits: month 0X, day 15."""
    index = cursor.index
    place = cursor.one_of(COMPONENTS)
    match = cursor.matching(_COMPONENT_DIGITS) if place else None
    if place and match:
        return _with_component(found, place, match[0])
    cursor.index = index
    return None


def _with_component(found: PartialDate, place: int, digits: str) -> PartialDate | None:
    """The date with another component; None if it already has it."""
    if (found.year, found.month, found.day)[place]:
        return None
    if place == 0:
        return attrs.evolve(found, year=digits)
    digits = digits.zfill(2)
    return attrs.evolve(found, month=digits) if place == 1 else attrs.evolve(found, day=digits)


def _with_component_remark(cursor: Cursor, found: PartialDate) -> PartialDate | None:
    """Read a remark on components: year and month approximate, day unknown."""
    index = cursor.index
    places: list[int] = []
    while (place := cursor.one_of(COMPONENTS)) is not None:
        places.append(place)
        if not cursor.words("and"):
            break
    if places and cursor.words("unknown"):
        changed: PartialDate | None = found
        for place in places:
            changed = changed and _with_component(changed, place, "XXXX" if place == 0 else "XX")
        return changed
    for remark, qualifier in QUALIFIERS.items() if places else ():
        if cursor.words(remark):
            qualifiers = list(found.component_qualifiers)
            for place in places:
                qualifiers[place] = qualifier
            year_, month, day = qualifiers
            return attrs.evolve(found, component_qualifiers=(year_, month, day))
    cursor.index = index
    return None


def _with_remarked_year(cursor: Cursor, found: PartialDate) -> PartialDate | None:
    """The year of a day or month as a remark, if it has unspecified digits: 25 December (1560s)."""
    if found.year:
        return None
    remark = year(cursor)
    return None if remark is None else attrs.evolve(found, year=remark.year)
