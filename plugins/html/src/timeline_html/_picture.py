"""The picture at the head of the page: drawn once for wide windows, and once for telephones."""

from collections.abc import Sequence

from timeline.labels import Labels
from timeline.model import Metadata
from timeline_html._options import HtmlOptions
from timeline_svg import Embedding, Mark, SvgOptions, draw, stylesheet

_WIDTHS = {"wide": 960, "narrow": 343}
_BUTTONS = (
    ("ArrowLeft", "←", "earlier"),
    ("ArrowRight", "→", "later"),
    ("+", "+", "zoom in"),
    ("-", "\u2212", "zoom out"),
)


def picture_style() -> str:
    """Return the rules of both pictures."""
    return stylesheet()


def figure(
    marks: Sequence[Mark],
    metadata: Metadata,
    options: HtmlOptions,
    labels: Labels,
    *,
    explores: bool,
) -> str:
    """Return the pictures, and the canvas of the script with its buttons.

    The events of a picture are links to the list, unless there are so many that most have no
    label; what they say is in the list.
    """
    embedding = Embedding(style=False, links=not explores, details=False)
    drawn = "".join(
        f'<div class="{name}">{draw(marks, metadata, _svg(width, options), embedding).svg}</div>'
        for name, width in _WIDTHS.items()
    )
    in_words = labels.phrase("in words")
    between = labels.separator("sentences")
    label = between.join((labels.phrase("picture"), in_words))
    explorer = between.join((labels.phrase("picture"), labels.phrase("keys"), in_words))
    buttons = "".join(
        f'<button type="button" data-key="{key}" aria-label="{labels.title(name)}">{sign}</button>'
        for key, sign, name in _BUTTONS
    )
    return (
        f'<figure aria-label="{label}">{drawn}'
        f'<canvas hidden tabindex="0" role="img" aria-label="{explorer}"></canvas>'
        f'<div class="tools" hidden>{buttons}'
        f'<button type="button" data-key="0">{labels.title("all")}</button>'
        '<output dir="auto"></output></div>'
        '<div class="tip" hidden></div>'
        "</figure>\n"
    )


def _svg(width: int, options: HtmlOptions) -> SvgOptions:
    return SvgOptions(
        width=width,
        title=False,
        group=options.group,
        locale=options.locale,
        as_of=options.as_of,
        breaks=options.breaks,
    )
