"""Steps and dates with their sources, and where the sources contradict."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from timeline.model import Evidence, Phase, Statement, Step
from timeline_markdown._inline import BETWEEN, Inline

if TYPE_CHECKING:
    from timeline.edtf import When


def conflicts(evidence: Evidence, inline: Inline) -> Iterator[tuple[str, str]]:
    """The label and the Markdown of each way in which sources contradict, if any do."""
    title = inline.labels.title
    if evidence.contradictions:
        against = {said for pair in evidence.contradictions for said in (pair.one, pair.other)}
        said = _by_date((each for each in evidence.statements if each in against), inline)
        yield title("contradiction"), inline.listed(said, "against")
    elif evidence.statements and evidence.when is None:
        yield title("no common date"), inline.listed(_by_date(evidence.statements, inline))
    if evidence.disputed:
        said = _by_date(evidence.disputed, inline)
        yield title("contrary to the date"), inline.listed(said)


def step(step: Step | Phase, inline: Inline) -> str:
    """The date of a step, who took it, the sources, and where these contradict."""
    parts = [inline.when(step.when)]
    if step.actors:
        parts.append(inline.labels.phrase("by", inline.actors(step.actors)))
    if step.citations:
        parts.append(inline.citations(step.citations))
        parts.extend(inline.labelled(*each) for each in conflicts(step.evidence(), inline))
    return BETWEEN.join(parts)


def _by_date(statements: Iterable[Statement], inline: Inline) -> Iterator[str]:
    """Each date that is given, after the sources that give it."""
    sources: dict[When, list[str]] = {}
    for each in statements:
        sources.setdefault(each.says, []).append(inline.source(each.source))
    for when, names in sources.items():
        yield inline.labels.phrase("notes", inline.listed(names), inline.when(when))
