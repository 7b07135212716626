"""An immutable collection of events, in time order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import (
    TYPE_CHECKING,
    Literal,
    NamedTuple,
    NoReturn,
    TypedDict,
    TypeVar,
    Unpack,
    final,
    overload,
)

import attrs

from timeline.collection import (
    _conditions,
    _integrity,
    _knowledge,
    _merge,
    _queries,
    _summaries,
    _unite,
)
from timeline.collection._dates import Question, answers_of, time_order
from timeline.collection._index import Index
from timeline.collection._knowledge import Known
from timeline.collection._queries import AtLeast, checked
from timeline.collection._summaries import Gap, GroupKey, Measured, Span
from timeline.collection._unite_fields import UniteNote
from timeline.edtf import Certainty, DateLike, When, as_when
from timeline.errors import FieldError
from timeline.errors.messages import brief, did_you_mean, require_type
from timeline.model import Event, Metadata, Source, dates_of
from timeline.model.fields import EMPTY_EXTRA

if TYPE_CHECKING:
    from timeline.collection._counts import CountGroup, Counts
    from timeline.collection._periods import Period
    from timeline.collection._spread import Touching
    from timeline.collection._sums import Sums

K = TypeVar("K")


class MetadataParts(TypedDict, total=False):
    """The parts of the metadata by name; see `Timeline` for what each takes."""

    title: str
    description: str
    language: str
    revised: DateLike | None
    sources: Iterable[Source] | Mapping[str, Source]
    extra: Mapping[str, object]


@final
class Timeline:
    """An immutable collection of events in time order, with unique ids and metadata.

    Its methods return new timelines and never change this one. Do not subclass it; wrap it.

    Every method raises `TypeError` for an argument of a wrong type, `EdtfError` for a text that
    is not a date, and `FieldError` for any other value that it does not take.

    Args:
        events: the events, in any order.
        metadata: the title, description, language, revision, sources and extra values together.
        title: one line; use this and the following, or *metadata*, but not both.
        description: any text.
        language: a BCP 47 tag.
        revised: the day, or day and time, of the last revision.
        sources: the sources that events cite, or a mapping of them by id.
        extra: plain values.

    Raises:
        InconsistentError: ids are duplicated, or references lead nowhere. It lists all of them,
            each with its place.
        FieldError: a part of the metadata refuses its value.
        TypeError: *events* has something that is not an event, or the metadata is given both ways.

    >>> from timeline import Event
    >>> tl = Timeline([Event(id="b", title="B", when="2024"), Event(id="a", title="A")])
    >>> [event.id for event in tl]
    ['b', 'a']

    """

    _events: tuple[Event, ...]
    _metadata: Metadata
    _dated: int
    # The timeline that this one answers a question of.
    _whole: "Timeline | None"

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
        if metadata is None:
            metadata = parts
        elif parts != Metadata():
            raise TypeError("the metadata is given whole or in its parts, not in both ways")
        require_type("metadata", metadata, Metadata, "a Metadata")
        self._set(_in_time_order(_integrity.checked(events, metadata)), metadata)

    def _set(
        self, events: tuple[Event, ...], metadata: Metadata, whole: "Timeline | None" = None
    ) -> None:
        vars(self).update(
            _events=events, _metadata=metadata, _dated=_count_dated(events), _whole=whole
        )

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(
            f"{name} cannot be set: a timeline is immutable; with_metadata(), with_events() and"
            " without() return a changed copy"
        )

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{name} cannot be deleted: a timeline is immutable")

    @staticmethod
    def _of(
        events: Iterable[Event], metadata: Metadata, whole: "Timeline | None" = None
    ) -> "Timeline":
        """A timeline of events that are sorted and known to be consistent."""
        timeline = Timeline.__new__(Timeline)
        timeline._set(tuple(events), metadata, whole)  # noqa: SLF001 - our own
        return timeline

    def _part(self, events: Iterable[Event]) -> "Timeline":
        """A timeline of some of the events, in order."""
        return self._of(events, self._metadata, self if self._whole is None else self._whole)

    # Metadata.

    @property
    def metadata(self) -> Metadata:
        """The metadata as a whole."""
        return self._metadata

    @property
    def title(self) -> str:
        """The title, or ""."""
        return self._metadata.title

    @property
    def description(self) -> str:
        """The description, or ""."""
        return self._metadata.description

    @property
    def language(self) -> str:
        """The language of its texts, as a BCP 47 tag, or ""."""
        return self._metadata.language

    @property
    def revised(self) -> When | None:
        """The day, or day and time, of the last revision, or None."""
        return self._metadata.revised

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id, in the author's order."""
        return self._sources

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return MappingProxyType({source.id: source for source in self._metadata.sources})

    @property
    def extra(self) -> Mapping[str, object]:
        """The caller's own plain values."""
        return self._metadata.extra

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in time order."""
        return self._events

    @property
    def span(self) -> Span | None:
        """The first and last day that an event may touch; None if no event has a date."""
        return _summaries.span(self._events[: self._dated])

    # A collection.

    def __iter__(self) -> Iterator[Event]:
        return iter(self._events)

    def __reversed__(self) -> Iterator[Event]:
        return reversed(self._events)

    def __len__(self) -> int:
        return len(self._events)

    @cached_property
    def _by_id(self) -> dict[str, Event]:
        return {event.id: event for event in self._events}

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Event):
            return self._by_id.get(item.id) == item
        return isinstance(item, str) and item in self._by_id

    @overload
    def __getitem__(self, key: str | int) -> Event: ...
    @overload
    def __getitem__(self, key: slice) -> "Timeline": ...
    def __getitem__(self, key: str | int | slice) -> "Event | Timeline":
        if isinstance(key, str):
            event = self._by_id.get(key)
            if event is None:
                raise KeyError(f"no event has the id {brief(key)}{did_you_mean(key, self._by_id)}")
            return event
        if isinstance(key, slice):
            events = self._events[key]
            # A slice may run backwards; a timeline does not.
            return self._part(events if (key.step or 1) > 0 else events[::-1])
        return self._events[key]

    def get(self, id: str) -> Event | None:  # noqa: A002 - the field's name
        """Return the event with this id, or None."""
        return self._by_id.get(id)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timeline):
            return NotImplemented
        return self._metadata == other._metadata and self._events == other._events

    def __hash__(self) -> int:
        return hash((self._events, self._metadata))

    def __repr__(self) -> str:
        name = f" {self.title!r}" if self.title else ""
        return f"<Timeline{name}: {len(self)} event{'s' * (len(self) != 1)}>"

    def _repr_mimebundle_(  # pyright: ignore[reportUnusedFunction]  # Jupyter calls it
        self, **_: object
    ) -> dict[str, str]:
        """Return what a notebook shows: a picture if a plugin can draw it, else a table."""
        from timeline.notebook import timeline_bundle  # noqa: PLC0415 - for notebooks alone

        return timeline_bundle(self)

    def __copy__(self) -> "Timeline":
        return self

    def __deepcopy__(self, _: object) -> "Timeline":
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return self._of, (self._events, self._metadata)

    # Questions. A window is read as its whole extent.

    def within(self, window: DateLike, at_least: AtLeast = "possible") -> "Timeline":
        """Return the events that lie wholly within *window*, in time order.

        Args:
            window: a date, or its EDTF text.
            at_least: "possible" for the events that may meet the question, which include those
                that certainly do; "certain" for the latter alone. An event without a date
                answers by those of its steps: all of them lie before, after or within the
                window, or one of them overlaps it. Without dated steps it is always possible
                and never certain.

        """
        return self._find("within", window, at_least)

    def overlapping(self, window: DateLike, at_least: AtLeast = "possible") -> "Timeline":
        """Return the events that share time with *window*; see `within` for the arguments."""
        return self._find("overlapping", window, at_least)

    def before(self, window: DateLike, at_least: AtLeast = "possible") -> "Timeline":
        """Return the events that are over before *window* begins; see `within`."""
        return self._find("before", window, at_least)

    def after(self, window: DateLike, at_least: AtLeast = "possible") -> "Timeline":
        """Return the events that begin after *window* is over; see `within`."""
        return self._find("after", window, at_least)

    def at(self, moment: DateLike, at_least: AtLeast = "possible") -> "Timeline":
        """Return the events that are going on at *moment*; see `within`.

        The moment is a single instant, even if it is known only vaguely. An event is certainly
        going on at "2024-07", some day of that month, only if it goes on throughout the month.
        """
        return self._find("at", moment, at_least)

    def _find(self, question: Question, window: DateLike, at_least: AtLeast) -> "Timeline":
        found = _queries.find(self._index, question, window, at_least)
        undated = self._events[self._dated :] if at_least == "possible" else ()
        return self._part((*map(self._events.__getitem__, found), *undated))

    @cached_property
    def _index(self) -> Index:
        answers = map(answers_of, self._events[: self._dated])
        return Index([answer for answer in answers if answer is not None])

    def where(  # noqa: PLR0913 - each argument narrows by one thing
        self,
        predicate: Callable[[Event], object] | None = None,
        /,
        *,
        actor: str | Iterable[str] | None = None,
        all_actors: str | Iterable[str] | None = None,
        type: str | Iterable[str] | None = None,  # noqa: A002 - the field's name
        tag: str | Iterable[str] | None = None,
        status: str | Iterable[str] | None = None,
        place: str | Iterable[str] | None = None,
        source: str | Iterable[str] | None = None,
    ) -> "Timeline":
        """Return the events that meet every condition given.

        A condition takes one text or several, of which one has to match (`all_actors`: all of
        them). Texts are compared exactly. A name that no event of the timeline has emits
        a `NoMatchWarning`, which suggests a similar one; for the answer of an earlier question the
        events of the whole timeline count.

        Args:
            predicate: a function that takes an event and returns whether to keep it.
            actor: the code, name or label of a participant.
            all_actors: the same, of participants who all have to be there.
            type: the name of the event's type, such as "declaration".
            tag: one of its tags.
            status: its status, such as "planned"; one of `Status`.
            place: the name of one of its places, or the code of a place's country.
            source: the id of a source that it cites.

        """
        if predicate is not None and not callable(predicate):
            raise TypeError(f"predicate {brief(predicate)} is not a function of an event")
        wanted = _conditions.texts_of(
            actor=actor,
            all_actors=all_actors,
            type=type,
            tag=tag,
            status=status,
            place=place,
            source=source,
        )
        whole = self if self._whole is None else self._whole
        _conditions.warn_of_unknown(wanted, whole.events, whole.metadata)
        kept = filter(_conditions.condition(wanted), self._events)
        return self._part(kept if predicate is None else filter(predicate, kept))

    def in_force(self, day: DateLike, at_least: AtLeast = "possible") -> "Timeline":
        """Return the agreements in force on every day of *day*; see `Agreement.in_force`.

        Args:
            day: a date, or its EDTF text; a longer one is taken as its whole extent.
            at_least: "possible", or "certain" for those that certainly are.

        """
        from timeline.model import Agreement  # noqa: PLC0415 - start-up

        least, window = checked(at_least), as_when(day)
        wanted = {Certainty.CERTAIN, least}
        return self._part(
            event
            for event in self._events
            if isinstance(event, Agreement) and event.in_force(window) in wanted
        )

    # What was known when.

    def as_known(self, day: DateLike, at_least: AtLeast = "possible") -> "Timeline":
        """Return the timeline as the sources listed here had told it by the last day of *day*.

        A citation is known from the day on which its source was published, or was read. Events
        whose sources had not spoken are left out. Where a citation was not known yet, the date is
        the one that the others agree on, if the event's own says more than they do. With all
        citations known, the event's own date stays, even if it is more exact: it is the editor's
        inference. Phases and figures are treated likewise, sources that nothing cites any more are
        left out, and a status changes where the date makes it certain: what is after *day* was
        expected. Titles, texts, actors and places stay, because nothing says when they were known.

        Args:
            day: a date, or its EDTF text.
            at_least: "possible" keeps what may have been known: events without citations too,
                and sources of which no date is recorded. "certain" keeps only what certainly was.

        """
        events, metadata = _knowledge.as_known(self._events, self._metadata, day, checked(at_least))
        return Timeline(events, metadata=metadata)

    def knowledge(self, day: DateLike) -> Mapping[str, Known]:
        """Return what the sources listed here had said of each event by the last day of *day*.

        The events that were not known are there too, with the certainty "impossible".
        """
        return MappingProxyType(_knowledge.knowledge(self._events, self._metadata, day))

    # Counts.

    def counts(
        self,
        by: "Period" = "year",
        *,
        group: "CountGroup | None" = None,
        of: "Touching" = "touching",
        within: DateLike | None = None,
    ) -> "Counts":
        """Return how many events there were in each period, at least and at most.

        An event without a date of its own counts by its dated steps; one without any date is in
        no row, but in `Counts.undated`. An event of two actors is in the rows of both, and once in
        the total.

        Args:
            by: the periods: day, week, month, quarter, year or decade.
            group: what the rows are divided by: type, actor, tag, place or status.
            of: "touching" counts the events that touch a period; "starts" those that start in it.
            within: the first and the last period; by default, all in which an event may be.

        Raises:
            FieldError: an argument has another value, or there would be more than 10,000 periods.

        """
        from timeline.collection._counts import Counts  # noqa: PLC0415 - start-up

        return Counts(self._events, by, group, of, within)

    def sums(  # noqa: PLR0913 - each argument narrows by one thing
        self,
        measure: str,
        by: "Period" = "year",
        *,
        unit: str | None = None,
        low: str | None = None,
        high: str | None = None,
        group: "CountGroup | None" = None,
        within: DateLike | None = None,
    ) -> "Sums":
        """Return what the figures of *measure* add up to in each period, at least and at most.

        A figure is certainly in the period that has all of its time: of its period, else of the
        day of its observation, else of the event. If the time touches several periods, any share
        of the amount may be in each of them. Different amounts of one event for one period are one
        amount, between the lowest and the highest.

        Args:
            measure: the measure, exactly as in the figures.
            by: the periods: day, week, month, quarter, year or decade.
            unit: the unit of the figures to add up; needed if they have several.
            low: the measure whose figures state a lower bound, such as "deaths, low".
            high: the measure whose figures state an upper bound.
            group: what the rows are divided by: type, actor, tag, place or status.
            within: the first and the last period; by default, all that a figure may touch.

        Raises:
            FieldError: an argument has another value, figures have several units, a bound stands
                alone, or there would be more than 10,000 periods.

        """
        from timeline.collection._sums import Sums  # noqa: PLC0415 - start-up

        return Sums(
            self._events, measure, by, unit=unit, low=low, high=high, group=group, within=within
        )

    # Changed copies.

    def with_events(self, *events: Event) -> "Timeline":
        """Return a timeline with *events* too; one of an id that is here replaces that event.

        Raises:
            InconsistentError: two of *events* have one id, or a reference leads nowhere.

        """
        given = _integrity.listed(events)
        new = {event.id for event in given}
        kept = (event for event in self._events if event.id not in new)
        return Timeline((*kept, *given), metadata=self._metadata)

    def without(self, *ids: str) -> "Timeline":
        """Return a timeline without the events of these *ids*.

        Raises:
            FieldError: no event has an id.
            InconsistentError: an event that stays has a relation to one that goes.

        """
        left = dict(self._by_id)
        for each in ids:
            require_type("id", each, str, "a text")
            if each not in self._by_id:
                known = (
                    f"expected the id of an event of the timeline{did_you_mean(each, self._by_id)}"
                )
                raise FieldError("ids", each, known)
            left.pop(each, None)
        return Timeline(left.values(), metadata=self._metadata)

    def with_metadata(self, **parts: Unpack[MetadataParts]) -> "Timeline":
        """Return a timeline with other *parts* of the metadata, such as ``title="..."``.

        Raises:
            InconsistentError: *sources* lack one that an event cites.

        """
        return Timeline(self._events, metadata=attrs.evolve(self._metadata, **parts))

    def merge(
        self, other: "Timeline", *, prefer: Literal["ours", "theirs"] | None = None
    ) -> "Timeline":
        """Return a timeline with the events of both; events that are equal appear once.

        The metadata is this timeline's, completed from the other's; the sources are joined. Of
        two events, or sources, of one id that differ, the side to *prefer* wins.

        Raises:
            ConflictError: two events, or sources, differ and no side is preferred.

        """
        require_type("", other, Timeline, "a timeline")
        events, metadata = _merge.merge(
            (self._events, self._metadata), (other.events, other.metadata), prefer
        )
        return self._of(_in_time_order(events), metadata)

    def unite(
        self,
        other: "Timeline",
        *,
        base: "Timeline | None" = None,
        prefer: Literal["ours", "theirs"] = "ours",
    ) -> "United":
        """Return the events of both, two versions of an event as one, and what was decided.

        Citations, actors, figures and the like of both versions are there; dates are narrowed to
        what both say; what only one of them says is filled in. Where they contradict each other,
        the side to prefer is taken, and a note has what was dropped.

        With *base*, the version that both were made from, what only one side changed or removed
        is taken from that side, and the rules above are for what both changed.

        Of two different sources of one id, the other's is renamed, as in "times-2".

        Args:
            other: the other version; "theirs" in *prefer*.
            base: the version that both were made from, or None.
            prefer: the side to take where only one value is possible: "ours", which is this
                timeline, or "theirs".

        Raises:
            ConflictError: an event has one type here and another one there.

        >>> from timeline import Citation, Event, Source
        >>> def told(when, source):
        ...     says = Citation(source=source, says=when)
        ...     event = Event(id="opening", title="The line opens", when=when, citations=[says])
        ...     return Timeline([event], sources=[Source(id=source, title=source)])
        >>> united = told("2023-10", "times").unite(told("2023-10-26", "book"))
        >>> print(united.timeline["opening"].when, *united.notes)
        2023-10-26 opening: when: narrowed: kept 2023-10-26, dropped 2023-10

        """
        require_type("", other, Timeline, "a timeline")
        require_type("base", base, Timeline | None, "a timeline or None")
        events, metadata, notes = _unite.unite(
            _unite.Version.of(self.events, self.metadata),
            _unite.Version.of(other.events, other.metadata),
            None if base is None else _unite.Version.of(base.events, base.metadata),
            prefer,
        )
        return United(self._of(_in_time_order(events), metadata), tuple(notes))

    def self_contained(self) -> "Timeline":
        """Return the same events without their relations to events that are not here."""
        return self._part(_integrity.self_contained(self._by_id))

    # Sums.

    @overload
    def group_by(self, key: GroupKey) -> dict[str, "Timeline"]: ...
    @overload
    def group_by(self, key: Callable[[Event], K]) -> dict[K, "Timeline"]: ...
    def group_by(
        self, key: GroupKey | Callable[[Event], K]
    ) -> "dict[str, Timeline] | dict[K, Timeline]":
        """Return the events by year, decade, actor, type, tag or a function's result.

        An event is in the group of each of its actors or tags. Years and decades, such as "2024"
        and "202X", are those in which it certainly starts: "1997/2003" is in the group "1997".
        An event without a date counts by its first step. Events for which this is
        not known, such as "199X" for the year, are in the group "", which comes last. Years and
        decades are in time order, the other named groups in alphabetical order, and those of a
        function in the order of their first events. Events in a group are in time order.
        """
        if not isinstance(key, str):
            by_result = _summaries.by_function(self._events, key)
            return {result: self._part(events) for result, events in by_result.items()}
        named = _summaries.by_name(self._events, key)
        return {name: self._part(events) for name, events in named.items()}

    def gaps(self, days: int = 1) -> tuple[Gap, ...]:
        """Return the runs of at least *days* days on which certainly nothing happened.

        They lie between the days that dated events may touch, including those of one event:
        "156X-12-25" leaves nine gaps. Undated events are ignored.
        """
        return _summaries.gaps(self._events[: self._dated], days)

    def figures(self, measure: str, *, unit: str | None = None) -> tuple[Measured, ...]:
        """Return the figures of a *measure*, ordered by the time that they describe.

        Args:
            measure: the measure, exactly as in the figures: "trade turnover".
            unit: the unit that the figures must have; None for any.

        """
        return _summaries.series(self._events, measure, unit)


class United(NamedTuple):
    """Two timelines as one.

    Attributes:
        timeline: the events and sources of both.
        notes: what was decided where they differ, and everything that was dropped.

    """

    timeline: Timeline
    notes: tuple[UniteNote, ...]

    @property
    def losses(self) -> tuple[UniteNote, ...]:
        """The notes that ask for a review: lost, a contradiction, or removed and changed."""
        return tuple(note for note in self.notes if note.is_loss)


def _in_time_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events sorted by date, then by id; undated ones come last."""
    return tuple(sorted(events, key=time_order))


def _count_dated(ordered: Sequence[Event]) -> int:
    """Return how many of the events in time order have a date: those before the others."""
    dated = len(ordered)
    while dated and not dates_of(ordered[dated - 1]):
        dated -= 1
    return dated
