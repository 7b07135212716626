"""What events answer to: the texts that `Timeline.where` compares."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

from timeline.errors import FieldError, nearest, shown
from timeline.model import Event, Status


def answers(event: Event, name: str) -> Iterable[str]:
    """What *event* answers to in `Timeline.where`, by the argument's name; "" says nothing.

    Raises:
        KeyError: *name* is none of "actor", "type", "tag", "status", "place" and "source".

    >>> from timeline.model import Event
    >>> list(answers(Event(id="e", title="E", actors=["AZ"]), "actor"))
    ['AZ', 'Azerbaijan']

    """
    return _ANSWERS[name](event)


def matching(**wanted: str | Iterable[str] | None) -> Callable[[Event], bool]:
    """Whether an event answers to everything *wanted*; None asks for nothing.

    Raises:
        FieldError: a word that is no status, which would find nothing in silence.
        TypeError: what is neither a text nor several.

    """
    tests = [_answering(name, texts) for name, texts in wanted.items() if texts is not None]
    return lambda event: all(test(event) for test in tests)


def _answering(name: str, wanted: str | Iterable[str]) -> Callable[[Event], bool]:
    given, get = _texts(name, wanted), _ANSWERS[name]
    if name == "status":
        _check_statuses(given)
    # "" stands for what is not said, and is nobody's name.
    texts = given - {""}
    return lambda event: any(text in texts for text in get(event))


def _check_statuses(texts: Iterable[str]) -> None:
    known = sorted(map(str, Status))
    for text in texts:
        if text not in known:
            allowed = f"it takes {', '.join(known)}{nearest(text, known)}"
            raise FieldError("status", text, allowed)


def _texts(name: str, wanted: object) -> frozenset[str]:
    given: object = (wanted,) if isinstance(wanted, str) else wanted
    if isinstance(given, Iterable):
        texts = tuple(cast("Iterable[object]", given))
        if all(isinstance(text, str) for text in texts):
            return frozenset(cast("tuple[str, ...]", texts))
    raise TypeError(f"{name} {shown(wanted)} is neither a text nor several")


def _actors(event: Event) -> Iterator[str]:
    for actor in event.participants:
        yield actor.code
        yield actor.label


def _places(event: Event) -> Iterator[str]:
    for place in event.places:
        yield place.name
        yield place.country


_ANSWERS: Mapping[str, Callable[[Event], Iterable[str]]] = {
    "actor": _actors,
    "type": lambda event: (event.type,),
    "tag": lambda event: event.tags,
    "status": lambda event: (event.status,),
    "place": _places,
    "source": lambda event: (citation.source for _, citation in event.cited),
}
