"""What was measured, as medians and the spread of the rounds."""

import statistics
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import attrs
import pyperf


@attrs.frozen
class Measured:
    """One number of each round.

    Attributes:
        rounds: the medians of the rounds, in their order; or the values of the one process,
            where there was but one.
        unit: "second", "byte" or "rate", items a second; empty for a ratio.

    """

    rounds: tuple[float, ...]
    unit: str = ""

    @property
    def median(self) -> float:
        """The median of the rounds."""
        return statistics.median(self.rounds)

    @property
    def low(self) -> float:
        """The least of the rounds."""
        return min(self.rounds)

    @property
    def high(self) -> float:
        """The greatest of the rounds."""
        return max(self.rounds)


Results: TypeAlias = Mapping[str, Measured]


def ratio(theirs: Measured, ours: Measured) -> Measured:
    """How many times ours is in theirs, round by round.

    What disturbed the machine in one round disturbed both, so that less of it is left than in a
    ratio of the medians.
    """
    return Measured(tuple(a / b for a, b in zip(theirs.rounds, ours.rounds, strict=False)))


def measured(benchmark: pyperf.Benchmark) -> Measured:
    """The rounds of a benchmark: each run of pyperf's that has values is one."""
    runs = [run.values for run in benchmark.get_runs() if run.values]
    rounds = tuple(map(statistics.median, runs)) if len(runs) > 1 else tuple(runs[0])
    return Measured(rounds, benchmark.get_unit())


def results_of(benchmarks: Iterable[pyperf.Benchmark]) -> Results:
    """What was measured, by the names of the cases."""
    return {benchmark.get_name(): measured(benchmark) for benchmark in benchmarks}
