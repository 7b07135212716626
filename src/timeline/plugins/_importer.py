"""The contract of an importer: a file in, events with their locations and faults out."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, BinaryIO, Generic, TypeVar

import attrs

from timeline.errors import Faults, Location, Path
from timeline.model import Event, Metadata

if TYPE_CHECKING:
    # A plugin's declaration imports this module, and needs nothing of the wire.
    from timeline.wire import EventTypes

OptionsT_co = TypeVar("OptionsT_co", covariant=True)

_NO_METADATA = Metadata()


@attrs.frozen(kw_only=True)
class EventStream:
    """Events that are read one by one: what an importer returns, and what can be exported.

    Attributes:
        metadata: what the timeline says of itself, known before its events.
        events: each event with its location in the document; can be iterated once.
        line_of: returns the line of a path, or None where it is not known. It is asked
            only where something without a line is reported, so that a format may
            search its text for paths then, and not before.
        partial: whether documents of the format are often parts of something larger,
            as calendars are. A relation to an event outside of one is then left out
            with a warning, and is not a fault.

    """

    metadata: Metadata
    events: Iterable[tuple[Event, Location]]
    line_of: Callable[[Path], int | None] | None = None
    partial: bool = False

    @classmethod
    def of(cls, events: Iterable[Event], metadata: Metadata = _NO_METADATA) -> "EventStream":
        """Return a stream of *events* that come from no document, to export one by one."""
        nowhere = Location()
        return cls(metadata=metadata, events=((event, nowhere) for event in events))


class Importer(ABC, Generic[OptionsT_co]):
    """A format that reads events one by one.

    An importer never builds a timeline and never opens a file. What is wrong in the
    document goes to *faults*, with its path or line, and reading continues with the
    next event; the caller decides whether a fault is an error.

    Attributes:
        options_type: the frozen attrs class of its options, in the class body.
        options: the caller's options.
        types: the types of event that are installed.

    """

    options_type: type[OptionsT_co]

    def __init__(self, options: OptionsT_co, types: "EventTypes") -> None:
        self.options = options
        self.types = types

    @abstractmethod
    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        """Return the events of *file*, which may be read while they are iterated.

        A document that cannot be read at all is a fault and no events; only errors of
        the operating system (`OSError`) are raised.
        """
