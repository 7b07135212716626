"""English words, all of which `edtf.read` understands."""

from typing import Final

from timeline.wording._language import HALVES, QUARTERS, SEASONS, THIRDS, Language, doubts, kinds


def _ordinal(number: int) -> str:
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_WITH_ARTICLE: Final = {
    "decade": "{year}s",
    "years": "decade from {first} to {last}",
    "century": "{n} century",
    "millennium": "{n} millennium",
    **kinds(QUARTERS, "# quarter of {year}", "first second third fourth"),
    **kinds(THIRDS, "# four months of {year}", "first middle last"),
    **kinds(HALVES, "# half of {year}", "first second"),
}

LANGUAGE: Final = Language(
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    dates={
        **_WITH_ARTICLE,
        **{f"{kind}.the": f"the {text}" for kind, text in _WITH_ARTICLE.items()},
        "day": "{d} {month} {year}",
        "d": "{d}",
        "d month": "{d} {month}",
        "month": "{month} {year}",
        "m": "{month}",
        "year": "{year}",
        "long year": "year {text}",
        "digits": "year {text}",
        "year of a season": "year {text}",
        "no year": "year unknown",
        **kinds(SEASONS, "# {year}", "spring summer autumn winter"),
        "time": "{day} at {clock}{zone}",
    },
    phrases={
        "?": "possibly {the}",
        "~": "about {the}",
        "%": "possibly about {the}",
        "from to": "from {the} to {the}",
        "since": "since {the}",
        "from, end unknown": "from {the}, end unknown",
        "until, no start": "until {the}, without beginning",
        "until, start unknown": "until {the}, start unknown",
        "ongoing": "ongoing, start unknown",
        "always": "without beginning or end",
        "no start, end unknown": "without beginning, end unknown",
        "between": "between {the} and {the}",
        "to": "{the} to {the}",
        "not after": "in or before {the}",
        "not after day": "on or before {the}",
        "not before": "in or after {the}",
        "not before day": "on or after {the}",
        "or earlier": "{} or earlier",
        "or later": "{} or later",
        "one of": "one of: {}",
        "all of": "all of: {}",
    },
    remarks={
        "north": "northern hemisphere",
        "south": "southern hemisphere",
        "any digit": "X any digit",
        "significant": "significant digits: {n}",
        "year unknown": "year unknown",
        "month unknown": "month unknown",
        "day unknown": "day unknown",
        "month": "month {}",
        "day": "day {}",
    }
    | doubts(
        year=("year uncertain", "year approximate", "year uncertain and approximate"),
        month=("month uncertain", "month approximate", "month uncertain and approximate"),
        season=("season uncertain", "season approximate", "season uncertain and approximate"),
        day=("day uncertain", "day approximate", "day uncertain and approximate"),
    ),
    joints={"one of": (", ", " or "), "all of": (", ", " and ")},
    eras={"bc": "{} BC", "ad": "{} AD"},
    ordinal=_ordinal,
)
