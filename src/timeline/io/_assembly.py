"""What only all the events of a document together show: ids and references."""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import cast

import attrs

from timeline.collection import Defect, Timeline, defects
from timeline.errors import Faults, Path, format_path
from timeline.model import Event, Metadata
from timeline.plugins import EventStream, Origin


def timeline_of(
    stream: EventStream, events: Sequence[Event], faults: Faults, loose: Faults
) -> Timeline:
    """The timeline of *events*, less what keeps them from making one.

    The second of an id is left out, and each reference to what is not there. Each
    is a fault, beside those of reading; but a reference to what could not be read
    is no fault of its own.

    Args:
        stream: where the events came from.
        events: all of its events, in the order in which it gave them.
        faults: those of reading; the ones found here are added.
        loose: where the relations go that lead out of a part of something larger.

    """
    found = tuple(defects(events, stream.metadata))
    remains = tuple(stream.remains())
    if not found and not remains:
        return Timeline(events, metadata=stream.metadata)
    unread = _unread(faults, stream.unread())
    origins = [stream.origin(number) for number in range(len(events))]
    origins += [origin for _, origin in remains]
    paths = [_path(number, origin) for number, origin in enumerate(origins)]
    wrong: dict[int, list[Path]] = {}
    for defect in found:
        if not unread.explains(defect):
            leads_out = stream.partial and defect.kind == "event" and defect.first is None
            _add(loose if leads_out else faults, defect, stream, origins, paths)
        if defect.number is not None:
            wrong.setdefault(defect.number, []).append(defect.path)
    for defect in defects((*events, *(event for event, _ in remains)), stream.metadata):
        if (defect.number or 0) >= len(events) and not unread.explains(defect):
            _add(faults, defect, stream, origins, paths)
    return Timeline(
        (
            # From the last, so that the numbers before it stay what they were.
            reduce(_without, reversed(wrong.get(number, ())), event)
            for number, event in enumerate(events)
            if ("id",) not in wrong.get(number, ())
        ),
        metadata=_each_source_once(stream.metadata),
    )


def _add(
    faults: Faults, defect: Defect, stream: EventStream, origins: list[Origin], paths: list[str]
) -> None:
    origin = Origin() if defect.number is None else origins[defect.number]
    path = format_path(defect.path)
    if origin.path:
        path = f"{origin.path}.{path}"
    faults.add(
        defect.message(paths),
        path=path,
        event=defect.event,
        line=stream.line(path) or origin.line,
    )


def _each_source_once(metadata: Metadata) -> Metadata:
    first = {source.id: source for source in reversed(metadata.sources)}
    sources = (source for source in metadata.sources if first[source.id] is source)
    return attrs.evolve(metadata, sources=sources)


def _path(number: int, origin: Origin) -> str:
    return origin.path or (f"line {origin.line}" if origin.line else f"events[{number}]")


@attrs.frozen(kw_only=True)
class _Unread:
    """What the faults of reading leave unknown."""

    ids: frozenset[str]
    events: frozenset[str]
    any_event: bool
    any_source: bool

    def explains(self, defect: Defect) -> bool:
        """Whether *defect* may be but what follows from a fault of reading."""
        if defect.first is not None:
            return False
        if defect.id in self.ids:
            return True
        if defect.kind == "source":
            return self.any_source
        return self.any_event or defect.id in self.events


def _unread(faults: Faults, ids: Iterable[str]) -> _Unread:
    return _Unread(
        ids=frozenset(ids),
        events=frozenset(fault.event for fault in faults),
        any_event=any(f.path.startswith("event") and not f.event for f in faults),
        any_source=any(f.path.startswith(("sources", "timeline.sources")) for f in faults),
    )


def _without(event: Event, steps: Path) -> Event:
    """*event* without the item that holds the reference at *steps*."""
    return cast("Event", _removed(event, steps[:-1]))


def _removed(value: object, steps: Path) -> object:
    step, *rest = steps
    if isinstance(step, int):
        items = list(cast("tuple[object, ...]", value))
        items[step : step + 1] = [_removed(items[step], tuple(rest))] if rest else []
        return tuple(items)
    changed = _removed(cast("object", getattr(value, step)), tuple(rest))
    # Which class it is, only the path knows.
    evolve = cast("Callable[..., object]", attrs.evolve)
    return evolve(value, **{step: changed})
