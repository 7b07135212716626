"""What a dialect does not write of an event, told to the losses."""

from collections.abc import Collection

from timeline.model import Event, Metadata
from timeline.plugins import Losses, present_fields


def tell_event(event: Event, written: Collection[str], losses: Losses, reason: str) -> None:
    """Report each field of *event* that says something and is not among the *written* ones."""
    for field in present_fields(event):
        # Both dialects write the name of the type.
        if field not in {*written, "type", "declared"}:
            losses.add(event, field, reason)


def tell_timeline(
    metadata: Metadata, written: Collection[str], losses: Losses, reason: str
) -> None:
    """Report each field of *metadata* that says something and is not among the *written* ones."""
    for field in present_fields(metadata):
        if field not in written:
            losses.add(None, f"timeline.{field}", reason)
