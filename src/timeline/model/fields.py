r"""Validators and converters for the fields of events.

The model's classes are built of these, and a plugin's type of event can be. A
converter takes what callers like to write and leaves alone what it cannot
convert; the validator, which knows the field's name, refuses that with a
`timeline.errors.FieldError`.

A validator also states how documents hold its values, by `written_as`: the JSON
Schema, and the way to write and read a type that documents do not know by itself. So
a kind of field is defined in one place.

>>> import attrs
>>> from timeline import Actor, Event
>>> @attrs.frozen(kw_only=True, repr=False)
... class Sanction(Event):
...     type_name = "sanction"
...     authority: str = attrs.field(default="", validator=line)
...     target: Actor | None = attrs.field(default=None, validator=is_a_or_none(Actor))
>>> Sanction(id="s1", title="Assets are frozen", authority="one\nsecond")
Traceback (most recent call last):
...
timeline.errors.FieldError: authority: 'one\nsecond' is not allowed; U+000A at position 3 ...
"""

import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeAlias, TypeVar, cast, get_args

from immutabledict import immutabledict

from timeline.edtf import DateLike, When, as_when, explain
from timeline.edtf.reading import how_to_write
from timeline.errors import EdtfError, FieldError, Path
from timeline.errors.messages import brief
from timeline.model import countries, plain_values

if TYPE_CHECKING:
    import attrs

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
# Of any type: attrs wants a validator to name the very type of its field.
Attribute: TypeAlias = "attrs.Attribute[Any]"
Validator: TypeAlias = Callable[[object, Attribute, object], None]
V = TypeVar("V", bound=Callable[..., None])
Schema: TypeAlias = dict[str, object]

EMPTY_TEXTS: immutabledict[str, str] = immutabledict()
EMPTY_EXTRA = plain_values.EMPTY
MAX_ID = 200

# Control characters (Unicode category Cc) and surrogates that stand alone,
# which no encoding can write. U+2028 and U+2029 end a line in many programs.
NOT_IN_LINE = r"[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]"
NOT_IN_TEXT = r"[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ud800-\udfff]"
SLUG = r"[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*"
LANGUAGE = r"(?:[A-Za-z]{2,8}|[ixIX]-[A-Za-z0-9]{1,8})(?:-[A-Za-z0-9]{1,8})*"
URL = r'[Hh][Tt][Tt][Pp][Ss]?://[^\s"<>\\^`{|}\u0000-\u0020\u007f-\u009f\ud800-\udfff]+'

MAX_DIGITS = 1000
"""The digits that an amount may have on either side of its point: `1E999999999` has
nine characters, and written out it fills a disk."""

# Decimal() also takes spaces, underscores and the digits of other scripts.
NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"


class Form(NamedTuple):
    """How documents hold the values that a validator allows.

    Attributes:
        schema: returns the JSON Schema of a value, as it is written.
        definition: the name that the schema has in the definitions of a document's
            schema; "" if it is repeated in each field.
        write: returns the plain value that stands for a value.
        read: returns the value that a plain one stands for, or raises a `ValueError`.

    """

    schema: Callable[[], Schema]
    definition: str = ""
    write: Callable[[Any], object] | None = None
    read: Callable[[Any], object] | None = None


_forms: dict[object, Form] = {}


def written_as(
    schema: Callable[[], Schema],
    *,
    definition: str = "",
    write: Callable[[Any], object] | None = None,
    read: Callable[[Any], object] | None = None,
) -> Callable[[V], V]:
    """State beside a validator how documents hold what it allows; see `Form`.

    The type of a field says how most values are written and read, and then the schema
    is enough. *write* and *read* make a field of any other type.

    >>> import datetime as dt
    >>> @written_as(
    ...     lambda: {"type": "integer", "minimum": 0},
    ...     write=lambda days: days.days,
    ...     read=lambda plain: dt.timedelta(days=plain),
    ... )
    ... def duration(_, attribute, value):
    ...     if not isinstance(value, dt.timedelta) or value % dt.timedelta(days=1):
    ...         raise FieldError(attribute.name, value, "expected a timedelta of whole days")
    """

    def state(validator: V) -> V:
        _forms[validator] = Form(schema, definition, write, read)
        return validator

    return state


def form_of(validator: object) -> Form | None:
    """Return how documents hold what *validator* allows; None if its field's type says it."""
    return _forms.get(validator)


def whole(pattern: str) -> Schema:
    """Return the schema of texts that *pattern* matches as a whole."""
    # In Python "$" also matches before a last line break.
    return {"type": "string", "pattern": rf"^(?:{pattern})$(?!\n)"}


# The others are compiled by `re` when a value first needs them.
_is_slug = re.compile(SLUG).fullmatch
_WHEN_TYPES = get_args(When)


def _refuse_character(field: str, value: str, at: int) -> NoReturn:
    code = ord(value[at])
    raise FieldError(
        field,
        value,
        f"U+{code:04X} at position {at} is a control character, line break or surrogate",
    )


@written_as(lambda: {"type": "string", "not": {"pattern": NOT_IN_LINE}}, definition="line")
def line(_: object, attribute: Attribute, value: object) -> None:
    """One line of any text, which may be empty."""
    if not isinstance(value, str):
        raise FieldError(attribute.name, value, "expected text")
    # What is printable is free of them; most texts are, and it is quick to ask.
    if not value.isprintable() and (bad := re.search(NOT_IN_LINE, value)):
        _refuse_character(attribute.name, value, bad.start())


@written_as(lambda: {"$ref": "#/$defs/line", "pattern": r"\S"}, definition="some-line")
def some_line(instance: object, attribute: Attribute, value: object) -> None:
    """One line of any text that is not blank."""
    line(instance, attribute, value)
    if not cast("str", value).strip():
        raise FieldError(attribute.name, value, "it must not be empty")


@written_as(lambda: {"type": "string", "not": {"pattern": NOT_IN_TEXT}}, definition="text")
def text(_: object, attribute: Attribute, value: object) -> None:
    """Any text, its lines broken by LF."""
    if not isinstance(value, str):
        raise FieldError(attribute.name, value, "expected text")
    if not value.isprintable() and (bad := re.search(NOT_IN_TEXT, value)):
        _refuse_character(attribute.name, value, bad.start())


def is_slug(value: object) -> bool:
    """Return whether *value* can be an id."""
    return isinstance(value, str) and len(value) <= MAX_ID and _is_slug(value) is not None


@written_as(lambda: whole(SLUG) | {"maxLength": MAX_ID}, definition="id")
def slug(_: object, attribute: Attribute, value: object) -> None:
    """An id: ASCII letters and digits, joined by hyphens, points or underscores."""
    if not is_slug(value):
        raise FieldError(
            attribute.name,
            value,
            "an id is ASCII letters and digits joined by '-', '.' or '_'"
            f" and at most {MAX_ID} characters, as in 'joint-declaration-2024'",
        )


@written_as(lambda: whole(f"(?:{LANGUAGE})?"), definition="language")
def language_tag(_: object, attribute: Attribute, value: object) -> None:
    """A BCP 47 language tag, or ""."""
    if not isinstance(value, str) or (value and not re.fullmatch(LANGUAGE, value)):
        raise FieldError(
            attribute.name, value, "expected a BCP 47 language tag, such as 'en' or 'pt-BR'"
        )


@written_as(lambda: whole(f"(?:{URL})?"), definition="url")
def url(_: object, attribute: Attribute, value: object) -> None:
    """An absolute http or https URL, or ""."""
    if not isinstance(value, str) or (value and not re.fullmatch(URL, value)):
        raise FieldError(
            attribute.name, value, "expected an absolute URL, such as 'https://example.org/page'"
        )


@written_as(lambda: {"enum": sorted(countries.codes())}, definition="country")
def country_code(_: object, attribute: Attribute, value: object) -> None:
    """The ISO 3166-1 alpha-2 code of a present-day country, or ""."""
    if value != "" and not countries.is_code(value):
        raise FieldError(attribute.name, value, countries.wanted(value))


def date_or_none(_: object, attribute: Attribute, value: object) -> None:
    """A date, or None if no date is known."""
    if value is None or isinstance(value, _WHEN_TYPES):
        return
    try:
        as_when(cast("str", value))
    except EdtfError as error:
        raise FieldError(attribute.name, value, explain(error)) from error
    except TypeError:
        pass
    raise FieldError(attribute.name, value, how_to_write(value))


def amount(_: object, attribute: Attribute, value: object) -> None:
    """A finite Decimal that can be written out."""
    if not isinstance(value, Decimal):
        raise FieldError(
            attribute.name, value, "expected a Decimal, an int or a text such as '3740000000'"
        )
    if not value.is_finite():
        raise FieldError(attribute.name, value, "expected a finite number")
    if value.adjusted() >= MAX_DIGITS or cast("int", value.as_tuple().exponent) < -MAX_DIGITS:
        raise FieldError(
            attribute.name, value, f"expected at most {MAX_DIGITS} digits before or after the point"
        )


def one_of(kind: type[StrEnum]) -> Validator:
    """A member of *kind*."""
    allowed = "expected one of " + ", ".join(sorted(kind))

    def check(_: object, attribute: Attribute, value: object) -> None:
        if not isinstance(value, kind):
            raise FieldError(attribute.name, value, allowed)

    return check


def one_of_or_none(kind: type[StrEnum]) -> Validator:
    """A member of *kind*, or None if it is not known."""
    check_member = one_of(kind)

    def check(instance: object, attribute: Attribute, value: object) -> None:
        if value is not None:
            check_member(instance, attribute, value)

    return check


def given(_: object, attribute: Attribute, value: object) -> None:
    """Anything but None: for use before a validator that allows it."""
    if value is None:
        raise FieldError(attribute.name, value, "it has to be known")


def is_a_or_none(kind: type) -> Validator:
    """An instance of *kind*, or None if it is not known."""

    def check(_: object, attribute: Attribute, value: object) -> None:
        if value is not None and not isinstance(value, kind):
            _refuse((attribute.name,), value, kind)

    return check


def _refuse(path: Path, value: object, kind: type) -> NoReturn:
    """Refuse *value* at *path*; of a text, say what is wrong with it or what to pass instead."""
    expected = f"expected {kind.__name__}"
    from_text: Callable[[str], object] | None = getattr(kind, "from_text", None)
    if from_text is not None and isinstance(value, str):
        try:
            from_text(value)
        except FieldError as error:
            raise FieldError((*path, *error.path), error.value, error.allowed) from error
        # It is a text because the field has no converter.
        expected += f", as {kind.__name__}.from_text({brief(value)})"
    raise FieldError(path, value, expected)


def all_are(kind: type) -> Validator:
    """A tuple of *kind*."""

    def check(_: object, attribute: Attribute, value: object) -> None:
        if value == ():
            return
        if not isinstance(value, tuple):
            # So is a text that the field's converter makes into one.
            is_one = isinstance(value, (kind, str) if hasattr(kind, "from_text") else kind)
            example = f", as [{brief(value)}]" if is_one else ""
            raise FieldError(attribute.name, value, f"expected a list of {kind.__name__}{example}")
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            if not isinstance(item, kind):
                _refuse((attribute.name, index), item, kind)

    return check


_all_texts = all_are(str)


@written_as(lambda: {"type": "array", "items": {"$ref": "#/$defs/some-line"}, "uniqueItems": True})
def all_lines(instance: object, attribute: Attribute, value: object) -> None:
    """A tuple of different lines, none of them blank."""
    if value == ():
        return
    _all_texts(instance, attribute, value)
    texts = cast("tuple[str, ...]", value)
    for index, item in enumerate(texts):
        try:
            some_line(instance, attribute, item)
        except FieldError as error:
            raise FieldError((attribute.name, index), item, error.allowed) from None
    if len(set(texts)) != len(texts):
        raise FieldError(attribute.name, texts, "each may be given once")


@written_as(
    lambda: {
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/id"},
        "additionalProperties": {"$ref": "#/$defs/some-line"},
    }
)
def text_mapping(instance: object, attribute: Attribute, value: object) -> None:
    """A mapping from slugs to lines, such as a coding scheme's name to the code."""
    if value is EMPTY_TEXTS:
        return
    if not isinstance(value, immutabledict):
        raise FieldError(attribute.name, value, "expected a mapping of texts, as {cameo: '057'}")
    for key, item in cast("Mapping[object, object]", value).items():
        slug(instance, attribute, key)
        try:
            some_line(instance, attribute, item)
        except FieldError as error:
            raise FieldError((attribute.name, cast("str", key)), item, error.allowed) from None


def extra_mapping(_: object, attribute: Attribute, value: object) -> None:
    """A mapping from texts to plain values."""
    if value is EMPTY_EXTRA:
        return
    if not isinstance(value, immutabledict):
        raise FieldError(attribute.name, value, "expected a mapping of plain values")
    plain_values.check((attribute.name,), cast("object", value))


def plain(value: str) -> str:
    """Return a text of any subclass of `str` as a plain `str`.

    Other libraries have texts that remember their place, or are escaped already.
    """
    return value if type(value) is str else cast("str", plain_values.plain(value))


def lf(value: str) -> str:
    """Return a plain text with its line breaks as LF."""
    given = plain(value)
    if isinstance(cast("object", given), str) and "\r" in given:
        return given.replace("\r\n", "\n").replace("\r", "\n")
    return given


def as_date(value: DateLike | None) -> When | None:
    """Return the date that text or a Python date gives."""
    if value is None or isinstance(value, _WHEN_TYPES):
        return cast("When | None", value)
    try:
        return as_when(value)
    except (EdtfError, TypeError):
        return cast("When", value)


def member(kind: type[E], value: E | str) -> E:
    """Return the member of *kind* that a text names."""
    if isinstance(value, kind):
        return value
    try:
        return kind(value)
    except ValueError:
        return cast("E", value)


def member_or_none(kind: type[E], value: E | str | None) -> E | None:
    """Return the member of *kind* that a text names; None for None."""
    return None if value is None else member(kind, value)


def as_amount(value: Decimal | int | str) -> Decimal:
    """Return the exact number that a whole number or a text gives."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str) and re.fullmatch(NUMBER, value):
        try:
            return Decimal(value)
        except InvalidOperation:  # an exponent that even a Decimal cannot hold
            pass
    return cast("Decimal", value)


def as_tuple(value: Iterable[T]) -> tuple[T, ...]:
    """Return the items of *value* in its order; a set of texts sorted.

    A single text, a mapping and a set of anything else are returned unchanged, for the
    validator to refuse: they are not lists of their letters, keys or items.
    """
    if isinstance(value, tuple):
        return value
    given = cast("object", value)
    if isinstance(given, AbstractSet):
        texts = cast("AbstractSet[object]", given)
        if all(isinstance(item, str) for item in texts):
            return cast("tuple[T, ...]", tuple(sorted(cast("AbstractSet[str]", texts))))
    elif isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping):
        return tuple(cast("Iterable[T]", given))
    return cast("tuple[T, ...]", given)


def as_texts(value: Mapping[str, str]) -> immutabledict[str, str]:
    """Return an immutable copy of a mapping of texts."""
    if value is EMPTY_TEXTS:
        return EMPTY_TEXTS
    if isinstance(cast("object", value), Mapping):
        # All share one empty mapping: events are many, and most have no codes.
        if not value:
            return EMPTY_TEXTS
        return immutabledict({plain(key): plain(item) for key, item in value.items()})
    return cast("immutabledict[str, str]", value)


def as_extra(value: Mapping[str, object]) -> immutabledict[str, object]:
    """Return an immutable copy of a mapping of plain values, with lists as tuples."""
    if value is EMPTY_EXTRA:
        return EMPTY_EXTRA
    return cast("immutabledict[str, object]", plain_values.freeze(value))


def each(value: Iterable[T | str], convert: Callable[[str], T]) -> tuple[T, ...]:
    """Return a tuple of *value*'s items, with its texts converted.

    A text that cannot be converted is kept, for the validator to refuse: it knows the field.
    """
    if value == ():
        return ()
    given = as_tuple(value)
    if not isinstance(cast("object", given), tuple):
        return cast("tuple[T, ...]", given)
    return tuple(or_text(item, convert) if isinstance(item, str) else item for item in given)


def or_text(value: str, convert: Callable[[str], T]) -> T:
    """Return the converted *value*, or, if it cannot be converted, the text for the validator."""
    try:
        return convert(value)
    except FieldError:
        return cast("T", value)
