"""Whether the relations between events can be, by their kinds and by the events' dates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from timeline.checks._finding import Finding, FindingKind
from timeline.collection import Timeline
from timeline.edtf import Certainty, Interval
from timeline.model import Event, Relation, RelationKind

_LATER = frozenset({RelationKind.FOLLOWS, RelationKind.UPGRADES, RelationKind.SUPERSEDES})
"""What comes after something comes before nothing that this came after."""
_ORDERS = (_LATER, frozenset({RelationKind.PART_OF}))
"""The kinds that cannot lead in a circle; what causes each other, or implements, may."""
_MOST_NAMED = 6

_Ties: TypeAlias = Mapping[str, Sequence[tuple[int, str]]]
"""For each event its ties: the number of the relation, and the other event."""


def related_to_itself(timeline: Timeline) -> Iterator[Finding]:
    """Each relation of an event to itself."""
    for event in timeline:
        for index, relation in enumerate(event.relations):
            if relation.event == event.id:
                yield _finding(
                    FindingKind.SELF_RELATION, event.id, index, f"{relation.kind} itself"
                )


def relations_fit_dates(timeline: Timeline) -> Iterator[Finding]:
    """Each relation that cannot be, the dates of its two events being what they are."""
    for event in timeline:
        for index, relation in enumerate(event.relations):
            other = timeline.get(relation.event)
            if other is None:
                continue
            why = _against_dates(event, relation, other)
            if why:
                yield _finding(
                    FindingKind.RELATION_ORDER,
                    event.id,
                    index,
                    f"{relation.kind} {other.id!r} ({other.when}), {why} ({event.when})",
                )


def _against_dates(event: Event, relation: Relation, other: Event) -> str:
    """Why *event* cannot be that to *other*, or ""."""
    here, there = event.when, other.when
    if here is None or there is None:
        return ""
    if relation.kind in _LATER and here.before(there) is Certainty.CERTAIN:
        return "and is over before that begins"
    if relation.kind is RelationKind.CAUSES and there.before(here) is Certainty.CERTAIN:
        return "which is over before it begins"
    # A whole of one moment may be dated by the day on which it began.
    if relation.kind is RelationKind.PART_OF and isinstance(there, Interval):
        apart = here.overlaps(there) is Certainty.IMPOSSIBLE
        return "and shares no time with that" if apart else ""
    return ""


def relations_lead_on(timeline: Timeline) -> Iterator[Finding]:
    """Each relation that closes a circle of what comes after, or is part of, what."""
    for kinds in _ORDERS:
        ties = {event.id: tuple(_ties(event, kinds)) for event in timeline}
        for event_id, index, circle in _circles(ties):
            relation = timeline[event_id].relations[index]
            yield _finding(
                FindingKind.RELATION_CYCLE,
                event_id,
                index,
                f"{relation.kind} {relation.event!r}, and so itself: {_listed(circle)}",
            )


def _ties(event: Event, kinds: frozenset[RelationKind]) -> Iterator[tuple[int, str]]:
    for index, relation in enumerate(event.relations):
        if relation.kind in kinds and relation.event != event.id:
            yield index, relation.event


def _circles(ties: _Ties) -> Iterator[tuple[str, int, list[str]]]:
    """The ties that lead back to where a walk came from, with the events on the way."""
    done: set[str] = set()
    for first in ties:
        # The events from the first to where the walk is, each with its ties that are left.
        way = {first: iter(ties[first])}
        while way:
            here = next(reversed(way))
            index, other = next(way[here], (0, ""))
            if not other:
                done.add(here)
                del way[here]
            elif other in way:
                names = list(way)
                yield here, index, [*names[names.index(other) :], other]
            # Each event is gone through once: the tie that closes a circle there is told.
            elif other in ties and other not in done:
                way[other] = iter(ties[other])


def _listed(circle: Iterable[str]) -> str:
    *names, last = circle
    if len(names) > _MOST_NAMED:
        names[_MOST_NAMED:] = [f"{len(names) - _MOST_NAMED} more"]
    return ", ".join([*names, last])


def _finding(kind: FindingKind, event: str, index: int, message: str) -> Finding:
    return Finding(kind=kind, event=event, path=f"relations[{index}]", message=message)
