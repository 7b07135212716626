"""The exporter of SVG pictures, and what a picture does not show."""

from collections.abc import Iterable, Iterator
from typing import Final

from timeline.model import Event, Metadata
from timeline.plugins import Losses, WholeExporter, present_fields
from timeline_svg._draw import Picture, draw
from timeline_svg._mark import mark
from timeline_svg._options import SvgOptions

_NOT_DRAWN: Final = "not drawn"
_COUNTED: Final = "counted, and not drawn by itself"
_UNCHARTED: Final = "in no chart"
# Shown as the sign, in the label, or among what programs show of an event when asked.
_SHOWN: Final = frozenset(
    {"id", "title", "when", "status", "description", "actors", "places", "figures"}
)
_SHOWN_OF_TIMELINE: Final = frozenset({"title", "language", "revised"})


class SvgExporter(WholeExporter[SvgOptions]):
    """Draws a timeline as an SVG document."""

    options_type = SvgOptions

    def render(self, events: Iterable[Event], losses: Losses) -> bytes:
        """Return the picture of all *events*."""
        given = list(events)
        picture = draw(map(mark, given), self.metadata, self.options)
        report(picture, given, self.metadata, losses)
        if self.options.as_of and self.metadata.revised is not None:
            losses.add(None, "timeline.revised", _NOT_DRAWN)
        return f"{picture.svg}\n".encode()


def report(picture: Picture, events: Iterable[Event], metadata: Metadata, losses: Losses) -> None:
    """Add what is not in *picture* to *losses*."""
    counted = {event.id for event in picture.counted}
    for event in events:
        if event.id in counted:
            losses.add(event, "event", _COUNTED)
            continue
        for field in dict.fromkeys(_fields_lost(event)):
            losses.add(event, field, _NOT_DRAWN)
    for name in present_fields(metadata):
        if name not in _SHOWN_OF_TIMELINE:
            losses.add(None, f"timeline.{name}", _NOT_DRAWN)


def _fields_lost(event: Event) -> Iterator[str]:
    in_steps = {str(step.path[0]) for step in event.steps}
    for name in present_fields(event):
        if name not in _SHOWN and name not in in_steps:
            yield name
    for step in event.steps:
        if step.actors:
            yield f"{step.path[0]}.actors"
        if step.citations:
            yield f"{step.path[0]}.citations"
        if step.when is None:
            yield f"{step.path[0]}.stage"
    yield from _parts_lost(event)


def _parts_lost(event: Event) -> Iterator[str]:
    for actor in event.actors:
        # Of an actor with a code alone, the name of the country is shown.
        if actor.code and actor.name:
            yield "actors.code"
        if actor.kind is not None and not actor.code:
            yield "actors.kind"
    for place in event.places:
        for name in ("latitude", "longitude", "codes"):
            if getattr(place, name) not in (None, {}):
                yield f"places.{name}"
