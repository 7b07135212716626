"""Whole timelines from builtins."""

from collections.abc import Iterable, Mapping
from typing import cast

from timeline.collection import Timeline, defects
from timeline.errors import Faults, FaultSink, format_path, nearest
from timeline.wire import _codec
from timeline.wire._dump import VERSION
from timeline.wire._reader import Reader, Unknown
from timeline.wire._types import EventTypes

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
    """The timeline that *plain* describes, as `dump` gives it.

    Args:
        plain: the document.
        types: the types of event that are installed; the built-in ones if None.
        name: what errors call the document.
        unknown_types: as `Reader` has it.
        unknown_fields: as `Reader` has it.

    Raises:
        DocumentError: with all faults of the document, each with its path.

    """
    faults = Faults()
    reader = Reader(faults, types, unknown_types=unknown_types, unknown_fields=unknown_fields)
    document = check_document(plain, faults)
    metadata = reader.metadata(document.get("timeline", {}), document.get("sources", {}))
    items = list(cast("Iterable[object]", document.get("events", ())))
    paths = [f"events[{index}]" for index in range(len(items))]
    events = [reader.event(item, path) for item, path in zip(items, paths, strict=True)]
    whole = [event for event in events if event is not None]
    if not faults:
        # An event that could not be read is not there to be referred to.
        for defect in defects(whole, metadata):
            place = format_path(defect.path)
            faults.add(
                defect.message(paths),
                path=place if defect.number is None else f"{paths[defect.number]}.{place}",
                event=defect.event,
            )
    faults.raise_if_any(name)
    return Timeline(whole, metadata=metadata)


def check_document(plain: object, faults: FaultSink) -> Mapping[str, object]:
    """The parts of a document; what is wrong with its outermost level goes to *faults*.

    A document without a version is of version 1. One of a later version than this
    library's is refused whole, for its meaning may have changed.
    """
    if not isinstance(plain, Mapping):
        faults.add(f"a document is a table with the keys {', '.join(PARTS)}")
        return {}
    document = dict(cast("Mapping[str, object]", plain))
    version = _version(document.get("version", VERSION))
    if version is None:
        refusal = _codec.refuse(document["version"], f"it takes {VERSION}")
        faults.add(refusal.problems[0].message, path="version")
    elif version > VERSION:
        faults.add(
            f"version {version} is later than {VERSION}, the latest that this library reads",
            path="version",
        )
        return {}
    for key in [key for key in document if key not in PARTS]:
        near = nearest(key, PARTS)
        faults.add(f"is not a part; the parts are {', '.join(PARTS)}{near}", path=str(key))
    if not isinstance(document.get("events", []), list | tuple):
        faults.add("it takes a list of events", path="events")
        del document["events"]
    return document


def _version(plain: object) -> int | None:
    """The version that *plain* is, or None; JSON has one kind of number, and 1.0 is 1."""
    try:
        version = cast("int", _codec.WHOLE.read(plain))
    except _codec.Refused:
        return None
    return version if 0 < version <= _codec.MAX_SAFE_INT else None
