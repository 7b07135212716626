"""Start-up: what a fresh interpreter needs from its first instruction to its first result.

Every program is a whole process, and all programs take turns (A B C A B C ...), so that a
disturbance of the machine hits each of them. The ratios are taken turn by turn.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "baku_beijing.toml"

PYTHON, IMPORT, ICALENDAR = "python alone", "import timeline", "icalendar, one event"
CALENDAR, SHOW = "timeline, one event to a calendar", "timeline show"

_CALENDAR = """
import timeline
event = timeline.Event(id="a", title="Talks", when="2024-07-03")
print(timeline.dumps(timeline.Timeline([event]), "ical").decode())
"""
_ICALENDAR = """
import datetime, icalendar
calendar, event = icalendar.Calendar(), icalendar.Event()
calendar.add("prodid", "-//benchmark//EN")
calendar.add("version", "2.0")
event.add("uid", "a@timeline.invalid")
event.add("dtstamp", datetime.datetime(2025, 7, 28, tzinfo=datetime.UTC))
event.add("summary", "Talks")
event.add("dtstart", datetime.date(2024, 7, 3))
calendar.add_component(event)
print(calendar.to_ical().decode())
"""

# An installed program runs from compiled files: the first run has to be able to write them.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

# Each program's arguments, and a text that its output must contain.
PROGRAMS: dict[str, tuple[list[str], str]] = {
    PYTHON: ([sys.executable, "-c", "print('ready')"], "ready"),
    IMPORT: ([sys.executable, "-c", "import timeline; print('ready')"], "ready"),
    ICALENDAR: ([sys.executable, "-c", _ICALENDAR], "SUMMARY:Talks"),
    CALENDAR: ([sys.executable, "-c", _CALENDAR], "SUMMARY:Talks"),
    SHOW: ([str(Path(sys.executable).parent / "timeline"), "show", str(EXAMPLE)], "visa"),
}


def _seconds(program: str) -> float:
    arguments, expected = PROGRAMS[program]
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - they are ours
        arguments, capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    seconds = time.perf_counter() - start
    assert expected in done.stdout, f"{program} printed {done.stdout!r}"
    return seconds


def turns(count: int) -> dict[str, list[float]]:
    """Return the seconds of each program in each of *count* turns."""
    for program in PROGRAMS:  # compiles what is not compiled yet
        _seconds(program)
    found: dict[str, list[float]] = {program: [] for program in PROGRAMS}
    for _ in range(count):
        for program, seconds in found.items():
            seconds.append(_seconds(program))
    return found


def lines(count: int = 25) -> list[str]:
    """Measure, and return the median of each program and the three numbers with their targets."""
    found = turns(count)

    def ratio(program: str) -> float:
        pairs = zip(found[program], found[ICALENDAR], strict=True)
        return statistics.median(ours / theirs for ours, theirs in pairs)

    above = statistics.median(
        ours - bare for ours, bare in zip(found[IMPORT], found[PYTHON], strict=True)
    )
    return [
        *(
            f"{name:34} {1000 * statistics.median(seconds):7.1f} ms"
            for name, seconds in found.items()
        ),
        "",
        f"one event to a calendar / icalendar {ratio(CALENDAR):5.2f}     target 1.3",
        f"timeline show / icalendar           {ratio(SHOW):5.2f}     target 2",
        f"import timeline - python alone      {1000 * above:5.1f} ms  target 10 ms",
    ]
