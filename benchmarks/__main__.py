"""Measure, and report: ``python -m benchmarks --help``."""

import argparse
import datetime as dt
import subprocess
import sys
import time
from collections.abc import Sequence

import attrs
import pyperf

from benchmarks import _machine, _rounds, _start
from benchmarks._case import Subject, name_of
from benchmarks._headlines import HEADLINES
from benchmarks._library import BUILD, HERE
from benchmarks._report import Run, headline_lines, report, with_quotation
from benchmarks._results import results_of
from benchmarks._targets import TARGETS
from benchmarks.subjects import SUBJECTS

RESULTS = HERE / "RESULTS.md"
README = HERE.parent / "README.md"
SUITE = BUILD / "suite.json"
FULL = 1_000_000
SMOKE = 30
NAMES = {subject.name: subject for subject in SUBJECTS}


def _measured(subjects: Sequence[Subject], limit: int) -> Run:
    benchmarks: list[pyperf.Benchmark] = []
    failures: list[_rounds.Failure] = []
    for subject in subjects:
        start = time.monotonic()
        for found in _rounds.measure(subject, limit):
            if isinstance(found, _rounds.Failure):
                failures.append(found)
                print(f"{found.name}: failed: {found.reason}", flush=True)
            else:
                benchmarks.append(found)
                print(found.get_name(), found.format_value(found.median()), sep=": ", flush=True)
        print(f"{subject.name} took {time.monotonic() - start:.0f} s", flush=True)
        # What is measured stays, whatever becomes of the rest.
        if benchmarks:
            pyperf.BenchmarkSuite(benchmarks).dump(str(SUITE), replace=True)
    return _run_of(subjects, limit, benchmarks, failures)


def _run_of(
    subjects: Sequence[Subject],
    limit: int,
    benchmarks: Sequence[pyperf.Benchmark],
    failures: Sequence[_rounds.Failure] = (),
) -> Run:
    return Run(
        date=dt.datetime.now(tz=dt.UTC).date().isoformat(),
        machine=_machine.described(),
        subjects=subjects,
        limit=limit,
        results=results_of(benchmarks),
        failures=failures,
    )


def _again() -> Run:
    """The last run as far as it came; why something failed is not in its suite."""
    benchmarks = pyperf.BenchmarkSuite.load(str(SUITE)).get_benchmarks()
    names = {benchmark.get_name().partition(":")[0] for benchmark in benchmarks}
    subjects = [subject for subject in SUBJECTS if subject.name in names]
    run = _run_of(subjects, FULL, benchmarks)
    failures = [
        _rounds.Failure(name_of(subject, case), "not in the suite")
        for subject in subjects
        for case in subject.cases(FULL)
        if case.by.find() is not None and name_of(subject, case) not in run.results
    ]
    date = max(end for benchmark in benchmarks for end in benchmark.get_dates()).date().isoformat()
    return attrs.evolve(run, date=date, failures=failures)


def _write(run: Run) -> None:
    RESULTS.write_text(report(run, TARGETS, HEADLINES), encoding="utf-8")
    lines = headline_lines(HEADLINES, run.results)
    document = with_quotation(README.read_text(encoding="utf-8"), lines)
    README.write_text(document, encoding="utf-8")
    print(f"written: {RESULTS}, and its quotation in {README}")


def _smoke() -> Run:
    """Every case that can be run here, once, in one process and with next to no work."""
    BUILD.mkdir(parents=True, exist_ok=True)
    suite = BUILD / "smoke.json"
    suite.unlink(missing_ok=True)
    command = [
        sys.executable, "-m", "benchmarks._measure", "--worker", "--loops=1", "--values=1",
        "--warmups=0", "--quiet", f"--limit={SMOKE}", f"--output={suite}",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - it is ours
    if done.returncode:
        sys.exit(done.stderr)
    benchmarks = pyperf.BenchmarkSuite.load(str(suite)).get_benchmarks()
    return _run_of(SUBJECTS, SMOKE, benchmarks)


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("all", help="measure everything; write RESULTS.md and README's quotation")
    commands.add_parser("report", help="write them again, from the suite of the last run")
    some = commands.add_parser("some", help="measure some subjects, and print the report")
    some.add_argument(
        "subjects", nargs="+", choices=NAMES, metavar="SUBJECT", help=", ".join(NAMES)
    )
    some.add_argument("--limit", type=int, default=FULL, help="the most items of a case")
    commands.add_parser("start", help="measure start-up alone, in less than a minute")
    commands.add_parser("smoke", help="run every case once with little work, and print no numbers")
    given = parser.parse_args()
    if given.command == "start":
        print(*_start.lines(), sep="\n")
        return
    match given.command:
        case "all":
            run = _measured(SUBJECTS, FULL)
            _write(run)
        case "report":
            run = _again()
            _write(run)
        case "some":
            run = _measured([NAMES[name] for name in given.subjects], given.limit)
            print(report(run, TARGETS, HEADLINES))
        case _:
            run = _smoke()
            (BUILD / "smoke.md").write_text(report(run, TARGETS, HEADLINES), encoding="utf-8")
            print(f"{len(run.results)} benchmarks run once, their results right")
    if run.failures:
        sys.exit(f"{len(run.failures)} failed")


if __name__ == "__main__":
    main()
