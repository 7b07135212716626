"""German words."""

from typing import Final

from timeline.wording._language import Language

# Each kind in the nominative without an article, in the dative and accusative, and after "bis".
_KINDS: Final = (
    {
        "day": (
            "{d}. {month} {year}",
            "dem {d}. {month} {year}",
            "den {d}. {month} {year}",
            "zum {d}. {month} {year}",
        ),
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
    two_years="{year}/{short}",
)
