"""Measure, and write the table: ``python -m benchmarks --help``."""

import argparse
import datetime as dt
import itertools
import sys
import time
from collections.abc import Iterable, Iterator, Sequence

from benchmarks import _measure, _start, _table
from benchmarks._case import Subject
from benchmarks._library import BUILD, HERE, LIBRARIES
from benchmarks._table import Row
from benchmarks.subjects import SUBJECTS

RESULTS = HERE / "RESULTS.md"
FULL = 1_000_000
SMOKE = 30
ABOUT = (
    "Costs are for one item: a date, an event, a window of a query, a program. *ours / peer* is "
    "our cost divided by the peer's: below 1, ours is faster or smaller."
)
NAMES = {subject.name: subject for subject in SUBJECTS}


def _measured(subjects: Sequence[Subject], limit: int) -> Iterator[Row | _measure.Failure]:
    for subject in subjects:
        start = time.monotonic()
        yield from _measure.rows(subject, limit)
        print(f"{subject.name} took {time.monotonic() - start:.0f} s", file=sys.stderr)


def _printed(
    found: Iterable[Row | _measure.Failure],
) -> tuple[list[Row], list[_measure.Failure]]:
    """Print each row when it is there, and return the rows and the failures."""
    rows: list[Row] = []
    failures: list[_measure.Failure] = []
    for each in found:
        if isinstance(each, Row):
            rows.append(each)
            print(*filter(None, each.cells()), sep=" | ", flush=True)
        else:
            failures.append(each)
            print(f"{each.name} failed: {each.reason}", flush=True)
    return rows, failures


def _write(rows: Sequence[Row], failures: Sequence[_measure.Failure]) -> None:
    versions = {library.name: library.find() for library in LIBRARIES}
    found = [f"{name} {version}".strip() for name, version in versions.items() if version]
    missing = [name for name, version in versions.items() if version is None]
    lines = [
        "# Results",
        "",
        "Written by `make bench`; [README.md](README.md) says how it is measured.",
        "",
        f"- Date: {dt.datetime.now(tz=dt.UTC).date().isoformat()}",
        f"- Machine: {_table.machine()}",
        f"- Versions: {', '.join(found)}",
        *([f"- Not installed: {', '.join(missing)}"] if missing else []),
        *(f"- Failed: {each.name}: {each.reason}" for each in failures),
        "",
        ABOUT,
        "",
        *_table.table(rows),
        "",
        *(f"- *{subject.name}*: {subject.about}" for subject in SUBJECTS),
    ]
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"written: {RESULTS}")


def _smoke() -> int:
    """Run every case that can run here once, with little work; return how many ran."""
    BUILD.mkdir(parents=True, exist_ok=True)
    cases = [case for subject in SUBJECTS for case in subject.cases(SMOKE)]
    there = [case for case in cases if case.by.find() is not None]
    for case in there:
        _measure.measure(case, loops=1, values=1)
    return len(there) + _start.check()


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("all", help="measure everything; write RESULTS.md")
    commands.add_parser("start", help="measure start-up alone, in less than a minute")
    commands.add_parser("smoke", help="run every case once with little work, without numbers")
    some = commands.add_parser("some", help="measure some subjects, and print their rows")
    some.add_argument(
        "subjects", nargs="+", choices=NAMES, metavar="SUBJECT", help=", ".join(NAMES)
    )
    some.add_argument("--limit", type=int, default=FULL, help="the most items of a case")
    given = parser.parse_args()
    failures: list[_measure.Failure] = []
    match given.command:
        case "all":
            BUILD.mkdir(parents=True, exist_ok=True)
            found = itertools.chain(_measured(SUBJECTS, FULL), _start.rows(_start.ALL))
            rows, failures = _printed(found)
            _write(rows, failures)
        case "start":
            _printed(_start.rows(_start.QUICK))
        case "some":
            BUILD.mkdir(parents=True, exist_ok=True)
            subjects = [NAMES[name] for name in given.subjects]
            _, failures = _printed(_measured(subjects, given.limit))
        case _:
            print(f"{_smoke()} benchmarks run once, their results right")
    if failures:
        sys.exit(f"{len(failures)} failed")


if __name__ == "__main__":
    main()
