"""Plain values, which a caller may keep with an event: those that JSON and TOML both have."""

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
    """Convert an instance of a subclass of `str`, `float` or `int` to the plain type.

    Other libraries have texts that remember their line, or that are escaped already, and
    some enumerations are numbers: they print, compare and pickle differently.
    """
    # Call the plain type's method: an override may return something else.
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, float):
        return float.__float__(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return int.__int__(value)
    return value


def freeze(value: object, leaf: Callable[[object], object] = plain, depth: int = 0) -> object:
    """Return *value* with its lists as tuples and its mappings immutable.

    Other values go through *leaf*. Values nested deeper than `MAX_DEPTH` are left as they are;
    `check` refuses them.
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
    """Return *value* with tuples as lists and mappings as dicts: the reverse of `freeze`."""
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
            raise FieldError(path, key, "keys must be texts")
        yield path, key
        yield (*path, key), item


def check(path: Path, value: object, depth: int = 0) -> None:
    """Refuse what JSON and TOML do not both have: None, NaN, dates, bytes, sets, objects.

    Raises:
        FieldError: with the path of the value, which begins with *path*.

    """
    if depth > MAX_DEPTH:
        raise FieldError(path, value, f"it may be nested at most {MAX_DEPTH} deep")
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
                    path, value, f"U+{ord(value[at]):04X} at position {at} is a lone surrogate"
                )
        case tuple() | immutabledict():
            for inner, item in _inner(path, cast("object", value)):
                check(inner, item, depth + 1)
        case _:
            raise FieldError(
                path,
                value,
                "expected text, booleans, finite numbers (whole ones of 64 bits), lists and tables",
            )
