"""Pictures of timelines, as SVG and PNG.

`timeline export talks.toml -o talks.svg` needs nothing from here. What is public is for programs
that draw timelines in their own way, such as a page with a canvas:

- `draw(marks, metadata, options, embedding)` returns a `Picture`, whose `svg` is a document in one
  text; `SvgOptions` says what it is like and `Embedding` how it is part of a page, whose own
  stylesheet may have the rules of `stylesheet(theme)`;
- `mark(event)` returns the dates of an event as numbers of days, with what is known of each end;
  `reading_order(mark)` is the key that sorts marks;
- `fit(spans, width)` returns the scale that shows stretches of time in a width, with long gaps cut;
- `lay_out(marks, date_of, space)` returns a `Layout`: the place of each sign and label;
- `text_width(text, size)` returns the most px that a text takes in a common font, and
  `wrap(text, size, most, max_lines)` breaks it into lines.
"""

from timeline_svg._draw import Picture, draw
from timeline_svg._layout import Box, Label, Layout, Placed, Space, lay_out
from timeline_svg._mark import Edge, Mark, Shape, StepMark, mark, reading_order
from timeline_svg._metrics import Wrapped, drawable, is_rtl, text_width, wrap
from timeline_svg._options import Direction, Group, PngOptions, SvgOptions, Theme
from timeline_svg._scale import CUT_WIDTH, Cut, Scale, Segment, fit
from timeline_svg._sheet import Embedding
from timeline_svg._style import DARK, LIGHT, Palette, stylesheet

__all__ = [
    "CUT_WIDTH",
    "DARK",
    "LIGHT",
    "Box",
    "Cut",
    "Direction",
    "Edge",
    "Embedding",
    "Group",
    "Label",
    "Layout",
    "Mark",
    "Palette",
    "Picture",
    "Placed",
    "PngOptions",
    "Scale",
    "Segment",
    "Shape",
    "Space",
    "StepMark",
    "SvgOptions",
    "Theme",
    "Wrapped",
    "draw",
    "drawable",
    "fit",
    "is_rtl",
    "lay_out",
    "mark",
    "reading_order",
    "stylesheet",
    "text_width",
    "wrap",
]
