"""Pixels of a picture, by resvg."""

from functools import cache
from typing import Final

from timeline.errors import FormatError, OptionError
from timeline_svg._draw import Picture
from timeline_svg._style import FONTS

_MOST_PIXELS: Final = 50_000_000
_PROBE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    f'<text y="16" font-size="16" font-family="{FONTS}">{{}}</text></svg>'
)
# What "sans-serif" is, the last of `FONTS`. By itself resvg takes a font that may not be there,
# such as Arial; the other fonts that are common where there is no DejaVu are in `FONTS` by name.
_SANS_SERIF: Final = "DejaVu Sans"


def as_png(picture: Picture, scale: float) -> bytes:
    """Return *picture* with *scale* pixels for each px.

    Raises:
        FormatError: resvg-py is not installed, or the machine has no fonts.
        OptionError: there would be more than fifty million pixels.

    """
    try:
        from resvg_py import svg_to_bytes  # noqa: PLC0415 - only images need it
    except ImportError as error:
        raise FormatError("png needs resvg-py: pip install 'timeline-svg[png]'") from error
    pixels = picture.width * picture.height * scale**2
    if pixels > _MOST_PIXELS:
        raise OptionError(
            f"png: the picture is {picture.width:.0f} by {picture.height:.0f} px; with scale"
            f" {scale:g} that makes {pixels / 1e6:,.0f} million pixels, and {_MOST_PIXELS // 10**6}"
            " million are the most: take a smaller scale or width, or fewer events",
            owner="png",
            option="scale",
            value=scale,
        )
    if not _has_fonts():
        raise FormatError(
            "png: no fonts found, so the picture would be without texts: install some, such as"
            " Noto Sans (Debian: fonts-noto-core)"
        )
    return bytes(svg_to_bytes(svg_string=picture.svg, zoom=scale, sans_serif_family=_SANS_SERIF))


@cache
def _has_fonts() -> bool:
    """Return whether a letter leaves a trace: without fonts, texts are left out in silence."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415 - only images need it

    letter, blank = (
        svg_to_bytes(svg_string=_PROBE.format(text), sans_serif_family=_SANS_SERIF)
        for text in ("x", "")
    )
    return letter != blank
