"""The parts of an event, such as actors and figures, within one line of any markup."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import Protocol

from timeline.edtf import When
from timeline.labels import Labels, Numbers, amount, numbers_of
from timeline.model import (
    Actor,
    ActorKind,
    Citation,
    Event,
    Figure,
    Place,
    Source,
    Stage,
    Step,
    countries,
)


class Markup(Protocol):
    """How a format writes what is in a line.

    Each method returns markup, in which the given text cannot act as markup.

    Attributes:
        between: the markup between parts that contain commas themselves.

    """

    between: str

    def text(self, text: str) -> str:
        """Return any text."""
        ...

    def own_title(self, name: str) -> str:
        """Return the name of a field of a plugin as the label of a fact."""
        ...

    def date(self, when: When) -> str:
        """Return a date in words."""
        ...

    def event(self, event: str, title: str) -> str:
        """Return *title* as a link to the event with the id *event*."""
        ...

    def source(self, source: str) -> str:
        """Return a link to the source with the id *source*, named as readers know it."""
        ...


class FactWriter:
    """Write actors, places, figures, citations and steps in one markup and one language.

    Args:
        markup: how the format writes a text, a date and a link.
        locale: the language of the labels; English if there are no labels in it.

    Attributes:
        markup: as given.
        labels: the words of the language.
        numbers: how the language writes numbers.

    """

    def __init__(self, markup: Markup, locale: str) -> None:
        self.markup = markup
        self.labels: Labels = Labels(locale)
        self.numbers: Numbers = numbers_of(self.labels.language)
        # The same names and dates occur in many events.
        self.name: Callable[[str], str] = lru_cache(1024)(markup.text)
        self._country: Callable[[str], str] = lru_cache(1024)(self._country_name)
        self._date: Callable[[When], str] = lru_cache(4096)(markup.date)
        self._label: Callable[[str], str] = lru_cache(1024)(partial(self.labels.phrase, "label"))

    def key(self, name: str) -> str:
        """Return the *name* of a value, in quotes if it is blank."""
        return self.markup.text(name) if name.strip() else self.quoted(name)

    def quoted(self, text: str) -> str:
        """Return any text in quotation marks."""
        return self.labels.phrase("quote", self.markup.text(text))

    def labelled(self, label: str, value: str) -> str:
        """Return *value*, which is markup, after its label."""
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

    def actor(self, actor: Actor) -> str:
        """Return an actor, with its code, kind and role in brackets."""
        notes = [actor.code] if actor.name and actor.code else []
        if actor.kind is not None and (actor.kind is not ActorKind.COUNTRY or not actor.code):
            notes.append(self.labels.word(actor.kind))
        if actor.role:
            notes.append(self.name(actor.role))
        name = self.name(actor.name) if actor.name else self._country(actor.code)
        return self.with_notes(name, notes)

    def _country_name(self, country: str) -> str:
        return self.markup.text(countries.name(country, self.labels.language))

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
        return self.with_notes(name, notes)

    def codes(self, codes: Mapping[str, str]) -> list[str]:
        """Return each code after its scheme."""
        return [f"{self.name(scheme)} {self.name(code)}" for scheme, code in codes.items()]

    def amount_of(self, figure: Figure) -> str:
        """Return the amount of *figure* with its unit, as a text without markup."""
        space = self.numbers.percent if figure.unit.startswith("%") else " " * bool(figure.unit)
        return f"{amount(figure.amount, self.numbers)}{space}{figure.unit}"

    def figure(self, figure: Figure) -> str:
        """Return an amount with its measure and unit, and its times and words in brackets."""
        written = self.amount_of(figure)
        notes: list[str] = []
        if figure.period is not None:
            notes.append(self.when(figure.period))
        if figure.as_of is not None:
            notes.append(self.labels.phrase("as of", self.when(figure.as_of)))
        if figure.words not in {"", written}:
            notes.append(self.quoted(figure.words))
        named = self.labelled(self.name(figure.measure), self.markup.text(written))
        return self.with_notes(named, notes)

    def citation(self, citation: Citation) -> str:
        """Return a link to a source, and what it says in brackets."""
        notes: list[str] = []
        if citation.locator:
            notes.append(self.markup.text(citation.locator))
        if citation.says is not None:
            notes.append(self.labels.phrase("says", self.when(citation.says)))
        if citation.quote:
            notes.append(self.quoted(citation.quote))
        return self.with_notes(self.markup.source(citation.source), notes)

    def citations(self, citations: Iterable[Citation]) -> str:
        """Return several citations."""
        return self.markup.between.join(map(self.citation, citations))

    def listed(self, items: Iterable[str], separator: str = "list") -> str:
        """Return *items*, which are markup, joined by the separator of that name."""
        return self.labels.separator(separator).join(items)

    def listed_apart(self, items: Sequence[str]) -> str:
        """Return *items* as `listed` does, separated by semicolons if one has a comma."""
        return self.listed(items, "list of lists" if "," in "".join(items) else "list")

    def bracketed(self, written: str) -> str:
        """Return *written*, which is markup, in brackets."""
        return self.labels.phrase("brackets", written)

    def with_notes(self, written: str, notes: Sequence[str]) -> str:
        """Return *written* with *notes*, all of them markup, in brackets."""
        if not notes:
            return written
        return self.labels.phrase("notes", written, self.listed(notes, "notes list"))


def source_label(source: Source) -> str:
    """Return the short name of a source in a citation; the host if only its URL is known.

    >>> source_label(Source(id="a", title="Trade in 2024", publisher="The Gazette"))
    'The Gazette'
    >>> source_label(Source(id="b", url="https://example.org/trade"))
    'example.org'
    """
    if source.publisher or source.title:
        return source.publisher or source.title
    return source.url.partition("://")[2].partition("/")[0] or source.label


def _degrees(value: float) -> str:
    # Formatting needs no context; Decimal.normalize rounds to the precision of the caller.
    written = f"{Decimal(str(abs(value))):f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
