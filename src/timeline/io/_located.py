"""Timelines from documents, with where each event stands there."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from timeline.collection import Timeline
from timeline.errors import Faults
from timeline.io._assembly import timeline_of
from timeline.io._reading import Readable, name_of, opened, reader_of, warn_of
from timeline.model import Event
from timeline.plugins import EventStream, Origin, Registry, default_registry


@attrs.frozen(kw_only=True)
class Located:
    """A timeline, and where in its document its parts stand.

    Attributes:
        timeline: the timeline.

    """

    timeline: Timeline
    _stream: EventStream = attrs.field(alias="stream", repr=False)
    _events: Sequence[Event] = attrs.field(alias="events", repr=False)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        # Of an id that stands twice, the first event is the one that is kept.
        return {event.id: number for number, event in reversed(tuple(enumerate(self._events)))}

    def place(self, event: str, path: str) -> Origin:
        """Where *path*, as ``citations[0]``, of an event stands.

        Args:
            event: the id of the event; "" where *path* is one of the timeline, as
                ``sources.ttp``.
            path: where it is in the event.

        Raises:
            KeyError: the document has no event of this id.

        """
        if not event:
            return Origin(path=path, line=self._stream.line(path))
        origin = self._stream.origin(self._numbers[event])
        whole = f"{origin.path}.{path}" if origin.path else path
        return Origin(path=whole, line=self._stream.line(whole) or origin.line)


def load_located(
    source: Readable,
    *,
    format: str | None = None,  # noqa: A002 - the word that all the documents use
    strict: bool = True,
    registry: Registry | None = None,
    **options: object,
) -> Located:
    """The timeline of a document, with the places of its parts.

    The arguments, and what is raised, are those of `load`.
    """
    reader = reader_of(
        source, format, options, strict=strict, registry=registry or default_registry()
    )
    name = name_of(source)
    faults, loose = Faults(), Faults()
    with opened(source) as file:
        stream = reader.begin(file, faults)
        events = reader.events(stream)
        made = timeline_of(stream, events, faults, loose)
    if strict:
        faults.raise_if_any(name)
    for fault in (*faults, *loose):
        warn_of(name, fault)
    return Located(timeline=made, stream=stream, events=events)
