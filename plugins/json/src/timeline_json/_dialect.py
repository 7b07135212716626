"""What a dialect of JSON documents is, and the one that loses nothing."""

from collections.abc import Collection, Mapping
from typing import Protocol

from timeline import wire
from timeline.model import Event, Metadata
from timeline.plugins import Losses, present_fields

SCHEMA = "timeline.schema.json"
"""The name of the published schema: editors find it beside a document."""


class Dialect(Protocol):
    """How a document describes a timeline.

    Attributes:
        events: the key of the list of events.

    """

    events: str

    def head(self, metadata: Metadata, losses: Losses) -> Mapping[str, object]:
        """Return the members of the document other than its events."""
        ...

    def event(self, event: Event, metadata: Metadata, losses: Losses) -> object | None:
        """Return *event* as plain values; None if it is left out, which is a loss."""
        ...

    def last(self, metadata: Metadata) -> object | None:
        """Return an item for the end of the list of events; None for none."""
        ...


class OwnDialect:
    """The document of timeline itself, which loses nothing."""

    events = "events"

    def head(self, metadata: Metadata, losses: Losses) -> Mapping[str, object]:  # noqa: ARG002 - nothing is lost
        """Return the schema, the version, the timeline and its sources."""
        return {"$schema": SCHEMA} | wire.dump_head(metadata)

    def event(self, event: Event, metadata: Metadata, losses: Losses) -> object:  # noqa: ARG002 - nothing is lost
        """Return *event* as `timeline.wire` writes it."""
        return wire.dump_event(event)

    def last(self, metadata: Metadata) -> None:
        """Return None: the list holds only events."""


def report_lost_fields(event: Event, written: Collection[str], losses: Losses, reason: str) -> None:
    """Report each field of *event* that has a value and is not among those *written*."""
    for field in present_fields(event):
        # Every dialect writes the name of the type.
        if field not in {*written, "type", "declared"}:
            losses.add(event, field, reason)


def report_lost_metadata(
    metadata: Metadata, written: Collection[str], losses: Losses, reason: str
) -> None:
    """Report each field of *metadata* that has a value and is not among those *written*."""
    for field in present_fields(metadata):
        if field not in written:
            losses.add(None, f"timeline.{field}", reason)
