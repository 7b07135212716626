"""What a language provides to put dates into words, and the language of each locale."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Final

import attrs

from timeline.errors import FieldError
from timeline.errors.messages import require_whole

LANGUAGES: Final = ("de", "de_at", "en", "en_us", "es", "fr", "ru", "zh", "zh_hant")
"""The modules of `timeline.wording._languages`."""

# Where Chinese is written in traditional characters, as CLDR says.
_SCRIPTS: Final = {"zh_tw": "zh_hant", "zh_hk": "zh_hant", "zh_mo": "zh_hant"}

# Kinds of dates: the parts of a year.
SEASONS: Final = ("spring", "summer", "autumn", "winter")
QUARTERS: Final = ("quarter 1", "quarter 2", "quarter 3", "quarter 4")
THIRDS: Final = ("third 1", "third 2", "third 3")
HALVES: Final = ("half 1", "half 2")

_SLOT: Final = re.compile(r"\{(\w*)\}")
_NUMERALS: Final = (
    *((100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


@attrs.frozen(kw_only=True)
class Language:
    """The words of one language.

    Attributes:
        months: the names of the months in a full date.
        dates: a template for each kind of date, and for a kind and case, such as "day.genitive", if
            the case changes it. ``{d}`` is the number of the day, ``{m}`` of the month,
            ``{month}`` the name of the month, ``{alone}`` its name without a day, ``{year}``
            the year, ``{n}`` an ordinal number, ``{first}`` and ``{last}`` two years, ``{text}``
            a year in EDTF.
        phrases: a template for each relation between dates. A slot names the grammatical case
            of its date, such as ``{genitive}``; ``{}`` is the plain form.
        remarks: what may follow a date in parentheses. A language with remarks for ``?``, ``~``
            and ``%`` uses them where a preposition cannot stand before "about".
        joints: the separators of a list: between members, and before the last one.
        parentheses: a template for a date with remarks, and the separator between remarks.
        eras: templates for a year BC, and for one AD that needs its era.
        ordinal: returns the ordinal number of a century.
        alone: the names of the months without a day, if they differ.
        days: the texts of days that are not just their number.
        contractions: patterns and replacements, applied to each phrase with its dates.
        two_years: a template for the years of a winter: ``{year}``, ``{next}`` and its last two
            digits, ``{short}``.
        shortens: whether the first of two dates omits the month and year that both share.
        plain_only: whether there are words only for plain years, months and days; all other
            dates are written in EDTF.

    """

    months: tuple[str, ...]
    dates: Mapping[str, str]
    phrases: Mapping[str, str]
    remarks: Mapping[str, str]
    joints: Mapping[str, tuple[str, str]]
    parentheses: tuple[str, str] = ("{} ({})", ", ")
    eras: Mapping[str, str]
    ordinal: Callable[[int], str] = str
    alone: tuple[str, ...] = ()
    days: Mapping[int, str] = attrs.field(factory=dict[int, str])
    contractions: tuple[tuple[str, str], ...] = ()
    two_years: str = "{year}\u2013{short}"
    shortens: bool = True
    plain_only: bool = False

    def cases(self, phrase: str) -> tuple[str, ...]:
        """Return the case of each date in a phrase."""
        return _pieces(self.phrases[phrase])[1::2]

    def phrase(self, name: str, *dates: str) -> str:
        """Return a phrase with its dates filled in."""
        pieces = list(_pieces(self.phrases[name]))
        pieces[1::2] = dates
        return self.contracted("".join(pieces))

    def contracted(self, text: str) -> str:
        """Return a text with its contractions and elisions: "del 3 de julio"."""
        for pattern, replacement in self.contractions:
            text = re.sub(pattern, replacement, text)
        return text


@cache
def _pieces(phrase: str) -> tuple[str, ...]:
    """A phrase as text and cases in turn: "from {the} on" is "from ", "the", " on"."""
    return tuple(_SLOT.split(phrase))


@cache
def language_of(locale: str) -> Language:
    """Return the language of a locale, such as fr, fr_CA or en-GB.

    Raises:
        FieldError: there is no such locale.

    """
    name = locale.lower().replace("-", "_")
    base = name.split("_")[0]
    # The name, the language with its script or region, and the language.
    for each in (_SCRIPTS.get(name, name), "_".join(name.split("_")[:2]), base):
        if each in LANGUAGES:
            language: Language = import_module(f"timeline.wording._languages.{each}").LANGUAGE
            return language
    # Only the other locales need Babel, which takes longer to import than all of this package.
    from timeline.errors.messages import did_you_mean  # noqa: PLC0415 - start-up
    from timeline.wording import _cldr  # noqa: PLC0415 - start-up

    for each in (name, base):
        if symbols := _cldr.language(each):
            return symbols
    near = did_you_mean(locale, _cldr.locale_names())
    raise FieldError("locale", locale, f"use the name of one, such as en, fr or pt_BR{near}")


def kinds(names: Iterable[str], template: str, words: str) -> dict[str, str]:
    """Return the templates of similar kinds of dates, with a word each in place of ``#``.

    >>> kinds(HALVES, "# half of {year}", "first second")
    {'half 1': 'first half of {year}', 'half 2': 'second half of {year}'}

    """
    return {n: template.replace("#", word) for n, word in zip(names, words.split(), strict=True)}


def doubts(**parts: tuple[str, str, str]) -> dict[str, str]:
    """Return the remarks that a part of a date is uncertain, approximate, or both.

    >>> doubts(day=("day uncertain", "day approximate", "day uncertain and approximate"))["day ?"]
    'day uncertain'

    """
    return {
        f"{part} {qualifier}": remark
        for part, remarks in parts.items()
        for qualifier, remark in zip("?~%", remarks, strict=True)
    }


def roman(number: int) -> str:
    """Return a number from 1 to 399 as a Roman numeral, as many languages number centuries.

    Raises:
        FieldError: the number is not from 1 to 399.
        TypeError: it is not a whole number.

    >>> roman(19), roman(44)
    ('XIX', 'XLIV')

    """
    require_whole("number", number)
    if not 1 <= number <= 399:  # noqa: PLR2004
        raise FieldError("number", number, "expected 1 to 399")
    text = ""
    for value, numeral in _NUMERALS:
        count, number = divmod(number, value)
        text += numeral * count
    return text
