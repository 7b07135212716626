"""The words in a picture, in one language."""

from decimal import Context, Decimal
from typing import Final

import attrs

from timeline import edtf
from timeline.edtf import Day, When
from timeline.labels import Labels, Numbers, amount, numbers_of, own_title
from timeline.model import Event, Figure, Place, Stage, Status
from timeline_svg._mark import Mark, Shape
from timeline_svg._metrics import is_rtl

NO_BREAK: Final = "\u00a0"
REAL: Final = frozenset({Status.OCCURRED, Status.ONGOING, Status.ENDED})
"""The statuses of what has come about; everything else is drawn hollow."""

DIFFER: Final = "\u2260"

_STAGES: Final = frozenset(map(str, Stage))
_YEAR: Final = 365.2425
_MONTH: Final = _YEAR / 12
# Shorter stretches are given in the next smaller unit.
_AT_LEAST: Final = 1.95
_TWO_DIGITS: Final = Context(prec=2)
_FIRST_YEAR_IN_WORDS: Final = 10_000
_MOST_STAGES: Final = 4


@attrs.frozen
class Wording:
    """The words and numbers of one locale.

    Attributes:
        locale: the locale of dates.
        labels: the words around dates.
        numbers: how numbers are written.

    """

    locale: str
    labels: Labels
    numbers: Numbers

    @classmethod
    def of(cls, locale: str) -> "Wording":
        """Return the words of *locale*."""
        labels = Labels(locale)
        return cls(locale, labels, numbers_of(labels.language))

    def date(self, mark: Mark) -> str:
        """Return the date of *mark*, its status unless it has come about, and "≠" if disputed."""
        event = mark.event
        parts = [self._when(event)]
        if event.status not in REAL:
            parts.append(self.labels.word(event.status))
        text = f" {_DOT} ".join(map(_apart, filter(None, parts)))
        return f"{text} {DIFFER}" if mark.disputed else text

    def _when(self, event: Event) -> str:
        if event.when is not None:
            return event.when.words(self.locale)
        dated = [step for step in event.steps if step.when is not None]
        return self.labels.separator("list").join(
            self.labels.phrase("step", self.stage(step.stage), step.when.words(self.locale))
            for step in dated
            if step.when is not None
        )

    def describe(self, mark: Mark) -> str:
        """Return what a reader may ask for: date, actors, places, figures, description."""
        event = mark.event
        labels, listed = self.labels, self.labels.separator("list")
        date = self.date(mark)
        if mark.disputed:
            date = f"{date} {labels.word('sources differ')}"
        if event.status in (Status.ONGOING, Status.ENDED):
            date = f"{date} {_DOT} {labels.word(event.status)}"
        lines = [date or labels.title("no date known")]
        if mark.shape is not Shape.STEPS and event.steps:
            lines.append(
                listed.join(
                    labels.phrase("step", self.stage(step.stage), step.when.words(self.locale))
                    for step in event.steps
                    if step.when is not None
                )
            )
        lines.append(listed.join(_actor(each.label, each.role) for each in event.participants))
        lines.append(listed.join(_place(place) for place in event.places))
        lines.extend(self.figure(figure) for figure in event.figures)
        lines.append(event.description)
        return "\n".join(filter(None, lines))

    def figure(self, figure: Figure) -> str:
        """Return a figure in one line: what is measured, when, and how much."""
        labels = self.labels
        name = figure.measure
        if figure.period is not None:
            name = labels.phrase("notes", name, figure.period.words(self.locale))
        if figure.as_of is not None:
            as_of = labels.phrase("as of day", figure.as_of.words(self.locale))
            name = labels.phrase("notes", name, as_of)
        value = self.amount(figure.amount, figure.unit)
        if figure.words:
            value = labels.phrase("notes", value, labels.phrase("quote", figure.words))
        return labels.phrase("label", name) + value

    def amount(self, value: Decimal, unit: str = "") -> str:
        """Return an amount with its unit."""
        return (
            f"{amount(value, self.numbers)}{NO_BREAK}{unit}"
            if unit
            else amount(value, self.numbers)
        )

    def count(self, number: int) -> str:
        """Return a number, such as 12,345."""
        return amount(Decimal(number), self.numbers)

    def events(self, number: int) -> str:
        """Return how many events there are."""
        return self._counted("events", number)

    def as_of(self, when: When) -> str:
        """Return what says that a picture is as of *when*, a day or a time of one."""
        return self.labels.phrase("as of day", _apart(when.words(self.locale)))

    def day(self, day: Day) -> str:
        """Return a day in words."""
        return self._words(day.year, day.month, day.day)

    def month(self, day: Day) -> str:
        """Return the month of *day*, with its year."""
        return self._words(day.year, day.month)

    def short_month(self, number: int) -> str:
        """Return the short name of a month, 1 to 12."""
        return self.labels.separator("short months").split(" ")[number - 1]

    def year(self, year: int, *, era: bool = False) -> str:
        """Return an astronomical year, with its era if that is BC or asked for."""
        if year > 0:
            text = self._year_number(year)
            return self.labels.phrase("year ad", text) if era else text
        return self.labels.phrase("year bc", self._year_number(1 - year))

    def length(self, days: float) -> str:
        """Return about how long a stretch of time is, in as few letters as possible."""
        years = days / _YEAR
        if years >= _AT_LEAST:
            exact = Decimal(round(years))
            about = exact if exact < 1000 else _TWO_DIGITS.plus(exact).to_integral_value()  # noqa: PLR2004
            form = _form(int(about), self.labels.language)
            return self.labels.phrase(f"years {form}", amount(about, self.numbers))
        if days / _MONTH >= _AT_LEAST:
            return self.labels.phrase("months short", str(round(days / _MONTH)))
        if days >= _AT_LEAST:
            return self.labels.phrase("days short", str(round(days)))
        return self.labels.phrase("hours short", str(round(days * 24)))

    def stage(self, name: str) -> str:
        """Return the word for a stage; a plugin's own name as it is."""
        return self.labels.word(name) if name in _STAGES else own_title(name).lower()

    def type(self, name: str) -> str:
        """Return the word for a type of event."""
        return self.labels.type_title(name)

    def stages(self, names: list[str]) -> str:
        """Return the legend of steps, with the first few *names* of stages."""
        shown = [self.stage(name) for name in names[:_MOST_STAGES]]
        more = ["…"] if len(names) > _MOST_STAGES else []
        return self.labels.phrase("steps", self.labels.separator("list").join(shown + more))

    def _counted(self, name: str, number: int) -> str:
        form = _form(number, self.labels.language)
        return self.labels.phrase(f"{name} {form}", self.count(number))

    def _words(self, *parts: int) -> str:
        try:
            when: When = edtf.date(*parts)
        except edtf.EdtfError:
            # Years of more than four digits have no months in EDTF.
            return self.year(parts[0])
        return when.words(self.locale)

    def _year_number(self, year: int) -> str:
        return str(year) if year < _FIRST_YEAR_IN_WORDS else amount(Decimal(year), self.numbers)


_DOT: Final = "\u00b7"


def _actor(label: str, role: str) -> str:
    return f"{label} ({role})" if role else label


def _apart(text: str) -> str:
    """Return a text from right to left such that it keeps its order within others."""
    return f"\u2067{text}\u2069" if is_rtl(text) else text


def _place(place: Place) -> str:
    return f"{place.name} ({place.country})" if place.country else place.name


def _form(number: int, language: str) -> str:
    """Return which form of a noun follows *number*: one, few or many."""
    if language != "ru":
        return "one" if number == 1 or (language == "fr" and number == 0) else "many"
    tens, ones = number % 100, number % 10
    if tens in range(11, 15):
        return "many"
    return "one" if ones == 1 else "few" if ones in (2, 3, 4) else "many"
