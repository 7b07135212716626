"""Documents of other formats that are JSON too, each known by its first few members."""

from collections.abc import Mapping
from typing import TypeGuard, cast

_OWN = "this format reads the documents that it writes by default"
_WRITTEN_ONLY = f"which the format json writes and does not read; {_OWN}"


def other_format(document: object) -> str:
    """Return what *document* is, as a message, if it is of another format; else ""."""
    if not _is_object(document):
        return ""
    if "@context" in document or "@graph" in document:
        return f"this is JSON-LD, as that of schema.org, {_WRITTEN_ONLY}"
    if document.get("type") in {"FeatureCollection", "Feature"}:
        return f"this is GeoJSON, which is not read; {_OWN}"
    if _is_timelinejs(document):
        return f"this is TimelineJS, {_WRITTEN_ONLY}"
    return ""


def _is_timelinejs(document: Mapping[str, object]) -> bool:
    events = document.get("events")
    if not isinstance(events, list):
        return False
    first = next(iter(cast("list[object]", events)), document.get("title"))
    # A slide has a text with a headline, and its date in parts.
    return _is_object(first) and any(
        _is_object(first.get(key)) for key in ("start_date", "text", "media")
    )


def _is_object(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, dict)
