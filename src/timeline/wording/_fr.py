# ruff: noqa: RUF001  # French elides with an apostrophe
"""French words."""

from typing import Final

from timeline.wording._language import Language, Phrase
from timeline.wording._roman import roman


def _ordinal(number: int) -> str:
    return f"{roman(number)}{'er' if number == 1 else 'e'}"


_WITH_ARTICLE: Final = {
    "day": "{date}",
    "d": "{d}",
    "d month": "{d} {month}",
    "decade": "années {year}",
    "years": "décennie {first}\u2013{last}",
    "century": "{n} siècle",
    "millennium": "{n} millénaire",
    "spring": "printemps {year}",
    "summer": "été {year}",
    "autumn": "automne {year}",
    "winter": "hiver {year}",
    "quarter 1": "premier trimestre {year}",
    "quarter 2": "deuxième trimestre {year}",
    "quarter 3": "troisième trimestre {year}",
    "quarter 4": "quatrième trimestre {year}",
    "third 1": "premier quadrimestre {year}",
    "third 2": "deuxième quadrimestre {year}",
    "third 3": "troisième quadrimestre {year}",
    "half 1": "premier semestre {year}",
    "half 2": "second semestre {year}",
    "no year": "année inconnue",
    "digits": "année {text}",
    "long year": "an {text}",
}
_PLAIN: Final = {"month": "{month} {year}", "year": "{year}"}
_FEMININE: Final = ("years", "no year", "digits")


def _article(kind: str) -> str:
    return "les" if kind == "decade" else "la" if kind in _FEMININE else "le"


def _at(kind: str) -> str:
    return f"{'dans' if kind in {'decade', 'years'} else 'à'} {_article(kind)}"


LANGUAGE: Final = Language(
    dates={
        **_WITH_ARTICLE,
        **{f"{kind}.the": f"{_article(kind)} {text}" for kind, text in _WITH_ARTICLE.items()},
        **_PLAIN,
        "m": "{month}",
        "time": "{day} à {clock}",
    }
    | {f"{kind}.to": f"à {_article(kind)} {text}" for kind, text in _WITH_ARTICLE.items()}
    | {"month.to": "à {month} {year}", "year.to": "à {year}"}
    | {f"{kind}.until": f"à {_article(kind)} {text}" for kind, text in _WITH_ARTICLE.items()}
    | {f"{kind}.at": f"{_at(kind)} {text}" for kind, text in _WITH_ARTICLE.items()}
    | {f"{kind}.{case}": f"en {text}" for kind, text in _PLAIN.items() for case in ("at", "until")},
    phrases={
        "?": Phrase(text="peut-être {}", cases=("the",)),
        "~": Phrase(text="vers {}", cases=("the",)),
        "%": Phrase(text="peut-être vers {}", cases=("the",)),
        "from to": Phrase(text="de {} {}", cases=("the", "to")),
        "since": Phrase(text="depuis {}", cases=("the",)),
        "from, end unknown": Phrase(text="à partir de {}, fin inconnue", cases=("the",)),
        "until, no start": Phrase(text="jusque {}, sans commencement", cases=("until",)),
        "until, start unknown": Phrase(text="jusque {}, début inconnu", cases=("until",)),
        "ongoing": Phrase(text="en cours, début inconnu", cases=()),
        "always": Phrase(text="sans commencement ni fin", cases=()),
        "no start, end unknown": Phrase(text="sans commencement, fin inconnue", cases=()),
        "between": Phrase(text="entre {} et {}", cases=("the", "the")),
        "to": Phrase(text="de {} {}", cases=("the", "to")),
        "not after": Phrase(text="au plus tard {}", cases=("at",)),
        "not after day": Phrase(text="au plus tard {}", cases=("the",)),
        "not before": Phrase(text="au plus tôt {}", cases=("at",)),
        "not before day": Phrase(text="au plus tôt {}", cases=("the",)),
        "one of": Phrase(text="l’une de ces dates : {}"),
        "all of": Phrase(text="toutes ces dates : {}"),
    },
    remarks={
        "?": "incertain",
        "~": "approximatif",
        "%": "incertain et approximatif",
        "north": "hémisphère nord",
        "south": "hémisphère sud",
        "any digit": "X : chiffre inconnu",
        "significant": "chiffres significatifs : {n}",
        "year unknown": "année inconnue",
        "month unknown": "mois inconnu",
        "day unknown": "jour inconnu",
        "year": "{}",
        "month": "mois {}",
        "day": "jour {}",
        "year ?": "année incertaine",
        "year ~": "année approximative",
        "year %": "année incertaine et approximative",
        "month ?": "mois incertain",
        "month ~": "mois approximatif",
        "month %": "mois incertain et approximatif",
        "season ?": "saison incertaine",
        "season ~": "saison approximative",
        "season %": "saison incertaine et approximative",
        "day ?": "jour incertain",
        "day ~": "jour approximatif",
        "day %": "jour incertain et approximatif",
    },
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
        (r"\bde (?=[aoé])", "d’"),
        (r"\bjusque (?=[aeà])", "jusqu’"),
    ),
    qualifies_inside=False,
)
