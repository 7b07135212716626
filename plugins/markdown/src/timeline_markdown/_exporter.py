"""The exporter of Markdown documents."""

import json
from collections.abc import Callable

from timeline.model import Event, Metadata, Source
from timeline.plugins import Exporter, Losses
from timeline_markdown import _styles
from timeline_markdown._facts import facts, sources
from timeline_markdown._inline import Inline
from timeline_markdown._options import MarkdownOptions, Sections, Style
from timeline_markdown._prose import paragraphs
from timeline_markdown._sections import section

_STYLES: dict[Style, Callable[[Inline, int], _styles.Shape]] = {
    Style.LIST: _styles.ListStyle,
    Style.TABLE: _styles.TableStyle,
    Style.NARRATIVE: _styles.NarrativeStyle,
}
_OWN = "values of the caller's own are not for readers"
_IN_FRONT_MATTER = "it is shown in the front matter alone"


class MarkdownExporter(Exporter[MarkdownOptions]):
    """Writes a document for people, from which no text of an event can break out."""

    options_type = MarkdownOptions

    def __init__(self, options: MarkdownOptions, metadata: Metadata) -> None:
        super().__init__(options, metadata)
        self._inline = Inline(options, metadata)
        level = 2 if options.sections is Sections.NONE else 3
        self._style = _STYLES[options.style](self._inline, level)
        self.separator = self._style.separator.encode()

    def prologue(self, losses: Losses) -> bytes:
        """The front matter, the title, the description and the day of revision."""
        about = self.metadata
        if about.extra:
            losses.add(None, "timeline.extra", _OWN)
        parts: list[str] = []
        if self.options.front_matter:
            parts.append(self._front_matter())
        elif about.language:
            losses.add(None, "timeline.language", _IN_FRONT_MATTER)
        if about.title:
            parts.append(f"# {self._inline.escaper.heading(about.title)}")
        if about.description:
            parts.append(paragraphs(about.description, self._inline.escaper))
        if about.revised is not None:
            revised = self._inline.when(about.revised)
            parts.append(self._inline.labels.phrase("revised", revised))
        return "".join(f"{part}\n\n" for part in parts)[:-1].encode()

    def encode(self, event: Event, losses: Losses) -> bytes:
        """*event* in the style of the document."""
        inline = self._inline
        shown = self._style.event(event, facts(event, inline, losses), sources(event, inline))
        return shown.encode()

    def section(self, event: Event) -> str:
        """The year, decade or type that *event* stands under."""
        inline = self._inline
        return section(event, self.options.sections, inline.labels, inline.locale)

    def heading(self, section: str) -> bytes:
        """The heading of *section*, and the first lines of its table."""
        heading = f"\n## {self._inline.escaper.heading(section)}\n" if section else ""
        return f"{heading}\n{self._style.opening()}".encode()

    def epilogue(self) -> bytes:
        """The sources, where the citations lead."""
        if not self.metadata.sources:
            return b""
        anchors = self._inline.anchors
        parts = [f"## {self._inline.labels.title('sources')}"]
        if anchors.has_footnotes:
            # Renderers leave out a footnote that nothing leads to.
            shown = (self._inline.source(each.id) for each in self.metadata.sources)
            parts.append(self._inline.escaper.at_start(self._inline.listed(shown)))
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
            parts.append(inline.when(source.published))
        if source.language:
            parts.append(inline.labels.phrase("language", source.language))
        if source.url:
            parts.append(inline.escaper.link(source.url))
        if source.accessed is not None:
            parts.append(inline.labels.phrase("read", inline.when(source.accessed)))
        # A footnote's text begins a block, as a line does.
        return inline.escaper.at_start(inline.sentence(inline.listed(parts, "and more")))

    def _front_matter(self) -> str:
        known = {
            "title": self.metadata.title,
            "description": self.metadata.description,
            "lang": self.metadata.language,
            "date": str(self.metadata.revised) if self.metadata.revised is not None else "",
        }
        lines = (f"{name}: {_quoted(text)}" for name, text in known.items() if text)
        return "\n".join(("---", *lines, "---"))


def _quoted(text: str) -> str:
    """*text* in quotes, as YAML and JSON both read it."""
    quoted = json.dumps(text, ensure_ascii=False)
    # YAML takes these for line breaks, and the last for none of a document's.
    for character in "\x7f\u2028\u2029\ufeff\ufffe\uffff":
        quoted = quoted.replace(character, f"\\u{ord(character):04x}")
    return quoted
