"""The figures of one measure, summed up for each period: at least and at most.

A figure is certainly in the period that has all of the time that it is about, and may be in every
other one that the time touches, with any share of its amount. Where several amounts are stated for
one thing, it is between the lowest and the highest of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Context, Decimal
from itertools import accumulate
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from timeline.collection._counts import CountGroup
from timeline.collection._dates import Dates, answers_of
from timeline.collection._periods import Period, Periods, check_word
from timeline.collection._spread import Spread, Spreads, each_once
from timeline.collection._summaries import groups_of
from timeline.edtf import DateLike
from timeline.edtf.day_numbers import day_runs
from timeline.errors import FieldError
from timeline.errors.messages import brief, did_you_mean, require_type
from timeline.model import Event, Figure
from timeline.model.fields import MAX_DIGITS

Amounts = tuple[Decimal, Decimal]
"""At least and at most."""

_ZERO: Final = Decimal(0)
# Amounts are exact, and so is every sum of as many as a memory can hold.
_EXACT: Final = Context(prec=2 * MAX_DIGITS + 30)
_MOST_UNITS: Final = 10

Bound: TypeAlias = Literal["", "low", "high"]


class Sum(NamedTuple):
    """What the figures of a period add up to.

    Attributes:
        period: the period as EDTF, as in `Count`.
        group: the group; "" if the rows are not divided.
        at_least: the least that the sum can be.
        at_most: the most that it can be.

    """

    period: str
    group: str
    at_least: Decimal
    at_most: Decimal


class UndatedSum(NamedTuple):
    """What the figures add up to whose time is not known at all.

    Attributes:
        amounts: how many there are; several amounts for one thing are one.
        at_least: the least that their sum can be.
        at_most: the most that it can be.

    """

    amounts: int
    at_least: Decimal
    at_most: Decimal


class SumDifference(NamedTuple):
    """By how much the sum of one period is above that of another.

    Attributes:
        least: the least that it can be; above 0 if the sum certainly rose.
        most: the most that it can be.

    """

    least: Decimal
    most: Decimal


class _Stated(NamedTuple):
    """One amount of an event: all that is stated of it.

    Attributes:
        event: the event.
        figures: what states the amount, or its lower or upper bound.

    """

    event: Event
    figures: tuple[Figure, ...]

    @property
    def range(self) -> Amounts:
        """The lowest and the highest of what is stated."""
        amounts = [figure.amount for figure in self.figures]
        return min(amounts), max(amounts)

    @property
    def times(self) -> list[Dates]:
        """The times that it may be about: the period, else the days of observation, else when."""
        period = self.figures[0].period
        if period is not None:
            return [period]
        # Of several days on which one amount was observed, any may be that of the event.
        observed = dict.fromkeys(each.as_of for each in self.figures)
        own = answers_of(self.event)
        times = [own if each is None else each for each in observed]
        return [] if None in times else [each for each in times if each is not None]


class _Placed(NamedTuple):
    """An amount between two, and when it was."""

    low: Decimal
    high: Decimal
    spreads: tuple[Spread, ...]

    def certain(self, starts: Sequence[int]) -> int | None:
        """Return the number of the period that certainly has it, or None."""
        places = {spread.inside(starts) for spread in self.spreads}
        return places.pop() if len(places) == 1 else None

    def possible(self, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the first and last of the adjoining periods that may have a share of it."""
        return each_once(run for each in self.spreads for run in each.possible(starts))


class Sums:
    """The figures of one measure, summed up for each period, at least and at most.

    Attributes:
        measure: the measure.
        unit: the unit of all the figures.
        by: the kind of period.
        rows: a sum for each period, from the first to the last; with groups, for each group of a
            period that may have a figure.
        undated: the sum of the figures whose time is not known at all, and which are in no row.

    """

    def __init__(  # noqa: PLR0913 - the arguments of `Timeline.sums`
        self,
        events: Iterable[Event],
        measure: str,
        by: Period,
        *,
        unit: str | None,
        low: str | None,
        high: str | None,
        group: CountGroup | None,
        within: DateLike | None,
    ) -> None:
        if group is not None:
            check_word("group", group, get_args(CountGroup))
        stated = _stated(events, _bounds(measure, low, high), unit)
        spreads = Spreads("touching")
        placed: list[tuple[Event, _Placed]] = []
        undated: list[Amounts] = []
        for each in stated:
            if times := each.times:
                numbers = dict.fromkeys(map(spreads.number, times))
                found = tuple(spreads.all[number] for number in numbers)
                placed.append((each.event, _Placed(*each.range, found)))
            else:
                undated.append(each.range)
        self.measure: str = measure
        self.unit: str = stated[0].figures[0].unit if stated else unit or ""
        self.by: Period = by
        self.undated: UndatedSum = UndatedSum(len(undated), *_added(undated))
        self._placed = [each for _, each in placed]
        self._periods = Periods(by, spreads.days(), within)
        self.rows: tuple[Sum, ...] = tuple(self._listed(placed, group))

    def _listed(
        self, placed: Iterable[tuple[Event, _Placed]], group: CountGroup | None
    ) -> Iterator[Sum]:
        members: dict[str, list[_Placed]] = {}
        for event, each in placed:
            for key in ("",) if group is None else groups_of(event, group):
                members.setdefault(key, []).append(each)
        tables = {key: _rows(members[key], self._periods.starts) for key in sorted(members)}
        for number, name in enumerate(self._periods.names):
            if group is None:
                yield Sum(name, "", *tables.get("", {}).get(number, (_ZERO, _ZERO)))
                continue
            for key, rows in tables.items():
                if number in rows:
                    yield Sum(name, key, *rows[number])

    def total(
        self, first: DateLike | None = None, last: DateLike | None = None
    ) -> tuple[Decimal, Decimal]:
        """Return the sum of what was from *first* to *last*, at least and at most.

        It is never the sum of the rows: a figure may lie within two years and in neither of them.

        Args:
            first: a date in the first period; by default that of the first row.
            last: a date in the last period; by default that of the last row.

        Raises:
            FieldError: a date is in no row.

        """
        if not len(self._periods) and first is last is None:
            return _ZERO, _ZERO
        start, end = self._periods.window(first, last)
        starts = self._periods.starts
        return _answer(self._placed, starts[start], starts[end + 1])

    def difference(self, one: DateLike, other: DateLike) -> SumDifference:
        """Return by how much the sum of the period of *other* is above that of *one*.

        Raises:
            FieldError: a date is in no row.

        """
        places = self._periods.place("one", one), self._periods.place("other", other)
        if places[0] == places[1]:
            return SumDifference(_ZERO, _ZERO)
        starts = self._periods.starts
        return SumDifference(*_added(_difference(each, starts, *places) for each in self._placed))


def _bounds(measure: str, low: str | None, high: str | None) -> Mapping[str, Bound]:
    """Return what the figures of each measure state: the amount, or a bound of it."""
    require_type("measure", measure, str, "a text")
    bounds: dict[str, Bound] = {measure: ""}
    named: tuple[tuple[Bound, str | None], ...] = (("low", low), ("high", high))
    for name, other in named:
        require_type(name, other, str | None, "a text or None")
        if other is not None:
            if other in bounds:
                raise FieldError(name, other, "expected a measure that is not given already")
            bounds[other] = name
    return bounds


def _stated(
    events: Iterable[Event], bounds: Mapping[str, Bound], unit: str | None
) -> list[_Stated]:
    """Return what the events state of a measure; what is about one time is one amount.

    Raises:
        FieldError: no figure has a measure, or figures have several units, or one states a bound
            of an amount whose other bound nothing states.

    """
    require_type("unit", unit, str | None, "a text or None")
    known: set[str] = set()
    units: set[str] = set()
    # The days of a period, however it is written.
    found: dict[tuple[str, object], tuple[Event, list[Figure]]] = {}
    for event in events:
        for figure in event.figures:
            known.add(figure.measure)
            if figure.measure in bounds:
                units.add(figure.unit)
                if unit in (None, figure.unit):
                    key = (event.id, None if figure.period is None else day_runs(figure.period))
                    found.setdefault(key, (event, []))[1].append(figure)
    _check_names(bounds, known, unit, units)
    for event, figures in found.values():
        said = {bounds[figure.measure] for figure in figures}
        if said in ({"low"}, {"high"}):
            (only,) = said
            expected = (
                f"expected a measure beside which the amount or its other bound is stated; the"
                f" event {event.id!r} has it alone"
            )
            raise FieldError(only, figures[0].measure, expected)
    return [_Stated(event, tuple(figures)) for event, figures in found.values()]


def _check_names(
    bounds: Mapping[str, Bound], known: set[str], unit: str | None, units: set[str]
) -> None:
    for measure, bound in bounds.items():
        if measure not in known:
            near = did_you_mean(measure, sorted(known))
            expected = f"expected a measure that a figure has{near}"
            raise FieldError(bound or "measure", measure, expected)
    listed = ", ".join(brief(each) for each in sorted(units)[:_MOST_UNITS])
    if len(units) > _MOST_UNITS:
        listed += f" and {len(units) - _MOST_UNITS} more"
    if unit is None and len(units) > 1:
        raise FieldError(
            "unit", None, f"expected one of the units of the figures, which are {listed}"
        )
    if unit is not None and unit not in units:
        raise FieldError("unit", unit, f"expected one of the units of the figures: {listed}")


def _rows(placed: Iterable[_Placed], starts: Sequence[int]) -> dict[int, Amounts]:
    """Return at least and at most for each period that may have an amount."""
    size = max(len(starts) - 1, 0)
    # Where an amount is entered and left, summed up at the end: linear in amounts and periods.
    amounts, least, most = [0] * (size + 1), [_ZERO] * (size + 1), [_ZERO] * (size + 1)

    def add(first: int, last: int, low: Decimal, high: Decimal) -> None:
        amounts[first] += 1
        amounts[last + 1] -= 1
        least[first] = _EXACT.add(least[first], low)
        least[last + 1] = _EXACT.subtract(least[last + 1], low)
        most[first] = _EXACT.add(most[first], high)
        most[last + 1] = _EXACT.subtract(most[last + 1], high)

    for each in placed:
        if (place := each.certain(starts)) is not None:
            add(place, place, each.low, each.high)
            continue
        for first, last in each.possible(starts):
            add(first, last, min(each.low, _ZERO), max(each.high, _ZERO))
    sums = (accumulate(amounts), accumulate(least, _EXACT.add), accumulate(most, _EXACT.add))
    return {
        place: (low, high)
        for place, (count, low, high) in enumerate(zip(*sums, strict=True))
        if count
    }


def _answer(placed: Iterable[_Placed], first: int, end: int) -> Amounts:
    """Return what was from a day to the day before another, at least and at most."""
    return _rows(placed, (first, end)).get(0, (_ZERO, _ZERO))


def _added(amounts: Iterable[Amounts]) -> Amounts:
    least = most = _ZERO
    for low, high in amounts:
        least, most = _EXACT.add(least, low), _EXACT.add(most, high)
    return least, most


def _difference(each: _Placed, starts: Sequence[int], one: int, other: int) -> Amounts:
    """Return the least and the most by which an amount makes one period larger than another."""
    certain = each.certain(starts)
    if certain == other:
        return each.low, each.high
    if certain == one:
        return _EXACT.minus(each.high), _EXACT.minus(each.low)
    before, after = (_answer([each], *starts[place : place + 2]) for place in (one, other))
    # Any share of it may be in one of them, and none in the other.
    least, most = _EXACT.minus(before[1]), _EXACT.minus(before[0])
    return min(least, after[0]), max(most, after[1])
