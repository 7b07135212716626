"""What a dialect of JSON documents is, and the one that loses nothing."""

from collections.abc import Mapping
from typing import Protocol

from timeline import wire
from timeline.model import Event, Metadata
from timeline.plugins import Losses

SCHEMA = "timeline.schema.json"
"""The name of the published schema: editors find it beside a document."""


class Dialect(Protocol):
    """The names that a document gives to things.

    Attributes:
        events: the key of the list of events.

    """

    events: str

    def head(self, metadata: Metadata, losses: Losses) -> Mapping[str, object]:
        """The members of the document beside its events."""
        ...

    def event(self, event: Event, metadata: Metadata, losses: Losses) -> object | None:
        """*event* as plain values; None where it is left out, which is a loss."""
        ...

    def last(self, metadata: Metadata) -> object | None:
        """What stands behind the events in their list; None where nothing does."""
        ...


class OwnDialect:
    """The document of timeline itself, which loses nothing."""

    events = "events"

    def head(self, metadata: Metadata, losses: Losses) -> Mapping[str, object]:  # noqa: ARG002 - nothing is lost
        """The schema, the version, the timeline and its sources."""
        head: dict[str, object] = {"$schema": SCHEMA, "version": wire.VERSION}
        if about := wire.dump_metadata(metadata):
            head["timeline"] = about
        if sources := wire.dump_sources(metadata):
            head["sources"] = sources
        return head

    def event(self, event: Event, metadata: Metadata, losses: Losses) -> object:  # noqa: ARG002 - nothing is lost
        """*event* as the wire has it."""
        return wire.dump_event(event)

    def last(self, metadata: Metadata) -> None:
        """Nothing: the list holds events alone."""
