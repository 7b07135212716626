"""Intervals, from one moment to another: their rules, text, level and bounds."""

from typing import Final

import attrs

from timeline.edtf._calendar import first_date_from, last_date_up_to
from timeline.edtf._date import Date, Season
from timeline.edtf._day import OPEN, UNKNOWN, Open, Unknown
from timeline.edtf._runs import Runs, from_on, up_to
from timeline.edtf._shapes import NO_END, NO_START, UNKNOWN_END, UNKNOWN_START, Extent, Limits
from timeline.edtf._value import Value, candidates_of, count_runs, is_vast, limits_of
from timeline.edtf._year import Year
from timeline.errors import EdtfError
from timeline.errors.messages import brief

Point = Date | Season | Year
"""A moment that can be the end of an interval, or a member of a set."""

POINTS: Final = (Date, Season, Year)
"""The same for `isinstance`, which takes longer with a union."""

End = Point | Open | Unknown
"""An end of an interval."""


@attrs.frozen(kw_only=True, repr=False)
class Interval(Value):
    """An extent from a start to an end that is not earlier.

    Attributes:
        start: a moment, `OPEN` if it had no beginning, or `UNKNOWN`.
        end: a moment, `OPEN` if it has not ended, or `UNKNOWN`.

    """

    start: End
    end: End

    def __attrs_post_init__(self) -> None:
        _check(self)

    @property
    def level(self) -> int:
        """The higher of its ends' levels; at least 1 with only one date, 2 with an X."""
        dates = self._dates()
        if not all(date.is_exact for date in dates):
            return 2
        return max([0 if len(dates) == 2 else 1, *(date.level for date in dates)])  # noqa: PLR2004

    @property
    def is_ongoing(self) -> bool:
        """Whether its end is open."""
        return self.end is OPEN

    def _dates(self) -> list[Point]:
        return [end for end in (self.start, self.end) if isinstance(end, Value)]

    def _shape(self) -> Extent:
        """Return the days that it may start and end on, as far as each allows the other."""
        start, end = self.start, self.end
        first = limits_of(start).start_earliest if isinstance(start, Value) else NO_START
        last = limits_of(end).end_latest if isinstance(end, Value) else NO_END
        starts: Runs
        if isinstance(start, Value):
            starts = up_to(candidates_of(start), last)
        elif start is UNKNOWN:
            starts = ((UNKNOWN_START, min(last, UNKNOWN_END)),)
        else:
            starts = ((NO_START, NO_START),)
        ends: Runs
        if isinstance(end, Value):
            ends = from_on(candidates_of(end), first)
        elif end is UNKNOWN:
            ends = ((max(first, UNKNOWN_START), UNKNOWN_END),)
        else:
            ends = ((NO_END, NO_END),)
        return Extent(starts, ends)

    def _count_runs(self) -> int:
        return sum(count_runs(date) for date in self._dates())

    def _outline(self) -> Extent:
        limits = limits_of(self)
        return Extent((limits[:2],), (limits[2:4],))

    def _compute_limits(self) -> Limits:
        first_start, last_start, one = _limits_of_end(self.start, NO_START, UNKNOWN_START)
        first_end, last_end, other = _limits_of_end(self.end, NO_END, UNKNOWN_END)
        contiguous = one and other
        if not contiguous and not is_vast(self):
            return self._shape().limits
        if last_start > last_end:
            last_start = _last_up_to(self.start, last_end)
        if first_end < first_start:
            first_end = _first_from(self.end, first_start)
        return Limits(first_start, last_start, first_end, last_end, contiguous)

    def __str__(self) -> str:
        start, end = ("" if end is UNKNOWN else str(end) for end in (self.start, self.end))
        return f"{start}/{end}"


def _limits_of_end(end: End, beyond: int, unknown: int) -> tuple[int, int, bool]:
    """Return the first and last day of an end, and whether every day between them is one."""
    if isinstance(end, Value):
        first, last, _, _, contiguous = limits_of(end)
        return first, last, contiguous
    if end is OPEN:
        return beyond, beyond, True
    return (unknown, -unknown, True) if unknown < 0 else (-unknown, unknown, True)


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


def _check(value: Interval) -> None:
    start, end = value.start, value.end
    for name, given in (("start", start), ("end", end)):
        if not isinstance(given, (*POINTS, Open, Unknown)):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
            allowed = "date, season or year, OPEN or UNKNOWN"
            raise TypeError(f"{name} {brief(given)} is not a {allowed}")
    if isinstance(start, Unknown) and isinstance(end, Unknown):
        raise EdtfError(str(value), 0, "expected a date, or two dots, on at least one side")
    if isinstance(start, Open | Unknown) or isinstance(end, Open | Unknown):
        return
    if limits_of(start).start_earliest > limits_of(end).end_latest:
        position = len(str(start)) + 1
        raise EdtfError(str(value), position, f"expected an end that is not before {start}")
