"""How fast dates are read, and asked: ours and the peers', on the same texts in one run.

    python benchmarks/edtf_speed.py            # ours, and each peer that is installed
    python benchmarks/edtf_speed.py --fast     # fewer samples
    python benchmarks/edtf_speed.py -o out.json

All texts are distinct, and none of the libraries remembers what it has read. A peer is measured
on the forms that it reads, ours beside it on the same, and what each gives is checked before it
is timed. Processor time is counted, so that other work on the machine disturbs little; pyperf
runs many processes and gives the mean and its spread.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version

import attrs
import pyperf

from timeline import edtf

COUNT = 60  # texts of each form: a peer may take milliseconds for one

Days = tuple[str, str]


def texts_of(form: str) -> dict[str, Days]:
    """Distinct texts of one form, each with its first and last day by Python's own calendar."""
    texts: dict[str, Days] = {}
    first = dt.date(1583, 1, 1)
    while len(texts) < COUNT:
        first += dt.timedelta(days=401 if form in {"year", "season"} else 97)
        month_end = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
        month = f"{first.replace(day=1)}", f"{month_end - dt.timedelta(days=1)}"
        match form:
            case "day":
                texts[f"{first}"] = (f"{first}", f"{first}")
            case "month":
                texts[f"{first:%Y-%m}"] = month
            case "year":
                texts[f"{first:%Y}"] = (f"{first:%Y}-01-01", f"{first:%Y}-12-31")
            case "qualified":
                texts[f"{first:%Y-%m}~"] = month
            case "interval":
                last = first + dt.timedelta(days=40)
                texts[f"{first}/{last}"] = (f"{first}", f"{last}")
            case "season":
                start = 3 + 3 * (len(texts) % 3)
                end = dt.date(first.year, start + 3, 1) - dt.timedelta(days=1)
                texts[f"{first:%Y}-{20 + start // 3}"] = (f"{first:%Y}-{start:02}-01", f"{end}")
    return texts


FORMS = {
    form: texts_of(form) for form in ("day", "month", "year", "qualified", "interval", "season")
}


@attrs.frozen
class Reader:
    """A library that reads dates.

    Attributes:
        name: its distribution.
        forms: the forms that it reads at all.
        read: from a text to whatever it makes of it.
        days: the first and last day of that.

    """

    name: str
    forms: tuple[str, ...]
    read: Callable[[str], object]
    days: Callable[[object], Days]


def ours() -> Reader:
    """What we time."""
    return Reader(
        "timeline-events", tuple(FORMS), edtf.parse, lambda w: (f"{w.earliest}", f"{w.latest}")
    )


def python_edtf() -> Reader:
    """python-edtf, whose module is called edtf."""
    from edtf import parse_edtf  # noqa: PLC0415  # a peer may be missing

    def days(value: object) -> Days:
        lower, upper = value.lower_strict(), value.upper_strict()
        return "{:04}-{:02}-{:02}".format(*lower[:3]), "{:04}-{:02}-{:02}".format(*upper[:3])

    return Reader("edtf", tuple(FORMS), parse_edtf, days)


def undate() -> Reader:
    """undate, which reads no seasons."""
    from undate import Undate  # noqa: PLC0415  # a peer may be missing

    forms = tuple(form for form in FORMS if form != "season")
    read = lambda text: Undate.parse(text, "EDTF")  # noqa: E731  # one expression, as the others
    return Reader("undate", forms, read, lambda value: (f"{value.earliest}", f"{value.latest}"))


def pendulum() -> Reader:
    """pendulum, asked for days alone: of a month it makes the first of it."""
    from pendulum import parse  # noqa: PLC0415  # a peer may be missing

    return Reader("pendulum", ("day",), parse, lambda value: (f"{value.date()}",) * 2)


def installed_peers() -> Iterator[Reader]:
    """The peers that are there."""
    for peer in (python_edtf, undate, pendulum):
        try:
            yield peer()
        except ImportError:
            continue


def mix(forms: tuple[str, ...]) -> dict[str, Days]:
    """The texts of several forms, taking turns."""
    columns = [list(FORMS[form].items()) for form in forms]
    return dict(pair for row in zip(*columns, strict=True) for pair in row)


def check(reader: Reader, texts: dict[str, Days]) -> None:
    """Fail if a reader gets a day wrong: there is no use in timing that."""
    for text, days in texts.items():
        found = reader.days(reader.read(text))
        assert found == days, f"{reader.name} reads {text} as {found}, which is {days}"


def time_reading(loops: int, read: Callable[[str], object], texts: list[str]) -> float:
    """Seconds of processor time to read all texts so many times."""
    start = time.process_time()
    for _ in range(loops):
        for text in texts:
            read(text)
    return time.process_time() - start


def fresh(texts: list[str]) -> list[edtf.When]:
    """Values that have never been asked anything."""
    return [edtf.parse(text) for text in texts]


def time_asking(
    loops: int, texts: list[str], ask: Callable[[edtf.When, edtf.When], object]
) -> float:
    """Seconds of processor time to ask each value about the next. Each loop has new values."""
    total = 0.0
    for _ in range(loops):
        values = fresh(texts)
        pairs = list(zip(values, values[1:] + values[:1], strict=True))
        start = time.process_time()
        for value, other in pairs:
            ask(value, other)
        total += time.process_time() - start
    return total


QUESTIONS: dict[str, Callable[[edtf.When, edtf.When], object]] = {
    "bounds": lambda value, _: value.limits,
    "before": lambda value, other: value.before(other),
    "overlaps": lambda value, other: value.overlaps(other),
    "within": lambda value, other: value.within(other),
}


# A label, our result, and a peer's on the same texts.
Row = tuple[str, pyperf.Benchmark | None, pyperf.Benchmark | None]


def main() -> None:
    """Time everything, and print ratios."""
    runner = pyperf.Runner()
    us = ours()
    rows: list[Row] = []

    def bench(reader: Reader, texts: list[str], label: str) -> pyperf.Benchmark | None:
        name = f"{reader.name}: read {label}"
        return runner.bench_time_func(
            name, time_reading, reader.read, texts, inner_loops=len(texts)
        )

    texts = mix(us.forms)
    check(us, texts)
    rows.append(("read the mix", bench(us, list(texts), "the mix"), None))
    for peer in installed_peers():
        texts = mix(peer.forms)
        check(us, texts)
        check(peer, texts)
        label = f"what {peer.name} reads"
        own, its = bench(us, list(texts), label), bench(peer, list(texts), label)
        rows.append((f"read {', '.join(peer.forms)}: beside {peer.name}", own, its))
    texts = mix(us.forms)
    for name, ask in QUESTIONS.items():
        timed = runner.bench_time_func(
            f"timeline-events: {name}", time_asking, list(texts), ask, inner_loops=len(texts)
        )
        rows.append((f"{name}, of new values", timed, None))
    if not runner.args.worker:
        report(rows)


def report(rows: list[Row]) -> None:
    """Print rates and ratios."""
    print()
    for name in ("timeline-events", "edtf", "undate", "pendulum"):
        try:
            print(f"{name} {version(name)}")
        except PackageNotFoundError:
            print(f"{name} is not installed")
    print(f"{'what':60} {'a second':>12} {'peer':>10} {'ratio':>8}")
    for what, own, its in rows:
        if own is None:
            continue
        theirs = f"{1 / its.mean():10,.0f} {its.mean() / own.mean():8,.0f}" if its else ""
        print(f"{what:60} {1 / own.mean():12,.0f} {theirs}")


if __name__ == "__main__":
    main()
