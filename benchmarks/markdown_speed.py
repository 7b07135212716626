"""What Markdown costs an event, by style and flavour.

    python benchmarks/markdown_speed.py

Processor time, the best of several runs, in microseconds an event.
"""

import time
from collections.abc import Sequence
from pathlib import Path

import attrs

import timeline
from timeline.contracts import Losses
from timeline.model import Event
from timeline_markdown._exporter import MarkdownExporter
from timeline_markdown._flavour import Flavour
from timeline_markdown._options import MarkdownOptions, Style

EXAMPLE = Path(__file__).parent.parent / "examples" / "baku_beijing.toml"
SHAPES = [(Flavour.COMMONMARK, Style.LIST), (Flavour.GFM, Style.TABLE), (Flavour.MDX, Style.LIST)]


def cost(exporter: MarkdownExporter, events: Sequence[Event]) -> float:
    """The least processor time of five runs, in microseconds an event."""
    losses = Losses()
    times: list[float] = []
    for _ in range(5):
        start = time.process_time()
        for event in events:
            exporter.encode(event, losses)
        times.append(time.process_time() - start)
    return min(times) / len(events) * 1e6


def main() -> None:
    """Print a table."""
    example = timeline.load(EXAMPLE)
    rich = [attrs.evolve(event, id=f"{event.id}-{n}") for n in range(100) for event in example]
    simple = [Event(id=f"e{n}", title=f"Event number {n}", when="2024-07-03") for n in range(5000)]
    for flavour, style in SHAPES:
        exporter = MarkdownExporter(MarkdownOptions(flavour=flavour, style=style), example.metadata)
        for name, events in (("the example's events", rich), ("id, title and date", simple)):
            micro = cost(exporter, events)
            print(f"{flavour:11} {style:6} {name:22} {micro:7.1f} us {1e6 / micro:11,.0f} a second")


if __name__ == "__main__":
    main()
