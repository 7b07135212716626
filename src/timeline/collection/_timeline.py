"""An immutable collection of events, in time order."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, Unpack, cast, final, overload

import attrs

from timeline.collection import _groups, _integrity, _matching, _merge, _questions, _stretches
from timeline.collection._edits import updated, without
from timeline.collection._groups import GroupKey
from timeline.collection._index import Index
from timeline.collection._order import count_dated, in_time_order
from timeline.collection._parts import MetadataParts, chosen
from timeline.collection._questions import Question, Sureness
from timeline.collection._series import Measured, series
from timeline.collection._stretches import Gap, Span
from timeline.edtf import Certainty, DateLike, When
from timeline.errors import shown
from timeline.model import Event, Metadata, Source
from timeline.model.fields import EMPTY_EXTRA


@final
class Timeline:
    """Events in time order, each of an id of its own, with what they say of themselves.

    It never changes: what would change it gives another one. It is not for subclassing, for
    its answers are plain timelines: hold one, where more is needed.

    Args:
        events: the events, in any order.
        metadata: title, description, language, revision, sources and extra in one.
        title: one line; this and the following in place of *metadata*.
        description: any text.
        language: a BCP 47 tag.
        revised: the day, or day and time, of the last revision.
        sources: the sources that events cite, or those of another timeline by their ids.
        extra: plain values.

    Raises:
        InconsistentError: ids that stand twice and references that lead nowhere,
            all of them, each with both places.
        FieldError: a part of the metadata that holds what it may not.

    >>> from timeline import Event
    >>> tl = Timeline([Event(id="b", title="B", when="2024"), Event(id="a", title="A")])
    >>> [event.id for event in tl]
    ['b', 'a']

    """

    __slots__ = ("__weakref__", "_by_id", "_dated", "_events", "_index", "_metadata", "_sources")

    _events: tuple[Event, ...]
    _metadata: Metadata
    _dated: int
    _by_id: dict[str, Event] | None
    _sources: Mapping[str, Source] | None
    _index: Index | None

    def __init__(  # noqa: PLR0913 - the metadata may be given in its parts
        self,
        events: Iterable[Event] = (),
        *,
        metadata: Metadata | None = None,
        title: str = "",
        description: str = "",
        language: str = "",
        revised: DateLike | None = None,
        sources: Iterable[Source] | Mapping[str, Source] = (),
        extra: Mapping[str, object] = EMPTY_EXTRA,
    ) -> None:
        parts = Metadata(
            title=title,
            description=description,
            language=language,
            revised=revised,
            sources=sources,
            extra=extra,
        )
        metadata = chosen(metadata, parts)
        self._set(in_time_order(_integrity.checked(events, metadata)), metadata)

    def _set(self, events: tuple[Event, ...], metadata: Metadata) -> None:
        self._events = events
        self._metadata = metadata
        # Made when first asked for.
        self._by_id = None
        self._sources = None
        self._index = None
        self._dated = count_dated(events)

    @staticmethod
    def _of(events: Iterable[Event], metadata: Metadata) -> "Timeline":
        """A timeline of *events* that are in order and known to be sound."""
        timeline = Timeline.__new__(Timeline)
        timeline._set(tuple(events), metadata)  # noqa: SLF001 - our own
        return timeline

    # What it is.

    @property
    def metadata(self) -> Metadata:
        """What it says of itself."""
        return self._metadata

    @property
    def title(self) -> str:
        """Its title, or ""."""
        return self._metadata.title

    @property
    def description(self) -> str:
        """Its description, or ""."""
        return self._metadata.description

    @property
    def language(self) -> str:
        """The language of its texts, as a BCP 47 tag, or ""."""
        return self._metadata.language

    @property
    def revised(self) -> When | None:
        """The day, or day and time, of its last revision; None where not said."""
        return self._metadata.revised

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by their ids, in the author's order."""
        if self._sources is None:
            by_id = {source.id: source for source in self._metadata.sources}
            self._sources = MappingProxyType(by_id)
        return self._sources

    @property
    def extra(self) -> Mapping[str, object]:
        """The plain values that the caller keeps with it."""
        return self._metadata.extra

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in time order."""
        return self._events

    @property
    def span(self) -> Span | None:
        """The first and last day that an event may touch; None where no event has a date."""
        return _stretches.span(self._events[: self._dated])

    # A collection.

    def __iter__(self) -> Iterator[Event]:
        return iter(self._events)

    def __reversed__(self) -> Iterator[Event]:
        return reversed(self._events)

    def __len__(self) -> int:
        return len(self._events)

    def _ids(self) -> dict[str, Event]:
        if self._by_id is None:
            self._by_id = {event.id: event for event in self._events}
        return self._by_id

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Event):
            return self._ids().get(item.id) == item
        return isinstance(item, str) and item in self._ids()

    @overload
    def __getitem__(self, key: str | int) -> Event: ...
    @overload
    def __getitem__(self, key: slice) -> "Timeline": ...
    def __getitem__(self, key: str | int | slice) -> "Event | Timeline":
        if isinstance(key, str):
            return self._ids()[key]
        if isinstance(key, slice):
            events = self._events[key]
            # A slice may run backwards; a timeline does not.
            return self._of(events if (key.step or 1) > 0 else events[::-1], self._metadata)
        return self._events[key]

    def get(self, id: str) -> Event | None:  # noqa: A002 - the field's name
        """The event of an id, or None."""
        return self._ids().get(id)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timeline):
            return NotImplemented
        return self._metadata == other._metadata and self._events == other._events

    def __hash__(self) -> int:
        return hash((self._events, self._metadata))

    def __repr__(self) -> str:
        name = f" {self.title!r}" if self.title else ""
        return f"<Timeline{name}: {len(self)} event{'s' * (len(self) != 1)}>"

    def __copy__(self) -> "Timeline":
        return self

    def __deepcopy__(self, _: object) -> "Timeline":
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return self._of, (self._events, self._metadata)

    # Questions. A window is read as its whole extent.

    def within(self, window: DateLike, certainty: Sureness = "possible") -> "Timeline":
        """The events that lie wholly within *window*.

        Args:
            window: a date, or its EDTF text.
            certainty: "possible" for those that may, and those that surely do;
                "certain" for the latter alone; "impossible" for those that cannot. An
                event without a date is always possible.

        Raises:
            EdtfError: *window* is a text that is no date.
            TypeError: *window* is nothing that can be a date.
            ValueError: *certainty* is none of the three.

        """
        return self._find(_questions.within, window, certainty)

    def overlapping(self, window: DateLike, certainty: Sureness = "possible") -> "Timeline":
        """The events that share time with *window*; for the arguments see `within`."""
        return self._find(_questions.overlapping, window, certainty)

    def before(self, window: DateLike, certainty: Sureness = "possible") -> "Timeline":
        """The events that are over before *window* begins; for the arguments see `within`."""
        return self._find(_questions.before, window, certainty)

    def after(self, window: DateLike, certainty: Sureness = "possible") -> "Timeline":
        """The events that begin after *window* is over; for the arguments see `within`."""
        return self._find(_questions.after, window, certainty)

    def at(self, moment: DateLike, certainty: Sureness = "possible") -> "Timeline":
        """The events that are going on at *moment*; for the arguments see `within`.

        One moment: what is certain at "2024-07", some day of it, goes on throughout the month.
        """
        return self._find(_questions.at, moment, certainty)

    def _find(self, question: Question, window: DateLike, certainty: Sureness) -> "Timeline":
        if self._index is None:
            dated = self._events[: self._dated]
            self._index = Index([event.when for event in dated if event.when is not None])
        found = _questions.find(self._index, question, window, certainty)
        undated = self._events[self._dated :] if certainty == Certainty.POSSIBLE else ()
        return self._of((*map(self._events.__getitem__, found), *undated), self._metadata)

    def where(  # noqa: PLR0913 - each narrows by one thing
        self,
        *,
        actor: str | Iterable[str] | None = None,
        type: str | Iterable[str] | None = None,  # noqa: A002 - the field's name
        tag: str | Iterable[str] | None = None,
        status: str | Iterable[str] | None = None,
        place: str | Iterable[str] | None = None,
        source: str | Iterable[str] | None = None,
    ) -> "Timeline":
        """The events that answer to everything given; each takes one text or several.

        Args:
            actor: the code, name or label of somebody who took part.
            type: the name of the event's type, as "declaration"; any name, for a
                plugin may have the type.
            tag: one of its tags.
            status: its status, as "planned"; one of `Status`.
            place: the name, or the country's code, of one of its places.
            source: the id of a source that it cites.

        Raises:
            FieldError: a status that there is not.
            TypeError: what is neither a text nor several.

        """
        answers = _matching.matching(
            actor=actor, type=type, tag=tag, status=status, place=place, source=source
        )
        return self._of(filter(answers, self._events), self._metadata)

    # Other ones.

    def add(self, *events: Event) -> "Timeline":
        """The same with *events* too.

        Raises:
            InconsistentError: an id that is here already, or a reference that leads nowhere.
            TypeError: what is no event.

        """
        return Timeline((*self._events, *events), metadata=self._metadata)

    def update(self, *events: Event) -> "Timeline":
        """The same with *events* in the place of those of their ids.

        Raises:
            FieldError: an id that no event has.
            InconsistentError: a reference that leads nowhere, or an id given twice.
            TypeError: what is no event.

        """
        return Timeline(updated(self._ids(), events), metadata=self._metadata)

    def remove(self, *ids: str) -> "Timeline":
        """The same without the events of these *ids*.

        Raises:
            FieldError: an id that no event has.
            InconsistentError: a relation of another event to one of them.

        """
        return Timeline(without(self._ids(), ids), metadata=self._metadata)

    def replace(self, **parts: Unpack[MetadataParts]) -> "Timeline":
        """The same with other *parts* of the metadata, as ``title="..."``.

        Raises:
            FieldError: a part that holds what it may not.
            InconsistentError: *sources* that lack one that an event cites.
            TypeError: there is no such part.

        """
        return Timeline(self._events, metadata=attrs.evolve(self._metadata, **parts))

    def merge(
        self, other: "Timeline", *, prefer: Literal["ours", "theirs"] | None = None
    ) -> "Timeline":
        """The events of both; one that both have the same stands once.

        Of the metadata, ours stands where it says something; the sources are joined. Of an
        event or source that both have differently, the version of the side to *prefer* stands.

        Raises:
            ConflictError: they have one differently, and no side is preferred.
            TypeError: *other* is no timeline.

        """
        if not isinstance(cast("object", other), Timeline):
            raise TypeError(f"{shown(other)} is not a timeline")
        events, metadata = _merge.merge(
            (self._events, self._metadata), (other.events, other.metadata), prefer
        )
        return self._of(in_time_order(events), metadata)

    def self_contained(self) -> "Timeline":
        """The same without relations to events that are not here, which answers keep."""
        return self._of(_integrity.self_contained(self._ids()), self._metadata)

    # Sums.

    def group_by(self, key: GroupKey) -> dict[str, "Timeline"]:
        """The events by year, decade, actor, type or tag, each group in time order.

        An event is in the group of each of its actors or tags. Years and decades, as "2024" and
        "202X", are those that it surely starts in. What has no answer, as "1997/2003" for the
        year, is in the group "", the last. Others stand in the order of time, or of names.

        Raises:
            ValueError: *key* is something else.

        """
        groups = _groups.group(self._events, key)
        return {name: self._of(events, self._metadata) for name, events in groups.items()}

    def gaps(self, days: int = 1) -> tuple[Gap, ...]:
        """The stretches of at least *days* days in which surely nothing happened.

        They lie between the days that dated events may touch, also between those of one:
        "156X-12-25" leaves nine. What has no date says nothing.

        Raises:
            TypeError: *days* is no whole number.
            ValueError: *days* is below 1.

        """
        return _stretches.gaps(self._events[: self._dated], days)

    def figures(self, measure: str, *, unit: str | None = None) -> tuple[Measured, ...]:
        """What the events say of a *measure*, as "trade turnover", in the order of its time.

        The measure is called exactly as in the figures; they are of any unit if *unit* is None.

        Raises:
            TypeError: *measure* or *unit* is no text.

        """
        return series(self._events, measure, unit)
