"""The parts of an event as Markdown within one line."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial

from timeline.edtf import When
from timeline.labels import Labels, amount, numbers_of, own_title
from timeline.model import (
    Actor,
    ActorKind,
    Citation,
    Event,
    Figure,
    Metadata,
    Place,
    Source,
    Stage,
    Step,
    countries,
)
from timeline_markdown._anchors import Anchors
from timeline_markdown._escape import Escaper
from timeline_markdown._options import MarkdownOptions, Style

BREAK = "<br />"
"""A line break in every flavour, within table cells too."""

INVISIBLE_BREAK = "&#10;"
"""A line break that is part of the text and renders as nothing."""

BETWEEN = " · "
"""The separator of parts that contain commas themselves."""

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
    """Write dates, actors, places, figures and citations within a line."""

    def __init__(self, options: MarkdownOptions, metadata: Metadata) -> None:
        self.escaper = Escaper(options.flavour)
        self.anchors = Anchors(options, metadata.sources)
        self._escape = self.escaper.cell if options.style is Style.TABLE else self.escaper.inline
        # The same names and dates occur in many events.
        self.name: Callable[[str], str] = lru_cache(1024)(self.text)
        self._country: Callable[[str], str] = lru_cache(1024)(self._country_name)
        self._date: Callable[[When], str] = lru_cache(4096)(self._dated)
        self.locale = options.locale or metadata.locale
        self._edtf = options.edtf
        self.labels = Labels(self.locale)
        self._label: Callable[[str], str] = lru_cache(1024)(partial(self.labels.phrase, "label"))
        self.numbers = numbers_of(self.labels.language)
        self._sources = {
            source.id: self.anchors.to_source(source.id, self.escaper.label(_source_label(source)))
            for source in metadata.sources
        }

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
        escaped = self.key(title)
        # With the colon that follows, brackets could define a link.
        is_bracket = title.startswith("[") and escaped.startswith("[")
        return f"\\{escaped}" if is_bracket else self.escaper.at_line_start(escaped)

    def key(self, name: str) -> str:
        """Return the *name* of a value, in quotes if it is blank."""
        return self.text(name) if name.strip() else self.quoted(name)

    def quoted(self, text: str) -> str:
        """Return any text in quotation marks."""
        return self.labels.phrase("quote", self.text(text))

    def labelled(self, label: str, value: str) -> str:
        """Return *value*, which is Markdown, after its label."""
        return self._label(label) + value

    def when(self, when: When | None) -> str:
        """Return a date in words."""
        return self.labels.word("undated") if when is None else self._date(when)

    def date_of(self, event: Event) -> str:
        """Return the date of *event*, or, without one, its dated steps."""
        if event.when is None and (dated := [step for step in event.steps if step.when]):
            return self.listed(map(self._dated_step, dated))
        return self.when(event.when)

    def _dated_step(self, step: Step) -> str:
        stage = self.labels.word(step.stage) if isinstance(step.stage, Stage) else step.stage
        return self.labels.phrase("step", self.name(stage), self.when(step.when))

    def _dated(self, when: When) -> str:
        words = self.text(when.words(self.locale))
        return f"{words} `{when}`" if self._edtf else words

    def actor(self, actor: Actor) -> str:
        """Return an actor, with its code, kind and role in brackets."""
        notes = [actor.code] if actor.name and actor.code else []
        if actor.kind is not None and (actor.kind is not ActorKind.COUNTRY or not actor.code):
            notes.append(self.labels.word(actor.kind))
        if actor.role:
            notes.append(self.name(actor.role))
        name = self.name(actor.name) if actor.name else self._country(actor.code)
        return self._with_notes(name, notes)

    def _country_name(self, country: str) -> str:
        return self.text(countries.name(country, self.labels.language))

    def actors(self, actors: Sequence[Actor]) -> str:
        """Return several actors."""
        return self.listed_apart([self.actor(actor) for actor in actors])

    def place(self, place: Place) -> str:
        """Return a place, with its country, coordinates and codes."""
        name = self.name(place.name)
        if place.country:
            name = self.listed((name, self._country(place.country)), "notes list")
        notes: list[str] = []
        if place.latitude is not None and place.longitude is not None:
            north = "north" if place.latitude >= 0 else "south"
            east = "east" if place.longitude >= 0 else "west"
            notes.append(
                f"{self.labels.phrase(north, _degrees(place.latitude))}"
                f" {self.labels.phrase(east, _degrees(place.longitude))}"
            )
        notes.extend(self.codes(place.codes))
        return self._with_notes(name, notes)

    def codes(self, codes: Mapping[str, str]) -> list[str]:
        """Return each code after its scheme."""
        return [f"{self.name(scheme)} {self.name(code)}" for scheme, code in codes.items()]

    def figure(self, figure: Figure) -> str:
        """Return an amount with its measure and unit, and its times and words in brackets."""
        space = self.numbers.percent if figure.unit.startswith("%") else " " * bool(figure.unit)
        written = f"{amount(figure.amount, self.numbers)}{space}{figure.unit}"
        notes: list[str] = []
        if figure.period is not None:
            notes.append(self.when(figure.period))
        if figure.as_of is not None:
            notes.append(self.labels.phrase("as of", self.when(figure.as_of)))
        if figure.words not in {"", written}:
            notes.append(self.quoted(figure.words))
        named = self.labelled(self.name(figure.measure), self.text(written))
        return self._with_notes(named, notes)

    def citation(self, citation: Citation) -> str:
        """Return a link to a source, and what it says in brackets."""
        notes: list[str] = []
        if citation.locator:
            notes.append(self.text(citation.locator))
        if citation.says is not None:
            notes.append(self.labels.phrase("says", self.when(citation.says)))
        if citation.quote:
            notes.append(self.quoted(citation.quote))
        return self._with_notes(self.source(citation.source), notes)

    def citations(self, citations: Iterable[Citation]) -> str:
        """Return several citations."""
        return BETWEEN.join(map(self.citation, citations))

    def source(self, name: str) -> str:
        """Return a link to the source with the id *name*."""
        return self._sources.get(name) or self.text(name)

    def listed(self, items: Iterable[str], separator: str = "list") -> str:
        """Return *items*, which are Markdown, joined by the separator of that name."""
        return self.labels.separator(separator).join(items)

    def listed_apart(self, items: Sequence[str]) -> str:
        """Return *items* as `listed` does, separated by semicolons if one has a comma."""
        return self.listed(items, "list of lists" if "," in "".join(items) else "list")

    def sentence(self, written: str) -> str:
        """Return *written*, which is Markdown, with a full stop unless it has one."""
        if written.replace(INVISIBLE_BREAK, "").endswith(_STOPS):
            return written
        return self.labels.phrase("sentence", written)

    def bracketed(self, written: str) -> str:
        """Return *written*, which is Markdown, in brackets."""
        return self.labels.phrase("brackets", written)

    def _with_notes(self, written: str, notes: Sequence[str]) -> str:
        if not notes:
            return written
        return self.labels.phrase("notes", written, self.listed(notes, "notes list"))


def _degrees(value: float) -> str:
    # Formatting needs no context; Decimal.normalize rounds to the precision of the caller.
    written = f"{Decimal(str(abs(value))):f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _source_label(source: Source) -> str:
    """The short name of a source in a citation; the host if only its URL is known."""
    if source.publisher or source.title:
        return source.publisher or source.title
    return source.url.partition("://")[2].partition("/")[0] or source.label
