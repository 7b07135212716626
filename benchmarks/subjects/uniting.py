"""The cost of uniting two versions of a timeline."""

import functools
from collections.abc import Iterator

import attrs

from benchmarks import _work
from benchmarks._case import Call, Case, Subject
from timeline import Citation, Event, Source, Timeline

MANY = 100_000
# Five seconds for two timelines of a hundred thousand events.
TARGET = 50e-6


def _cited(events: list[Event], source: str) -> Timeline:
    cited = [
        attrs.evolve(event, citations=[Citation(source=source, says=event.when)], actors=["AZ"])
        for event in events
    ]
    return Timeline(cited, sources=[Source(id=source, title=source)])


def _one_in_a_hundred(count: int) -> Call:
    base = _cited(_work.simple(_work.dates(count)), "news")
    changed = [
        attrs.evolve(event, title="Changed") if number % 100 == 0 else event
        for number, event in enumerate(base)
    ]
    theirs = Timeline(changed, metadata=base.metadata)
    ours = Timeline(base, metadata=attrs.evolve(base.metadata, title="Ours"))
    united = ours.unite(theirs, base=base)
    assert (list(united.timeline), united.notes) == (list(theirs), ())
    return lambda: ours.unite(theirs, base=base)


def _each(count: int) -> Call:
    events = _work.simple(_work.dates(count))
    ours = _cited(events, "news")
    vaguer = [attrs.evolve(event, when=str(event.when)[:7]) for event in events]
    theirs = _cited(vaguer, "book")
    united = ours.unite(theirs)
    assert all(len(event.citations) == 2 for event in united.timeline)  # noqa: PLR2004 - of each
    assert {note.kind.value for note in united.notes} == {"narrowed"}
    return lambda: ours.unite(theirs)


def _cases(limit: int) -> Iterator[Case]:
    count = min(MANY, limit)
    for words, make in (
        (f"three versions of {count:,} events, one in a hundred changed", _one_in_a_hundred),
        (f"two versions of {count:,} events, each with another date and source", _each),
    ):
        yield Case(
            task=words,
            count=count,
            make=functools.partial(make, count),
            at_most=TARGET if count == MANY else None,
            costly=count >= MANY,
            loops=1,
        )


SUBJECT = Subject(
    name="uniting",
    about="`Timeline.unite`, for each event. The target: 100,000 events in five seconds.",
    cases=_cases,
)
