# ruff: noqa: RUF001  # Russian is written in letters that look like Latin ones
"""Russian phrases."""

import re
from typing import Final

from timeline.english import numbered
from timeline.translation._phrasebook import Phrasebook
from timeline.wording import language_of

_STEMS: Final = numbered(
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат"
    " четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
)
_ENDINGS: Final = "ый ой ого ом ая ую ое ий ье ьего ьем ья ьей ью"
_WORDING: Final = language_of("ru")


PHRASEBOOK: Final = Phrasebook(
    wording=_WORDING,
    examples="3 июля 2024 г., октябрь 2023 г., середина 2025 года, XIX век or ранее 1990 года",
    # One form for all cases of a noun: the case says nothing that the preposition does not.
    expansions={
        "с": "со",
        "в": "во",
        "г": "год года году годом",
        "гг": "годы годов годах годам годами",
        "век": "века веке веком веку веков веках вв",
        "тысячелетие": "тысячелетия тысячелетии тысячелетию тыс",
        "десятилетие": "десятилетия десятилетии",
        "квартал": "квартала квартале кварталу кв",
        "полугодие": "полугодия полугодии",
        "весна": "весной весны весну весне",
        "лето": "летом лета лету",
        "осень": "осенью осени",
        "зима": "зимой зимы зиму зиме",
        "начало": "начале начала началу нач",
        "середина": "середине середины середину сер",
        "конец": "конце конца концу кон",
        "половина": "половине половины половину пол",
        "треть": "трети",
        "четверть": "четверти четв",
        "последняя": "последней последнюю последний посл",
        "н э": "нэ",
    },
    months={
        f"{name[:-1]}{ending}": number
        for number, name in enumerate(_WORDING.months, start=1)
        for ending in ("е", "ем", "ом", "ю", "у")
    }
    | {"февр": 2, "сент": 9, "нояб": 11},
    weekdays="понедельник вторник среда/среду четверг пятница/пятницу суббота/субботу воскресенье",
    ordinals={f"{stem}{end}": n for stem, n in _STEMS.items() for end in _ENDINGS.split()},
    decades=(
        "двадцатые/двадцатых/двадцатым тридцатые/тридцатых/тридцатым"
        " сороковые/сороковых/сороковым пятидесятые/пятидесятых/пятидесятым"
        " шестидесятые/шестидесятых/шестидесятым семидесятые/семидесятых/семидесятым"
        " восьмидесятые/восьмидесятых/восьмидесятым девяностые/девяностых/девяностым"
    ),
    # Digits have a suffix or stand before a singular: "2 века" may be two of them.
    ordinal=re.compile(
        r"(?:([IVX]{1,5}|(?-i:[IVXLC]{2,8}))(?:-?(?:й|го|м|му|я|ю|е|ой|ом|ую))?"
        r"|([0-9]{1,3})-?(?:й|го|м|му|я|ю|е|ой|ом|ую)"
        r"|([0-9]{1,3})(?=\s(?:век[еу]?|веком|вв?|квартале?|кв|полугодии?е?|половина|четверть"
        r"|тысячелети[еи])(?!\w))"
        r"|(1?[05-9]|1[1-9]|20|21)(?=\sвека(?!\w)))(?!\w)",
        re.IGNORECASE,
    ),
    eras=(
        ("{} до (н. э.|нашей эры)", "{} BC"),
        ("{} до (Р. Х.|Рождества Христова)", "{} BC"),
        ("{} (н. э.|нашей эры)", "{} AD"),
        ("{} (от|по) (Р. Х.|Рождества Христова|Рождеству Христову)", "{} AD"),
    ),
    dates=(
        ("{d} {month} {year}", "{d} {month} {year}"),
        ("{month} {year}", "{month} {year}"),
        ("{year}", "{year}"),
        ("{year} гг", "{year}"),
        ("год {year}", "{year}"),
        ("{year}-(е|х|м|ми)[ гг]", "{year}s"),
        ("{yy}-(е|х)[ гг]", "the {yy}s"),
        ("{decade}[ гг]", "the {decade}s"),
        ("{yy}-(е|х) [гг ]{c} (век|в)", "{c}{yy}s"),
        ("{decade} [гг ]{c} (век|в)", "{c}{decade}s"),
        ("{n} в", "{n} century"),
        ("{n} квартал {year}[ г]", "{n} quarter of {year}"),
        ("{n} полугодие {year}[ г]", "{n} half of {year}"),
        *(
            (f"{russian} {{year}}[ (г|гг)]", f"{english} {{year}}")
            for russian, english in (
                *(("весна", "spring"), ("лето", "summer"), ("осень", "autumn"), ("зима", "winter")),
            )
        ),
        ("{o}", "{o}"),
        ("{numeric}[ г]", "{numeric}"),
        ("{numeric} гг", "{numeric}"),
        ("сегодня", "today"),
        ("вчера", "yesterday"),
        ("завтра", "tomorrow"),
        ("(прошлый|прошлом) г", "last year"),
        ("(этот|этом|текущем) г", "this year"),
        ("(следующий|следующем|будущем) г", "next year"),
        ("(прошлый|прошлом) (месяц|месяце)", "last month"),
        ("(этот|этом|текущем) (месяц|месяце)", "this month"),
        ("(следующий|следующем|будущем) (месяц|месяце)", "next month"),
    ),
    parts=(
        ("(в|в течение) {date}", "{date}"),
        ("[(в|к) ]середина {date}", "mid {date}"),
        ("[в ]{n} половина {date}", "{n} half of {date}"),
        ("[в ]{n} треть {date}", "{n} third of {date}"),
        ("[в ]последняя треть {date}", "last third of {date}"),
        ("[в ]{n} четверть {date}", "{n} quarter of {date}"),
        ("[в ]последняя четверть {date}", "last quarter of {date}"),
        ("[в ]{weekday}[,] {date}", "{weekday}, {date}"),
        ("{date}, {weekday}", "{weekday}, {date}"),
    ),
    edges=(
        ("[(в|к) ](самое |)начало {date}", "early {date}"),
        ("[(в|к) ]конец {date}", "late {date}"),
    ),
    qualified=(
        ("(ок|примерно|приблизительно|приблиз) {}", "about {}"),
        ("(возможно|вероятно|предположительно|видимо)[,] {}", "possibly {}"),
        ("(вероятно|предположительно)[,] (около|ок) {}", "possibly about {}"),
    ),
    members=(
        ("(не позднее|не позже|самое позднее) {end}", "in or before {}"),
        ("{end} или (раньше|ранее)", "in or before {}"),
        ("(не ранее|не раньше) {}", "in or after {}"),
        ("{} или (позже|позднее)", "in or after {}"),
    ),
    phrases=(
        ("(ранее|раньше) {}", "before {}"),
        # "До" may end a time or exclude it: both are read, so it is refused.
        ("до {}", "before {}"),
        ("до {}", "until {}"),
        ("(после|позже|позднее) {}", "after {}"),
        ("(с|начиная с) {}", "since {}"),
        (
            "(с|начиная с) {} (по сей день|до настоящего времени|до сих пор|по наше время)",
            "since {}",
        ),
        ("{} - (настоящее время|наше время|наши дни)", "{} to the present"),
        ("с {} по {end}", "from {} to {}"),
        ("с {first}[ г] до {last}[ г]", "from {first} to {last}"),
        ("по {end}", "until {}"),
        ("[в ]{year} гг", "{year}s"),
        ("между {} и {}", "between {} and {}"),
        ("к {end}", "by {}"),
        ("в {} или {}", "{} or {}"),
    ),
    separators={",": ", ", "или": " or ", "и": " and ", "либо": " or "},
    reasons=(
        (
            re.compile(r"(?i)\bназад\b"),
            "expected a date; 'назад' does not say whether a day or a year is meant",
        ),
        (
            re.compile(r"(?i)^\s*со? .* до "),
            "expected 'по' before the last day, which 'до' may exclude",
        ),
    ),
)
