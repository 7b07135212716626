"""Whether the sources of a date agree with each other, and with the date that is held."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from timeline.checks._finding import Finding, FindingKind
from timeline.model import Agreement, Citation, Event, Evidence, Phase, Said


@attrs.frozen(kw_only=True)
class Disagreement:
    """A date about which its sources do not agree.

    Attributes:
        path: where in the event the date is: "" for its own, ``phases[1]`` for that of a step.
        citations: the citations of the date.
        evidence: what they say.

    """

    path: str
    citations: tuple[Citation, ...]
    evidence: Evidence


def disagreements(event: Event) -> Iterator[Disagreement]:
    """The dates of an event, its own and those of its steps, whose sources do not agree.

    >>> says = [Citation(source="a", says="2023-10"), Citation(source="b", says="2024")]
    >>> [each.evidence.agrees for each in disagreements(Event(id="e", title="E", citations=says))]
    [False]

    """
    dated: list[tuple[str, Event | Phase]] = [("", event)]
    if isinstance(event, Agreement):
        dated += ((f"phases[{index}]", phase) for index, phase in enumerate(event.phases))
    for path, part in dated:
        if any(citation.says is not None for citation in part.citations):
            evidence = part.evidence()
            if not evidence.agrees:
                yield Disagreement(path=path, citations=part.citations, evidence=evidence)


def sources_disagree(event: Event) -> Iterator[Finding]:
    """Each two sources that contradict each other, and each that contradicts the date held."""
    for disagreement in disagreements(event):
        evidence = disagreement.evidence
        prefix = f"{disagreement.path}." if disagreement.path else ""
        places = _places(prefix, disagreement.citations)
        # What a source says twice contradicts once.
        for pair in dict.fromkeys(evidence.contradictions):
            yield Finding(
                kind=FindingKind.CONTRADICTION,
                event=event.id,
                path=places[pair.other],
                message=f"{pair.other}, and {pair.one} in {places[pair.one]}:"
                " they contradict each other",
            )
        for said in dict.fromkeys(evidence.disputed):
            yield Finding(
                kind=FindingKind.DISPUTED_DATE,
                event=event.id,
                path=places[said],
                message=f"{said}, contrary to the date held, {evidence.held}",
            )
        if evidence.when is None and not evidence.contradictions:
            yield Finding(
                kind=FindingKind.NO_COMMON_DAY,
                event=event.id,
                path=f"{prefix}citations",
                message=f"{', '.join(map(str, evidence.says))}:"
                " no day is left that all of them allow",
            )


def _places(prefix: str, citations: Iterable[Citation]) -> Mapping[Said, str]:
    """Where each thing that is said stands; of what is said twice, where it stands first."""
    places: dict[Said, str] = {}
    for index, citation in enumerate(citations):
        if citation.says is not None:
            said = Said(source=citation.source, when=citation.says)
            places.setdefault(said, f"{prefix}citations[{index}]")
    return places
