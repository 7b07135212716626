# ruff: noqa: RUF001  # full-width parentheses are those of a phrase, others an option
"""French phrases."""

import re
from typing import Final

from timeline.english import numbered
from timeline.translation._phrasebook import Phrasebook
from timeline.wording import language_of

_ORDINALS: Final = numbered(
    "premier second/deuxième troisième quatrième cinquième sixième septième huitième neuvième"
    " dixième onzième douzième treizième quatorzième quinzième seizième"
)
_DECADES: Final = numbered(
    "vingt trente quarante cinquante soixante soixante-dix quatre-vingt/quatre-vingts"
    " quatre-vingt-dix",
    start=20,
    step=10,
)
_OF: Final = "[(de le|de) ]"

PHRASEBOOK: Final = Phrasebook(
    wording=language_of("fr"),
    examples="3 juillet 2024, octobre 2023, mi-2025, XIXe siècle or avant 1990",
    expansions={
        "dès": "dès",  # or it would be "des"
        "de le": "du des",
        "a le": "au aux",
        "le": "la les l'",
        "de": "d'",
        "jusque": "jusqu'",
        "apr": "ap",
        "siecle": "siecles s",
        "millenaire": "millenaires",
        "decennie": "decennies",
        "second": "seconde",
        "premier": "premiere",
        "dernier": "derniere",
    },
    months={"janv": 1, "févr": 2, "juil": 7, "juill": 7, "sept": 9},
    weekdays="lundi mardi mercredi jeudi vendredi samedi dimanche",
    ordinals=_ORDINALS,
    # Digits have a suffix: "2 siècles" are two of them.
    ordinal=re.compile(
        r"(?:([IVX]{1,5}|(?-i:[IVXLC]{2,8}))(?:ers?|[eè]?res?|i?[eè]mes?|es?|nde?)?"
        r"|([0-9]{1,3})(?:ers?|[eè]?res?|i?[eè]mes?|es?|nde?))(?!\w)",
        re.IGNORECASE,
    ),
    numeric=re.compile(r"(?P<d>[0-9]{1,2})([/.])(?P<m>[0-9]{1,2})\2(?P<y>[0-9]{4})(?!\2?[0-9])"),
    eras=(
        ("{} (av|avant) J.-C.", "{} BC"),
        ("{} (av|avant) JC", "{} BC"),
        ("{} (av|avant) Jésus-Christ", "{} BC"),
        ("{} avant notre ère", "{} BC"),
        ("{} (apr|après) J.-C.", "{} AD"),
        ("{} (apr|après) JC", "{} AD"),
        ("{} (apr|après) Jésus-Christ", "{} AD"),
        ("{} de notre ère", "{} AD"),
    ),
    dates=(
        ("premier {month} {year}", "1 {month} {year}"),
        ("[(le|de le) ](an|année) {year}", "{year}"),
        ("le an {any}", "year {any}"),
        ("le {year}", "{year}s"),
        ("mois de {month} [de ]{year}", "{month} {year}"),
        ("{d} {month} de le (an|année) {year}", "{d} {month} {year}"),
        ("{month} de {year}", "{month} {year}"),
        ("années {yy}", "the {yy}s"),
        ("années {yy} de le {c} siècle", "{c}{yy}s"),
        *((f"années {words}", f"the {yy}s") for words, yy in _DECADES.items()),
        *((f"années {words} de le {{c}} siècle", f"{{c}}{yy}s") for words, yy in _DECADES.items()),
        ("décennie {year}", "{year}s"),
        ("{n} trimestre [(de|de le an|de le année) ]{year}", "{n} quarter of {year}"),
        ("T{d} {year}", "Q{d} {year}"),
        ("{n} semestre [(de|de le an|de le année) ]{year}", "{n} half of {year}"),
        ("S{d} {year}", "H{d} {year}"),
        ("printemps de [le année ]{year}", "spring {year}"),
        ("été de [le année ]{year}", "summer {year}"),
        ("automne de [le année ]{year}", "autumn {year}"),
        ("hiver de [le année ]{year}", "winter {year}"),
        ("{o}", "{o}"),
        ("aujourd’hui", "today"),
        ("hier", "yesterday"),
        ("demain", "tomorrow"),
        ("le (an|année) (dernier|passé|passée)", "last year"),
        ("cette année", "this year"),
        ("le (an|année) (prochain|prochaine)", "next year"),
        ("le mois (dernier|passé)", "last month"),
        ("ce mois[-ci]", "this month"),
        ("le mois prochain", "next month"),
    ),
    parts=(
        ("[(courant|durant|pendant|au cours de|en|dans) ][le ]{date}", "{date}"),
        ("(à|dans le courant de) le {date}", "{date}"),
        ("[(à le|le) ]mi-{date}", "mid {date}"),
        (f"[(à le|le) ]milieu {_OF}{{date}}", "mid {date}"),
        (f"[(dans|à|en) ][le ]{{n}} moitié {_OF}{{date}}", "{n} half of {date}"),
        (f"[(dans|à|en) ][le ]{{n}} tiers {_OF}{{date}}", "{n} third of {date}"),
        (f"[(dans|à|en) ][le ]dernier tiers {_OF}{{date}}", "last third of {date}"),
        (f"[(dans|à|en) ][le ]{{n}} quart {_OF}{{date}}", "{n} quarter of {date}"),
        (f"[(dans|à|en) ][le ]dernier quart {_OF}{{date}}", "last quarter of {date}"),
        ("[le ]{weekday}[,] [le ]{date}", "{weekday}, {date}"),
    ),
    edges=(
        (f"[(à le|le|dès le) ]début {_OF}{{date}}", "early {date}"),
        (f"[(à le|le) ]fin {_OF}{{date}}", "late {date}"),
        (f"[(à le|le) ]commencement {_OF}{{date}}", "early {date}"),
    ),
    qualified=(
        ("(vers|environ|env|circa|ca|c) {}", "about {}"),
        (
            "(autour de|aux alentours de|aux environs de|approximativement|à peu près) {}",
            "about {}",
        ),
        ("(probablement|sans doute|vraisemblablement|possiblement) {}", "possibly {}"),
        ("(probablement|sans doute|peut-être) (vers|environ) {}", "possibly about {}"),
        ("{} environ", "about {}"),
    ),
    members=(
        ("(au plus tard|pas après|pas plus tard que) {end}", "in or before {}"),
        ("{end} au plus tard", "in or before {}"),
        ("{end} ou (avant|plus tôt)", "in or before {}"),
        ("(au plus tôt|pas avant) {}", "in or after {}"),
        ("{} au plus tôt", "in or after {}"),
        ("{} ou (après|plus tard)", "in or after {}"),
        ("{} à {end}", "{} to {}"),
    ),
    phrases=(
        ("avant {}", "before {}"),
        ("antérieur à {}", "before {}"),
        ("après {}", "after {}"),
        ("postérieur à {}", "after {}"),
        ("depuis {}", "since {}"),
        ("(à partir de|dès) {}", "from {} on"),
        ("{} à (aujourd’hui|nos jours)", "{} to the present"),
        ("(de|depuis) {} (à|jusque à) (aujourd’hui|nos jours)", "from {} to the present"),
        ("de {} (à|jusque|jusque à|jusque en) {end}", "from {} to {}"),
        ("depuis {} (jusque|jusque à|jusque en) {end}", "from {} to {}"),
        ("(jusque|jusque à|jusque en) {end}", "until {}"),
        ("entre {} et {}", "between {} and {}"),
        # The years may be two decades, or the second one a year.
        ("[dans ][le ]années {year} et {year2}", "{year}s and {year2}s"),
        ("[dans ][le ]années {year} ou {year2}", "{year}s or {year2}s"),
        ("[de ][le ]années {year} (à|-) {year2}", "{year}s to {year2}s"),
        # The day may also be the last one.
        ("à le {d} {month} {year}", "until {d} {month} {year}"),
        ("d’ici [à ]{end}", "by {}"),
    ),
    separators={",": ", ", "ou": " or ", "et": " and ", "ou bien": " or "},
    reasons=(
        (
            re.compile(r"(?i)\bil y a\b"),
            "expected a date; 'il y a' does not say whether a day or a year is meant",
        ),
    ),
)
