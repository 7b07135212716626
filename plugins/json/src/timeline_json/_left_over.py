"""What a dialect does not write of an event, told to the losses."""

from collections.abc import Collection

import attrs

from timeline.contracts import Losses
from timeline.model import Event, Metadata


def tell_event(event: Event, written: Collection[str], losses: Losses, reason: str) -> None:
    """Report each field of *event* that says something and is not among the *written* ones."""
    for field in attrs.fields(type(event)):
        # Both dialects write the name of the type.
        if field.name in {*written, "declared"}:
            continue
        if getattr(event, field.name) != _default(field):
            losses.add(event, field.name, reason)


def tell_timeline(
    metadata: Metadata, written: Collection[str], losses: Losses, reason: str
) -> None:
    """Report each field of *metadata* that says something and is not among the *written* ones."""
    for field in attrs.fields(Metadata):
        if field.name not in written and getattr(metadata, field.name) != _default(field):
            losses.add(None, f"timeline.{field.name}", reason)


def _default(field: "attrs.Attribute[object]") -> object:
    factory: object = getattr(field.default, "factory", None)
    return factory() if callable(factory) else field.default
