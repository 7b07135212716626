"""How the value of each type of field is written as builtins, read back, and described."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache, partial
from typing import NamedTuple, TypeAlias, TypeGuard, TypeVar, cast

import attrs
from immutabledict import immutabledict

from timeline.edtf import as_when, explain, parse
from timeline.edtf.reading import how_to_write
from timeline.errors import EdtfError, FieldError, Path
from timeline.errors.messages import did_you_mean
from timeline.model import fields, plain_values
from timeline.wire import _edtf_pattern

T = TypeVar("T")
Schema: TypeAlias = fields.Schema
Definitions: TypeAlias = dict[str, Schema]

MAX_SAFE_INT = 2**53 - 1
"""The largest whole number that every JSON reader keeps exact (RFC 8259, 6)."""


class Problem(NamedTuple):
    """What is wrong at one place of a value; there can be as many as the document has keys."""

    path: Path
    message: str
    unknown: bool = False  # whether it is only an unknown key
    # The end of the message, by the last step of the path, if there is time for it.
    advice: Callable[[object], str] | None = None

    def under(self, step: str | int) -> "Problem":
        """Return the same problem, as seen from one level above."""
        return Problem((step, *self.path), self.message, self.unknown, self.advice)


@attrs.frozen
class Invalid:
    """Something in a document that no field can hold, such as NaN in JSON.

    A parser returns it instead of the value, and the reader reports a fault in that place.

    Attributes:
        reason: what is wrong with it; the message begins with this.

    """

    reason: str


def exact_number(text: str) -> Decimal | Invalid:
    """Return the number that a parser found, exactly."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Invalid(f"{text:.80} is out of range")


class Refused(Exception):  # noqa: N818 - a message between the layers of reading, never raised out
    """A value that cannot be read, with everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


def refuse(value: object, allowed: str) -> Refused:
    """Return the refusal of one value, worded as every refusal is."""
    return Refused([problem_of(FieldError("", value, allowed))])


def _as_written(value: object) -> str:
    """Return *value* as documents write it; "" if that is its repr."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal | dt.date | dt.time):
        text = str(value)
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
    return ""


def problem_of(error: ValueError | TypeError) -> Problem:
    """Return what an error of the model says, at the path that it names."""
    if not isinstance(error, FieldError):
        # The validators of attrs add the attribute and the value after the message.
        return Problem((), str(error.args[0]) if error.args else type(error).__name__)
    if isinstance(error.value, Invalid):
        return Problem(error.path, f"{error.value.reason}; {error.allowed}")
    if error.value is None:
        return Problem(error.path, f"null is not allowed; {error.allowed}")
    if written := _as_written(error.value):
        return Problem(error.path, f"{written} is not allowed; {error.allowed}")
    return Problem(error.path, str(error).removeprefix(f"{error.field}: "))


@attrs.frozen(kw_only=True)
class Codec:
    """How the values of one type are written as builtins, and read or `Refused`.

    *describe* returns the JSON Schema of what is written; what it refers to goes into the
    definitions.
    """

    write: Callable[[object], object]
    read: Callable[[object], object]
    describe: Callable[[Definitions], Schema]


def is_table(plain: object) -> TypeGuard[Mapping[str, object]]:
    """Return whether *plain* is a table of a document."""
    # Nearly all are dicts, which is quicker to check.
    return type(plain) is dict or isinstance(plain, Mapping)


def _same(value: object) -> object:
    return value


def _read_text(plain: object) -> object:
    if type(plain) is str:
        return plain
    if isinstance(plain, str):
        # A parser's own subclass, which may hold on to its document.
        return fields.plain(plain)
    raise refuse(plain, "expected text")


def _as_float(plain: object) -> object:
    """Return *plain*, or the float of a `Decimal`, which parsers use to keep amounts exact."""
    return float(plain) if isinstance(plain, Decimal) else plain


def _as_exact_float(plain: object) -> object:
    """Return *plain*, or the float of a `Decimal` if that is the same number."""
    number = _as_float(plain)
    return number if number is plain or Decimal(repr(number)) == plain else plain


def _read_bool(plain: object) -> object:
    if isinstance(plain, bool):
        return plain
    raise refuse(plain, "expected true or false")


def _read_int(plain: object) -> object:
    plain = _as_float(plain)
    # JSON has one kind of number: 3.0 is 3.
    if isinstance(plain, float) and plain.is_integer() and abs(plain) <= MAX_SAFE_INT:
        return int(plain)
    if isinstance(plain, int) and not isinstance(plain, bool):
        return plain
    raise refuse(plain, "expected a whole number")


def _read_float(plain: object) -> object:
    number = _as_float(plain)
    if isinstance(number, int) and not isinstance(number, bool) and abs(number) <= MAX_SAFE_INT:
        return float(number)
    if isinstance(number, float) and number - number == 0:
        return number
    raise refuse(plain, "expected a number")


def _write_amount(value: object) -> object:
    text = str(value)
    digits = text.removeprefix("-")
    # An int would lose the sign of "-0", and the form of longer numbers and of those with
    # a point or an exponent.
    if digits.isdigit() and len(digits) < 17 and text != "-0" and int(digits) <= MAX_SAFE_INT:  # noqa: PLR2004
        return int(text)
    return text


def _read_amount(plain: object) -> object:
    given = plain
    if isinstance(plain, float):
        # JSON has one kind of number: 3.0 is 3.
        given = int(plain) if plain.is_integer() and abs(plain) <= MAX_SAFE_INT else None
    amount = cast("object", fields.as_amount(cast("str", given)))
    if isinstance(amount, Decimal):
        return amount
    raise refuse(plain, "expected a whole number, or a text such as '3.74', which is exact")


def sharing(read: Callable[[str], T], kept: int) -> Callable[[str], T]:
    """Return *read* with a cache of *kept* values.

    Long texts are rare and take memory, so they are not cached.
    """
    remembered = lru_cache(kept)(read)

    def shared(text: str) -> T:
        return remembered(text) if len(text) <= _SHORT else read(text)

    return shared


def sharing_tables(
    read: Callable[[Mapping[str, object]], T], kept: int
) -> Callable[[Mapping[str, object]], T]:
    """Return *read* with a cache of *kept* values, for tables that hold only texts.

    Others are not cached: to a cache, 1 and True are the same.
    """

    @lru_cache(kept)
    def remembered(items: tuple[tuple[str, object], ...]) -> T:
        return read(dict(items))

    def shared(table: Mapping[str, object]) -> T:
        texts = table.values()
        if {*map(type, texts)} == _TEXTS and sum(map(len, cast("Iterable[str]", texts))) <= _SHORT:
            return remembered(tuple(table.items()))
        return read(table)

    return shared


_TEXTS = {str}
_SHORT = 64  # characters
_SHOWN = 77  # characters
# What is escaped in a text between quotes.
_IN_A_TEXT = re.compile(r'["\\\x00-\x1f]')

# The dates of a document repeat: many events are close together, and sources agree.
_parse = sharing(parse, 4096)


def _read_date(plain: object) -> object:
    try:
        if type(plain) is str:
            return _parse(plain)
        if isinstance(plain, str):
            return _parse(fields.plain(plain))
        if isinstance(plain, dt.date):
            return as_when(plain)
    except EdtfError as error:
        problem = Problem((), str(error), advice=partial(_how_to_write, error))
        raise Refused([problem]) from None
    raise refuse(plain, how_to_write(plain))


def _how_to_write(error: EdtfError, _: object) -> str:
    return explain(error).removeprefix(str(error))


def _choice_meant(plain: object, values: Iterable[str], _: object) -> str:
    return did_you_mean(plain, values)


def _describe_date(definitions: Definitions) -> Schema:
    definitions["date"] = fields.whole(_edtf_pattern.EDTF) | {
        "description": "A date in EDTF (ISO 8601-2:2019)."
    }
    # For the fields whose validator allows only some dates.
    definitions["day"] = fields.whole(f"(?:{_edtf_pattern.DAY}|{_edtf_pattern.DATE_TIME})")
    return {"$ref": "#/$defs/date"}


def _describe_amount(definitions: Definitions) -> Schema:
    definitions["amount"] = {"anyOf": [{"type": "integer"}, fields.whole(fields.NUMBER)]}
    return {"$ref": "#/$defs/amount"}


def _describe_plain(definitions: Definitions) -> Schema:
    plain: Schema = {"$ref": "#/$defs/plain"}
    definitions["plain"] = {
        "anyOf": [
            {"type": ["string", "boolean", "number"]},
            {"type": "array", "items": plain},
            {"type": "object", "additionalProperties": plain},
        ]
    }
    return {"type": "object", "additionalProperties": plain}


TEXT = Codec(write=_same, read=_read_text, describe=lambda _: {"type": "string"})
BOOLEAN = Codec(write=_same, read=_read_bool, describe=lambda _: {"type": "boolean"})
WHOLE = Codec(write=_same, read=_read_int, describe=lambda _: {"type": "integer"})
NUMBER = Codec(write=_same, read=_read_float, describe=lambda _: {"type": "number"})
AMOUNT = Codec(write=_write_amount, read=_read_amount, describe=_describe_amount)
DATE = Codec(write=str, read=_read_date, describe=_describe_date)


def choice(kind: type[StrEnum]) -> Codec:
    """Return the codec of the members of *kind*, written as their values."""
    members: dict[object, StrEnum] = {member.value: member for member in kind}
    values = [member.value for member in kind]

    def write(value: object) -> object:
        return cast("StrEnum", value).value

    def read(plain: object) -> object:
        member = members.get(plain) if isinstance(plain, str) else None
        if member is None:
            (problem,) = refuse(plain, f"expected one of {', '.join(values)}").problems
            raise Refused([problem._replace(advice=partial(_choice_meant, plain, values))])
        return member

    return Codec(write=write, read=read, describe=lambda _: {"enum": list(values)})


def _as_one_item(plain: object, read_item: Callable[[object], object]) -> str:
    """Return the end of a message: how to write a list of *plain*, if that can be an item."""
    try:
        read_item(plain)
    except Refused:
        return ""
    if isinstance(plain, str) and len(plain) <= _SHORT and not _IN_A_TEXT.search(plain):
        return f', as ["{plain}"]'
    return "; put this one item in brackets, as [...]"


def many(item: Codec) -> Codec:
    """Return the codec of tuples of *item*, written as lists."""
    write_item, read_item = item.write, item.read

    def write(value: object) -> object:
        return [write_item(each) for each in cast("tuple[object, ...]", value)]

    def read(plain: object) -> object:
        if not isinstance(plain, (list, tuple)):
            raise refuse(plain, f"expected a list{_as_one_item(plain, read_item)}")
        items: list[object] = []
        problems: list[Problem] = []
        for index, each in enumerate(cast("list[object]", plain)):
            try:
                items.append(read_item(each))
            except Refused as refused:
                problems += [problem.under(index) for problem in refused.problems]
        if problems:
            raise Refused(problems)
        return tuple(items)

    def describe(definitions: Definitions) -> Schema:
        return {"type": "array", "items": item.describe(definitions)}

    return Codec(write=write, read=read, describe=describe)


def _read_mapping(plain: object) -> object:
    if not is_table(plain):
        raise refuse(plain, "expected a table of texts")
    items: dict[str, object] = {}
    problems: list[Problem] = []
    for key, each in plain.items():
        try:
            items[cast("str", _read_text(key))] = _read_text(each)
        except Refused as refused:
            problems += [problem.under(key) for problem in refused.problems]
    if problems:
        raise Refused(problems)
    return immutabledict(items)


def _read_plain(plain: object) -> object:
    if not is_table(plain):
        raise refuse(plain, "expected a table")
    frozen = plain_values.freeze(cast("object", plain), _as_exact_float)
    try:
        plain_values.check((), frozen)
    except FieldError as error:
        problem = problem_of(error)
        if isinstance(error.value, Decimal) and error.value.is_finite():
            message = f"{error.value!s:.80} is more than a float holds; write it as text"
            problem = problem._replace(message=message)
        raise Refused([problem]) from None
    return frozen


MAPPING = Codec(
    write=lambda value: dict(cast("Mapping[str, str]", value)),
    read=_read_mapping,
    describe=lambda _: {"type": "object", "additionalProperties": {"type": "string"}},
)
PLAIN = Codec(write=plain_values.thaw, read=_read_plain, describe=_describe_plain)
