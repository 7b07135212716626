"""The options of a format: checked, read from text, and described.

A format's options are a frozen attrs class whose annotations say what each takes.
What is given by keyword is checked against them; what is given as text, on a
command line, is read by them; and the class's docstring describes them.
"""

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Literal, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from timeline.errors import OptionError, TimelineError, nearest, shown
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
"""What no option may be called: the arguments of the functions that take options by keyword."""

_ENTRY = re.compile(r"(\w+): (.*)")


@attrs.frozen(kw_only=True)
class OptionInfo:
    """What there is to know about an option.

    Attributes:
        name: what callers call it.
        takes: what it takes, in words, as "one of marker, skip, span".
        default: what it is when not given; None too where it has to be given.
        required: whether it has to be given.
        doc: what it is for, from the class's docstring.
        choices: what it takes, where that is a short list; else empty.

    """

    name: str
    takes: str
    default: object
    required: bool
    doc: str
    choices: tuple[object, ...] = ()


def describe_options(options_type: type) -> tuple[OptionInfo, ...]:
    """The options of *options_type*, in the order of its fields.

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
    docs = dict(_documented(options_type))
    return tuple(
        OptionInfo(
            name=name,
            takes=kind.takes,
            default=_default(options_type, field),
            required=field.default is attrs.NOTHING,
            doc=docs.get(field.name, ""),
            choices=kind.choices,
        )
        for name, (field, kind) in _fields(options_type).items()
    )


def reserved_options(options_type: type) -> tuple[str, ...]:
    """The options of *options_type* that are called as none may be, in the order of its fields."""
    # The names alone: annotations may need what is expensive, or not there, to be looked at.
    names = (field.alias or field.name for field in attrs.fields(options_type) if field.init)
    return tuple(name for name in names if name in RESERVED_OPTIONS)


def make_options(options_type: type[OptionsT], given: Mapping[str, object], owner: str) -> OptionsT:
    """The *options_type* of the options *given* by keyword to the format *owner*.

    Raises:
        OptionError: an option that it does not have, or a value that it refuses.

    """
    fields = _fields(options_type)
    _check_names(given, fields, owner)
    values: dict[str, object] = {}
    for name, value in given.items():
        field, kind = fields[name]
        try:
            # A field that has a converter of its own says itself what it takes.
            values[name] = value if _converts(field) else kind.check(value)
        except ValueError as error:
            raise _refusal(owner, name, value, kind) from error
    try:
        return options_type(**values)
    except (TimelineError, TypeError, ValueError) as error:
        needed = [name for name, (field, _) in fields.items() if field.default is attrs.NOTHING]
        if missing := [name for name in needed if name not in given]:
            message = f"{owner} needs the option {' and '.join(missing)}"
            raise OptionError(message, owner=owner, option=missing[0]) from error
        option = _refused_by_itself(options_type, values, needed)
        value = given.get(option, attrs.NOTHING)
        raise OptionError(
            f"{owner}: {_said(error)}", owner=owner, option=option, value=value
        ) from error


def _said(error: Exception) -> str:
    """What *error* says of a value."""
    if isinstance(error, TimelineError):
        return str(error)
    # The validators of attrs put the attribute and the value behind the message.
    return str(error.args[0]) if error.args else type(error).__name__


def _refused_by_itself(
    options_type: type[object], values: Mapping[str, object], needed: Iterable[str]
) -> str:
    """The first option whose value is refused though no other is given; "" if none is."""
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
    """Keyword arguments from options given as *texts*, such as ``-O name=value``.

    Raises:
        OptionError: an option that *options_type* does not have, or a text that
            does not read as its value.

    """
    fields = _fields(options_type)
    _check_names(texts, fields, owner)
    values: dict[str, object] = {}
    for name, text in texts.items():
        field, kind = fields[name]
        try:
            values[name] = text if _converts(field) else kind.read(text)
        except ValueError as error:
            raise _refusal(owner, name, text, kind) from error
    return values


def _refusal(owner: str, name: str, value: object, kind: kinds.Kind) -> OptionError:
    return OptionError(
        f"{owner}: option {name}: {shown(value)} is not allowed; it takes {kind.takes}",
        owner=owner,
        option=name,
        value=value,
    )


def _check_names(given: Mapping[str, object], known: Mapping[str, object], owner: str) -> None:
    for name, value in given.items():
        if name not in known:
            has = f"it has: {', '.join(known)}" if known else "it has none"
            message = f"{owner} has no option {name!r}; {has}{nearest(name, known)}"
            raise OptionError(message, owner=owner, option=name, value=value)


def _fields(options_type: type) -> dict[str, tuple[_Attribute, kinds.Kind]]:
    """The fields by the names that callers use."""
    hints = get_type_hints(options_type)
    return {
        # attrs fills in the alias, though its own type leaves it open.
        field.alias or field.name: (field, _kind(hints[field.name]))
        for field in attrs.fields(options_type)
        if field.init
    }


def _converts(field: _Attribute) -> bool:
    return cast("object", field.converter) is not None


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
    if isinstance(hint, type) and kinds.is_enum(hint):
        return kinds.enumerated(hint)
    return kinds.anything(hint)


def _default(options_type: type, field: _Attribute) -> object:
    if field.default is attrs.NOTHING:
        return None
    try:
        # A default may be a factory, or converted: the instance has what callers get.
        return cast("object", getattr(options_type(), field.name))
    except (TypeError, ValueError):
        return field.default


def _documented(options_type: type) -> Iterator[tuple[str, str]]:
    """The entries of the docstring's ``Attributes:`` section."""
    _, _, section = (inspect.getdoc(options_type) or "").partition("Attributes:\n")
    name, words = "", list[str]()
    for line in section.splitlines():
        if line and not line.startswith(" "):
            break
        entry = _ENTRY.fullmatch(line.strip()) if line[4:5].strip() else None
        if entry:
            if name:
                yield name, " ".join(words)
            name, words = entry[1], [entry[2]]
        elif line.strip():
            words.append(line.strip())
    if name:
        yield name, " ".join(words)
