"""Other values for each field of an event."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar, cast, get_args

import attrs
from immutabledict import immutabledict

from timeline.edtf import When, parse
from timeline.model import Event

T = TypeVar("T")

# A format that forgets to escape, trims, folds lines or changes case confuses some of these.
TEXTS = (
    "Sample",
    "sample",
    " Sample",
    "Sample ",
    "Sample  two",
    "Sample two",
    "Sample, two; three",
    "Sample\\, two\\; three",
    "Sample\\\\, two",
    "Sample | two",
    "Sample \\| two",
    'Sample "two"',
    "Sample ^'two^'",
    "Sample 'two'",
    "Sample <b>two</b> & three",
    "Sample &lt;b&gt;two&lt;/b&gt; &amp; three",
    "Sample *two* _three_ `four`",
    "Sample \\*two\\* \\_three\\_ \\`four\\`",
    "# Sample",
    "- Sample",
    "=Sample",
    "'=Sample",
    "[Sample](two)",
    "Sample\ntwo",
    "Sample\\ntwo",
    "Sample\n\ntwo",
    "Sample two\n",
    "Sample\n- two",
    "Sample\u00a0two",
    "Əli e\u0301\U0001f600",
    "Əli \u00e9\U0001f600",
    "a long text " * 30,
    "ə" * 300,
    "ə" * 299,
    # For fields that take ids, codes, language tags and URLs.
    "sample-two",
    "Sample-Two",
    "sample.two",
    "sample_two",
    "en",
    "fr",
    "pt-BR",
    "AZ",
    "CN",
    "https://example.org/a?b=c,d;e&f=g",
    "https://example.org/a?b=c%2Cd;e&f=g",
)

DATES = tuple(
    map(
        parse,
        (
            "2023-10",
            "2023-10-26",
            "2023-10-27",
            "2023",
            "202X",
            "2023-10-26T10:30:00Z",
            "2023-10-26T10:30:00+04:00",
            "2023-10-26~",
            "2023-10-26?",
            "2023-10-26%",
            "?2023-10-26",
            "2023-10/2023-11",
            "2023-10-01/2023-11-30",
            "2023-10-26/..",
            "2023-10-26/",
            "../2023-10-26",
            "/2023-10-26",
            "/..",
            "2023-22",
            "2023-34",
            "[2023-10-26, 2023-10-28]".replace(" ", ""),
            "{2023-10-26,2023-10-28}",
            "[..2023-10-26]",
            "-0044-03-15",
            "0001-01-01",
            "9999-12-31",
            "Y170000002",
        ),
    )
)
AMOUNTS = tuple(
    map(Decimal, ("0", "-5", "0.1", "1E+3", "1", "3740000001", "123456789012345678901.5"))
)
_PLAIN = (1, 2, "1", 1.5, "1.5", "true", True, (1, 2), ("1", "2"), "1, 2", immutabledict(a="b"))


def changes(record: T, only: Collection[str] | None = None) -> Iterator[tuple[str, T]]:
    """Yield the path of each field in *record* with a copy that has another value there.

    Paths are dotted names without indexes. Values that a class refuses are skipped; some
    copies may be equal to *record*. With *only*, no field but these is changed.
    """
    kind = cast("type[attrs.AttrsInstance]", type(record))
    for field in attrs.fields(kind):
        if not field.init or (only is not None and field.name not in only):
            continue
        others = [*_changes(cast("object", getattr(record, field.name)))]
        if field.default is not attrs.NOTHING:
            others.append(("", default_of(record, field)))
        for path, other in others:
            changed = accepted(record, field.alias or field.name, other)
            if changed is not None:
                yield f"{field.name}.{path}".rstrip("."), changed


def _changes(value: object) -> Iterator[tuple[str, object]]:
    others: Iterable[object] = ()
    match value:
        case tuple():
            yield from _of_tuple(cast("tuple[object, ...]", value))
        case immutabledict():
            yield from _of_mapping(cast("immutabledict[str, object]", value))
        case StrEnum():
            others = type(value)
        case str():
            others = TEXTS
        case Decimal():
            others = AMOUNTS
        case bool():
            others = [not value]
        case int() | float():
            steps = (1,) if isinstance(value, int) else (1, 0.5, 0.00001)
            others = [value + step for step in steps]
        case _ if isinstance(value, get_args(When)):
            others = DATES
        case _ if attrs.has(type(value)):
            yield from changes(value)
        case _:
            pass
    yield from (("", other) for other in others)


def _of_tuple(items: tuple[object, ...]) -> Iterator[tuple[str, object]]:
    yield "", ()
    yield "", items[:-1]
    yield "", items[::-1]
    for index, item in enumerate(items):
        for path, changed in _changes(item):
            yield path, (*items[:index], changed, *items[index + 1 :])


def _of_mapping(items: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    yield "", immutabledict()
    for key, item in items.items():
        rest = {other: value for other, value in items.items() if other != key}
        yield "", immutabledict(rest)
        yield "", immutabledict({**rest, f"{key}-two": item})
        others = TEXTS if isinstance(item, str) else ()
        for other in (*others, *_PLAIN):
            yield "", immutabledict({**items, key: other})


def own_fields(kind: type[Event]) -> dict[str, str]:
    """Return the fields that *kind* adds to those of every event, with their names in documents."""
    common = attrs.fields_dict(Event)
    return {
        field.name: field.alias or field.name
        for field in attrs.fields(kind)
        if field.init and field.name not in common
    }


def default_of(record: object, field: "attrs.Attribute[object]") -> object:
    """Return the default of *field*, as *record* would get it."""
    default: object = field.default
    factory = cast("Callable[..., object] | None", getattr(default, "factory", None))
    if factory is None:
        return default
    return factory(record) if getattr(default, "takes_self", False) else factory()


def accepted(record: T, name: str, value: object) -> T | None:
    """Return *record* with *value* for the field *name*; None if its class refuses it."""
    evolve = cast("Callable[..., T]", attrs.evolve)
    try:
        return evolve(record, **{name: value})
    except Exception:  # noqa: BLE001 - a plugin's class may raise anything
        return None
