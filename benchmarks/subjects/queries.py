"""Windows: which of a thousand or a million events touch a span of days."""

import bisect
import datetime as dt
import functools
import itertools
import random
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from benchmarks._case import Call, Case, Subject
from benchmarks._library import INTERVALTREE, NCLS, OURS, PANDAS, Library
from timeline import Timeline, edtf
from timeline.model import Event

SIZES = (1_000, 10_000, 100_000, 1_000_000)
COSTLY = 100_000
WINDOWS = (1, 30, 365)
QUERIES = 100
EPOCH = dt.date(1800, 1, 1).toordinal()

# The first day and the last, as ordinals.
Span: TypeAlias = tuple[int, int]


def spans(count: int) -> list[Span]:
    """Return extents over two hundred years: most last days, one in fifty years."""
    chance = random.Random(2)  # noqa: S311 - the same each time
    found: list[Span] = []
    for _ in range(count):
        first = EPOCH + chance.randrange(73_000)
        length = chance.randrange(3000) if chance.random() < 0.02 else chance.randrange(4)  # noqa: PLR2004 - one in fifty
        found.append((first, first + length))
    return found


def windows(days: int) -> list[Span]:
    """Return a hundred windows of *days* days."""
    chance = random.Random(3)  # noqa: S311 - the same each time
    starts = (EPOCH + 365 + chance.randrange(72_000) for _ in range(QUERIES))
    return [(start, start + days - 1) for start in starts]


def expected(held: list[Span], asked: list[Span]) -> Iterator[Span]:
    """Yield, for each window, how many events touch it and the sum of their numbers.

    These are the events that begin before its end, less those that end before its start: two
    sorted columns and their running sums, independent of any index of intervals.
    """
    firsts = sorted((first, number) for number, (first, _) in enumerate(held))
    lasts = sorted((last, number) for number, (_, last) in enumerate(held))
    begun = [0, *itertools.accumulate(number for _, number in firsts)]
    ended = [0, *itertools.accumulate(number for _, number in lasts)]
    for start, end in asked:
        before_end = bisect.bisect_left(firsts, (end + 1, -1))
        before_start = bisect.bisect_left(lasts, (start, -1))
        yield before_end - before_start, begun[before_end] - ended[before_start]


def _ours(held: list[Span], asked: list[Span]) -> tuple[Call, Callable[[Event], int]]:
    extents = [
        edtf.interval(dt.date.fromordinal(first), dt.date.fromordinal(last)) for first, last in held
    ]
    timeline = Timeline(
        Event(id=str(number), title="T", when=when) for number, when in enumerate(extents)
    )
    whens = [edtf.interval(*map(dt.date.fromordinal, window)) for window in asked]
    timeline.overlapping(whens[0])  # makes the index
    return lambda: [timeline.overlapping(when) for when in whens], lambda event: int(event.id)


def _tree(held: list[Span], asked: list[Span]) -> tuple[Call, Callable[[object], int]]:
    from intervaltree import IntervalTree  # noqa: PLC0415 - a peer may be missing

    tree = IntervalTree.from_tuples(
        (first, last + 1, number) for number, (first, last) in enumerate(held)
    )
    return lambda: [
        tree.overlap(first, last + 1) for first, last in asked
    ], lambda found: found.data


def _lists(held: list[Span], asked: list[Span]) -> tuple[Call, Callable[[Span], int]]:
    import numpy as np  # noqa: PLC0415 - a peer may be missing
    from ncls import NCLS as Lists  # noqa: N811, PLC0415 - a peer may be missing

    starts, ends = (np.array(column, dtype=np.int64) for column in zip(*held, strict=True))
    lists = Lists(starts, ends + 1, np.arange(len(held), dtype=np.int64))
    return (
        lambda: [list(lists.find_overlap(first, last + 1)) for first, last in asked],
        lambda found: found[2],
    )


def _pandas(held: list[Span], asked: list[Span]) -> tuple[Call, Callable[[int], int]]:
    import pandas as pd  # noqa: PLC0415 - a peer may be missing

    starts, ends = zip(*held, strict=True)
    index = pd.IntervalIndex.from_arrays(starts, ends, closed="both")
    asks = [pd.Interval(first, last, closed="both") for first, last in asked]
    return lambda: [index.overlaps(ask).nonzero()[0] for ask in asks], int


Prepare: TypeAlias = Callable[[list[Span], list[Span]], tuple[Call, Callable[[object], int]]]
LIBRARIES: dict[Library, Prepare] = {
    OURS: _ours,
    INTERVALTREE: _tree,
    NCLS: _lists,
    PANDAS: _pandas,
}


def _checked(prepare: Prepare, size: int, days: int) -> Call:
    held, asked = spans(size), windows(days)
    call, number_of = prepare(held, asked)
    answers: Iterable[Iterable[object]] = call()
    for answer, (count, total) in zip(answers, expected(held, asked), strict=True):
        numbers = [number_of(found) for found in answer]
        assert (len(set(numbers)), len(numbers), sum(numbers)) == (count, count, total)
    return call


def task_of(size: int, days: int) -> str:
    """Return the name of the task."""
    return f"{size:,} events, {days} {'days' if days > 1 else 'day'}"


def _cases(limit: int) -> Iterator[Case]:
    for size in sorted({min(size, limit) for size in SIZES}):
        for days in WINDOWS:
            for library, prepare in LIBRARIES.items():
                yield Case(
                    task=task_of(size, days),
                    by=library,
                    count=QUERIES,
                    make=functools.partial(_checked, prepare, size, days),
                    loops=10 if size == COSTLY else 0,
                    costly=size >= COSTLY,
                    at_most=0.1 if library is INTERVALTREE else None,
                )


SUBJECT = Subject(
    name="queries",
    about=(
        "Which events touch each of a hundred windows. The events are spread over two hundred "
        "years; most last some days, one in fifty up to eight years. Their dates are whole "
        "extents, because the peers have no others. Our answer is a `Timeline` in time order; "
        "intervaltree's is a set of intervals with their data; that of ncls and pandas is the "
        "numbers of the intervals. Building the index is not measured."
    ),
    cases=_cases,
)
