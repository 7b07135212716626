"""One case in pyperf's hands: ``python -m benchmarks._measure --case NAME``, with pyperf's options.

Without --case, and as a worker, it runs every case that can be run here, in this one process.
"""

import functools
import sys
from collections.abc import Iterator

import pyperf

from benchmarks._case import Case, Command, Meter, name_of
from benchmarks.subjects import SUBJECTS


def _chosen(name: str | None, limit: int) -> Iterator[tuple[str, Case]]:
    for subject in SUBJECTS:
        if name is None or name.startswith(f"{subject.name}: "):
            for case in subject.cases(limit):
                if name in {None, name_of(subject, case)} and case.by.find() is not None:
                    yield name_of(subject, case), case


def _measure(runner: pyperf.Runner, name: str, case: Case) -> None:
    if not runner.args.worker:
        # This process only starts the one that works, and asks nothing of the function.
        runner.bench_func(name, object, inner_loops=case.count)
        return
    match case.make():
        case Meter(read, unit):
            runner.bench_time_func(
                name, read, inner_loops=case.count, metadata={"unit": unit, "by": case.by.name}
            )
        case Command(arguments):
            runner.bench_command(name, list(arguments))
        case call:
            runner.bench_func(name, call, inner_loops=case.count)


def _pass_on(command: list[str], arguments: object, *, given: list[str]) -> None:  # noqa: ARG001 - pyperf's signature
    command.extend(given)


def main() -> None:
    """Measure what the command line names."""
    given: list[str] = []
    runner = pyperf.Runner(
        program_args=("-m", "benchmarks._measure"),
        add_cmdline_args=functools.partial(_pass_on, given=given),
    )
    runner.argparser.add_argument("--case", help="measure this one")
    runner.argparser.add_argument("--limit", type=int, default=1_000_000, help="items at most")
    arguments = runner.parse_args()
    given.append(f"--limit={arguments.limit}")
    if arguments.case is not None:
        given.append(f"--case={arguments.case}")
    for name, case in _chosen(arguments.case, arguments.limit):
        try:
            _measure(runner, name, case)
        except Exception:
            print(f"{name} failed", file=sys.stderr)
            raise


if __name__ == "__main__":
    main()
