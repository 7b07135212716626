"""What a writer says about how far a date can be trusted, and of which part of it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final

import attrs

from timeline.errors import shown

if TYPE_CHECKING:
    from collections.abc import Iterable


class Qualifier(enum.Flag):
    """Uncertain ``?``, approximate ``~``, or both ``%``; falsy when neither. Source: 8.4.

    It is a statement about the source. It never moves a bound.
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
"""The qualifier that a character writes; the empty text writes none."""

_N = Qualifier.NONE


@attrs.frozen(cache_hash=True)  # members of an enumeration are slow to hash, and dates are often
class Marks:
    """Where the qualifiers of a date stand, for its year, month and day in this order.

    Attributes:
        left: what stands before a component, and speaks of it alone (level 2).
        right: what stands behind a component, and speaks of it and of all before it.

    Raises:
        TypeError: a side that is not three of `Qualifier`.
        ValueError: the same qualifier on both sides of one component.

    """

    left: tuple[Qualifier, Qualifier, Qualifier] = (_N, _N, _N)
    right: tuple[Qualifier, Qualifier, Qualifier] = (_N, _N, _N)

    def __attrs_post_init__(self) -> None:
        _check("left", self.left)
        _check("right", self.right)
        for left, right in zip(self.left, self.right, strict=True):
            if left and left is right:
                raise ValueError(f"{left} on both sides of one component: write one of them")

    @property
    def effective(self) -> tuple[Qualifier, Qualifier, Qualifier]:
        """What is said of the year, the month and the day, from wherever it is said."""
        if self == UNMARKED:
            # Members of an enumeration are slow to join, and most dates have no marks.
            return self.right
        (year, month, day), (up_to_year, up_to_month, up_to_day) = self.left, self.right
        day |= up_to_day
        month |= up_to_month | up_to_day
        year |= up_to_year | up_to_month | up_to_day
        return year, month, day

    def without(self, place: int) -> Marks:
        """The same marks, less those of one component: 0 the year, 1 the month, 2 the day."""
        left, right = list(self.left), list(self.right)
        left[place] = right[place] = _N
        return Marks((left[0], left[1], left[2]), (right[0], right[1], right[2]))


def _check(side: str, marks: tuple[object, ...]) -> None:
    given = marks if type(marks) is tuple else ()
    if [type(mark) for mark in given] != [Qualifier] * 3:
        raise TypeError(f"{side} {shown(marks)} is not a tuple of three Qualifiers")


UNMARKED: Final = Marks()


def common(qualifiers: Iterable[Qualifier]) -> Qualifier:
    """What is said of all alike; nothing where there are none."""
    shared: Qualifier | None = None
    for qualifier in qualifiers:
        shared = qualifier if shared is None else shared & qualifier
    return shared or Qualifier.NONE


def whole(qualifier: Qualifier, components: int) -> Marks:
    """The marks of a date of so many components whose whole is qualified: ``2004-06~``."""
    right = [_N, _N, _N]
    right[components - 1] = qualifier
    return Marks(right=(right[0], right[1], right[2]))
