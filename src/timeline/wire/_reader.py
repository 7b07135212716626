"""Events, metadata and sources from builtins."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, cast

import attrs

from timeline.errors import DanglingError, Faults, Location, PluginWarning, format_path
from timeline.errors.messages import Advice, emit_warning, require_type
from timeline.model import Event, Metadata, Source, plain_values
from timeline.model.fields import is_slug
from timeline.wire import _codec
from timeline.wire._codec import Problem, Refused
from timeline.wire._records import Record, record_of
from timeline.wire._types import EventTypes

if TYPE_CHECKING:
    from timeline.model import GenericEvent

_MOST_WARNINGS = 20


class Unknown(StrEnum):
    """What a reader does with a type or field that it does not know."""

    KEEP = "keep"
    REFUSE = "refuse"


class DocumentReader:
    """Reads the parts of one document, and adds what is wrong with them to *faults*.

    Args:
        faults: where each fault goes, with its location.
        types: the types of event that are installed.
        unknown_types: KEEP reads an event of a type that is not installed as a
            `GenericEvent` and warns once for each type, up to a limit; REFUSE makes it a fault.
        unknown_fields: REFUSE makes a key that is not a field a fault; KEEP puts its
            value into the ``extra`` of the event or timeline, under the key's
            path within it.

    """

    def __init__(
        self,
        faults: Faults,
        types: EventTypes | None = None,
        *,
        unknown_types: Unknown | str = Unknown.KEEP,
        unknown_fields: Unknown | str = Unknown.REFUSE,
    ) -> None:
        self._faults = faults
        self._types = EventTypes() if types is None else types
        expected = "an EventTypes: EventTypes(classes) makes one"
        require_type("types", self._types, EventTypes, expected)
        self._unknown_types = Unknown(unknown_types)
        self._unknown_fields = Unknown(unknown_fields)
        self._warned: set[str] = set()
        self._advice = Advice()
        # None until the metadata is read, or where the sources could not be.
        self._sources: Collection[str] | None = None

    def event(self, plain: object, location: Location) -> Event | None:
        """Return the event that *plain* describes; None, and faults, if something is wrong.

        Args:
            plain: a dict, as `dump_event` returns it.
            location: where it is in the document.

        """
        try:
            table = _table(plain)
            kind = self._kind(table)
            if kind is None:
                return cast("GenericEvent", self._generic(table))
            return cast("Event", self._read(record_of(kind), _without_type(table)))
        except Refused as refused:
            self._report([*refused.problems, *self._unknown_sources(plain)], location, _id(plain))
            return None

    def metadata(self, timeline: object, sources: object) -> Metadata:
        """Return what a document says of its timeline: its parts "timeline" and "sources".

        What is wrong with them goes to the faults, and is left out of the result.
        """
        read = tuple(self._read_sources(sources))
        location = Location(path=("timeline",))
        try:
            table = _table(timeline)
            rest = self._without(table, "sources", "they are a part beside the timeline", location)
            if rest is not table:
                self._sources = None
            metadata = cast("Metadata", self._read(record_of(Metadata), rest))
        except Refused as refused:
            self._report(refused.problems, location, "")
            metadata = Metadata()
        return attrs.evolve(metadata, sources=read)

    def _read_sources(self, plain: object) -> Iterable[Source]:
        try:
            table = _table(plain)
        except Refused as refused:
            self._report(refused.problems, Location(path=("sources",)), "")
            return
        self._sources = table.keys()
        for key, item in table.items():
            location = Location(path=("sources", key))
            try:
                rest = self._without(
                    _table(item), "id", "the key above is the source's id", location
                )
                yield cast("Source", record_of(Source).read({"id": key, **rest}))
            except Refused as refused:
                self._report(refused.problems, location, "")

    def _without(
        self, table: Mapping[str, object], key: str, reason: str, location: Location
    ) -> Mapping[str, object]:
        """Return *table* without *key*, which for a *reason* is not a field there."""
        if key not in table:
            return table
        self._report([Problem((key,), f"is not a field here: {reason}")], location, "")
        return {name: item for name, item in table.items() if name != key}

    def _unknown_sources(self, plain: object) -> Iterable[Problem]:
        """Yield the citations of a faulty event that name a source which does not exist.

        The timeline checks the citations of its events, and this one never gets there.
        """
        if not isinstance(plain, Mapping):
            return
        citations = cast("Mapping[str, object]", plain).get("citations")
        if self._sources is None or not isinstance(citations, list | tuple):
            return
        for index, item in enumerate(cast("Iterable[object]", citations)):
            source = (
                cast("Mapping[str, object]", item).get("source")
                if isinstance(item, Mapping)
                else item
            )
            if isinstance(source, str) and is_slug(source) and source not in self._sources:
                path = ("citations", index, "source")
                hint = self._advice.near(source, self._sources)
                yield Problem(path, DanglingError("source", source, Location(), hint).reason)

    def _kind(self, table: Mapping[str, object]) -> type[Event] | None:
        name = table.get("type", Event.type_name)
        if isinstance(name, str) and (kind := self._types.get(name)):
            return kind
        from timeline.wire._guesses import type_meant  # noqa: PLC0415 - rarely needed

        near = type_meant(name, self._types) if self._advice.affords() else ""
        # What cannot be the name of a type is not kept either.
        named = name if isinstance(name, str) and is_slug(name) else None
        if named is None or self._unknown_types is Unknown.REFUSE:
            advice = near or (
                "; install the plugin that adds this type, or keep its events as they are with"
                " the option unknown_types=keep"
                if named
                else ""
            )
            refusal = _codec.refuse(name, f"the types are {', '.join(self._types)}{advice}")
            of_type = [problem.under("type") for problem in refusal.problems]
            raise Refused([*of_type, *_problems_of_every_event(table)])
        if named not in self._warned and len(self._warned) < _MOST_WARNINGS:
            self._warned.add(named)
            kept = f"event type {named!r} is not installed: its events are kept as they are{near}"
            if len(self._warned) == _MOST_WARNINGS:
                kept += "; further types are not named"
            emit_warning(PluginWarning(kept))
        return None

    def _generic(self, table: Mapping[str, object]) -> object:
        from timeline.model import GenericEvent  # noqa: PLC0415 - rarely needed

        base = record_of(Event)
        known = {key: item for key, item in table.items() if key in base.attributes}
        other = {
            key: item for key, item in table.items() if key not in base.attributes and key != "type"
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
        rest = plain_values.thaw(plain_values.freeze(table, _same))
        for problem in unknown:
            *steps, key = problem.path
            value = _value_at(rest, steps).pop(key)
            if kept.setdefault(format_path(problem.path), value) is not value:
                raise Refused([Problem(problem.path, "extra has such a key already")])
        return record.read({**cast("Mapping[str, object]", rest), "extra": kept})

    def _report(self, problems: Iterable[Problem], location: Location, event: str) -> None:
        for problem in problems:
            advice = ""
            if problem.advice and self._advice.affords():
                advice = problem.advice(problem.path[-1] if problem.path else "")
            self._faults.add(
                problem.message + advice,
                path=(*location.path, *problem.path),
                event=event,
                line=location.line,
                address=location.address,
            )


def _as_documented(problem: Problem) -> Problem:
    """Return a problem of a generic event, at the path that it has in the document."""
    first, *rest = problem.path
    return problem._replace(path=tuple(rest)) if first == "fields" else problem


def _problems_of_every_event(table: Mapping[str, object]) -> tuple[Problem, ...]:
    """Return what is wrong with the fields that events of any type have."""
    base = record_of(Event)
    try:
        base.read({key: item for key, item in table.items() if key in base.attributes})
    except Refused as refused:
        return tuple(refused.problems)
    return ()


def _id(plain: object) -> str:
    found = cast("Mapping[str, object]", plain).get("id") if isinstance(plain, Mapping) else None
    return found if isinstance(found, str) else ""


def _table(plain: object) -> Mapping[str, object]:
    if _codec.is_table(plain):
        return plain
    raise _codec.refuse(plain, "expected a table")


def _without_type(table: Mapping[str, object]) -> Mapping[str, object]:
    rest = dict(table)
    rest.pop("type", None)
    return rest


def _value_at(plain: object, steps: Iterable[str | int]) -> dict[str | int, object]:
    for step in steps:
        plain = cast("Mapping[str | int, object]", plain)[step]
    return cast("dict[str | int, object]", plain)


def _same(value: object) -> object:
    return value
