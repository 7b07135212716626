"""How attrs classes are written: as dicts of the fields that are not at their default.

Of some classes a plain text can stand for an instance, as "AZ" for an actor.
"""

import types
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs
from immutabledict import immutabledict

from timeline.edtf import When
from timeline.errors.messages import did_you_mean
from timeline.model import Actor, ActorKind, Citation, Place, countries, fields
from timeline.wire import _codec
from timeline.wire._codec import Codec, Definitions, Problem, Refused, Schema, sharing

T = TypeVar("T")

_LEAVES: Mapping[object, Codec] = {
    str: _codec.TEXT,
    bool: _codec.BOOLEAN,
    int: _codec.WHOLE,
    float: _codec.NUMBER,
    Decimal: _codec.AMOUNT,
    immutabledict[str, str]: _codec.MAPPING,
    immutabledict[str, object]: _codec.PLAIN,
}
_WHEN_TYPES = frozenset(get_args(When))
_NEVER = object()


@attrs.frozen(kw_only=True)
class FieldCodec:
    """One field of a record.

    Attributes:
        name: its name in Python and in documents.
        default: the value that is left out; an object that equals nothing if every
            value is written.
        codec: how its values are written and read.
        attribute: its converter and validator.

    """

    name: str
    default: object
    codec: Codec
    attribute: fields.Attribute

    @property
    def required(self) -> bool:
        """Whether a document must have it."""
        return self.attribute.default is attrs.NOTHING


class Record:
    """How the instances of one attrs class are written and read.

    Raises:
        TypeError: a field has a type that documents cannot hold.

    """

    def __init__(self, kind: type) -> None:
        self.kind = kind
        self.fields = tuple(_fields(kind))
        self.by_name = {field.name: field for field in self.fields}
        self._writers = [(field.name, field.default, field.codec.write) for field in self.fields]
        self._readers = {field.name: field.codec.read for field in self.fields}
        self._required = [field.name for field in self.fields if field.required]

    def write(self, value: object, out: dict[str, object]) -> dict[str, object]:
        """Add the fields of *value* that are not at their default to *out*, and return it."""
        for name, default, write in self._writers:
            item = getattr(value, name)
            # Most fields hold the default object itself, which is quicker to check.
            if item is not default and item != default:
                out[name] = write(item)
        return out

    def read(self, plain: Mapping[str, object]) -> object:
        """Return the instance that *plain* describes.

        Raises:
            Refused: it has problems; all of them are in it.

        """
        values: dict[str, object] = {}
        problems: list[Problem] = []
        for key, item in plain.items():
            read = self._readers.get(key)
            if read is None:
                problems.append(self._unknown(key))
                continue
            try:
                values[key] = read(item)
            except Refused as refused:
                problems += [problem.under(key) for problem in refused.problems]
        # What the class itself refuses, if none of its fields does.
        of_class: list[Problem] = []
        if not problems:
            try:
                return self.kind(**values)
            except (ValueError, TypeError) as error:
                of_class = [_codec.problem_of(error)]
        problems += [Problem((name,), "is missing") for name in self._required if name not in plain]
        problems += self._diagnose(values)
        raise Refused(problems or of_class)

    def _unknown(self, key: object) -> Problem:
        names = sorted(self.by_name)
        return Problem(
            (str(key),),
            f"is not a field; the fields are {', '.join(names)}{did_you_mean(key, names)}",
            unknown=True,
        )

    def _diagnose(self, values: Mapping[str, object]) -> list[Problem]:
        """Return the problems of all fields; a constructor stops at the first."""
        problems: list[Problem] = []
        for name, value in values.items():
            attribute = self.by_name[name].attribute
            try:
                _convert_and_check(attribute, value)
            except (ValueError, TypeError) as error:
                problem = _codec.problem_of(error)
                problems.append(problem if problem.path else problem.under(name))
            except AttributeError:
                # A plugin's validator that looks at other fields; only the constructor's
                # own error is reported.
                continue
        return problems

    def describe(self, definitions: Definitions) -> Schema:
        """Return the JSON Schema of its dicts."""
        properties = {field.name: field.codec.describe(definitions) for field in self.fields}
        schema: Schema = {"type": "object", "properties": properties}
        if self._required:
            schema["required"] = list(self._required)
        schema["additionalProperties"] = False
        rules = cast("Schema", getattr(self.kind, "schema_rules", {}))
        return schema | {"allOf": [rules]} if rules else schema


_records: dict[type, Record] = {}


def record_of(kind: type) -> Record:
    """Return the record of an attrs class, made once."""
    if kind not in _records:
        _records[kind] = Record(kind)
    return _records[kind]


def _convert_and_check(attribute: fields.Attribute, value: object) -> None:
    converter = cast("Callable[[object], object] | None", attribute.converter)
    if isinstance(converter, attrs.Converter):
        # It needs the instance, which does not exist yet.
        return
    converted = converter(value) if converter else value
    if attribute.validator:
        attribute.validator(None, attribute, converted)


def _fields(kind: type) -> Iterator[FieldCodec]:
    hints = get_type_hints(kind)
    for attribute in cast("tuple[fields.Attribute, ...]", attrs.fields(kind)):
        if not attribute.init:
            continue
        default = _default(attribute)
        # None, which cannot be written, if the field has no annotation.
        hint = hints.get(attribute.name)
        if types.NoneType in get_args(hint) and default is not None:
            raise TypeError(f"{attribute.name}: a field that may be None has None as its default")
        try:
            codec = _field_codec(hint, fields.form_of(attribute.validator))
        except TypeError as error:
            raise TypeError(f"{attribute.name}: {error}") from error
        yield FieldCodec(name=attribute.name, default=default, codec=codec, attribute=attribute)


def _field_codec(hint: object, form: fields.Form | None) -> Codec:
    """Return the codec of an annotation, with what the field's validator says beyond it."""
    if form is None:
        return codec_of(hint)
    if form.write and form.read:
        base = Codec(write=form.write, read=_refusing(form.read), describe=lambda _: {})
    else:
        base = codec_of(hint)

    def describe(definitions: Definitions) -> Schema:
        # The schema may refer to what the type defines.
        base.describe(definitions)
        if not form.definition:
            return form.schema()
        definitions[form.definition] = form.schema()
        return {"$ref": f"#/$defs/{form.definition}"}

    return attrs.evolve(base, describe=describe)


def _refusing(read: Callable[[T], object]) -> Callable[[T], object]:
    """Return *read* with its errors as refusals."""

    def refusing(plain: T) -> object:
        try:
            return read(plain)
        except (ValueError, TypeError) as error:
            raise Refused([Problem((), _codec.problem_of(error).message)]) from None

    return refusing


def _default(attribute: fields.Attribute) -> object:
    default = cast("object", attribute.default)
    # A factory's value may depend on the instance, so it is always written.
    if default is attrs.NOTHING or type(default).__name__ == "Factory":
        return _NEVER
    return default


def _is_union(hint: object) -> bool:
    return get_origin(hint) in {Union, types.UnionType}


def codec_of(hint: object) -> Codec:
    """Return how the values of an annotation are written and read.

    Raises:
        TypeError: documents cannot hold them.

    """
    if hint in _LEAVES:
        return _LEAVES[hint]
    arguments = get_args(hint)
    kinds = frozenset(arguments) - {types.NoneType} if _is_union(hint) else frozenset({hint})
    if kinds <= _WHEN_TYPES:
        return _codec.DATE
    if _is_union(hint) and len(kinds) == 1:
        return codec_of(*kinds)
    if get_origin(hint) is tuple and arguments[1:] == (Ellipsis,):
        return _codec.many(codec_of(arguments[0]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _codec.choice(hint)
    if isinstance(hint, type) and attrs.has(hint):
        return _Table(hint).codec
    raise TypeError(
        f"{hint} cannot be written; it takes str, bool, int, float, Decimal, a date of"
        " timeline.edtf, a StrEnum, an attrs class of these, a tuple[X, ...] of these, or an"
        " immutabledict of texts or plain values"
    )


_Text: TypeAlias = Callable[[object], str | None]


@attrs.frozen
class _ShortForm:
    """How a text stands for an instance of a class.

    Attributes:
        write: returns the text that says everything about an instance, or None.
        read: returns the instance that a text stands for; raises a `ValueError`.
        definition: the name of such texts in the JSON Schema.
        repeats: whether the same instances are in very many events, also as tables.

    """

    write: _Text
    read: Callable[[str], object]
    definition: str
    repeats: bool = True


def _only(cls: type, field: str, **implied: object) -> _Text:
    """Return how to write instances of which only *field* is not at its default, or *implied*."""
    held = {each.name: each.default for each in attrs.fields(cls)} | implied
    del held[field]
    get, others, at_rest = attrgetter(field), attrgetter(*held), tuple(held.values())

    def text(value: object) -> str | None:
        return get(value) if others(value) == at_rest else None

    return text


_by_code = _only(Actor, "code", kind=ActorKind.COUNTRY)
_by_name = _only(Actor, "name")


def _actor(value: object) -> str | None:
    actor = cast("Actor", value)
    if actor.code:
        return _by_code(actor)
    # A name that reads as a code has to say that it is a name.
    return None if countries.is_code(actor.name) else _by_name(actor)


# The same few names are in very many events, which share their values.
_actor_of, _place_of, _citation_of = (
    sharing(kind.from_text, 1024) for kind in (Actor, Place, Citation)
)
_SHORT_FORMS: Mapping[type, _ShortForm] = {
    Actor: _ShortForm(_actor, _actor_of, "some-line"),
    Place: _ShortForm(_only(Place, "name"), _place_of, "some-line"),
    Citation: _ShortForm(_only(Citation, "source"), _citation_of, "id", repeats=False),
}


class _Table:
    """An attrs class as the type of a field: a dict, or a text if that says everything."""

    def __init__(self, kind: type) -> None:
        self._kind = kind
        self._record = record_of(kind)
        self._short = _SHORT_FORMS.get(kind)
        read = self._record.read
        shares = self._short is not None and self._short.repeats
        self._read_table = _codec.sharing_tables(read, 1024) if shares else read
        self._read_text = _refusing(self._short.read) if self._short else _codec.TEXT.read

    @property
    def codec(self) -> Codec:
        return Codec(write=self.write, read=self.read, describe=self.describe)

    def write(self, value: object) -> object:
        if self._short and (text := self._short.write(value)) is not None:
            return text
        out = self._record.write(value, {})
        if isinstance(value, Actor) and value.code:
            # The code says the kind.
            del out["kind"]
        return out

    def read(self, plain: object) -> object:
        if self._short and isinstance(plain, str):
            return self._read_text(plain if type(plain) is str else fields.plain(plain))
        if _codec.is_table(plain):
            return self._read_table(plain)
        raise _codec.refuse(
            plain, "it takes a text or a table" if self._short else "it takes a table"
        )

    def describe(self, definitions: Definitions) -> Schema:
        name = self._kind.__name__.lower()
        if name not in definitions:
            definitions[name] = self._record.describe(definitions)
        reference: Schema = {"$ref": f"#/$defs/{name}"}
        if not self._short:
            return reference
        return {"anyOf": [{"$ref": f"#/$defs/{self._short.definition}"}, reference]}
