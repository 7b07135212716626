"""What the events of a timeline add up to: spans and gaps of days, groups, series of figures."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from operator import itemgetter
from typing import Literal, NamedTuple, TypeAlias, TypeVar, get_args

from timeline.edtf import Bound, Day, When, sort_key
from timeline.edtf.day_numbers import day_range, day_runs
from timeline.errors import FieldError
from timeline.errors.messages import brief, did_you_mean, require_type, require_whole
from timeline.model import Event, Figure, dates_of

K = TypeVar("K")
GroupKey: TypeAlias = Literal["year", "decade", "actor", "type", "tag"]
"""The keys that `Timeline.group_by` knows by name."""


class Span(NamedTuple):
    """The first and the last day that something may touch."""

    earliest: Bound
    latest: Bound

    def __str__(self) -> str:
        return f"{self.earliest} to {self.latest}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class Gap(NamedTuple):
    """A run of days on which certainly nothing happened.

    Attributes:
        first: its first day.
        last: its last day.
        after: the id of the event that it follows.
        before: the id of the event that ends it. It is the same as *after* if the gap lies
            between the days of one event, such as those of ``{1990,1995}``.

    """

    first: Day
    last: Day
    after: str
    before: str

    @property
    def days(self) -> int:
        """The number of its days."""
        return self.last.number - self.first.number + 1


def span(dated: Iterable[Event]) -> Span | None:
    """Return the first and last day that the events may touch."""
    whens = [when for event in dated for when in dates_of(event)]
    if not whens:
        return None
    first = min(whens, key=lambda when: day_range(when).start_earliest)
    last = max(whens, key=lambda when: day_range(when).end_latest)
    return Span(first.earliest, last.latest)


def gaps(dated: Iterable[Event], days: int) -> tuple[Gap, ...]:
    """Return the stretches of at least *days* days that none of the events can touch."""
    require_whole("days", days)
    if days < 1:
        raise FieldError("days", days, "expected a whole number from 1")
    found: list[Gap] = []
    reached: Event | None = None
    last = 0
    for start, end, _, event in sorted(_runs(dated), key=itemgetter(0, 2)):
        if reached is not None and start - last > days:
            first_day, last_day = Day.from_number(last + 1), Day.from_number(start - 1)
            found.append(Gap(first=first_day, last=last_day, after=reached.id, before=event.id))
        if reached is None or end > last:
            reached, last = event, end
    return tuple(found)


def _runs(dated: Iterable[Event]) -> Iterator[tuple[int, int, int, Event]]:
    """Yield the first and last day of each run of days that an event may touch."""
    # Many events may have the same date, with many runs.
    seen: set[When] = set()
    for place, event in enumerate(dated):
        for when in dates_of(event):
            limits = day_range(when)
            if limits.contiguous:
                yield limits.start_earliest, limits.end_latest, place, event
            elif when not in seen:
                seen.add(when)
                for first, last in day_runs(when):
                    yield first, last, place, event


def by_function(events: Iterable[Event], key: Callable[[Event], K]) -> Mapping[K, list[Event]]:
    """Return the events by what *key* returns for each."""
    if not callable(key):
        raise TypeError(f"key {brief(key)} is neither a text nor a function of an event")
    groups: defaultdict[K, list[Event]] = defaultdict(list)
    for event in events:
        groups[key(event)].append(event)
    return groups


def by_name(events: Iterable[Event], key: str) -> Mapping[str, list[Event]]:
    """Return the events by a named key; the group "" comes last.

    Raises:
        FieldError: *key* is not a `GroupKey`.

    """
    keys = get_args(GroupKey)
    if key not in keys:
        allowed = f"expected {', '.join(keys)} or a function{did_you_mean(key, keys)}"
        raise FieldError("key", key, allowed)
    groups: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        for name in groups_of(event, key):
            groups[name].append(event)
    if key in {"year", "decade"}:
        # Events come in time order, and so do the groups that they open.
        names = [name for name in groups if name]
    else:
        names = sorted(name for name in groups if name)
    return {name: groups[name] for name in [*names, *([""] if "" in groups else [])]}


def groups_of(event: Event, key: str) -> tuple[str, ...]:
    """Return the groups of *event* by a named key, each once; "" if it is in none."""
    return tuple(dict.fromkeys(_KEYS[key](event))) or ("",)


def _years(event: Event) -> Iterator[str]:
    return _period(event, lambda year: f"{year:05}" if year < 0 else f"{year:04}")


def _decades(event: Event) -> Iterator[str]:
    # Counted as EDTF does: the digits before the last one, also of a negative year.
    return _period(event, lambda year: f"{'-' if year < 0 else ''}{abs(year) // 10:03}X")


def _period(event: Event, name: Callable[[int], str]) -> Iterator[str]:
    """Yield the name of the period in which *event* certainly starts."""
    for when in dates_of(event)[:1]:
        first, last, _, _ = when.bounds
        if isinstance(first, Day) and isinstance(last, Day) and name(first.year) == name(last.year):
            yield name(first.year)


def _labels(event: Event) -> Iterator[str]:
    return (actor.label for actor in event.participants)


_KEYS: Mapping[str, Callable[[Event], Iterable[str]]] = {
    "year": _years,
    "decade": _decades,
    "actor": _labels,
    "type": lambda event: (event.type,),
    "tag": lambda event: event.tags,
    "place": lambda event: (place.name or place.country for place in event.places),
    "status": lambda event: (event.status.value,),
}


class Measured(NamedTuple):
    """One figure of a series.

    Attributes:
        when: the time that it holds for: the figure's period, else the time it was
            observed, else the event's own date; None if none is known.
        amount: how much.
        unit: of what.
        event: the id of the event that states it.
        figure: the figure itself.

    """

    when: When | None
    amount: Decimal
    unit: str
    event: str
    figure: Figure


def series(events: Iterable[Event], measure: str, unit: str | None) -> tuple[Measured, ...]:
    """Return the figures of a measure, ordered by the time that they describe."""
    for name, text in (("measure", measure), ("unit", "" if unit is None else unit)):
        require_type(name, text, str, "a text")
    found = [
        Measured(
            when=figure.period or figure.as_of or event.when,
            amount=figure.amount,
            unit=figure.unit,
            event=event.id,
            figure=figure,
        )
        for event in events
        for figure in event.figures
        if figure.measure == measure and (unit is None or figure.unit == unit)
    ]
    # Sorting is stable: figures of one time stay in the order of their events.
    return tuple(sorted(found, key=lambda one: sort_key(one.when)))
