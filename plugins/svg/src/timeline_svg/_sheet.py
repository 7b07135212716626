"""The sheet that a picture is drawn on: its canvas, its words, and the elements of events."""

from collections.abc import Iterable, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement

import attrs

from timeline.model import Event
from timeline_svg._axis import Axis
from timeline_svg._canvas import Canvas, Point, xml_text
from timeline_svg._layout import DATE_SIZE
from timeline_svg._mark import Mark
from timeline_svg._metrics import wrap
from timeline_svg._options import SvgOptions
from timeline_svg._scale import Scale
from timeline_svg._style import HUES
from timeline_svg._words import Wording

EDGE: Final = 10.0
"""How far the axis reaches beyond the scale, in px."""

_START: Final = -6.0

Place = tuple[float, float, float, float]
"""Where a text is: u from and to, y from and to."""


@attrs.frozen(kw_only=True)
class Embedding:
    """How a picture is part of a page.

    Attributes:
        style: whether it has its stylesheet in it; a page may have that in its own, see
            `stylesheet`.
        links: whether each event is a link to ``#ID``, its id.
        details: whether each event has its title, date and description in it, which programs
            show when asked; a page may have them elsewhere.

    """

    style: bool = True
    links: bool = False
    details: bool = True


@attrs.frozen(kw_only=True)
class Sheet:
    """What all parts of a picture are drawn with.

    Attributes:
        root: the element of the whole.
        canvas: draws shapes.
        scale: where moments are.
        axis: the ticks on the scale.
        words: the words of the picture.
        options: what it is like.
        embedding: how it is part of a page.
        cut: the events whose title is not written in full, so far.
        bare: the events drawn without a label, so far.
        counted: the events without a mark of their own, so far.

    """

    root: Element
    canvas: Canvas
    scale: Scale
    axis: Axis
    words: Wording
    options: SvgOptions
    embedding: Embedding
    cut: list[Event] = attrs.field(factory=list[Event])
    bare: list[Event] = attrs.field(factory=list[Event])
    counted: list[Event] = attrs.field(factory=list[Event])

    @property
    def end(self) -> float:
        """Where the axis ends, in px."""
        return self.canvas.inner + EDGE

    def across(self, y: float) -> tuple[Point, Point]:
        """Return a line from one end of the axis to the other."""
        return (-EDGE, y), (self.end, y)

    def heading(self, y: float, text: str, kind: str = "m w") -> None:
        """Write a line at the start, cut where the sheet ends."""
        is_bold = kind != "m"
        line = wrap(text, DATE_SIZE, self.canvas.inner - 2 * _START, 1, bold=is_bold)
        self.canvas.text(self.root, kind, (_START, y), line.lines[0])

    def event(self, mark: Mark, hue: int) -> Element:
        """Open the element of an event, with what programs show of it when asked."""
        event = mark.event
        kind = f"h{hue % HUES}"
        if self.embedding.links:
            element = SubElement(self.root, "a", {"class": kind, "href": f"#{event.id}"})
        else:
            element = SubElement(self.root, "g", {"class": kind, "data-id": event.id})
            if event.when is not None:
                element.set("data-when", str(event.when))
        title = SubElement(element, "title")
        title.text = xml_text(event.title)
        if self.embedding.details:
            SubElement(element, "desc").text = xml_text(self.words.describe(mark))
        else:
            date = self.words.date(mark)
            title.text += f", {date}" if date else ""
        return element

    def cuts(self, top: float, bottom: float) -> None:
        """Draw the strips in place of what is cut from the scale."""
        for cut in self.scale.cuts:
            self.strip(self.root, (cut.u0 + 6, top), (cut.u1 - 6, bottom))

    def strip(self, parent: Element, start: Point, end: Point) -> None:
        """Draw a strip in place of a stretch of time."""
        self.canvas.rectangle(parent, "z", start, end)

    def zigzag(self, u: float, top: float, height: float) -> str:
        """Return the data of the torn edge of a strip."""
        points = [(u + (-2.5, 2.5)[i % 2], top + i * height / 4) for i in range(5)]
        return self.canvas.outline(points)

    def grid(self, top: float, bottom: float, texts: Sequence[Place]) -> list[tuple[Point, Point]]:
        """Return a line down from each labelled tick, with gaps where a text is."""
        return [line for u in self.axis.major for line in spared(u, top, bottom, texts)]


def corners(u0: float, u1: float, y: float, height: float) -> list[Point]:
    """Return the corners of a rectangle."""
    return [(u0, y), (u1, y), (u1, y + height), (u0, y + height)]


def spared(
    u: float, top: float, bottom: float, texts: Iterable[Place]
) -> list[tuple[Point, Point]]:
    """Return a vertical line in pieces, with gaps where a text is."""
    gaps = sorted((y0, y1) for u0, u1, y0, y1 in texts if u0 < u < u1 and y1 > top and y0 < bottom)
    pieces: list[tuple[Point, Point]] = []
    y = top
    for y0, y1 in gaps:
        if y0 > y + 1:
            pieces.append(((u, y), (u, y0)))
        y = max(y, y1)
    if bottom > y + 1:
        pieces.append(((u, y), (u, bottom)))
    return pieces
