"""Sets of moments, one of which or all of which are meant: their rules, text, level and bounds."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, cast

import attrs

from timeline.edtf._components import Precision
from timeline.edtf._date import Date, DateTime, Season
from timeline.edtf._day import OPEN, Open, civil, day_number
from timeline.edtf._interval import POINTS, Interval, Point, Range, dates_of, run_of
from timeline.edtf._runs import Run, Runs, union
from timeline.edtf._shapes import (
    ANY_AFTER,
    ANY_BEFORE,
    NO_END,
    NO_START,
    Limits,
    Moment,
    Several,
)
from timeline.edtf._value import Value, candidates_of, count_runs, has_many_runs, limits_of
from timeline.edtf._year import Year
from timeline.errors import EdtfError
from timeline.errors.messages import brief

Member = Point | Range
"""What a set can hold."""
_MEMBERS: Final = (*POINTS, Range)


def _as_members(value: Iterable[Member]) -> tuple[Member, ...]:
    given = cast("object", value)
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise TypeError(f"members {brief(given)} is not a list of dates, seasons, years and Ranges")
    return tuple(value)


def _check_members(value: Value, _: object, members: tuple[Member, ...]) -> None:
    for index, member in enumerate(members):
        if not isinstance(member, _MEMBERS):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
            expected = "a date, season, year or Range"
            raise TypeError(f"members[{index}] {brief(member)} is not {expected}")
    if not members:
        raise EdtfError(str(value), 1, "expected a member")


@attrs.frozen(kw_only=True, repr=False)
class OneOf(Value):
    """One moment among several.

    Attributes:
        members: the dates and ranges that it is one of; at least one.

    """

    members: tuple[Member, ...] = attrs.field(converter=_as_members, validator=_check_members)

    @property
    def level(self) -> int:
        """2."""
        return 2

    def _dates(self) -> Iterator[Point]:
        return dates_of(self.members)

    def _shape(self) -> Moment:
        pieces: set[Run] = set()
        for member in dict.fromkeys(self.members):
            if isinstance(member, Range):
                pieces.add(run_of(member, ANY_BEFORE, ANY_AFTER))
            elif limits_of(member).contiguous:
                pieces.add(limits_of(member)[:2])
            else:
                pieces.update(candidates_of(member))
        return Moment(union(pieces))

    def _count_runs(self) -> int:
        return sum(0 if isinstance(each, Range) else count_runs(each) for each in self.members)

    def _compute_limits(self) -> Limits:
        if not has_many_runs(self):
            return self._shape().limits
        limits = [run_of(each, ANY_BEFORE, ANY_AFTER) for each in self.members]
        first, last = min(low for low, _ in limits), max(high for _, high in limits)
        return Limits(first, last, first, last, contiguous=False)

    def __str__(self) -> str:
        return f"[{','.join(map(str, self.members))}]"


@attrs.frozen(kw_only=True, repr=False)
class AllOf(Value):
    """Several moments, all of which happen.

    Attributes:
        members: the dates, and the ranges that stand for each of their dates; at least one.

    """

    members: tuple[Member, ...] = attrs.field(converter=_as_members, validator=_check_members)

    @property
    def level(self) -> int:
        """2."""
        return 2

    def _dates(self) -> Iterator[Point]:
        return dates_of(self.members)

    @property
    def is_ongoing(self) -> bool:
        """Whether it contains every date from some date on."""
        return any(isinstance(member, Range) and member.end is OPEN for member in self.members)

    def _shape(self) -> Several:
        members: list[Runs] = []
        sure: list[Run] = []
        reach: list[Run] = []
        for member in dict.fromkeys(self.members):
            if isinstance(member, Range):
                members.extend((piece,) for piece in _dates_in(member))
                filled = run_of(member, NO_START, NO_END)
                reach.append(filled)
                if Precision.DAY in {end.precision for end in dates_of((member,))}:
                    sure.append(filled)
            else:
                candidates = candidates_of(member)
                members.append(candidates)
                reach.extend(candidates)
                if candidates[0][0] == candidates[-1][1]:
                    sure.extend(candidates)
        return Several(tuple(members), union(reach), union(sure))

    def _count_runs(self) -> int:
        return sum(map(_count_dates, self.members))

    def _outline(self) -> Several:
        pieces = [piece for each in self.members for piece in _first_and_last(each)]
        reach = union(run_of(each, NO_START, NO_END) for each in self.members)
        return Several(tuple((piece,) for piece in pieces), reach, ())

    def _compute_limits(self) -> Limits:
        return self._outline().limits

    def __str__(self) -> str:
        return f"{{{','.join(map(str, self.members))}}}"


When = Date | Season | Year | DateTime | Interval | OneOf | AllOf
"""What a date can be: one of seven kinds, which `isinstance` and `match` tell apart."""


# Of a longer range, only the first and last date are kept, and the extent between them.
_MOST_DATES: Final = 4096


_MONTHS_IN: Final = {
    Precision.MONTH: 1,
    Precision.SEASON: 3,
    Precision.QUARTER: 3,
    Precision.QUADRIMESTER: 4,
    Precision.SEMESTER: 6,
    Precision.YEAR: 12,
}


def _dates_in(member: Range) -> list[Run]:
    """Return the days of each date in a range."""
    start, end = member.start, member.end
    if isinstance(start, Open) or isinstance(end, Open):
        return _first_and_last(member)
    dates = list(islice(_dates_between(start, end), _MOST_DATES))
    return dates if len(dates) < _MOST_DATES else _first_and_last(member)


def _first_and_last(member: Member) -> list[Run]:
    """Return the days of the first and of the last date in a range; of a date, its days."""
    if not isinstance(member, Range):
        return [limits_of(member)[:2]]
    start, end = member.start, member.end
    return [
        (NO_START, NO_START) if isinstance(start, Open) else limits_of(start)[:2],
        (NO_END, NO_END) if isinstance(end, Open) else limits_of(end)[:2],
    ]


def _count_dates(member: Member) -> int:
    """Return about how many runs a member has, or the dates of a range."""
    if not isinstance(member, Range):
        return count_runs(member)
    (first, _), (_, last) = _first_and_last(member)
    months = _MONTHS_IN.get(next(dates_of((member,))).precision)
    shortest = 28 * months if months else 1
    return min((last - first) // shortest + 1, _MOST_DATES)


def _dates_between(start: Point, end: Point) -> Iterator[Run]:
    """Yield the days of each date from *start* to *end*, two exact dates of one precision."""
    first, last = limits_of(start).start_earliest, limits_of(end).end_latest
    if start.precision is Precision.DAY:
        yield from ((day, day) for day in range(first, last + 1))
        return
    year, month, _ = civil(first)
    months = 12 * year + month - 1
    while first <= last:
        months += _MONTHS_IN[start.precision]
        following = day_number(months // 12, months % 12 + 1, 1)
        yield first, following - 1
        first = following
