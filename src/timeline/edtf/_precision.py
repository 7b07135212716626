"""How finely a value is known."""

from __future__ import annotations

from timeline.edtf._name import Name


class Precision(Name):
    """The unit that a value names: the smallest one that it has a place for.

    It is its own text, ``when.precision == "month"``. It sorts by its `rank` alone.

    `2004-XX` has a place for the month, so it is one month, unknown which: its precision is
    the month. A year whose last digits are unspecified or not significant names the unit that
    the digits before them make: `201X` and `2010S3` a decade, `20XX` a century, `1XXX` a
    millennium. Of an interval or a set it is the coarsest among its parts.
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
    """Ten thousand years or more; or no limit at all."""

    @property
    def rank(self) -> int:
        """The place in the order from fine to coarse: 0 is a second."""
        return _RANKS[self]


_RANKS = {precision: rank for rank, precision in enumerate(Precision)}
