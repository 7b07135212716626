"""Whole timelines from builtins."""

from collections.abc import Iterable, Mapping
from typing import cast

from timeline.collection import Timeline
from timeline.errors import DocumentError, Faults, InconsistentError, Location
from timeline.wire import _codec
from timeline.wire._reader import DocumentReader, Unknown
from timeline.wire._types import EventTypes

VERSION = 1
PARTS = ("version", "timeline", "sources", "events")
"""The keys of a document."""


def load(
    plain: object,
    types: EventTypes | None = None,
    *,
    name: str = "document",
    unknown_types: Unknown | str = Unknown.KEEP,
    unknown_fields: Unknown | str = Unknown.REFUSE,
) -> Timeline:
    """Return the timeline that *plain* describes, as `dump` returns it.

    Args:
        plain: the document.
        types: the types of event that are installed; the built-in ones if None.
        name: the document's name in errors.
        unknown_types: as of `DocumentReader`.
        unknown_fields: as of `DocumentReader`.

    Raises:
        DocumentError: with all faults of the document, each with its path.

    """
    faults = Faults()
    reader = DocumentReader(
        faults, types, unknown_types=unknown_types, unknown_fields=unknown_fields
    )
    document = check_document(plain, faults)
    metadata = reader.metadata(document.get("timeline", {}), document.get("sources", {}))
    items = cast("Iterable[object]", document.get("events", ()))
    events = [
        reader.event(item, Location(path=("events", number))) for number, item in enumerate(items)
    ]
    if faults:
        # Some events are missing, and references to them are not at fault.
        raise DocumentError(name, tuple(faults))
    try:
        return Timeline([event for event in events if event is not None], metadata=metadata)
    except InconsistentError as error:
        raise DocumentError(name, error.faults) from error


def check_document(plain: object, faults: Faults) -> Mapping[str, object]:
    """Return the parts of a document; what is wrong at its top level goes to *faults*.

    A document without a version has version 1. A later version than this library's is
    refused as a whole, since its meaning may have changed.
    """
    if not isinstance(plain, Mapping):
        faults.add(_refused(plain, f"a document is a table with the keys {', '.join(PARTS)}"))
        return {}
    document = dict(cast("Mapping[str, object]", plain))
    version = _version(document.get("version", VERSION))
    if version is None:
        faults.add(_refused(document["version"], f"expected {VERSION}"), path=("version",))
    elif version > VERSION:
        faults.add(
            f"version {version} is later than {VERSION}, the latest that this library reads",
            path=("version",),
        )
        return {}
    unknown = [key for key in document if key not in PARTS]
    is_event = "title" in document and not {"id", "when"}.isdisjoint(document)
    if is_event and len(unknown) == len(document):
        faults.add("this is one event; a document has a list of events, under the key 'events'")
        return {}
    for key in unknown:
        from timeline.wire._guesses import part_meant  # noqa: PLC0415 - rarely needed

        meant = part_meant(key, PARTS)
        faults.add(f"is not a part; the parts are {', '.join(PARTS)}{meant}", path=(str(key),))
    if not isinstance(document.get("events", []), list | tuple):
        faults.add(_refused(document.pop("events"), "expected a list of events"), path=("events",))
    return document


def _refused(plain: object, allowed: str) -> str:
    return _codec.refuse(plain, allowed).problems[0].message


def _version(plain: object) -> int | None:
    """Return the version *plain*, or None; JSON has one kind of number, in which 1.0 is 1."""
    try:
        version = cast("int", _codec.WHOLE.read(plain))
    except _codec.Refused:
        return None
    return version if 0 < version <= _codec.MAX_SAFE_INT else None
