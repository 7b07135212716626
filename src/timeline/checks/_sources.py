"""Whether the sources are cited."""

from collections.abc import Iterator

from timeline.checks._finding import Finding, FindingKind
from timeline.collection import Timeline


def sources_are_cited(timeline: Timeline) -> Iterator[Finding]:
    """Each source that no event cites."""
    cited = {citation.source for event in timeline for _, citation in event.cited}
    for source in timeline.metadata.sources:
        if source.id not in cited:
            yield Finding(
                kind=FindingKind.UNCITED_SOURCE,
                event="",
                path=f"sources.{source.id}",
                message="no event cites this source",
            )
