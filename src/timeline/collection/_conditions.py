"""The conditions of `Timeline.where`, and the names that events are found by."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, cast

from timeline.errors import FieldError, NoMatchWarning
from timeline.errors.messages import brief, did_you_mean, emit_warning
from timeline.model import BUILT_IN_NAMES, Event, Metadata, Status

Wanted: TypeAlias = Mapping[str, frozenset[str]]
"""The texts that are asked for, by the names of `where`'s arguments."""


def names_of(event: Event, argument: str) -> Iterable[str]:
    """Return the names of *event* that an argument of `Timeline.where` compares; some may be "".

    Raises:
        KeyError: *argument* is none of "actor", "all_actors", "type", "tag", "status", "place"
            and "source".

    >>> from timeline.model import Event
    >>> list(names_of(Event(id="e", title="E", actors=["AZ"]), "actor"))
    ['AZ', 'Azerbaijan']

    """
    return _NAMES[argument](event)


def texts_of(**given: str | Iterable[str] | None) -> Wanted:
    """Return the conditions that are given, without those that are None."""
    wanted = {name: _texts(name, value) for name, value in given.items() if value is not None}
    known = sorted(map(str, Status))
    for text in sorted(wanted.get("status", frozenset()).difference(known)):
        raise FieldError("status", text, f"expected {', '.join(known)}{did_you_mean(text, known)}")
    return wanted


def _texts(name: str, value: object) -> frozenset[str]:
    given: object = (value,) if isinstance(value, str) else value
    if isinstance(given, Iterable):
        texts = tuple(cast("Iterable[object]", given))
        if all(isinstance(text, str) for text in texts):
            return frozenset(cast("tuple[str, ...]", texts))
    raise TypeError(f"{name} {brief(value)} is neither a text nor several")


def condition(wanted: Wanted) -> Callable[[Event], bool]:
    """Return the function that tells whether an event meets everything *wanted*."""
    tests = [_test(argument, texts) for argument, texts in wanted.items()]
    return lambda event: all(test(event) for test in tests)


def _test(argument: str, texts: frozenset[str]) -> Callable[[Event], bool]:
    names = _NAMES[argument]
    if argument == "all_actors":
        return lambda event: texts.issubset(filter(None, names(event)))
    # "" is what a thing without a name has, and names nothing.
    texts -= {""}
    return lambda event: any(name in texts for name in names(event))


def warn_of_unknown(wanted: Wanted, events: Iterable[Event], metadata: Metadata) -> None:
    """Emit a `NoMatchWarning` for each name wanted that none of *events* has."""
    for argument, texts in wanted.items():
        if argument == "status":  # every status is known, whether or not an event has it
            continue
        left = set(texts)
        if argument == "type":
            left.difference_update(BUILT_IN_NAMES)
        elif argument == "source":
            left.difference_update(source.id for source in metadata.sources)
        for event in events:
            if not left:
                break
            left.difference_update(filter(None, _NAMES[argument](event)))
        for text in sorted(left):
            known = {name for event in events for name in _NAMES[argument](event) if name}
            emit_warning(NoMatchWarning(argument, text, sorted(known)))


def _actors(event: Event) -> Iterator[str]:
    for actor in event.participants:
        yield actor.code
        yield actor.label


def _places(event: Event) -> Iterator[str]:
    for place in event.places:
        yield place.name
        yield place.country


_NAMES: Mapping[str, Callable[[Event], Iterable[str]]] = {
    "actor": _actors,
    "all_actors": _actors,
    "type": lambda event: (event.type,),
    "tag": lambda event: event.tags,
    "status": lambda event: (event.status,),
    "place": _places,
    "source": lambda event: (citation.source for _, citation in event.cited),
}
