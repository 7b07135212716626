"""What the JSON Schema says of fields and classes beyond their types.

Most fields say it by their validator. What one class alone asks of a field, and the few
rules between its fields, stand here under the class.
"""

from collections.abc import Mapping
from typing import TypeAlias

from timeline.model import Actor, Metadata, Observation, Place, Regime, Source, fields

Schema: TypeAlias = dict[str, object]

_BY_VALIDATOR: Mapping[object, Schema] = {
    fields.line: {"$ref": "#/$defs/line"},
    fields.some_line: {"$ref": "#/$defs/some-line"},
    fields.text: {"$ref": "#/$defs/text"},
    fields.slug: {"$ref": "#/$defs/id"},
    fields.language_tag: {"$ref": "#/$defs/language"},
    fields.url: {"$ref": "#/$defs/url"},
    fields.country_code: {"$ref": "#/$defs/country"},
    fields.all_lines: {
        "type": "array",
        "items": {"$ref": "#/$defs/some-line"},
        "uniqueItems": True,
    },
    fields.text_mapping: {
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/id"},
        "additionalProperties": {"$ref": "#/$defs/some-line"},
    },
}

_BY_FIELD: Mapping[tuple[type, str], Schema] = {
    (Place, "latitude"): {"type": "number", "minimum": -90, "maximum": 90},
    (Place, "longitude"): {"type": "number", "minimum": -180, "maximum": 180},
    (Regime, "when"): {"allOf": [{"$ref": "#/$defs/date"}, {"pattern": "/"}]},
    (Metadata, "revised"): {"$ref": "#/$defs/day"},
}

_SAYS_SOMETHING: Schema = {"pattern": r"\S"}
_BY_CLASS: Mapping[type, Schema] = {
    Actor: {
        "anyOf": [
            {"required": ["name"], "properties": {"name": _SAYS_SOMETHING}},
            {"required": ["code"]},
        ],
        "if": {"required": ["code"]},
        "then": {"properties": {"kind": {"const": "country"}}},
    },
    Place: {"dependentRequired": {"latitude": ["longitude"], "longitude": ["latitude"]}},
    Source: {
        "anyOf": [
            {"required": ["title"], "properties": {"title": _SAYS_SOMETHING}},
            {"required": ["publisher"], "properties": {"publisher": _SAYS_SOMETHING}},
            {"required": ["url"], "properties": {"url": _SAYS_SOMETHING}},
        ]
    },
    Observation: {"required": ["figures"], "properties": {"figures": {"minItems": 1}}},
}


def of_field(kind: type, attribute: fields.Attribute, schema: Schema) -> Schema:
    """The *schema* of the field's type, or the narrower one that its validator tells."""
    by_field = _BY_FIELD.get((kind, attribute.name))
    return by_field or _BY_VALIDATOR.get(attribute.validator, schema)


def of_class(kind: type) -> Schema:
    """The rules between the fields of one class; empty where it has none."""
    return _BY_CLASS.get(kind, {})
