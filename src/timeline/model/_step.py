"""The dated steps in the life of an event."""

from enum import StrEnum
from typing import NamedTuple

from timeline.edtf import When
from timeline.errors import Path
from timeline.model._actor import Actor
from timeline.model._evidence import Evidence, weigh
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
        path: where the event holds it, such as ``("phases", 0)``.
        stage: what was done, in a word or two, such as "signed".
        when: its date, or None.
        actors: who took this step.
        citations: its sources, with the date that each gives.

    """

    path: Path
    stage: str
    when: When | None = None
    actors: tuple[Actor, ...] = ()
    citations: tuple[Citation, ...] = ()

    def evidence(self) -> Evidence:
        """Return what the citations say of the step's date; see `Event.evidence`."""
        return weigh(self.citations, self.when)
