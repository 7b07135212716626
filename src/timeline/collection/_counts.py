"""How many events there were in each period: at least and at most.

An event whose date is not exact may be in several periods. It is counted in each of them at most,
and at least in the one that it certainly is in. Rows cannot be added up: their sum counts such an
event twice. `total`, `peak` and `difference` ask about several periods at once, exactly.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import accumulate
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from timeline.collection._dates import Dates, StepDates, answers_of
from timeline.edtf import (
    AllOf,
    Certainty,
    DateLike,
    Day,
    Interval,
    Open,
    Range,
    Unknown,
    as_when,
    interval,
)
from timeline.edtf.day_numbers import Limits, day_range, day_runs
from timeline.errors import FieldError
from timeline.errors.messages import did_you_mean
from timeline.model import Event

Period: TypeAlias = Literal["day", "week", "month", "quarter", "year", "decade"]
"""What events are counted by; weeks are those of ISO 8601, from Monday to Sunday."""
CountGroup: TypeAlias = Literal["type", "actor", "tag", "place", "status"]
"""What rows are divided by."""
Touching: TypeAlias = Literal["touching", "starts"]
"""What counts: events that touch a period, or that start in it."""

MOST_ROWS: Final = 10_000
# Beyond the days of all years that can be written; limits that are no days lie further out.
_FAR: Final = 10**21

Row = tuple[int, int]
"""At least and at most."""


class Count(NamedTuple):
    """How many events there were in a period.

    Attributes:
        period: the period as EDTF, such as "2024", "2024-07" or "202X"; a week or a quarter as
            the interval of its days.
        group: the group; "" if the rows are not divided.
        at_least: how many certainly.
        at_most: how many possibly.

    """

    period: str
    group: str
    at_least: int
    at_most: int


class Peak(NamedTuple):
    """The most events of any period, whatever the dates turn out to be.

    Attributes:
        at_least: the least that the highest count can be.
        at_most: the most that it can be.
        is_exact: whether *at_least* is exact; with gapped dates it may be higher.

    """

    at_least: int
    at_most: int
    is_exact: bool


class Difference(NamedTuple):
    """How many more events there were in one period than in another.

    Attributes:
        least: the least that it can be; above 0 if the number certainly rose.
        most: the most that it can be.

    """

    least: int
    most: int


class _Spread(NamedTuple):
    """The days on which what is counted of an event begins and ends.

    A moment begins and ends at once. Of an event that counts where it starts, the two are equal.
    """

    start_earliest: int
    start_latest: int
    end_earliest: int
    end_latest: int
    is_moment: bool
    runs: tuple[tuple[int, int], ...]
    """The days of a moment with gaps; empty without gaps."""
    several: "Dates | None"
    """What answers for several moments, all of which happen; None for one moment or extent."""


class Counts:
    """How many events there were in each period, at least and at most.

    Attributes:
        by: the kind of period.
        rows: a count for each period, from the first to the last; with groups, for each
            group of a period that has an event.
        undated: how many events have no date at all, and are in no row.

    """

    def __init__(
        self,
        events: Sequence[Event],
        by: Period,
        group: CountGroup | None,
        of: Touching,
        within: DateLike | None,
    ) -> None:
        _check("by", by, get_args(Period))
        _check("of", of, get_args(Touching))
        if group is not None:
            _check("group", group, get_args(CountGroup))
        self.by: Period = by
        dates = [answers_of(event) for event in events]
        self.undated: int = dates.count(None)
        spreads = [_spread(each, of) for each in dates if each is not None]
        dated = [event for event, each in zip(events, dates, strict=True) if each is not None]
        self._starts = _starts(by, spreads, within)
        self._spreads = spreads
        self._all: list[Row] = _rows(spreads, self._starts)
        self.rows: tuple[Count, ...] = tuple(self._listed(dated, group))

    def _listed(self, dated: Sequence[Event], group: CountGroup | None) -> Iterator[Count]:
        names = [_name(self.by, first) for first in self._starts[:-1]]
        if group is None:
            for name, row in zip(names, self._all, strict=True):
                yield Count(name, "", *row)
            return
        members: dict[str, list[_Spread]] = {}
        for event, spread in zip(dated, self._spreads, strict=True):
            for key in dict.fromkeys(_GROUPS[group](event)) or ("",):
                members.setdefault(key, []).append(spread)
        tables = {key: _rows(members[key], self._starts) for key in sorted(members)}
        for number, name in enumerate(names):
            for key, rows in tables.items():
                if rows[number][1]:
                    yield Count(name, key, *rows[number])

    def total(self, first: DateLike | None = None, last: DateLike | None = None) -> Row:
        """Return how many events there were from *first* to *last*, at least and at most.

        It is never the sum of the rows, which would count an event twice that may be in two.

        Args:
            first: a date in the first period; by default that of the first row.
            last: a date in the last period; by default that of the last row.

        Raises:
            FieldError: a date is in no row.

        """
        if not self._all:
            return 0, 0
        start = 0 if first is None else self._place("first", first)
        end = len(self._all) - 1 if last is None else self._place("last", last)
        if start > end:
            raise FieldError("last", str(last), "expected a date that is not before `first`")
        ((at_least, at_most),) = _rows(self._spreads, (self._starts[start], self._starts[end + 1]))
        return at_least, at_most

    def peak(self) -> Peak:
        """Return the count of the highest period, at least and at most."""
        at_most = max((most for _, most in self._all), default=0)
        is_exact = not any(spread.runs or spread.several for spread in self._spreads)
        return Peak(_least_peak(self._spreads, self._starts), at_most, is_exact)

    def trough(self) -> int:
        """Return the least that the count of the lowest period can be."""
        return min((least for least, _ in self._all), default=0)

    def difference(self, one: DateLike, other: DateLike) -> Difference:
        """Return how many more events the period of *other* has than that of *one*.

        Raises:
            FieldError: a date is in no row.

        """
        before, after = self._place("one", one), self._place("other", other)
        if before == after:
            return Difference(0, 0)
        first, second = (
            (self._starts[place], self._starts[place + 1] - 1) for place in (before, after)
        )
        changes = [_difference(spread, first, second) for spread in self._spreads]
        return Difference(sum(least for least, _ in changes), sum(most for _, most in changes))

    def _place(self, name: str, given: DateLike) -> int:
        """Return the number of the row of a date."""
        limits = day_range(as_when(given))
        place = bisect_right(self._starts, limits.start_earliest) - 1
        if not 0 <= place < len(self._all) or limits.end_latest >= self._starts[place + 1]:
            rows = f"{_name(self.by, self._starts[0])} to {_name(self.by, self._starts[-2])}"
            raise FieldError(name, str(given), f"expected a date within one of the rows, {rows}")
        return place


def _check(name: str, given: object, allowed: tuple[str, ...]) -> None:
    if not isinstance(given, str) or given not in allowed:
        near = did_you_mean(given, allowed)
        raise FieldError(name, given, f"expected {', '.join(allowed)}{near}")


def _spread(dates: Dates, of: Touching) -> _Spread:
    limits = dates.limits if isinstance(dates, StepDates) else day_range(dates)
    if isinstance(dates, StepDates | AllOf):
        return _of_several(dates, limits, of)
    if isinstance(dates, Interval):
        if of == "starts":
            first, last = limits.start_earliest, limits.start_latest
            gapped = () if limits.contiguous else _start_runs(dates, last)
            return _Spread(first, last, first, last, True, gapped, None)
        return _Spread(*limits[:4], is_moment=False, runs=(), several=None)
    runs = () if limits.contiguous else day_runs(dates)
    return _Spread(*limits[:4], is_moment=True, runs=runs, several=None)


def _start_runs(when: Interval, last: int) -> tuple[tuple[int, int], ...]:
    """Return the days on which an interval may start, if there are gaps between them."""
    if isinstance(when.start, Open | Unknown | Range):
        return ()
    runs = day_runs(as_when(when.start))
    kept = tuple((low, min(high, last)) for low, high in runs if low <= last)
    return kept if len(kept) > 1 else ()


def _of_several(dates: Dates, limits: Limits, of: Touching) -> _Spread:
    if of == "touching":
        return _Spread(*limits[:4], is_moment=False, runs=(), several=dates)
    # It starts with its first moment: between the earliest and the latest day of that.
    first, last = limits.start_earliest, limits.start_latest
    reach = _reach(dates)
    runs = tuple((low, min(high, last)) for low, high in reach if low <= last)
    return _Spread(first, last, first, last, True, runs if len(runs) > 1 else (), None)


def _reach(dates: Dates) -> tuple[tuple[int, int], ...]:
    if isinstance(dates, StepDates):
        return tuple(sorted(run for when in dates.dates for run in day_runs(when)))
    return day_runs(dates)


def _rows(spreads: Iterable[_Spread], starts: Sequence[int]) -> list[Row]:
    """Return at least and at most for each period; the last of *starts* ends the last period."""
    # Where a period is entered and left, summed up at the end: linear in events and periods.
    size = max(len(starts) - 1, 0)
    least, most = [0] * (size + 1), [0] * (size + 1)
    if not size:
        return []
    for spread in spreads:
        for first, last in _possible(spread, starts):
            most[first] += 1
            most[last + 1] -= 1
        for first, last in _certain(spread, starts):
            least[first] += 1
            least[last + 1] -= 1
    return [*zip(accumulate(least[:size]), accumulate(most[:size]), strict=True)]


def _possible(spread: _Spread, starts: Sequence[int]) -> Sequence[tuple[int, int]]:
    """Return the first and last of the adjoining periods that an event may count in."""
    if spread.several is not None:
        return [*_joined(_reach(spread.several), starts)]
    if spread.runs:
        return [*_joined(spread.runs, starts)]
    first = max(bisect_right(starts, spread.start_earliest) - 1, 0)
    last = min(bisect_right(starts, spread.end_latest), len(starts) - 1) - 1
    return ((first, last),) if first <= last else ()


def _joined(runs: Iterable[tuple[int, int]], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the periods that runs of days touch, each period once."""
    reached = -1
    for low, high in sorted(runs):
        first = max(bisect_right(starts, low) - 1, reached + 1, 0)
        last = min(bisect_right(starts, high) - 1, len(starts) - 2)
        if first <= last:
            yield first, last
            reached = last


def _certain(spread: _Spread, starts: Sequence[int]) -> Sequence[tuple[int, int]]:
    """Return the first and last of the adjoining periods that an event certainly counts in."""
    if spread.several is not None:
        return [
            (place, place)
            for first, last in _possible(spread, starts)
            for place in range(first, last + 1)
            if _surely_meets(spread.several, starts[place], starts[place + 1] - 1)
        ]
    low, high = spread.start_latest, spread.end_earliest
    if spread.is_moment:
        low, high = spread.end_latest, spread.start_earliest
    if low > high:
        # It is in one period if all the days on which it may begin and end are.
        place = bisect_right(starts, high) - 1
        is_inside = 0 <= place < len(starts) - 1 and low < starts[place + 1]
        return ((place, place),) if is_inside else ()
    first = max(bisect_right(starts, low) - 1, 0)
    last = min(bisect_right(starts, high), len(starts) - 1) - 1
    return ((first, last),) if first <= last else ()


def _surely_meets(dates: Dates, first: int, last: int) -> bool:
    window = interval(str(Day.from_number(first)), str(Day.from_number(last)))
    answer = (
        dates.ask("overlapping", window)
        if isinstance(dates, StepDates)
        else dates.overlapping(window)
    )
    return answer is Certainty.CERTAIN


def _least_peak(spreads: Iterable[_Spread], starts: Sequence[int]) -> int:
    """Return the least that the highest count can be.

    What certainly touches periods loads them. Any other event loads one period of a range, or
    none if the range leaves the window: a job to be placed before its last period.
    """
    size = max(len(starts) - 1, 0)
    loads = [0] * (size + 1)
    jobs: dict[int, list[int]] = {}
    count = 0
    for spread in spreads:
        certain = [*_certain(spread, starts)]
        for first, last in certain:
            loads[first] += 1
            loads[last + 1] -= 1
        if certain or spread.several is not None or spread.runs:
            continue
        # Wherever it begins latest and ends earliest, it need not be elsewhere.
        low, high = sorted((spread.start_latest, spread.end_earliest))
        if spread.is_moment:
            low, high = spread.start_earliest, spread.end_latest
        first, last = bisect_right(starts, low) - 1, bisect_right(starts, high) - 1
        if first >= 0 and last < size:
            jobs.setdefault(first, []).append(last)
            count += 1
    base = [*accumulate(loads[:size])]
    low, high = max(base, default=0), max(base, default=0) + count
    while low < high:
        middle = (low + high) // 2
        if _fits(base, jobs, middle):
            high = middle
        else:
            low = middle + 1
    return low


def _fits(base: Sequence[int], jobs: Mapping[int, list[int]], limit: int) -> bool:
    """Return whether all jobs can be placed with no period above *limit*, the most urgent first."""
    waiting: list[int] = []
    for place, load in enumerate(base):
        for last in jobs.get(place, ()):
            heappush(waiting, last)
        for _ in range(min(limit - load, len(waiting))):
            heappop(waiting)
        if waiting and waiting[0] <= place:
            return False
    return True


def _difference(
    spread: _Spread, first: tuple[int, int], second: tuple[int, int]
) -> tuple[int, int]:
    """Return the least and the most by which an event makes *second* larger than *first*."""
    if first > second:
        least, most = _difference(spread, second, first)
        return -most, -least
    if spread.several is not None or spread.is_moment:
        one, other = (_answer(spread, *period) for period in (first, second))
        if spread.is_moment:
            # It is in one of the two at most.
            least = -1 if one[1] else other[0]
            return least, 1 if other[1] else -one[0]
        return other[0] - one[1], other[1] - one[0]
    values = {
        value
        for value, is_possible in (
            (-1, _only_first(spread, first, second)),
            (1, _only_second(spread, first, second)),
            (0, _both_or_none(spread, first, second)),
        )
        if is_possible
    }
    return min(values), max(values)


def _answer(spread: _Spread, first: int, last: int) -> Row:
    ((least, most),) = _rows([spread], (first, last + 1))
    return least, most


def _only_first(spread: _Spread, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Return whether an extent may touch the first period and end before the second."""
    begins = spread.start_earliest
    earliest_end = max(begins, spread.end_earliest, first[0])
    return begins <= first[1] and earliest_end <= min(spread.end_latest, second[0] - 1)


def _only_second(spread: _Spread, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Return whether an extent may begin after the first period and touch the second."""
    earliest_start = max(spread.start_earliest, first[1] + 1)
    fits = earliest_start <= min(spread.start_latest, second[1])
    return fits and spread.end_latest >= max(earliest_start, second[0])


def _both_or_none(spread: _Spread, first: tuple[int, int], second: tuple[int, int]) -> bool:
    both = spread.start_earliest <= first[1] and spread.end_latest >= second[0]
    before = max(spread.start_earliest, spread.end_earliest) < first[0]
    after = min(spread.start_latest, spread.end_latest) > second[1]
    between_start = max(spread.start_earliest, first[1] + 1)
    between_end = max(between_start, spread.end_earliest)
    between = between_start <= spread.start_latest and between_end <= min(
        spread.end_latest, second[0] - 1
    )
    return both or before or after or between


# Periods: the day on which each begins, in order.


def _starts(by: Period, spreads: Sequence[_Spread], within: DateLike | None) -> list[int]:
    """Return the first days of all periods from the first to the last, and the day after them."""
    if within is not None:
        limits = day_range(as_when(within))
        first, last = limits.start_earliest, limits.end_latest
        if not -_FAR < first <= last < _FAR:
            expected = "expected a date with a first and a last day, such as 2020/2025"
            raise FieldError("within", str(within), expected)
    else:
        # Of a spread, the first four are days or beyond all days.
        days = [day for spread in spreads for day in spread[:4] if -_FAR < day < _FAR]
        if not days:
            return []
        first, last = min(days), max(days)
    starts = [_start_of(by, first)]
    while starts[-1] <= last:
        if len(starts) > MOST_ROWS:
            whole = f"{_name(by, starts[0])} to {_name(by, _start_of(by, last))}"
            expected = f"expected at most {MOST_ROWS:,} rows, and {whole} has more: give `within`"
            raise FieldError("by", by, expected)
        starts.append(_next(by, starts[-1]))
    return starts


def _start_of(by: Period, number: int) -> int:
    day = Day.from_number(number)
    match by:
        case "day":
            return number
        case "week":
            return number - (number - 1) % 7
        case "month":
            return Day(day.year, day.month, 1).number
        case "quarter":
            return Day(day.year, day.month - (day.month - 1) % 3, 1).number
        case "year":
            return Day(day.year, 1, 1).number
        case "decade":
            return Day(_decade(day.year), 1, 1).number


def _decade(year: int) -> int:
    """Return the first year of a decade: years with the same digits but for the last."""
    return year - year % 10 if year >= 0 else -(-year - -year % 10 + 9)


def _next(by: Period, start: int) -> int:
    day = Day.from_number(start)
    match by:
        case "day":
            return start + 1
        case "week":
            return start + 7
        case "month":
            return Day(day.year + day.month // 12, day.month % 12 + 1, 1).number
        case "quarter":
            return Day(day.year + (day.month + 2) // 12, (day.month + 2) % 12 + 1, 1).number
        case "year":
            return Day(day.year + 1, 1, 1).number
        case "decade":
            # The years -9 to 9 are two decades, -000X and 000X; year 0 is in the second.
            return Day(0 if day.year == -9 else day.year + 10, 1, 1).number  # noqa: PLR2004


def _name(by: Period, start: int) -> str:
    """Return the EDTF text of the period that begins on a day."""
    first = Day.from_number(start)
    last = Day.from_number(_next(by, start) - 1)
    match by:
        case "day":
            return str(first)
        case "week":
            return f"{first}/{last}"
        case "month":
            return str(first)[:-3]
        case "quarter":
            return f"{str(first)[:-3]}/{str(last)[:-3]}"
        case "year":
            return str(first)[:-6]
        case "decade":
            # All years of a decade share their digits but for the last.
            return f"{str(last)[:-7]}X"


_GROUPS: Mapping[CountGroup, Callable[[Event], Iterable[str]]] = {
    "type": lambda event: (event.type,),
    "actor": lambda event: (actor.label for actor in event.participants),
    "tag": lambda event: event.tags,
    "place": lambda event: (place.name or place.country for place in event.places),
    "status": lambda event: (event.status.value,),
}
