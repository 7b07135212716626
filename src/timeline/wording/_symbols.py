# ruff: noqa: RUF001  # the symbols are intended
"""Symbols instead of words, for the locales of pendulum without a language module here."""

from __future__ import annotations

import pkgutil
import re
from functools import cache
from typing import Final

import pendulum.locales
from pendulum.locales.locale import Locale

from timeline.wording._language import Language

_TOKEN: Final = re.compile(r"\[([^\]]*)\]|YYYY|MMMM|MMM|Do|D|M")
_SLOTS: Final = {
    "YYYY": "{year}",
    "MMMM": "{month}",
    "MMM": "{month}",
    "M": "{m}",
    "Do": "{d}",
    "D": "{d}",
}
"""The slot of a `Language` template for each token of pendulum's date formats."""
_NUMBERS: Final = range(1, 13)

# The names of months without a day; pendulum only has those that follow a day.
_ALONE: Final = {
    "cs": "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    "lt": (
        "sausis vasaris kovas balandis gegužė birželis "
        "liepa rugpjūtis rugsėjis spalis lapkritis gruodis"
    ),
    "pl": (
        "styczeń luty marzec kwiecień maj czerwiec "
        "lipiec sierpień wrzesień październik listopad grudzień"
    ),
    "sk": "január február marec apríl máj jún júl august september október november december",
    "uk": (
        "січень лютий березень квітень травень червень "
        "липень серпень вересень жовтень листопад грудень"
    ),
}
_MONTHS: Final = {
    "bg": "{alone} {year} г.",
    "ja": "{year}年{alone}",
    "ko": "{year}년 {alone}",
    "lt": "{year} m. {alone}",
    "pt_br": "{alone} de {year}",
}
_YEARS: Final = {"bg": "{year} г.", "ja": "{year}年", "ko": "{year}년", "lt": "{year} m."}

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
    "one of": "[ {} ]",
    "all of": "{ {} }",
}


@cache
def pendulum_locales() -> tuple[str, ...]:
    """Return the names of all locales of pendulum, which include all languages with words."""
    modules = pkgutil.iter_modules(pendulum.locales.__path__)
    return tuple(sorted(module.name for module in modules if module.ispkg))


def language(name: str) -> Language:
    """Return the symbols of a locale, with its names of months and its order of a date."""
    locale = Locale.load(name)
    date_format: str = locale.get("custom.date_formats.LL")
    wide, short = (locale.translation(f"months.{width}") for width in ("wide", "abbreviated"))
    months = wide if "MMMM" in date_format else short
    return Language(
        months=tuple(months[number] for number in _NUMBERS),
        alone=tuple(_ALONE[name].split() if name in _ALONE else map(wide.get, _NUMBERS)),
        days={n: locale.ordinalize(n) for n in range(1, 32)} if "Do" in date_format else {},
        dates={
            "day": _TOKEN.sub(lambda match: _SLOTS.get(match[0]) or match[1], date_format),
            "month": _MONTHS.get(name, "{alone} {year}"),
            "year": _YEARS.get(name, "{year}"),
        },
        phrases=_PHRASES,
        remarks={},
        joints={"one of": (" | ", " | "), "all of": (" & ", " & ")},
        eras={},
        shortens=False,
        plain_only=True,
    )
