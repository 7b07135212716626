"""Texts of several lines as paragraphs."""

import re

from timeline_markdown._escape import Escaper
from timeline_markdown._inline import BREAK, UNSEEN_BREAK

# One blank line is a new paragraph; more of them, or some at an end, are breaks.
_PARAGRAPH = re.compile(r"(?<=[^\n])\n\n(?=[^\n])")


def paragraphs(text: str, escaper: Escaper, indent: str = "") -> str:
    r"""*text* as paragraphs whose lines start with *indent*, a blank line between two.

    Line breaks at its end are there, and not seen.

    >>> from timeline_markdown._flavour import Flavour
    >>> print(paragraphs("One.\n\n# Two", Escaper(Flavour.GFM)))
    One.
    <BLANKLINE>
    \# Two
    """
    if "\n" not in text:
        return indent + escaper.start(text)
    shown = text.rstrip("\n")
    end = UNSEEN_BREAK * (len(text) - len(shown))
    *others, last = _PARAGRAPH.split(shown)
    first = [_paragraph(each, "", escaper, indent) for each in others]
    return "\n\n".join([*first, _paragraph(last, end, escaper, indent)])


def _paragraph(text: str, end: str, escaper: Escaper, indent: str) -> str:
    lines = text.split("\n")
    # What stands behind an address would be taken into it: the backslash of a break, say.
    starts = [escaper.at_start(escaper.inline(line)) for line in lines]
    if not end:
        starts[-1] = escaper.start(lines[-1])
    shown = indent + starts[0]
    for line, start in zip(lines[1:], starts[1:], strict=True):
        # A blank line would end the paragraph, and MDX drops spaces behind a break of Markdown's
        # own.
        if line and line[0] not in " \t":
            shown += f"\\\n{indent}{start}"
        else:
            shown += BREAK + escaper.inline(line)
    return shown + end
