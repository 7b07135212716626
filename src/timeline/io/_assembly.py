"""What only all the events of a document together show: ids and references."""

import re
from collections.abc import Sequence
from functools import reduce
from typing import TypeAlias, cast

import attrs

from timeline.collection import Defect, defects
from timeline.contracts import EventStream, Origin
from timeline.errors import Faults
from timeline.model import Event

_STEP = re.compile(r"(\w+)|\[(\d+)\]")

_Steps: TypeAlias = tuple[str | int, ...]


def consistent(stream: EventStream, events: Sequence[Event], faults: Faults) -> list[Event]:
    """*events*, less the second of an id, and less references to what is not there.

    Each of these is a fault, beside those of reading. A reference to what could not
    be read is left out too, but is no fault of its own.

    Args:
        stream: where the events came from.
        events: all of its events, in the order in which it gave them.
        faults: those of reading; the ones found here are added.

    """
    found = tuple(defects(events, stream.metadata))
    if not found:
        return list(events)
    unread = _unread(faults)
    origins = [stream.origin(number) for number in range(len(events))]
    paths = [_path(number, origin) for number, origin in enumerate(origins)]
    wrong: dict[int, list[_Steps]] = {}
    for defect in found:
        steps = _steps(defect.field)
        wrong.setdefault(defect.number, []).append(steps)
        if not _follows(defect, steps, events, unread):
            faults.add(
                defect.message(paths),
                path=defect.path(paths) if origins[defect.number].path else defect.field,
                event=defect.event,
                line=origins[defect.number].line if defect.number >= 0 else None,
            )
    return [
        # From the last, so that the numbers before it stay what they were.
        reduce(_without, reversed(wrong.get(number, ())), event)
        for number, event in enumerate(events)
        if ("id",) not in wrong.get(number, ())
    ]


def _path(number: int, origin: Origin) -> str:
    return origin.path or (f"line {origin.line}" if origin.line else f"events[{number}]")


def _steps(field: str) -> _Steps:
    return tuple(int(number) if number else name for name, number in _STEP.findall(field))


@attrs.frozen(kw_only=True)
class _Unread:
    """What the faults of reading leave unknown."""

    events: frozenset[str]
    any_event: bool
    any_source: bool


def _unread(faults: Faults) -> _Unread:
    return _Unread(
        events=frozenset(fault.event for fault in faults if fault.event),
        any_event=any(f.path.startswith("event") and not f.event for f in faults),
        any_source=any(f.path.startswith(("sources", "timeline.sources")) for f in faults),
    )


def _follows(defect: Defect, steps: _Steps, events: Sequence[Event], unread: _Unread) -> bool:
    """Whether *defect* is but what follows from a fault of reading."""
    if steps[-1] == "source":
        return unread.any_source
    if steps[-1] == "event":
        return unread.any_event or _at(events[defect.number], steps) in unread.events
    return False


def _at(value: object, steps: _Steps) -> object:
    for step in steps:
        value = (
            cast("tuple[object, ...]", value)[step]
            if isinstance(step, int)
            else cast("object", getattr(value, step))
        )
    return value


def _without(event: Event, steps: _Steps) -> Event:
    """*event* without the item that holds the reference at *steps*."""
    return cast("Event", _removed(event, steps[:-1]))


def _removed(value: object, steps: _Steps) -> object:
    step, *rest = steps
    if isinstance(step, int):
        items = list(cast("tuple[object, ...]", value))
        items[step : step + 1] = [_removed(items[step], tuple(rest))] if rest else []
        return tuple(items)
    changed = _removed(cast("object", getattr(value, step)), tuple(rest))
    return cast("object", attrs.evolve(cast("attrs.AttrsInstance", value), **{step: changed}))
