"""Whether the sources agree with each other and with the dates held, and whether they are cited."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from timeline.checks._finding import Finding, FindingKind
from timeline.collection import Timeline
from timeline.errors import Path, format_path
from timeline.errors.messages import require_type
from timeline.model import Citation, Event, Evidence, Statement, Step, steps_of


class Disagreement(NamedTuple):
    """A date about which its sources do not agree.

    Attributes:
        path: where in the event the date is: ``()`` for its own, ``("phases", 1)`` for a step's.
        citations: the citations of the date.
        evidence: what they say.

    """

    path: Path
    citations: tuple[Citation, ...]
    evidence: Evidence


def disagreements(event: Event) -> Iterator[Disagreement]:
    """Yield the dates of an event, its own and those of its steps, whose sources do not agree.

    >>> says = [Citation(source="a", says="2023-10"), Citation(source="b", says="2024")]
    >>> [each.evidence.agrees for each in disagreements(Event(id="e", title="E", citations=says))]
    [False]

    """
    require_type("", event, Event, "an event")
    dated: Iterable[tuple[Path, Event | Step]] = (
        ((), event),
        *((step.path, step) for step in steps_of(event)),
    )
    for path, part in dated:
        if any(citation.says is not None for citation in part.citations):
            evidence = part.evidence()
            if not evidence.agrees:
                yield Disagreement(path, part.citations, evidence)


def sources_agree(timeline: Timeline) -> Iterator[Finding]:
    """Find sources that contradict each other or the date that the event itself has."""
    for event in timeline:
        for disagreement in disagreements(event):
            yield from _of(event, disagreement)


def _of(event: Event, disagreement: Disagreement) -> Iterator[Finding]:
    evidence = disagreement.evidence
    first = _paths((*disagreement.path, "citations"), disagreement.citations)
    # What a source says twice contradicts once.
    for pair in dict.fromkeys(evidence.contradictions):
        yield Finding(
            kind=FindingKind.CONTRADICTION,
            event=event.id,
            path=first[pair.other],
            message=f"{pair.other}, and {pair.one} in {format_path(first[pair.one])}:"
            " they contradict each other",
        )
    for disputed in dict.fromkeys(evidence.disputed):
        whose = "step's" if disagreement.path else "event's"
        yield Finding(
            kind=FindingKind.DISPUTED_DATE,
            event=event.id,
            path=first[disputed],
            message=f"{disputed}, but the {whose} own date is {evidence.held}",
        )
    if evidence.when is None and not evidence.contradictions:
        yield Finding(
            kind=FindingKind.NO_COMMON_DAY,
            event=event.id,
            path=(*disagreement.path, "citations"),
            message=f"{', '.join(map(str, evidence.statements))}: no single day fits all of them",
        )


def _paths(path: Path, citations: Iterable[Citation]) -> Mapping[Statement, Path]:
    """Return where each statement is made; where it is made first, if twice."""
    paths: dict[Statement, Path] = {}
    for index, citation in enumerate(citations):
        if citation.says is not None:
            statement = Statement(source=citation.source, says=citation.says)
            paths.setdefault(statement, (*path, index))
    return paths


def sources_are_cited(timeline: Timeline) -> Iterator[Finding]:
    """Find each source that no event cites."""
    cited = {citation.source for event in timeline for _, citation in event.cited}
    for source in timeline.metadata.sources:
        if source.id not in cited:
            yield Finding(
                kind=FindingKind.UNCITED_SOURCE,
                path=("sources", source.id),
                message="no event cites this source",
            )
