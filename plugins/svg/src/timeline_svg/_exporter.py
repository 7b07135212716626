"""The exporters of SVG and PNG pictures, and what a picture does not show."""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from timeline.model import Event, Metadata, Status
from timeline.plugins import Losses, WholeExporter, present_fields
from timeline_svg._draw import Picture, draw
from timeline_svg._mark import mark
from timeline_svg._metrics import is_seen_whole
from timeline_svg._options import PngOptions, SvgOptions, Theme
from timeline_svg._png import as_png
from timeline_svg._sheet import Embedding

_NOT_DRAWN: Final = "not drawn"
_COUNTED: Final = "counted, and not drawn by itself"
_CUT: Final = "cut, left out or drawn without its control characters and spaces"
_NOT_VISIBLE: Final = "not visible in an image"
_NO_LABEL: Final = "drawn without a label, where there is no room for one"
_UNSEEN: Final = (Status.ONGOING, Status.ENDED)
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
        _report(picture, given, losses)
        _report_timeline(self.metadata, self.options, losses)
        return f"{picture.svg}\n".encode()


class PngExporter(WholeExporter[PngOptions]):
    """Draws a timeline as a PNG image, with the fonts of the machine."""

    options_type = PngOptions

    def render(self, events: Iterable[Event], losses: Losses) -> bytes:
        """Return the picture of all *events*.

        Raises:
            FormatError: resvg-py is not installed, or the machine has no fonts.
            OptionError: the picture would have too many pixels.

        """
        options = self.options
        if options.theme is Theme.AUTO:
            options = attrs.evolve(options, theme=Theme.LIGHT)
        given = list(events)
        # What programs show of an event when asked is no part of an image.
        picture = draw(map(mark, given), self.metadata, options, Embedding(details=False))
        data = as_png(picture, options.scale)
        _report(picture, given, losses)
        _report_unseen(picture, given, losses)
        _report_timeline(self.metadata, options, losses)
        title = self.metadata.title
        if title and (not options.title or picture.is_title_cut or not is_seen_whole(title)):
            losses.add(None, "timeline.title", _CUT)
        if self.metadata.language:
            losses.add(None, "timeline.language", _NOT_VISIBLE)
        return data


def _report(picture: Picture, events: Iterable[Event], losses: Losses) -> None:
    """Add what of *events* is not in *picture* to *losses*."""
    counted = {event.id for event in picture.counted}
    for event in events:
        if event.id in counted:
            losses.add(event, "event", _COUNTED)
            continue
        for field in dict.fromkeys(_fields_lost(event)):
            losses.add(event, field, _NOT_DRAWN)


def _report_timeline(metadata: Metadata, options: SvgOptions, losses: Losses) -> None:
    for name in present_fields(metadata):
        if name not in _SHOWN_OF_TIMELINE or (name == "revised" and options.as_of):
            losses.add(None, f"timeline.{name}", _NOT_DRAWN)


def _report_unseen(picture: Picture, events: Iterable[Event], losses: Losses) -> None:
    """Add what an SVG picture holds without showing it."""
    counted = {event.id for event in picture.counted}
    cut = {event.id for event in picture.cut}
    bare = {event.id for event in picture.bare}
    uncharted = {event.id for event in picture.uncharted}
    for event in events:
        if event.id in counted:
            continue
        if event.id in cut | bare or not is_seen_whole(event.title):
            losses.add(event, "title", _CUT)
        if event.id in bare and event.when is not None:
            losses.add(event, "when", _NO_LABEL)
        if event.status in _UNSEEN or (event.id in bare and event.status is not Status.OCCURRED):
            losses.add(event, "status", _NOT_VISIBLE)
        if event.id in uncharted:
            losses.add(event, "figures", _NOT_VISIBLE)
        for name in ("description", "actors", "places"):
            if getattr(event, name):
                losses.add(event, name, _NOT_VISIBLE)
        for name in {str(step.path[0]) for step in event.steps}:
            losses.add(event, name, _NOT_VISIBLE)


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
