"""The events of a timeline by what they have in common."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias, cast, get_args

from timeline.edtf import Day
from timeline.errors import shown
from timeline.model import Event

GroupKey: TypeAlias = Literal["year", "decade", "actor", "type", "tag"]
"""What `Timeline.group_by` takes."""


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
    "type": lambda event: (event.type,),
    "tag": lambda event: event.tags,
}
