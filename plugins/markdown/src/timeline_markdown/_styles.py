"""The shapes that an event can have: an item, a row, a piece of prose."""

from collections.abc import Iterable
from typing import Protocol

from timeline.model import Event, Status
from timeline_markdown._inline import BREAK, Inline
from timeline_markdown._prose import paragraphs

Facts = Iterable[tuple[str, str]]

_INDENT = "  "


class Shape(Protocol):
    """How an event is shown.

    Attributes:
        separator: what stands between two events.

    """

    separator: str

    def opening(self) -> str:
        """What stands between a heading and its first event."""
        ...

    def event(self, event: Event, facts: Facts, sources: Facts) -> str:
        """An event, with what there is to say of it."""
        ...


def _headline(event: Event, inline: Inline) -> str:
    """The date in bold, and the status where it says more than that it happened."""
    date = inline.when(event.when)
    bold = f"**{date[:1].upper()}{date[1:]}**"
    if event.status is Status.OCCURRED:
        return bold
    return inline.labels.phrase("notes", bold, inline.labels.word(event.status))


class ListStyle:
    """An item for each event, and its facts as items below."""

    separator = "\n"

    def __init__(self, inline: Inline, level: int) -> None:
        self._inline = inline
        del level  # an item is under whatever heading there is

    def opening(self) -> str:
        return ""

    def event(self, event: Event, facts: Facts, sources: Facts) -> str:
        inline = self._inline
        anchors = inline.anchors
        title = inline.labelled(_headline(event, inline), inline.text(event.title))
        text = f"- {anchors.before(event.id)}{title}{anchors.after(event.id)}\n"
        if event.description:
            text += f"\n{paragraphs(event.description, inline.escaper, _INDENT)}\n"
        below = "".join(f"{_INDENT}- {inline.labelled(*fact)}\n" for fact in (*facts, *sources))
        # Without a blank line the facts would be the paragraph's next lines.
        return f"{text}\n{below}" if below else text


class TableStyle:
    """A row for each event."""

    separator = ""

    def __init__(self, inline: Inline, level: int) -> None:
        self._inline = inline
        del level

    def opening(self) -> str:
        title = self._inline.labels.title
        names = " | ".join(map(title, ("date", "event", "details", "sources")))
        return f"| {names} |\n| --- | --- | --- | --- |\n"

    def event(self, event: Event, facts: Facts, sources: Facts) -> str:
        inline = self._inline
        title = inline.anchors.before(event.id) + inline.text(event.title)
        if event.description:
            title += BREAK + inline.text(event.description)
        details = BREAK.join(inline.labelled(*fact) for fact in facts)
        column = inline.labels.title("sources")
        cited = BREAK.join(
            value if label == column else inline.labelled(label, value) for label, value in sources
        )
        return f"| {_headline(event, inline)} | {title} | {details} | {cited} |\n"


class NarrativeStyle:
    """A heading for each event, its description, and its facts as sentences."""

    separator = "\n"

    def __init__(self, inline: Inline, level: int) -> None:
        self._inline = inline
        self._marks = "#" * level

    def opening(self) -> str:
        return ""

    def event(self, event: Event, facts: Facts, sources: Facts) -> str:
        inline = self._inline
        anchors = inline.anchors
        parts = [
            anchors.heading(event.id, self._marks, inline.escaper.heading(event.title)),
            f"{_headline(event, inline)}{anchors.after(event.id)}",
        ]
        if event.description:
            parts.append(paragraphs(event.description, inline.escaper))
        sentences = (_sentence(inline, *fact) for fact in (*facts, *sources))
        if said := inline.listed(sentences, "sentences"):
            parts.append(said)
        return "\n\n".join(parts) + "\n"


def _sentence(inline: Inline, label: str, value: str) -> str:
    return inline.sentence(inline.labelled(f"*{label}*", value))
