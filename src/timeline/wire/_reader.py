"""Events, metadata and sources from builtins."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import cast

import attrs

from timeline.errors import FaultSink, PluginWarning, nearest, warn
from timeline.model import Event, GenericEvent, Metadata, RelationKind, Source
from timeline.model.fields import is_slug
from timeline.wire import _codec
from timeline.wire._codec import Problem, Refused, Step
from timeline.wire._records import Record, record_of
from timeline.wire._types import EventTypes


class Unknown(StrEnum):
    """What a reader does with what it does not know."""

    KEEP = "keep"
    REFUSE = "refuse"


class Reader:
    """Reads the parts of one document; what is wrong with them goes to *faults*.

    Args:
        faults: where each fault goes, with its path.
        types: the types of event that are installed.
        unknown_types: KEEP makes an event of a type that is not installed a
            `GenericEvent` and warns, once a type; REFUSE makes it a fault.
        unknown_fields: REFUSE makes a key that is no field a fault; KEEP puts its
            value into the ``extra`` of the event or timeline, under the key's
            path within it.

    Attributes:
        remains: of each event that has faults and an id: the id, and what it refers
            to as far as that could be read, with the event's path and line.

    """

    def __init__(
        self,
        faults: FaultSink,
        types: EventTypes | None = None,
        *,
        unknown_types: Unknown | str = Unknown.KEEP,
        unknown_fields: Unknown | str = Unknown.REFUSE,
    ) -> None:
        self._faults = faults
        self._types = types or EventTypes()
        self._unknown_types = Unknown(unknown_types)
        self._unknown_fields = Unknown(unknown_fields)
        self._warned: set[str] = set()
        self.remains: list[tuple[Event, str, int | None]] = []

    def event(self, plain: object, path: str, *, line: int | None = None) -> Event | None:
        """The event that *plain* describes; None, and faults, where something is wrong.

        Args:
            plain: a dict, as `dump_event` gives it.
            path: where it stands in the document, as ``events[3]``.
            line: the line that it starts on, from 1, where the format has lines.

        """
        try:
            table = _table(plain)
            kind = self._kind(table)
            if kind is None:
                return cast("GenericEvent", self._generic(table))
            return cast("Event", self._read(record_of(kind), _without_type(table)))
        except Refused as refused:
            self._report(refused, path, _id(plain), line)
            if (remains := _remains(plain)) is not None:
                self.remains.append((remains, path, line))
            return None

    def metadata(self, timeline: object, sources: object) -> Metadata:
        """What a document says of its timeline: the parts called ``timeline`` and ``sources``.

        What is wrong with them goes to the faults, and is left out of the result.
        """
        read = tuple(self._sources(sources))
        try:
            table = _table(timeline)
            rest = self._without(table, "sources", "they stand beside the timeline", "timeline")
            metadata = cast("Metadata", self._read(record_of(Metadata), rest))
        except Refused as refused:
            self._report(refused, "timeline", "", None)
            metadata = Metadata()
        return attrs.evolve(metadata, sources=read)

    def _sources(self, plain: object) -> Iterable[Source]:
        try:
            table = _table(plain)
        except Refused as refused:
            self._report(refused, "sources", "", None)
            return
        for key, item in table.items():
            path = f"sources.{key}"
            try:
                rest = self._without(_table(item), "id", "the key above is the source's id", path)
                yield cast("Source", record_of(Source).read({"id": key, **rest}))
            except Refused as refused:
                self._report(refused, path, "", None)

    def _without(
        self, table: Mapping[str, object], key: str, reason: str, path: str
    ) -> Mapping[str, object]:
        """*table*, which is at *path*, without a *key* that is no field there, for a *reason*."""
        if key not in table:
            return table
        self._faults.add(f"is not a field here: {reason}", path=f"{path}.{key}")
        return {name: item for name, item in table.items() if name != key}

    def _kind(self, table: Mapping[str, object]) -> type[Event] | None:
        name = table.get("type", Event.type_name)
        if isinstance(name, str) and (kind := self._types.get(name)):
            return kind
        near = nearest(name, self._types)
        # What is no name of a type is not kept either, whatever is to become of unknown ones.
        if not (isinstance(name, str) and is_slug(name)) or self._unknown_types is Unknown.REFUSE:
            refusal = _codec.refuse(name, f"the types are {', '.join(self._types)}{near}")
            of_type = [problem.under("type") for problem in refusal.problems]
            raise Refused([*of_type, *_problems_of_every_event(table)])
        if name not in self._warned:
            self._warned.add(name)
            kept = f"event type {name!r} is not installed: its events are kept as they are{near}"
            warn(PluginWarning(kept))
        return None

    def _generic(self, table: Mapping[str, object]) -> object:
        base = record_of(Event)
        known = {key: item for key, item in table.items() if key in base.by_name}
        other = {
            key: item for key, item in table.items() if key not in base.by_name and key != "type"
        }
        generic = record_of(GenericEvent)
        try:
            return generic.read({**known, "declared": table["type"], "fields": other})
        except Refused as refused:
            raise Refused(map(_as_documented, refused.problems)) from None

    def _read(self, record: Record, table: Mapping[str, object]) -> object:
        try:
            return record.read(table)
        except Refused as refused:
            if self._unknown_fields is Unknown.REFUSE:
                raise
            if others := [problem for problem in refused.problems if not problem.unknown]:
                raise Refused(others) from None
            unknown = refused.problems
        kept = dict(cast("Mapping[str, object]", table.get("extra", {})))
        rest: object = table
        for problem in unknown:
            rest, value = _take(rest, problem.steps)
            if kept.setdefault(problem.path(""), value) is not value:
                raise Refused([attrs.evolve(problem, message="extra has such a key already")])
        return record.read({**cast("Mapping[str, object]", rest), "extra": kept})

    def _report(self, refused: Refused, path: str, event: str, line: int | None) -> None:
        for problem in refused.problems:
            self._faults.add(problem.message, path=problem.path(path), event=event, line=line)


def _as_documented(problem: Problem) -> Problem:
    """A problem of a generic event, in the place where the document has what is at fault."""
    first, *rest = problem.steps
    return attrs.evolve(problem, steps=tuple(rest)) if first == "fields" else problem


def _problems_of_every_event(table: Mapping[str, object]) -> tuple[Problem, ...]:
    """What is wrong with the fields that events of any type have."""
    base = record_of(Event)
    try:
        base.read({key: item for key, item in table.items() if key in base.by_name})
    except Refused as refused:
        return tuple(refused.problems)
    return ()


def _remains(plain: object) -> Event | None:
    """An event with the id of *plain* and its references, each in its place.

    They end before the first of which nobody can tell what it refers to.
    """
    if not isinstance(plain, Mapping):
        return None
    base = record_of(Event)
    table = cast("Mapping[str, object]", plain)
    kept: dict[str, object] = {"id": table.get("id"), "title": "unread"}
    for field, key in (("citations", "source"), ("relations", "event")):
        items = table.get(field, ())
        legible: list[object] = []
        for item in cast("Iterable[object]", items if isinstance(items, list) else ()):
            reference = _reference(item, key)
            if not _reads(base, {"id": "x", "title": "x", field: [reference]}):
                break
            legible.append(reference)
        kept[field] = legible
    return cast("Event", base.read(kept)) if _reads(base, kept) else None


def _reference(item: object, key: str) -> object:
    """What *item* refers to by its *key*, without what else is said there."""
    if not isinstance(item, Mapping):
        return item
    table = {key: cast("Mapping[str, object]", item).get(key)}
    return table if key == "source" else {"kind": RelationKind.FOLLOWS.value, **table}


def _reads(record: Record, table: Mapping[str, object]) -> bool:
    try:
        record.read(table)
    except Refused:
        return False
    return True


def _id(plain: object) -> str:
    found = cast("Mapping[str, object]", plain).get("id") if isinstance(plain, Mapping) else None
    return found if isinstance(found, str) else ""


def _table(plain: object) -> Mapping[str, object]:
    if _codec.is_table(plain):
        return plain
    raise _codec.refuse(plain, "it takes a table")


def _without_type(table: Mapping[str, object]) -> Mapping[str, object]:
    rest = dict(table)
    rest.pop("type", None)
    return rest


def _take(plain: object, steps: tuple[Step, ...]) -> tuple[object, object]:
    """A copy of *plain* without what *steps* lead to, and that."""
    step, *further = steps
    if isinstance(plain, Mapping):
        table = dict(cast("Mapping[Step, object]", plain))
        if not further:
            return table, table.pop(step)
        table[step], taken = _take(table[step], tuple(further))
        return table, taken
    items = list(cast("list[object]", plain))
    items[cast("int", step)], taken = _take(items[cast("int", step)], tuple(further))
    return items, taken
