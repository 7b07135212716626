"""What is measured: a task, who does it, and what one call of it handles."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import attrs

from benchmarks._library import OURS, Library

Call: TypeAlias = Callable[[], object]


@attrs.frozen
class Meter:
    """What is measured by itself: a program that times itself, or memory.

    Attributes:
        read: from the number of loops to the sum of what they took.
        unit: "second" or "byte".

    """

    read: Callable[[int], float]
    unit: str = "second"


@attrs.frozen
class Command:
    """A program, timed from its start to its end."""

    arguments: tuple[str, ...]


Work: TypeAlias = Call | Meter | Command


@attrs.frozen(kw_only=True)
class Case:
    """One library at one task.

    Attributes:
        task: what is done; the cases of one task are compared.
        make: the work, prepared, and its result found right. Raises AssertionError where it
            is wrong.
        count: how many items one call of the work handles: what is told is for one of them.
        by: whose work it is.
        loops: how often the work is called for one value; 0 lets pyperf find out.
        costly: whether the preparation takes so long that one process has to do for all rounds.
        single: whether only the first value of a process counts, as a peak of memory does.

    """

    task: str
    make: Callable[[], Work]
    count: int = 1
    by: Library = OURS
    loops: int = 0
    costly: bool = False
    single: bool = False


@attrs.frozen(kw_only=True)
class Subject:
    """The cases of one subject.

    Attributes:
        name: as the command line calls it.
        title: as the report calls it.
        item: what the cost is of: "date", "event".
        about: what the reader of its table has to know.
        cases: its cases, none of which handles more than so many items.

    """

    name: str
    title: str
    item: str
    about: str
    cases: Callable[[int], Iterator[Case]]


def name_of(subject: Subject, case: Case) -> str:
    """What the case is called in the suite of results."""
    return f"{subject.name}: {case.task}: {case.by.name}"
