"""The parts of an event as Markdown within one line."""

import re

from timeline.edtf import When
from timeline.facts import FactWriter, source_label
from timeline.labels import own_title
from timeline.model import Metadata
from timeline_markdown._anchors import Anchors
from timeline_markdown._escape import Escaper
from timeline_markdown._options import MarkdownOptions, Style

BREAK = "<br />"
"""A line break in every flavour, within table cells too."""

INVISIBLE_BREAK = "&#10;"
"""A line break that is part of the text and renders as nothing."""

_STOPS = (".", "!", "?", "\u3002", "\uff01", "\uff1f")
_LINE_BREAK = re.compile(r"\r\n?|\n")
# Only the fields of an unknown type may hold control characters. They are invisible, and some
# end a line, so each is shown by its picture, or by U+FFFD if it has none.
_CONTROLS: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    0x09: " ",
    0x7F: 0x2421,
}


class Inline:
    """Write texts, dates and links within a line of Markdown.

    Attributes:
        writer: writes what is made of them, such as an actor with a role.

    """

    between = " \u00b7 "

    def __init__(self, options: MarkdownOptions, metadata: Metadata) -> None:
        self.escaper = Escaper(options.flavour)
        self.anchors = Anchors(options, metadata.sources)
        self._escape = self.escaper.cell if options.style is Style.TABLE else self.escaper.inline
        self.locale = options.locale or metadata.locale
        self._edtf = options.edtf
        self._sources = {
            source.id: self.anchors.to_source(source.id, self.escaper.label(source_label(source)))
            for source in metadata.sources
        }
        self.writer = FactWriter(self, self.locale)
        self.labels = self.writer.labels

    def text(self, text: str) -> str:
        """Return any text; line breaks at its end render as nothing."""
        if text.isprintable():
            return self._escape(text)
        lines = _LINE_BREAK.sub("\n", text)
        visible = lines.rstrip("\n")
        broken = BREAK.join(self._escape(each.translate(_CONTROLS)) for each in visible.split("\n"))
        return broken + INVISIBLE_BREAK * (len(lines) - len(visible))

    def own_title(self, name: str) -> str:
        """Return the *name* of a plugin's field as the start of a line."""
        title = own_title(name)
        escaped = self.writer.key(title)
        # With the colon that follows, brackets could define a link.
        is_bracket = title.startswith("[") and escaped.startswith("[")
        return f"\\{escaped}" if is_bracket else self.escaper.at_line_start(escaped)

    def date(self, when: When) -> str:
        """Return a date in words, followed by its EDTF text if that is wanted."""
        words = self.text(when.words(self.locale))
        return f"{words} `{when}`" if self._edtf else words

    def event(self, event: str, title: str) -> str:
        """Return *title* as a link to the event with the id *event*."""
        return self.anchors.to_event(event, self.escaper.label(title))

    def source(self, source: str) -> str:
        """Return a link to the source with the id *source*."""
        return self._sources.get(source) or self.text(source)

    def sentence(self, written: str) -> str:
        """Return *written*, which is Markdown, with a full stop unless it has one."""
        if written.replace(INVISIBLE_BREAK, "").endswith(_STOPS):
            return written
        return self.labels.phrase("sentence", written)
