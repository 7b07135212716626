"""The options of a format: checked, parsed from text, and described.

A format's options are a frozen attrs class, whose annotations say what each one takes.
Keyword arguments are checked against them, texts from a command line are parsed by
them, and the docstring of the class describes them.

A field with the metadata ``{"secret": True}`` holds a password or the like: its values
and its default are not printed.
"""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Literal, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from timeline.errors import OptionError, TimelineError
from timeline.errors.messages import brief, did_you_mean
from timeline.plugins import _option_kinds as kinds

OptionsT = TypeVar("OptionsT")
_Attribute: TypeAlias = "attrs.Attribute[object]"

RESERVED_OPTIONS: frozenset[str] = frozenset(
    {
        "data",
        "examples",
        "executor",
        "format",
        "max_bytes",
        "registry",
        "size",
        "source",
        "source_format",
        "source_options",
        "strict",
        "target",
        "timeline",
    }
)
"""Names that no option may have: the parameters of the functions that take options by keyword."""

_STARS = "***"
_ENTRY = r"(?m)^ {4}(\w+): "


@attrs.frozen(kw_only=True)
class OptionInfo:
    """The description of an option.

    Attributes:
        name: its name, as callers write it.
        takes: what it takes, in words, such as "one of marker, skip, span".
        default: its default; None if it is required, or secret.
        required: whether it has to be given.
        doc: what it is for, from the docstring of the class, or of a base class.
        choices: the allowed values, if they can be listed.
        secret: whether its values must not be printed.

    """

    name: str
    takes: str
    default: object
    required: bool
    doc: str
    choices: tuple[object, ...] = ()
    secret: bool = False


def describe_options(options_type: type) -> tuple[OptionInfo, ...]:
    """Return the options of *options_type*, in the order of its fields.

    >>> @attrs.frozen
    ... class Options:
    ...     '''Options of a table.
    ...
    ...     Attributes:
    ...         header: whether the first line names the columns.
    ...
    ...     '''
    ...
    ...     header: bool = True
    >>> describe_options(Options)[0].doc
    'whether the first line names the columns.'
    """
    docs = _documented(options_type)
    return tuple(
        OptionInfo(
            name=name,
            takes=kind.takes,
            default=None if _is_secret(field) else _default(options_type, field),
            required=field.default is attrs.NOTHING,
            doc=docs.get(field.name, ""),
            choices=kind.choices,
            secret=_is_secret(field),
        )
        for name, (field, kind) in _fields(options_type).items()
    )


def why_unusable(options_type: type) -> str:
    """Return why no format can have options of *options_type*, or ""."""
    name = options_type.__name__
    try:
        fields = _fields(options_type)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - annotations may be any code
        return f"the annotations of {name} cannot be read: {type(error).__name__}: {error}"
    for option, (field, _) in fields.items():
        if option in RESERVED_OPTIONS:
            return (
                f"{name} has an option {option!r}, which is a parameter of load, export or the"
                f" like; not allowed are {', '.join(sorted(RESERVED_OPTIONS))}"
            )
        if _is_secret(field) and field.repr:
            return (
                f"the option {option!r} of {name} is secret, and its repr shows it: give its field"
                " repr=False"
            )
    return ""


def make_options(options_type: type[OptionsT], given: Mapping[str, object], owner: str) -> OptionsT:
    """Make an *options_type* of the options *given* by keyword to the format *owner*.

    Raises:
        OptionError: an unknown option, or a value that it does not allow.

    """
    fields = _fields(options_type)
    values = _values(fields, given, owner, lambda kind, value: kind.check(value))
    try:
        return options_type(**values)
    except (TimelineError, TypeError, ValueError) as error:
        needed = [name for name, (field, _) in fields.items() if field.default is attrs.NOTHING]
        if missing := [name for name in needed if name not in given]:
            message = f"{owner} needs the option {' and '.join(missing)}"
            raise OptionError(message, owner=owner, option=missing[0]) from error
        option = _refused_by_itself(options_type, values, needed)
        secrets = [name for name in given if _is_secret(fields[name][0])]
        value = attrs.NOTHING if option in secrets else given.get(option, attrs.NOTHING)
        message = _without([given[name] for name in secrets], _message(error))
        refusal = OptionError(f"{owner}: {message}", owner=owner, option=option, value=value)
        # A traceback shows the cause, whose message may hold the secret.
        raise refusal from None if secrets else error


def _message(error: Exception) -> str:
    if isinstance(error, TimelineError):
        return str(error)
    # The validators of attrs put the attribute and the value after the message.
    return str(error.args[0]) if error.args else type(error).__name__


def _without(secrets: Iterable[object], message: str) -> str:
    """Return *message* with stars in place of the *secrets*."""
    for secret in secrets:
        for text in (repr(secret), str(secret)):
            message = message.replace(text, _STARS) if text else message
    return message


def _refused_by_itself(
    options_type: type[object], values: Mapping[str, object], needed: Iterable[str]
) -> str:
    """Return the first option whose value is refused even if no other is given; "" if none is."""
    always = {name: values[name] for name in needed}
    for name, value in values.items():
        try:
            options_type(**{**always, name: value})
        except (TimelineError, TypeError, ValueError):
            return name
    return ""


def parse_options(
    options_type: type, texts: Mapping[str, str], owner: str = "the format"
) -> dict[str, object]:
    """Return the keyword arguments for options given as *texts*, as in ``-O name=value``.

    Raises:
        OptionError: an unknown option, or a text that is not a value of its kind.

    """
    return _values(
        _fields(options_type), texts, owner, lambda kind, text: kind.read(cast("str", text))
    )


def _values(
    fields: Mapping[str, tuple[_Attribute, kinds.Kind]],
    given: Mapping[str, object],
    owner: str,
    convert: Callable[[kinds.Kind, object], object],
) -> dict[str, object]:
    """Return the options *given* to the format *owner*, each converted by its kind."""
    values: dict[str, object] = {}
    for name, value in given.items():
        if name not in fields:
            has = f"it has: {', '.join(fields)}" if fields else "it has none"
            message = f"{owner} has no option {brief(name)}; {has}{did_you_mean(name, fields)}"
            raise OptionError(message, owner=owner, option=name, value=value)
        field, kind = fields[name]
        try:
            # A field with a converter of its own checks its value itself.
            own = cast("object", field.converter) is not None
            values[name] = value if own else convert(kind, value)
        except ValueError:
            secret = _is_secret(field)
            shown = _STARS if secret else brief(value)
            raise OptionError(
                f"{owner}: option {name}: {shown} is not allowed; expected {kind.takes}",
                owner=owner,
                option=name,
                value=attrs.NOTHING if secret else value,
            ) from None
    return values


def _fields(options_type: type) -> dict[str, tuple[_Attribute, kinds.Kind]]:
    """Return the fields by the names that callers use."""
    hints = get_type_hints(options_type)
    return {
        # attrs always sets the alias, but its type allows None.
        field.alias or field.name: (field, _kind(hints[field.name]))
        for field in attrs.fields(options_type)
        if field.init
    }


def _is_secret(field: _Attribute) -> bool:
    return bool(field.metadata.get("secret"))


def _kind(hint: object) -> kinds.Kind:
    if hint in kinds.SIMPLE:
        return kinds.SIMPLE[cast("type", hint)]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return kinds.choice({str(choice): choice for choice in arguments})
    if origin in {Union, UnionType} and NoneType in arguments:
        rest = [each for each in arguments if each is not NoneType]
        return kinds.optional(_kind(rest[0]) if len(rest) == 1 else kinds.anything(hint))
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return kinds.many(_kind(arguments[0]))
    if origin in {dict, Mapping} and arguments[0] is str:
        return kinds.mapping(_kind(arguments[1]))
    members = {str(member.value): member for member in _members(hint)}
    return kinds.choice(members) if members else kinds.anything(hint)


def _members(hint: object) -> Iterable[Enum]:
    return hint if isinstance(hint, type) and issubclass(hint, Enum) else ()


def _default(options_type: type, field: _Attribute) -> object:
    if field.default is attrs.NOTHING:
        return None
    try:
        # A default may be a factory, or be converted: an instance has what callers get.
        return cast("object", getattr(options_type(), field.name))
    except (Exception, SystemExit):  # noqa: BLE001 - a plugin may raise anything
        return field.default


def _documented(options_type: type) -> dict[str, str]:
    """Return the entries of the ``Attributes:`` sections, those of base classes too."""
    docs: dict[str, str] = {}
    for each in reversed(options_type.__mro__):
        docs.update(_entries(inspect.cleandoc(vars(each).get("__doc__") or "")))
    return docs


def _entries(docstring: str) -> dict[str, str]:
    _, _, rest = docstring.partition("Attributes:\n")
    section, *_ = re.split(r"(?m)^(?=\S)", rest)
    _, *entries = re.split(_ENTRY, section)
    words = (" ".join(text.split()) for text in entries[1::2])
    return dict(zip(entries[::2], words, strict=True))
