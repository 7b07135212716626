"""Texts of several lines as paragraphs."""

import re

from timeline_markdown._escape import Escaper
from timeline_markdown._inline import BREAK

# One blank line is a new paragraph; more of them, or some at an end, are breaks.
_PARAGRAPH = re.compile(r"(?<=[^\n])\n\n(?=[^\n])")
_ADDRESS_AT_END = re.compile(r"(?:https?:|ftp:|www\.)[^ ]*\Z", re.IGNORECASE)


def paragraphs(text: str, escaper: Escaper, indent: str = "") -> str:
    r"""*text* as paragraphs whose lines start with *indent*, a blank line between two.

    >>> from timeline_markdown._flavour import Flavour
    >>> print(paragraphs("One.\n\n# Two", Escaper(Flavour.GFM)))
    One.
    <BLANKLINE>
    \# Two
    """
    shown = (_paragraph(each, escaper, indent) for each in _PARAGRAPH.split(text))
    return "\n\n".join(shown)


def _paragraph(text: str, escaper: Escaper, indent: str) -> str:
    first, *lines = text.split("\n")
    shown = indent + escaper.start(first)
    last = first
    for line in lines:
        # A blank line would end the paragraph, an address take the backslash in, and MDX drops
        # spaces behind a break of Markdown's own.
        if line and line[0] not in " \t" and not _ADDRESS_AT_END.search(last):
            shown += f"\\\n{indent}{escaper.start(line)}"
        else:
            shown += BREAK + escaper.inline(line)
        last = line
    return shown
