"""Sets of whole numbers as runs: ((1, 3), (7, 7)) holds 1, 2, 3 and 7.

Runs are sorted, and do not overlap or touch. The numbers are days, or seconds.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import itemgetter

Run = tuple[int, int]
Runs = tuple[Run, ...]

_last = itemgetter(1)


def joined(ordered: Iterable[Run]) -> Iterator[Run]:
    """Yield runs from pieces sorted by their first number, joining those that overlap or touch."""
    pieces = iter(ordered)
    first, last = next(pieces, (0, -1))
    if last < first:
        return
    for low, high in pieces:
        if low > last + 1:
            yield first, last
            first, last = low, high
        elif high > last:
            last = high
    yield first, last


def union(pieces: Iterable[Run]) -> Runs:
    """Return the runs of pieces in any order."""
    return tuple(joined(sorted(pieces)))


def intersection(a: Runs, b: Runs) -> Iterator[Run]:
    """Yield the runs of the numbers that are in both, in order."""
    i = j = 0
    while i < len(a) and j < len(b):
        low, high = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if low <= high:
            yield low, high
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1


def meet(a: Runs, b: Runs) -> bool:
    """Return whether a number is in both."""
    # Often a short member of a set is compared with the long union of all: look it up there.
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    for first, last in few:
        reached = at_or_after(many, first)
        if reached is None or reached <= last:
            return reached is not None
    return False


def is_part(a: Runs, b: Runs) -> bool:
    """Return whether every number of *a* is in *b*."""
    for first, last in a:
        index = bisect_left(b, first, key=_last)
        if index == len(b) or b[index][0] > first or b[index][1] < last:
            return False
    return True


def at_or_after(runs: Runs, number: int) -> int | None:
    """Return the smallest number of the runs that is not below *number*, if there is one."""
    index = bisect_left(runs, number, key=_last)
    return max(runs[index][0], number) if index < len(runs) else None


def from_on(runs: Runs, number: int) -> Runs:
    """Return the part of the runs from *number* on."""
    return tuple(intersection(runs, ((number, max(number, runs[-1][1])),)))


def up_to(runs: Runs, number: int) -> Runs:
    """Return the part of the runs up to *number*."""
    return tuple(intersection(runs, ((min(number, runs[0][0]), number),)))
