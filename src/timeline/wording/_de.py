"""German words."""

from typing import Final

from timeline.wording._language import Language, Phrase

# Each kind with its article in the dative, in the accusative, and behind "bis".
_KINDS: Final = (
    {
        "day": ("{date}", "dem {date}", "den {date}", "zum {date}"),
        "d": ("{d}.", "dem {d}.", "den {d}.", "zum {d}."),
        "d month": ("{d}. {month}", "dem {d}. {month}", "den {d}. {month}", "zum {d}. {month}"),
        "decade": (
            "{year}er Jahre",
            "den {year}er Jahren",
            "die {year}er Jahre",
            "zu den {year}er Jahren",
        ),
        "years": (
            "Jahrzehnt {first}\u2013{last}",
            "dem Jahrzehnt {first}\u2013{last}",
            "das Jahrzehnt {first}\u2013{last}",
            "zum Jahrzehnt {first}\u2013{last}",
        ),
        "no year": (
            "unbekanntes Jahr",
            "einem unbekannten Jahr",
            "ein unbekanntes Jahr",
            "zu einem unbekannten Jahr",
        ),
    }
    | {
        kind: (name, f"dem {name}", f"{article} {name}", f"zum {name}")
        for kind, name, article in (
            ("century", "{n} Jahrhundert", "das"),
            ("millennium", "{n} Jahrtausend", "das"),
            ("digits", "Jahr {text}", "das"),
            ("long year", "Jahr {text}", "das"),
            ("spring", "Frühling {year}", "den"),
            ("summer", "Sommer {year}", "den"),
            ("autumn", "Herbst {year}", "den"),
            ("winter", "Winter {year}", "den"),
        )
    }
    | {
        kind: (
            f"{number} {name} {{year}}",
            f"dem {number} {name} {{year}}",
            f"das {number} {name} {{year}}",
            f"zum {number} {name} {{year}}",
        )
        for kind, number, name in (
            ("quarter 1", "1.", "Quartal"),
            ("quarter 2", "2.", "Quartal"),
            ("quarter 3", "3.", "Quartal"),
            ("quarter 4", "4.", "Quartal"),
            ("third 1", "1.", "Jahresdrittel"),
            ("third 2", "2.", "Jahresdrittel"),
            ("third 3", "3.", "Jahresdrittel"),
            ("half 1", "1.", "Halbjahr"),
            ("half 2", "2.", "Halbjahr"),
        )
    }
)
_CASES: Final = ("", ".dative", ".accusative", ".until")

LANGUAGE: Final = Language(
    dates={
        f"{kind}{case}": text
        for kind, texts in _KINDS.items()
        for case, text in zip(_CASES, texts, strict=True)
    }
    | {f"{kind}.at": f"in {texts[1]}" for kind, texts in _KINDS.items()}
    | {
        "month": "{month} {year}",
        "month.at": "im {month} {year}",
        "m": "{month}",
        "year": "{year}",
        "time": "{day} um {clock}",
    },
    phrases={
        "?": Phrase(text="möglicherweise {}"),
        "~": Phrase(text="etwa {}"),
        "%": Phrase(text="möglicherweise etwa {}"),
        "from to": Phrase(text="von {} bis {}", cases=("dative", "until")),
        "since": Phrase(text="seit {}", cases=("dative",)),
        "from, end unknown": Phrase(text="ab {}, Ende unbekannt", cases=("dative",)),
        "until, no start": Phrase(text="bis {}, ohne Anfang", cases=("until",)),
        "until, start unknown": Phrase(text="bis {}, Anfang unbekannt", cases=("until",)),
        "ongoing": Phrase(text="andauernd, Anfang unbekannt", cases=()),
        "always": Phrase(text="ohne Anfang und Ende", cases=()),
        "no start, end unknown": Phrase(text="ohne Anfang, Ende unbekannt", cases=()),
        "between": Phrase(text="zwischen {} und {}", cases=("dative", "dative")),
        "to": Phrase(text="{} bis {}", cases=("", "")),
        "not after": Phrase(text="spätestens {}", cases=("at",)),
        "not after day": Phrase(text="spätestens am {}"),
        "not before": Phrase(text="frühestens {}", cases=("at",)),
        "not before day": Phrase(text="frühestens am {}"),
        "one of": Phrase(text="eines von: {}"),
        "all of": Phrase(text="alle von: {}"),
    },
    remarks={
        "north": "Nordhalbkugel",
        "south": "Südhalbkugel",
        "any digit": "X: Ziffer unbekannt",
        "significant": "signifikante Stellen: {n}",
        "year unknown": "Jahr unbekannt",
        "month unknown": "Monat unbekannt",
        "day unknown": "Tag unbekannt",
        "year": "{}",
        "month": "Monat {}",
        "day": "Tag {}",
        "year ?": "Jahr unsicher",
        "year ~": "Jahr ungefähr",
        "year %": "Jahr unsicher und ungefähr",
        "month ?": "Monat unsicher",
        "month ~": "Monat ungefähr",
        "month %": "Monat unsicher und ungefähr",
        "season ?": "Jahreszeit unsicher",
        "season ~": "Jahreszeit ungefähr",
        "season %": "Jahreszeit unsicher und ungefähr",
        "day ?": "Tag unsicher",
        "day ~": "Tag ungefähr",
        "day %": "Tag unsicher und ungefähr",
    },
    joints={"one of": (", ", " oder "), "all of": (", ", " und ")},
    eras={"bc": "{} v. Chr.", "ad": "{} n. Chr."},
    ordinal="{}.".format,
    contractions=((r"\bvon dem\b", "vom"), (r"\bin dem\b", "im")),
)
