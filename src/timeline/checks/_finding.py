"""What a check reports, and what makes a rule."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeAlias, cast

import attrs

from timeline.collection import Timeline
from timeline.errors import FieldError, Path, format_path
from timeline.model import fields


class FindingKind(StrEnum):
    """The kinds of the built-in findings. Only what is certain is reported."""

    CONTRADICTION = "contradiction"
    """Two sources cannot both be right about a date."""
    DISPUTED_DATE = "disputed-date"
    """A source cannot be right if the event's own date is."""
    NO_COMMON_DAY = "no-common-day"
    """Every two sources share a day, but no day fits all of them."""
    COUNTRY_NAME = "country-name"
    """A country is named by an abbreviation instead of its code."""
    STATUS = "status"
    """The status contradicts the date."""
    SELF_RELATION = "self-relation"
    """An event is related to itself."""
    RELATION_CYCLE = "relation-cycle"
    """Relations of a kind that has an order lead back to where they began."""
    RELATION_ORDER = "relation-order"
    """A relation contradicts the dates of its two events."""
    PHASE_ORDER = "phase-order"
    """A step of an agreement began before one that has to come first."""
    UNCITED_SOURCE = "uncited-source"
    """No event cites the source."""
    MIDNIGHT = "midnight"
    """All times of a timeline, or of a source, are 00:00:00."""


def _check_path(_: object, attribute: fields.Attribute, value: object) -> None:
    given = value  # not narrowed below, where it is in the message
    if isinstance(value, tuple) and all(
        isinstance(step, str | int) for step in cast("tuple[object, ...]", value)
    ):
        return
    raise FieldError(attribute.name, given, "expected a tuple of steps, such as ('citations', 0)")


@attrs.frozen(kw_only=True)
class Finding:
    """One suspicious thing in a timeline, and its place.

    Attributes:
        kind: a `FindingKind`, or a kind of a plugin: ASCII letters and digits joined by hyphens.
        event: the id of the event it is in; "" if it is in none.
        path: the steps to it in the event, such as ``("citations", 0)``; if it is in no event,
            those in the timeline, such as ``("sources", "ttp")``.
        message: what is suspicious; it is printed after the place.

    Raises:
        FieldError: *kind* is not a name, or *path* not a tuple of steps.

    """

    kind: str = attrs.field(validator=fields.slug)
    event: str = ""
    path: Path = attrs.field(default=(), validator=_check_path)
    message: str

    def __str__(self) -> str:
        who = f"({self.event})" if self.event else ""
        place = " ".join(filter(None, (format_path(self.path), who)))
        return f"{place}: {self.message}" if place else self.message

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


Rule: TypeAlias = Callable[[Timeline], Iterable[Finding]]
"""A rule: a function that yields what it finds in a timeline, the same at every call."""
