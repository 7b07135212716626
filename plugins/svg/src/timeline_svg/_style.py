"""The colours and the stylesheet of pictures."""

from collections.abc import Mapping
from typing import Final

import attrs

from timeline_svg._layout import DATE_SIZE, TITLE_SIZE
from timeline_svg._options import Theme

HUES: Final = 7
"""How many colours of groups there are."""

FONTS: Final = (
    "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif"
)
"""The fonts of all texts, the first that there is, as in CSS."""


@attrs.frozen(kw_only=True)
class Palette:
    """The colours of a theme; each hue has a contrast of at least 4.5 to the ground."""

    ground: str
    ink: str
    muted: str
    line: str
    grid: str
    cut: str
    future: str
    hues: tuple[str, ...]


LIGHT: Final = Palette(
    ground="#ffffff",
    ink="#1b1f24",
    muted="#57606a",
    line="#8c959f",
    grid="#e4e8ec",
    cut="#eef0f3",
    future="#f4f6f9",
    hues=("#2459b3", "#9a4a00", "#17703f", "#7a3fb0", "#b02a5b", "#0b6b7d", "#57606a"),
)
DARK: Final = Palette(
    ground="#14171a",
    ink="#e9ecef",
    muted="#a7b0ba",
    line="#7b8691",
    grid="#2a3036",
    cut="#1f2429",
    future="#1a1f24",
    hues=("#8ab4f8", "#f0a35e", "#6fd09a", "#c7a6f7", "#f48fb1", "#5fcbdc", "#b4bcc5"),
)

# The classes of shapes are the inks of `_glyph`. Strokes and areas take the colour of their group.
_SHAPES: Final = {
    "text": f"font-family:{FONTS}",
    ".t": f"font-size:{TITLE_SIZE}px",
    ".m": f"font-size:{DATE_SIZE}px;font-weight:400",
    ".w": "font-weight:600",
    ".ti": "font-size:19px;font-weight:700",
    ".f": "fill:currentColor",
    ".p": "fill:currentColor;fill-opacity:.32",
    ".l": "fill:currentColor;fill-opacity:.8",
    ".s,.sd": "fill:none;stroke:currentColor;stroke-width:1.6",
    ".i,.id": "fill:none;stroke:currentColor;stroke-width:2.2",
    ".q": "fill:none;stroke:currentColor;stroke-width:1.8",
    ".d": "fill:none;stroke:currentColor;stroke-width:1.1;stroke-dasharray:1 3",
    ".r": "fill:none;stroke:currentColor;stroke-width:1.1;stroke-dasharray:1.5 2",
    ".o,.od": "stroke:currentColor;stroke-width:1.5",
    ".sd": "stroke-dasharray:1.5 2",
    ".id": "stroke-dasharray:3 2",
    ".od": "stroke-dasharray:3 2",
    ".a,.g,.n": "fill:none;stroke-width:1",
    ".n": "stroke-width:1.2;stroke-dasharray:4 3",
    ".x": "fill:none;stroke-width:1.8",
}


def stylesheet(theme: Theme = Theme.AUTO) -> str:
    """Return the rules of pictures in *theme*.

    Every rule is about elements within a picture of this theme, so that pictures with different
    themes can be in one page, whose other parts are left alone.
    """
    rules = _rules(".tl", _SHAPES)
    if theme is Theme.DARK:
        return rules + _rules(".tl-dark", _colours(DARK))
    rules += _rules(f".tl-{theme}", _colours(LIGHT))
    if theme is Theme.AUTO:
        dark = _rules(".tl-auto", _colours(DARK))
        rules += f"@media screen and (prefers-color-scheme:dark){{{dark}}}"
    return rules


def _colours(palette: Palette) -> Mapping[str, str]:
    hues = {f".h{index}": f"color:{hue}" for index, hue in enumerate(palette.hues)}
    return {
        ".b,.o,.od": f"fill:{palette.ground}",
        ".t": f"fill:{palette.ink}",
        ".m": f"fill:{palette.muted}",
        ".a": f"stroke:{palette.line}",
        ".g": f"stroke:{palette.grid}",
        ".n,.x": f"stroke:{palette.ink}",
        ".z": f"fill:{palette.cut}",
        ".u": f"fill:{palette.future}",
        **hues,
    }


def _rules(scope: str, declarations: Mapping[str, str]) -> str:
    return "".join(
        ",".join(f"{scope} {each}" for each in selector.split(",")) + f"{{{declared}}}"
        for selector, declared in declarations.items()
    )
