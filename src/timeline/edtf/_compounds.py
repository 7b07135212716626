"""The values that are made of moments: intervals, one-of sets and all-of sets."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Final, cast

import attrs

from timeline.edtf import _check_compounds as _check
from timeline.edtf import _format
from timeline.edtf._day import OPEN, UNKNOWN, Open, Unknown
from timeline.edtf._moments import Date, Season, Year
from timeline.edtf._precision import Precision
from timeline.edtf._qualifier import Qualifier, common
from timeline.edtf._runs import from_on, union, up_to
from timeline.edtf._shapes import (
    ANY_AFTER,
    ANY_BEFORE,
    NO_END,
    NO_START,
    UNKNOWN_END,
    UNKNOWN_START,
    Extent,
    Limits,
    Moment,
    Several,
    Shape,
)
from timeline.edtf._units import units_between
from timeline.edtf._value import Value
from timeline.errors import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.edtf._runs import Run, Runs

Point = Date | Season | Year
"""A moment that can be the end of an interval, or a member of a set."""

End = Point | Open | Unknown
"""An end of an interval."""


@attrs.frozen(kw_only=True, repr=False)
class Interval(Value):
    """An extent from a start to an end that is not before it.

    Attributes:
        start: a moment, `OPEN` for what always was, or `UNKNOWN`.
        end: a moment, `OPEN` for what goes on, or `UNKNOWN`.

    """

    start: End
    end: End

    def __attrs_post_init__(self) -> None:
        _check.interval(self)

    @property
    def level(self) -> int:
        """The higher of its ends' levels, at least 1 without a date, and 2 with an open digit."""
        dates = self._dates
        if not all(date.is_exact for date in dates):
            return 2
        return max([0 if len(dates) == 2 else 1, *(date.level for date in dates)])  # noqa: PLR2004

    @property
    def precision(self) -> Precision:
        """The coarser of its ends' precisions."""
        return _coarsest(self._dates)

    @property
    def qualifier(self) -> Qualifier:
        """What is said of both ends, as far as they are dates."""
        return _said_of_all(self._dates)

    @property
    def is_ongoing(self) -> bool:
        """Whether its end is open."""
        return self.end is OPEN

    @property
    def _dates(self) -> list[Point]:
        return [end for end in (self.start, self.end) if isinstance(end, Value)]

    def shape(self) -> Shape:
        """The days that it may start and end on, as far as each allows. For the engine."""
        start, end = self.start, self.end
        first = start.limits.start_earliest if isinstance(start, Value) else NO_START
        last = end.limits.end_latest if isinstance(end, Value) else NO_END
        starts: Runs
        if isinstance(start, Value):
            starts = up_to(_candidates(start), last)
        elif start is UNKNOWN:
            starts = ((UNKNOWN_START, min(last, UNKNOWN_END)),)
        else:
            starts = ((NO_START, NO_START),)
        ends: Runs
        if isinstance(end, Value):
            ends = from_on(_candidates(end), first)
        elif end is UNKNOWN:
            ends = ((max(first, UNKNOWN_START), UNKNOWN_END),)
        else:
            ends = ((NO_END, NO_END),)
        return Extent(starts, ends)

    def _measure(self) -> Limits:
        if not (isinstance(self.start, Value) and isinstance(self.end, Value)):
            return self.shape().limits
        start, end = self.start.limits, self.end.limits
        if not (start.contiguous and end.contiguous):
            return self.shape().limits
        first, last = start.start_earliest, end.end_latest
        return Limits(
            first, min(start.start_latest, last), max(end.end_earliest, first), last, True
        )

    def __str__(self) -> str:
        return _format.interval(self)


@attrs.frozen(kw_only=True, repr=False)
class Range:
    """The moments from one to another, in a set.

    Attributes:
        start: the first, or `OPEN` for all up to the end.
        end: the last, of the start's precision, or `OPEN` for all from the start on.

    """

    start: Point | Open
    end: Point | Open

    def __attrs_post_init__(self) -> None:
        _check.date_range(self)

    @property
    def limits(self) -> Limits:
        """The first and last day in it, as those of one moment."""
        first = ANY_BEFORE if isinstance(self.start, Open) else self.start.limits.start_earliest
        last = ANY_AFTER if isinstance(self.end, Open) else self.end.limits.end_latest
        return Limits(first, last, first, last, True)

    def __str__(self) -> str:
        return _format.date_range(self)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


Member = Point | Range
"""What a set can hold."""


def _as_members(value: Iterable[Member]) -> tuple[Member, ...]:
    given = cast("object", value)
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise TypeError(f"members {shown(given)} is not a list of dates, seasons, years and Ranges")
    return tuple(value)


@attrs.frozen(kw_only=True, repr=False)
class OneOf(Value):
    """One moment, which is one of several.

    Attributes:
        members: the dates and ranges that it is among; one at least.

    """

    members: tuple[Member, ...] = attrs.field(converter=_as_members)

    def __attrs_post_init__(self) -> None:
        _check.members(self, Range)

    @property
    def level(self) -> int:
        """2."""
        return 2

    @property
    def precision(self) -> Precision:
        """The coarsest of its members' precisions."""
        return _coarsest(_dates_of(self.members))

    @property
    def qualifier(self) -> Qualifier:
        """What is said of all members."""
        return _said_of_all(_dates_of(self.members))

    def shape(self) -> Shape:
        """The days that it may turn out to be. For the engine."""
        pieces: set[Run] = set()
        for member in dict.fromkeys(self.members):
            if member.limits.contiguous:
                pieces.add(member.limits[:2])
            else:
                pieces.update(_candidates(member))
        return Moment(union(pieces))

    def __str__(self) -> str:
        return f"[{','.join(map(str, self.members))}]"


@attrs.frozen(kw_only=True, repr=False)
class AllOf(Value):
    """Several moments, all of which come to pass.

    Attributes:
        members: the dates, and the ranges of which every date is meant; one at least.

    """

    members: tuple[Member, ...] = attrs.field(converter=_as_members)

    def __attrs_post_init__(self) -> None:
        _check.members(self, Range)

    @property
    def level(self) -> int:
        """2."""
        return 2

    @property
    def precision(self) -> Precision:
        """The coarsest of its members' precisions."""
        return _coarsest(_dates_of(self.members))

    @property
    def qualifier(self) -> Qualifier:
        """What is said of all members."""
        return _said_of_all(_dates_of(self.members))

    @property
    def is_ongoing(self) -> bool:
        """Whether it holds every date from some date on."""
        return any(isinstance(member, Range) and member.end is OPEN for member in self.members)

    def shape(self) -> Shape:
        """The days that each member may turn out to be. For the engine."""
        members: list[Runs] = []
        sure: list[Run] = []
        reach: list[Run] = []
        for member in dict.fromkeys(self.members):
            if isinstance(member, Range):
                pieces, whole = _in_range(member)
                members.extend((piece,) for piece in pieces)
                reach.append(whole)
                if Precision.DAY in (_precision(member.start), _precision(member.end)):
                    sure.append(whole)
            else:
                candidates = _candidates(member)
                members.append(candidates)
                reach.extend(candidates)
                if member.limits.start_earliest == member.limits.start_latest:
                    sure.extend(candidates)
        return Several(tuple(members), union(reach), union(sure))

    def __str__(self) -> str:
        return f"{{{','.join(map(str, self.members))}}}"


# Beyond so many, a range is known by its first and last date and by the stretch between.
_MOST_UNITS: Final = 4096


def _in_range(member: Range) -> tuple[list[Run], Run]:
    """The candidates of each date in a range of which all are meant, and what they fill."""
    start, end = member.start, member.end
    first = NO_START if isinstance(start, Open) else start.limits.start_earliest
    last = NO_END if isinstance(end, Open) else end.limits.end_latest
    pieces = [
        (first, first) if isinstance(start, Open) else start.limits[:2],
        (last, last) if isinstance(end, Open) else end.limits[:2],
    ]
    if not (isinstance(start, Open) or isinstance(end, Open)):
        units = list(islice(units_between(start, end), _MOST_UNITS))
        if len(units) < _MOST_UNITS:
            pieces = units
    return pieces, (first, last)


def _candidates(moment: Member) -> Runs:
    shape = moment.shape() if isinstance(moment, Value) else Moment((moment.limits[:2],))
    assert isinstance(shape, Moment)  # noqa: S101  # for the type checker
    return shape.candidates


def _dates_of(members: Iterable[Member]) -> Iterator[Point]:
    for member in members:
        if isinstance(member, Range):
            yield from (end for end in (member.start, member.end) if isinstance(end, Value))
        else:
            yield member


def _precision(end: Point | Open) -> Precision:
    return Precision.COARSER if isinstance(end, Open) else end.precision


def _coarsest(dates: Iterable[Point]) -> Precision:
    precisions = (date.precision for date in dates)
    return max(precisions, key=lambda precision: precision.rank, default=Precision.COARSER)


def _said_of_all(dates: Iterable[Point]) -> Qualifier:
    return common(date.qualifier for date in dates)
