"""The libraries of a task take turns: round after round, each in a new process of pyperf's."""

import itertools
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
import pyperf

from benchmarks._case import Case, Subject, name_of

ROUNDS = 3
VALUES = 3
# A value is the mean of as many calls as take so long, in seconds.
VALUE_TIME = 0.05


@attrs.frozen
class Failure:
    """A case that was not measured: its result was wrong, or it could not be run."""

    name: str
    reason: str


def measure(subject: Subject, limit: int) -> Iterator[pyperf.Benchmark | Failure]:
    """The benchmarks of *subject*, each of them with a run for each round.

    A case whose result is wrong is given as a `Failure`; the others are measured all the same.
    """
    there = (case for case in subject.cases(limit) if case.by.find() is not None)
    for _, group in itertools.groupby(there, key=lambda case: case.task):
        yield from _in_turns({name_of(subject, case): case for case in group}, limit)


def _in_turns(cases: dict[str, Case], limit: int) -> Iterator[pyperf.Benchmark | Failure]:
    found: dict[str, pyperf.Benchmark] = {}
    failed: dict[str, Failure] = {}
    for number in range(ROUNDS):
        for name, case in cases.items():
            if name in failed or (case.costly and number):
                continue
            # What the first round found out of the loops holds for the next ones.
            loops = case.loops or (int(found[name].get_loops()) if name in found else 0)
            options = [*_options(case, loops), f"--case={name}", f"--limit={limit}"]
            run = _of_pyperf(name, options)
            if isinstance(run, Failure):
                failed[name] = run
                found.pop(name, None)
            elif name in found:
                found[name].add_runs(run)
            else:
                found[name] = run
    yield from found.values()
    yield from failed.values()


def _options(case: Case, loops: int) -> Iterable[str]:
    once = case.single or case.costly
    return (
        f"--loops={loops or int(once)}",
        f"--values={1 if case.single else VALUES}",
        f"--warmups={int(not once)}",
    )


def _of_pyperf(name: str, options: Iterable[str]) -> pyperf.Benchmark | Failure:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "run.json"
        command = [
            sys.executable, "-m", "benchmarks._measure", "--quiet", "--processes=1",
            f"--min-time={VALUE_TIME}", f"--output={file}", *options,
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - it is ours
        if done.returncode or not file.exists():
            said = (done.stderr.strip() or done.stdout.strip() or "no result").splitlines()
            # The worker's own exception stands before that of the process that started it.
            errors = [line for line in said if "Error" in line and not line.startswith(" ")]
            return Failure(name, errors[0] if errors else said[-1])
        (benchmark,) = pyperf.BenchmarkSuite.load(str(file)).get_benchmarks()
        return benchmark
