"""How many events there were in each period: at least and at most.

An event whose date is not exact may be in several periods. It is counted in each of them at most,
and at least in the one that it certainly is in. Rows cannot be added up: their sum counts such an
event twice. `total`, `peak` and `difference` ask about several periods at once, exactly.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import accumulate
from typing import Literal, NamedTuple, TypeAlias, get_args

from timeline.collection._dates import answers_of
from timeline.collection._periods import Period, Periods, check_word
from timeline.collection._spread import Spread, Spreads, Touching
from timeline.collection._summaries import groups_of
from timeline.edtf import DateLike
from timeline.model import Event

CountGroup: TypeAlias = Literal["type", "actor", "tag", "place", "status"]
"""What rows are divided by."""

Row = tuple[int, int]
"""At least and at most."""

_Weighted: TypeAlias = "Iterable[tuple[Spread, int]]"
"""Spreads, and how many events have each."""
_UNDATED = -1


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
        check_word("of", of, get_args(Touching))
        if group is not None:
            check_word("group", group, get_args(CountGroup))
        spreads = Spreads(of)
        numbers = [*_numbers(events, spreads)]
        weights = Counter(numbers)
        self.undated: int = weights.pop(_UNDATED, 0)
        self._weighted = [(spreads.all[number], weights[number]) for number in weights]
        self._periods = Periods(by, spreads.days(), within)
        self.by: Period = by
        self._all: list[Row] = _rows(self._weighted, self._periods.starts)
        groups = None if group is None else _grouped(events, numbers, spreads, group)
        self.rows: tuple[Count, ...] = tuple(self._listed(groups))

    def _listed(self, groups: Mapping[str, _Weighted] | None) -> Iterator[Count]:
        names, starts = self._periods.names, self._periods.starts
        if groups is None:
            for name, row in zip(names, self._all, strict=True):
                yield Count(name, "", *row)
            return
        tables = {key: _rows(groups[key], starts) for key in sorted(groups)}
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
        if not self._all and first is last is None:
            return 0, 0
        start, end = self._periods.window(first, last)
        starts = self._periods.starts
        ((at_least, at_most),) = _rows(self._weighted, (starts[start], starts[end + 1]))
        return at_least, at_most

    def peak(self) -> Peak:
        """Return the count of the highest period, at least and at most."""
        at_most = max((most for _, most in self._all), default=0)
        is_exact = not any(spread.runs or spread.several for spread, _ in self._weighted)
        return Peak(_least_peak(self._weighted, self._periods.starts), at_most, is_exact)

    def trough(self) -> int:
        """Return the least that the count of the lowest period can be."""
        return min((least for least, _ in self._all), default=0)

    def difference(self, one: DateLike, other: DateLike) -> Difference:
        """Return how many more events the period of *other* has than that of *one*.

        Raises:
            FieldError: a date is in no row.

        """
        before, after = self._periods.place("one", one), self._periods.place("other", other)
        if before == after:
            return Difference(0, 0)
        starts = self._periods.starts
        first, second = ((starts[place], starts[place + 1] - 1) for place in (before, after))
        changes = [(_difference(spread, first, second), n) for spread, n in self._weighted]
        return Difference(
            sum(least * n for (least, _), n in changes), sum(most * n for (_, most), n in changes)
        )


def _numbers(events: Iterable[Event], spreads: Spreads) -> Iterator[int]:
    """Yield for each event the number of its spread, or that of what has no date."""
    for event in events:
        dates = answers_of(event)
        yield _UNDATED if dates is None else spreads.number(dates)


def _grouped(
    events: Iterable[Event], numbers: Iterable[int], spreads: Spreads, group: CountGroup
) -> dict[str, _Weighted]:
    """Return the spreads of each group; an event is in all of its groups, or in "" without any."""
    members: dict[str, Counter[int]] = {}
    for event, number in zip(events, numbers, strict=True):
        if number != _UNDATED:
            for key in groups_of(event, group):
                members.setdefault(key, Counter())[number] += 1
    return {
        key: [(spreads.all[number], weight) for number, weight in weights.items()]
        for key, weights in members.items()
    }


def _rows(weighted: _Weighted, starts: Sequence[int]) -> list[Row]:
    """Return at least and at most for each period; the last of *starts* ends the last period."""
    # Where a period is entered and left, summed up at the end: linear in events and periods.
    size = max(len(starts) - 1, 0)
    least, most = [0] * (size + 1), [0] * (size + 1)
    if not size:
        return []
    for spread, weight in weighted:
        for first, last in spread.possible(starts):
            most[first] += weight
            most[last + 1] -= weight
        for first, last in spread.certain(starts):
            least[first] += weight
            least[last + 1] -= weight
    return [*zip(accumulate(least[:size]), accumulate(most[:size]), strict=True)]


def _least_peak(weighted: _Weighted, starts: Sequence[int]) -> int:
    """Return the least that the highest count can be.

    What certainly touches periods loads them. Any other event loads one period of a range, or
    none if the range leaves the window: a job to be placed before its last period.
    """
    size = max(len(starts) - 1, 0)
    loads = [0] * (size + 1)
    jobs: dict[int, Counter[int]] = {}
    count = 0
    for spread, weight in weighted:
        certain = [*spread.certain(starts)]
        for first, last in certain:
            loads[first] += weight
            loads[last + 1] -= weight
        if certain or spread.several is not None or spread.runs:
            continue
        # Wherever it begins latest and ends earliest, it need not be elsewhere.
        low, high = sorted((spread.start_latest, spread.end_earliest))
        if spread.is_moment:
            low, high = spread.start_earliest, spread.end_latest
        first, last = bisect_right(starts, low) - 1, bisect_right(starts, high) - 1
        if first >= 0 and last < size:
            jobs.setdefault(first, Counter())[last] += weight
            count += weight
    base = [*accumulate(loads[:size])]
    low, high = max(base, default=0), max(base, default=0) + count
    while low < high:
        middle = (low + high) // 2
        if _fits(base, jobs, middle):
            high = middle
        else:
            low = middle + 1
    return low


def _fits(base: Sequence[int], jobs: Mapping[int, Mapping[int, int]], limit: int) -> bool:
    """Return whether all jobs can be placed with no period above *limit*, the most urgent first."""
    waiting: list[tuple[int, int]] = []
    for place, load in enumerate(base):
        for job in jobs.get(place, {}).items():
            heappush(waiting, job)
        room = limit - load
        while waiting and room:
            last, weight = heappop(waiting)
            if weight > room:
                heappush(waiting, (last, weight - room))
            room -= min(weight, room)
        if waiting and waiting[0][0] <= place:
            return False
    return True


def _difference(spread: Spread, first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
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


def _answer(spread: Spread, first: int, last: int) -> Row:
    ((least, most),) = _rows([(spread, 1)], (first, last + 1))
    return least, most


def _only_first(spread: Spread, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Return whether an extent may touch the first period and end before the second."""
    begins = spread.start_earliest
    earliest_end = max(begins, spread.end_earliest, first[0])
    return begins <= first[1] and earliest_end <= min(spread.end_latest, second[0] - 1)


def _only_second(spread: Spread, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Return whether an extent may begin after the first period and touch the second."""
    earliest_start = max(spread.start_earliest, first[1] + 1)
    fits = earliest_start <= min(spread.start_latest, second[1])
    return fits and spread.end_latest >= max(earliest_start, second[0])


def _both_or_none(spread: Spread, first: tuple[int, int], second: tuple[int, int]) -> bool:
    both = spread.start_earliest <= first[1] and spread.end_latest >= second[0]
    before = max(spread.start_earliest, spread.end_earliest) < first[0]
    after = min(spread.start_latest, spread.end_latest) > second[1]
    between_start = max(spread.start_earliest, first[1] + 1)
    between_end = max(between_start, spread.end_earliest)
    between = between_start <= spread.start_latest and between_end <= min(
        spread.end_latest, second[0] - 1
    )
    return both or before or after or between
