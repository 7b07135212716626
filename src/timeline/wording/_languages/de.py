"""German words."""

from typing import Final

from timeline.wording._language import HALVES, QUARTERS, SEASONS, THIRDS, Language, doubts, kinds

_MASCULINE: Final = {
    "day": "{d}. {month} {year}",
    "d": "{d}.",
    "d month": "{d}. {month}",
    **kinds(SEASONS, "# {year}", "Frühling Sommer Herbst Winter"),
}
_NEUTER: Final = {
    "years": "Jahrzehnt {first}\u2013{last}",
    "century": "{n} Jahrhundert",
    "millennium": "{n} Jahrtausend",
    "digits": "Jahr {text}",
    "long year": "Jahr {text}",
    **kinds(QUARTERS, "#. Quartal {year}", "1 2 3 4"),
    **kinds(THIRDS, "#. Jahresdrittel {year}", "1 2 3"),
    **kinds(HALVES, "#. Halbjahr {year}", "1 2"),
}
# Each kind in the nominative without an article, in the dative and accusative, and after "bis".
_KINDS: Final = {
    kind: (name, f"dem {name}", f"{article} {name}", f"zum {name}")
    for article, names in (("den", _MASCULINE), ("das", _NEUTER))
    for kind, name in names.items()
} | {
    "decade": (
        "{year}er Jahre",
        "den {year}er Jahren",
        "die {year}er Jahre",
        "zu den {year}er Jahren",
    ),
    "no year": (
        "unbekanntes Jahr",
        "einem unbekannten Jahr",
        "ein unbekanntes Jahr",
        "zu einem unbekannten Jahr",
    ),
}
_CASES: Final = ("", ".dative", ".accusative", ".until")

LANGUAGE: Final = Language(
    months=(
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    dates={
        f"{kind}{case}": text
        for kind, texts in _KINDS.items()
        for case, text in zip(_CASES, texts, strict=True)
    }
    | {f"{kind}.at": f"in {texts[1]}" for kind, texts in _KINDS.items()}
    | {
        "day.at": "am {d}. {month} {year}",
        "month": "{month} {year}",
        "month.at": "im {month} {year}",
        "m": "{month}",
        "year": "{year}",
        "time": "{day} um {clock} Uhr{zone}",
    },
    phrases={
        "?": "möglicherweise {}",
        "~": "etwa {}",
        "%": "möglicherweise etwa {}",
        "from to": "von {dative} bis {until}",
        "since": "seit {dative}",
        "from, end unknown": "ab {dative}, Ende unbekannt",
        "until, no start": "bis {until}, ohne Anfang",
        "until, start unknown": "bis {until}, Anfang unbekannt",
        "ongoing": "andauernd, Anfang unbekannt",
        "always": "ohne Anfang und Ende",
        "no start, end unknown": "ohne Anfang, Ende unbekannt",
        "between": "zwischen {dative} und {dative}",
        "to": "{} bis {}",
        "not after": "spätestens {at}",
        "not before": "frühestens {at}",
        "or earlier": "{} oder früher",
        "or later": "{} oder später",
        "one of": "eines dieser Daten: {}",
        "all of": "alle diese Daten: {}",
    },
    remarks={
        "north": "Nordhalbkugel",
        "south": "Südhalbkugel",
        "any digit": "X: Ziffer unbekannt",
        "significant": "signifikante Stellen: {n}",
        "year unknown": "Jahr unbekannt",
        "month unknown": "Monat unbekannt",
        "day unknown": "Tag unbekannt",
        "month": "Monat {}",
        "day": "Tag {}",
    }
    | doubts(
        year=("Jahr unsicher", "Jahr ungefähr", "Jahr unsicher und ungefähr"),
        month=("Monat unsicher", "Monat ungefähr", "Monat unsicher und ungefähr"),
        season=("Jahreszeit unsicher", "Jahreszeit ungefähr", "Jahreszeit unsicher und ungefähr"),
        day=("Tag unsicher", "Tag ungefähr", "Tag unsicher und ungefähr"),
    ),
    joints={"one of": (", ", " oder "), "all of": (", ", " und ")},
    eras={"bc": "{} v. Chr.", "ad": "{} n. Chr."},
    ordinal="{}.".format,
    contractions=((r"\bvon dem\b", "vom"), (r"\bin dem\b", "im")),
    two_years="{year}/{short}",
)
