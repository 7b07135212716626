"""The three answers."""

from __future__ import annotations

from timeline.edtf._name import Name


class Certainty(Name):
    """How sure an answer is, over everything that the values asked about may turn out to be.

    It is its own text, ``answer == "certain"``, which JSON and tables keep. It has no truth value:
    `if a.before(b)` would hide which of two questions was asked. Nor has it an order, for texts
    have that of the alphabet, in which "certain" is the least.

    >>> from timeline import edtf
    >>> edtf.parse("1984").before("1985") == "certain"
    True

    """

    CERTAIN = "certain"
    """It holds whatever the values turn out to be."""
    POSSIBLE = "possible"
    """It holds for some of what they may turn out to be, and not for the rest."""
    IMPOSSIBLE = "impossible"
    """It holds for nothing that they may turn out to be."""

    @classmethod
    def of(cls, *, certain: bool, possible: bool) -> Certainty:
        """The answer to a question that always holds, or sometimes, or never."""
        if certain:
            return cls.CERTAIN
        return cls.POSSIBLE if possible else cls.IMPOSSIBLE

    def __bool__(self) -> bool:
        raise TypeError(
            f"{self} is neither true nor false: ask `is Certainty.CERTAIN` for what surely holds, "
            "or `is not Certainty.IMPOSSIBLE` for what may hold"
        )
