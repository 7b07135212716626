"""What a date is made of: numbers and digits, groupings of months, qualifiers, precision."""

import enum
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from timeline.edtf._day import check_numbers, year_text
from timeline.edtf._enums import TextEnum
from timeline.errors import FieldError
from timeline.errors.messages import brief, require_type


class Precision(TextEnum):
    """The unit that a value names: the smallest one that it has a place for.

    A member equals its text, ``when.precision == "month"``. Sort by `rank`.

    `2004-XX` has a place for the month, so its precision is the month: it is one month, and
    nobody knows which. A year whose last digits are unspecified or not significant has the
    unit of the digits before them: a decade for `201X` and `2010S3`, a century for `20XX`, a
    millennium for `1XXX`. An interval or a set has the coarsest precision of its parts.
    """

    SECOND = "second"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    QUADRIMESTER = "quadrimester"
    SEMESTER = "semester"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    COARSER = "coarser"
    """Ten thousand years or more; or unlimited."""

    @property
    def rank(self) -> int:
        """The position from fine to coarse: 0 for a second."""
        return _RANKS[self]


_RANKS: Final = {precision: rank for rank, precision in enumerate(Precision)}
_UNITS: Final = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)


def year_unit(digits: int) -> Precision:
    """Return the unit that a year names without its last *digits* digits."""
    return _UNITS[digits] if digits < len(_UNITS) else Precision.COARSER


class Grouping(enum.IntEnum):
    """A part of a year, with the number that EDTF writes for it. Source: ISO 8601-2, 4.8.

    Seasons are meteorological. The first four are read as northern. A winter that begins in
    December ends in the next year.
    """

    SPRING = 21
    SUMMER = 22
    AUTUMN = 23
    WINTER = 24
    SPRING_NORTH = 25
    SUMMER_NORTH = 26
    AUTUMN_NORTH = 27
    WINTER_NORTH = 28
    SPRING_SOUTH = 29
    SUMMER_SOUTH = 30
    AUTUMN_SOUTH = 31
    WINTER_SOUTH = 32
    QUARTER_1 = 33
    QUARTER_2 = 34
    QUARTER_3 = 35
    QUARTER_4 = 36
    QUADRIMESTER_1 = 37
    QUADRIMESTER_2 = 38
    QUADRIMESTER_3 = 39
    SEMESTER_1 = 40
    SEMESTER_2 = 41

    @property
    def first_month(self) -> int:
        """The month that it begins in, 1 to 12."""
        return _MONTHS_OF[self][0]

    @property
    def months(self) -> int:
        """How many months it lasts: 3, 4 or 6."""
        return _MONTHS_OF[self][1]

    @property
    def siblings(self) -> tuple[int, ...]:
        """The groupings that divide the year together with this one, from January on.

        >>> from timeline import edtf
        >>> edtf.Grouping.QUARTER_3.siblings, edtf.Grouping.SPRING_SOUTH.siblings
        ((33, 34, 35, 36), (31, 32, 29, 30))

        """
        return next(siblings for siblings in _SIBLINGS if self in siblings)

    @property
    def precision(self) -> Precision:
        """Season, quarter, quadrimester or semester."""
        if self <= Grouping.WINTER_SOUTH:
            return Precision.SEASON
        return {3: Precision.QUARTER, 4: Precision.QUADRIMESTER, 6: Precision.SEMESTER}[self.months]


# First month and number of months. The southern spring is September to November.
_MONTHS_OF: Final = dict(
    zip(
        Grouping,
        (
            *((3, 3), (6, 3), (9, 3), (12, 3)) * 2,
            *((9, 3), (12, 3), (3, 3), (6, 3)),
            *((1, 3), (4, 3), (7, 3), (10, 3)),
            *((1, 4), (5, 4), (9, 4)),
            *((1, 6), (7, 6)),
        ),
        strict=True,
    )
)

# The southern seasons of a year begin with its autumn.
_SIBLINGS: Final = (
    *((21, 22, 23, 24), (25, 26, 27, 28), (31, 32, 29, 30), (33, 34, 35, 36)),
    *((37, 38, 39), (40, 41)),
)

GROUPINGS: Final = {str(grouping.value): grouping for grouping in Grouping}
"""The groupings by their two digits."""


@attrs.frozen
class Digits:
    """A number with one or more unspecified digits, written as ``X``.

    Attributes:
        digits: the digits from the left; None for each unspecified one.
        negative: whether the number has a minus sign.

    Raises:
        FieldError: *digits* has no unspecified digit, or something that is not a digit.
        TypeError: *digits* is not a tuple, or *negative* is not a bool.

    >>> str(Digits((1, 5, None, None)))
    '15XX'

    """

    digits: tuple[int | None, ...]
    negative: bool = False

    def __attrs_post_init__(self) -> None:
        if type(self.digits) is not tuple:
            raise TypeError(f"digits {brief(self.digits)} is not a tuple")
        if type(self.negative) is not bool:
            raise TypeError(f"negative {brief(self.negative)} is not a bool")
        if None not in self.digits:
            raise FieldError("digits", self.digits, "a number without None is given as an int")
        for digit in self.digits:
            # `3.0` and `True` are in the range, but would be written differently.
            if digit is not None and (type(digit) is not int or digit not in range(10)):
                raise FieldError("digits", self.digits, "each digit is 0 to 9, or None")

    @classmethod
    def parse(cls, text: str, *, negative: bool = False) -> "Digits":
        """Return the number that is written as a text of digits and X.

        Raises:
            FieldError: the text has other characters, or no X.
            TypeError: *text* is not a text.

        """
        require_type("", text, str, "a text")
        if not set(text) <= _DIGIT_OR_X:
            raise FieldError("digits", text, "expected the digits 0 to 9 and X")
        return cls(tuple(None if digit == "X" else int(digit) for digit in text), negative)

    @property
    def trailing(self) -> int:
        """How many digits at the end are unspecified; 0 if any other digit is."""
        tail = self.digits[self.digits.index(None) :]
        return len(tail) if tail.count(None) == len(tail) else 0

    def numbers(self, *, descending: bool = False) -> Iterator[int]:
        """Yield the numbers that it may be, in order. There is no negative zero."""
        all_ten = "9876543210" if descending is not self.negative else "0123456789"
        choices = [all_ten if digit is None else str(digit) for digit in self.digits]
        magnitudes = map(int, map("".join, itertools.product(*choices)))
        return (-n for n in magnitudes if n) if self.negative else magnitudes

    def __str__(self) -> str:
        digits = "".join("X" if digit is None else str(digit) for digit in self.digits)
        return f"-{digits}" if self.negative else digits

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


_DIGIT_OR_X: Final = frozenset("0123456789X")


Component = int | Digits
"""A year, a month or a day."""


def numbers_of(component: Component, *, descending: bool = False) -> Iterator[int]:
    """Yield the numbers that a component may be, in order."""
    if isinstance(component, Digits):
        return component.numbers(descending=descending)
    return iter((component,))


def may_be(year: Component, number: int) -> bool:
    """Return whether a year may be a number."""
    if not isinstance(year, Digits):
        return year == number
    return re.fullmatch(str(year).replace("X", "[0-9]"), year_text(number)) is not None


def count_numbers(component: Component) -> int:
    """Return how many numbers a component may be. Zero counts even if it is not negative."""
    return 10 ** component.digits.count(None) if isinstance(component, Digits) else 1


def check_components(**components: object) -> None:
    """Raise an error for a component that is neither a whole number nor `Digits`."""
    for name, component in components.items():
        if not isinstance(component, Digits):
            check_numbers(**{name: component})


class Qualifier(enum.Flag):
    """Uncertain ``?``, approximate ``~``, or both ``%``; falsy if neither. Source: 8.4.

    A qualifier says how sure the source is. It never changes the bounds of a date.
    """

    NONE = 0
    UNCERTAIN = 1
    APPROXIMATE = 2
    BOTH = 3

    def __str__(self) -> str:
        return _CHARACTERS[self]


_CHARACTERS: Final = {
    Qualifier.NONE: "",
    Qualifier.UNCERTAIN: "?",
    Qualifier.APPROXIMATE: "~",
    Qualifier.BOTH: "%",
}

QUALIFIERS: Final = {character: qualifier for qualifier, character in _CHARACTERS.items()}
"""The qualifiers by their characters; the empty text stands for none."""

_N = Qualifier.NONE


@attrs.frozen(cache_hash=True)  # members of an enumeration are slow to hash, and dates often are
class Marks:
    """The qualifiers of a date, in the positions where they are written.

    Attributes:
        left: those before the year, the month and the day; each qualifies its component (level 2).
        right: those after them; each qualifies its component and all components before it.

    Raises:
        FieldError: one component has the same qualifier on both sides.
        TypeError: a side is not a tuple of three `Qualifier` members.

    """

    left: tuple[Qualifier, Qualifier, Qualifier] = (_N, _N, _N)
    right: tuple[Qualifier, Qualifier, Qualifier] = (_N, _N, _N)

    def __attrs_post_init__(self) -> None:
        _check_side("left", self.left)
        _check_side("right", self.right)
        for left, right in zip(self.left, self.right, strict=True):
            if left and left is right:
                raise FieldError("right", str(right), "each component takes a qualifier once")

    @property
    def effective(self) -> tuple[Qualifier, Qualifier, Qualifier]:
        """The qualifiers of the year, the month and the day, from the marks on both sides."""
        if self == UNMARKED:
            # Most dates have no marks, and flags are slow to combine.
            return self.right
        (year, month, day), (up_to_year, up_to_month, up_to_day) = self.left, self.right
        day |= up_to_day
        month |= up_to_month | up_to_day
        year |= up_to_year | up_to_month | up_to_day
        return year, month, day


def _check_side(side: str, marks: tuple[object, ...]) -> None:
    given = marks if type(marks) is tuple else ()
    if [type(mark) for mark in given] != [Qualifier] * 3:
        raise TypeError(f"{side} {brief(marks)} is not a tuple of three Qualifiers")


UNMARKED: Final = Marks()


def check_marks(marks: object) -> None:
    """Raise a TypeError for *marks* that are not `Marks`."""
    require_type("marks", marks, Marks, "a Marks; `date(..., qualifier=...)` makes one")


def level_of_marks(marks: Marks, components: int) -> int:
    """Return the level of EDTF that the marks of a date with so many components need."""
    if marks is UNMARKED or marks == UNMARKED:
        return 0
    return 2 if any(marks.left) or any(marks.right[: components - 1]) else 1


def whole(qualifier: Qualifier, components: int) -> Marks:
    """Return the marks that qualify the whole of a date with so many components: ``2004-06~``."""
    right = [_N, _N, _N]
    right[components - 1] = qualifier
    return Marks(right=(right[0], right[1], right[2]))


def common(qualifiers: Iterable[Qualifier]) -> Qualifier:
    """Return what all of the qualifiers say; nothing if there are none."""
    shared: Qualifier | None = None
    for qualifier in qualifiers:
        shared = qualifier if shared is None else shared & qualifier
    return shared or Qualifier.NONE


_TWO_DIGITS: Final = {number: f"{number:02}" for number in range(100)}


def text_of(year: Component, *others: Component | None, marks: Marks = UNMARKED) -> str:
    """Return the text of a year, month and day with their qualifiers, as far as they are given."""
    pieces = [str(year) if isinstance(year, Digits) else year_text(year)]
    for other in others:
        if other is not None:
            # A comprehension would take twice as long, for each date that is written.
            pieces.append(  # noqa: PERF401
                str(other) if isinstance(other, Digits) else _TWO_DIGITS.get(other) or f"{other:02}"
            )
    if marks is not UNMARKED:
        pieces = [
            f"{a}{piece}{b}" for piece, a, b in zip(pieces, marks.left, marks.right, strict=False)
        ]
    return "-".join(pieces)
