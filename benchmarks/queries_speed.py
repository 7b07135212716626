"""How fast windows are asked: ours, intervaltree, ncls and pandas, the same spans in one run.

    python benchmarks/queries_speed.py              # ours, and each peer that is installed
    python benchmarks/queries_speed.py --million    # up to a million events

Each finds which of the events touch each of a hundred windows. What each finds is checked
against ours before it is timed. Processor time, the best of three runs; the peers know whole
days alone, so the dates of this benchmark are whole extents. ncls and pandas give numbers, and
ours and intervaltree the events; a column shows ours when it gives numbers too.
"""

import argparse
import datetime as dt
import gc
import random
import time
from collections.abc import Callable, Iterator

from timeline import edtf
from timeline.collection import Timeline
from timeline.collection._questions import Window, overlapping
from timeline.edtf import Certainty
from timeline.model import Event

QUERIES = 100


def best(run: Callable[[], object], repeat: int = 3) -> float:
    """The least processor time of *repeat* runs, in seconds."""
    times: list[float] = []
    for _ in range(repeat):
        gc.collect()
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def spans(count: int, *, share_long: float) -> list[tuple[dt.date, dt.date]]:
    """Extents over two hundred years: most of some days, a share of them of years."""
    chance = random.Random(2)  # noqa: S311 - the same each time
    found: list[tuple[dt.date, dt.date]] = []
    for _ in range(count):
        first = dt.date(1800, 1, 1) + dt.timedelta(chance.randrange(73_000))
        length = chance.randrange(3000) if chance.random() < share_long else chance.randrange(4)
        found.append((first, first + dt.timedelta(length)))
    return found


def windows(days: int) -> list[tuple[dt.date, dt.date]]:
    """A hundred windows of so many days."""
    chance = random.Random(3)  # noqa: S311 - the same each time
    starts = (dt.date(1801, 1, 1) + dt.timedelta(chance.randrange(72_000)) for _ in range(QUERIES))
    return [(start, start + dt.timedelta(days - 1)) for start in starts]


Asked = Callable[[], list[set[int]]]


Span = tuple[dt.date, dt.date]
Row = tuple[str, float, Callable[[], object], Asked]


def ours(held: list[Span], asked: list[Span]) -> Iterator[Row]:
    """Our rows: the name, the time to build, the question, and what it finds."""
    events = [
        Event(id=str(number), title="T", when=edtf.interval(first, last))
        for number, (first, last) in enumerate(held)
    ]
    start = time.process_time()
    timeline = Timeline(events)
    timeline.overlapping("1900")
    built = time.process_time() - start
    texts = [edtf.interval(first, last) for first, last in asked]

    def ask() -> list[Timeline]:
        return [timeline.overlapping(text) for text in texts]

    yield "ours, timelines", built, ask, lambda: [{int(e.id) for e in tl} for tl in ask()]

    def numbers() -> list[list[int]]:
        index = timeline._index  # noqa: SLF001 - what a timeline makes of its answer left out
        return [overlapping(index, Window.of(text), Certainty.POSSIBLE) for text in texts]

    ordered = list(timeline)
    yield (
        "ours, positions",
        built,
        numbers,
        lambda: [{int(ordered[p].id) for p in found} for found in numbers()],
    )


def peers(held: list[Span], asked: list[Span]) -> Iterator[Row]:
    """The rows of the peers that are installed."""
    pairs = [(first.toordinal(), last.toordinal() + 1) for first, last in held]
    ranges = [(first.toordinal(), last.toordinal() + 1) for first, last in asked]
    try:
        from intervaltree import IntervalTree  # noqa: PLC0415 - a peer that need not be there
    except ImportError:
        print("intervaltree is not installed")
    else:
        start = time.process_time()
        tree = IntervalTree.from_tuples((a, b, n) for n, (a, b) in enumerate(pairs))
        built = time.process_time() - start

        def ask_tree() -> list[set]:
            return [tree.overlap(a, b) for a, b in ranges]

        yield "intervaltree", built, ask_tree, lambda: [{i.data for i in f} for f in ask_tree()]
    try:
        import numpy as np  # noqa: PLC0415 - a peer that need not be there
        from ncls import NCLS  # noqa: PLC0415 - a peer that need not be there
    except ImportError:
        print("ncls is not installed")
    else:
        start = time.process_time()
        starts, ends = (np.array(column, dtype=np.int64) for column in zip(*pairs, strict=True))
        lists = NCLS(starts, ends, np.arange(len(pairs), dtype=np.int64))
        built = time.process_time() - start

        def ask_lists() -> list[list]:
            return [list(lists.find_overlap(a, b)) for a, b in ranges]

        yield "ncls", built, ask_lists, lambda: [{n for _, _, n in f} for f in ask_lists()]
    try:
        import pandas as pd  # noqa: PLC0415 - a peer that need not be there
    except ImportError:
        print("pandas is not installed")
    else:
        start = time.process_time()
        index = pd.IntervalIndex.from_tuples(pairs, closed="left")
        built = time.process_time() - start

        def ask_pandas() -> list:
            return [
                index.overlaps(pd.Interval(a, b, closed="left")).nonzero()[0] for a, b in ranges
            ]

        yield "pandas IntervalIndex", built, ask_pandas, lambda: [set(f) for f in ask_pandas()]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true", help="measure a million events too")
    given = parser.parse_args()
    print(
        f"{'events':>9} {'window':>7} {'found':>8}  {'':22}{'build, s':>9}{'query, us':>11}"
        f"{'ratio':>8}"
    )
    for count in (1_000, 10_000, 100_000, *((1_000_000,) if given.million else ())):
        held = spans(count, share_long=0.02)
        for days in (1, 30, 365):
            asked = windows(days)
            expected = None
            base = 0.0
            for name, built, ask, check in (*ours(held, asked), *peers(held, asked)):
                found = check()
                expected = expected or found
                assert found == expected, name
                cost = best(ask) / QUERIES
                base = base or cost
                mean = sum(map(len, found)) / QUERIES
                print(
                    f"{count:>9,} {days:>6}d {mean:>8.1f}  {name:22}{built:>9.2f}"
                    f"{cost * 1e6:>11.1f}{cost / base:>8.1f}"
                )


if __name__ == "__main__":
    main()
