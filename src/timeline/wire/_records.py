"""How attrs classes are written: as dicts of the fields that are not at their default.

Of some classes a plain text can stand for an instance, such as "AZ" for an actor.
"""

import types
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs
from immutabledict import immutabledict

from timeline.edtf import When
from timeline.model import Actor, ActorKind, Citation, Event, Place, countries, fields
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


class Record:
    """How the instances of one attrs class are written and read.

    A `TypeError` says which field has a type that documents cannot hold.
    """

    def __init__(self, kind: type) -> None:
        self.kind = kind
        every = cast("tuple[fields.Attribute, ...]", attrs.fields(kind))
        self.attributes = {each.name: each for each in every if each.init}
        hints = get_type_hints(kind)
        # None, which cannot be written, if the field has no annotation.
        self._codecs = {
            name: _field_codec(attribute, hints.get(name))
            for name, attribute in self.attributes.items()
        }
        self._writers = [
            (name, _default(self.attributes[name]), codec.write)
            for name, codec in self._codecs.items()
        ]
        # One text, since there can be as many unknown keys as a document holds.
        self._not_a_field = f"is not a field; the fields are {', '.join(sorted(self.attributes))}"
        self._readers = {name: codec.read for name, codec in self._codecs.items()}
        self._required = [
            name for name, each in self.attributes.items() if each.default is attrs.NOTHING
        ]

    def write(self, value: object, out: dict[str, object]) -> dict[str, object]:
        """Add the fields of *value* that are not at their default to *out*, and return it."""
        for name, default, write in self._writers:
            item = getattr(value, name)
            # Most fields hold the default object itself, which is quicker to check.
            if item is not default and item != default:
                out[name] = write(item)
        return out

    def read(self, plain: Mapping[str, object]) -> object:
        """Return the instance that *plain* describes, or raise all its problems as `Refused`."""
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
        return Problem((str(key),), self._not_a_field, unknown=True, advice=self._field_meant)

    def _field_meant(self, key: object) -> str:
        from timeline.wire import _guesses  # noqa: PLC0415 - rarely needed

        names = sorted(self.attributes)
        if not issubclass(self.kind, Event):
            return _guesses.field_meant(key, names)
        return _guesses.types_with(key) or _guesses.field_meant(key, [*names, "type"])

    def _diagnose(self, values: Mapping[str, object]) -> list[Problem]:
        """Return the problems of all fields; a constructor stops at the first."""
        problems: list[Problem] = []
        for name, value in values.items():
            attribute = self.attributes[name]
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
        properties = {name: codec.describe(definitions) for name, codec in self._codecs.items()}
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


def _field_codec(attribute: fields.Attribute, hint: object) -> Codec:
    """Return the codec of a field's annotation, with what its validator says beyond it."""
    if types.NoneType in get_args(hint) and _default(attribute) is not None:
        raise TypeError(f"{attribute.name}: a field that may be None has None as its default")
    form = fields.form_of(attribute.validator)
    if form and form.write and form.read:
        base = Codec(write=form.write, read=_refusing(form.read), describe=lambda _: {})
    else:
        try:
            base = codec_of(hint)
        except TypeError as error:
            raise TypeError(f"{attribute.name}: {error}") from error
    if form is None:
        return base

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


def codec_of(hint: object) -> Codec:
    """Return how the values of an annotation are written and read."""
    if hint in _LEAVES:
        return _LEAVES[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    is_union = origin in {Union, types.UnionType}
    kinds = frozenset(arguments) - {types.NoneType} if is_union else frozenset({hint})
    if kinds <= _WHEN_TYPES:
        return _codec.DATE
    if is_union and len(kinds) == 1:
        return codec_of(*kinds)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return _codec.many(codec_of(arguments[0]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _codec.choice(hint)
    if isinstance(hint, type) and attrs.has(hint):
        return _table(hint)
    raise TypeError(
        f"{hint} cannot be written; expected str, bool, int, float, Decimal, a date of"
        " timeline.edtf, a StrEnum, an attrs class of these, a tuple[X, ...] of these, or an"
        " immutabledict of texts or plain values"
    )


_Text: TypeAlias = Callable[[object], str | None]


class _ShortForm(NamedTuple):
    """How a text stands for an instance of a class."""

    write: _Text  # returns None if no text says everything
    read: Callable[[str], object]  # raises a ValueError
    definition: str  # the name of such texts in the JSON Schema
    repeats: bool = True  # whether the same are in very many events, also as tables


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


def _table(kind: type) -> Codec:
    """Return the codec of an attrs class: a dict, or a text if that says everything."""
    record, short = record_of(kind), _SHORT_FORMS.get(kind)
    shares = short is not None and short.repeats
    read_table = _codec.sharing_tables(record.read, 1024) if shares else record.read
    read_text = _refusing(short.read) if short else None

    def write(value: object) -> object:
        if short and (text := short.write(value)) is not None:
            return text
        out = record.write(value, {})
        if isinstance(value, Actor) and value.code:
            # The code says the kind.
            del out["kind"]
        return out

    def read(plain: object) -> object:
        if read_text and isinstance(plain, str):
            return read_text(plain if type(plain) is str else fields.plain(plain))
        if _codec.is_table(plain):
            return read_table(plain)
        raise _codec.refuse(plain, f"expected a {'text or a ' if short else ''}table")

    return Codec(
        write=write, read=read, describe=lambda definitions: _described(kind, short, definitions)
    )


def _described(kind: type, short: _ShortForm | None, definitions: Definitions) -> Schema:
    name = kind.__name__.lower()
    if name not in definitions:
        definitions[name] = record_of(kind).describe(definitions)
    reference: Schema = {"$ref": f"#/$defs/{name}"}
    if not short:
        return reference
    return {"anyOf": [{"$ref": f"#/$defs/{short.definition}"}, reference]}
