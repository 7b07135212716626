"""What a language must say to put every date into words, and where to find those that do."""

from __future__ import annotations

import pkgutil
import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

import attrs
import pendulum.locales
from pendulum.locales.locale import Locale

from timeline.errors import FieldError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LANGUAGES: Final = ("de", "en", "es", "fr", "ru", "zh")
# Plain English puts the day first, as most of its writers do; pendulum's own "en" is American.
_CALENDARS: Final = {"en": "en_gb"}
_FORMAT: Final = re.compile(r"\[([^\]]*)\]|YYYY|MMMM|MMM|Do|D|M")


@attrs.frozen(kw_only=True)
class Phrase:
    """A phrase around dates, and the grammatical case that each of them takes in it.

    Attributes:
        text: the phrase, with ``{}`` for each date.
        cases: a name for each date's case, empty for the one that it has alone.

    """

    text: str
    cases: tuple[str, ...] = ("",)


@attrs.frozen(kw_only=True)
class Language:
    """The words of one language.

    Attributes:
        dates: for each kind of date, and for a kind and case as "day.genitive" where the case
            shows, its text. ``{date}`` is the day as pendulum writes it, ``{d}`` its number,
            ``{month}`` the month's name as it stands behind a day, ``{alone}`` the one without
            a day, ``{short}`` its abbreviation, ``{year}`` the year, ``{n}`` an ordinal number,
            ``{first}`` and ``{last}`` two years, ``{text}`` a year as EDTF writes it.
        phrases: for each relation between dates, its phrase.
        remarks: what stands in parentheses behind a date.
        joints: what stands between the members of a list, and before its last one.
        parentheses: a date's text and its remarks, and what stands between remarks.
        eras: what a year BC, and one before the year 1000, add to their date.
        ordinal: the text of an ordinal number, as centuries have it.
        alone: the names of the months where nothing stands before them, if they differ.
        days: the text of days whose number alone will not do.
        contractions: patterns to replace where a phrase and a date have been put together.
        shortens: whether the first of two days may leave its month and year to the second.
        plain_only: whether it has words for plain years, months and days alone; EDTF is
            written for the rest.
        qualifies_inside: whether "about" can stand behind "since", or must become a remark.

    """

    dates: Mapping[str, str]
    phrases: Mapping[str, Phrase]
    remarks: Mapping[str, str]
    joints: Mapping[str, tuple[str, str]]
    parentheses: tuple[str, str] = ("{} ({})", ", ")
    eras: Mapping[str, str]
    ordinal: Callable[[int], str] = str
    alone: tuple[str, ...] = ()
    days: Mapping[int, str] = attrs.field(factory=dict[int, str])
    contractions: tuple[tuple[str, str], ...] = ()
    shortens: bool = True
    plain_only: bool = False
    qualifies_inside: bool = True

    def contracted(self, text: str) -> str:
        """The text with every contraction that its words call for."""
        for pattern, replacement in self.contractions:
            text = re.sub(pattern, replacement, text)
        return text


@attrs.frozen
class Calendar:
    """How a locale of pendulum's names months and orders a date.

    Attributes:
        months: the twelve names, as they stand behind a day.
        short: the twelve abbreviations.
        date_format: pendulum's format of a day: ``D MMMM YYYY``.

    """

    months: tuple[str, ...]
    short: tuple[str, ...]
    date_format: str
    ordinalize: Callable[[int], str]

    def date(self, year: str, month: int, day: str) -> str:
        """A day by its year's text, its month and its own text."""
        values = {
            "YYYY": year,
            "MMMM": self.months[month - 1],
            "MMM": self.short[month - 1],
            "M": str(month),
            "D": day,
        }
        if "Do" in self.date_format:
            values["Do"] = self.ordinalize(int(day)) if day.isdigit() else day
        return _template(self.date_format).format_map(values)


@cache
def _template(date_format: str) -> str:
    """A format of pendulum's as one of Python's."""
    names = ("YYYY", "MMMM", "MMM", "M", "Do", "D")
    return _FORMAT.sub(
        lambda match: f"{{{match[0]}}}" if match[0] in names else match[1] or "", date_format
    )


@cache
def known() -> tuple[str, ...]:
    """The names of all locales that there are words for."""
    modules = pkgutil.iter_modules(pendulum.locales.__path__)
    return tuple(sorted(module.name for module in modules if module.ispkg))


@cache
def language_of(locale: str) -> tuple[Language, Calendar]:
    """The words and the calendar of a locale, such as fr, fr_CA or en-GB.

    Raises:
        FieldError: there is no such locale.

    """
    name = locale.lower().replace("-", "_")
    base = name.split("_")[0]
    names = known()
    found = next((each for each in (name, base) if each in names), None)
    if found is None:
        raise FieldError("locale", locale, f"use one of {', '.join(names)}")
    calendar = _calendar(_CALENDARS.get(found, found))
    if base in _LANGUAGES:
        language: Language = import_module(f"timeline.wording._{base}").LANGUAGE
        month_first = calendar.date_format.startswith("M")
        return (attrs.evolve(language, shortens=False) if month_first else language), calendar
    signs = import_module("timeline.wording._signs")
    return signs.language(found, calendar), calendar


def _calendar(name: str) -> Calendar:
    locale = Locale.load(name)
    wide, short = (locale.translation(f"months.{width}") for width in ("wide", "abbreviated"))
    numbers = range(1, 13)
    return Calendar(
        tuple(wide[number] for number in numbers),
        tuple(short[number] for number in numbers),
        locale.get("custom.date_formats.LL"),
        locale.ordinalize,
    )
