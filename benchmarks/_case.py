"""A case: one library at one task."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import attrs

from benchmarks._library import OURS, Library

Call: TypeAlias = Callable[[], object]


@attrs.frozen
class Meter:
    """Work that measures itself: a program with its own clock, or memory.

    Attributes:
        read: from a number of loops to the sum of what they took.
        unit: "second" or "byte".

    """

    read: Callable[[int], float]
    unit: str = "second"


@attrs.frozen(kw_only=True)
class Case:
    """One library at one task.

    Attributes:
        task: what is done. The first case of a task is ours; the others are compared with it.
        make: prepare the work, check its result, and return it. Raises AssertionError if the
            result is wrong.
        count: how many items one call of the work handles; costs are given per item.
        by: whose work it is.
        at_most: the target: of our case for its cost (in seconds or bytes), of a peer's case for
            the ratio of our cost to the peer's.
        loops: how often the work is called for one value; 0 finds a number.
        costly: the preparation takes so long that one process serves all rounds.
        single: only the first value of a process counts, as with a peak of memory.

    """

    task: str
    make: Callable[[], Call | Meter]
    count: int = 1
    by: Library = OURS
    at_most: float | None = None
    loops: int = 0
    costly: bool = False
    single: bool = False


@attrs.frozen(kw_only=True)
class Subject:
    """The cases of one subject.

    Attributes:
        name: its name on the command line and in the table.
        about: what a reader of the table has to know.
        cases: from the most items that a case may handle to the cases; the cases of one task
            follow each other.

    """

    name: str
    about: str
    cases: Callable[[int], Iterator[Case]]
