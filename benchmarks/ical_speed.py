"""How fast calendars are written and read: ours and the peers', the same events, in one run.

    python benchmarks/ical_speed.py                        # ours, icalendar, and libical if there
    python benchmarks/ical_speed.py --python PATH          # ics and vobject too, by an
                                                           # interpreter that has them
    python benchmarks/ical_speed.py --million              # a million events, and the memory

Processor time, the best of three runs. Each writes the same properties of the same events; ours
also looks for what gets lost and tells it, and writes from `timeline.Event`s. Each reads the
calendar that ours wrote.
"""

import argparse
import datetime as dt
import io
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from timeline.contracts import Losses
from timeline.errors import Faults
from timeline.model import Event, Metadata
from timeline.wire import EventTypes
from timeline_ical._exporter import IcalExporter
from timeline_ical._importer import IcalImporter
from timeline_ical._options import IcalOptions, IcalReadOptions

HERE = Path(__file__).parent
METADATA = Metadata(title="Benchmark", revised="2025-07-28")
MIB = 1024
MONTH = 7


def events(count: int) -> Iterator[Event]:
    """Events as a newsroom has them, one third known to the month alone."""
    chance = random.Random(1)  # noqa: S311 - the same events each time
    for number in range(count):
        day = dt.date(1990, 1, 1) + dt.timedelta(days=chance.randrange(13_000))
        yield Event(
            id=f"event-{number}",
            title=f"Agreement number {number}, on trade; and transport",
            when=f"{day}" if number % 3 else f"{day:%Y-%m}",
            description="Signed in the capital, in two languages.\nBoth texts are equal.",
            tags=["trade", "transport"],
            places=["Baku"],
        )


def write(items: list[Event]) -> tuple[int, bytes]:
    """The calendar of *items*, put together as the driver does."""
    losses = Losses()
    exporter = IcalExporter(IcalOptions(), METADATA)
    pieces = [exporter.prologue(losses), *(exporter.encode(item, losses) for item in items)]
    return len(items), b"".join((*pieces, exporter.epilogue()))


def read(data: bytes) -> int:
    """How many events a calendar has."""
    importer = IcalImporter(IcalReadOptions(), EventTypes())
    return sum(1 for _ in importer.read(io.BytesIO(data), Faults()).events)


def best(work: Callable[[], object]) -> float:
    """The shortest processor time of three runs."""
    times: list[float] = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def plain(items: list[Event]) -> list[dict[str, object]]:
    """The same events for the peers, who know days alone."""
    return [
        {
            "uid": f"{item.id}@timeline.invalid",
            "start": dt.date.fromordinal(item.when.limits.start_earliest).isoformat(),
            "end": dt.date.fromordinal(item.when.limits.end_latest + 1).isoformat(),
            "edtf": f"{item.when}" if len(f"{item.when}") == MONTH else "",
            "title": item.title,
            "description": item.description,
            "tags": list(item.tags),
            "place": item.places[0].name,
        }
        for item in items
        if item.when is not None
    ]


def rate(*command: object) -> float | None:
    """The events a second that a peer prints; None where it cannot be run."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)  # noqa: S603
    return json.loads(done.stdout)["rate"] if done.returncode == 0 else None


def peers(folder: Path, python: str | None) -> Iterator[tuple[str, list[object]]]:
    """The peers that are there, with the commands that time them."""
    script = HERE / "ical_peers.py"
    yield "icalendar", [sys.executable, script, "icalendar"]
    if python:
        yield "ics", [python, script, "ics"]
        yield "vobject", [python, script, "vobject"]
    if shutil.which("cc") and shutil.which("pkg-config"):
        binary = folder / "libical"
        flags = subprocess.run(
            ["pkg-config", "--cflags", "--libs", "libical"],  # noqa: S607
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        source = HERE / "ical_libical.c"
        command = ["cc", "-O2", str(source), "-o", str(binary), *flags.stdout.split()]
        if not flags.returncode and not subprocess.run(command, check=False).returncode:  # noqa: S603
            yield "libical (C)", [binary]


def compare(count: int, python: str | None) -> None:
    """Print everybody's speed, and ours as a multiple of it."""
    items = list(events(count))
    _, data = write(items)
    assert read(data) == count
    ours = {
        "write": count / best(lambda: write(items)),
        "read": count / best(lambda: read(data)),
    }
    print(f"{count} events, {len(data) / count:.0f} octets each; events a second")
    print(f"{'':12} {'write':>9} {'':>6} {'read':>9}")
    print(f"{'timeline':12} {ours['write']:9,.0f} {'':>6} {ours['read']:9,.0f}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "events.json").write_text(json.dumps(plain(items)))
        (folder / "calendar.ics").write_bytes(data)
        rows = (
            (e["uid"], str(e["start"]).replace("-", ""), str(e["end"]).replace("-", ""), e["title"],
             str(e["description"]).replace("\n", " "), "trade", e["place"], e["edtf"])
            for e in plain(items)
        )  # fmt: skip
        (folder / "events.tsv").write_text("".join("\t".join(map(str, r)) + "\n" for r in rows))
        for peer, command in peers(folder, python):
            file = folder / ("events.tsv" if "libical" in peer else "events.json")
            shown = ""
            for task, given in (("write", file), ("read", folder / "calendar.ics")):
                speed = rate(*command, task, given)
                shown += f" {speed:9,.0f} {ours[task] / speed:5.1f}x" if speed else f" {'-':>16}"
            print(f"{peer:12}{shown}")


def million(count: int = 1_000_000) -> None:
    """Print the memory that a million events take on their way from a stream to a file."""
    losses = Losses()
    exporter = IcalExporter(IcalOptions(), METADATA)
    start = time.process_time()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    size = 0
    with tempfile.TemporaryFile() as file:
        size += file.write(exporter.prologue(losses))
        for event in events(count):
            size += file.write(exporter.encode(event, losses))
        size += file.write(exporter.epilogue())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = time.process_time() - start
    print(
        f"{count:,} events, {size / 1e6:,.0f} MB, in {seconds:.0f} s with the making of the events;"
        f" peak {peak / MIB:.0f} MiB, of which {before / MIB:.0f} MiB before the first"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How fast calendars are written and read.")
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--python", help="an interpreter that has ics and vobject")
    parser.add_argument("--million", action="store_true")
    arguments = parser.parse_args()
    if arguments.million:
        million()
    else:
        compare(arguments.events, arguments.python)
