"""The entry of an event in each style, and texts of several lines as paragraphs."""

import re
from collections.abc import Iterable
from typing import TypeAlias

from timeline.model import Event, Status
from timeline_markdown._escape import Escaper
from timeline_markdown._inline import BREAK, INVISIBLE_BREAK, Inline

Facts: TypeAlias = Iterable[tuple[str, str]]
"""Labels and their Markdown."""

_INDENT = "  "
# One blank line is a new paragraph; two or more, or one at either end, are line breaks.
_PARAGRAPH = re.compile(r"(?<=[^\n])\n\n(?=[^\n])")


def list_item(event: Event, facts: Facts, sources: Facts, inline: Inline) -> str:
    """Return *event* as a list item, with its facts as items below."""
    anchors = inline.anchors
    title = inline.writer.labelled(_headline(event, inline), inline.text(event.title))
    text = f"- {anchors.before(event.id)}{title}{anchors.after(event.id)}\n"
    if event.description:
        text += f"\n{paragraphs(event.description, inline.escaper, _INDENT)}\n"
    below = "".join(f"{_INDENT}- {inline.writer.labelled(*fact)}\n" for fact in (*facts, *sources))
    # Without a blank line, the facts would continue the paragraph.
    return f"{text}\n{below}" if below else text


def table_head(inline: Inline) -> str:
    """Return the first two lines of a table."""
    names = " | ".join(map(inline.labels.title, ("date", "event", "details", "sources")))
    return f"| {names} |\n| --- | --- | --- | --- |\n"


def table_row(event: Event, facts: Facts, sources: Facts, inline: Inline) -> str:
    """Return *event* as a row of a table."""
    title = inline.anchors.before(event.id) + inline.text(event.title)
    if event.description:
        title += BREAK + inline.text(event.description)
    details = BREAK.join(inline.writer.labelled(*fact) for fact in facts)
    column = inline.labels.title("sources")
    cited = BREAK.join(
        value if label == column else inline.writer.labelled(label, value)
        for label, value in sources
    )
    return f"| {_headline(event, inline)} | {title} | {details} | {cited} |\n"


def narrative(event: Event, facts: Facts, sources: Facts, inline: Inline) -> str:
    """Return *event* as a heading, its description, and its facts as sentences."""
    anchors = inline.anchors
    parts = [
        anchors.heading(event.id, inline.escaper.heading(event.title)),
        f"{_headline(event, inline)}{anchors.after(event.id)}",
    ]
    if event.description:
        parts.append(paragraphs(event.description, inline.escaper))
    sentences = [
        inline.sentence(inline.writer.labelled(f"*{label}*", value))
        for label, value in (*facts, *sources)
    ]
    if sentences:
        parts.append(inline.writer.listed(sentences, "sentences"))
    return "\n\n".join(parts) + "\n"


def _headline(event: Event, inline: Inline) -> str:
    """The date in bold, and the status unless the event simply occurred."""
    date = inline.writer.date_of(event)
    bold = f"**{date[:1].upper()}{date[1:]}**"
    if event.status is Status.OCCURRED:
        return bold
    return inline.labels.phrase("notes", bold, inline.labels.word(event.status))


def paragraphs(text: str, escaper: Escaper, indent: str = "") -> str:
    r"""Return *text* as paragraphs, a blank line between two, each line after *indent*.

    Line breaks at the end of the text are written, and render as nothing.

    >>> from timeline_markdown._options import Flavour
    >>> print(paragraphs("One.\n\n# Two", Escaper(Flavour.GFM)))
    One.
    <BLANKLINE>
    \# Two
    """
    if "\n" not in text:
        return indent + escaper.line(text)
    visible = text.rstrip("\n")
    end = INVISIBLE_BREAK * (len(text) - len(visible))
    *others, last = _PARAGRAPH.split(visible)
    written = [_paragraph(each, "", escaper, indent) for each in others]
    return "\n\n".join([*written, _paragraph(last, end, escaper, indent)])


def _paragraph(text: str, end: str, escaper: Escaper, indent: str) -> str:
    lines = text.split("\n")
    # A URL at the end of a line would take in what follows, such as the backslash of a break.
    starts = [escaper.at_line_start(escaper.inline(line)) for line in lines]
    if not end:
        starts[-1] = escaper.line(lines[-1])
    written = indent + starts[0]
    for line, start in zip(lines[1:], starts[1:], strict=True):
        # A blank line would end the paragraph, and MDX drops spaces after a hard line break.
        if line and line[0] not in " \t":
            written += f"\\\n{indent}{start}"
        else:
            written += BREAK + escaper.inline(line)
    return written + end
