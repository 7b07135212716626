"""Events to test with: full ones of each type, and bare ones."""

import itertools
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import ClassVar, Literal, Union, cast, get_args, get_origin, get_type_hints

import attrs
from immutabledict import immutabledict

from timeline.edtf import When, parse
from timeline.errors import PluginWarning
from timeline.errors.messages import emit_warning
from timeline.model import (
    Actor,
    Agreement,
    Citation,
    Event,
    Figure,
    GenericEvent,
    Metadata,
    Phase,
    Place,
    Regime,
    Relation,
    Source,
    Visit,
)
from timeline.testing._conformance.changes import accepted, default_of, own_fields

TRIES = 1000
"""How many combinations of a type's own fields are tried if its rules refuse some."""

_HELP = "add an event of this type to the examples of the conformance class"

_ACTORS = (
    Actor(code="AZ", name="Azerbaijan", role="host"),
    Actor(name="Middle Corridor Multimodal", kind="company", role="carrier"),
)
_CITATIONS = (
    Citation(
        source="first-report", says="2023-10", quote="They met.\nThey agreed.", locator="p. 4"
    ),
    Citation(source="second-report", says="2023-10-26"),
)

METADATA = Metadata(
    title="Two reports of one corridor",
    description="What each says.\nAnd when.",
    language="en",
    revised="2025-07-28",
    sources=[
        Source(
            id="first-report",
            title="A first report",
            author="A. Writer",
            publisher="The First Paper",
            published="2023-10-28",
            url="https://example.org/first?page=1",
            accessed="2025-07-28",
            language="en",
        ),
        Source(id="second-report", title="A second report"),
    ],
    extra={"desk": "trade", "edition": 2, "open": True, "pages": [4, "5"]},
)

_COMMON: Mapping[str, object] = {
    "title": "The corridor opens",
    "when": "2023-10-26/2023-10-28",
    "status": "planned",
    "description": "First paragraph, with a comma; and more.\n\nSecond: 5 % of <all> & *some*.",
    "actors": _ACTORS,
    "places": (
        Place(
            name="Baku",
            country="AZ",
            latitude=40.4093,
            longitude=49.8671,
            codes={"un-locode": "AZBAK"},
        ),
        Place(name="Tbilisi"),
    ),
    "figures": (
        Figure(
            measure="trade turnover",
            amount=Decimal("3740000000.50"),
            unit="USD",
            period="2024",
            as_of="2025-07-28",
            words="3.74 billion US dollars",
        ),
        Figure(measure="firms", amount=298),
    ),
    "citations": _CITATIONS,
    "relations": (
        Relation(kind="follows", event="earlier-event"),
        Relation(kind="part-of", event="other-event"),
    ),
    "tags": ("trade", "rail, road"),
    "codes": {"cameo": "057", "gdelt": "057"},
    "extra": {"seen": 3, "checked": True, "note": "as reported", "parts": [1, {"deep": "2"}]},
}

# Values that say more than what is made up from the types of the fields.
_OWN: Mapping[type[Event], Mapping[str, object]] = {
    Agreement: {
        "instrument": "memorandum",
        "phases": (
            Phase(stage="signed", when="2023-10-26", actors=_ACTORS, citations=_CITATIONS),
            Phase(stage="in force", when="2024"),
        ),
    },
    Regime: {"regime": "visa-free", "terms": "30 days a visit.\n90 days in 180."},
    Visit: {
        "rank": "state",
        "host": Actor(code="AZ", role="host"),
        "guest": Actor(name="A guest", kind="person"),
    },
    GenericEvent: {"declared": "summit-of-tomorrow", "fields": {"seats": 5, "hall": "A"}},
}


def full_events(types: Iterable[type[Event]]) -> Iterator[Event]:
    """Yield a full event of each type, and one of a type that is not installed.

    A type for which none can be made up is skipped with a warning: the author of a format
    is not responsible for the types that other plugins add.
    """
    for kind in types:
        try:
            yield full_event(kind)
        except TypeError as error:
            emit_warning(PluginWarning(str(error)))
    yield full_event(GenericEvent)


def full_event(kind: type[Event]) -> Event:
    """Return an event of *kind* with a value in every field, or in as many as its rules allow."""
    own = _OWN.get(kind) or dict(_made(kind))
    refusal: Exception | None = None
    for left_out in _fewest_first(kind, own):
        values = {name: value for name, value in own.items() if name not in left_out}
        try:
            return kind(**{"id": f"full-{kind.type_name}", **_COMMON, **values})  # type: ignore[arg-type]
        except Exception as error:  # noqa: BLE001 - a plugin's class may raise anything
            refusal = refusal or error
    raise TypeError(f"no {kind.__name__} can be made up ({refusal}): {_HELP}")


def _fewest_first(kind: type[Event], own: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield sets of *own* fields to leave out, the smallest sets first."""
    known = attrs.fields_dict(kind)
    optional = [name for name in own if known[name].default is not attrs.NOTHING]
    choices = (itertools.combinations(optional, size) for size in range(len(optional) + 1))
    return itertools.islice(itertools.chain.from_iterable(choices), TRIES)


def _made(kind: type[Event]) -> Iterator[tuple[str, object]]:
    hints = get_type_hints(kind)
    for name in own_fields(kind):
        try:
            yield name, _value(hints[name])
        except (LookupError, ValueError):
            message = f"no example of {kind.__name__}.{name} can be made up: {_HELP}"
            raise TypeError(message) from None


_DATES = set(get_args(When))
_EXAMPLES: Mapping[object, object] = {
    str: "example text",
    int: 7,
    float: 7.5,
    bool: True,
    Decimal: Decimal("7.25"),
    When: parse("2023-10-26"),
    Actor: Actor(code="GE", name="Georgia", role="guarantor"),  # not one of the event's actors
    Citation: _CITATIONS[0],
    Figure: cast("tuple[Figure, ...]", _COMMON["figures"])[0],
    Place: cast("tuple[Place, ...]", _COMMON["places"])[0],
}


def _value(hint: object) -> object:
    """Return a value of the type *hint*, or raise `LookupError` where none is known."""
    if hint in _EXAMPLES:
        return _EXAMPLES[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if set(arguments) >= _DATES:  # When, in a union with others
        return _EXAMPLES[When]
    if origin in {Union, UnionType}:
        return _value(next(a for a in arguments if a is not NoneType))
    if origin is tuple:
        return (_value(arguments[0]),)
    if origin is immutabledict:
        return {"key": "value"}
    return arguments[-1] if origin is Literal else _of_class(hint)


def _of_class(hint: object) -> object:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)[-1]
    if isinstance(hint, type) and attrs.has(hint):
        hints = get_type_hints(hint)
        return hint(**{f.alias: _value(hints[f.name]) for f in attrs.fields(hint) if f.init})
    raise LookupError(hint)


@attrs.frozen(kw_only=True, repr=False)
class OwnRecord:
    """A record of the type of event that no exporter knows."""

    label: str = ""
    when: When | None = None


@attrs.frozen(kw_only=True, repr=False)
class OwnEvent(Event):
    """A type of event that no exporter knows, as a plugin of somebody else may bring.

    Some of its fields are called as those of other types are, and hold something else.
    """

    type_name: ClassVar[str] = "own-event-of-the-conformance-kit"

    note: str = ""
    count: int | None = None
    ratio: float = 0.0
    certain: bool = False
    price: Decimal | None = None
    decided: When | None = None
    target: Actor | None = None
    orders: tuple[Citation, ...] = ()
    parts: tuple[OwnRecord, ...] = ()
    names: tuple[str, ...] = ()
    phases: str = ""
    declared: str = ""
    fields: str = ""


_ALIKE = ("title", "when", "figures")


def bare_event(event: Event) -> Event:
    """Return *event* without every field that its type does not require."""
    return _without_all_but(event, ())


def same_but_for_type(full: Iterable[Event]) -> Iterator[Event]:
    """Yield the events of *full*, changed so that they differ in their type and little else."""
    events = list(full)
    for event in events:
        alike = attrs.evolve(event, id="same-id")
        for name in _ALIKE:
            alike = _with(alike, name, getattr(events[0], name))
        yield _without_all_but(alike, _ALIKE)


def _without_all_but(event: Event, kept: Container[str]) -> Event:
    """Return *event* with its fields at their defaults, except those *kept* and those required."""
    while True:
        before = event
        for field in attrs.fields(type(event)):
            if field.init and field.default is not attrs.NOTHING and field.name not in kept:
                event = _with(event, field.alias or field.name, default_of(event, field))
        # A field may have been required only by one that was reset after it.
        if event == before:
            return event


def _with(event: Event, name: str, value: object) -> Event:
    """Return *event* with *value* for the field *name*, or as it is if its class refuses that."""
    changed = accepted(event, name, value)
    return event if changed is None else changed
