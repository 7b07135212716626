"""The kinds of value that an option can have, by its annotation."""

import math
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import NamedTuple, cast

_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


class Kind(NamedTuple):
    """One kind of value; a value that is not allowed is refused by a `ValueError`."""

    takes: str  # what it takes, in words
    check: Callable[[object], object]  # converts a Python value
    read: Callable[[str], object]  # converts a text
    choices: tuple[object, ...] = ()  # the allowed values, if they can be listed


def _instance(kind: type) -> Callable[[object], object]:
    def check(value: object) -> object:
        if not isinstance(value, kind):
            raise ValueError  # noqa: TRY004 - every kind refuses by ValueError
        return value

    return check


def _check_int(value: object) -> object:
    # A larger one overflows somewhere; and bool is a subclass of int, and not a number here.
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > sys.maxsize:
        raise ValueError
    return value


def _check_float(value: object) -> object:
    if not isinstance(value, float):
        return _check_int(value)
    if not math.isfinite(value):
        raise ValueError
    return value


def _read_bool(text: str) -> bool:
    if text.lower() not in _TRUE | _FALSE:
        raise ValueError
    return text.lower() in _TRUE


def _read_int(text: str) -> int:
    # int() also accepts spaces, underscores and the digits of other scripts.
    if not (text.isascii() and text.removeprefix("-").isdigit()):
        raise ValueError
    return cast("int", _check_int(int(text)))


def _read_float(text: str) -> float:
    # float() accepts them too.
    if not text.isascii() or "_" in text or text != text.strip():
        raise ValueError
    return cast("float", _check_float(float(text)))


SIMPLE: Mapping[object, Kind] = {
    bool: Kind(
        takes="true or false", check=_instance(bool), read=_read_bool, choices=(True, False)
    ),
    int: Kind(takes="a whole number", check=_check_int, read=_read_int),
    float: Kind(takes="a number", check=_check_float, read=_read_float),
    str: Kind(takes="text", check=_instance(str), read=str),
}


def choice(by_text: Mapping[str, object]) -> Kind:
    """Return the kind of one of the values of *by_text*, which are written as its keys.

    A member of an enumeration may also be given as its value.
    """

    def check(value: object) -> object:
        for allowed in by_text.values():
            plain: object = allowed.value if isinstance(allowed, Enum) else allowed
            if value is allowed or (value == plain and type(value) is type(plain)):
                return allowed
        raise ValueError

    def read(text: str) -> object:
        if text not in by_text:
            raise ValueError
        return by_text[text]

    takes = f"one of {', '.join(by_text)}"
    return Kind(takes=takes, check=check, read=read, choices=tuple(by_text.values()))


def optional(kind: Kind) -> Kind:
    """Return the kind of a *kind* or None, which is written as "none"."""

    def check(value: object) -> object:
        return None if value is None else kind.check(value)

    def read(text: str) -> object:
        return None if text == "none" else kind.read(text)

    choices = (*kind.choices, None) if kind.choices else ()
    return Kind(takes=f"{kind.takes}, or none", check=check, read=read, choices=choices)


def many(kind: Kind) -> Kind:
    """Return the kind of a tuple of *kind*, whose items are written with commas between them."""

    def check(value: object) -> object:
        if not isinstance(value, (list, tuple)):
            raise ValueError  # noqa: TRY004 - every kind refuses by ValueError
        return tuple(kind.check(item) for item in cast("Iterable[object]", value))

    def read(text: str) -> object:
        return tuple(kind.read(item.strip()) for item in text.split(",") if item.strip())

    return Kind(takes=f"a list, each {kind.takes}", check=check, read=read)


def mapping(kind: Kind) -> Kind:
    """Return the kind of a dict of texts to *kind*, written as ``name:value,name:value``.

    A name cannot hold a colon, nor a text a comma; from Python, both can.
    """

    def check(value: object) -> object:
        if not isinstance(value, Mapping):
            raise ValueError  # noqa: TRY004 - every kind refuses by ValueError
        items = cast("Mapping[object, object]", value).items()
        return {SIMPLE[str].check(name): kind.check(item) for name, item in items}

    def read(text: str) -> object:
        found: dict[str, object] = {}
        for pair in filter(None, map(str.strip, text.split(","))):
            name, colon, item = pair.partition(":")
            if not colon or name.strip() in found:
                raise ValueError
            found[name.strip()] = kind.read(item.strip())
        return found

    takes = f"pairs NAME:VALUE with commas between them, each value {kind.takes}"
    return Kind(takes=takes, check=check, read=read)


def anything(hint: object) -> Kind:
    """Return the kind of a value that only Python can give, and only the options class checks."""

    def read(_: str) -> object:
        raise ValueError

    def check(value: object) -> object:
        return value

    name = hint.__name__ if isinstance(hint, type) else str(hint)
    return Kind(takes=f"{name}, from Python only", check=check, read=read)
