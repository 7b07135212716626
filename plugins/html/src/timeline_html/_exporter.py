"""The HTML exporter."""

from collections.abc import Iterable, Iterator

from timeline.edtf import When, parse
from timeline.edtf.day_numbers import day_range
from timeline.facts import FactWriter
from timeline.labels import Labels
from timeline.model import Event, Metadata
from timeline.plugins import Losses, WholeExporter
from timeline_html._items import Items
from timeline_html._markup import HtmlMarkup
from timeline_html._numbers import choices, data_block
from timeline_html._options import HtmlOptions
from timeline_html._page import controls, event_list, head, header, resource
from timeline_html._picture import figure, picture_style
from timeline_html._tables import figures, sources
from timeline_html._text import Direction, escape
from timeline_svg import Mark, mark, reading_order

EXPLORES_FROM = 150
"""From how many events on the picture that can be zoomed is shown at once."""

_EXTRA_NOT_SHOWN = "your own values are not shown to readers"


class HtmlExporter(WholeExporter[HtmlOptions]):
    """Write one page, in which no text of an event can act as markup or script."""

    options_type = HtmlOptions

    def render(self, events: Iterable[Event], losses: Losses) -> bytes:
        """Return the page of all *events*, in the order in which readers look for them."""
        marks = sorted(map(mark, events), key=reading_order)
        if self.metadata.extra:
            losses.add(None, "timeline.extra", _EXTRA_NOT_SHOWN)
        for each in marks:
            if each.event.extra:
                losses.add(each.event, "extra", _EXTRA_NOT_SHOWN)
        # Encoded part by part: one text of all would take twice the memory of the page.
        return b"".join(part.encode() for part in self._parts(marks))

    def _parts(self, marks: list[Mark]) -> Iterator[str]:
        metadata = self.metadata
        locale = self.options.locale or metadata.locale
        labels = Labels(locale)
        direction = Direction(metadata.language or locale)
        writer = FactWriter(HtmlMarkup(locale, direction, metadata.sources), locale)
        events = [mark.event for mark in marks]
        explores = len(marks) > EXPLORES_FROM
        by = choices(events, labels)
        style, script = resource("page.css") + picture_style(), resource("page.js")
        title = metadata.title or labels.title("timeline")
        yield head(title, labels.language, direction.page, style, script)
        # The language of the texts; that of the page is the one of its labels.
        language = f' lang="{escape(metadata.language)}"' if metadata.language else ""
        yield f'<body{language}>\n<a class="skip" href="#:events">{labels.title("skip")}</a>\n'
        as_of = _as_of(self.options, metadata)
        yield header(metadata, as_of, marks, writer, direction)
        yield "<main>\n"
        yield figure(marks, metadata, self.options, labels, explores=explores)
        end = None if as_of is None else day_range(as_of).end_latest + 1
        data = data_block(marks, by, labels, as_of=end, explores=explores)
        yield f'<script type="application/json">{data}</script>\n<script>{script}</script>\n'
        yield controls(by, len(marks), labels, explores=explores)
        items = Items(writer, direction, {event.id: event.title for event in events})
        yield from event_list(marks, items, labels, locale)
        yield from figures(events, writer)
        yield from sources(metadata.sources, writer, direction)
        yield "</main>\n</body>\n</html>\n"


def _as_of(options: HtmlOptions, metadata: Metadata) -> When | None:
    if not options.as_of:
        return metadata.revised
    return None if options.as_of == "none" else parse(options.as_of)
