"""The report: what was measured as Markdown, and the lines of it that README quotes."""

import itertools
from collections.abc import Container, Iterable, Iterator, Sequence

import attrs

from benchmarks import _shown
from benchmarks._case import Case, Subject, name_of
from benchmarks._library import OURS
from benchmarks._results import Measured, Results, ratio
from benchmarks._rounds import Failure
from benchmarks._targets import Find, Target

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
ABOUT = (
    "Elapsed time, but where it says processor time. A number is for one item, and the median of "
    "rounds: in each round every library of a task has its turn, in a new process of pyperf's; "
    "beside it stand the least and the greatest round. *Times ours* is how many times the cost of "
    "ours a peer's is, the median of the ratios of each round, with the least and the greatest: "
    "above 1 ours is faster, or smaller. What takes long to prepare has one process, and its "
    "values for rounds."
)
NUMBERS = ("median", "of rounds", "times ours", "of ratios")


@attrs.frozen
class Beside:
    """A number beside a peer.

    Attributes:
        find: the number.
        put: how it is put, with `{}` for it.

    """

    find: Find
    put: str


@attrs.frozen(kw_only=True)
class Headline:
    """A line for a reader in a hurry.

    Attributes:
        words: what is measured.
        find: the number of ours.
        beside: the numbers beside its peers: of one that is taken often, and of the nearest or
            a faster one.

    """

    words: str
    find: Find
    beside: tuple[Beside, ...] = ()


@attrs.frozen(kw_only=True)
class Run:
    """What a run measured, and where.

    Attributes:
        date: of the run, as ISO 8601 has it.
        machine: its class.
        subjects: those that were measured.
        limit: the most items of a case.
        results: the numbers.
        failures: what could not be measured.

    """

    date: str
    machine: str
    subjects: Sequence[Subject]
    limit: int
    results: Results
    failures: Sequence[Failure] = ()


def table(
    header: Sequence[str], rows: Iterable[Sequence[str]], numbers: Container[str]
) -> Iterator[str]:
    r"""A table in Markdown, in which the columns called *numbers* stand to the right.

    >>> print(*table(["what", "cost"], [["a | b", "1"]], {"cost"}), sep="\n")
    | what | cost |
    | --- | ---: |
    | a \| b | 1 |
    """
    yield _row(header)
    yield _row(["---:" if name in numbers else "---" for name in header])
    yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def subject_rows(subject: Subject, cases: Iterable[Case], results: Results) -> Iterator[list[str]]:
    """The rows of a subject's table: each task, each library, the cost, and its ratio to ours."""
    for task, group in itertools.groupby(cases, key=lambda case: case.task):
        words = task
        base: Measured | None = None
        for case in group:
            found = results.get(name_of(subject, case))
            if found is None:
                continue
            if case.by is OURS:
                base = found
            compared = base is not None and found is not base
            yield [
                words,
                case.by.name,
                _shown.shown(found.median, found.unit),
                _shown.spread(found),
                *(_compared(ratio(found, base)) if compared and base else ("", "")),
            ]
            words = ""


def _compared(found: Measured) -> tuple[str, str]:
    return _shown.figures(
        found.median
    ), f"{_shown.figures(found.low)} to {_shown.figures(found.high)}"


def target_rows(targets: Iterable[Target], results: Results) -> Iterator[list[str]]:
    """Each target, what was measured, and whether that is enough, or by how much it is not."""
    for target in targets:
        found = target.find(results)
        if found is None:
            yield [target.words, "", "not measured", ""]
            continue
        reached = target.reached(found)
        met = reached >= 1
        verdict = "met" if met else f"missed by a factor of {_shown.figures(1 / reached)}"
        yield [
            target.words,
            _shown.shown(found.median, found.unit),
            verdict,
            "" if met else target.why,
        ]


def headline_lines(headlines: Iterable[Headline], results: Results) -> Iterator[str]:
    """The table that README quotes."""
    rows: list[list[str]] = []
    for line in headlines:
        found = line.find(results)
        if found is None:
            continue
        beside = [
            peer.put.format(_shown.figures(number.median))
            for peer in line.beside
            if (number := peer.find(results)) is not None
        ]
        rows.append([line.words, _shown.shown(found.median, found.unit), "; ".join(beside)])
    yield from table(["what", "timeline", "beside its peers"], rows, {"timeline"})


def report(run: Run, targets: Iterable[Target], headlines: Iterable[Headline]) -> str:
    """The whole report."""
    return "\n".join(_lines(run, targets, headlines)) + "\n"


def _lines(run: Run, targets: Iterable[Target], headlines: Iterable[Headline]) -> Iterator[str]:
    cases = {subject.name: list(subject.cases(run.limit)) for subject in run.subjects}
    libraries = {case.by.name: case.by.find() for held in cases.values() for case in held}
    there = [f"{name} {version}" for name, version in libraries.items() if version]
    missing = [name for name, version in libraries.items() if version is None]
    yield from (
        "# What was measured",
        "",
        "Written by `make bench`, never by hand.",
        "",
        f"- Date: {run.date}",
        f"- Machine: {run.machine}",
        f"- Versions: {', '.join(there)}",
    )
    if missing:
        yield f"- Not installed, and so not measured: {', '.join(missing)}"
    yield from (f"- Failed: {each.name}: {each.reason}" for each in run.failures)
    yield from (
        "",
        ABOUT,
        "",
        "## In short",
        "",
        *headline_lines(headlines, run.results),
        "",
        "## Targets",
        "",
        *table(
            ["target", "measured", "verdict", "why"],
            target_rows(targets, run.results),
            {"measured"},
        ),
    )
    for subject in run.subjects:
        header = [f"per {subject.item}", "library", *NUMBERS]
        rows = subject_rows(subject, cases[subject.name], run.results)
        yield from ("", f"## {subject.title}", "", subject.about, "", *table(header, rows, NUMBERS))


def quoted_in(document: str) -> str:
    """What stands between the marks of a document that quotes the report.

    Raises:
        ValueError: a mark is missing.

    """
    return document[document.index(BEGIN) + len(BEGIN) : document.index(END)].strip()


def with_quotation(document: str, lines: Iterable[str]) -> str:
    """The document with *lines* between its marks.

    Raises:
        ValueError: a mark is missing.

    """
    head, tail = document.index(BEGIN) + len(BEGIN), document.index(END)
    return "\n".join([document[:head], *lines, document[tail:]])
