"""Types of diplomatic events: agreements, declarations, regimes, visits and more."""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

import attrs

from timeline.edtf import Certainty, DateLike, Interval, When, as_when, sort_key
from timeline.edtf.day_numbers import NO_END, day_range
from timeline.errors import FieldError
from timeline.model import fields
from timeline.model._actor import Actor, as_actor_or_none, as_actors
from timeline.model._event import Event, Status
from timeline.model._evidence import Evidence, weigh
from timeline.model._source import Citation, as_citations
from timeline.model._step import Stage, Step
from timeline.model._text import concise


def _as_stage(value: Stage | str) -> Stage:
    return fields.member(Stage, value)


@attrs.frozen(kw_only=True)
class Phase:
    """A step of an agreement, with its own date and actors.

    Attributes:
        stage: signed, adopted, ratified, in force or terminated.
        when: the date of the step, or None.
        actors: who took it.
        citations: the sources of the step, with the date that each gives.

    """

    stage: Stage = attrs.field(converter=_as_stage, validator=fields.one_of(Stage))
    when: When | None = attrs.field(
        default=None, converter=fields.as_date, validator=fields.date_or_none
    )
    actors: tuple[Actor, ...] = attrs.field(
        default=(), converter=as_actors, validator=fields.all_are(Actor)
    )
    citations: tuple[Citation, ...] = attrs.field(
        default=(), converter=as_citations, validator=fields.all_are(Citation)
    )

    def __repr__(self) -> str:
        return concise(self)

    def evidence(self) -> Evidence:
        """Return what the citations say of the step's date; see `Event.evidence`."""
        return weigh(self.citations, self.when)


def _as_phases(value: Iterable[Phase]) -> tuple[Phase, ...]:
    return fields.as_tuple(value)


@attrs.frozen(kw_only=True, repr=False)
class Agreement(Event):
    """A text that binds its parties, from signature to termination.

    Attributes:
        instrument: treaty, memorandum, protocol, road map, in words.
        phases: its steps, each with its own date and actors; *when* is the date of the
            agreement as a whole.

    """

    type_name: ClassVar[str] = "agreement"

    instrument: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    phases: tuple[Phase, ...] = attrs.field(
        default=(), converter=_as_phases, validator=fields.all_are(Phase)
    )

    @property
    def steps(self) -> tuple[Step, ...]:
        """The phases."""
        return tuple(
            Step(("phases", index), phase.stage, phase.when, phase.actors, phase.citations)
            for index, phase in enumerate(self.phases)
        )

    def in_force(self, day: DateLike) -> Certainty:
        """Return whether the agreement is in force on every day of *day*, by its phases.

        It cannot be before the first day on which it may have entered into force (without a date
        of that, before the first signature or adoption), nor after the last on which it may have
        been terminated. It certainly is from its latest entry into force to its earliest
        termination; without a termination, to whatever day if its status is "ongoing", and else
        on the day of its entry into force alone. What one actor terminates is not over.

        Args:
            day: a date, or its EDTF text; a longer one is taken as its whole extent.

        Raises:
            EdtfError: the text is not a date.

        >>> Agreement(
        ...     id="protocol",
        ...     title="Protocol",
        ...     status="ongoing",
        ...     phases=[Phase(stage="in force", when="1973")],
        ... ).in_force("1980").value
        'certain'

        """
        window = day_range(as_when(day))
        first, last = window.start_earliest, window.end_latest
        entry = _first(self.phases, Stage.IN_FORCE)
        if entry is None:
            signed = (_first(self.phases, each) for each in (Stage.SIGNED, Stage.ADOPTED))
            begun = [day_range(when).start_earliest for when in signed if when is not None]
            return Certainty.of(certain=False, possible=not begun or last >= min(begun))
        entered = day_range(entry)
        surely_until, perhaps_until = self._until(entry)
        return Certainty.of(
            certain=entered.start_latest <= first and last <= surely_until,
            possible=entered.start_earliest <= last and first <= perhaps_until,
        )

    def _until(self, entry: When) -> tuple[int, int]:
        """Return the last day on which it is certainly in force, and on which it may be."""
        exits = [each for each in self.phases if each.stage is Stage.TERMINATED and not each.actors]
        if (left := _first(exits, Stage.TERMINATED)) is not None:
            limits = day_range(left)
            return limits.start_earliest, limits.end_latest
        limits = day_range(entry)
        if isinstance(entry, Interval):
            return limits.end_earliest, limits.end_latest
        if self.status is Status.ONGOING and not exits:
            return NO_END, NO_END
        return limits.start_earliest, NO_END


def _first(phases: Iterable[Phase], stage: Stage) -> When | None:
    """Return the date of the first of *phases* that has this stage and a date."""
    dates = (phase.when for phase in phases if phase.stage is stage and phase.when is not None)
    return min(dates, key=sort_key, default=None)


@attrs.frozen(kw_only=True, repr=False)
class Declaration(Event):
    """A joint statement of states.

    Attributes:
        level: what it sets up, in words, such as "strategic partnership".

    """

    type_name: ClassVar[str] = "declaration"

    level: str = attrs.field(default="", converter=fields.plain, validator=fields.line)


@fields.written_as(lambda: {"allOf": [{"$ref": "#/$defs/date"}, {"pattern": "/"}]})
def _check_extent(regime: "Regime", attribute: fields.Attribute, value: object) -> None:
    fields.date_or_none(regime, attribute, value)
    if value is not None and not isinstance(value, Interval):
        raise FieldError(
            attribute.name,
            str(value),
            "a regime has a duration: expected an interval, such as '2025-07-16/..'",
        )


@attrs.frozen(kw_only=True, repr=False)
class Regime(Event):
    """Rules that are in force for some time; *when* is an interval, or None.

    Attributes:
        regime: what it is, such as "visa-free".
        terms: its rules, in words.

    """

    type_name: ClassVar[str] = "regime"

    when: When | None = attrs.field(default=None, converter=fields.as_date, validator=_check_extent)
    regime: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    terms: str = attrs.field(default="", converter=fields.lf, validator=fields.text)


class Rank(StrEnum):
    """The rank of a visit in protocol."""

    STATE = "state"
    OFFICIAL = "official"
    WORKING = "working"


def _as_rank(value: Rank | str | None) -> Rank | None:
    return fields.member_or_none(Rank, value)


@attrs.frozen(kw_only=True, repr=False)
class Visit(Event):
    """A visit of one side to the other.

    Attributes:
        rank: state, official or working; None if not stated.
        host: the actor visited, or None.
        guest: the visitor, or None.

    """

    type_name: ClassVar[str] = "visit"

    rank: Rank | None = attrs.field(
        default=None, converter=_as_rank, validator=fields.one_of_or_none(Rank)
    )
    host: Actor | None = attrs.field(
        default=None, converter=as_actor_or_none, validator=fields.is_a_or_none(Actor)
    )
    guest: Actor | None = attrs.field(
        default=None, converter=as_actor_or_none, validator=fields.is_a_or_none(Actor)
    )


class MeetingFormat(StrEnum):
    """The format of a meeting."""

    SUMMIT = "summit"
    FORUM = "forum"
    NEGOTIATION = "negotiation"


def _as_format(value: MeetingFormat | str | None) -> MeetingFormat | None:
    return fields.member_or_none(MeetingFormat, value)


@attrs.frozen(kw_only=True, repr=False)
class Meeting(Event):
    """A meeting of several sides.

    Attributes:
        format: summit, forum or negotiation; None if not stated.

    """

    type_name: ClassVar[str] = "meeting"

    format: MeetingFormat | None = attrs.field(
        default=None, converter=_as_format, validator=fields.one_of_or_none(MeetingFormat)
    )


class AccessionStage(StrEnum):
    """A stage of an accession."""

    APPLIED = "applied"
    WORKING_PARTY = "working party"
    ACCEDED = "acceded"


def _as_accession_stage(value: AccessionStage | str | None) -> AccessionStage | None:
    return fields.member_or_none(AccessionStage, value)


@attrs.frozen(kw_only=True, repr=False)
class Accession(Event):
    """A step of a state towards membership of an organisation.

    Attributes:
        organisation: which one, such as "WTO".
        stage: applied, working party or acceded; None if not stated.

    """

    type_name: ClassVar[str] = "accession"

    organisation: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    stage: AccessionStage | None = attrs.field(
        default=None,
        converter=_as_accession_stage,
        validator=fields.one_of_or_none(AccessionStage),
    )


@attrs.frozen(kw_only=True, repr=False)
class Proposal(Event):
    """Something that one side put forward.

    Attributes:
        outcome: what would follow if it were taken up, in words.

    """

    type_name: ClassVar[str] = "proposal"

    outcome: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
