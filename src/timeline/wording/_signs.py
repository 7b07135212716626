# ruff: noqa: RUF001  # the signs are meant
"""Signs in place of words, around the months and days of the locales that have no words here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.wording._language import Language, Phrase

if TYPE_CHECKING:
    from timeline.wording._language import Calendar

# The names that stand where no day does; pendulum only has the ones behind a day.
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

_TWO: Final = ("", "")
_PHRASES: Final = {
    "?": Phrase(text="{} (?)"),
    "~": Phrase(text="≈ {}"),
    "%": Phrase(text="≈ {} (?)"),
    "from to": Phrase(text="{} – {}", cases=_TWO),
    "since": Phrase(text="{} – …"),
    "from, end unknown": Phrase(text="{} – ?"),
    "until, no start": Phrase(text="… – {}"),
    "until, start unknown": Phrase(text="? – {}"),
    "ongoing": Phrase(text="? – …", cases=()),
    "always": Phrase(text="… – …", cases=()),
    "no start, end unknown": Phrase(text="… – ?", cases=()),
    "between": Phrase(text="[ {} … {} ]", cases=_TWO),
    "to": Phrase(text="{} … {}", cases=_TWO),
    "not after": Phrase(text="≤ {}"),
    "not after day": Phrase(text="≤ {}"),
    "not before": Phrase(text="≥ {}"),
    "not before day": Phrase(text="≥ {}"),
    "one of": Phrase(text="[ {} ]"),
    "all of": Phrase(text="{{ {} }}"),
}


def language(name: str, calendar: Calendar) -> Language:
    """The signs of a locale, with its months."""
    alone = tuple(_ALONE[name].split()) if name in _ALONE else calendar.months
    return Language(
        dates={
            "day": "{date}",
            "month": _MONTHS.get(name, "{alone} {year}"),
            "year": _YEARS.get(name, "{year}"),
        },
        phrases=_PHRASES,
        remarks={},
        joints={"one of": (" | ", " | "), "all of": (" & ", " & ")},
        eras={},
        alone=alone,
        shortens=False,
        plain_only=True,
    )
