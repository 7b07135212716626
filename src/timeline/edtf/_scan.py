"""One moment, scanned character by character: every form, and the position of the first error."""

import re
from typing import Final

from timeline.edtf._components import (
    GROUPINGS,
    QUALIFIERS,
    UNMARKED,
    Component,
    Digits,
    Marks,
    Qualifier,
)
from timeline.edtf._date import Date, DateTime, Season
from timeline.edtf._day import MOST_DIGITS
from timeline.edtf._year import Year
from timeline.errors import EdtfError

_DIGIT: Final = frozenset("0123456789")
_DIGIT_OR_X: Final = _DIGIT | {"X"}
_MANY_DIGITS: Final = re.compile("[0-9]*")
_NONE: Final = Qualifier.NONE


class _Cursor:
    """A position in a text, which moves past what was expected there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    @property
    def next(self) -> str:
        """The next character; empty at the end."""
        return self.text[self.at : self.at + 1]

    def error(self, expected: str) -> EdtfError:
        return EdtfError(self.text, self.at, f"expected {expected}")

    def take(self, character: str) -> bool:
        """Return whether the next character is this one, and move past it."""
        taken = self.next == character
        self.at += taken
        return taken

    def digits(self, count: int, expected: str, allowed: frozenset[str] = _DIGIT) -> str:
        start = self.at
        while self.at < start + count:
            if self.next not in allowed:
                raise self.error(expected)
            self.at += 1
        return self.text[start : self.at]

    def number(self, expected: str) -> int:
        """Return a positive number that has no leading zeros and not too many digits."""
        match = _MANY_DIGITS.match(self.text, self.at)
        digits = match[0] if match else ""
        if not digits or digits[0] == "0":
            raise self.error(f"{expected} that begins with 1 to 9")
        if len(digits) > MOST_DIGITS:
            raise self.error(f"{expected} of at most {MOST_DIGITS} digits")
        self.at += len(digits)
        return int(digits)

    def qualifier(self, before: Qualifier = _NONE) -> Qualifier:
        """Return the qualifier that is next, if any; it cannot be the one *before* too."""
        qualifier = QUALIFIERS.get(self.next, _NONE)
        if qualifier and qualifier is before:
            raise self.error("a qualifier other than the one before the component, or none")
        self.at += bool(qualifier)
        return qualifier

    def end(self, expected: str) -> None:
        if self.at < len(self.text):
            raise self.error(f"{expected} or the end")


def moment(text: str) -> Date | Season | Year | DateTime:
    """Return the date, season, year, or date and time that a text stands for."""
    cursor = _Cursor(text)
    left = cursor.qualifier()
    if cursor.take("Y"):
        return _long_year(cursor, left)
    negative = cursor.take("-")
    digits = cursor.digits(4, "a year of four digits", _DIGIT_OR_X)
    if digits == "0000" and negative:
        raise EdtfError(text, cursor.at - 4, "expected a year other than -0000, which is 0000")
    if cursor.next == "S" and "X" not in digits:
        mantissa = -int(digits) if negative else int(digits)
        return _end_of_year(cursor, mantissa, 0, left)
    year = _component(digits, negative=negative)
    lefts, rights = [left, _NONE, _NONE], [cursor.qualifier(left), _NONE, _NONE]
    parts: list[str] = []
    for place, name in ((1, "a month"), (2, "a day")):
        if not cursor.take("-"):
            break
        lefts[place] = cursor.qualifier()
        parts.append(cursor.digits(2, f"two digits of {name}", _DIGIT_OR_X))
        rights[place] = cursor.qualifier(lefts[place])
    marks = _marks(lefts, rights)
    if cursor.next == "T" and len(parts) == 2 and marks is UNMARKED:  # noqa: PLR2004
        return _time(cursor, year, *parts)
    if rights[len(parts)]:
        cursor.end("a hyphen" if len(parts) < 2 else "nothing more")  # noqa: PLR2004
    cursor.end("a hyphen, a qualifier" if len(parts) < 2 else "a qualifier, a time")  # noqa: PLR2004
    if len(parts) == 1 and parts[0] in GROUPINGS:
        return Season(year=year, grouping=GROUPINGS[parts[0]], marks=marks)
    month, day = [*(_component(part) for part in parts), None, None][:2]
    return Date(year=year, month=month, day=day, marks=marks)


def _component(digits: str, *, negative: bool = False) -> Component:
    if "X" in digits:
        return Digits.parse(digits, negative=negative)
    return -int(digits) if negative else int(digits)


def _marks(left: list[Qualifier], right: list[Qualifier]) -> Marks:
    if not any(left) and not any(right):
        return UNMARKED
    return Marks((left[0], left[1], left[2]), (right[0], right[1], right[2]))


def _long_year(cursor: _Cursor, left: Qualifier) -> Year:
    negative = cursor.take("-")
    start, mantissa = cursor.at, cursor.number("a year")
    exponent = cursor.number("an exponent") if cursor.take("E") else 0
    if not exponent and mantissa <= 9999:  # noqa: PLR2004
        raise EdtfError(cursor.text, start, "expected more than four digits after Y")
    return _end_of_year(cursor, -mantissa if negative else mantissa, exponent, left)


def _end_of_year(cursor: _Cursor, mantissa: int, exponent: int, left: Qualifier) -> Year:
    significant = cursor.number("a number of significant digits") if cursor.take("S") else None
    right = cursor.qualifier(left)
    cursor.end("a qualifier" if not right else "nothing more")
    marks = _marks([left, _NONE, _NONE], [right, _NONE, _NONE])
    return Year(mantissa=mantissa, exponent=exponent, significant=significant, marks=marks)


def _time(cursor: _Cursor, year: Component, month: str, day: str) -> DateTime:
    if not isinstance(year, int) or "X" in month or "X" in day:
        raise cursor.error("no time of day, because the date has an unspecified digit,")
    cursor.take("T")
    clock: list[int] = []
    for name in ("the hour", "the minute", "the second"):
        if clock and not cursor.take(":"):
            raise cursor.error(f"a colon before {name}")
        clock.append(int(cursor.digits(2, f"two digits of {name}")))
    hour, minute, second = clock
    offset = _offset(cursor)
    cursor.end("an offset from UTC" if offset is None else "nothing more")
    return DateTime(
        year=year,
        month=int(month),
        day=int(day),
        hour=hour,
        minute=minute,
        second=second,
        offset=offset,
    )


def _offset(cursor: _Cursor) -> int | None:
    if cursor.take("Z"):
        return 0
    start, sign = cursor.at, cursor.next
    if sign not in {"+", "-"}:
        return None
    cursor.take(sign)
    hours = int(cursor.digits(2, "two digits of the offset's hours"))
    minutes = 0
    if cursor.take(":"):
        minutes = int(cursor.digits(2, "two digits of the offset's minutes"))
    if hours > 23 or minutes > 59:  # noqa: PLR2004
        raise EdtfError(cursor.text, start, "expected an offset from -23:59 to +23:59")
    offset = 60 * hours + minutes
    if sign == "-" and not offset:
        raise EdtfError(cursor.text, start, "expected Z or +00:00 for UTC itself")
    return -offset if sign == "-" else offset
