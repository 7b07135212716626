# full-width parentheses are those of a phrase, others an option
"""Spanish phrases."""

import re
from typing import Final

from timeline.english import numbered
from timeline.translation._phrasebook import Phrasebook
from timeline.wording import language_of

_CARDINALS: Final = numbered(
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis"
    " diecisiete dieciocho diecinueve veinte veintiuno"
)
_ORDINALS: Final = numbered(
    "primer/primero/primera segundo/segunda tercer/tercero/tercera cuarto/cuarta quinto sexto"
    " séptimo octavo noveno décimo"
)
_THE: Final = "[(el|los) ]"
_OF: Final = "[(de|de el|de los|de el año) ]"

PHRASEBOOK: Final = Phrasebook(
    wording=language_of("es"),
    examples="3 de julio de 2024, octubre de 2023, mediados de 2025, siglo XIX or antes de 1990",
    expansions={
        "de el": "del",
        "a el": "al",
        "o": "u",
        "y": "e",
        "el": "la las",
        "siglo": "s",
        "quiza": "quizas",
        "principios": "comienzos inicios",
        "finales": "fines",
    },
    months={"setiembre": 9, "sept": 9, "set": 9},
    weekdays="lunes martes miércoles jueves viernes sábado domingo",
    ordinals=_CARDINALS | _ORDINALS,
    decades="veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    ordinal=re.compile(
        r"([IVX]{1,5}|(?-i:[IVXLC]{2,8})|[0-9]{1,3})(?:\.?[ºª°]|\.?er)?(?!\w)", re.IGNORECASE
    ),
    eras=(
        ("{} a. [de ]C.", "{} BC"),
        ("{} aC", "{} BC"),
        ("{} a. e. c.", "{} BC"),
        ("{} antes de (Cristo|nuestra era)", "{} BC"),
        ("{} d. [de ]C.", "{} AD"),
        ("{} dC", "{} AD"),
        ("{} después de Cristo", "{} AD"),
        ("{} de nuestra era", "{} AD"),
    ),
    dates=(
        ("{d} [de ]{month} [(de|de el|de el año|,) ]{year}", "{d} {month} {year}"),
        ("primero de {month} [(de|de el|,) ]{year}", "1 {month} {year}"),
        ("{month} [(de|de el|de el año|,) ]{year}", "{month} {year}"),
        ("mes de {month} [(de|de el) ]{year}", "{month} {year}"),
        ("[el ]año {year}", "{year}"),
        ("el {year}", "{year}"),
        ("los {year}", "{year}s"),
        ("fin de año {year}", "31 December {year}"),
        ("década de [los ][años ]{year}", "{year}s"),
        ("(década de los|años|los|década de los años|los años) {yy}", "the {yy}s"),
        ("(década de los|años|los|década de los años|los años) {yy} de el siglo {c}", "{c}{yy}s"),
        ("{n} trimestre [(de|de el|de el año) ]{year}", "{n} quarter of {year}"),
        ("T{d} [de ]{year}", "Q{d} {year}"),
        ("{n} semestre [(de|de el|de el año) ]{year}", "{n} half of {year}"),
        ("primavera [(de|de el|de el año) ]{year}", "spring {year}"),
        ("verano [(de|de el|de el año) ]{year}", "summer {year}"),
        ("otoño [(de|de el|de el año) ]{year}", "autumn {year}"),
        ("invierno [(de|de el|de el año) ]{year}", "winter {year}"),
        ("{o}", "{o}"),
        ("hoy", "today"),
        ("ayer", "yesterday"),
        ("año pasado", "last year"),
        ("este año", "this year"),
        ("(año que viene|próximo año|año próximo)", "next year"),
        ("mes pasado", "last month"),
        ("este mes", "this month"),
        ("(mes que viene|próximo mes|mes próximo)", "next month"),
    ),
    parts=(
        # Without an article: "la mañana" is the morning.
        ("mañana", "tomorrow"),
        (f"[(en|durante|a lo largo de|en el transcurso de) ]{_THE}{{date}}", "{date}"),
        (f"[a ]mediados {_OF}{{date}}", "mid {date}"),
        (f"[en ][la ]mitad {_OF}{{date}}", "mid {date}"),
        (f"[(en|durante) ][la ]{{n}} mitad {_OF}{{date}}", "{n} half of {date}"),
        (f"[(en|durante) ][el ]{{n}} tercio {_OF}{{date}}", "{n} third of {date}"),
        (f"[(en|durante) ][el ]último tercio {_OF}{{date}}", "last third of {date}"),
        (f"[(en|durante) ][el ]{{n}} cuarto {_OF}{{date}}", "{n} quarter of {date}"),
        (f"[(en|durante) ][el ]último cuarto {_OF}{{date}}", "last quarter of {date}"),
        ("[el ]{weekday}[,] [el ]{date}", "{weekday}, {date}"),
    ),
    edges=(
        (f"[a ][los ]principios {_OF}{{date}}", "early {date}"),
        (f"[a ][el ](principio|comienzo|inicio) {_OF}{{date}}", "early {date}"),
        (f"[a ][los ]finales {_OF}{{date}}", "late {date}"),
        (f"[a ][el ](final|fin) {_OF}{{date}}", "late {date}"),
    ),
    qualified=(
        ("(hacia|aproximadamente|aprox|circa|ca|c|sobre) {}", "about {}"),
        ("(alrededor de|cerca de|en torno a) {}", "about {}"),
        ("(quizá|quizá en|probablemente|tal vez|posiblemente en|posiblemente) {}", "possibly {}"),
        ("(quizá|probablemente|tal vez) (hacia|alrededor de) {}", "possibly about {}"),
        ("{} aproximadamente", "about {}"),
    ),
    members=(
        ("(a más tardar|no después de|como muy tarde|como máximo) {end}", "in or before {}"),
        ("{end} (a más tardar|como muy tarde)", "in or before {}"),
        ("{end} o antes", "in or before {}"),
        ("(como muy pronto|no antes de) {}", "in or after {}"),
        ("{} (como muy pronto)", "in or after {}"),
        ("{} o después", "in or after {}"),
        ("{} (a|hasta) {end}", "{} to {}"),
    ),
    phrases=(
        ("(antes de|con anterioridad a|anterior a) {}", "before {}"),
        ("(después de|tras|con posterioridad a|posterior a) {}", "after {}"),
        ("desde {}", "since {}"),
        ("desde {} (en adelante)", "from {} on"),
        ("a partir de {}", "from {} on"),
        ("(de|desde) {} en adelante", "from {} on"),
        ("{} en adelante", "from {} on"),
        ("{} (a|hasta) (hoy|la actualidad|el presente|la fecha)", "{} to the present"),
        (
            "(de|desde) {} (a|hasta) (hoy|la actualidad|el presente|la fecha)",
            "from {} to the present",
        ),
        ("(de|desde) {} (a|hasta) {end}", "from {} to {}"),
        ("hasta {end}", "until {}"),
        ("entre {} y {}", "between {} and {}"),
        # The years may be two decades, or the second one a year.
        ("[en ][(los|la) ](años|década de) {year} y {year2}", "{year}s and {year2}s"),
        ("[en ][(los|la) ](años|década de) {year} o {year2}", "{year}s or {year2}s"),
        (
            "[(de|desde) ][(los|la) ](años|década de) {year} (a|hasta|-) {year2}",
            "{year}s to {year2}s",
        ),
        *(
            (f"siglos {{o}} {spanish} {{n}}{era}", f"{{o}} {english} {{n}} century{of_era}")
            for spanish, english in (("y", "and"), ("o", "or"), ("(a|a el|-)", "to"))
            for era, of_era in (("", ""), (" a. C.", " BC"), (" d. C.", " AD"))
        ),
    ),
    separators={",": ", ", "o": " or ", "y": " and ", "o bien": " or "},
    reasons=(
        (
            re.compile(r"(?i)\bhace\b"),
            "expected a date; 'hace' does not say whether a day or a year is meant",
        ),
    ),
)
