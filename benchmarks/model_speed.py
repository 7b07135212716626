"""What an event costs: to make, to write to the wire and read back, to sort, and to hold.

    python benchmarks/model_speed.py                 # 1e3 to 1e5 events
    python benchmarks/model_speed.py --million       # 1e6 too: two minutes and 3 GB
    python benchmarks/model_speed.py --peers         # cattrs and msgspec too, where installed

Processor time, the best of several runs, in microseconds an event; it should not grow with
their count. Memory is what tracemalloc sees of the events without their texts, in bytes.
"""

import argparse
import datetime as dt
import gc
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable

import attrs

from timeline import edtf
from timeline.collection import Timeline
from timeline.errors import Faults
from timeline.model import Actor, Citation, Declaration, Event, Place, Source
from timeline.wire import Reader, dump_event

MILLION = 1_000_000
SOURCES = (Source(id="ttp", title="A newspaper"), Source(id="anews", title="Another"))


def best(run: Callable[[], object], repeat: int) -> float:
    """The least processor time of *repeat* runs, in seconds."""
    times: list[float] = []
    for _ in range(repeat):
        gc.collect()
        gc.disable()
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
        gc.enable()
    return min(times)


def when_texts(count: int) -> list[str]:
    """Days of 35 years in no order, one third of them known to the month alone."""
    chance = random.Random(1)  # noqa: S311 - the same events each time
    days = (dt.date(1990, 1, 1) + dt.timedelta(chance.randrange(13_000)) for _ in range(count))
    return [f"{day}" if number % 3 else f"{day:%Y-%m}" for number, day in enumerate(days)]


def simple(whens: Iterable[edtf.When]) -> list[Event]:
    """Events of an id, a title and a date."""
    return [
        Event(id=f"event-{number}", title=f"Agreement number {number}", when=when)
        for number, when in enumerate(whens)
    ]


def full(whens: Iterable[edtf.When]) -> list[Event]:
    """Events as a newsroom has them: two actors, a place, two citations, two tags."""
    az, cn, baku = Actor(code="AZ"), Actor(code="CN"), Place(name="Baku", country="AZ")
    return [
        Declaration(
            id=f"event-{number}",
            title=f"Agreement number {number}",
            when=when,
            description="Signed in the capital, in two languages.",
            level="strategic partnership",
            actors=(az, cn),
            places=(baku,),
            tags=("trade", "transport"),
            citations=(Citation(source="ttp", says=when), Citation(source="anews")),
        )
        for number, when in enumerate(whens)
    ]


def bytes_each(make: Callable[[Iterable[edtf.When]], list[Event]], whens: list[edtf.When]) -> float:
    """The memory of an event without its texts and with its date."""
    texts = [str(when) for when in whens]
    gc.collect()
    tracemalloc.start()
    events = make([edtf.parse(text) for text in texts])
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    written = sum(sys.getsizeof(event.id) + sys.getsizeof(event.title) for event in events)
    return (held - written) / len(events)


def measure(count: int, name: str, make: Callable[[Iterable[edtf.When]], list[Event]]) -> None:
    """One line of the table."""
    whens = [edtf.parse(text) for text in when_texts(count)]
    repeat = 5 if count < MILLION else 1
    events = make(whens)
    plains = [dump_event(event) for event in events]
    reader = Reader(Faults())
    assert [reader.event(plain, "") for plain in plains[:100]] == events[:100]
    timeline = Timeline(events, sources=SOURCES)
    timeline.within("2001-05", "certain")  # the first question makes the index
    timeline.within("2001-05")
    costs = {
        "construct": best(lambda: make(whens), repeat),
        "dump": best(lambda: [dump_event(event) for event in events], repeat),
        "load": best(lambda: [reader.event(plain, "") for plain in plains], repeat),
        "timeline": best(lambda: Timeline(events, sources=SOURCES), repeat),
        "window": best(lambda: [timeline.within("2001-05") for _ in range(20)], repeat),
    }
    shown = "".join(f"{costs[key] / count * 1e6:11.2f}" for key in ("construct", "dump", "load"))
    shown += f"{costs['timeline'] / count * 1e6:11.2f}"
    found = len(timeline.within("2001-05"))
    shown += f"{costs['window'] / 20 * 1e6:13.1f} ({found})"
    memory = f"{bytes_each(make, whens):9.0f}" if count < MILLION else "        -"
    print(f"{count:>9,} {name:7}{shown}{memory}")


Costs = tuple[float, float]


def cattrs_costs(events: list[Event], plains: list[dict[str, object]]) -> Costs:
    """To write and read with cattrs, which knows three fields and stops at no text."""
    import cattrs  # noqa: PLC0415 - a peer that need not be there
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn  # noqa: PLC0415

    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook_func(lambda kind: kind == edtf.When | None, str)
    converter.register_structure_hook_func(
        lambda kind: kind == edtf.When | None, lambda text, _: edtf.parse(text)
    )
    fields = {
        "id": attrs.field(type=str),
        "title": attrs.field(type=str),
        "when": attrs.field(type=edtf.When | None, default=None),
    }
    narrow = attrs.make_class("Narrow", fields, frozen=True)
    write = make_dict_unstructure_fn(narrow, converter, _cattrs_omit_if_default=True)
    read = make_dict_structure_fn(narrow, converter)
    values = [narrow(event.id, event.title, event.when) for event in events]
    assert [write(value) for value in values] == plains
    return (
        best(lambda: [write(value) for value in values], 5),
        best(lambda: [read(plain, narrow) for plain in plains], 5),
    )


def msgspec_costs(events: list[Event], plains: list[dict[str, object]]) -> Costs:
    """To write and read with msgspec's own classes, which attrs classes would have to become."""
    import msgspec  # noqa: PLC0415 - a peer that need not be there

    class Struct(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True, frozen=True):
        id: str
        title: str
        when: object = None

    values = [Struct(event.id, event.title, event.when) for event in events]

    def read(plain: dict[str, object]) -> Struct:
        found = msgspec.convert(plain, Struct)
        return Struct(found.id, found.title, edtf.parse(str(found.when)))

    # It takes the enumerations within a date for its own before it asks the hook.
    return (
        best(lambda: [msgspec.to_builtins(value, enc_hook=str) for value in values], 5),
        best(lambda: [read(plain) for plain in plains], 5),
    )


def our_costs(events: list[Event], plains: list[dict[str, object]]) -> Costs:
    """To write and read with the wire: thirteen fields, all checked, every fault with its path."""
    reader = Reader(Faults())
    return (
        best(lambda: [dump_event(event) for event in events], 5),
        best(lambda: [reader.event(plain, "") for plain in plains], 5),
    )


def compare(count: int) -> None:
    """The same simple events through the wire, cattrs and msgspec."""
    events = simple([edtf.parse(text) for text in when_texts(count)])
    plains = [dump_event(event) for event in events]
    rows = {"wire": our_costs, "cattrs": cattrs_costs, "msgspec": msgspec_costs}
    print(f"\n{count:,} simple events{'written':>13}{'read':>9}")
    for name, costs in rows.items():
        try:
            write, read = costs(events, plains)
        except ImportError:
            print(f"{name:20} is not installed")
            continue
        print(f"{name:20}{write / count * 1e6:13.2f}{read / count * 1e6:9.2f}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true", help="measure a million events too")
    parser.add_argument("--peers", action="store_true", help="measure cattrs and msgspec too")
    given = parser.parse_args()
    print(
        f"{'events':>9} {'kind':7}{'construct':>11}{'dump':>11}{'load':>11}{'timeline':>11}"
        f"{'window':>13}{'':6}{'bytes':>9}"
    )
    for count in (1_000, 10_000, 100_000, *((MILLION,) if given.million else ())):
        measure(count, "simple", simple)
        measure(count, "full", full)
    if given.peers:
        compare(10_000)


if __name__ == "__main__":
    main()
