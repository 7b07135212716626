"""What the sources say of a date, and whether they agree."""

from collections.abc import Iterable
from typing import cast

import attrs

from timeline.edtf import DateLike, When
from timeline.model import fields
from timeline.model._shown import concise
from timeline.model._source import Citation


def _as_date(value: DateLike) -> When:
    # None is left alone, for the validator to refuse.
    return cast("When", fields.as_date(value))


@attrs.frozen(kw_only=True)
class Said:
    """What one source says.

    Attributes:
        source: the id of the source.
        when: the date that it gives.

    Raises:
        FieldError: a field that holds what it may not.

    """

    source: str = attrs.field(converter=fields.plain, validator=fields.slug)
    when: When = attrs.field(converter=_as_date, validator=[fields.given, fields.date_or_none])

    def __repr__(self) -> str:
        return concise(self)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __str__(self) -> str:
        return f"{self.source} says {self.when}"


@attrs.frozen(kw_only=True)
class Contradiction:
    """Two sources that cannot both be right.

    Attributes:
        one: what the first says.
        other: what the second says.

    Raises:
        FieldError: a field that holds what it may not.

    """

    one: Said = attrs.field(validator=[fields.given, fields.is_a_or_none(Said)])
    other: Said = attrs.field(validator=[fields.given, fields.is_a_or_none(Said)])

    @property
    def sources(self) -> tuple[str, str]:
        """The ids of the two sources."""
        return self.one.source, self.other.source

    def __repr__(self) -> str:
        return concise(self)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __str__(self) -> str:
        return f"{self.one}, {self.other}"


@attrs.frozen(kw_only=True)
class Evidence:
    """What the sources of a date say, taken together.

    Attributes:
        says: what each source says, in the order of the citations; those that give
            no date say nothing.
        when: the date that all of them agree on, as narrow as they know it together;
            None where nobody says one or where they contradict each other.
        contradictions: each two sources that cannot both be right.
        held: the date that the event itself holds, or None.
        disputed: what each source says that contradicts the date held.

    Raises:
        FieldError: a field that holds what it may not.

    """

    says: tuple[Said, ...] = attrs.field(validator=fields.all_are(Said))
    when: When | None = attrs.field(converter=fields.as_date, validator=fields.date_or_none)
    contradictions: tuple[Contradiction, ...] = attrs.field(validator=fields.all_are(Contradiction))
    held: When | None = attrs.field(converter=fields.as_date, validator=fields.date_or_none)
    disputed: tuple[Said, ...] = attrs.field(validator=fields.all_are(Said))

    @property
    def agrees(self) -> bool:
        """Whether nothing contradicts: neither one source another, nor one the date held."""
        together = self.when is not None or not self.says
        return together and not self.contradictions and not self.disputed

    def __repr__(self) -> str:
        return concise(self)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __str__(self) -> str:
        if self.contradictions:
            return "; ".join(f"{pair}: they contradict each other" for pair in self.contradictions)
        if self.disputed:
            said = ", ".join(map(str, self.disputed))
            return f"{said}: contrary to the date held, {self.held}"
        if not self.says:
            return "no source gives a date"
        return f"{self.when}" if self.when else "no day is left that all sources allow"


def weigh(citations: Iterable[Citation], held: When | None) -> Evidence:
    """The evidence of *citations* for a date *held*. Neither is changed."""
    says = tuple(
        Said(source=citation.source, when=citation.says)
        for citation in citations
        if citation.says is not None
    )
    contradictions = tuple(
        Contradiction(one=one, other=other)
        for index, one in enumerate(says)
        for other in says[index + 1 :]
        if one.when.narrow(other.when) is None
    )
    return Evidence(
        says=says,
        when=None if contradictions else _together(says),
        contradictions=contradictions,
        held=held,
        disputed=tuple(
            said for said in says if held is not None and held.narrow(said.when) is None
        ),
    )


def _together(says: Iterable[Said]) -> When | None:
    agreed: When | None = None
    for said in says:
        agreed = said.when if agreed is None else agreed.narrow(said.when)
        if agreed is None:
            # Each two share a day, and all of them none: dates with gaps.
            return None
    return agreed
