"""Texts, dates and links within a line of the page."""

import re
from collections.abc import Iterable

from timeline.edtf import When
from timeline.facts import source_label
from timeline.labels import own_title
from timeline.model import Source
from timeline_html._text import Direction, escape

# Dates that the element <time> knows (HTML, 4.5.14): whole years from 1 on, without qualifiers.
_MACHINE_READABLE = re.compile(
    r"(?!0000)\d{4}(-(0\d|1[0-2])(-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?)?"
).fullmatch


class HtmlMarkup:
    """Writes texts, dates and links; the markup of `timeline.facts.FactWriter`."""

    between = "; "

    def __init__(self, locale: str, direction: Direction, sources: Iterable[Source]) -> None:
        self._locale = locale
        self.text = direction.isolated
        self._sources = {
            source.id: f'<a href="#source:{source.id}">{self.text(source_label(source))}</a>'
            for source in sources
        }

    def own_title(self, name: str) -> str:
        """Return the name of a field of a plugin as a label."""
        return self.text(own_title(name)) if name.strip() else f"“{escape(name)}”"

    def date(self, when: When) -> str:
        """Return a date in words, with the date for programs in an attribute."""
        text, words = str(when), escape(when.words(self._locale))
        if _MACHINE_READABLE(text):
            return f'<time datetime="{text}">{words}</time>'
        return f'<span title="{escape(text)}">{words}</span>'

    def event(self, event: str, title: str) -> str:
        """Return *title* as a link to the event with the id *event*."""
        return f'<a href="#{escape(event)}">{self.text(title)}</a>'

    def source(self, source: str) -> str:
        """Return a link to the source with the id *source*."""
        return self._sources.get(source) or self.text(source)
