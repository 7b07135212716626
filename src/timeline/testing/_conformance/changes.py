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
    "a long text " * 3000,
    "a long text " * 3000 + "a",
    # Marks that cannot be seen, and letters that are equal only once they are folded.
    "Sample\u200b two",
    "Sample\u200c two",
    "Sample\u200e two",
    "Sample\ufeff two",
    "Sample\u00ad two",
    "Sample ﬁ",
    "Sample fi",
    # Texts that a program may take for something else.
    "=6*7",
    "42",
    "042",
    "4.20",
    "NaN",
    "null",
    "true",
    "2023-10-26",
    "%s {0} ${HOME} {{two}}",
    "\\u0041",
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
            # Parts that a format may not know: sets of three, local times, digits that count.
            "[2023,2024,2026]",
            "[2023,2026]",
            "{2023,2024,2026}",
            "{2023..2026}",
            "[2023..2026]",
            "2023-10-26T10:30:00",
            "2023-10-26T10:30:01",
            "2023-10-26T06:30:00Z",
            "2023-10-26T00:00:00",
            "1950",
            "1950S2",
            "1950S3",
            "Y17E7",
            "195X",
            "19XX",
            "2023-XX",
            "2023-10-XX",
            "2023-XX-26",
            "2023-?10-26",
            "2023-10~-26",
            "2023-10?/2023-11~",
            "2023-21",
            "2023-25",
        ),
    )
)
AMOUNTS = tuple(
    map(
        Decimal,
        (
            *("0", "-5", "0.1", "1E+3", "1", "3740000001", "123456789012345678901.5"),
            *("1E-9", "1E+30", "12345678901234567890123456789012345678.1", "0.30000000000000004"),
        ),
    )
)
_PLAIN: tuple[object, ...] = (
    *(1, 2, "1", 1.5, "1.5", "true", True, (1, 2), ("1", "2"), "1, 2", immutabledict(a="b")),
    # What a program may take for nothing, and numbers that a double cannot hold.
    *(False, 0, "", (), "false", "0", "None"),
    *(2**53, 2**53 + 1, -(2**63) - 1, 10**30, 1e300, 1e-7, 0.1, 0.1000001),
    *((1, (2,)), (1, 2, 3), (1, False, 3), immutabledict(a=0), immutabledict(a=immutabledict(b=0))),
)
LIKENESSES = 2
"""How many values are tried for each field of an item that is nearly equal to another."""
MANY = 12
"""How long the collections are that a format may cut."""


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
    yield from _longer(items)


def _longer(items: tuple[object, ...]) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield *items* with more of them: many, and one that is nearly equal to another."""
    for item in items:
        yield from ((path, (*items, likeness)) for path, likeness in _likenesses(item))
    if items:
        more = tuple(_numbered(items[0], number) for number in range(MANY))
        yield from (("", (*items, *more[:size])) for size in (2, MANY - 1, MANY))


def _likenesses(item: object) -> Iterator[tuple[str, object]]:
    """Yield values that are equal to *item* but for one small thing, with its path."""
    if isinstance(item, str):
        others = (item.upper(), item.title(), f"{item}.", f"{item} two")
        yield from (("", other) for other in others)
    elif attrs.has(type(item)):
        seen: dict[str, int] = {}
        for path, changed in changes(item):
            seen[path] = seen.get(path, 0) + 1
            if seen[path] <= LIKENESSES and changed != item:
                yield path, changed


def _numbered(item: object, number: int) -> object:
    """Return *item* with *number* in a text of its own."""
    if isinstance(item, str):
        return f"{item}-{number}"
    if attrs.has(type(item)):
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(item))):
            text: object = getattr(item, field.name)
            if field.init and isinstance(text, str) and not isinstance(text, StrEnum) and text:
                changed = accepted(item, field.alias or field.name, f"{text}-{number}")
                if changed is not None:
                    return changed
    return item


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
