"""What a compound may not be, and where in its text the fault stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.edtf._day import Open, Unknown
from timeline.edtf._moments import Date, Season, Year
from timeline.errors import EdtfError, shown

if TYPE_CHECKING:
    from timeline.edtf._compounds import AllOf, Interval, OneOf, Point, Range

_POINTS: Final = (Date, Season, Year)
_ENDS: Final = (*_POINTS, Open, Unknown)


def interval(value: Interval) -> None:
    """Refuse an interval that ends before it can begin, or of which nothing is known.

    Raises:
        EdtfError: with the interval's text, and the place of the fault.
        TypeError: an end of another kind.

    """
    start, end = value.start, value.end
    _are(_ENDS, "date, season or year, OPEN or UNKNOWN", start=start, end=end)
    if isinstance(start, Unknown) and isinstance(end, Unknown):
        raise EdtfError(str(value), 0, "expected a date, or two dots, on one side at least")
    if isinstance(start, Open | Unknown) or isinstance(end, Open | Unknown):
        return
    if start.limits.start_earliest > end.limits.end_latest:
        place = len(str(start)) + 1
        raise EdtfError(str(value), place, f"expected an end that is not before {start}")


def date_range(value: Range) -> None:
    """Refuse a range without an end, of two precisions, reversed, or with digits left open.

    Raises:
        EdtfError: with the range's text, and the place of the fault.
        TypeError: an end of another kind.

    """
    start, end = value.start, value.end
    _are((*_POINTS, Open), "date, season or year, or OPEN", start=start, end=end)
    place = 2 if isinstance(start, Open) else len(str(start)) + 2
    for one, where in ((start, 0), (end, place)):
        if not isinstance(one, Open) and not one.is_exact:
            raise EdtfError(str(value), where, "expected every digit at the end of a range")
    if isinstance(start, Open):
        if isinstance(end, Open):
            raise EdtfError(str(value), place, "expected a date on one side at least")
    elif not isinstance(end, Open):
        if start.precision is not end.precision or _kin(start) != _kin(end):
            raise EdtfError(str(value), place, f"expected a {start.precision}, as before the dots")
        if start.limits.start_earliest > end.limits.start_earliest:
            raise EdtfError(str(value), place, f"expected an end that is not before {start}")


def members(value: OneOf | AllOf, ranges: type[Range]) -> None:
    """Refuse a set of nothing, or of what is neither a moment nor one of *ranges*.

    Raises:
        EdtfError: with the set's text, and the place of the missing member.
        TypeError: a member of another kind.

    """
    kinds = (*_POINTS, ranges)
    for index, member in enumerate(value.members):
        if not isinstance(member, kinds):
            raise TypeError(
                f"members[{index}] {shown(member)} is not a date, season, year or Range"
            )
    if not value.members:
        raise EdtfError(str(value), 1, "expected a member")


def _are(kinds: tuple[type, ...], called: str, **ends: object) -> None:
    for name, end in ends.items():
        if not isinstance(end, kinds):
            raise TypeError(f"{name} {shown(end)} is not a {called}")


def _kin(date: Point) -> tuple[int, ...] | None:
    """Which division of the year a season is of. Northern and southern ones do not count on."""
    return date.grouping.kin if isinstance(date, Season) else None
