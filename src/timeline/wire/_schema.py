"""The JSON Schema (2020-12) of documents, made from the classes that read and write them."""

import json
from collections.abc import Mapping
from typing import cast

from timeline.errors.messages import require_type
from timeline.model import Event, Metadata, Source
from timeline.wire._load import VERSION
from timeline.wire._records import record_of
from timeline.wire._types import EventTypes


def schema(types: EventTypes | None = None) -> dict[str, object]:
    """Return the JSON Schema of documents whose events have these *types*; None for the built-in.

    Events of other types are accepted, as `load` keeps them: the fields that all events have are
    checked, and the others may be any plain values.

    Only `load` checks what a schema cannot: that ids are unique and references lead to
    something, that a day exists in its month, that an interval does not run backwards.

    Raises:
        TypeError: *types* are not `EventTypes`.

    """
    types = EventTypes() if types is None else types
    require_type("types", types, EventTypes, "an EventTypes: EventTypes(classes) makes one")
    definitions: dict[str, dict[str, object]] = {}
    events = {name: record_of(kind).describe(definitions) for name, kind in types.items()}
    for name, described in events.items():
        definitions[f"event-{name}"] = _typed(name, described)
    definitions["event-other"] = _other(events[Event.type_name])
    definitions["event"] = _any_event(types)
    definitions["metadata"] = _without(record_of(Metadata).describe(definitions), "sources")
    definitions["source"] = _without(record_of(Source).describe(definitions), "id")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A timeline",
        "description": f"Version {VERSION} of the documents of the Python package timeline-events.",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "version": {"const": VERSION},
            "timeline": {"$ref": "#/$defs/metadata"},
            "sources": {
                "type": "object",
                "propertyNames": {"$ref": "#/$defs/id"},
                "additionalProperties": {"$ref": "#/$defs/source"},
            },
            "events": {"type": "array", "items": {"$ref": "#/$defs/event"}},
        },
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text(types: EventTypes | None = None) -> str:
    """Return `schema` as the text of a file."""
    return json.dumps(schema(types), indent=2, ensure_ascii=True) + "\n"


def _typed(name: str, described: Mapping[str, object]) -> dict[str, object]:
    """Return an event's schema with its type, which only the plain event may leave out."""
    properties = {"type": {"const": name}, **_part(described, "properties")}
    return {**described, "properties": properties}


def _other(described: Mapping[str, object]) -> dict[str, object]:
    """Return the schema of a type that is not installed: common fields and plain values."""
    return {
        **described,
        "properties": {"type": {"$ref": "#/$defs/id"}, **_part(described, "properties")},
        "additionalProperties": {"$ref": "#/$defs/plain"},
    }


def _any_event(types: EventTypes) -> dict[str, object]:
    """Return a schema that applies the one of the event's type, so that errors are its own."""

    def case(condition: object, name: str) -> dict[str, object]:
        return {"if": condition, "then": {"$ref": f"#/$defs/event-{name}"}}

    def typed(rule: object) -> object:
        return {"required": ["type"], "properties": {"type": rule}}

    return {
        "type": "object",
        "properties": {"type": {"type": "string"}},
        "allOf": [
            case({"not": {"required": ["type"]}}, Event.type_name),
            *(case(typed({"const": name}), name) for name in types),
            case(typed({"not": {"enum": list(types)}}), "other"),
        ],
    }


def _without(described: Mapping[str, object], name: str) -> dict[str, object]:
    """Return a schema without one field, which documents keep elsewhere."""
    properties = {key: item for key, item in _part(described, "properties").items() if key != name}
    required = [key for key in cast("list[str]", described.get("required", [])) if key != name]
    kept = {key: item for key, item in described.items() if key != "required"}
    return {**kept, "properties": properties, **({"required": required} if required else {})}


def _part(described: Mapping[str, object], key: str) -> Mapping[str, object]:
    return cast("Mapping[str, object]", described[key])
