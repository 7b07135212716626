"""The ways through a document: to events, to sources, and back."""

import re
from collections.abc import Iterable

from timeline.model import Source
from timeline_markdown._options import MarkdownOptions, Style

# Obsidian's names of blocks have neither points nor underscores; what is written for
# them must not be what another id has.
_NOT_IN_BLOCK_NAME = re.compile(r"[._]|-(?=x[0-9a-f]{2}-)")


class Anchors:
    """Names of events and sources within a document, and links to them.

    Renderers give headings names of their own, made of the headings' words: a year can be an
    event's id, and so can a title. Names of ours have a point, which no such name has.
    """

    def __init__(self, options: MarkdownOptions, sources: Iterable[Source]) -> None:
        traits = options.flavour.traits
        self._blocks = traits.blocks
        # Docusaurus makes a link of each heading, in which another is none.
        self._above = traits.jsx
        # A row of a table is no block, so there is no way to it.
        self._no_way = traits.blocks and options.style is Style.TABLE
        self._footnotes = _footnotes(sources) if traits.footnotes else None

    def before(self, event: str) -> str:
        """What stands before the title of the event called *event*."""
        if self._no_way:
            return f"`{event}` "
        return "" if self._blocks else f'<a id="event.{event}"></a>'

    def heading(self, event: str, marks: str, title: str) -> str:
        """*title* as a heading of the level of *marks*, to which links to *event* lead."""
        if self._above:
            return f"{self.before(event)}\n\n{marks} {title}"
        return f"{marks} {self.before(event)}{title}"

    def after(self, event: str) -> str:
        """What ends the line with the title of the event called *event*."""
        return f" ^{_block_name(event)}" if self._blocks and not self._no_way else ""

    def to_event(self, event: str, label: str) -> str:
        """*label*, with the way to the event called *event*."""
        if self._no_way:
            return f"`{event}`"
        return f"[{label}](#{f'^{_block_name(event)}' if self._blocks else f'event.{event}'})"

    def to_source(self, source: str, label: str) -> str:
        """*label*, with the way to *source*."""
        if self._footnotes is None:
            return f"[{label}](#source.{source})"
        return f"{label}[^{self._footnotes[source]}]"

    def definition(self, source: str, text: str) -> str:
        """The lines that the links to *source* lead to."""
        if self._footnotes is None:
            return f'- <a id="source.{source}"></a>{text}'
        return f"[^{self._footnotes[source]}]: {text}"

    @property
    def has_footnotes(self) -> bool:
        """Whether sources are footnotes."""
        return self._footnotes is not None


def _footnotes(sources: Iterable[Source]) -> dict[str, str]:
    """The name of each source's footnote: its id, and a number where case alone differs."""
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
    # Obsidian finds them in whatever case: which letters are capitals is added, bit by bit. No
    # id ends with a hyphen.
    capitals = int("".join(str(int(letter.isupper())) for letter in event), 2)
    return f"{name}-{capitals:x}-" if capitals else name
