"""Enumerations whose members are texts without an order, and the three answers."""

import enum
from typing import NoReturn


class TextEnum(enum.StrEnum):
    """The base of enumerations whose members are texts, but must not sort alphabetically."""

    # Four methods: a type checker takes an alias of one for an ambiguous override.
    def __lt__(self, other: str) -> NoReturn:
        raise _no_order(self, other)

    def __le__(self, other: str) -> NoReturn:
        raise _no_order(self, other)

    def __gt__(self, other: str) -> NoReturn:
        raise _no_order(self, other)

    def __ge__(self, other: str) -> NoReturn:
        raise _no_order(self, other)


def _no_order(one: str, other: str) -> TypeError:
    return TypeError(f"{one} and {other} have no order: compare them with `==` or `in`")


class Certainty(TextEnum):
    """How sure an answer is, over everything that the dates in question may turn out to be.

    A member equals its text, ``answer == "certain"``, and is written as that text in JSON and
    tables. It has no truth value, because `if a.before(b)` would not say whether "certainly" or
    "possibly" was meant. It has no order either: the alphabet's would put "certain" first.

    >>> from timeline import edtf
    >>> edtf.parse("1984").before("1985") == "certain"
    True

    """

    CERTAIN = "certain"
    """True whatever the dates turn out to be."""
    POSSIBLE = "possible"
    """True for some of what they may turn out to be, and false for the rest."""
    IMPOSSIBLE = "impossible"
    """False whatever they turn out to be."""

    @classmethod
    def of(cls, *, certain: bool, possible: bool) -> "Certainty":
        """Return the answer to a question that is always true, sometimes true, or never."""
        if certain:
            return cls.CERTAIN
        return cls.POSSIBLE if possible else cls.IMPOSSIBLE

    def __bool__(self) -> bool:
        raise TypeError(
            f"{self} is neither true nor false: test `is Certainty.CERTAIN` for what must be so, "
            "or `is not Certainty.IMPOSSIBLE` for what may be so"
        )
