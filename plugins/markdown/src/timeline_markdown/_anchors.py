"""Links within a document, and the anchors of events and sources that they lead to."""

import re
from collections.abc import Iterable

from timeline.model import Source
from timeline_markdown._options import MarkdownOptions, Sections, Style

# Obsidian's block names have neither points nor underscores; their replacements must not
# occur in another id.
_NOT_IN_BLOCK_NAME = re.compile(r"[._]|-(?=x[0-9a-f]{2}-)")


class Anchors:
    """The anchors of events and sources, and links to them.

    Renderers derive anchors from the words of headings, and a year or a title can also be an
    event's id. Our anchors contain a point, which derived ones never do.
    """

    def __init__(self, options: MarkdownOptions, sources: Iterable[Source]) -> None:
        traits = options.flavour.traits
        self._marks = "##" if options.grouping is Sections.NONE else "###"
        self._blocks = traits.blocks
        # Docusaurus makes a link of each heading, which must not contain another link.
        self._above = traits.jsx
        # A row of a table is not a block, so nothing can link to it.
        self._no_links = traits.blocks and options.style is Style.TABLE
        self._footnotes = _footnotes(sources) if traits.footnotes else None

    def before(self, event: str) -> str:
        """Return what precedes the title of the event with the id *event*."""
        if self._no_links:
            return f"`{event}` "
        return "" if self._blocks else f'<a id="event.{event}"></a>'

    def heading(self, event: str, title: str) -> str:
        """Return *title* as a heading that links to *event* lead to."""
        if self._above:
            return f"{self.before(event)}\n\n{self._marks} {title}"
        return f"{self._marks} {self.before(event)}{title}"

    def after(self, event: str) -> str:
        """Return what ends the line with the title of the event with the id *event*."""
        return f" ^{_block_name(event)}" if self._blocks and not self._no_links else ""

    def to_event(self, event: str, label: str) -> str:
        """Return *label* as a link to the event with the id *event*."""
        if self._no_links:
            return f"`{event}`" if label == event else f"{label} (`{event}`)"
        return f"[{label}](#{f'^{_block_name(event)}' if self._blocks else f'event.{event}'})"

    def to_source(self, source: str, label: str) -> str:
        """Return *label* as a link to *source*, or with its footnote."""
        if self._footnotes is None:
            return f"[{label}](#source.{source})"
        return f"{label}[^{self._footnotes[source]}]"

    def definition(self, source: str, text: str) -> str:
        """Return *text* as what the links to *source* lead to."""
        if self._footnotes is None:
            return f'- <a id="source.{source}"></a>{text}'
        return f"[^{self._footnotes[source]}]: {text}"

    @property
    def has_footnotes(self) -> bool:
        """Whether sources are footnotes."""
        return self._footnotes is not None


def _footnotes(sources: Iterable[Source]) -> dict[str, str]:
    """The name of each source's footnote: its id, numbered if only the case differs."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for source in sources:
        name, number = source.id, 1
        while name.casefold() in taken:
            number += 1
            name = f"{source.id}-{number}"
        taken.add(name.casefold())
        names[source.id] = name
    return names


def _block_name(event: str) -> str:
    name = _NOT_IN_BLOCK_NAME.sub(lambda found: f"-x{ord(found[0]):02x}-", event)
    # Obsidian ignores case, so a bit mask of the capitals is added. No id ends with a hyphen.
    capitals = int("".join(str(int(letter.isupper())) for letter in event), 2)
    return f"{name}-{capitals:x}-" if capitals else name
