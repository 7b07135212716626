"""What the sources say of a date, and whether they agree."""

from collections.abc import Iterable
from itertools import combinations, islice
from typing import NamedTuple

from timeline.edtf import Certainty, End, Interval, OneOf, Open, Point, Range, Unknown, When
from timeline.model._source import Citation

_MOST_PAIRS = 20_000


class Statement(NamedTuple):
    """What one source says of a date.

    Attributes:
        source: the id of the source.
        says: the date that it gives, as `Citation.says`.

    """

    source: str
    says: When

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __str__(self) -> str:
        return f"{self.source} says {self.says}"


class Contradiction(NamedTuple):
    """Two sources that cannot both be right.

    Attributes:
        one: what the first says.
        other: what the second says.

    """

    one: Statement
    other: Statement

    @property
    def sources(self) -> tuple[str, str]:
        """The ids of the two sources."""
        return self.one.source, self.other.source

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __str__(self) -> str:
        return f"{self.one}, {self.other}"


class Evidence(NamedTuple):
    """What all sources of a date say together.

    Attributes:
        statements: what each source says, in the order of the citations, without those that
            give no date.
        when: the date that all of them agree on, as narrow as they allow together; None if
            no source gives a date, or if they contradict each other.
        contradictions: the pairs of statements that cannot both be right. If there are many
            hundreds of statements, only the first pairs are compared.
        held: the date that the event itself holds, or None.
        disputed: the statements that contradict the date held.

    """

    statements: tuple[Statement, ...]
    when: When | None
    contradictions: tuple[Contradiction, ...]
    held: When | None
    disputed: tuple[Statement, ...]

    @property
    def agrees(self) -> bool:
        """Whether no source contradicts another one or the date held."""
        together = self.when is not None or not self.statements
        return together and not self.contradictions and not self.disputed

    @property
    def unused(self) -> tuple[Statement, ...]:
        """The statements that rule out more than `when` does.

        There are some where EDTF cannot write what all of them allow: an interval that began in
        spring and in the second quarter began in April or May. A moment is not compared with an
        interval that it agrees with.
        """
        when = self.when
        if when is None:
            return ()
        return tuple(
            each
            for each in self.statements
            if each.says != when and _rules_out_more(each.says, when)
        )

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __str__(self) -> str:
        if self.contradictions:
            return "; ".join(f"{pair}: they contradict each other" for pair in self.contradictions)
        if self.disputed:
            disputed = ", ".join(map(str, self.disputed))
            return f"{disputed}, but the recorded date is {self.held}"
        if not self.statements:
            return "no source gives a date"
        return f"{self.when}" if self.when else "no single day fits all sources"


def weigh(citations: Iterable[Citation], held: When | None) -> Evidence:
    """Return what *citations* say of a date *held*."""
    statements = tuple(
        Statement(source=citation.source, says=citation.says)
        for citation in citations
        if citation.says is not None
    )
    contradictions = tuple(
        Contradiction(one=one, other=other)
        for one, other in islice(combinations(statements, 2), _MOST_PAIRS)
        if one.says.narrow(other.says) is None
    )
    return Evidence(
        statements=statements,
        when=None if contradictions else _agreed(statements),
        contradictions=contradictions,
        held=held,
        disputed=tuple(
            each for each in statements if held is not None and held.narrow(each.says) is None
        ),
    )


def _agreed(statements: Iterable[Statement]) -> When | None:
    agreed: When | None = None
    for each in statements:
        agreed = each.says if agreed is None else agreed.narrow(each.says)
        if agreed is None:
            # Dates with gaps: each two share a day, and all of them none.
            return None
    return agreed


def _rules_out_more(says: When, agreed: When) -> bool:
    """Whether a date may turn out to be less than the one agreed on, of the same kind."""
    match says, agreed:
        case Interval(), Interval():
            starts, ends = (says.start, agreed.start), (says.end, agreed.end)
            return any(_end_rules_out_more(*pair) for pair in (starts, ends))
        case (Interval(), _) | (_, Interval()):
            return False
        case _:
            return agreed.within(says) is not Certainty.CERTAIN


def _end_rules_out_more(says: End, agreed: End) -> bool:
    if isinstance(says, Open | Unknown) or isinstance(agreed, Open | Unknown):
        return False
    return _moment(agreed).within(_moment(says)) is not Certainty.CERTAIN


def _moment(end: Point | Range) -> When:
    return OneOf(members=(end,)) if isinstance(end, Range) else end
