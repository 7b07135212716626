# ruff: noqa: RUF001, RUF003  # Russian is written in letters that look like Latin ones
"""Russian words."""

from typing import Final

from timeline.wording._language import Language, doubts, roman

# Each kind in the nominative and in the genitive. "г." and "гг." abbreviate every case.
_KINDS: Final = {
    "month": ("{alone} {year} г.", "{month} {year} г."),
    "m": ("{alone}", "{month}"),
    "decade": ("{year}-е годы", "{year}-х годов"),
    "years": ("десятилетие {first}\u2013{last} гг.", "десятилетия {first}\u2013{last} гг."),
    "century": ("{n} век", "{n} века"),
    "millennium": ("{n} тысячелетие", "{n} тысячелетия"),
    "spring": ("весна {year} г.", "весны {year} г."),
    "summer": ("лето {year} г.", "лета {year} г."),
    "autumn": ("осень {year} г.", "осени {year} г."),
    "winter": ("зима {year} г.", "зимы {year} г."),
    "no year": ("неизвестный год", "неизвестного года"),
    "digits": ("{text} год", "{text} года"),
    "long year": ("{text} год", "{text} года"),
    "quarter 1": ("первый квартал {year} г.", "первого квартала {year} г."),
    "quarter 2": ("второй квартал {year} г.", "второго квартала {year} г."),
    "quarter 3": ("третий квартал {year} г.", "третьего квартала {year} г."),
    "quarter 4": ("четвёртый квартал {year} г.", "четвёртого квартала {year} г."),
    "third 1": ("первая треть {year} г.", "первой трети {year} г."),
    "third 2": ("вторая треть {year} г.", "второй трети {year} г."),
    "third 3": ("последняя треть {year} г.", "последней трети {year} г."),
    "half 1": ("первое полугодие {year} г.", "первого полугодия {year} г."),
    "half 2": ("второе полугодие {year} г.", "второго полугодия {year} г."),
}

# The accusative, which follows "по", differs from the first form if the noun is feminine.
_THROUGH: Final = {
    "spring": "весну {year} г.",
    "winter": "зиму {year} г.",
    "third 1": "первую треть {year} г.",
    "third 2": "вторую треть {year} г.",
    "third 3": "последнюю треть {year} г.",
}

LANGUAGE: Final = Language(
    months=(
        *("января", "февраля", "марта", "апреля", "мая", "июня"),
        *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
    dates={kind: alone for kind, (alone, _) in _KINDS.items()}
    | {f"{kind}.genitive": genitive for kind, (_, genitive) in _KINDS.items()}
    | {f"{kind}.accusative": text for kind, text in _THROUGH.items()}
    | {
        "day": "{d} {month} {year} г.",
        "d": "{d}",
        "d month": "{d} {month}",
        "year": "{year} г.",
        "time": "{day}, {clock}{zone}",
    },
    phrases={
        "?": "возможно, {}",
        "~": "около {genitive}",
        "%": "возможно, около {genitive}",
        # "По" includes the day that it names; "до" would exclude it.
        "from to": "с {genitive} по {accusative}",
        "since": "с {genitive} по настоящее время",
        "from, end unknown": "с {genitive}, конец неизвестен",
        "until, no start": "по {accusative}, без начала",
        "until, start unknown": "по {accusative}, начало неизвестно",
        "ongoing": "продолжается, начало неизвестно",
        "always": "без начала и конца",
        "no start, end unknown": "без начала, конец неизвестен",
        "between": "в промежутке с {genitive} по {accusative}",
        "to": "с {genitive} по {accusative}",
        "not after": "не позднее {genitive}",
        "not before": "не ранее {genitive}",
        "or earlier": "{} или ранее",
        "or later": "{} или позднее",
        "one of": "одна из дат: {}",
        "all of": "все даты: {}",
    },
    remarks={
        "?": "под вопросом",
        "~": "приблизительно",
        "%": "приблизительно и под вопросом",
        "north": "северное полушарие",
        "south": "южное полушарие",
        "any digit": "X — неизвестная цифра",
        "significant": "значащих цифр: {n}",
        "year unknown": "год неизвестен",
        "month unknown": "месяц неизвестен",
        "day unknown": "день неизвестен",
        "month": "месяц {}",
        "day": "день {}",
    }
    | doubts(
        year=("год под вопросом", "год приблизителен", "год приблизителен и под вопросом"),
        month=("месяц под вопросом", "месяц приблизителен", "месяц приблизителен и под вопросом"),
        season=(
            "время года под вопросом",
            "время года приблизительно",
            "время года приблизительно и под вопросом",
        ),
        day=("день под вопросом", "день приблизителен", "день приблизителен и под вопросом"),
    ),
    joints={"one of": (", ", " или "), "all of": (", ", " и ")},
    eras={"bc": "{} до н. э.", "ad": "{} н. э."},
    ordinal=roman,
    # "С" becomes "со" before "второй" and "сто", also in digits: со 2 марта, со II века, со 102 г.
    contractions=((r"\bс (?=втор|(?:2|1[0-9]{2})(?= )|II )", "со "),),
    two_years="{year}/{short}",
    alone=(
        *("январь", "февраль", "март", "апрель", "май", "июнь"),
        *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
    ),
)
