"""The kinds of value that an option can take."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import TypeGuard, cast

import attrs

_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


@attrs.frozen(kw_only=True)
class Kind:
    """One kind of value.

    Attributes:
        takes: what it takes, in words.
        check: the value that a Python value gives; ValueError where it gives none.
        read: the value that a text gives; ValueError where it gives none.
        choices: the values, where they can be listed.

    """

    takes: str
    check: Callable[[object], object]
    read: Callable[[str], object]
    choices: tuple[object, ...] = ()


def _instance(*types: type) -> Callable[[object], object]:
    def check(value: object) -> object:
        # bool is an int, and no number.
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            raise ValueError
        return value

    return check


def _read_bool(text: str) -> bool:
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise ValueError


def _read_int(text: str) -> int:
    # int() also takes spaces, underscores and the digits of other scripts.
    if not (text.isascii() and text.removeprefix("-").isdigit()):
        raise ValueError
    return int(text)


def _read_float(text: str) -> float:
    # float() is as generous.
    if not text.isascii() or "_" in text or text != text.strip():
        raise ValueError
    return float(text)


SIMPLE: Mapping[object, Kind] = {
    bool: Kind(
        takes="true or false", check=_instance(bool), read=_read_bool, choices=(True, False)
    ),
    int: Kind(takes="a whole number", check=_instance(int), read=_read_int),
    float: Kind(takes="a number", check=_instance(int, float), read=_read_float),
    str: Kind(takes="text", check=_instance(str), read=str),
}


def choice(by_text: Mapping[str, object]) -> Kind:
    """One of the values of *by_text*, which are written as its keys."""

    def check(value: object) -> object:
        for allowed in by_text.values():
            if value == allowed and type(value) is type(allowed):
                return allowed
        raise ValueError

    return _listed(by_text, check)


def is_enum(kind: type) -> TypeGuard[type[Enum]]:
    """Whether *kind* is an enumeration."""
    return issubclass(kind, Enum)


def enumerated(kind: type[Enum]) -> Kind:
    """A member of *kind*, which its value stands for."""
    by_text = {str(member.value): member for member in kind}

    def check(value: object) -> object:
        return kind(value)

    return _listed(by_text, check)


def _listed(by_text: Mapping[str, object], check: Callable[[object], object]) -> Kind:
    def read(text: str) -> object:
        try:
            return by_text[text]
        except KeyError:
            raise ValueError from None

    return Kind(
        takes=f"one of {', '.join(by_text)}",
        check=check,
        read=read,
        choices=tuple(by_text.values()),
    )


def optional(kind: Kind) -> Kind:
    """A *kind*, or None, which the text "none" stands for."""

    def check(value: object) -> object:
        return None if value is None else kind.check(value)

    def read(text: str) -> object:
        return None if text == "none" else kind.read(text)

    choices = (*kind.choices, None) if kind.choices else ()
    return Kind(takes=f"{kind.takes}, or none", check=check, read=read, choices=choices)


def many(kind: Kind) -> Kind:
    """A tuple of *kind*, written with commas."""

    def check(value: object) -> object:
        if not isinstance(value, (list, tuple)):
            raise ValueError  # noqa: TRY004 - every kind refuses by ValueError
        return tuple(kind.check(item) for item in cast("Iterable[object]", value))

    def read(text: str) -> object:
        return tuple(kind.read(item.strip()) for item in text.split(",") if item.strip())

    return Kind(takes=f"a list, each {kind.takes}", check=check, read=read)


def anything(hint: object) -> Kind:
    """What only the options class itself can judge: a text cannot be read as one."""

    def read(_: str) -> object:
        raise ValueError

    name = hint.__name__ if isinstance(hint, type) else str(hint)
    return Kind(takes=f"{name}, from Python alone", check=lambda value: value, read=read)
