"""Plain values that a caller keeps with an event: what JSON and TOML can both hold."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

from immutabledict import immutabledict

from timeline.errors import FieldError, Path

EMPTY: immutabledict[str, object] = immutabledict()
MAX_DEPTH = 32
INT_LIMIT = 2**63
"""TOML holds whole numbers of 64 bits: from -INT_LIMIT to INT_LIMIT - 1."""

_SURROGATE = "[\ud800-\udfff]"


def plain(value: object) -> object:
    """A text or number as Python's own, if it is of a kind made from these; else itself.

    Other libraries have texts that remember where they stood, or that are escaped
    already, and enumerations are numbers: they print, compare and pickle otherwise.
    """
    # By the plain type's own method: theirs may say something else.
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, float):
        return float.__float__(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return int.__int__(value)
    return value


def freeze(value: object, leaf: Callable[[object], object] = plain, depth: int = 0) -> object:
    """*value* with its lists as tuples and its mappings as immutable ones.

    What is neither goes through *leaf*. What is nested deeper than `MAX_DEPTH` is left
    as it is; `check` refuses it.
    """
    if depth > MAX_DEPTH:
        return value
    match value:
        case Mapping():
            items = cast("Mapping[object, object]", value).items()
            frozen = {plain(key): freeze(item, leaf, depth + 1) for key, item in items}
            return cast("object", immutabledict(frozen) if frozen else EMPTY)
        case list() | tuple():
            listed = cast("Iterable[object]", value)
            return tuple(freeze(item, leaf, depth + 1) for item in listed)
        case _:
            return leaf(value)


def thaw(value: object) -> object:
    """*value* with its tuples as lists and its mappings as dicts: the reverse of `freeze`."""
    match value:
        case immutabledict():
            items = cast("Mapping[str, object]", value).items()
            return {key: thaw(item) for key, item in items}
        case tuple():
            return [thaw(item) for item in cast("Iterable[object]", value)]
        case _:
            return value


def _inner(path: Path, value: object) -> Iterator[tuple[Path, object]]:
    if isinstance(value, tuple):
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            yield (*path, index), item
        return
    for key, item in cast("Mapping[object, object]", value).items():
        if not isinstance(key, str):
            raise FieldError(path, key, "keys are texts")
        yield path, key
        yield (*path, key), item


def check(path: Path, value: object, depth: int = 0) -> None:
    """Refuse what JSON and TOML cannot both hold: None, NaN, dates, bytes, sets, objects.

    Raises:
        FieldError: with the path of the value, which begins with *path*.

    """
    if depth > MAX_DEPTH:
        raise FieldError(path, value, f"it may be nested {MAX_DEPTH} deep")
    match value:
        case bool():
            return
        case int() if -INT_LIMIT <= value < INT_LIMIT:
            return
        case float() if value - value == 0:
            return
        case str():
            if bad := re.search(_SURROGATE, value):
                at = bad.start()
                raise FieldError(
                    path, value, f"U+{ord(value[at]):04X} @ position {at} is a lone surrogate"
                )
        case tuple() | immutabledict():
            for inner, item in _inner(path, cast("object", value)):
                check(inner, item, depth + 1)
        case _:
            raise FieldError(
                path,
                value,
                "it takes text, booleans, finite numbers (whole ones of 64 bits), lists and tables",
            )
