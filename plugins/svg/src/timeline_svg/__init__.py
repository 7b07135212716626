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

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

if not TYPE_CHECKING:  # a type checker would accept any name
    # Imported when they are first used: the declaration of the plugin needs none of them.
    _HOMES = {
        "CUT_WIDTH": "_scale",
        "DARK": "_style",
        "LIGHT": "_style",
        "Box": "_layout",
        "Cut": "_scale",
        "Direction": "_options",
        "Edge": "_mark",
        "Embedding": "_sheet",
        "Group": "_options",
        "Label": "_layout",
        "Layout": "_layout",
        "Mark": "_mark",
        "Palette": "_style",
        "Picture": "_draw",
        "Placed": "_layout",
        "PngOptions": "_options",
        "Scale": "_scale",
        "Segment": "_scale",
        "Shape": "_mark",
        "Space": "_layout",
        "StepMark": "_mark",
        "SvgOptions": "_options",
        "Theme": "_options",
        "Wrapped": "_metrics",
        "draw": "_draw",
        "drawable": "_metrics",
        "fit": "_scale",
        "is_rtl": "_metrics",
        "lay_out": "_layout",
        "mark": "_mark",
        "reading_order": "_mark",
        "stylesheet": "_style",
        "text_width": "_metrics",
        "wrap": "_metrics",
    }

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module 'timeline_svg' has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415 - see above

        value = globals()[name] = getattr(import_module(f"timeline_svg.{_HOMES[name]}"), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
