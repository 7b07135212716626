"""What an importer is."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, BinaryIO, Generic, TypeVar

import attrs

from timeline.errors import Faults
from timeline.model import Event, Metadata

if TYPE_CHECKING:
    # A plugin's declaration comes through here, and needs none of the wire.
    from timeline.wire import EventTypes

OptionsT_co = TypeVar("OptionsT_co", covariant=True)


@attrs.frozen(kw_only=True)
class Origin:
    """Where in its document an event stands.

    Attributes:
        path: as ``events[3]``; empty where the format has no paths.
        line: the line that it starts on, from 1, where the format has lines.

    """

    path: str = ""
    line: int | None = None


def _by_number(number: int) -> Origin:
    return Origin(path=f"events[{number}]")


def _unknown_line(_: str) -> None:
    return None


@attrs.frozen(kw_only=True)
class EventStream:
    """Events on their way: what an importer yields, and what an export may take.

    Attributes:
        metadata: what the timeline says of itself, known before its events.
        events: the events; they can be gone through once.
        origin: where the event stands that was yielded as number n, from 0;
            asked once all are read, for faults that concern several events.
        remains: what could be read of the events that were not yielded, with the
            place of each; asked once all are read, so that their ids and references
            are looked at in the same run.
        unread: the ids that events or sources may have of which nothing could be read, as
            `possible_ids` finds them in their text; asked once all are read. A reference
            to one of them is no fault of its own.
        line: the line of a path of the document, as ``events[3].id``, where the
            importer knows it; else such a fault gets the line of its event.
        partial: whether documents of the format are often parts of something larger,
            as calendars are; a relation that leads out of one is then left out with
            a warning, and is no fault.

    """

    metadata: Metadata
    events: Iterable[Event]
    origin: Callable[[int], Origin] = _by_number
    partial: bool = False
    remains: Callable[[], Iterable[tuple[Event, Origin]]] = tuple
    unread: Callable[[], Iterable[str]] = tuple
    line: Callable[[str], int | None] = _unknown_line


class Importer(ABC, Generic[OptionsT_co]):
    """A format that reads events one by one.

    It never builds a timeline and never opens a file. What is wrong in the
    document goes to *faults*, with its path and line, and reading goes on with
    the next event; whether a fault stops the caller is the caller's choice.

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
        """The events of *file*, as they are read.

        A document that cannot be read at all is a fault and no events; only what
        the operating system refuses (`OSError`) is raised.
        """
