"""Intervals, from one moment to another: their rules, text, level and bounds."""

from typing import Final

import attrs

from timeline.edtf._date import Date, Season
from timeline.edtf._day import OPEN, UNKNOWN, Open, Unknown
from timeline.edtf._runs import Runs, from_on, up_to
from timeline.edtf._shapes import NO_END, NO_START, UNKNOWN_END, UNKNOWN_START, Extent, Limits
from timeline.edtf._value import Value, candidates_of, limits_of
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

    def _compute_limits(self) -> Limits:
        if not (isinstance(self.start, Value) and isinstance(self.end, Value)):
            return self._shape().limits
        start, end = limits_of(self.start), limits_of(self.end)
        if not (start.contiguous and end.contiguous):
            return self._shape().limits
        first, last = start.start_earliest, end.end_latest
        return Limits(
            first, min(start.start_latest, last), max(end.end_earliest, first), last, True
        )

    def __str__(self) -> str:
        start, end = ("" if end is UNKNOWN else str(end) for end in (self.start, self.end))
        return f"{start}/{end}"


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
