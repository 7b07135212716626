"""What an exporter is."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Generic, TypeAlias, TypeVar, cast

import attrs

from timeline.model import Event, Metadata
from timeline.plugins._importer import Importer
from timeline.plugins._losses import Losses

# Covariant, so that a class with any options is an `Exporter[object]` to the
# registry, while its own code sees its own options.
OptionsT_co = TypeVar("OptionsT_co", covariant=True)


@attrs.frozen
class NoOptions:
    """The options of a format that has none."""


class Exporter(ABC, Generic[OptionsT_co]):
    """A format that writes events one at a time.

    The driver makes one for each export (or shard of one) and puts the output
    together: the prologue; then for each event the heading of its section where
    that changed, or else the separator, and the event's bytes; then the epilogue.
    An exporter keeps no state between events: that is what lets shards join to the
    same bytes as a serial export. A shard's exporter may be asked for its events
    alone, so `encode` does not wait for `prologue`.

    Attributes:
        options_type: the frozen attrs class of its options, in the class body.
        separator: the bytes between two events of one section.
        options: the caller's options.
        metadata: what the timeline says of itself.

    """

    options_type: type[OptionsT_co]
    separator: bytes = b""

    def __init__(self, options: OptionsT_co, metadata: Metadata) -> None:
        self.options = options
        self.metadata = metadata

    def prologue(self, losses: Losses) -> bytes:  # noqa: ARG002 - for those who lose metadata
        """What stands before the first event; losses of the timeline's own fields go here."""
        return b""

    @abstractmethod
    def encode(self, event: Event, losses: Losses) -> bytes:
        """*event* in the format; empty bytes where it is left out, which is a loss."""

    def section(self, event: Event) -> str | None:  # noqa: ARG002 - for those who have sections
        """The name of the section that *event* belongs to; None where there are none."""
        return None

    def heading(self, section: str) -> bytes:  # noqa: ARG002 - for those who have sections
        """What opens *section*, in place of a separator."""
        return b""

    def epilogue(self) -> bytes:
        """What stands after the last event; it does not depend on which there were."""
        return b""


class WholeExporter(ABC, Generic[OptionsT_co]):
    """A format that must see all events at once, such as a picture.

    Its declaration says so, by ``whole=True``.

    Attributes:
        options_type: the frozen attrs class of its options, in the class body.
        options: the caller's options.
        metadata: what the timeline says of itself.

    """

    options_type: type[OptionsT_co]

    def __init__(self, options: OptionsT_co, metadata: Metadata) -> None:
        self.options = options
        self.metadata = metadata

    @abstractmethod
    def render(self, events: Iterable[Event], losses: Losses) -> bytes:
        """All *events* in the format."""


AnyExporter: TypeAlias = Exporter[object] | WholeExporter[object]


def options_type_of(kind: type[AnyExporter] | type[Importer[object]]) -> type[object]:
    """The class of the options of an exporter or importer, for what reads it at run time."""
    return cast("type[object]", getattr(kind, "options_type", NoOptions))
