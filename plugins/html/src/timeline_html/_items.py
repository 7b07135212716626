"""An event in the list: its date, title, description and facts, and what its sources say."""

from collections.abc import Iterator, Mapping

from timeline.facts import FactWriter, contradictions, facts
from timeline.model import Citation, Event, Status
from timeline_html._text import Direction, escape


class Items:
    """Writes events as items of a list.

    Args:
        writer: writes the facts.
        direction: marks texts of another direction than the page.
        titles: the titles of all events, by id, to name related events by.

    """

    def __init__(self, writer: FactWriter, direction: Direction, titles: Mapping[str, str]) -> None:
        self._writer = writer
        self._direction = direction
        self._titles = titles

    def item(self, event: Event, level: int) -> str:
        """Return the item of *event*, whose title is a heading of *level*."""
        name, title = escape(event.id), escape(event.title)
        when = f"{self._writer.date_of(event)}{self._status(event)}"
        attribute = self._direction.attribute
        heading = f'<h{level}{attribute(event.title)}><a href="#{name}">{title}</a></h{level}>'
        parts = [f'<li id="{name}"><p class="when">{when}</p><div>{heading}']
        if event.description:
            text = escape(event.description)
            parts.append(f'<p class="d"{attribute(event.description)}>{text}</p>')
        if written := " · ".join(
            f"<b>{label}</b> {value}" for label, value in facts(event, self._writer, self._titles)
        ):
            parts.append(f'<p class="f">{written}</p>')
        if event.citations:
            written = " · ".join(map(self._citation, event.citations))
            parts.append(f'<p class="f">{written}</p>')
            parts.extend(self._contradictions(event))
        parts.append("</div></li>\n")
        return "".join(parts)

    def _status(self, event: Event) -> str:
        if event.status is Status.OCCURRED:
            return ""
        return f' <span class="st">{self._writer.labels.word(event.status)}</span>'

    def _citation(self, citation: Citation) -> str:
        """A link to a source, what it says of the date, and its words."""
        written = self._writer.markup.source(citation.source)
        if citation.says is not None:
            date = self._writer.when(citation.says)
            written = self._writer.labels.phrase("source says", written, date)
        notes: list[str] = []
        if citation.locator:
            notes.append(self._writer.markup.text(citation.locator))
        if citation.quote:
            notes.append(self._writer.quoted(citation.quote))
        return self._writer.with_notes(written, notes)

    def _contradictions(self, event: Event) -> Iterator[str]:
        for label, value in contradictions(event, self._writer):
            yield f'<p class="f x"><b>≠ {label}</b> {value}</p>'
