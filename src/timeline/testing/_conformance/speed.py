"""Checks that time grows with the number of events, and not with its square."""

import gc
import time
from collections.abc import Callable, Iterator

import attrs

from timeline.model import Event, Metadata
from timeline.testing._conformance.subject import Subject

FEW, MANY = 500, 8000
TIMES = 2.5
"""How much longer an event may take among many than among few."""
ATTEMPTS = 2
"""How often it has to be so, as a busy machine is slow at times."""


def numbered(event: Event, count: int) -> list[Event]:
    """Return *count* copies of *event* with ids and titles of their own."""
    return [
        attrs.evolve(event, id=f"event-{n:05}", title=f"{event.title} {n}") for n in range(count)
    ]


def slows_with_size(subject: Subject, event: Event, metadata: Metadata) -> Iterator[str]:
    """Yield a complaint if an event takes longer to write where there are many of them."""
    events = numbered(event, MANY)
    slower = slowdown(
        lambda: subject.document(events[:FEW], metadata), lambda: subject.document(events, metadata)
    )
    if slower:
        yield (
            f"{subject.name} takes {slower:.1f} times as long for an event among {MANY} as among"
            f" {FEW}: look up in a dict or a set, not in a list, and join pieces once, at the end"
        )


def slowdown(few: Callable[[], object], many: Callable[[], object], events: int = MANY) -> float:
    """Return how much longer an event takes in *many* than in *few*; 0 if not much longer."""
    slower = 0.0
    few()
    for _ in range(ATTEMPTS):
        small = min(_seconds(few) for _ in range(2)) / FEW
        slower = _seconds(many) / events / small
        if slower <= TIMES:
            return 0
    return slower


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return max(time.process_time() - start, 1e-6)
