"""The base classes of exporters."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Generic, TypeAlias, TypeVar, cast

import attrs

from timeline.model import Event, Metadata, fields
from timeline.plugins._losses import Losses

# Covariant, so that the registry can take any exporter as an `Exporter[object]`, while
# its own code sees its own options.
OptionsT_co = TypeVar("OptionsT_co", covariant=True)


_NO_CODES: Mapping[str, Mapping[str, str]] = {}


@attrs.frozen
class NoOptions:
    """The options of a format without options."""


class Exporter(ABC, Generic[OptionsT_co]):
    """A format that is written one event at a time.

    Each export, and each shard of one, gets an exporter of its own. The output is the
    prologue, then the bytes of each event, then the epilogue. Each event is preceded by the
    heading of its section, if the section has changed, or else by the separator.
    An exporter keeps no state between events, so that shards join to the same bytes as a
    serial export. That of a shard may never be asked for its prologue, so `encode` must
    not depend on it.

    Attributes:
        options_type: the frozen attrs class of its options; set it in the class body.
        separator: the bytes between two events of one section.
        options: the caller's options.
        metadata: the title, sources and so on of the timeline.
        titles: the titles, by id, of the events that others of the timeline relate to. Of an
            event without one, as in a stream, only the id is known.
        codes: the codes, by id, of those of these events that have any.

    """

    options_type: type[OptionsT_co]
    separator: bytes = b""
    titles: Mapping[str, str] = fields.EMPTY_TEXTS
    codes: Mapping[str, Mapping[str, str]] = _NO_CODES

    def __init__(self, options: OptionsT_co, metadata: Metadata) -> None:
        self.options = options
        self.metadata = metadata

    def prologue(self, losses: Losses) -> bytes:  # noqa: ARG002 - for those who lose metadata
        """Return the bytes before the first event; report losses of the timeline's fields here."""
        return b""

    @abstractmethod
    def encode(self, event: Event, losses: Losses) -> bytes:
        """Return *event* in the format, or no bytes if it is left out, which is a loss."""

    def section(self, event: Event) -> str | None:  # noqa: ARG002 - for those who have sections
        """Return the name of the section that *event* belongs to; None if there are no sections."""
        return None

    def heading(self, section: str) -> bytes:  # noqa: ARG002 - for those who have sections
        """Return the bytes that open *section*, in place of a separator."""
        return b""

    def epilogue(self) -> bytes:
        """Return the bytes after the last event; they must not depend on the events."""
        return b""


class WholeExporter(ABC, Generic[OptionsT_co]):
    """A format that must see all events at once, such as a picture.

    Attributes:
        options_type: the frozen attrs class of its options; set it in the class body.
        options: the caller's options.
        metadata: the title, sources and so on of the timeline.

    """

    options_type: type[OptionsT_co]

    def __init__(self, options: OptionsT_co, metadata: Metadata) -> None:
        self.options = options
        self.metadata = metadata

    @abstractmethod
    def render(self, events: Iterable[Event], losses: Losses) -> bytes:
        """Return all *events* in the format."""


AnyExporter: TypeAlias = Exporter[object] | WholeExporter[object]


def options_type_of(kind: type[object]) -> type[object]:
    """Return the class of the options of *kind*, an exporter or importer."""
    return cast("type[object]", getattr(kind, "options_type", NoOptions))
