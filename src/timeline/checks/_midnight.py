"""Whether times of day were said by a source, or added by the program that stored a date."""

from collections.abc import Iterable, Iterator
from typing import Final

from timeline.checks._finding import Finding, FindingKind
from timeline.collection import Timeline
from timeline.edtf import DateTime, When
from timeline.errors import Path

_FEWEST: Final = 3
"""Fewer may be chance, such as a treaty in force from midnight on."""


def times_are_said(timeline: Timeline) -> Iterator[Finding]:
    """Find the times of a timeline, or of one source, if there are several and all are midnight."""
    held: list[tuple[str, Path, DateTime]] = []
    says: dict[str, list[When | None]] = {}
    for event in timeline:
        steps = ((step.path, step.when) for step in event.steps)
        held += (
            (event.id, (*path, "when"), when)
            for path, when in (((), event.when), *steps)
            if isinstance(when, DateTime)
        )
        for _, citation in event.cited:
            says.setdefault(citation.source, []).append(citation.says)
    if _are_midnights(when for _, _, when in held):
        event_id, path, when = held[0]
        yield _finding(event_id, path, f"this and all {len(held)} times of the timeline are", when)
    for source, dates in says.items():
        times = [each for each in dates if isinstance(each, DateTime)]
        if _are_midnights(times):
            subject = f"all {len(times)} times that it gives are"
            yield _finding("", ("sources", source), subject, times[0])


def _are_midnights(times: Iterable[DateTime]) -> bool:
    clocks = [(each.hour, each.minute, each.second) for each in times]
    return len(clocks) >= _FEWEST and set(clocks) == {(0, 0, 0)}


def _finding(event: str, path: Path, subject: str, time: DateTime) -> Finding:
    day = str(time).partition("T")[0]
    return Finding(
        kind=FindingKind.MIDNIGHT,
        event=event,
        path=path,
        message=f"{subject} 00:00:00, which spreadsheets add to a day: write {day} for {time}"
        " if no source gives the time",
    )
