"""The parts of an event as Markdown within a line."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial

from timeline.edtf import When
from timeline.model import Actor, ActorKind, Citation, Figure, Metadata, Place, Source, countries
from timeline_markdown._amounts import amount, numbers_of
from timeline_markdown._anchors import Anchors
from timeline_markdown._escape import Escaper
from timeline_markdown._labels import Labels, own_title
from timeline_markdown._options import MarkdownOptions, Style

BREAK = "<br />"
"""A line break that every flavour has, in a cell too."""

UNSEEN_BREAK = "&#10;"
"""A line break that is in the text that is read, and not seen."""

BETWEEN = " · "
"""What stands between things that have commas of their own."""

_STOPS = (".", "!", "?", "\u3002", "\uff01", "\uff1f")
_LINE_BREAK = re.compile(r"\r\n?|\n")
# Control characters, which only the fields of a type that is not known here may have: readers
# see none of them, and some end a line. So each is shown by its picture, if it has one.
_CONTROLS: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    0x09: " ",
    0x7F: 0x2421,
}


class Inline:
    """Writes dates, actors, places, figures and citations within a line."""

    def __init__(self, options: MarkdownOptions, metadata: Metadata) -> None:
        self.escaper = Escaper(options.flavour)
        self.anchors = Anchors(options, metadata.sources)
        self._escape = self.escaper.cell if options.style is Style.TABLE else self.escaper.inline
        # The same names and words stand in very many events.
        self.name: Callable[[str], str] = lru_cache(1024)(self.text)
        self._country: Callable[[str], str] = lru_cache(1024)(self._called)
        self._date: Callable[[When], str] = lru_cache(4096)(self._dated)
        self.locale = options.locale or metadata.locale
        self._edtf = options.edtf
        self.labels = Labels(self.locale)
        self._label: Callable[[str], str] = lru_cache(1024)(partial(self.labels.phrase, "label"))
        self.numbers = numbers_of(self.labels.language)
        # Cited again and again, so made once.
        self._sources = {
            source.id: self.anchors.to_source(source.id, self.escaper.label(_short_label(source)))
            for source in metadata.sources
        }

    def text(self, text: str) -> str:
        """Any text; its line breaks as breaks, and those at its end not seen."""
        if text.isprintable():
            return self._escape(text)
        lines = _LINE_BREAK.sub("\n", text)
        shown = lines.rstrip("\n")
        broken = BREAK.join(self._escape(line.translate(_CONTROLS)) for line in shown.split("\n"))
        return broken + UNSEEN_BREAK * (len(lines) - len(shown))

    def own_title(self, name: str) -> str:
        """The *name* of a field, which is a caller's own, as the start of a line."""
        title = own_title(name)
        shown = self.key(title)
        # With the colon that follows, brackets could define a link.
        is_bracket = title.startswith("[") and shown.startswith("[")
        return f"\\{shown}" if is_bracket else self.escaper.at_start(shown)

    def key(self, name: str) -> str:
        """The *name* of a value, which can be any text; in quotes where it is none."""
        return self.text(name) if name.strip() else self.quoted(name)

    def quoted(self, text: str) -> str:
        """Any text, in quotation marks."""
        return self.labels.phrase("quote", self.text(text))

    def labelled(self, label: str, value: str) -> str:
        """What is written already, behind its label."""
        return self._label(label) + value

    def when(self, when: When | None) -> str:
        """A date in words."""
        return self.labels.word("undated") if when is None else self._date(when)

    def _dated(self, when: When) -> str:
        words = self.text(when.words(self.locale))
        return f"{words} `{when}`" if self._edtf else words

    def actor(self, actor: Actor) -> str:
        """An actor, with what is said of it in brackets."""
        notes = [actor.code] if actor.name and actor.code else []
        if actor.kind is not None and (actor.kind is not ActorKind.COUNTRY or not actor.code):
            notes.append(self.labels.word(actor.kind))
        if actor.role:
            notes.append(self.name(actor.role))
        name = self.name(actor.name) if actor.name else self._country(actor.code)
        return self._with_notes(name, notes)

    def _called(self, country: str) -> str:
        return self.text(countries.name(country, self.labels.language))

    def actors(self, actors: Sequence[Actor]) -> str:
        """Actors, by commas where none of them has one within."""
        shown = [self.actor(actor) for actor in actors]
        return self.listed(shown, "list of lists" if "," in "".join(shown) else "list")

    def place(self, place: Place) -> str:
        """A place, with its country, coordinates and codes."""
        name = self.name(place.name)
        if place.country:
            name = self.listed((name, self._country(place.country)), "and more")
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
        """Each code after its scheme."""
        return [f"{self.name(scheme)} {self.name(code)}" for scheme, code in codes.items()]

    def figure(self, figure: Figure) -> str:
        """An amount with its measure and unit, and the times and words that go with it."""
        space = self.numbers.percent if figure.unit.startswith("%") else " " * bool(figure.unit)
        shown = f"{amount(figure.amount, self.numbers)}{space}{figure.unit}"
        notes: list[str] = []
        if figure.period is not None:
            notes.append(self.when(figure.period))
        if figure.as_of is not None:
            notes.append(self.labels.phrase("as of", self.when(figure.as_of)))
        if figure.words not in {"", shown}:
            notes.append(self.quoted(figure.words))
        named = self.labelled(self.name(figure.measure), self.text(shown))
        return self._with_notes(named, notes)

    def citation(self, citation: Citation) -> str:
        """A source, with the way to it, and what it says."""
        notes: list[str] = []
        if citation.locator:
            notes.append(self.text(citation.locator))
        if citation.says is not None:
            notes.append(self.labels.phrase("says", self.when(citation.says)))
        if citation.quote:
            notes.append(self.quoted(citation.quote))
        return self._with_notes(self.source(citation.source), notes)

    def citations(self, citations: Iterable[Citation]) -> str:
        """Citations, one after the other."""
        return BETWEEN.join(map(self.citation, citations))

    def source(self, name: str) -> str:
        """The source called *name*, with the way to it."""
        return self._sources.get(name) or self.text(name)

    def listed(self, items: Iterable[str], separator: str = "list") -> str:
        """What is written already, one after the other."""
        return self.labels.between(separator).join(items)

    def sentence(self, shown: str) -> str:
        """What is written already, with a full stop where it ends without."""
        if shown.replace(UNSEEN_BREAK, "").endswith(_STOPS):
            return shown
        return self.labels.phrase("sentence", shown)

    def bracketed(self, shown: str) -> str:
        """What is written already, in brackets."""
        return self.labels.phrase("brackets", shown)

    def _with_notes(self, shown: str, notes: Sequence[str]) -> str:
        if not notes:
            return shown
        return self.labels.phrase("notes", shown, self.listed(notes, "and more"))


def _degrees(value: float) -> str:
    return f"{Decimal(str(abs(value))).normalize():f}"


def _short_label(source: Source) -> str:
    """What a source is called where it is cited: of an address alone, its host."""
    if source.publisher or source.title:
        return source.publisher or source.title
    return source.url.partition("://")[2].partition("/")[0] or source.label
