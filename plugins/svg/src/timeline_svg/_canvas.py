"""SVG elements at positions that grow with time; turned round here if time runs to the left."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from timeline_svg._glyph import Disc, Ink, Part, Path, Sign
from timeline_svg._metrics import REPLACEMENT, is_rtl

Point = tuple[float, float]

# What XML 1.0 cannot hold (section 2.2), not even as a reference.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHT_TO_LEFT: Final = "\u2067"
_END: Final = "\u2069"


class At(StrEnum):
    """Where in its place a text is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


def xml_text(text: str) -> str:
    """Return *text* with what XML cannot hold replaced by U+FFFD."""
    return _FORBIDDEN.sub(REPLACEMENT, text)


def number(value: float) -> str:
    """Return a coordinate with at most one decimal.

    >>> number(12.0), number(-0.04), number(3.14)
    ('12', '0', '3.1')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


class Canvas:
    """A place to draw on.

    Attributes:
        inner: the width in which time runs, in px.
        margin: what is left on each side of it.

    """

    def __init__(self, width: float, margin: float, *, is_rtl: bool) -> None:
        self.inner = width - 2 * margin
        self.margin = margin
        self._is_rtl = is_rtl

    def x(self, u: float) -> float:
        """Return where *u* is from the left."""
        return self.margin + (self.inner - u if self._is_rtl else u)

    def lines(self, parent: Element, kind: str, lines: Iterable[tuple[Point, Point]]) -> None:
        """Draw straight *lines* as one path."""
        data = "".join(self._line(start, end) for start, end in lines)
        if data:
            SubElement(parent, "path", {"class": kind, "d": data})

    def rectangle(self, parent: Element, kind: str, start: Point, end: Point) -> None:
        """Draw a rectangle from *start*, above, to *end*, below."""
        (u0, y0), (u1, y1) = start, end
        box = {
            "x": number(min(self.x(u0), self.x(u1))),
            "y": number(y0),
            "width": number(abs(u1 - u0)),
            "height": number(y1 - y0),
        }
        SubElement(parent, "rect", {"class": kind, **box})

    def outline(self, points: Sequence[Point], *, closed: bool = False) -> str:
        """Return the data of a path through *points*."""
        data = "L".join(f"{number(self.x(u))} {number(y)}" for u, y in points)
        return f"M{data}{'Z' if closed else ''}"

    def parts(self, parent: Element, parts: Iterable[Part], centre: float) -> None:
        """Draw the parts of a sign whose row has its centre at y = *centre*."""
        ink: Ink | None = None
        element: Element | None = None
        for part in parts:
            if isinstance(part, Sign):
                self.text(parent, "m", (part.u, centre + part.y), part.text, At.MIDDLE)
                element = None
                continue
            if element is None or part.ink is not ink:
                element = SubElement(parent, "path", {"class": part.ink, "d": ""})
                ink = part.ink
            element.set("d", element.get("d", "") + self._shape(part, centre))

    def text(
        self, parent: Element, kind: str, place: Point, text: str, at: At = At.START
    ) -> Element:
        """Write a line.

        Args:
            parent: the element to write in.
            kind: its class.
            place: where it starts as time runs, is in its middle, or ends; and its baseline.
            text: what it says.
            at: which of these the place is.

        """
        u, y = place
        attributes = {"class": kind, "x": number(self.x(u)), "y": number(y)}
        if at is At.MIDDLE:
            attributes["text-anchor"] = "middle"
        elif (at is At.START) == self._is_rtl:
            attributes["text-anchor"] = "end"
        element = SubElement(parent, "text", attributes)
        # Programs that draw SVG follow these characters, and not the attribute `direction`.
        element.text = f"{_RIGHT_TO_LEFT}{text}{_END}" if is_rtl(text) else text
        return element

    def aside(self, element: Element, text: str) -> None:
        """Write small *text* after a line, two spaces from it."""
        SubElement(element, "tspan", {"class": "m"}).text = f"\u00a0\u00a0{text}"

    def _line(self, start: Point, end: Point) -> str:
        (u0, y0), (u1, y1) = start, end
        first = f"M{number(self.x(u0))} {number(y0)}"
        if u0 == u1:
            return f"{first}V{number(y1)}"
        if y0 == y1:
            return f"{first}H{number(self.x(u1))}"
        return f"{first}L{number(self.x(u1))} {number(y1)}"

    def _shape(self, part: Path | Disc, centre: float) -> str:
        if isinstance(part, Disc):
            r = number(part.radius)
            left = f"M{number(self.x(part.u) - part.radius)} {number(centre)}"
            across = number(part.radius * 2)
            return f"{left}a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0z"
        points = [(u, centre + y) for u, y in part.points]
        if not part.closed and len(points) == 2:  # noqa: PLR2004
            return self._line(points[0], points[1])
        return self.outline(points, closed=part.closed)
