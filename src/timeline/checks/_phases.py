"""Whether the steps of an agreement come in an order that can be."""

from collections.abc import Iterator

from timeline.checks._finding import Finding, FindingKind
from timeline.edtf import Certainty, Interval, Open, Unknown, When
from timeline.model import Agreement, Event, Phase, Stage

_FIRST = (
    (Stage.RATIFIED, Stage.SIGNED),
    (Stage.IN_FORCE, Stage.SIGNED),
    (Stage.TERMINATED, Stage.SIGNED),
    (Stage.TERMINATED, Stage.RATIFIED),
    (Stage.TERMINATED, Stage.IN_FORCE),
)
"""Stages, each with one that comes first. A text may be in force before all have ratified it."""


def phases_are_in_order(event: Event) -> Iterator[Finding]:
    """Each step that surely began before all those of a stage that has to come first.

    Where one state signs late, others did before: a step is doubtful only before all of them.
    """
    if not isinstance(event, Agreement):
        return
    for index, phase in enumerate(event.phases):
        for stage, first in _FIRST:
            earlier = [other for other in event.phases if other.stage is first]
            if phase.stage is stage and earlier and all(_precedes(phase, e) for e in earlier):
                dates = ", ".join(str(other.when) for other in earlier)
                yield Finding(
                    kind=FindingKind.PHASE_ORDER,
                    event=event.id,
                    path=f"phases[{index}]",
                    message=f"{stage} ({phase.when}) before {first} ({dates})",
                )


def _precedes(phase: Phase, other: Phase) -> bool:
    """Whether *phase* surely began before *other* did."""
    if phase.when is None or other.when is None:
        return False
    return _beginning(phase.when).before(_beginning(other.when)) is Certainty.CERTAIN


def _beginning(when: When) -> When:
    """The moment at which it began; all of it, where that moment is not known."""
    if isinstance(when, Interval) and not isinstance(when.start, Open | Unknown):
        return when.start
    return when
