"""What a check reports."""

from enum import StrEnum

import attrs


class FindingKind(StrEnum):
    """The kinds of findings. Each is certain: what is merely possible is none."""

    CONTRADICTION = "contradiction"
    """Two sources cannot both be right about a date."""
    DISPUTED_DATE = "disputed-date"
    """A source cannot be right if the date that is held is."""
    NO_COMMON_DAY = "no-common-day"
    """Each two sources share a day, and all of them together none."""
    COUNTRY_NAME = "country-name"
    """A country is named by an abbreviation in place of its code."""
    STATUS = "status"
    """The status says otherwise than the date."""
    SELF_RELATION = "self-relation"
    """An event is related to itself."""
    RELATION_CYCLE = "relation-cycle"
    """Relations lead back to where they began, of a kind that cannot."""
    RELATION_ORDER = "relation-order"
    """A relation says otherwise than the dates of its two events."""
    PHASE_ORDER = "phase-order"
    """A step of an agreement began before one that has to come first."""
    UNCITED_SOURCE = "uncited-source"
    """No event cites the source."""


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that is doubtful, and where.

    Attributes:
        kind: what sort of thing it is.
        event: the id of the event that it is in; "" where it is in none.
        path: where in the event, as ``citations[0]`` or ``phases[1].actors[0]``; where it is
            in none, where in the timeline, as ``sources.ttp``.
        message: what is doubtful, in words that stand behind its place.

    """

    kind: FindingKind
    event: str
    path: str
    message: str

    def __str__(self) -> str:
        who = f" ({self.event})" if self.event else ""
        return f"{self.path}{who}: {self.message}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)
