"""A part of a timeline as a document of its own, which knows no other events."""

from timeline.collection import Timeline
from timeline.contracts import Losses, LossReport

_OUTSIDE = "it leads to an event that is not exported with this one"


def alone(timeline: Timeline) -> tuple[Timeline, LossReport]:
    """*timeline* without relations to events that are not in it, and what that lost."""
    losses = Losses()
    for event in timeline:
        if any(relation.event not in timeline for relation in event.relations):
            losses.add(event, "relations", _OUTSIDE)
    report = losses.report()
    return (timeline.self_contained() if report else timeline), report
