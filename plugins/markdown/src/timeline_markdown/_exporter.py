"""The Markdown exporter: a document's frame, its sections, and its list of sources."""

import json

from timeline.edtf import OPEN, Day, Interval, OneOf, Range, When
from timeline.edtf.day_numbers import day_range
from timeline.facts import facts, sources
from timeline.labels import Labels
from timeline.model import Event, Metadata, Source, dates_of
from timeline.plugins import Exporter, Losses
from timeline_markdown._entries import list_item, narrative, paragraphs, table_head, table_row
from timeline_markdown._inline import Inline
from timeline_markdown._options import MarkdownOptions, Sections, Style

_ENTRIES = {Style.LIST: list_item, Style.TABLE: table_row, Style.NARRATIVE: narrative}
_EXTRA_NOT_SHOWN = "your own values are not shown to readers"
_FRONT_MATTER_ONLY = "shown only in front matter"

# A date whose first day is less certain than this belongs to no one year or decade.
_LENGTHS = {Sections.YEAR: 366, Sections.DECADE: 3653}
# Earlier years are written with their era, as in dates.
_FIRST_YEAR_WITHOUT_ERA = 1000


class MarkdownExporter(Exporter[MarkdownOptions]):
    """Write a document for people, in which no text of an event can act as markup."""

    options_type = MarkdownOptions

    def __init__(self, options: MarkdownOptions, metadata: Metadata) -> None:
        super().__init__(options, metadata)
        self._inline = Inline(options, metadata)
        self._entry = _ENTRIES[options.style]
        self._is_table = options.style is Style.TABLE
        self.separator = b"" if self._is_table else b"\n"

    def prologue(self, losses: Losses) -> bytes:
        """Return the front matter, the title, the description and the day of revision."""
        about = self.metadata
        if about.extra:
            losses.add(None, "timeline.extra", _EXTRA_NOT_SHOWN)
        parts: list[str] = []
        if self.options.front_matter:
            parts.append(self._front_matter())
        elif about.language:
            losses.add(None, "timeline.language", _FRONT_MATTER_ONLY)
        if about.title:
            parts.append(f"# {self._inline.escaper.heading(about.title)}")
        if about.description:
            parts.append(paragraphs(about.description, self._inline.escaper))
        if about.revised is not None:
            revised = self._inline.writer.when(about.revised)
            parts.append(self._inline.labels.phrase("revised", revised))
        return "".join(f"{part}\n\n" for part in parts)[:-1].encode()

    def encode(self, event: Event, losses: Losses) -> bytes:
        """Return *event* in the style of the document."""
        if event.extra:
            losses.add(event, "extra", _EXTRA_NOT_SHOWN)
        writer = self._inline.writer
        written = self._entry(
            event, facts(event, writer, self.titles), sources(event, writer), self._inline
        )
        return written.encode()

    def section(self, event: Event) -> str:
        """Return the name of the section that *event* belongs to; empty if there are none."""
        by, labels = self.options.grouping, self._inline.labels
        if by is Sections.NONE:
            return ""
        if by is Sections.TYPE:
            return labels.type_title(event.type)
        if not (dates := dates_of(event)):
            return labels.title("undated")
        name = _section_of(dates[0], by, labels, self._inline.locale)
        return name[:1].upper() + name[1:]

    def heading(self, section: str) -> bytes:
        """Return the heading of *section*, and the first lines of its table."""
        heading = f"\n## {self._inline.escaper.heading(section)}\n" if section else ""
        return f"{heading}\n{table_head(self._inline) if self._is_table else ''}".encode()

    def epilogue(self) -> bytes:
        """Return the list of sources, which citations link to."""
        if not self.metadata.sources:
            return b""
        inline, anchors = self._inline, self._inline.anchors
        parts = [f"## {inline.labels.title('sources')}"]
        if anchors.has_footnotes:
            # Renderers leave out a footnote that nothing refers to.
            cited = (inline.source(each.id) for each in self.metadata.sources)
            parts.append(inline.escaper.at_line_start(inline.writer.listed(cited)))
        definitions = (
            anchors.definition(each.id, self._reference(each)) for each in self.metadata.sources
        )
        parts.append("\n".join(definitions))
        return ("\n" + "\n\n".join(parts) + "\n").encode()

    def _reference(self, source: Source) -> str:
        inline = self._inline
        escape = inline.escaper.inline
        parts = [escape(source.author)] if source.author else []
        if source.title:
            parts.append(inline.labels.phrase("quote", escape(source.title)))
        if source.publisher:
            parts.append(escape(source.publisher))
        if source.published is not None:
            parts.append(inline.writer.when(source.published))
        if source.language:
            parts.append(inline.labels.phrase("language", source.language))
        if source.url:
            parts.append(inline.escaper.link(source.url))
        if source.accessed is not None:
            parts.append(inline.labels.phrase("accessed", inline.writer.when(source.accessed)))
        # The text of a footnote starts a block, as a line does.
        return inline.escaper.at_line_start(
            inline.sentence(inline.writer.listed(parts, "notes list"))
        )

    def _front_matter(self) -> str:
        known = {
            "title": self.metadata.title,
            "description": self.metadata.description,
            "lang": self.metadata.language,
            "date": str(self.metadata.revised) if self.metadata.revised is not None else "",
        }
        lines = (f"{name}: {_yaml_string(text)}" for name, text in known.items() if text)
        return "\n".join(("---", *lines, "---"))


def _yaml_string(text: str) -> str:
    """*text* in double quotes, which YAML and JSON read alike."""
    quoted = json.dumps(text, ensure_ascii=False)
    # To YAML these are line breaks or not allowed in a document.
    for character in "\x7f\u2028\u2029\ufeff\ufffe\uffff":
        quoted = quoted.replace(character, f"\\u{ord(character):04x}")
    return quoted


def _section_of(when: When, by: Sections, labels: Labels, locale: str) -> str:
    """The year or decade of *when*; its own words if it names none."""
    earliest = when.earliest
    # "One of several dates" has a first year, although its start may be uncertain.
    is_one_of = isinstance(when, OneOf)
    if not isinstance(earliest, Day):
        # "On or before a date" is some day too, and no open start.
        starts_by = isinstance(when, Interval) and isinstance(when.start, Range)
        if earliest is OPEN and not is_one_of and not starts_by:
            return labels.title("no beginning")
        # Events are sorted by the day by which they have surely begun.
        earliest = when.bounds.start_latest
        if not isinstance(earliest, Day):
            return labels.title("no start")
    elif day_range(when).start_latest - earliest.number > _LENGTHS[by] and not is_one_of:
        return when.words(locale)
    # To readers there is no year 0: the astronomical year 0 is 1 BC.
    year, era = (earliest.year, "") if earliest.year > 0 else (1 - earliest.year, " bc")
    if not era and year < _FIRST_YEAR_WITHOUT_ERA:
        era = " ad"
    if by is Sections.YEAR:
        return labels.phrase(f"year{era}", str(year))
    if year < 10:  # noqa: PLR2004 - the first decade has nine years and no name
        return labels.phrase(f"year{era}", "9\u20131" if era == " bc" else "1\u20139")
    return labels.phrase(f"decade{era}", str(year // 10 * 10))
