# ruff: noqa: RUF001, RUF003  # Russian is written in letters that look like Latin ones
"""Russian words."""

from typing import Final

from timeline.wording._language import Language, Phrase
from timeline.wording._roman import roman

# Each kind alone, and in the genitive. The abbreviations "г." and "гг." fit every case.
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
    "digits": ("год {text}", "года {text}"),
    "long year": ("год {text}", "года {text}"),
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

# Behind "по" stands the accusative, which differs from the first form where a noun is feminine.
_THROUGH: Final = {
    "spring": "весну {year} г.",
    "winter": "зиму {year} г.",
    "third 1": "первую треть {year} г.",
    "third 2": "вторую треть {year} г.",
    "third 3": "последнюю треть {year} г.",
}
_GENITIVE: Final = ("genitive",)
_ACCUSATIVE: Final = ("accusative",)
# "По" includes the day that it names; "до" would leave it out.
_FROM_TO: Final = ("genitive", "accusative")

LANGUAGE: Final = Language(
    dates={kind: alone for kind, (alone, _) in _KINDS.items()}
    | {f"{kind}.genitive": genitive for kind, (_, genitive) in _KINDS.items()}
    | {f"{kind}.accusative": text for kind, text in _THROUGH.items()}
    | {
        "day": "{date}",
        "d": "{d}",
        "d month": "{d} {month}",
        "year": "{year} г.",
        "time": "{day}, {clock}",
    },
    phrases={
        "?": Phrase(text="возможно, {}"),
        "~": Phrase(text="около {}", cases=_GENITIVE),
        "%": Phrase(text="возможно, около {}", cases=_GENITIVE),
        "from to": Phrase(text="с {} по {}", cases=_FROM_TO),
        "since": Phrase(text="с {} по настоящее время", cases=_GENITIVE),
        "from, end unknown": Phrase(text="с {}, конец неизвестен", cases=_GENITIVE),
        "until, no start": Phrase(text="по {}, без начала", cases=_ACCUSATIVE),
        "until, start unknown": Phrase(text="по {}, начало неизвестно", cases=_ACCUSATIVE),
        "ongoing": Phrase(text="продолжается, начало неизвестно", cases=()),
        "always": Phrase(text="без начала и конца", cases=()),
        "no start, end unknown": Phrase(text="без начала, конец неизвестен", cases=()),
        "between": Phrase(text="в промежутке с {} по {}", cases=_FROM_TO),
        "to": Phrase(text="с {} по {}", cases=_FROM_TO),
        "not after": Phrase(text="не позднее {}", cases=_GENITIVE),
        "not after day": Phrase(text="не позднее {}"),
        "not before": Phrase(text="не ранее {}", cases=_GENITIVE),
        "not before day": Phrase(text="не ранее {}"),
        "one of": Phrase(text="одна из дат: {}"),
        "all of": Phrase(text="все даты: {}"),
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
        "year": "{}",
        "month": "месяц {}",
        "day": "день {}",
        "year ?": "год под вопросом",
        "year ~": "год приблизителен",
        "year %": "год приблизителен и под вопросом",
        "month ?": "месяц под вопросом",
        "month ~": "месяц приблизителен",
        "month %": "месяц приблизителен и под вопросом",
        "season ?": "время года под вопросом",
        "season ~": "время года приблизительно",
        "season %": "время года приблизительно и под вопросом",
        "day ?": "день под вопросом",
        "day ~": "день приблизителен",
        "day %": "день приблизителен и под вопросом",
    },
    joints={"one of": (", ", " или "), "all of": (", ", " и ")},
    eras={"bc": "{} до н. э.", "ad": "{} н. э."},
    ordinal=roman,
    alone=(
        *("январь", "февраль", "март", "апрель", "май", "июнь"),
        *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
    ),
    qualifies_inside=False,
)
