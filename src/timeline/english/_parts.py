"""What the words say of one date, and what its neighbours add: the month of "22 to 24 April"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from timeline.edtf import Day, Precision, parse
from timeline.english._atom import Atom, Span, Unit, edtf_year
from timeline.english._vocabulary import WEEKDAY_NAMES, Era
from timeline.errors import EdtfError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.english._portion import Edge, Portion
    from timeline.english._tokens import Cursor

Notes = tuple[str, str, str]
NO_NOTES: Final[Notes] = ("", "", "")


@attrs.frozen(kw_only=True)
class Parts:
    """What the words say of one date; every text is empty where they say nothing.

    Attributes:
        at: where the words begin, as an index of the text.
        number: one or two digits that may be a day, a year of an era, or a shortened year.
        day: two characters, digits or X.
        month: two characters, digits or X; or the number of a grouping.
        year: as EDTF writes it.
        figures: the digits of the year, if it is a plain number.
        era: the era of the year, if it is named.
        single: whether the year is called one, however many of its digits are unspecified.
        time: what EDTF writes after the day, with its T.
        weekday: 0 for Monday to 6, or None.
        portion: the part of the date that is meant: early, the first half.
        edge: whether its start or its end is meant.
        narrowed: the days that are meant, where they are known by other means.
        qualifier: what is said of the whole: nothing, ``?``, ``~`` or ``%``.
        notes: what is said of the year, month and day alone, in this order.

    """

    at: int
    number: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    figures: str = ""
    era: Era | None = None
    single: bool = False
    time: str = ""
    weekday: int | None = None
    portion: Portion | None = None
    edge: Edge | None = None
    narrowed: Span | None = None
    qualifier: str = ""
    notes: Notes = NO_NOTES

    @property
    def is_bare_year(self) -> bool:
        """Whether a plain number is all that was said."""
        return bool(self.figures) and not self.month and not self.era


def year_of(figures: str, era: Era | None) -> str:
    """The EDTF text of a year of an era: 44 BC is -0043."""
    number = int(figures)
    return edtf_year(1 - number if era == "bc" else number)


def completed(row: Sequence[Parts]) -> list[Parts]:
    """A row of dates, each with what its neighbours say for it.

    A date takes from the one after it: 3 to 5 July 2024. Only a bare number takes from the
    one before it: July 3 to 5, 2024, and 1914 to 18.
    """
    done = list(row)
    for index in range(len(done) - 2, -1, -1):
        done[index] = _from_the_next(done[index], done[index + 1])
    for index in range(1, len(done)):
        done[index] = _from_the_last(done[index - 1], done[index])
    return done


def _from_the_next(parts: Parts, following: Parts) -> Parts:
    if parts.number:
        if following.day and following.month:
            return attrs.evolve(
                parts,
                number="",
                day=f"{int(parts.number):02}",
                month=following.month,
                year=following.year,
            )
        if following.year.endswith("XX") and not following.month:
            sign = "-" if following.era == "bc" else ""
            return attrs.evolve(parts, number="", year=f"{sign}{int(parts.number) - 1:02}XX")
        if following.era and not following.month:
            return _with_era(parts, parts.number, following.era)
        return parts
    if parts.is_bare_year and following.era and not following.month:
        return _with_era(parts, parts.figures, following.era)
    if parts.portion and not parts.year and not parts.month:
        parts = attrs.evolve(parts, month=following.month)
    return parts if parts.year else attrs.evolve(parts, year=following.year)


def _from_the_last(before: Parts, parts: Parts) -> Parts:
    if not parts.number:
        return parts
    if before.day and before.month:
        return attrs.evolve(
            parts,
            number="",
            day=f"{int(parts.number):02}",
            month=before.month,
            year=parts.year or before.year,
        )
    shortened = before.is_bare_year and len(before.figures) == 4 and len(parts.number) == 2  # noqa: PLR2004
    if shortened and parts.number > before.figures[2:]:
        figures = before.figures[:2] + parts.number
        return attrs.evolve(parts, number="", year=figures, figures=figures)
    return parts


def _with_era(parts: Parts, figures: str, era: Era) -> Parts:
    return attrs.evolve(
        parts,
        number="",
        figures=figures,
        era=era,
        year=year_of(figures, era) if int(figures) else "",
    )


def atom(cursor: Cursor, parts: Parts) -> Atom:
    """The date that complete parts make.

    Raises:
        EdtfError: something is missing, or there is no such date.

    """
    whole = _stated(cursor, parts)
    if parts.edge is None:
        return whole
    if any(parts.notes):
        cursor.fail("no remark on a component of what has a start and an end", parts.at)
    return cursor.choose(*parts.edge.readings(cursor, whole))


def _stated(cursor: Cursor, parts: Parts) -> Atom:
    if parts.narrowed:
        return Atom(at=parts.at, span=parts.narrowed, qualifier=parts.qualifier)
    if parts.number:
        cursor.fail("a month with this number, or a year of three or four digits", parts.at)
    if not parts.year:
        cursor.fail("a year with this date", parts.at)
    if parts.day and not parts.month:
        cursor.fail("a month with this day, if only month unknown", parts.at)
    if parts.qualifier and any(parts.notes):
        cursor.fail("one statement of how far the date can be trusted, not two", parts.at)
    found = _whole(cursor, parts)
    components = [part for part in (parts.year, parts.month, parts.day) if part]
    if parts.portion:
        found = parts.portion.of(cursor, found)
        components = [parts.year, found.date.removeprefix(f"{parts.year}-")]
    if not any(parts.notes):
        return found
    if not found.date or any(parts.notes[len(components) :]):
        cursor.fail("a remark on a component that the date has", parts.at)
    return attrs.evolve(found, date=_noted(components, parts.notes))


def _whole(cursor: Cursor, parts: Parts) -> Atom:
    date = "-".join(filter(None, (parts.year, parts.month, parts.day))) + parts.time
    try:
        value = parse(date)
    except EdtfError as error:
        raise EdtfError(cursor.text, parts.at, f"there is no {date}: {error.expected}") from error
    low, high = value.earliest, value.latest
    if not (isinstance(low, Day) and isinstance(high, Day)):
        cursor.fail("a date with a first and a last day", parts.at)
    if parts.weekday is not None and low != high:
        cursor.fail("the day of this weekday", parts.at)
    if parts.weekday is not None and parts.weekday != weekday(low):
        cursor.fail(f"{WEEKDAY_NAMES[weekday(low)]}, which {date} is", parts.at)
    return Atom(
        at=parts.at,
        span=Span(low, high, _unit(parts)),
        date=date,
        precision=Precision.YEAR if date == parts.year and parts.single else value.precision,
        qualifier=parts.qualifier,
    )


def _unit(parts: Parts) -> Unit:
    if parts.time:
        return Unit.SECOND
    return Unit.DAY if parts.day else Unit.MONTH if parts.month else Unit.YEAR


def _noted(components: Sequence[str], notes: Notes) -> str:
    """The date with what is said of single components, in the fewest characters."""
    said = [note for _, note in zip(components, notes, strict=False)]
    for count in range(len(components), 0, -1):
        if len(set(said[:count])) == 1 and not any(said[count:]):
            group = "-".join(components[:count]) + said[0]
            return "-".join((group, *components[count:]))
    return "-".join(note + component for note, component in zip(said, components, strict=True))


def weekday(day: Day) -> int:
    """The weekday of a day, Monday being 0. The first day of year 1 was a Monday."""
    return (day.number - 1) % 7
