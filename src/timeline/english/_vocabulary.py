"""The words of the English that `read` understands, and what they stand for."""

from __future__ import annotations

from typing import Final, Literal

Era = Literal["bc", "ad"]

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

MONTHS: Final[dict[str, str]] = {
    name: f"{number:02}"
    for number, month in enumerate(_MONTHS, start=1)
    for name in (month, month[:3])
} | {"sept": "09"}
"""The two digits of each month, by its name and its abbreviations."""

WEEKDAYS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tues", "tue"),
            ("wednesday", "wed"),
            ("thursday", "thurs", "thur", "thu"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
"""A number for each weekday, Monday being 0."""

WEEKDAY_NAMES: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)

SUMMER: Final = 22
SOUTHERN_SUMMER: Final = 30
SEASONS: Final = {"spring": 21, "summer": SUMMER, "autumn": 23, "fall": 23, "winter": 24}
"""The grouping that each season is when nobody names a hemisphere."""

HEMISPHERES: Final = {"northern": 4, "southern": 8}
"""What a hemisphere adds to the number of a season."""

ERAS: Final[dict[str, Era]] = {"bc": "bc", "bce": "bc", "ad": "ad", "ce": "ad"}
"""The two eras, by their four names."""

ORDINALS: Final[dict[str, int]] = {
    name: number
    for number, name in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
            *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
            *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
        ),
        start=1,
    )
} | {"thirtieth": 30}
"""The ordinal numbers that are one word."""

TENS: Final = {"twenty": 20, "thirty": 30}
"""What an ordinal of two words, such as twenty-first, begins with."""

UNCERTAIN: Final = ("possibly", "probably", "perhaps", "maybe", "presumably")
APPROXIMATE: Final = (
    *("approximately", "approx", "roughly", "circa", "about", "around", "ca", "c"),
    *("sometime around", "some time around"),
)
OR_SO: Final = ("or so", "or thereabouts")

IN: Final = ("sometime in", "some time in", "in the course of", "in", "on", "at", "during")
"""What may stand before a date and says nothing more."""

START_OF: Final = ("the beginning of", "the start of", "beginning of", "start of")
END_OF: Final = ("the end of", "end of")

NOT_AFTER: Final = (
    *("on or before", "in or before", "at or before", "by"),
    *("no later than", "not later than", "not after", "at the latest in", "at the latest on"),
)
NOT_BEFORE: Final = (
    *("on or after", "in or after", "at or after", "no earlier than", "not earlier than"),
    *("not before", "at the earliest in", "at the earliest on"),
)
BEFORE: Final = ("before", "prior to", "earlier than")
AFTER: Final = ("after", "later than")
OR_EARLIER: Final = ("or earlier", "or before", "at the latest", "at latest")
OR_LATER: Final = ("or later", "or after", "at the earliest", "at earliest")

SINCE: Final = ("ongoing since", "ever since", "since")
UNTIL: Final = ("up until", "up to", "until", "till", "through")
TO: Final = ("up to", "to", "until", "till", "through", "thru", "-")
ON: Final = ("onwards", "onward", "on")
TO_THIS_DAY: Final = tuple(
    f"{to} {now}"
    for to in ("to", "until", "till", "through", "-")
    for now in ("the present day", "the present", "present", "this day", "now", "today", "date")
)
"""What says that something goes on. It asks no clock: an open end has no day."""
