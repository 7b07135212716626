"""English words. `read` understands them all."""

from typing import Final

from timeline.wording._language import Language, Phrase


def _ordinal(number: int) -> str:
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_WITH_ARTICLE: Final = {
    "decade": "{year}s",
    "years": "decade from {first} to {last}",
    "century": "{n} century",
    "millennium": "{n} millennium",
    "quarter 1": "first quarter of {year}",
    "quarter 2": "second quarter of {year}",
    "quarter 3": "third quarter of {year}",
    "quarter 4": "fourth quarter of {year}",
    "third 1": "first four months of {year}",
    "third 2": "middle four months of {year}",
    "third 3": "last four months of {year}",
    "half 1": "first half of {year}",
    "half 2": "second half of {year}",
}

LANGUAGE: Final = Language(
    dates={
        **_WITH_ARTICLE,
        **{f"{kind}.the": f"the {text}" for kind, text in _WITH_ARTICLE.items()},
        "day": "{date}",
        "d": "{d}",
        "d month": "{d} {month}",
        "month": "{month} {year}",
        "m": "{month}",
        "year": "{year}",
        "long year": "year {text}",
        "digits": "year {text}",
        "year of a season": "year {text}",
        "no year": "year unknown",
        "spring": "spring {year}",
        "summer": "summer {year}",
        "autumn": "autumn {year}",
        "winter": "winter {year}",
        "time": "{day} at {clock}",
    },
    phrases={
        "?": Phrase(text="possibly {}", cases=("the",)),
        "~": Phrase(text="about {}", cases=("the",)),
        "%": Phrase(text="possibly about {}", cases=("the",)),
        "from to": Phrase(text="from {} to {}", cases=("the", "the")),
        "since": Phrase(text="since {}", cases=("the",)),
        "from, end unknown": Phrase(text="from {}, end unknown", cases=("the",)),
        "until, no start": Phrase(text="until {}, without beginning", cases=("the",)),
        "until, start unknown": Phrase(text="until {}, start unknown", cases=("the",)),
        "ongoing": Phrase(text="ongoing, start unknown", cases=()),
        "always": Phrase(text="without beginning or end", cases=()),
        "no start, end unknown": Phrase(text="without beginning, end unknown", cases=()),
        "between": Phrase(text="between {} and {}", cases=("the", "the")),
        "to": Phrase(text="{} to {}", cases=("the", "the")),
        "not after": Phrase(text="in or before {}", cases=("the",)),
        "not after day": Phrase(text="on or before {}", cases=("the",)),
        "not before": Phrase(text="in or after {}", cases=("the",)),
        "not before day": Phrase(text="on or after {}", cases=("the",)),
        "one of": Phrase(text="one of: {}"),
        "all of": Phrase(text="all of: {}"),
    },
    remarks={
        "north": "northern hemisphere",
        "south": "southern hemisphere",
        "any digit": "X any digit",
        "significant": "significant digits: {n}",
        "year unknown": "year unknown",
        "month unknown": "month unknown",
        "day unknown": "day unknown",
        "year": "{}",
        "month": "month {}",
        "day": "day {}",
        "year ?": "year uncertain",
        "year ~": "year approximate",
        "year %": "year uncertain and approximate",
        "month ?": "month uncertain",
        "month ~": "month approximate",
        "month %": "month uncertain and approximate",
        "season ?": "season uncertain",
        "season ~": "season approximate",
        "season %": "season uncertain and approximate",
        "day ?": "day uncertain",
        "day ~": "day approximate",
        "day %": "day uncertain and approximate",
    },
    joints={"one of": (", ", " or "), "all of": (", ", " and ")},
    eras={"bc": "{} BC", "ad": "{} AD"},
    ordinal=_ordinal,
)
