# ruff: noqa: RUF001  # the symbols are intended
"""Symbols instead of words, for the locales of CLDR without a language module here."""

import re
import unicodedata
from typing import Final

from babel import Locale, UnknownLocaleError, localedata

from timeline.wording._language import Language

_NUMBERS: Final = range(1, 13)
# Quoted text, where two quotes mean one, or letters that stand for a part of the date.
_FIELD: Final = re.compile(r"'((?:[^']|'')*)'|([A-Za-z])\2*")
_SLOTS: Final = {
    **dict.fromkeys(("y", "yyyy"), "{year}"),
    **dict.fromkeys(("MMM", "MMMM"), "{month}"),
    **dict.fromkeys(("LLL", "LLLL"), "{alone}"),
    "M": "{m}",
    "MM": "{m:02}",
    "d": "{d}",
    "dd": "{d:0>2}",
}
"""The slot of a `Language` template for each field of CLDR's date patterns."""

_PHRASES: Final = {
    "?": "{} (?)",
    "~": "≈ {}",
    "%": "≈ {} (?)",
    "from to": "{} – {}",
    "since": "{} – …",
    "from, end unknown": "{} – ?",
    "until, no start": "… – {}",
    "until, start unknown": "? – {}",
    "ongoing": "? – …",
    "always": "… – …",
    "no start, end unknown": "… – ?",
    "between": "[ {} … {} ]",
    "to": "{} … {}",
    "not after": "≤ {}",
    "not before": "≥ {}",
    "or earlier": "≤ {}",
    "or later": "≥ {}",
    "one of": "[ {} ]",
    "all of": "{ {} }",
}
_IN_DIGITS: Final = {"day": "{year}-{m:02}-{d:0>2}", "month": "{year}-{m:02}", "year": "{year}"}


def locale_names() -> tuple[str, ...]:
    """Return the names of all locales of CLDR, such as ``pt_BR``, in alphabetical order."""
    return tuple(sorted(localedata.locale_identifiers()))


def language(name: str) -> Language | None:
    """Return the symbols of a locale, with its names of months and its order of a date.

    A locale whose names of months CLDR does not know writes dates in digits, as EDTF does.

    Args:
        name: the name of a locale, in lower case and with underscores: ``pt_br``.

    Returns:
        None if CLDR has no such locale.

    """
    try:
        locale = Locale.parse(name)
    except (ValueError, UnknownLocaleError):
        return None
    months, alone = (_months(locale, context) for context in ("format", "stand-alone"))
    dates = _IN_DIGITS
    if not months[0].startswith("M0"):
        skeletons = locale.datetime_skeletons
        dates = {
            "day": _template(locale, locale.date_formats["long"].pattern),
            "month": _template(locale, skeletons["yMMMM"].pattern),
            "year": _template(locale, skeletons["y"].pattern),
        }
    return Language(
        months=months,
        alone=alone,
        dates=dates,
        phrases=_PHRASES,
        remarks={},
        joints={"one of": (" | ", " | "), "all of": (" & ", " & ")},
        eras={},
        shortens=False,
        plain_only=True,
    )


def _months(locale: Locale, context: str) -> tuple[str, ...]:
    names = locale.months[context]["wide"]
    return tuple(_visible(str(names[number])) for number in _NUMBERS)


def _template(locale: Locale, pattern: str) -> str:
    """A date pattern of CLDR as a template of `Language`."""

    def slot(match: re.Match[str]) -> str:
        field = match[0]
        if field.startswith("'"):
            return match[1].replace("''", "'") or "'"
        if field.startswith("G"):
            return str(locale.eras["abbreviated"][1])
        return _SLOTS[field]

    return _visible(_FIELD.sub(slot, pattern))


def _visible(text: str) -> str:
    """The text with plain spaces, and without characters that control the direction of writing."""
    spaced = re.sub(r"\s", " ", text)
    return "".join(character for character in spaced if unicodedata.category(character) != "Cf")
