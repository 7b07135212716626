"""Dates: parsed, and asked for their bounds and their relations."""

import datetime as dt
import functools
import json
import time
from collections.abc import Callable, Iterator
from typing import TypeAlias

import attrs

from benchmarks._case import Call, Case, Meter, Subject
from benchmarks._library import (
    BUILD,
    EDTF,
    EDTF_JS,
    EDTF_TS,
    OURS,
    PENDULUM,
    UNDATE,
    Library,
    node_seconds,
)
from timeline import edtf
from timeline.edtf.day_numbers import day_range

COUNT = 30  # texts of a mix: a peer may take milliseconds for one
FORMS = ("day", "month", "year", "qualified", "interval", "season")
MIXES = {"a day": FORMS[:1], "five forms": FORMS[:5], "six forms": FORMS}

Days: TypeAlias = tuple[str, str]


def _texts_of(form: str, count: int) -> dict[str, Days]:
    """Return distinct texts of one form, each with its first and last day by `datetime`."""
    texts: dict[str, Days] = {}
    first = dt.date(1583, 1, 1)
    while len(texts) < count:
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
            case _:
                start = 3 + 3 * (len(texts) % 3)
                end = dt.date(first.year, start + 3, 1) - dt.timedelta(days=1)
                texts[f"{first:%Y}-{20 + start // 3}"] = (f"{first:%Y}-{start:02}-01", f"{end}")
    return texts


def texts_of(mix: str, limit: int) -> dict[str, Days]:
    """Return the texts of a mix, its forms in turns, with their first and last days."""
    forms = MIXES[mix]
    each = max(1, min(COUNT, limit) // len(forms))
    columns = [_texts_of(form, each).items() for form in forms]
    return dict(pair for row in zip(*columns, strict=True) for pair in row)


@attrs.frozen
class Reader:
    """How a library reads dates: from a text to a value, and from that to its two days."""

    read: Callable[[str], object]
    days: Callable[[object], Days]


def _ours() -> Reader:
    return Reader(edtf.parse, lambda value: (f"{value.earliest}", f"{value.latest}"))


def _python_edtf() -> Reader:
    from edtf import parse_edtf  # noqa: PLC0415 - a peer may be missing

    def days(value: object) -> Days:
        lower, upper = value.lower_strict(), value.upper_strict()
        return "{:04}-{:02}-{:02}".format(*lower[:3]), "{:04}-{:02}-{:02}".format(*upper[:3])

    return Reader(parse_edtf, days)


def _undate() -> Reader:
    from undate import Undate  # noqa: PLC0415 - a peer may be missing

    return Reader(
        functools.partial(Undate.parse, format="EDTF"),
        lambda value: (f"{value.earliest}", f"{value.latest}"),
    )


def _pendulum() -> Reader:
    from pendulum import parse  # noqa: PLC0415 - as the peers, when it is timed

    return Reader(parse, lambda value: (f"{value.date()}",) * 2)


def _reading(reader: Callable[[], Reader], texts: dict[str, Days]) -> Call:
    made = reader()
    for text, days in texts.items():
        found = made.days(made.read(text))
        assert found == days, f"{text} is read as {found}, which is {days}"
    read, given = made.read, list(texts)
    return lambda: [read(text) for text in given]


def _bounding(reader: Callable[[], Reader], texts: dict[str, Days]) -> Call:
    made = reader()
    expected = list(texts.values())
    read, days, given = made.read, made.days, list(texts)

    def call() -> list[Days]:
        return [days(read(text)) for text in given]

    assert call() == expected
    return call


def _on_node(package: str, ask: str, texts: dict[str, Days]) -> Meter:
    file = BUILD / f"dates-{package.replace('/', '-')}-{ask}-{len(texts)}.json"
    file.write_text(json.dumps(list(texts.items())), encoding="utf-8")
    return Meter(lambda loops: node_seconds("dates.mjs", package, ask, file.resolve(), loops))


# The libraries that read a mix as the standard says: undate does not support seasons, edtf.js
# begins spring in January, pendulum reads a month as its first day.
PYTHON_READERS: dict[str, dict[Library, Callable[[], Reader]]] = {
    "a day": {OURS: _ours, EDTF: _python_edtf, UNDATE: _undate, PENDULUM: _pendulum},
    "five forms": {OURS: _ours, EDTF: _python_edtf, UNDATE: _undate},
    "six forms": {OURS: _ours, EDTF: _python_edtf},
}
NODE_READERS = {
    "a day": {EDTF_JS: "edtf", EDTF_TS: "@edtf-ts/core"},
    "five forms": {EDTF_JS: "edtf", EDTF_TS: "@edtf-ts/core"},
    "six forms": {EDTF_TS: "@edtf-ts/core"},
}
TASKS = {"read": _reading, "read and bounds": _bounding}

QUESTIONS: dict[str, Callable[[edtf.When, edtf.When], object]] = {
    "limits": lambda value, _: day_range(value),
    "before": lambda value, other: value.before(other),
    "overlaps": lambda value, other: value.overlaps(other),
    "within": lambda value, other: value.within(other),
}


def _pairs(texts: dict[str, Days]) -> list[tuple[edtf.When, edtf.When]]:
    values = [edtf.parse(text) for text in texts]
    return list(zip(values, values[1:] + values[:1], strict=True))


def _check_answers(name: str, texts: dict[str, Days]) -> None:
    """Fail if an answer contradicts the first and last days of dates that are far apart."""
    days = list(texts.values())
    for (value, other), mine, its in zip(_pairs(texts), days, days[1:] + days[:1], strict=True):
        found = QUESTIONS[name](value, other)
        if name == "limits":
            first = dt.date.fromordinal(day_range(value).start_earliest)
            last = dt.date.fromordinal(day_range(value).end_latest)
            assert (f"{first}", f"{last}") == mine
        elif name == "before" and mine[1] < its[0]:
            assert found is edtf.Certainty.CERTAIN
        elif name != "before" and (mine[1] < its[0] or its[1] < mine[0]):
            assert found is edtf.Certainty.IMPOSSIBLE


def _asking(name: str, texts: dict[str, Days]) -> Call:
    _check_answers(name, texts)
    ask, pairs = QUESTIONS[name], _pairs(texts)
    return lambda: [ask(value, other) for value, other in pairs]


def _first_asking(name: str, texts: dict[str, Days]) -> Meter:
    _check_answers(name, texts)
    ask = QUESTIONS[name]

    def read(loops: int) -> float:
        # Values cache their limits, so each loop makes new ones, outside the timing.
        total = 0.0
        for _ in range(loops):
            pairs = _pairs(texts)
            start = time.perf_counter()
            for value, other in pairs:
                ask(value, other)
            total += time.perf_counter() - start
        return total

    return Meter(read)


def _cases(limit: int) -> Iterator[Case]:
    for words, prepare in TASKS.items():
        for mix in MIXES if words == "read" else ("five forms", "six forms"):
            texts = texts_of(mix, limit)
            task = f"{words}, {mix}"
            for library, reader in PYTHON_READERS[mix].items():
                make = functools.partial(prepare, reader, texts)
                yield Case(
                    task=task,
                    by=library,
                    count=len(texts),
                    make=make,
                    at_most=0.01 if library is EDTF and words == "read" else None,
                )
            for library, package in NODE_READERS[mix].items():
                ask = "read" if words == "read" else "bounds"
                make = functools.partial(_on_node, package, ask, texts)
                yield Case(task=task, by=library, count=len(texts), make=make)
    texts = texts_of("six forms", limit)
    for name in QUESTIONS:
        for words, prepare in (("first", _first_asking), ("again", _asking)):
            make = functools.partial(prepare, name, texts)
            yield Case(
                task=f"{name}, asked {words}",
                count=len(texts),
                make=make,
                at_most=1e-6,
            )


SUBJECT = Subject(
    name="dates",
    about=(
        "Distinct texts, so that no cache helps. The five forms are a day, a month, a year, an "
        "approximate month, and an interval of days; the sixth is a season. A library appears "
        "only in the rows that it reads as the standard says: undate does not support seasons, "
        "edtf.js begins spring in January, pendulum reads a month as its first day. *Bounds* are "
        "the first and the last day. A question *asked first* is the first one to its value; "
        "*asked again*, the value has cached its limits."
    ),
    cases=_cases,
)
