"""Steps and dates with their sources, and where the sources contradict."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from timeline.model import Evidence, Phase, Said
from timeline_markdown._inline import BETWEEN, Inline

if TYPE_CHECKING:
    from timeline.edtf import When


def conflicts(evidence: Evidence, inline: Inline) -> Iterator[tuple[str, str]]:
    """The label and the Markdown of each way in which sources contradict, if any do."""
    title = inline.labels.title
    if evidence.contradictions:
        against = {said for pair in evidence.contradictions for said in (pair.one, pair.other)}
        said = _by_date((said for said in evidence.says if said in against), inline)
        yield title("contradiction"), inline.listed(said, "against")
    elif evidence.says and evidence.when is None:
        yield title("no common date"), inline.listed(_by_date(evidence.says, inline))
    if evidence.disputed:
        said = _by_date(evidence.disputed, inline)
        yield title("contrary to the date"), inline.listed(said)


def phase(phase: Phase, inline: Inline) -> str:
    """The date of a step, who took it, the sources, and where these contradict."""
    parts = [inline.when(phase.when)]
    if phase.actors:
        parts.append(inline.labels.phrase("by", inline.actors(phase.actors)))
    if phase.citations:
        parts.append(inline.citations(phase.citations))
        parts.extend(inline.labelled(*each) for each in conflicts(phase.evidence(), inline))
    return BETWEEN.join(parts)


def _by_date(says: Iterable[Said], inline: Inline) -> Iterator[str]:
    """Each date that is said, behind those who say it."""
    sources: dict[When, list[str]] = {}
    for said in says:
        sources.setdefault(said.when, []).append(inline.source(said.source))
    for when, names in sources.items():
        yield inline.labels.phrase("notes", inline.listed(names), inline.when(when))
