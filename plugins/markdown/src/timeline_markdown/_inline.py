"""The parts of an event as Markdown within a line."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache, partial
from typing import cast, get_args

import attrs

from timeline.edtf import When
from timeline.model import (
    AccessionStage,
    Actor,
    ActorKind,
    Citation,
    Figure,
    MeetingFormat,
    Metadata,
    Phase,
    Place,
    Rank,
    RelationKind,
    Source,
    Stage,
    Status,
)
from timeline_markdown._amounts import amount, numbers_of
from timeline_markdown._anchors import Anchors
from timeline_markdown._escape import Escaper
from timeline_markdown._labels import Labels, own_title
from timeline_markdown._options import MarkdownOptions, Style

BREAK = "<br />"
"""A line break that every flavour has, in a cell too."""

_WHEN_TYPES = get_args(When)
_BETWEEN = " · "
# The words of other enumerations are their plugin's.
_WORDED = (Status, Stage, Rank, MeetingFormat, AccessionStage, ActorKind, RelationKind)


@cache
def _country(code: str) -> str:
    return Actor(code=code).label


class Inline:
    """Writes dates, actors, places, figures and citations within a line."""

    def __init__(self, options: MarkdownOptions, metadata: Metadata) -> None:
        self.escaper = Escaper(options.flavour)
        self.anchors = Anchors(options, metadata.sources)
        self._escape = self.escaper.cell if options.style is Style.TABLE else self.escaper.inline
        # The same names and words stand in very many events.
        self.name: Callable[[str], str] = lru_cache(1024)(self.text)
        self._date: Callable[[When], str] = lru_cache(4096)(self._dated)
        self._locale = options.locale
        self._edtf = options.edtf
        self.labels = Labels(options.locale)
        self._label: Callable[[str], str] = lru_cache(1024)(partial(self.labels.phrase, "label"))
        self._numbers = numbers_of(self.labels.language)
        # Cited again and again, so made once.
        self._sources = {
            source.id: self.anchors.to_source(source.id, self.escaper.label(_short_label(source)))
            for source in metadata.sources
        }

    def text(self, text: str) -> str:
        """Any text; its line breaks as breaks."""
        if "\n" not in text:
            return self._escape(text)
        return BREAK.join(map(self._escape, text.split("\n")))

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
        words = self.text(when.words(self._locale))
        return f"{words} `{when}`" if self._edtf else words

    def actor(self, actor: Actor) -> str:
        """An actor, with what is said of it in brackets."""
        notes = [actor.code] if actor.name and actor.code else []
        if actor.kind is None and actor.code:
            notes.append(self.labels.word("kind not said"))
        elif actor.kind is not None and (actor.kind is not ActorKind.COUNTRY or not actor.code):
            notes.append(self.labels.word(actor.kind))
        if actor.role:
            notes.append(self.name(actor.role))
        return _with_notes(self.name(actor.label), notes)

    def place(self, place: Place) -> str:
        """A place, with its country, coordinates and codes."""
        name = self.name(place.name)
        if place.country:
            name += f", {self.name(_country(place.country))}"
        notes: list[str] = []
        if place.latitude is not None and place.longitude is not None:
            north = "north" if place.latitude >= 0 else "south"
            east = "east" if place.longitude >= 0 else "west"
            notes.append(
                f"{self.labels.phrase(north, str(abs(place.latitude)))}"
                f" {self.labels.phrase(east, str(abs(place.longitude)))}"
            )
        notes.extend(self.codes(place.codes))
        return _with_notes(name, notes)

    def codes(self, codes: Mapping[str, str]) -> list[str]:
        """Each code after its scheme."""
        return [f"{self.name(scheme)} {self.name(code)}" for scheme, code in codes.items()]

    def figure(self, figure: Figure) -> str:
        """An amount with its measure and unit, and the times and words that go with it."""
        space = {"": "", "%": self._numbers.percent}.get(figure.unit, " ")
        shown = f"{amount(figure.amount, self._numbers)}{space}{figure.unit}"
        notes: list[str] = []
        if figure.period is not None:
            notes.append(self.when(figure.period))
        if figure.as_of is not None:
            notes.append(self.labels.phrase("as of", self.when(figure.as_of)))
        if figure.words not in {"", shown}:
            notes.append(self.quoted(figure.words))
        named = self.labelled(self.name(figure.measure), self.text(shown))
        return _with_notes(named, notes)

    def citation(self, citation: Citation) -> str:
        """A source, with the way to it, and what it says."""
        notes: list[str] = []
        if citation.locator:
            notes.append(self.text(citation.locator))
        if citation.says is not None:
            notes.append(self.labels.phrase("says", self.when(citation.says)))
        if citation.quote:
            notes.append(self.quoted(citation.quote))
        return _with_notes(self.source(citation.source), notes)

    def citations(self, citations: Iterable[Citation]) -> str:
        """Citations, one after the other."""
        return _BETWEEN.join(map(self.citation, citations))

    def source(self, name: str) -> str:
        """The source called *name*, with the way to it."""
        return self._sources.get(name) or self.text(name)

    def phase(self, phase: Phase) -> str:
        """The date of a step, who took it, and the sources."""
        parts = [self.when(phase.when)]
        if phase.actors:
            parts.append(self.labels.phrase("by", ", ".join(map(self.actor, phase.actors))))
        if phase.citations:
            parts.append(self.citations(phase.citations))
        return _BETWEEN.join(parts)

    def value(self, value: object) -> str:  # noqa: PLR0911 - one for each kind of value
        """A value of a type's own field, whatever it is."""
        match value:
            case StrEnum() if isinstance(value, _WORDED):
                return self.name(self.labels.word(value))
            case str():
                return self.text(str(value))
            case Actor() | Place() | Figure() | Citation() | Phase():
                return self._part(value)
            case Decimal():
                return amount(value, self._numbers)
            case bool():
                return self.labels.word("yes" if value else "no")
            case tuple():
                return ", ".join(map(self.value, cast("tuple[object, ...]", value)))
            case Mapping():
                items = cast("Mapping[str, object]", value).items()
                return ", ".join(
                    self.labelled(self.text(key), self.plain(item)) for key, item in items
                )
            case _ if isinstance(value, _WHEN_TYPES):
                return self.when(cast("When", value))
            case _ if attrs.has(type(value)):
                fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))
                titles = ((own_title(each.name), each.name) for each in fields)
                return ", ".join(
                    self.labelled(title, self.value(getattr(value, name))) for title, name in titles
                )
            case _:
                return self.text(str(value))

    def _part(self, part: Actor | Place | Figure | Citation | Phase) -> str:
        match part:
            case Actor():
                return self.actor(part)
            case Place():
                return self.place(part)
            case Figure():
                return self.figure(part)
            case Citation():
                return self.citation(part)
            case Phase():
                return self.phase(part)

    def plain(self, value: object) -> str:
        """A plain value: texts in quotes, which tells "5" from 5."""
        if isinstance(value, str):
            return self.quoted(value)
        if isinstance(value, tuple):
            inside = ", ".join(map(self.plain, cast("tuple[object, ...]", value)))
            return f"({inside})"
        if isinstance(value, Mapping):
            return f"({self.value(cast('object', value))})"
        return self.value(value) if isinstance(value, bool) else self.text(str(value))


def _with_notes(shown: str, notes: Iterable[str]) -> str:
    inside = ", ".join(notes)
    return f"{shown} ({inside})" if inside else shown


def _short_label(source: Source) -> str:
    return source.publisher or source.label
