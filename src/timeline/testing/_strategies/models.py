"""Hypothesis strategies for events of every type, their parts, and whole timelines."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import NoneType
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from timeline.collection import Timeline
from timeline.edtf import When
from timeline.model import (
    Actor,
    ActorKind,
    Citation,
    Event,
    Figure,
    GenericEvent,
    Metadata,
    Observation,
    Phase,
    Place,
    Regime,
    Relation,
    RelationKind,
    Source,
    Stage,
    Status,
)
from timeline.model.fields import text
from timeline.testing._conformance.changes import own_fields
from timeline.testing._strategies.dates import date_times, dates, intervals, whens
from timeline.testing._strategies.texts import ids, language_tags, lines, texts, urls
from timeline.wire import EventTypes

T = TypeVar("T")

_COUNTRIES = ("AZ", "CN", "GE", "KZ", "TR")
_AMOUNTS = ("-0", "0.10", "1E+20", "1E-30", "9007199254740991", "9007199254740993", "-1.50")
_MAYBE_DATES = st.none() | whens()


def countries() -> SearchStrategy[str]:
    """A country's code."""
    return st.sampled_from(_COUNTRIES)


def actors() -> SearchStrategy[Actor]:
    """States by their codes, and others by their names, in roles; names that look like codes."""
    names = lines(empty=False) | st.sampled_from(("AZ", "az", "EU", "Kosovo"))
    by_code = st.builds(
        Actor, code=countries(), name=st.just("") | lines(), role=_or_empty(lines())
    )
    by_name = st.builds(
        Actor, name=names, role=_or_empty(lines()), kind=st.none() | st.sampled_from(ActorKind)
    )
    return st.builds(Actor.from_text, names) | by_code | by_name


def places() -> SearchStrategy[Place]:
    """Places with a country, coordinates and codes, or without."""
    bare = st.builds(Place, name=lines(empty=False))
    full = st.builds(
        Place,
        name=lines(empty=False),
        country=st.just("") | countries(),
        latitude=st.floats(-90, 90),
        longitude=st.floats(-180, 180),
        codes=codes(),
    )
    return bare | full


def codes() -> SearchStrategy[dict[str, str]]:
    """Codes by their schemes."""
    known = st.sampled_from(({}, {"cameo": "057"}, {"wikidata": "Q227", "plover": "AGREE"}))
    return known | st.dictionaries(ids(), lines(empty=False), max_size=2)


def figures() -> SearchStrategy[Figure]:
    """Amounts from very small to very large, exact to the digit."""
    amounts = (
        st.integers().map(Decimal)
        | st.decimals(allow_nan=False, allow_infinity=False, places=3)
        | st.sampled_from(_AMOUNTS).map(Decimal)
    )
    return st.builds(
        Figure,
        measure=st.just("trade turnover") | lines(empty=False),
        amount=amounts,
        unit=st.sampled_from(("", "USD", "%")) | lines(),
        period=_MAYBE_DATES,
        as_of=_MAYBE_DATES,
        words=_or_empty(lines()),
    )


def citations(*, sources: SearchStrategy[str] | None = None) -> SearchStrategy[Citation]:
    """Citations of *sources*, or of any ids."""
    cited = ids() if sources is None else sources
    bare = st.builds(Citation, source=cited)
    full = st.builds(
        Citation,
        source=cited,
        says=_MAYBE_DATES,
        quote=_or_empty(texts()),
        locator=_or_empty(lines()),
    )
    return bare | full


def relations(*, events: SearchStrategy[str] | None = None) -> SearchStrategy[Relation]:
    """Relations to *events*, or to any ids."""
    return st.builds(
        Relation, kind=st.sampled_from(RelationKind), event=ids() if events is None else events
    )


def sources(*, id: SearchStrategy[str] | None = None) -> SearchStrategy[Source]:  # noqa: A002 - the field's name
    """Sources, known by a title, a publisher or a URL."""
    named = ids() if id is None else id
    known_by = {
        "title": lines(empty=False),
        "publisher": lines(empty=False),
        "url": urls().filter(bool),
    }
    other: Mapping[str, SearchStrategy[object]] = {
        "author": lines(),
        "published": _MAYBE_DATES,
        "accessed": _MAYBE_DATES,
        "language": language_tags(),
    }
    return st.one_of(
        *(
            st.builds(Source, id=named, **{name: strategy}, **chosen)
            for name, strategy in known_by.items()
            for chosen in ({}, other)
        )
    )


def plain_values() -> SearchStrategy[object]:
    """Values that JSON and TOML both hold."""
    leaves = (
        st.booleans()
        | st.integers(-(2**63), 2**63 - 1)
        | st.floats(allow_nan=False, allow_infinity=False)
        | texts()
    )
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(lines(), inner, max_size=2),
        max_leaves=4,
    )


def extras() -> SearchStrategy[dict[str, object]]:
    """Plain values by any keys."""
    return st.dictionaries(lines(), plain_values(), max_size=2)


def phases(*, sources: SearchStrategy[str] | None = None) -> SearchStrategy[Phase]:
    """Steps of agreements."""
    return st.builds(
        Phase,
        stage=st.sampled_from(Stage),
        when=_MAYBE_DATES,
        actors=_few(actors()),
        citations=_few(citations(sources=sources)),
    )


def metadata(*, sources: SearchStrategy[list[Source]] | None = None) -> SearchStrategy[Metadata]:
    """Metadata of timelines."""
    days = dates(exact=True).filter(lambda date: date.day is not None)
    return st.builds(
        Metadata,
        title=lines(),
        description=_or_empty(texts()),
        language=language_tags(),
        revised=st.none() | days | date_times(),
        sources=st.just([]) if sources is None else sources,
        extra=extras(),
    )


def _or_empty(strategy: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.just("") | strategy


def _few(strategy: SearchStrategy[T]) -> SearchStrategy[list[T]]:
    return st.just([]) | st.lists(strategy, max_size=3)


def _own_fields(
    kind: type[Event], sources: SearchStrategy[str]
) -> Mapping[str, SearchStrategy[object]]:
    """Return strategies for the fields that *kind* adds, or restricts more than other types do."""
    if kind is GenericEvent:
        # No installed type has such a name.
        declared = ids().map(lambda name: f"x-{name}"[:200])
        keys = st.sampled_from(("authority", "declared", "a key"))
        return {"declared": declared, "fields": st.dictionaries(keys, plain_values(), max_size=2)}
    known: dict[object, SearchStrategy[object]] = {
        str: _or_empty(lines()),
        Actor: actors(),
        Citation: citations(sources=sources),
        Figure: figures(),
        Phase: phases(sources=sources),
        Place: places(),
        When: whens(),
    }
    hints, attributes = get_type_hints(kind), attrs.fields_dict(kind)
    own = {
        alias: texts() if attributes[name].validator is text else _of_hint(hints[name], known)
        for name, alias in own_fields(kind).items()
    }
    narrower: Mapping[type[Event], Mapping[str, SearchStrategy[object]]] = {
        Observation: {"figures": st.lists(figures(), min_size=1, max_size=3)},
        Regime: {"when": st.none() | intervals()},
    }
    return {**own, **narrower.get(kind, {})}


def _of_hint(
    hint: object, known: Mapping[object, SearchStrategy[object]]
) -> SearchStrategy[object]:
    arguments = get_args(hint)
    if NoneType in arguments:
        return st.none() | _of_hint(Union[tuple(a for a in arguments if a is not NoneType)], known)  # noqa: UP007 - of a tuple
    if get_origin(hint) is tuple:
        return _few(_of_hint(arguments[0], known))
    return known[hint] if hint in known else st.from_type(cast("type[object]", hint))


_KINDS: tuple[type[Event], ...] = (*EventTypes().values(), GenericEvent)


def events(
    *kinds: type[Event],
    id: SearchStrategy[str] | None = None,  # noqa: A002 - the field's name
    sources: SearchStrategy[str] | None = None,
    related: SearchStrategy[str] | None = None,
) -> SearchStrategy[Event]:
    """Events of the types given, or of every type, from bare ones to full ones.

    Args:
        kinds: the classes; all built-in ones and `GenericEvent` if none is given.
        id: the ids that events may have.
        sources: the ids that they may cite.
        related: the ids that they may relate to.

    """
    named = ids() if id is None else id
    cited = ids() if sources is None else sources
    common: dict[str, SearchStrategy[object]] = {
        "when": _MAYBE_DATES,
        "status": st.sampled_from(Status),
        "description": texts(),
        "actors": _few(actors()),
        "places": _few(places()),
        "figures": _few(figures()),
        "citations": _few(citations(sources=cited)),
        "relations": _few(relations(events=related)),
        "tags": st.lists(lines(empty=False), max_size=3, unique=True),
        "codes": codes(),
        "extra": extras(),
    }

    def of(kind: type[Event]) -> SearchStrategy[Event]:
        own = _own_fields(kind, cited)
        must = {"id": named, "title": lines(empty=False), **own}
        may = {name: strategy for name, strategy in common.items() if name not in own}
        return st.fixed_dictionaries(must, optional=may).map(
            lambda fields: cast("Callable[..., Event]", kind)(**fields)
        )

    return st.one_of(*map(of, kinds or _KINDS))


@st.composite
def timelines(draw: DrawFn, *kinds: type[Event], max_size: int = 5) -> Timeline:
    """Timelines of up to *max_size* events, which cite their sources and relate to each other.

    Args:
        draw: supplied by hypothesis.
        kinds: the classes of the events; every type if none is given.
        max_size: the largest number of events.

    """
    source_ids = draw(st.lists(ids(), max_size=3, unique=True))
    event_ids = draw(st.lists(ids(), max_size=max_size, unique=True))
    # Without sources, nothing can be cited.
    cited = st.sampled_from(source_ids) if source_ids else st.nothing()
    described = draw(
        metadata(sources=st.tuples(*(sources(id=st.just(name)) for name in source_ids)).map(list))
    )
    related = st.sampled_from(event_ids or [""])
    event = events(*kinds, id=st.just("one"), sources=cited, related=related)
    happened = [attrs.evolve(draw(event), id=name) for name in event_ids]
    return Timeline(happened, metadata=described)
