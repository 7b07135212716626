"""The one walk over the values that an event holds, each with its path."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TypeVar, cast, get_args

import attrs

from timeline.edtf import When
from timeline.errors import Path

T = TypeVar("T")

# The caller's own values, and codes of other schemes: no part of the model, no text to read.
_NOT_WALKED = frozenset({"codes", "extra"})
_DATES = get_args(When)
_SCALARS = (str, int, float, Decimal, Enum, type(None), *_DATES)
# Texts that programs read, by the class that has them.
_IDENTIFIERS = {
    "Event": {"id"},
    "GenericEvent": {"declared"},
    "Actor": {"code"},
    "Place": {"country"},
    "Citation": {"source"},
    "Relation": {"event"},
}


def walk(holder: attrs.AttrsInstance, kind: type[T]) -> list[tuple[Path, T]]:
    """Return each *kind* within *holder*, however deep, with its path, in the order of the fields.

    >>> from timeline.model import Actor, Agreement, Phase
    >>> signed = Phase(stage="signed", actors=["GE"])
    >>> agreement = Agreement(id="a", title="A", actors=["AZ"], phases=[signed])
    >>> for path, actor in walk(agreement, Actor):
    ...     print(path, actor.label)
    ('actors', 0) Azerbaijan
    ('phases', 0, 'actors', 0) Georgia

    """
    found: list[tuple[Path, T]] = []
    _walk(holder, kind, (), found)
    return found


def texts(holder: attrs.AttrsInstance) -> list[tuple[Path, str]]:
    """Return each text within *holder* that is for people to read, with its path.

    Ids, codes and the words of enumerations are not, nor is what the caller keeps in `extra`.

    >>> from timeline.model import Event
    >>> texts(Event(id="e", title="A summit", actors=["AZ", "BYD"]))
    [(('title',), 'A summit'), (('actors', 1, 'name'), 'BYD')]

    """
    return [(path, text) for path, text in walk(holder, str) if not isinstance(text, Enum)]


def _walk(
    holder: attrs.AttrsInstance, kind: type[T], path: Path, found: list[tuple[Path, T]]
) -> None:
    for name in _fields(type(holder), kind):
        value = cast("object", getattr(holder, name))
        if value:  # most fields of most events are empty
            _add(value, kind, (*path, name), found)


def _add(value: object, kind: type[T], path: Path, found: list[tuple[Path, T]]) -> None:
    if isinstance(value, tuple):
        for index, item in enumerate(cast("Iterable[object]", value)):
            if isinstance(item, kind):
                found.append(((*path, index), item))
            else:
                _add(item, kind, (*path, index), found)
    elif isinstance(value, kind):
        found.append((path, value))
    elif isinstance(value, _SCALARS):
        return
    elif attrs.has(type(value)):
        _walk(cast("attrs.AttrsInstance", value), kind, path, found)
    elif isinstance(value, Mapping):
        for key, item in cast("Mapping[str, object]", value).items():
            _add(item, kind, (*path, key), found)


def _fields_of(holder: type[attrs.AttrsInstance], kind: type) -> tuple[str, ...]:
    """The names of the fields of *holder* that may hold a *kind*, by their annotations."""
    skipped = set(_NOT_WALKED)
    for each in holder.__mro__ if kind is str else ():
        skipped |= _IDENTIFIERS.get(each.__name__, set())
    return tuple(
        field.name
        for field in attrs.fields(holder)
        if field.name not in skipped and _may_hold(field.type, kind)
    )


_fields: Callable[[type[attrs.AttrsInstance], type], tuple[str, ...]] = cache(_fields_of)


def _may_hold(annotation: object, kind: type, *, is_inner: bool = False) -> bool:
    arguments = get_args(annotation)
    if arguments:
        return any(_may_hold(each, kind, is_inner=is_inner) for each in arguments)
    if annotation is ... or not isinstance(annotation, type):
        return annotation is not ...
    if issubclass(annotation, kind) or issubclass(kind, annotation):
        return True
    if issubclass(annotation, _SCALARS):
        return False
    # One level is looked into: values such as actors hold nothing more.
    return is_inner or not attrs.has(annotation) or _has_field(annotation, kind)


def _has_field_of(holder: type[attrs.AttrsInstance], kind: type) -> bool:
    return any(_may_hold(field.type, kind, is_inner=True) for field in attrs.fields(holder))


_has_field: Callable[[type[attrs.AttrsInstance], type], bool] = cache(_has_field_of)
