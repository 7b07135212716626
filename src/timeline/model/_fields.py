"""Validators and converters that the model's fields share.

A converter takes what callers like to write and leaves alone what it cannot
convert; the validator, which knows the field's name, refuses that. Each
refusal is a `timeline.errors.FieldError`.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import NoReturn, TypeAlias, TypeVar, cast, get_args

import attrs
from immutabledict import immutabledict

from timeline.edtf import When, as_when
from timeline.errors import EdtfError, FieldError

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Attribute: TypeAlias = "attrs.Attribute[object]"
Validator: TypeAlias = Callable[[object, Attribute, object], None]
DateLike: TypeAlias = When | str | dt.date

EMPTY_TEXTS: immutabledict[str, str] = immutabledict()
EMPTY_EXTRA: immutabledict[str, object] = immutabledict()
MAX_ID = 200

# Control characters (Unicode category Cc) and surrogates that stand alone,
# which no encoding can write. U+2028 and U+2029 end a line in many programs.
_NOT_IN_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NOT_IN_TEXT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SLUG = re.compile("[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*")
_LANGUAGE = re.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_URL = re.compile('https?://[^\\s"<>\\\\^`{|}\x00-\x20\x7f-\x9f\ud800-\udfff]+', re.IGNORECASE)
_WHEN_TYPES = get_args(When)


def _refuse_character(field: str, value: str, at: int) -> NoReturn:
    code = ord(value[at])
    raise FieldError(
        field,
        value,
        f"U+{code:04X} @ position {at} is a control character, line break or surrogate",
    )


def line(_: object, attribute: Attribute, value: object) -> None:
    """One line of any text, which may be empty."""
    if not isinstance(value, str):
        raise FieldError(attribute.name, value, "it takes text")
    if bad := _NOT_IN_LINE.search(value):
        _refuse_character(attribute.name, value, bad.start())


def some_line(instance: object, attribute: Attribute, value: object) -> None:
    """One line of any text, which says something."""
    line(instance, attribute, value)
    if not cast("str", value).strip():
        raise FieldError(attribute.name, value, "it must not be empty")


def text(_: object, attribute: Attribute, value: object) -> None:
    """Any text, its lines broken by LF."""
    if not isinstance(value, str):
        raise FieldError(attribute.name, value, "it takes text")
    if bad := _NOT_IN_TEXT.search(value):
        _refuse_character(attribute.name, value, bad.start())


def slug(_: object, attribute: Attribute, value: object) -> None:
    """An id: ASCII letters and digits, joined by hyphens, points or underscores."""
    if not isinstance(value, str) or not _SLUG.fullmatch(value) or len(value) > MAX_ID:
        raise FieldError(
            attribute.name,
            value,
            "an id is ASCII letters and digits joined by '-', '.' or '_'"
            f" and at most {MAX_ID} characters, as in 'joint-declaration-2024'",
        )


def language_tag(_: object, attribute: Attribute, value: object) -> None:
    """A BCP 47 language tag, or nothing."""
    if not isinstance(value, str) or (value and not _LANGUAGE.fullmatch(value)):
        raise FieldError(
            attribute.name, value, "it takes a BCP 47 language tag, as 'en' or 'pt-BR'"
        )


def url(_: object, attribute: Attribute, value: object) -> None:
    """An absolute http or https URL, or nothing."""
    if not isinstance(value, str) or (value and not _URL.fullmatch(value)):
        raise FieldError(
            attribute.name, value, "it takes an absolute URL, as 'https://example.org/page'"
        )


def date_or_none(_: object, attribute: Attribute, value: object) -> None:
    """A date, or None where no date is known."""
    if value is None or isinstance(value, _WHEN_TYPES):
        return
    try:
        as_when(cast("str", value))
    except EdtfError as error:
        raise FieldError(attribute.name, value, str(error)) from error
    except TypeError:
        pass
    raise FieldError(
        attribute.name, value, "it takes an EDTF date, as '2023-10' or '2025-07-16/..'"
    )


def one_of(kind: type[StrEnum]) -> Validator:
    """A member of *kind*."""
    allowed = "it takes one of " + ", ".join(sorted(kind))

    def check(_: object, attribute: Attribute, value: object) -> None:
        if not isinstance(value, kind):
            raise FieldError(attribute.name, value, allowed)

    return check


def one_of_or_none(kind: type[StrEnum]) -> Validator:
    """A member of *kind*, or None where it is not known."""
    check_member = one_of(kind)

    def check(instance: object, attribute: Attribute, value: object) -> None:
        if value is not None:
            check_member(instance, attribute, value)

    return check


def is_a_or_none(kind: type) -> Validator:
    """A *kind*, or None where it is not known."""

    def check(_: object, attribute: Attribute, value: object) -> None:
        if value is not None and not isinstance(value, kind):
            raise FieldError(attribute.name, value, f"it takes {kind.__name__}")

    return check


def all_are(kind: type) -> Validator:
    """A tuple of *kind*."""

    def check(_: object, attribute: Attribute, value: object) -> None:
        if not isinstance(value, tuple):
            raise FieldError(attribute.name, value, f"it takes a list of {kind.__name__}")
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            if not isinstance(item, kind):
                raise FieldError(f"{attribute.name}[{index}]", item, f"it takes {kind.__name__}")

    return check


def all_lines(instance: object, attribute: Attribute, value: object) -> None:
    """A tuple of lines that say something, none of them twice."""
    all_are(str)(instance, attribute, value)
    texts = cast("tuple[str, ...]", value)
    for item in texts:
        some_line(instance, attribute, item)
    if len(set(texts)) != len(texts):
        raise FieldError(attribute.name, texts, "each may stand once")


def text_mapping(instance: object, attribute: Attribute, value: object) -> None:
    """A mapping from slugs to lines, such as a coding scheme's name to the code."""
    if not isinstance(value, immutabledict):
        raise FieldError(attribute.name, value, "it takes a mapping of texts, as {cameo: '057'}")
    for key, item in cast("Mapping[object, object]", value).items():
        slug(instance, attribute, key)
        some_line(instance, attribute, item)


def extra_mapping(_: object, attribute: Attribute, value: object) -> None:
    """A mapping from texts to plain values."""
    if not isinstance(value, immutabledict):
        raise FieldError(attribute.name, value, "it takes a mapping of plain values")
    check_plain(attribute.name, cast("object", value))


def check_plain(field: str, value: object) -> None:
    """Refuse what JSON and TOML cannot both hold: None, NaN, dates, bytes, sets, objects.

    Raises:
        FieldError: with the path of the value.

    """
    match value:
        case bool() | int():
            return
        case float() if value - value == 0:
            return
        case str():
            for at, character in enumerate(value):
                if "\ud800" <= character <= "\udfff":
                    _refuse_character(field, value, at)
        case tuple():
            for index, item in enumerate(cast("tuple[object, ...]", value)):
                check_plain(f"{field}[{index}]", item)
        case immutabledict():
            for key, item in cast("Mapping[object, object]", value).items():
                if not isinstance(key, str):
                    raise FieldError(field, key, "keys are texts")
                check_plain(field, key)
                check_plain(f"{field}.{key}", item)
        case _:
            raise FieldError(
                field, value, "it takes text, finite numbers, booleans, lists and tables"
            )


def lf(value: str) -> str:
    """*value* with its line breaks as LF."""
    if isinstance(value, str) and "\r" in value:
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return value


def as_date(value: DateLike | None) -> When | None:
    """The date that text or a Python date gives."""
    if value is None:
        return None
    try:
        return as_when(value)
    except (EdtfError, TypeError):
        return cast("When", value)


def member(kind: type[E], value: E | str) -> E:
    """The member of *kind* that a text names."""
    try:
        return kind(value)
    except ValueError:
        return cast("E", value)


def member_or_none(kind: type[E], value: E | str | None) -> E | None:
    """The member of *kind* that a text names; None, for not said, as it is."""
    return None if value is None else member(kind, value)


def as_lines(value: Iterable[str]) -> tuple[str, ...]:
    """A tuple; one text alone is refused later, for it is an iterable of characters."""
    return cast("tuple[str, ...]", value) if isinstance(value, str) else tuple(value)


def as_texts(value: Mapping[str, str]) -> immutabledict[str, str]:
    """An immutable copy of a mapping of texts."""
    if isinstance(value, immutabledict):
        return value
    if isinstance(value, Mapping):
        return immutabledict(value)
    return cast("immutabledict[str, str]", value)


def as_extra(value: Mapping[str, object]) -> immutabledict[str, object]:
    """An immutable copy of a mapping of plain values, lists as tuples, to any depth."""
    return cast("immutabledict[str, object]", freeze(value))


def freeze(value: object) -> object:
    """*value* with its lists as tuples and its mappings as immutable ones."""
    match value:
        case immutabledict():
            return cast("object", value)
        case Mapping():
            items = cast("Mapping[object, object]", value).items()
            return cast("object", immutabledict({key: freeze(item) for key, item in items}))
        case list() | tuple():
            return tuple(freeze(item) for item in cast("Iterable[object]", value))
        case _:
            return value


def each(field: str, value: Iterable[T | str], convert: Callable[[str], T]) -> tuple[T, ...]:
    """A tuple of *value*'s items, its texts converted.

    Raises:
        FieldError: for a text that does not convert, with its place in *field*.

    """
    if isinstance(value, str):
        return cast("tuple[T, ...]", value)
    items: list[T] = []
    for index, item in enumerate(value):
        try:
            items.append(convert(item) if isinstance(item, str) else item)
        except FieldError as error:
            place = f"{field}[{index}].{error.field}"
            raise FieldError(place, error.value, error.allowed) from error
    return tuple(items)
