"""The English words that `read` understands, and their meanings."""

import re
from itertools import count
from typing import Final, Literal

Era = Literal["bc", "ad"]


def numbered(words: str, start: int = 1, step: int = 1) -> dict[str, int]:
    """Return the number of each word in a list, in which forms of one word are joined by slashes.

    >>> numbered("monday/mon tuesday/tues/tue", start=0)
    {'monday': 0, 'mon': 0, 'tuesday': 1, 'tues': 1, 'tue': 1}

    """
    return {
        form: number
        for number, forms in zip(count(start, step), words.split(), strict=False)
        for form in forms.split("/")
    }


_MONTHS: Final = numbered(
    "january/jan february/feb march/mar april/apr may june/jun"
    " july/jul august/aug september/sept/sep october/oct november/nov december/dec"
)
MONTHS: Final = {name: f"{number:02}" for name, number in _MONTHS.items()}
"""The two digits of each month, by its name and its abbreviations."""

WEEKDAYS: Final = numbered(
    "monday/mon tuesday/tues/tue wednesday/wed thursday/thurs/thur/thu friday/fri saturday/sat"
    " sunday/sun",
    start=0,
)
"""The number of each weekday by its name and its abbreviations; Monday is 0."""

SUMMER: Final = 22
SOUTHERN_SUMMER: Final = 30
SEASONS: Final = {"spring": 21, "summer": SUMMER, "autumn": 23, "fall": 23, "winter": 24}
"""The EDTF number of each season without a hemisphere."""

HEMISPHERES: Final = {"northern": 4, "southern": 8}
"""The difference that a hemisphere makes to the number of a season."""

HALVES_AND_QUARTERS: Final = {"h": (2, 39), "q": (4, 32)}
"""How many halves or quarters a year has, and the EDTF number before that of the first."""

ERAS: Final[dict[str, Era]] = {"bc": "bc", "bce": "bc", "ad": "ad", "ce": "ad"}
"""The two eras by their four names."""

SPELLED_ERAS: Final[dict[Era, tuple[str, ...]]] = {
    "bc": ("b c e", "b c", "before christ", "before the common era"),
    "ad": ("a d", "c e", "anno domini", "of the common era"),
}
"""The two eras in several words."""

_NUMERALS: Final = numbered("i ii iii iv v vi vii viii ix x xi xii")
ROMAN_MONTHS: Final = {numeral: f"{number:02}" for numeral, number in _NUMERALS.items()}
"""The two digits of each month by its Roman numeral."""

ROMAN_CENTURIES: Final = numbered(
    "i/ist ii/iind iii/iiird iv/ivth v/vth vi/vith vii/viith viii/viiith ix/ixth x/xth xi/xith"
    " xii/xiith xiii/xiiith xiv/xivth xv/xvth xvi/xvith xvii/xviith xviii/xviiith xix/xixth"
    " xx/xxth xxi/xxist"
)
"""The number of each century by its Roman numeral."""

TEENS: Final = numbered(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
    start=10,
)
"""The hundreds of a year in words, as in nineteen eighties."""

DECADES: Final = numbered(
    "twenties thirties forties fifties sixties seventies eighties nineties", start=2
)
"""The tens digit of each decade by its name."""

CENTURY: Final = ("century", "centuries", "cent", "cents", "c", "cc")
MILLENNIUM: Final = ("millennium", "millennia", "mill")

THIRDS: Final = {"early": 0, "mid": 1, "middle": 1, "late": 2}
"""The index of the third that each word means."""

FRACTIONS: Final = {"half": 2, "third": 3, "quadrimester": 3, "quarter": 4, "qtr": 4}
"""The number of equal parts that a whole is divided into."""

LAST: Final = -1
MIDDLE: Final = -2
LAST_OR_MIDDLE: Final = {"last": LAST, "latter": LAST, "final": LAST, "middle": MIDDLE}
"""The parts that are not counted from the first."""

ORDINALS: Final = numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
) | {"thirtieth": 30}
"""Ordinal numbers of one word."""

TENS: Final = {"twenty": 20, "thirty": 30}
"""The first word of an ordinal such as twenty-first."""

ORDINAL_SUFFIXES: Final = ("st", "nd", "rd", "th")

UNCERTAIN: Final = ("possibly", "probably", "perhaps", "maybe", "presumably", "likely")
APPROXIMATE: Final = (
    *("approximately", "approx", "roughly", "circa", "about", "around", "abt", "ca", "c", "~"),
    *("sometime around", "some time around", "on or about", "on or around", "in or about"),
)
OR_SO: Final = ("or so", "or thereabouts", "approximately", "approx", "ish", "- ish")
UNCERTAIN_AFTER: Final = ("?", *UNCERTAIN)

UNCERTAIN_REMARKS: Final = ("?", "uncertain", "date is uncertain", "date uncertain", *UNCERTAIN)
APPROXIMATE_REMARKS: Final = (
    *("approximate", "approximately", "approx", "circa", "date is approximate"),
    "date approximate",
)

IN: Final = ("sometime in", "some time in", "in the course of", "in", "on", "during")
"""Prepositions before a date that do not change its meaning. "At 1030" is half past ten."""

DAY_IN: Final = ("a day in", "some day in", "one day in", "day in")
LATER_IN: Final = ("later in", "later", "the rest of", "rest of", "the remainder of")
EARLIER_IN: Final = ("earlier in", "earlier")

START_OF: Final = tuple(
    f"{at}{edge} of"
    for at in ("", "at ")
    for edge in ("the beginning", "the start", "beginning", "start")
)
END_OF: Final = ("the end of", "end of", "at the end of", "at end of")

NOT_AFTER: Final = (
    *("on or before", "in or before", "at or before", "by"),
    *("no later than", "not later than", "not after"),
    *("at the latest in", "at the latest on", "at the latest by", "at the latest"),
)
NOT_BEFORE: Final = (
    *("on or after", "in or after", "at or after", "no earlier than", "not earlier than"),
    *("not before", "at the earliest in", "at the earliest on", "at the earliest"),
)
_SOMETIME: Final = ("", "sometime ", "some time ")
BEFORE: Final = (
    *(f"{some}before" for some in _SOMETIME),
    *("prior to", "earlier than", "bef", "ante", "pre -", "pre"),
)
AFTER: Final = (
    *(f"{some}after" for some in _SOMETIME),
    *("later than", "aft", "post -", "post"),
)
OR_EARLIER: Final = (
    *("or earlier", "or before", "and earlier", "and before", "at the latest", "at latest"),
)
OR_LATER: Final = (
    *("or later", "or after", "and later", "and after", "at the earliest", "at earliest"),
)
BETWEEN: Final = (*(f"{some}between" for some in _SOMETIME), "bet")

SINCE: Final = ("ongoing since", "ever since", "since")
UNTIL: Final = ("up until", "up to and including", "up to", "until", "till", "through", "to")
TO: Final = ("up to", "to", "until", "till", "through", "thru", "-")
ON: Final = ("onwards", "onward", "on")
TO_THIS_DAY: Final = tuple(
    f"{to} {now}"
    for to in ("to", "until", "till", "through", "-", "/")
    for now in (
        *("the present day", "the present", "present day", "present", "pres", "this day", "now"),
        *("today", "date", "current", "ongoing"),
    )
)
"""An open end, which has no day and so needs no clock."""

CONJUNCTIONS: Final = ("or", "and", "&", "but")
"""What joins the last date to those before."""

UNBOUNDED: Final = {
    "/..": ("ongoing , start unknown", "ongoing"),
    "../": ("without beginning , end unknown",),
    "../..": ("without beginning or end",),
}
"""Whole phrases that name no date, by their EDTF text."""
TO_UNKNOWN: Final = tuple(
    f"{to} {unknown}"
    for to in ("to", "until", "till", "through", "-")
    for unknown in ("an unknown date", "unknown date", "unknown", "?")
)
START_UNKNOWN: Final = (", start unknown", "( start unknown )", "start unknown")
END_UNKNOWN: Final = (", end unknown", "( end unknown )", "end unknown")
NO_START: Final = (", without beginning", "without beginning")

DAYS: Final = {
    **dict.fromkeys(("the day before yesterday", "day before yesterday"), -2),
    **dict.fromkeys(("the day after tomorrow", "day after tomorrow"), 2),
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
}
"""Days relative to the day of the phrase."""

STEPS: Final = {
    **dict.fromkeys(("last", "previous"), -1),
    **dict.fromkeys(("this", "current"), 0),
    "next": 1,
}
"""The step from the current month, year and so on to the one meant."""

DURATIONS: Final = tuple(
    f"{step} {unit}"
    for step in ("last", "next")
    for unit in ("day", "week", "month", "year", "decade", "century")
)
"""What may last until the day of the phrase, or from it on, if "the" is before it."""

COMPONENTS: Final = {"year": 0, "month": 1, "season": 1, "day": 2}
"""The components that a remark can name, by their index in a date."""

QUALIFIERS: Final = {"uncertain and approximate": "%", "uncertain": "?", "approximate": "~"}
"""The EDTF qualifier of each remark on a component."""

REASONS: Final = (
    (
        re.compile(r"(?i)\b(?:ago|from now|hence)\b"),
        "expected a date; words such as 'ago' do not say whether a day or a year is meant",
    ),
    (
        re.compile(r"(?i)\bFY(?:\b|[0-9])|\b(?:fiscal|financial) year\b"),
        "expected months, such as 2023-10/2024-09: fiscal years differ between countries",
    ),
    (
        re.compile(r"^\s*[0-9]{1,2}:[0-9]{2}"),
        "expected the day before the time, such as 3 July 2024 14:30:00",
    ),
    (
        re.compile(r"(?<=[0-9][T ])[0-9]{2}:[0-9]{2}(?![0-9:])"),
        "expected hours, minutes and seconds, such as 14:30:00; EDTF has no shorter time",
    ),
)
"""Phrases that no EDTF date can express, with the message for each."""
