"""What a program waits for before its first date and its first calendar."""

import functools
import sys
from collections.abc import Iterator

from benchmarks._case import Case, Command, Subject
from benchmarks._library import (
    EDTF,
    ICALENDAR,
    ICS,
    OURS,
    PENDULUM,
    PYTHON,
    UNDATE,
    VOBJECT,
    Library,
    program_output,
)

# Each program prints the text beside it.
READERS: dict[Library, tuple[str, str]] = {
    OURS: ("from timeline import edtf; print(edtf.parse('2024-07').earliest)", "2024-07-01"),
    EDTF: (
        "import edtf; print(*edtf.parse_edtf('2024-07').lower_strict()[:3], sep='-')",
        "2024-7-1",
    ),
    UNDATE: (
        "from undate import Undate; print(Undate.parse('2024-07', 'EDTF').earliest)",
        "2024-07-01",
    ),
    PENDULUM: ("import pendulum; print(pendulum.parse('2024-07').date())", "2024-07-01"),
}
WRITERS: dict[Library, tuple[str, ...]] = {
    OURS: (
        "import timeline",
        "event = timeline.Event(id='a', title='Talks', when='2024-07-03')",
        "print(timeline.dumps(timeline.Timeline([event]), 'ical').count(b'BEGIN:VEVENT'))",
    ),
    ICALENDAR: (
        "import datetime, icalendar",
        "calendar, event = icalendar.Calendar(), icalendar.Event()",
        "event.add('summary', 'Talks')",
        "event.add('dtstart', datetime.date(2024, 7, 3))",
        "calendar.add_component(event)",
        "print(calendar.to_ical().count(b'BEGIN:VEVENT'))",
    ),
    ICS: (
        "import ics",
        "event = ics.Event(name='Talks', begin='2024-07-03')",
        "print(ics.Calendar(events=[event]).serialize().count('BEGIN:VEVENT'))",
    ),
    VOBJECT: (
        "import datetime, vobject",
        "calendar = vobject.iCalendar()",
        "event = calendar.add('vevent')",
        "event.add('summary').value = 'Talks'",
        "event.add('dtstart').value = datetime.date(2024, 7, 3)",
        "print(calendar.serialize().count('BEGIN:VEVENT'))",
    ),
}
TASKS: dict[str, dict[Library, tuple[str, str]]] = {
    "start Python alone": {PYTHON: ("print('ready')", "ready")},
    "import the library": {OURS: ("import timeline; print(timeline.__name__)", "timeline")},
    "read a date": READERS,
    "write a calendar of one event": {
        library: ("; ".join(lines), "1") for library, lines in WRITERS.items()
    },
}


def _starting(code: str, expected: str) -> Command:
    # A warning of a peer's on standard error is not its result.
    found = program_output([sys.executable, "-c", code])
    assert found == expected, found
    return Command((sys.executable, "-c", code))


def _cases(_limit: int) -> Iterator[Case]:
    for task, programs in TASKS.items():
        for library, (code, expected) in programs.items():
            make = functools.partial(_starting, code, expected)
            yield Case(task=task, by=library, make=make, loops=1)


SUBJECT = Subject(
    name="imports",
    title="From the start of a program",
    item="program",
    about=(
        "A new interpreter for each, from its start to its end: what it imports and the first "
        "thing that it does."
    ),
    cases=_cases,
)
