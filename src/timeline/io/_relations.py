"""Relations that lead to no event of the document: what is written stands alone."""

from collections.abc import Container, Iterable
from collections.abc import Set as AbstractSet

import attrs

from timeline.io._driver import Written
from timeline.model import Event
from timeline.plugins import Losses, LossReport

_OUTSIDE = "it leads to an event that is not exported with this one"
_LEFT_OUT = "it leads to an event that the format leaves out"


def with_lost_relations(
    written: Written, events: Iterable[Event], inside: Container[str]
) -> Written:
    """*written*, of *events*, with the loss of relations to others than those *inside*."""
    related = [event for event in events if event.relations]
    left_out = written.left_out
    told = sum(loss.count for loss in written.losses if loss.field == "relations")
    if told >= sum(event.id not in left_out for event in related):
        # A format that loses the relations of every event has told so of these as well.
        left_out = frozenset[str]()
    lost = _lost(related, inside, left_out, written.losses.examples)
    return attrs.evolve(written, losses=written.losses + lost)


def _lost(
    events: Iterable[Event],
    inside: Container[str],
    left_out: AbstractSet[str],
    examples: int | None,
) -> LossReport:
    """The relations of *events* that lead to none *inside*, or to one that is *left_out*."""
    losses = Losses(examples)
    for event in events:
        others = [relation.event for relation in event.relations]
        if any(other not in inside for other in others):
            losses.add(event, "relations", _OUTSIDE)
        if event.id not in left_out and not left_out.isdisjoint(others):
            losses.add(event, "relations", _LEFT_OUT)
    return losses.report()
