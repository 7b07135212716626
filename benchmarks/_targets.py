"""What the library means to reach, and what stands in the way where it does not."""

from collections.abc import Callable, Iterable
from typing import Literal, TypeAlias

import attrs

from benchmarks._results import Measured, Results, ratio
from benchmarks.subjects import calendars, json_lines, markdown, memory, queries, scaling

Find: TypeAlias = Callable[[Results], Measured | None]

# What stands in the way.
WHY_FIRST = "the first question to a value works out its limits, which is most of that time"
WHY_WINDOWS = (
    "a question of ours has fixed work: the limits of its window, and an answer that is a "
    "`Timeline` in time order; the tree gives a set"
)
WHY_JSON = {
    "write": "orjson is given its dicts; to make them from events is most of the time of ours",
    "read": "ours makes checked values of all fields, which is most of its time; orjson of none",
}
WHY_GROWING = (
    "a million events and their dates are larger than the processor's caches, which a thousand "
    "are not; a sort compares each with more others too"
)


@attrs.frozen(kw_only=True)
class Target:
    """A number to reach.

    Attributes:
        words: what is to be reached, with the number.
        find: what was measured of it; None where it was not.
        limit: the number.
        kind: on which side of it the measured one has to be.
        why: what stands in the way, told where it is missed.

    """

    words: str
    find: Find
    limit: float
    kind: Literal["at least", "at most"]
    why: str = ""

    def reached(self, found: Measured) -> float:
        """How many times over it is reached: 1 and more where it is."""
        times = found.median / self.limit
        return times if self.kind == "at least" else 1 / times


def ours(task: str) -> Find:
    """The cost of ours at *task*, which is named with its subject."""
    return lambda results: results.get(f"{task}: timeline")


def rate(task: str) -> Find:
    """How many items a second ours handles."""

    def find(results: Results) -> Measured | None:
        found = ours(task)(results)
        return found and Measured(tuple(1 / cost for cost in found.rounds), "rate")

    return find


def times(task: str, peer: str) -> Find:
    """How many times as long the peer takes."""

    def find(results: Results) -> Measured | None:
        theirs, own = results.get(f"{task}: {peer}"), ours(task)(results)
        return ratio(theirs, own) if theirs and own else None

    return find


def times_of(task: str, other: str) -> Find:
    """How many times the cost of the task *other* that of *task* is; both are ours."""

    def find(results: Results) -> Measured | None:
        found, base = ours(task)(results), ours(other)(results)
        return ratio(found, base) if found and base else None

    return find


def over(task: str, peer: str) -> Find:
    """How many times as long as the peer ours takes."""

    def find(results: Results) -> Measured | None:
        theirs, own = results.get(f"{task}: {peer}"), ours(task)(results)
        return ratio(own, theirs) if theirs and own else None

    return find


def _dates() -> Iterable[Target]:
    for mix in ("a day", "six forms"):
        yield Target(
            words=f"dates, {mix}: read 100 times as fast as python-edtf reads them",
            find=times(f"dates: read, {mix}", "edtf"),
            limit=100,
            kind="at least",
        )
    for question in ("limits", "before", "overlaps", "within"):
        for asked in ("first", "again"):
            yield Target(
                words=f"dates, {question} asked {asked}: a million answers a second",
                find=rate(f"dates: {question}, asked {asked}"),
                limit=1e6,
                kind="at least",
                why=WHY_FIRST if asked == "first" else "",
            )


def _model() -> Iterable[Target]:
    for kind in ("simple", "full"):
        yield Target(
            words=f"{kind} events: made in less than 5 us",
            find=ours(f"model: make {kind} events"),
            limit=5e-6,
            kind="at most",
            why="every field is checked, and its two citations are values of their own",
        )
    yield Target(
        words="simple events: less than 1 kB each, with their texts",
        find=ours("memory: hold simple events"),
        limit=1000,
        kind="at most",
    )
    yield Target(
        words="full events, read from JSON Lines: less than 1 kB each besides their texts",
        find=ours(f"memory: {memory.BESIDES}"),
        limit=1000,
        kind="at most",
    )


def _queries() -> Iterable[Target]:
    for size in queries.SIZES:
        for days in queries.WINDOWS:
            task = queries.task_of(size, days)
            yield Target(
                words=f"windows, {task}: 10 times as fast as intervaltree",
                find=times(f"queries: {task}", "intervaltree"),
                limit=10,
                kind="at least",
                why=WHY_WINDOWS,
            )


def _formats() -> Iterable[Target]:
    for task, limit in ((calendars.WRITE, 20), (calendars.READ, 5)):
        yield Target(
            words=f"{task}: {limit} times as fast as icalendar",
            find=times(f"calendars: {task}", "icalendar"),
            limit=limit,
            kind="at least",
        )
    for kind in json_lines.KINDS:
        for word in ("write", "read"):
            task = json_lines.task_of(word, kind)
            floor = (
                "orjson.dumps of ready dicts" if word == "write" else "orjson.loads and the dates"
            )
            yield Target(
                words=f"JSON, {task}: within 3 times {floor}",
                find=over(f"json: {task}", "orjson"),
                limit=3,
                kind="at most",
                why=WHY_JSON[word],
            )
        yield Target(
            words=f"JSON, write {kind} events: 100,000 a second",
            find=rate(f"json: {json_lines.task_of('write', kind)}"),
            limit=1e5,
            kind="at least",
        )
        yield Target(
            words=f"Markdown, {kind} events: 100,000 a second",
            find=rate(f"markdown: {markdown.task_of(kind, 'list')}"),
            limit=1e5,
            kind="at least",
            why="every text is escaped, and dates, people, places and sources are put in words",
        )


def _scaling() -> Iterable[Target]:
    small, large = scaling.SIZES[0], scaling.SIZES[-1]
    for name in scaling.TASKS:
        yield Target(
            words=f"{name}: among a million an event costs at most 1.5 times that among a thousand",
            find=times_of(
                f"scaling: {scaling.task_of(name, large)}",
                f"scaling: {scaling.task_of(name, small)}",
            ),
            limit=1.5,
            kind="at most",
            why=WHY_GROWING,
        )


def _memory() -> Iterable[Target]:
    few, many = memory.LINES
    for words in memory.FORMATS:
        yield Target(
            words=f"{words} of a million lines: the peak within 1.1 times that of a tenth of them",
            find=times_of(
                f"memory: {memory.streamed(words, many)}",
                f"memory: {memory.streamed(words, few)}",
            ),
            limit=1.1,
            kind="at most",
        )


TARGETS = (*_dates(), *_model(), *_queries(), *_formats(), *_scaling(), *_memory())
