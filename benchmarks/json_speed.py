"""What JSON costs an event: written and read, beside orjson and msgspec on ready dicts.

    python benchmarks/json_speed.py
    python benchmarks/json_speed.py --lines 1000000   # that many lines to Markdown and iCal

Processor time, the best of several runs, in microseconds an event. orjson is timed where
it is installed.
"""

import argparse
import importlib
import io
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import attrs
import msgspec

import timeline
from timeline import edtf, wire
from timeline.contracts import Losses
from timeline.errors import Faults
from timeline.model import Event
from timeline_json._exporter import JsonExporter, JsonOptions
from timeline_json._importer import JsonLinesImporter, JsonLinesImportOptions

EXAMPLE = Path(__file__).parent.parent / "examples" / "baku_beijing.toml"


def best(run: Callable[[], object], count: int) -> float:
    """The least processor time of five runs, in microseconds for each of *count*."""
    times: list[float] = []
    for _ in range(5):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times) / count * 1e6


def orjson() -> Any:  # noqa: ANN401 - a peer that need not be there
    """The module, or None."""
    try:
        return importlib.import_module("orjson")
    except ImportError:
        return None


def compare(name: str, events: Sequence[Event]) -> None:
    """Print what the *events* cost."""
    count = len(events)
    exporter = JsonExporter(JsonOptions(), timeline.Metadata())
    losses = Losses()
    ready = [wire.dump_event(event) for event in events]
    encode = msgspec.json.Encoder().encode
    lines = [encode(each) for each in ready]
    document = b"\n".join(lines)
    dates = [str(event.when) for event in events if event.when is not None]

    def read() -> None:
        importer = JsonLinesImporter(JsonLinesImportOptions(), wire.EventTypes())
        faults = Faults()
        assert sum(1 for _ in importer.read(io.BytesIO(document), faults).events) == count
        assert not len(faults)

    rows = [
        ("events written", best(lambda: [exporter.encode(e, losses) for e in events], count)),
        ("  of it: to dicts", best(lambda: [wire.dump_event(e) for e in events], count)),
        ("  msgspec on ready dicts", best(lambda: [encode(d) for d in ready], count)),
        ("events read", best(read, count)),
        ("  of it: dates", best(lambda: [edtf.parse(d) for d in dates], count)),
        ("  msgspec to dicts", best(lambda: [msgspec.json.decode(x) for x in lines], count)),
    ]
    if peer := orjson():
        rows.insert(
            3, ("  orjson on ready dicts", best(lambda: [peer.dumps(d) for d in ready], count))
        )
        rows.append(("  orjson to dicts", best(lambda: [peer.loads(x) for x in lines], count)))
    print(f"{name}: {count} events, {len(document) / count:.0f} bytes each")
    for label, cost in rows:
        print(f"  {label:28} {cost:8.2f} us {1e6 / cost:12,.0f} a second")


def convert(lines: int) -> None:
    """Print the time and the memory of converting *lines* events, and a tenth of them."""
    with tempfile.TemporaryDirectory() as folder:
        for count in (lines // 10, lines):
            source = Path(folder) / "many.jsonl"
            with source.open("w", encoding="utf-8") as file:
                file.write('{"version":1}\n')
                for number in range(count):
                    year = 1990 + number * 35 // count
                    file.write(f'{{"id":"e{number}","title":"Event {number}","when":"{year}"}}\n')
            for name in ("markdown", "ical"):
                target = Path(folder) / f"out.{name}"
                tracemalloc.start()
                start = time.process_time()
                timeline.convert(source, target, target_format=name)
                seconds = time.process_time() - start
                peak = tracemalloc.get_traced_memory()[1]
                tracemalloc.stop()
                print(f"{count:>9,} lines to {name:9} {seconds:7.1f} s, peak {peak / 1e6:6.1f} MB")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=0, help="convert so many lines instead")
    arguments = parser.parse_args()
    if arguments.lines:
        convert(arguments.lines)
        return
    example = timeline.load(EXAMPLE)
    rich = [attrs.evolve(event, id=f"{event.id}-{n}") for n in range(100) for event in example]
    simple = [Event(id=f"e{n}", title=f"Event number {n}", when="2024-07-03") for n in range(5000)]
    compare("the example, a hundred times", rich)
    compare("an id, a title and a date", simple)


if __name__ == "__main__":
    sys.exit(main())
