"""Load a timeline, select some of its events, and export them to a calendar.

Run it: python examples/query_and_export.py examples/baku_beijing.toml trade.ics
"""

import sys

import timeline


def main(source: str, target: str) -> None:
    """Write the events about trade, from 2015 to 2025, in *source* to the calendar *target*."""
    everything = timeline.load(source)
    trade = everything.where(tag="trade").within("2015/2025", at_least="certain")
    print(f"{len(trade)} of {len(everything)} events are about trade, 2015 to 2025:")
    for event in trade:
        print(f"  {event.when}  {event.title}")

    result = timeline.export(trade, target, imprecise="marker")
    print(f"wrote {result.events} events to {target}")
    for loss in result.losses:
        print(f"  not carried: {loss}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [source, target]:
            main(source, target)
        case _:
            print("usage: python examples/query_and_export.py SOURCE TARGET", file=sys.stderr)
            sys.exit(2)
