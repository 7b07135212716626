"""The events of a timeline by what they have in common."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias, TypeVar, get_args

from timeline.edtf import Day
from timeline.errors import FieldError, nearest, shown
from timeline.model import Event

K = TypeVar("K")
GroupKey: TypeAlias = Literal["year", "decade", "actor", "type", "tag"]
"""The keys that `Timeline.group_by` knows by name."""


def by_function(events: Iterable[Event], key: Callable[[Event], K]) -> Mapping[K, list[Event]]:
    """Return the events by what *key* returns for each.

    Raises:
        TypeError: *key* is not a function, or its result cannot be hashed.

    """
    if not callable(key):
        raise TypeError(f"key {shown(key)} is neither a text nor a function of an event")
    groups: defaultdict[K, list[Event]] = defaultdict(list)
    for event in events:
        groups[key(event)].append(event)
    return groups


def by_name(events: Iterable[Event], key: GroupKey) -> Mapping[str, list[Event]]:
    """Return the events by a named key; the group "" comes last.

    Raises:
        FieldError: *key* is not a `GroupKey`.

    """
    if key not in _KEYS:
        allowed = f"it takes {', '.join(get_args(GroupKey))} or a function{nearest(key, _KEYS)}"
        raise FieldError("key", key, allowed)
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
    "type": lambda event: (event.type,),
    "tag": lambda event: event.tags,
}
