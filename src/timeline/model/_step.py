"""The dated steps in the life of an event."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from timeline.edtf import sort_key

if TYPE_CHECKING:
    from timeline.edtf import When
    from timeline.errors import Path
    from timeline.model._actor import Actor
    from timeline.model._event import Event
    from timeline.model._evidence import Evidence
    from timeline.model._source import Citation


class Stage(StrEnum):
    """A stage in the life of an agreement."""

    SIGNED = "signed"
    ADOPTED = "adopted"
    RATIFIED = "ratified"
    IN_FORCE = "in force"
    TERMINATED = "terminated"


class Step(NamedTuple):
    """A dated step in the life of an event, as `Event.steps` has it.

    Attributes:
        path: where the event holds it, as ``("phases", 0)``.
        stage: what was done, in a word or two, as "signed".
        when: its date, or None.
        actors: who took it.
        citations: its sources, with the date that each gives.

    """

    path: Path
    stage: str
    when: When | None = None
    actors: tuple[Actor, ...] = ()
    citations: tuple[Citation, ...] = ()

    def evidence(self) -> Evidence:
        """Return what the citations say of the step's date; see `Event.evidence`."""
        from timeline.model._evidence import weigh  # noqa: PLC0415 - few programs ask

        return weigh(self.citations, self.when)


def dates_of(event: Event) -> tuple[When, ...]:
    """Return the date of *event*, or, without one, those of its dated steps, in time order.

    A timeline orders the event by the first of them.

    >>> from timeline.model import Agreement, Phase
    >>> phases = Phase(stage="in force", when="1973"), Phase(stage="signed", when="1970-11-23")
    >>> print(*dates_of(Agreement(id="protocol", title="Protocol", phases=phases)))
    1970-11-23 1973

    """
    if event.when is not None:
        return (event.when,)
    return tuple(sorted((step.when for step in event.steps if step.when), key=sort_key))
