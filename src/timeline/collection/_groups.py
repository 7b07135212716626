"""What the events of a timeline have in common, and what they add up to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from operator import itemgetter
from typing import Literal, NamedTuple, TypeAlias, cast, get_args

import attrs

from timeline.edtf import Bound, Day, When, day_range, sort_key
from timeline.errors import FieldError, nearest, shown
from timeline.model import Event, Figure, Status

GroupKey: TypeAlias = Literal["year", "decade", "actor", "type", "tag"]


class Span(NamedTuple):
    """The first and the last day that something may touch."""

    earliest: Bound
    latest: Bound

    def __str__(self) -> str:
        return f"{self.earliest} to {self.latest}"


@attrs.frozen(kw_only=True)
class Gap:
    """A stretch of days in which surely nothing happened.

    Attributes:
        first: its first day.
        last: its last day.
        after: the id of the event that it follows.
        before: the id of the event that ends it: the same where it lies between the days
            that one event may be on, as those of ``{1990,1995}``.

    """

    first: Day
    last: Day
    after: str
    before: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last.number - self.first.number + 1


@attrs.frozen(kw_only=True)
class Measured:
    """One figure of a series.

    Attributes:
        when: the time that it holds for: the figure's period, else the time it was
            observed, else the event's own date; None where none is known.
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


def actor_names(event: Event) -> Iterator[str]:
    """What the actors of *event* are called: their codes, names and labels."""
    for actor in event.participants:
        yield actor.code
        yield actor.label


def type_name(event: Event) -> Iterable[str]:
    """The name of the type of *event*."""
    return (event.type,)


def tags(event: Event) -> Iterable[str]:
    """The tags of *event*."""
    return event.tags


def place_names(event: Event) -> Iterator[str]:
    """What the places of *event* are called: their names and their countries' codes."""
    for place in event.places:
        yield place.name
        yield place.country


def source_ids(event: Event) -> Iterator[str]:
    """The ids of the sources that *event* cites."""
    return (citation.source for _, citation in event.cited)


def answering(
    name: str, get: Callable[[Event], Iterable[str]], wanted: str | Iterable[str]
) -> Callable[[Event], bool]:
    """Whether one of the texts that *get* gives is *wanted*, which was given as *name*.

    Raises:
        TypeError: *wanted* is neither a text nor several.

    """
    # "" stands for what is not said, and is nobody's name.
    texts = _texts(name, wanted) - {""}
    return lambda event: any(text in texts for text in get(event))


def of_status(wanted: str | Iterable[str]) -> Callable[[Event], bool]:
    """Whether an event's status is *wanted*.

    Raises:
        FieldError: a word that is no status, which would find nothing in silence.
        TypeError: *wanted* is neither a text nor several.

    """
    texts = _texts("status", wanted)
    known = sorted(map(str, Status))
    for text in texts:
        if text not in known:
            allowed = f"it takes {', '.join(known)}{nearest(text, known)}"
            raise FieldError("status", text, allowed)
    return lambda event: event.status in texts


def _texts(name: str, wanted: object) -> frozenset[str]:
    given: object = (wanted,) if isinstance(wanted, str) else wanted
    if isinstance(given, Iterable):
        texts = tuple(cast("Iterable[object]", given))
        if all(isinstance(text, str) for text in texts):
            return frozenset(cast("tuple[str, ...]", texts))
    raise TypeError(f"{name} {shown(wanted)} is neither a text nor several")


def span(dated: Iterable[Event]) -> Span | None:
    """The first and last day that the events, which are in time order, may touch."""
    whens = [event.when for event in dated if event.when is not None]
    if not whens:
        return None
    last = max(whens, key=lambda when: day_range(when).end_latest)
    return Span(whens[0].earliest, last.latest)


def group(events: Iterable[Event], key: GroupKey) -> Mapping[str, list[Event]]:
    """The events by *key*; the group "" comes last."""
    # What cannot be hashed is in no mapping, and asking for it fails in Python's words.
    if not isinstance(cast("object", key), str) or key not in _KEYS:
        raise ValueError(f"{shown(key)} is not allowed; it takes {', '.join(get_args(GroupKey))}")
    groups: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        for name in dict.fromkeys(_KEYS[key](event)) or ("",):
            groups[name].append(event)
    if key in {"year", "decade"}:
        # Events come in time order, and so do the groups that they open.
        names = [name for name in groups if name]
    else:
        names = sorted(name for name in groups if name)
    return {name: groups[name] for name in [*names, *([""] if "" in groups else [])]}


def _years(event: Event) -> Iterator[str]:
    year = _sure_start(event)
    if year is not None:
        yield f"{year:05}" if year < 0 else f"{year:04}"


def _decades(event: Event) -> Iterator[str]:
    if event.when is None:
        return
    bounds = event.when.bounds
    first, last = bounds.start_earliest, bounds.start_latest
    # Counted as EDTF does: the digits before the last one, also of a negative year.
    if isinstance(first, Day) and isinstance(last, Day) and _decade(first) == _decade(last):
        yield _decade(first)


def _decade(day: Day) -> str:
    sign = "-" if day.year < 0 else ""
    return f"{sign}{abs(day.year) // 10:03}X"


def _sure_start(event: Event) -> int | None:
    """The year that *event* surely starts in."""
    if event.when is None:
        return None
    bounds = event.when.bounds
    first, last = bounds.start_earliest, bounds.start_latest
    if isinstance(first, Day) and isinstance(last, Day) and first.year == last.year:
        return first.year
    return None


def _labels(event: Event) -> Iterator[str]:
    return (actor.label for actor in event.participants)


_KEYS: Mapping[str, Callable[[Event], Iterable[str]]] = {
    "year": _years,
    "decade": _decades,
    "actor": _labels,
    "type": type_name,
    "tag": tags,
}


def gaps(dated: Iterable[Event], days: int) -> tuple[Gap, ...]:
    """The stretches of at least *days* days that none of the events, in time order, can touch."""
    if not isinstance(cast("object", days), int) or isinstance(days, bool):
        raise TypeError(f"{shown(days)} is not allowed; it takes a whole number of days from 1")
    if days < 1:
        raise ValueError(f"{shown(days)} is not allowed; it takes a number of days from 1")
    found: list[Gap] = []
    reached: Event | None = None
    last = 0
    for start, end, _, event in sorted(_stretches(dated), key=itemgetter(0, 2)):
        if reached is not None and start - last > days:
            first_day, last_day = Day.from_number(last + 1), Day.from_number(start - 1)
            found.append(Gap(first=first_day, last=last_day, after=reached.id, before=event.id))
        if reached is None or end > last:
            reached, last = event, end
    return tuple(found)


def _stretches(dated: Iterable[Event]) -> Iterator[tuple[int, int, int, Event]]:
    """The first and last day of each stretch that an event may touch, with its place in order."""
    # Many events may have one date, whose stretches are as many as its gaps.
    seen: set[When] = set()
    for place, event in enumerate(dated):
        if event.when is None:
            continue
        limits = day_range(event.when)
        if limits.contiguous:
            yield limits.start_earliest, limits.end_latest, place, event
        elif event.when not in seen:
            seen.add(event.when)
            for first, last in event.when.shape().reach:
                yield first, last, place, event


def series(events: Iterable[Event], measure: str, unit: str | None) -> tuple[Measured, ...]:
    """The figures of a measure, in the order of the time that they hold for."""
    for name, text in (("measure", measure), ("unit", "" if unit is None else unit)):
        if not isinstance(cast("object", text), str):
            raise TypeError(f"{name} {shown(text)} is not a text")
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
    # Sorting is stable: what is of one time stays in the order of its events.
    return tuple(
        sorted(found, key=lambda one: (1,) if one.when is None else (0, *sort_key(one.when)))
    )
