"""Spanish words."""

from typing import Final

from timeline.wording._language import HALVES, QUARTERS, THIRDS, Language, doubts, kinds, roman

_PARTS_OF_A_YEAR: Final = {
    **kinds(QUARTERS, "# trimestre de {year}", "primer segundo tercer cuarto"),
    **kinds(THIRDS, "# cuatrimestre de {year}", "primer segundo tercer"),
    **kinds(HALVES, "# semestre de {year}", "primer segundo"),
}
_WITH_ARTICLE: Final = {
    "day": ("el", "{d} de {month} de {year}"),
    "d": ("el", "{d}"),
    "d month": ("el", "{d} de {month}"),
    "decade": ("los", "años {year}"),
    "years": ("la", "década {first}-{last}"),
    "century": ("el", "siglo {n}"),
    "millennium": ("el", "{n} milenio"),
    "spring": ("la", "primavera de {year}"),
    "summer": ("el", "verano de {year}"),
    "autumn": ("el", "otoño de {year}"),
    "winter": ("el", "invierno de {year}"),
    **{kind: ("el", text) for kind, text in _PARTS_OF_A_YEAR.items()},
    "no year": ("un", "año desconocido"),
    "digits": ("el", "año {text}"),
    "long year": ("el", "año {text}"),
}

LANGUAGE: Final = Language(
    months=(
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    dates={kind: text for kind, (_, text) in _WITH_ARTICLE.items()}
    | {f"{kind}.the": f"{article} {text}" for kind, (article, text) in _WITH_ARTICLE.items()}
    | {
        "month": "{month} de {year}",
        "m": "{month}",
        "year": "{year}",
        "time": "{day} a las {clock}{zone}",
    },
    phrases={
        "?": "posiblemente {the}",
        "~": "hacia {the}",
        "%": "posiblemente hacia {the}",
        "from to": "de {the} a {the}",
        "since": "desde {the}",
        "from, end unknown": "desde {the}, final desconocido",
        "until, no start": "hasta {the}, sin comienzo",
        "until, start unknown": "hasta {the}, comienzo desconocido",
        "ongoing": "en curso, comienzo desconocido",
        "always": "sin comienzo ni final",
        "no start, end unknown": "sin comienzo, final desconocido",
        "between": "entre {the} y {the}",
        "to": "de {the} a {the}",
        "not after": "a más tardar en {the}",
        "not after day": "a más tardar {the}",
        "not before": "no antes de {the}",
        "not before day": "no antes de {the}",
        "or earlier": "{} o antes",
        "or later": "{} o después",
        "one of": "una de estas fechas: {}",
        "all of": "todas estas fechas: {}",
    },
    remarks={
        "?": "fecha incierta",
        "~": "fecha aproximada",
        "%": "fecha incierta y aproximada",
        "north": "hemisferio norte",
        "south": "hemisferio sur",
        "any digit": "X: cifra desconocida",
        "significant": "cifras significativas: {n}",
        "year unknown": "año desconocido",
        "month unknown": "mes desconocido",
        "day unknown": "día desconocido",
        "month": "mes {}",
        "day": "día {}",
    }
    | doubts(
        year=("año incierto", "año aproximado", "año incierto y aproximado"),
        month=("mes incierto", "mes aproximado", "mes incierto y aproximado"),
        season=("estación incierta", "estación aproximada", "estación incierta y aproximada"),
        day=("día incierto", "día aproximado", "día incierto y aproximado"),
    ),
    joints={"one of": (", ", " o "), "all of": (", ", " y ")},
    eras={"bc": "{} a. C.", "ad": "{} d. C."},
    ordinal=roman,
    contractions=(
        (r"\bde el\b", "del"),
        (r"\ba el\b", "al"),
        (r"\ba las (?=01:)", "a la "),
        # "O" and "y" change before their own sound. Of the numbers, 8, 80, 800, 8000 (ocho,
        # ochenta, ...) and 11, 11 000 (once, once mil) begin with an o, and none with an i.
        (r" o (?=h?o|8|11(?:[0-9]{3})*(?![0-9])|VIII )", " u "),
        (r" y (?=h?i)", " e "),
    ),
    two_years="{year}-{next}",
)
