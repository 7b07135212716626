# ruff: noqa: RUF001  # French elides with an apostrophe
"""French words."""

from typing import Final

from timeline.wording._language import (
    HALVES,
    QUARTERS,
    SEASONS,
    THIRDS,
    Language,
    doubts,
    kinds,
    roman,
)


def _ordinal(number: int) -> str:
    return f"{roman(number)}{'er' if number == 1 else 'e'}"


_WITH_ARTICLE: Final = {
    "day": "{d} {month} {year}",
    "d": "{d}",
    "d month": "{d} {month}",
    "decade": "années {year}",
    "years": "décennie {first}-{last}",
    "century": "{n} siècle",
    "millennium": "{n} millénaire",
    **kinds(SEASONS, "# {year}", "printemps été automne hiver"),
    **kinds(QUARTERS, "# trimestre {year}", "premier deuxième troisième quatrième"),
    **kinds(THIRDS, "# quadrimestre {year}", "premier deuxième troisième"),
    **kinds(HALVES, "# semestre {year}", "premier second"),
    "no year": "année inconnue",
    "digits": "année {text}",
    "long year": "an {text}",
}
_PLAIN: Final = {"month": "{month} {year}", "m": "{month}", "year": "{year}"}
_ARTICLES: Final = {"decade": "les", "years": "la", "digits": "la", "no year": "une"}
_AT: Final = {"decade": "dans", "years": "dans", "digits": "en", "long year": "en", "no year": "en"}


def _article(kind: str) -> str:
    return _ARTICLES.get(kind, "le")


def _at(kind: str) -> str:
    return f"{_AT.get(kind, 'à')} {_article(kind)}"


LANGUAGE: Final = Language(
    months=(
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    dates={
        **_WITH_ARTICLE,
        **{f"{kind}.the": f"{_article(kind)} {text}" for kind, text in _WITH_ARTICLE.items()},
        **_PLAIN,
        "time": "{day} à {clock}{zone}",
    }
    | {
        f"{kind}.{case}": f"à {_article(kind)} {text}"
        for kind, text in _WITH_ARTICLE.items()
        for case in ("to", "until")
    }
    | {f"{kind}.to": f"à {text}" for kind, text in _PLAIN.items()}
    | {f"{kind}.at": f"{_at(kind)} {text}" for kind, text in _WITH_ARTICLE.items()}
    | {f"{kind}.{case}": f"en {text}" for kind, text in _PLAIN.items() for case in ("at", "until")},
    phrases={
        "?": "peut-être {the}",
        "~": "vers {the}",
        "%": "peut-être vers {the}",
        "from to": "de {the} {to}",
        "since": "depuis {the}",
        "from, end unknown": "à partir de {the}, fin inconnue",
        "until, no start": "jusque {until}, sans commencement",
        "until, start unknown": "jusque {until}, début inconnu",
        "ongoing": "en cours, début inconnu",
        "always": "sans commencement ni fin",
        "no start, end unknown": "sans commencement, fin inconnue",
        "between": "entre {the} et {the}",
        "to": "de {the} {to}",
        "not after": "au plus tard {at}",
        "not after day": "au plus tard {the}",
        "not before": "au plus tôt {at}",
        "not before day": "au plus tôt {the}",
        "or earlier": "{} ou avant",
        "or later": "{} ou après",
        "one of": "l’une de ces dates : {}",
        "all of": "toutes ces dates : {}",
    },
    remarks={
        "?": "date incertaine",
        "~": "date approximative",
        "%": "date incertaine et approximative",
        "north": "hémisphère nord",
        "south": "hémisphère sud",
        "any digit": "X : chiffre inconnu",
        "significant": "chiffres significatifs : {n}",
        "year unknown": "année inconnue",
        "month unknown": "mois inconnu",
        "day unknown": "jour inconnu",
        "month": "mois {}",
        "day": "jour {}",
    }
    | doubts(
        year=("année incertaine", "année approximative", "année incertaine et approximative"),
        month=("mois incertain", "mois approximatif", "mois incertain et approximatif"),
        season=("saison incertaine", "saison approximative", "saison incertaine et approximative"),
        day=("jour incertain", "jour approximatif", "jour incertain et approximatif"),
    ),
    joints={"one of": (", ", " ou "), "all of": (", ", " et ")},
    eras={"bc": "{} av. J.-C.", "ad": "{} apr. J.-C."},
    ordinal=_ordinal,
    days={1: "1er"},
    contractions=(
        (r"\b(l)[ea] (?=[aeéh])", r"\1’"),
        (r"\bde les\b", "des"),
        (r"\bde le\b", "du"),
        (r"\bà les\b", "aux"),
        (r"\bà le\b", "au"),
        (r"\bde (?=[aoéu])", "d’"),
        (r"\bjusque (?=[aeà])", "jusqu’"),
    ),
    two_years="{year}-{next}",
)
