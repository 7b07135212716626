"""Start-up: what a program waits for before its first result.

Each program is a whole process with a fresh interpreter. The programs take turns (A B C A B C
...), and a ratio is taken within each turn: a disturbance of the machine then hits both sides.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from benchmarks._library import EDTF, ICALENDAR, ICS, OURS, PENDULUM, UNDATE, VOBJECT, Library
from benchmarks._measure import median_ratio
from benchmarks._table import Row

EXAMPLE = "examples/baku_beijing.toml"
TURNS = 25
# An installed program runs from compiled files: the first run has to be able to write them.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


@attrs.frozen
class Program:
    """A program of *by*: its arguments, and a text that it must print."""

    by: Library
    arguments: tuple[str, ...]
    prints: str


def _code(by: Library, prints: str, *lines: str) -> Program:
    return Program(by, (sys.executable, "-c", "\n".join(lines)), prints)


PYTHON = _code(OURS, "ready", "print('ready')")
IMPORT = _code(OURS, "ready", "import timeline", "print('ready')")
CALENDAR = _code(
    OURS,
    "SUMMARY:Talks",
    "import timeline",
    "event = timeline.Event(id='a', title='Talks', when='2024-07-03')",
    "print(timeline.dumps(timeline.Timeline([event]), 'ical').decode())",
)
ICALENDAR_CALENDAR = _code(
    ICALENDAR,
    "SUMMARY:Talks",
    "import datetime, icalendar",
    "calendar, event = icalendar.Calendar(), icalendar.Event()",
    "calendar.add('prodid', '-//benchmark//EN')",
    "calendar.add('version', '2.0')",
    "event.add('uid', 'a@timeline.invalid')",
    "event.add('dtstamp', datetime.datetime(2025, 7, 28, tzinfo=datetime.UTC))",
    "event.add('summary', 'Talks')",
    "event.add('dtstart', datetime.date(2024, 7, 3))",
    "calendar.add_component(event)",
    "print(calendar.to_ical().decode())",
)
ICS_CALENDAR = _code(
    ICS,
    "SUMMARY:Talks",
    "import ics",
    "event = ics.Event(name='Talks', begin='2024-07-03')",
    "print(ics.Calendar(events=[event]).serialize())",
)
VOBJECT_CALENDAR = _code(
    VOBJECT,
    "SUMMARY:Talks",
    "import datetime, vobject",
    "calendar = vobject.iCalendar()",
    "event = calendar.add('vevent')",
    "event.add('summary').value = 'Talks'",
    "event.add('dtstart').value = datetime.date(2024, 7, 3)",
    "print(calendar.serialize())",
)
SHOW = Program(
    OURS,
    (
        str(Path(sys.executable).parent / "timeline"),
        "show",
        str(Path(__file__).parent.parent / EXAMPLE),
    ),
    "visa",
)
DATE = _code(
    OURS, "2024-07-01", "from timeline import edtf", "print(edtf.parse('2024-07').earliest)"
)
EDTF_DATE = _code(
    EDTF, "2024 7 1", "import edtf", "print(*edtf.parse_edtf('2024-07').lower_strict()[:3])"
)
UNDATE_DATE = _code(
    UNDATE,
    "2024-07-01",
    "from undate import Undate",
    "print(Undate.parse('2024-07', 'EDTF').earliest)",
)
PENDULUM_DATE = _code(
    PENDULUM, "2024-07-01", "import pendulum", "print(pendulum.parse('2024-07').date())"
)

ONE_EVENT = "one event to a calendar"
# The targets of these are the reason for `python -m benchmarks start`.
QUICK = (
    (ONE_EVENT, CALENDAR, ICALENDAR_CALENDAR, 1.3),
    (f"timeline show {EXAMPLE}", SHOW, ICALENDAR_CALENDAR, 2),
)
ALL = (
    *QUICK,
    (ONE_EVENT, CALENDAR, ICS_CALENDAR, None),
    (ONE_EVENT, CALENDAR, VOBJECT_CALENDAR, None),
    ("read a date", DATE, EDTF_DATE, None),
    ("read a date", DATE, UNDATE_DATE, None),
    ("read a date", DATE, PENDULUM_DATE, None),
)


def rows(comparisons: Sequence[tuple[str, Program, Program, float | None]]) -> Iterator[Row]:
    """Run the programs of *comparisons* in turns, and yield a row for each."""
    there = [each for each in comparisons if each[2].by.find() is not None]
    programs = dict.fromkeys([PYTHON, IMPORT, *(each[1] for each in there)])
    programs |= dict.fromkeys(each[2] for each in there)
    found = _turns(list(programs), TURNS)
    above = [mine - bare for mine, bare in zip(found[IMPORT], found[PYTHON], strict=True)]
    yield Row(
        what="start: import timeline, above Python's own start",
        ours=statistics.median(above),
        at_most=0.010,
    )
    for task, ours, peer, at_most in there:
        yield Row(
            what=f"start: {task}",
            ours=statistics.median(found[ours]),
            peer=f"{peer.by.name}, one event" if ours is SHOW else peer.by.name,
            theirs=statistics.median(found[peer]),
            ratio=median_ratio(found[ours], found[peer]),
            at_most=at_most,
        )


def check() -> int:
    """Run every installed program once; return how many there are."""
    programs = {each[n] for each in ALL for n in (1, 2) if each[n].by.find() is not None}
    _turns([PYTHON, IMPORT, *programs], 0)
    return len(programs)


def _turns(programs: Sequence[Program], count: int) -> Mapping[Program, Sequence[float]]:
    """Return the seconds of each program in each turn, after a run that compiles."""
    for program in programs:
        _seconds(program)
    found: dict[Program, list[float]] = {program: [] for program in programs}
    for _ in range(count):
        for program, seconds in found.items():
            seconds.append(_seconds(program))
    return found


def _seconds(program: Program) -> float:
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - the programs are ours
        program.arguments, capture_output=True, text=True, check=False, env=ENVIRONMENT
    )
    seconds = time.perf_counter() - start
    assert program.prints in done.stdout, f"{program.arguments} failed: {done.stderr}"
    return seconds
