"""Seasons and the other groupings of months, 21 to 41."""

from __future__ import annotations

import enum
from typing import Final

from timeline.edtf._precision import Precision


class Grouping(enum.IntEnum):
    """A part of a year, by the number that stands in the month's place. Source: ISO 8601-2, 4.8.

    Seasons are meteorological. The first four are read as northern; a winter that begins in
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
        return _SPANS[self][0]

    @property
    def months(self) -> int:
        """How many months it lasts: 3, 4 or 6."""
        return _SPANS[self][1]

    @property
    def kin(self) -> tuple[int, ...]:
        """The numbers that divide the year as this one does, as they begin in it.

        >>> from timeline import edtf
        >>> edtf.Grouping.QUARTER_3.kin, edtf.Grouping.SPRING_SOUTH.kin
        ((33, 34, 35, 36), (31, 32, 29, 30))

        """
        return next(kin for kin in _KINS if self in kin)

    @property
    def precision(self) -> Precision:
        """Season, quarter, quadrimester or semester."""
        if self <= Grouping.WINTER_SOUTH:
            return Precision.SEASON
        return {3: Precision.QUARTER, 4: Precision.QUADRIMESTER, 6: Precision.SEMESTER}[self.months]


# First month and number of months. The southern spring is September to November.
_SPANS: Final = dict(
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

# As they begin in a year, so that a southern one starts with its autumn.
_KINS: Final = (
    *((21, 22, 23, 24), (25, 26, 27, 28), (31, 32, 29, 30), (33, 34, 35, 36)),
    *((37, 38, 39), (40, 41)),
)
