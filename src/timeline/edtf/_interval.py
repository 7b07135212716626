"""Intervals, from one moment to another: their rules, text, level and bounds."""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from timeline.edtf._calendar import first_date_from, last_date_up_to
from timeline.edtf._date import Date, Season
from timeline.edtf._day import OPEN, UNKNOWN, Open, Unknown
from timeline.edtf._runs import Run, Runs, from_on, up_to
from timeline.edtf._shapes import (
    ANY_AFTER,
    ANY_BEFORE,
    NO_END,
    NO_START,
    UNKNOWN_END,
    UNKNOWN_START,
    Extent,
    Limits,
)
from timeline.edtf._value import Value, candidates_of, count_runs, has_many_runs, limits_of
from timeline.edtf._year import Year
from timeline.errors import EdtfError
from timeline.errors.messages import require_type

Point = Date | Season | Year
"""A moment that can be the end of an interval, or a member of a set."""

POINTS: Final = (Date, Season, Year)
"""The same for `isinstance`, which takes longer with a union."""


@attrs.frozen(kw_only=True, repr=False)
class Range:
    """A range of moments in a set. With only one date it can also be the end of an interval.

    Attributes:
        start: the first moment, or `OPEN` for all moments up to the end.
        end: the last moment, of the same precision, or `OPEN` for all moments from the start on.

    """

    start: Point | Open
    end: Point | Open

    def __attrs_post_init__(self) -> None:
        _check_range(self)

    def __str__(self) -> str:
        start, end = ("" if isinstance(end, Open) else str(end) for end in (self.start, self.end))
        return f"{start}..{end}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


_RANGE_ENDS: Final = (*POINTS, Open)


def _check_range(value: Range) -> None:
    start, end = value.start, value.end
    for name, given in (("start", start), ("end", end)):
        require_type(name, given, _RANGE_ENDS, "a date, season or year, or OPEN")
    position = 2 if isinstance(start, Open) else len(str(start)) + 2
    for one, at in ((start, 0), (end, position)):
        if not isinstance(one, Open) and not one.is_exact:
            raise EdtfError(str(value), at, "expected every digit at the end of a range")
    if isinstance(start, Open):
        if isinstance(end, Open):
            raise EdtfError(str(value), position, "expected a date on at least one side")
    elif not isinstance(end, Open):
        if start.precision is not end.precision or _siblings(start) != _siblings(end):
            expected = f"expected a {start.precision}, as before the dots"
            raise EdtfError(str(value), position, expected)
        if limits_of(start).start_earliest > limits_of(end).start_earliest:
            raise EdtfError(str(value), position, f"expected an end that is not before {start}")


def _siblings(date: Point) -> tuple[int, ...] | None:
    # A range cannot go from a northern season to a southern one.
    return date.grouping.siblings if isinstance(date, Season) else None


End = Point | Open | Unknown | Range
"""An end of an interval. A range with one date is a moment on or before it, or on or after it."""


@attrs.frozen(kw_only=True, repr=False)
class Interval(Value):
    """An extent from a start to an end that is not earlier.

    Attributes:
        start: a moment, `OPEN` if it had no beginning, or `UNKNOWN`. A `Range` with one date is
            some moment on or before it, or on or after it. Source: ISO 8601-2, 10.6.
        end: a moment, `OPEN` if it has not ended, `UNKNOWN`, or a `Range` with one date.

    """

    start: End
    end: End

    def __attrs_post_init__(self) -> None:
        _check(self)

    @property
    def level(self) -> int:
        """The higher of its ends' levels; at least 1 with only one date, 2 with an X."""
        dates = self._dates()
        has_range = isinstance(self.start, Range) or isinstance(self.end, Range)
        if has_range or not all(date.is_exact for date in dates):
            return 2
        return max([0 if len(dates) == 2 else 1, *(date.level for date in dates)])  # noqa: PLR2004

    @property
    def is_ongoing(self) -> bool:
        """Whether its end is open."""
        return self.end is OPEN

    def _dates(self) -> list[Point]:
        return list(dates_of((self.start, self.end)))

    def _shape(self) -> Extent:
        """Return the days that it may start and end on, as far as each allows the other."""
        first = limits_of_end(self.start, NO_START, UNKNOWN_START)[0]
        last = limits_of_end(self.end, NO_END, UNKNOWN_END)[1]
        starts = up_to(_candidates(self.start, NO_START, UNKNOWN_START), last)
        ends = from_on(_candidates(self.end, NO_END, UNKNOWN_END), first)
        return Extent(starts, ends)

    def _count_runs(self) -> int:
        return sum(count_runs(date) for date in self._dates())

    def _outline(self) -> Extent:
        limits = limits_of(self)
        return Extent((limits[:2],), (limits[2:4],))

    def _compute_limits(self) -> Limits:
        first_start, last_start, one = limits_of_end(self.start, NO_START, UNKNOWN_START)
        first_end, last_end, other = limits_of_end(self.end, NO_END, UNKNOWN_END)
        contiguous = one and other
        if not contiguous and not has_many_runs(self):
            return self._shape().limits
        if last_start > last_end:
            last_start = _last_up_to(self.start, last_end)
        if first_end < first_start:
            first_end = _first_from(self.end, first_start)
        return Limits(first_start, last_start, first_end, last_end, contiguous)

    def __str__(self) -> str:
        start, end = ("" if end is UNKNOWN else str(end) for end in (self.start, self.end))
        return f"{start}/{end}"


def limits_of_end(end: End, beyond: int, unknown: int) -> tuple[int, int, bool]:
    """Return the first and last day of an end, and whether every day between them is one."""
    if isinstance(end, Value):
        first, last, _, _, contiguous = limits_of(end)
        return first, last, contiguous
    if isinstance(end, Range):
        return *run_of(end, ANY_BEFORE, ANY_AFTER), True
    if end is OPEN:
        return beyond, beyond, True
    return (unknown, -unknown, True) if unknown < 0 else (-unknown, unknown, True)


def _candidates(end: End, beyond: int, unknown: int) -> Runs:
    if isinstance(end, Value):
        return candidates_of(end)
    first, last, _ = limits_of_end(end, beyond, unknown)
    return ((first, last),)


def dates_of(ends: Iterable[End]) -> Iterator[Point]:
    """Yield the dates in the ends of an interval, or in the members of a set."""
    for end in ends:
        if isinstance(end, Range):
            yield from dates_of((end.start, end.end))
        elif isinstance(end, Value):
            yield end


def run_of(member: Point | Range, before: int, after: int) -> Run:
    """Return the first and last day of a member; *before* and *after* if a range has none."""
    if not isinstance(member, Range):
        return limits_of(member)[:2]
    first = before if isinstance(member.start, Open) else limits_of(member.start).start_earliest
    last = after if isinstance(member.end, Open) else limits_of(member.end).end_latest
    return first, last


def _last_up_to(end: End, number: int) -> int:
    """Return the last day of an end that is not after a number."""
    if isinstance(end, Date):
        return last_date_up_to(end.year, end.month, end.day, number)
    return up_to(candidates_of(end), number)[-1][1] if isinstance(end, Value) else number


def _first_from(end: End, number: int) -> int:
    """Return the first day of an end that is not before a number."""
    if isinstance(end, Date):
        return first_date_from(end.year, end.month, end.day, number)
    return from_on(candidates_of(end), number)[0][0] if isinstance(end, Value) else number


_ENDS: Final = (*POINTS, Open, Unknown)


def _check(value: Interval) -> None:
    start, end = value.start, value.end
    for name, given in (("start", start), ("end", end)):
        if isinstance(given, Range):
            if not (isinstance(given.start, Open) or isinstance(given.end, Open)):
                at = 0 if name == "start" else len(str(start)) + 1
                raise EdtfError(str(value), at, "expected dots on only one side of a date")
        else:
            require_type(name, given, _ENDS, "a date, season or year, OPEN or UNKNOWN")
    if isinstance(start, Unknown) and isinstance(end, Unknown):
        raise EdtfError(str(value), 0, "expected a date, or two dots, on at least one side")
    if isinstance(start, Open | Unknown) or isinstance(end, Open | Unknown):
        return
    first, last = limits_of_end(start, 0, 0)[0], limits_of_end(end, 0, 0)[1]
    if first > last:
        position = len(str(start)) + 1
        raise EdtfError(str(value), position, f"expected an end that is not before {start}")
