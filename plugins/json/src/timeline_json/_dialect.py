"""The dialect of JSON documents that loses nothing, and how the others report losses."""

from collections.abc import Collection, Mapping

from timeline import wire
from timeline.model import Event, GenericEvent, Metadata
from timeline.plugins import Losses, present_fields

SCHEMA = "timeline.schema.json"
"""The name of the published schema: editors find it beside a document."""


class OwnDialect:
    """The document of timeline itself, which loses nothing.

    Attributes:
        events: the key of the list of events.

    """

    events = "events"

    def head(self, metadata: Metadata, losses: Losses) -> Mapping[str, object]:  # noqa: ARG002 - nothing is lost
        """Return the members of the document other than its events."""
        return {"$schema": SCHEMA} | wire.dump_head(metadata)

    def event(self, event: Event, metadata: Metadata, losses: Losses) -> object:  # noqa: ARG002 - nothing is lost
        """Return *event* as plain values; another dialect returns None for one that it loses."""
        return wire.dump_event(event)

    def last(self, metadata: Metadata) -> None:
        """Return no item for the end of the list, which holds only events."""


def report_lost_fields(event: Event, written: Collection[str], losses: Losses, reason: str) -> None:
    """Report each field of *event* that has a value and is not among those *written*."""
    # Every dialect writes the name of the type.
    named = ("type", "declared") if isinstance(event, GenericEvent) else ("type",)
    for field in present_fields(event):
        if field not in {*written, *named}:
            losses.add(event, field, reason)


def report_lost_metadata(
    metadata: Metadata, written: Collection[str], losses: Losses, reason: str
) -> None:
    """Report each field of *metadata* that has a value and is not among those *written*."""
    for field in present_fields(metadata):
        if field not in written:
            losses.add(None, f"timeline.{field}", reason)
