"""What the sources of a timeline had said by a day: the timeline as it was known then.

A citation is known by a day if its source was published, or read, by then. Nothing else is
known of when something was known: titles, texts, actors and places stay as they are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar, cast

import attrs

from timeline.edtf import (
    AllOf,
    Certainty,
    ChangeKind,
    DateLike,
    Interval,
    OneOf,
    When,
    as_when,
    change,
    one_of,
)
from timeline.edtf.day_numbers import NO_END, NO_START, day_range
from timeline.errors import EdtfError, FieldError
from timeline.model import Citation, Event, Figure, Metadata, Source, Status, weigh

T = TypeVar("T")

_NEVER = NO_END + 1
_BECOMES_MORE_EXACT = {
    ChangeKind.UNCHANGED,
    ChangeKind.REWORDED,
    ChangeKind.QUALIFIED,
    ChangeKind.NARROWED,
}


class Known(NamedTuple):
    """What the sources of a timeline had said of an event by a day.

    Attributes:
        certainty: whether any of them had said anything: certain if one was certainly
            published or read by then, possible if one may have been or the event has no
            citations.
        when: the date that they possibly gave by then, or None.
        kept: the citations of the event that may have been known.
        dropped: those that certainly were not.
        unsourced: whether the event has no citations, so that nothing tells when it was known.

    """

    certainty: Certainty
    when: When | None
    kept: tuple[Citation, ...]
    dropped: tuple[Citation, ...]
    unsourced: bool


class _View(NamedTuple):
    """A day, and how sure it has to be that a source had spoken by then."""

    day: int
    at_least: Certainty
    citable: Mapping[str, Certainty]  # by the id of the source

    def holds(self, citation: Citation) -> bool:
        return _suffices(self.citable[citation.source], self.at_least)

    def of_sources(self, citations: Iterable[Citation]) -> Certainty:
        """Return whether any of *citations* was known; possible if there is none."""
        answers = {self.citable[citation.source] for citation in citations}
        return next((each for each in Certainty if each in answers), Certainty.POSSIBLE)


def knowledge(events: Iterable[Event], metadata: Metadata, day: DateLike) -> dict[str, Known]:
    """Return what was known of each event by the last day of *day*, by its id."""
    view = _view(metadata, day, Certainty.POSSIBLE)
    found: dict[str, Known] = {}
    for event in events:
        cited = [citation for _, citation in event.cited]
        certainty = view.of_sources(cited)
        kept = tuple(filter(view.holds, event.citations))
        known = certainty is not Certainty.IMPOSSIBLE
        found[event.id] = Known(
            certainty=certainty,
            when=_date(event.when, event.citations, kept, view) if known else None,
            kept=kept,
            dropped=tuple(each for each in event.citations if each not in kept),
            unsourced=not cited,
        )
    return found


def as_known(
    events: Iterable[Event], metadata: Metadata, day: DateLike, at_least: Certainty
) -> tuple[list[Event], Metadata]:
    """Return the events as they were known by the last day of *day*, and the metadata of then."""
    view = _view(metadata, day, at_least)
    seen = {event.id: event for event in _seen(events, view)}
    kept = [
        event
        if all(relation.event in seen for relation in event.relations)
        else attrs.evolve(event, relations=[each for each in event.relations if each.event in seen])
        for event in seen.values()
    ]
    cited = {citation.source for event in kept for _, citation in event.cited}
    revised = metadata.revised
    if revised is not None and day_range(revised).start_earliest > view.day:
        revised = None
    sources = [source for source in metadata.sources if source.id in cited]
    return kept, attrs.evolve(metadata, sources=sources, revised=revised)


def _view(metadata: Metadata, day: DateLike, at_least: Certainty) -> _View:
    last = day_range(as_when(day)).end_latest
    return _View(last, at_least, {each.id: _known_by(each, last) for each in metadata.sources})


def _known_by(source: Source, day: int) -> Certainty:
    """Return whether *source* had been published, or read, by *day*."""
    earliest, latest = NO_START, _NEVER
    if source.published is not None:
        limits = day_range(source.published)
        earliest, latest = limits.start_earliest, limits.start_latest
    if source.accessed is not None:
        # What was read there had been published.
        latest = min(latest, day_range(source.accessed).end_latest)
    return Certainty.of(certain=latest <= day, possible=min(earliest, latest) <= day)


def _suffices(answer: Certainty, at_least: Certainty) -> bool:
    return answer is Certainty.CERTAIN or answer is at_least


def _seen(events: Iterable[Event], view: _View) -> Iterator[Event]:
    """Yield the events that were known, each as it was."""
    for event in events:
        if not _suffices(view.of_sources(each for _, each in event.cited), view.at_least):
            continue
        kept = tuple(filter(view.holds, event.citations))
        lost = len(kept) < len(event.citations)
        when = _date(event.when, event.citations, kept, view)
        parts: dict[str, object] = {
            "citations": kept,
            "when": when,
            "status": _status(event, when, view.day),
            "figures": tuple(_figures(event, view, lost=lost)),
            **_steps(event, view, lost=lost),
        }
        changed = {name: part for name, part in parts.items() if part != getattr(event, name)}
        if (then := _rebuilt(event, changed)) is not None:
            yield then


def _rebuilt(event: Event, changed: Mapping[str, object]) -> Event | None:
    """Return *event* with what is *changed*; None if its type needs what was not known."""
    # A regime needs an interval or no date; an observation needs a figure.
    for parts in (changed, {**changed, "when": None}):
        try:
            return attrs.evolve(event, **parts) if parts else event  # type: ignore[arg-type]
        except FieldError:
            continue
    return None


def _date(
    held: When | None, citations: Sequence[Citation], kept: Sequence[Citation], view: _View
) -> When | None:
    """Return the date that was known, of one that is held now and of what is cited for it."""
    if held is None or len(kept) == len(citations):
        return held
    evidence = weigh(kept, None)
    if not evidence.statements:
        return held if view.at_least is Certainty.POSSIBLE else None
    if evidence.when is None:
        return _any_of([each.says for each in evidence.statements])
    is_inference = change(held, evidence.when).kind in _BECOMES_MORE_EXACT
    return held if is_inference else evidence.when


def _any_of(dates: Sequence[When]) -> When | None:
    """Return "one of these", as long as EDTF can say it: of moments without a time of day."""
    if any(isinstance(each, Interval | AllOf) or each.has_time for each in dates):
        return None
    members = [
        member
        for each in dates
        for member in (each.members if isinstance(each, OneOf) else (each,))
    ]
    try:
        return one_of(*dict.fromkeys(map(str, members)))
    except EdtfError:
        return None


def _status(event: Event, when: When | None, day: int) -> Status:
    """Return the status that *event* had on *day*, where its date makes that certain."""
    if when is None:
        return event.status
    limits = day_range(when)
    if (
        event.status in {Status.OCCURRED, Status.ONGOING, Status.ENDED}
        and limits.start_earliest > day
    ):
        return Status.EXPECTED
    if event.status is Status.ENDED and limits.end_earliest > day:
        return Status.ONGOING
    return event.status


def _figures(event: Event, view: _View, *, lost: bool) -> Iterator[Figure]:
    if lost and view.at_least is Certainty.CERTAIN:
        return
    for figure in event.figures:
        if figure.as_of is None or day_range(figure.as_of).start_earliest <= view.day:
            yield figure


def _steps(event: Event, view: _View, *, lost: bool) -> dict[str, object]:
    """Return the fields of *event* that hold records with a date and citations, as of then."""
    changed: dict[str, object] = {}
    for field in attrs.fields(type(event)):
        value = cast("object", getattr(event, field.name))
        if not isinstance(value, tuple):
            continue
        records = cast("tuple[object, ...]", value)
        if any(map(_is_record, records)):
            changed[field.name] = tuple(_known_records(records, view, lost=lost))
    return changed


def _is_record(part: object) -> bool:
    return hasattr(part, "when") and hasattr(part, "citations")


def _known_records(records: Iterable[T], view: _View, *, lost: bool) -> Iterator[T]:
    for record in records:
        if not _is_record(record):
            yield record
            continue
        citations = cast("tuple[Citation, ...]", record.citations)  # type: ignore[attr-defined]
        kept = tuple(filter(view.holds, citations))
        if citations and not kept:
            continue
        if not citations and lost and view.at_least is Certainty.CERTAIN:
            continue
        when = _date(record.when, citations, kept, view)  # type: ignore[attr-defined]
        yield attrs.evolve(record, when=when, citations=kept)  # type: ignore[misc]
