"""Time the cases of a subject, each in processes of its own.

The libraries of a task take turns, round after round, and a ratio is taken within each round: a
disturbance of the machine then hits both sides.

``python -m benchmarks._measure SUBJECT TASK LIBRARY LIMIT LOOPS`` is one such process.
"""

import itertools
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence

import attrs

from benchmarks._case import Call, Case, Meter, Subject
from benchmarks._table import Row
from benchmarks.subjects import SUBJECTS

ROUNDS = 3
VALUES = 3
# One value is the mean of as many calls as take this long, in seconds.
VALUE_TIME = 0.05


@attrs.frozen
class Failure:
    """A case that was not measured, because its result was wrong or it could not run."""

    name: str
    reason: str


@attrs.frozen
class Costs:
    """What a process measured: the costs of one item, and how many loops made a value."""

    values: Sequence[float]
    unit: str
    loops: int


def rows(subject: Subject, limit: int) -> Iterator[Row | Failure]:
    """Measure *subject* and yield a row for each comparison, task by task."""
    installed = (case for case in subject.cases(limit) if case.by.find() is not None)
    for task, cases in itertools.groupby(installed, key=lambda case: case.task):
        yield from _task_rows(subject, task, list(cases), limit)


def _task_rows(
    subject: Subject, task: str, cases: Sequence[Case], limit: int
) -> Iterator[Row | Failure]:
    what = f"{subject.name}: {task}"
    rounds: dict[str, list[float]] = {case.by.name: [] for case in cases}
    units: dict[str, str] = {}
    loops = {case.by.name: case.loops for case in cases}
    for number, case in itertools.product(range(ROUNDS), cases):
        name = case.by.name
        if name not in rounds or (case.costly and number):
            continue
        found = _in_process(subject, case, limit, loops[name])
        if isinstance(found, Failure):
            del rounds[name]
            yield found
            continue
        # The values of a costly case stand for its rounds.
        rounds[name] += found.values if case.costly else [statistics.median(found.values)]
        loops[name], units[name] = found.loops, found.unit
    ours, *peers = cases
    if ours.by.name not in rounds:
        return
    costs = rounds.pop(ours.by.name)
    cost, unit = statistics.median(costs), units[ours.by.name]
    if not rounds or ours.at_most is not None:
        yield Row(what=what, ours=cost, unit=unit, at_most=ours.at_most)
    for case in peers:
        if theirs := rounds.get(case.by.name):
            yield Row(
                what=what,
                ours=cost,
                unit=unit,
                peer=case.by.name,
                theirs=statistics.median(theirs),
                ratio=median_ratio(costs, theirs),
                at_most=case.at_most,
            )


def median_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median of the ratios of the rounds."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=False))


def _in_process(subject: Subject, case: Case, limit: int, loops: int) -> Costs | Failure:
    arguments = subject.name, case.task, case.by.name, str(limit), str(loops)
    done = subprocess.run(  # noqa: S603 - it is this module
        [sys.executable, "-m", "benchmarks._measure", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["no result"]
        return Failure(f"{subject.name}: {case.task}: {case.by.name}", said[-1])
    return Costs(**json.loads(done.stdout.splitlines()[-1]))


def measure(case: Case, loops: int, values: int) -> Costs:
    """Prepare *case* and measure it in this process."""
    work = case.make()
    meter = work if isinstance(work, Meter) else Meter(_timed(work))
    if not loops:
        loops = 1
        while meter.read(loops) < VALUE_TIME:
            loops *= 2
    found = [meter.read(loops) / loops / case.count for _ in range(values)]
    return Costs(found, meter.unit, loops)


def _timed(call: Call) -> Callable[[int], float]:
    def read(loops: int) -> float:
        start = time.perf_counter()
        for _ in range(loops):
            call()
        return time.perf_counter() - start

    return read


def main() -> None:
    """Measure the case that the command line names, and print its costs as JSON."""
    name, task, by, limit, loops = sys.argv[1:]
    (subject,) = (subject for subject in SUBJECTS if subject.name == name)
    (case,) = (
        case for case in subject.cases(int(limit)) if (case.task, case.by.name) == (task, by)
    )
    print(json.dumps(attrs.asdict(measure(case, int(loops), 1 if case.single else VALUES))))


if __name__ == "__main__":
    main()
