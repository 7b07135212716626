"""Two versions of a timeline as one, with notes about all that was decided or dropped."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple, cast

import attrs

from timeline.collection._unite_fields import (
    ABSENT,
    Side,
    UniteNote,
    UniteNoteKind,
    Uniting,
    stays,
    unite_records,
)
from timeline.edtf import sort_key
from timeline.errors import ConflictError, FieldError
from timeline.errors.messages import require_type
from timeline.model import Citation, Event, Metadata, Source
from timeline.model.fields import MAX_ID

Renamed = Mapping[str, str]

_OF_SOURCES = ("title", "author", "publisher", "url", "language")


class Version(NamedTuple):
    """The events of a timeline, by id, and its metadata."""

    events: Mapping[str, Event]
    metadata: Metadata

    @classmethod
    def of(cls, events: Iterable[Event], metadata: Metadata) -> "Version":
        """Return the version that has these events."""
        return cls({event.id: event for event in events}, metadata)

    @property
    def sources(self) -> dict[str, Source]:
        """The sources by id."""
        return {source.id: source for source in self.metadata.sources}


def unite(
    ours: Version, theirs: Version, base: Version | None, prefer: Side
) -> tuple[list[Event], Metadata, list[UniteNote]]:
    """Return the events of both, in no particular order, the metadata of both, and the notes."""
    require_type("prefer", prefer, str, "a text")
    if prefer not in {"ours", "theirs"}:
        raise FieldError("prefer", prefer, "expected 'ours' or 'theirs'")
    notes: list[UniteNote] = []
    nowhere = Uniting("", prefer, notes)
    sources, renamed = _sources(ours, theirs, base, nowhere)
    if renamed:
        events = {name: _citing(event, renamed) for name, event in theirs.events.items()}
        theirs = theirs._replace(events=events)
    _refuse_types(ours, theirs, base)
    united = dict(_events(ours, theirs, base, nowhere))
    if base is not None:
        gone = {*ours.events, *theirs.events} - {*united}
        united = {name: _related(event, gone, notes) for name, event in united.items()}
        sources = _with_cited(sources, united.values(), ours, theirs)
    metadata = _metadata(ours, theirs, base, nowhere)
    return list(united.values()), attrs.evolve(metadata, sources=sources), notes


def _refuse_types(ours: Version, theirs: Version, base: Version | None) -> None:
    conflicts: list[tuple[str, tuple[str, ...]]] = []
    for name, one in ours.events.items():
        other = theirs.events.get(name)
        if other is None or (type(one) is type(other) and one.type == other.type):
            continue
        # What only one side changed is taken from it, its type too.
        if base is None or base.events.get(name) not in (one, other):
            conflicts.append((name, ("type",)))
    if conflicts:
        advice = "events of two types cannot be united: give one of them another type or id"
        raise ConflictError(conflicts, advice)


def _events(
    ours: Version, theirs: Version, base: Version | None, nowhere: Uniting
) -> Iterator[tuple[str, Event]]:
    held: Mapping[str, Event] = {} if base is None else base.events
    for name in {**ours.events, **theirs.events}:
        one, other = ours.events.get(name), theirs.events.get(name)
        was = held.get(name, ABSENT)
        where = nowhere._replace(event=name)
        if one is not None and other is not None:
            yield name, unite_records(one, other, was, where)
        elif (only := one or other) is not None and stays(only, was, where):
            yield name, only


def _related(event: Event, gone: set[str], notes: list[UniteNote]) -> Event:
    """Return *event* without its relations to events that are *gone*."""
    kept = [relation for relation in event.relations if relation.event not in gone]
    if len(kept) == len(event.relations):
        return event
    lost = [relation for relation in event.relations if relation.event in gone]
    note = UniteNote(event.id, ("relations",), UniteNoteKind.LOST, tuple(kept), tuple(lost))
    notes.append(note)
    return attrs.evolve(event, relations=kept)


# Sources.


def _sources(
    ours: Version, theirs: Version, base: Version | None, nowhere: Uniting
) -> tuple[tuple[Source, ...], Renamed]:
    """Return the sources of both, and the new ids of theirs that ours has for other sources."""
    one, other = ours.metadata.sources, theirs.metadata.sources
    if base is not None and base.metadata.sources in (one, other):
        return (other if one == base.metadata.sources else one), {}
    mine, yours = ours.sources, theirs.sources
    held = {} if base is None else base.sources
    united: dict[str, Source] = {}
    renamed: dict[str, str] = {}
    for name in {**mine, **yours}:
        where = nowhere.at("sources", name)
        was = held.get(name, ABSENT)
        if name not in mine or name not in yours:
            only = mine.get(name) or yours[name]
            if stays(only, was, where):
                united[name] = only
        elif was is not ABSENT or _are_compatible(mine[name], yours[name]):
            united[name] = unite_records(mine[name], yours[name], was, where)
        else:
            united[name] = mine[name]
            renamed[name] = _other_id(yours[name], mine, {*mine, *yours, *renamed.values()})
            where.note(UniteNoteKind.SOURCE_RENAMED, renamed[name])
    for name, new in renamed.items():
        united.setdefault(new, attrs.evolve(yours[name], id=new))
    return tuple(united.values()), renamed


def _are_compatible(one: Source, other: Source) -> bool:
    """Return whether two sources of one id may be one source."""
    for name in _OF_SOURCES:
        texts = cast("tuple[str, str]", (getattr(one, name), getattr(other, name)))
        if all(texts) and texts[0] != texts[1]:
            return False
    dates = (one.published, other.published)
    return dates[0] is None or dates[1] is None or dates[0].narrow(dates[1]) is not None


def _other_id(source: Source, ours: Mapping[str, Source], taken: set[str]) -> str:
    """Return a new id for *source*: the one under which ours has it already, or a free one."""
    for number in count(2):
        ending = f"-{number}"
        new = source.id[: MAX_ID - len(ending)].rstrip("-._") + ending
        if new not in taken or ours.get(new) == attrs.evolve(source, id=new):
            return new
    raise AssertionError  # there are more numbers than sources


def _citing(event: Event, renamed: Renamed) -> Event:
    """Return *event* with its citations of *renamed* sources changed."""
    if not any(citation.source in renamed for _, citation in event.cited):
        return event
    return cast("Event", _renamed(event, renamed))


def _renamed(value: object, names: Renamed) -> object:
    """Return *value* with the sources that it cites renamed, however deep they are."""
    if isinstance(value, Citation):
        return attrs.evolve(value, source=names.get(value.source, value.source))
    if isinstance(value, tuple):
        return tuple(_renamed(each, names) for each in cast("tuple[object, ...]", value))
    kind = type(value)
    # Dates are attrs classes too, and cite nothing.
    if not attrs.has(kind) or kind.__module__.startswith("timeline.edtf"):
        return value
    parts: dict[str, object] = {}
    for field in attrs.fields(kind):
        held: object = getattr(value, field.name)
        if field.init and (new := _renamed(held, names)) != held:
            parts[field.alias or field.name] = new
    return attrs.evolve(cast("Any", value), **parts) if parts else value


def _with_cited(
    sources: Sequence[Source], events: Iterable[Event], ours: Version, theirs: Version
) -> tuple[Source, ...]:
    """Return *sources* and those that one side removed while the other cites them anew."""
    listed = {source.id for source in sources}
    known = {**theirs.sources, **ours.sources}
    cited = {citation.source: None for event in events for _, citation in event.cited}
    missing = [known[name] for name in cited if name not in listed and name in known]
    return (*sources, *missing)


# Metadata.


def _metadata(ours: Version, theirs: Version, base: Version | None, nowhere: Uniting) -> Metadata:
    """Return the metadata of both, without the sources."""
    one, other = (attrs.evolve(each.metadata, sources=()) for each in (ours, theirs))
    was = ABSENT if base is None else attrs.evolve(base.metadata, sources=())
    dates = [one.revised, other.revised]
    held = None if was is ABSENT else was.revised
    if None not in dates and dates[0] != dates[1] and held not in dates:
        # What both have changed is as new as the newer of the two.
        earlier, later = sorted(dates, key=sort_key)
        nowhere.at("revised").note(UniteNoteKind.LATER, later, earlier)
        one, other = (attrs.evolve(each, revised=later) for each in (one, other))
    return unite_records(one, other, was, nowhere)
