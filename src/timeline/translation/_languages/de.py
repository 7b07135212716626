# full-width parentheses are those of a phrase, others an option
"""German phrases."""

import re
from typing import Final

from timeline.english import numbered
from timeline.translation._phrasebook import Phrasebook
from timeline.wording import language_of

_STEMS: Final = numbered(
    "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt"
    " fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst einundzwanzigst"
)
_THE: Final = "[der ]"

PHRASEBOOK: Final = Phrasebook(
    wording=language_of("de"),
    examples="3. Juli 2024, Oktober 2023, Mitte 2025, 19. Jahrhundert or vor 1990",
    # One form for all cases: the case says nothing that the preposition does not.
    expansions={
        "der": "die das dem den des",
        "in der": "im",
        "an der": "am",
        "von der": "vom",
        "zu der": "zum zur",
        "jahrhundert": "jh jhd jhdt jhs jhds jhdts jahrhunderts jahrhunderten jahrhunderte",
        "jahrtausend": "jahrtausends",
        "jahrzehnt": "jahrzehnts",
        "jahr": "jahres",
        "jahre": "jahren",
        "quartal": "quartals",
        "halbjahr": "halbjahres halbjahrs",
        "jahresdrittel": "jahresdrittels",
        "sommer": "sommers",
        "winter": "winters",
        "fruhling": "fruhlings fruhjahr fruhjahrs",
        "herbst": "herbsts herbstes",
        "januar": "januars",
        "samstag": "sonnabend",
    },
    months={"Jänner": 1, "Feber": 2, "Mrz": 3, "Maerz": 3, "Sept": 9},
    weekdays="Montag/Mo Dienstag/Di Mittwoch/Mi Donnerstag/Do Freitag/Fr Samstag/Sa Sonntag/So",
    ordinals={f"{stem}{end}": n for stem, n in _STEMS.items() for end in ("e", "en", "er", "es")},
    decades="zwanziger dreißiger vierziger fünfziger sechziger siebziger achtziger neunziger",
    ordinal=re.compile(r"([0-9]{1,3})\.|([IVX]{1,5})(?!\w)"),
    eras=(
        ("{} v. Chr.", "{} BC"),
        ("{} vor Christus", "{} BC"),
        ("{} vor Christi Geburt", "{} BC"),
        ("{} v. u. Z.", "{} BC"),
        ("{} vor unserer Zeitrechnung", "{} BC"),
        ("{} n. Chr.", "{} AD"),
        ("{} nach Christus", "{} AD"),
        ("{} unserer Zeitrechnung", "{} AD"),
    ),
    dates=(
        ("{n} {month} {year}", "{n} {month} {year}"),
        (f"{_THE}Jahr[e] {{year}}", "{year}"),
        ("{month} des Jahr[e] {year}", "{month} {year}"),
        ("{d}. {month} des Jahr[e] {year}", "{d} {month} {year}"),
        ("{year}(er|ern)", "{year}s"),
        ("{year}er (Jahre|-Jahre)", "{year}s"),
        ("{yy}er (Jahre|-Jahre)", "the {yy}s"),
        ("{decade} Jahre", "the {decade}s"),
        ("{yy}(er|ern)", "the {yy}s"),
        ("{yy}er Jahre des {c} Jahrhundert", "{c}{yy}s"),
        ("{decade} Jahre des {c} Jahrhundert", "{c}{decade}s"),
        ("{n} Quartal [des Jahres ]{year}", "{n} quarter of {year}"),
        ("Q{d}[/]{year}", "Q{d} {year}"),
        ("{d} {month} {year}", "{d} {month} {year}"),
        ("{n} Halbjahr [des Jahres ]{year}", "{n} half of {year}"),
        ("Sommer [des Jahres ]{year}", "summer {year}"),
        ("heute", "today"),
        ("gestern", "yesterday"),
        ("(letztes|letzten|voriges|vorigen|vergangenes|vergangenen) Jahr", "last year"),
        ("(dieses|diesem) (Jahr|Jahres)", "this year"),
        ("(nächstes|nächsten|kommendes|kommenden) Jahr", "next year"),
        ("(letzten|letzter|vorigen|voriger|vergangenen) Monat", "last month"),
        ("(diesen|dieser|diesem) Monat", "this month"),
        ("(nächsten|nächster|kommenden) Monat", "next month"),
    ),
    parts=(
        (f"{_THE}{{date}}", "{date}"),
        (f"[irgendwann ](in|während|im Laufe) {_THE}{{date}}", "{date}"),
        (f"an {_THE}{{date}}", "{date}"),
        (f"[(in|an) ]{_THE}Mitte {_THE}{{date}}", "mid {date}"),
        (f"[in ]{_THE}(frühe|frühen|frühes) {{date}}", "early {date}"),
        (f"[in ]{_THE}(späte|späten|spätes) {{date}}", "late {date}"),
        (f"[in ]{_THE}(mittlere|mittleren|mittleres) {{date}}", "mid {date}"),
        (f"[in ]{_THE}{{n}} Hälfte {_THE}{{date}}", "{n} half of {date}"),
        (f"[in ]{_THE}{{n}} Drittel {_THE}{{date}}", "{n} third of {date}"),
        (f"[in ]{_THE}(letzte|letzten|letztes) Drittel {_THE}{{date}}", "last third of {date}"),
        (f"[in ]{_THE}{{n}} Viertel {_THE}{{date}}", "{n} quarter of {date}"),
        (f"[in ]{_THE}(letzte|letzten|letztes) Viertel {_THE}{{date}}", "last quarter of {date}"),
        (f"[an ]{_THE}{{weekday}}[,] {_THE}{{date}}", "{weekday}, {date}"),
    ),
    edges=(
        (f"[(zu|an) {_THE}]Anfang {_THE}{{date}}", "early {date}"),
        (f"[(zu|an) {_THE}]Beginn {_THE}{{date}}", "early {date}"),
        (f"[(zu|an) {_THE}]Ende {_THE}{{date}}", "late {date}"),
    ),
    qualified=(
        ("(ca|zirka|circa|um|gegen|ungefähr|rund|etwa um|etwa in|um etwa) {}", "about {}"),
        ("(wohl|vermutlich|wahrscheinlich|vielleicht|eventuell|evtl) {}", "possibly {}"),
        (
            "(wohl|vermutlich|wahrscheinlich|vielleicht|möglicherweise) (um|ca) {}",
            "possibly about {}",
        ),
    ),
    members=(
        # Not after every preposition: "am Morgen" and "gegen Morgen" are times of day.
        ("morgen", "tomorrow"),
        ("(spätestens|nicht später als|nicht nach) {end}", "in or before {}"),
        ("{end} oder früher", "in or before {}"),
        ("(frühestens|nicht früher als|nicht vor) {}", "in or after {}"),
        ("{} oder später", "in or after {}"),
        ("{} bis {end}", "{} to {}"),
    ),
    phrases=(
        ("vor {}", "before {}"),
        ("[noch ]vor {}", "before {}"),
        ("nach {}", "after {}"),
        ("seit {}", "since {}"),
        ("seit {} bis heute", "since {}"),
        ("von {} (an|ab)", "from {} on"),
        ("ab {}", "from {} on"),
        ("{} bis (heute|jetzt)", "{} to the present"),
        ("von {} bis (heute|jetzt)", "from {} to the present"),
        ("von {} bis {end}", "from {} to {}"),
        ("bis {end}", "until {}"),
        ("bis (einschließlich|inklusive) {end}", "until {}"),
        ("[irgendwann ]zwischen {} und {}", "between {} and {}"),
        ("bis spätestens {end}", "in or before {}"),
        ("ab morgen", "from tomorrow on"),
        ("bis morgen", "until tomorrow"),
        ("[bis ]spätestens morgen", "in or before tomorrow"),
        ("[von ]heute bis morgen", "from today to tomorrow"),
    ),
    separators={",": ", ", "oder": " or ", "und": " and "},
    reasons=(
        (
            re.compile(r"(?i)\bvor [\w ]+ (?:jahren|monaten|wochen|tagen)\b"),
            "expected a date; 'vor ... Jahren' does not say whether a day or a year is meant",
        ),
    ),
)
