"""Events as the lines of a page.

What a line is, its first characters say. Each line that is written here starts with a mark, so
that no text can be taken for another kind of line.
Source: https://geminiprotocol.net/docs/gemtext-specification.gmi
"""

import attrs

from timeline import Event
from timeline.plugins import Exporter, Losses, present_fields

WRITTEN = frozenset({"title", "when", "description"})


@attrs.frozen(kw_only=True)
class GemtextOptions:
    """The options of gemtext.

    Attributes:
        headings: whether the events of each year have a heading.

    """

    headings: bool = True


class GemtextExporter(Exporter[GemtextOptions]):
    """Write an item for each event, and its description as a quotation."""

    options_type = GemtextOptions

    def prologue(self, losses: Losses) -> bytes:
        """Return the title, and report what else the timeline says of itself as lost."""
        for field in present_fields(self.metadata):
            if field not in {"title", "description"}:
                losses.add(None, f"timeline.{field}", "a page has only a title and a text")
        return f"# {self.metadata.title}\n{_quoted(self.metadata.description)}".encode()

    def section(self, event: Event) -> str | None:
        """Return the year in which *event* starts, if it is known."""
        if not self.options.headings or event.when is None:
            return None
        earliest = str(event.when.earliest)
        return earliest.rpartition("-")[0].rpartition("-")[0] or None

    def heading(self, section: str) -> bytes:
        """Return the heading of a year."""
        return f"\n## {section}\n".encode()

    def encode(self, event: Event, losses: Losses) -> bytes:
        """Return the lines of *event*, and report the fields that are not in them."""
        for field in present_fields(event):
            if field not in WRITTEN:
                losses.add(event, field, "a line has no place for it")
        date = "" if event.when is None else f"{event.when}: "
        return f"* {date}{event.title}\n{_quoted(event.description)}".encode()


def _quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.split("\n")) if text else ""
