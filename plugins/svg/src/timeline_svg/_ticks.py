"""The ticks of an axis: whole hours, days, months and years."""

import math
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.edtf import Day
from timeline.plugins import FieldError
from timeline_svg._scale import Segment
from timeline_svg._words import Wording

_DAY: Final = 24 * 60
_MONTH_DAYS: Final = 30.44
_YEAR_DAYS: Final = 365.2425
_LAST_YEAR: Final = 10**18 - 1
_WEEKS: Final = (1, 8, 15, 22)
_LAST_ODD_DAY: Final = 30


class Unit(StrEnum):
    """What a tick counts."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Step(NamedTuple):
    """Every so many units, such as 3 months."""

    unit: Unit
    number: int

    @property
    def days(self) -> float:
        """About how long it is."""
        return self.number * _DAYS[self.unit]


class Tick(NamedTuple):
    """A mark on the axis: its moment in days, and its text."""

    moment: float
    text: str


_DAYS: Final = {
    Unit.MINUTE: 1 / _DAY,
    Unit.DAY: 1.0,
    Unit.MONTH: _MONTH_DAYS,
    Unit.YEAR: _YEAR_DAYS,
}
_STEPS: Final = (
    *(Step(Unit.MINUTE, count) for count in (1, 5, 15, 30, 60, 180, 360, 720)),
    *(Step(Unit.DAY, count) for count in (1, 2, 7)),
    *(Step(Unit.MONTH, count) for count in (1, 3, 6)),
    *(Step(Unit.YEAR, count * 10**power) for power in range(18) for count in (1, 2, 5)),
)


def finest(per_day: float, least: float) -> Step:
    """Return the finest step that takes at least *least* px."""
    return next((step for step in _STEPS if step.days * per_day >= least), _STEPS[-1])


def day_of(moment: float) -> Day:
    """Return the day of *moment*, the first or last day that there is if it lies beyond them."""
    try:
        return Day.from_number(math.floor(moment))
    except FieldError:
        return Day(_LAST_YEAR, 12, 31) if moment > 0 else Day(-_LAST_YEAR, 1, 1)


def ticks(segment: Segment, step: Step, words: Wording) -> list[Tick]:
    """Return the ticks of *segment* at each *step*, in order."""
    made = _TICKS[step.unit](segment, step.number, words)
    return [tick for tick in made if segment.start <= tick.moment <= segment.end]


def names(segment: Segment, step: Step, words: Wording) -> list[Tick]:
    """Return where each unit above *step* starts, with its name; the first is that of the start.

    There is none above years.
    """
    if step.unit is Unit.YEAR:
        return []
    unit, name = _ABOVE[step.unit]
    starts = [segment.start, *(tick.moment for tick in ticks(segment, Step(unit, 1), words))]
    return [Tick(moment, name(words, day_of(moment + 1e-6))) for moment in dict.fromkeys(starts)]


def middle_name(segment: Segment, step: Step, words: Wording) -> str:
    """Return what the middle of a segment without any tick is called."""
    day = day_of((segment.start + segment.end) / 2)
    if step.unit in (Unit.YEAR, Unit.MONTH):
        return words.year(day.year)
    return words.month(day) if step.unit is Unit.DAY else words.day(day)


def columns(segment: Segment, step: Step, words: Wording) -> list[tuple[float, float]]:
    """Return the whole calendar units of *segment*, each from its start to its end."""
    inner = [tick.moment for tick in ticks(segment, step, words)]
    ends = list(dict.fromkeys([segment.start, *inner, segment.end]))
    return list(pairwise(ends))


def _minutes(segment: Segment, count: int, words: Wording) -> Iterator[Tick]:
    del words  # digits are the same in all six languages
    for number in range(
        math.floor(segment.start * _DAY / count), math.floor(segment.end * _DAY / count) + 1
    ):
        hours, minutes = divmod(number * count % _DAY, 60)
        yield Tick(number * count / _DAY, f"{hours:02}:{minutes:02}")


def _days(segment: Segment, count: int, words: Wording) -> Iterator[Tick]:
    del words
    for number in range(math.floor(segment.start), math.floor(segment.end) + 1):
        day = day_of(number).day
        is_odd = day % 2 == 1 and day < _LAST_ODD_DAY
        if count == 1 or (is_odd if count == 2 else day in _WEEKS):  # noqa: PLR2004
            yield Tick(float(number), str(day))


def _months(segment: Segment, count: int, words: Wording) -> Iterator[Tick]:
    first, last = day_of(segment.start), day_of(segment.end)
    start = (first.year * 12 + first.month - 1) // count * count
    for number in range(start, last.year * 12 + last.month, count):
        year, month = divmod(number, 12)
        if abs(year) <= _LAST_YEAR:
            yield Tick(float(Day(year, month + 1, 1).number), words.short_month(month + 1))


def _years(segment: Segment, count: int, words: Wording) -> Iterator[Tick]:
    """Yield years that are round in their era: 500 BC is the astronomical -499."""
    first, last = day_of(segment.start).year, day_of(segment.end).year
    spans_eras = first < 1 <= last
    if first < 1:
        latest = 1 - min(last, 0)
        for number in range((1 - first) // count * count, latest - 1, -count):
            if number > 1 or (number == 1 and count == 1):
                yield _year(1 - number, words)
    if spans_eras:
        yield Tick(float(Day(1, 1, 1).number), words.year(1, era=True))
    start = max(first, 1) // count * count
    for year in range(start, last + 1, count):
        if year > 1 or (year == 1 and not spans_eras):
            yield _year(year, words)


def _year(year: int, words: Wording) -> Tick:
    limited = max(-_LAST_YEAR, min(year, _LAST_YEAR))
    return Tick(float(Day(limited, 1, 1).number), words.year(limited))


def _year_of(words: Wording, day: Day) -> str:
    return words.year(day.year)


_TICKS: Final = {
    Unit.MINUTE: _minutes,
    Unit.DAY: _days,
    Unit.MONTH: _months,
    Unit.YEAR: _years,
}
_ABOVE: Final = {
    Unit.MINUTE: (Unit.DAY, Wording.day),
    Unit.DAY: (Unit.MONTH, Wording.month),
    Unit.MONTH: (Unit.YEAR, _year_of),
}
