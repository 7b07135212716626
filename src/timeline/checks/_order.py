"""Whether relations and the steps of agreements come in an order that is possible."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from timeline.checks._finding import Finding, FindingKind
from timeline.collection import Timeline
from timeline.edtf import Certainty, Interval, Open, Range, Unknown, When, one_of
from timeline.model import Agreement, Event, Phase, Relation, RelationKind, Stage

_LATER = frozenset({RelationKind.FOLLOWS, RelationKind.UPGRADES, RelationKind.SUPERSEDES})
"""An event that comes after another cannot come before it too."""
_ORDERS = (_LATER, frozenset({RelationKind.PART_OF}))
"""The kinds that cannot form a cycle. Events may cause, or implement, each other."""
_MOST_NAMED = 6

_STAGES = (
    (Stage.RATIFIED, Stage.SIGNED),
    (Stage.IN_FORCE, Stage.SIGNED),
    (Stage.TERMINATED, Stage.SIGNED),
    (Stage.TERMINATED, Stage.RATIFIED),
    (Stage.TERMINATED, Stage.IN_FORCE),
)
"""Stages, each with one that comes first. A text may be in force before all have ratified it."""

_Edges: TypeAlias = Mapping[str, Sequence[tuple[int, str]]]
"""For each event: the numbers of its relations, each with the other event."""


def relations_lead_elsewhere(timeline: Timeline) -> Iterator[Finding]:
    """Find each relation of an event to itself."""
    for event in timeline:
        for index, relation in enumerate(event.relations):
            if relation.event == event.id:
                yield _finding(
                    FindingKind.SELF_RELATION, event.id, index, f"{relation.kind} itself"
                )


def relations_fit_dates(timeline: Timeline) -> Iterator[Finding]:
    """Find each relation that the dates of its two events rule out."""
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
    """Why the dates rule out the relation, or ""."""
    here, there = event.when, other.when
    if here is None or there is None:
        return ""
    if relation.kind in _LATER and here.before(there) is Certainty.CERTAIN:
        return f"but ends before {other.id!r} begins"
    if relation.kind is RelationKind.CAUSES and there.before(here) is Certainty.CERTAIN:
        return f"which ends before {event.id!r} begins"
    # A whole that is one moment may be dated by the day on which it began.
    if relation.kind is RelationKind.PART_OF and isinstance(there, Interval):
        apart = here.overlaps(there) is Certainty.IMPOSSIBLE
        return "but shares no time with it" if apart else ""
    return ""


def relations_have_no_cycle(timeline: Timeline) -> Iterator[Finding]:
    """Find each relation that closes a cycle of events that follow or contain each other."""
    for kinds in _ORDERS:
        edges = {event.id: tuple(_edges(event, kinds)) for event in timeline}
        for event_id, index, cycle in _cycles(edges):
            relation = timeline[event_id].relations[index]
            yield _finding(
                FindingKind.RELATION_CYCLE,
                event_id,
                index,
                f"{relation.kind} {relation.event!r}, and so itself: {_listed(cycle)}",
            )


def _edges(event: Event, kinds: frozenset[RelationKind]) -> Iterator[tuple[int, str]]:
    for index, relation in enumerate(event.relations):
        if relation.kind in kinds and relation.event != event.id:
            yield index, relation.event


def _cycles(edges: _Edges) -> Iterator[tuple[str, int, list[str]]]:
    """Yield the relations that close a cycle, found depth first, with the events of the cycle."""
    done: set[str] = set()
    for root in edges:
        # The events on the way from the root, each with its relations still to follow.
        way = {root: iter(edges[root])}
        while way:
            here = next(reversed(way))
            index, other = next(way[here], (0, ""))
            if not other:
                done.add(here)
                del way[here]
            elif other in way:
                names = list(way)
                yield here, index, [*names[names.index(other) :], other]
            elif other in edges and other not in done:
                way[other] = iter(edges[other])


def _listed(cycle: Iterable[str]) -> str:
    *names, last = cycle
    if len(names) > _MOST_NAMED:
        names[_MOST_NAMED:] = [f"{len(names) - _MOST_NAMED} more"]
    return ", ".join([*names, last])


def _finding(kind: FindingKind, event: str, index: int, message: str) -> Finding:
    return Finding(kind=kind, event=event, path=("relations", index), message=message)


def phases_are_in_order(timeline: Timeline) -> Iterator[Finding]:
    """Find each step of an agreement that certainly began before a stage that has to come first.

    If one state signs late, others did before: a step is doubtful only if it began before every
    step of the earlier stage.
    """
    for event in timeline:
        if not isinstance(event, Agreement):
            continue
        for index, phase in enumerate(event.phases):
            for stage, first in _STAGES:
                earlier = [other for other in event.phases if other.stage is first]
                if phase.stage is stage and earlier and all(_precedes(phase, e) for e in earlier):
                    dates = ", ".join(str(other.when) for other in earlier)
                    yield Finding(
                        kind=FindingKind.PHASE_ORDER,
                        event=event.id,
                        path=("phases", index),
                        message=f"{stage} ({phase.when}) before {first} ({dates})",
                    )


def _precedes(phase: Phase, other: Phase) -> bool:
    """Whether *phase* certainly began before *other*."""
    if phase.when is None or other.when is None:
        return False
    return _beginning(phase.when).before(_beginning(other.when)) is Certainty.CERTAIN


def _beginning(when: When) -> When:
    """The moment at which it began; all of it, if that moment is not known."""
    if isinstance(when, Interval) and not isinstance(when.start, Open | Unknown):
        return one_of(when.start) if isinstance(when.start, Range) else when.start
    return when
