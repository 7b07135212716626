"""What a language provides so that its dates can be read: a phrase book."""

import re
from collections.abc import Mapping
from re import Pattern
from typing import Final, TypeAlias

import attrs

from timeline.wording import Language

_DAY_FIRST: Final = re.compile(
    r"(?P<d>[0-9]{1,2})\. ?(?P<m>[0-9]{1,2})\. ?(?P<y>[0-9]{4})(?!\.?[0-9])"
)

Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""Templates, each with its English one."""


def _by_form(forms_of: Mapping[str, str]) -> dict[str, str]:
    """Return the word that each form is read as."""
    return {form: word for word, forms in forms_of.items() for form in forms.split()}


@attrs.frozen(kw_only=True)
class Phrasebook:
    """The phrases of one language, beside those that `When.words` writes.

    A template is words and ``{slots}``; ``[an option]`` may be absent, and of ``(one|other)`` one
    is present. `timeline.translation._slots` has the slots of a date. Of whole dates, ``{}`` is
    any, ``{end}`` the end of a period, and ``{date}`` one without words around it.

    Attributes:
        wording: the words of the language.
        examples: dates in the language, for the message about a text that is not understood.
        expansions: the forms that are read as one word, by that word: the cases of nouns,
            abbreviations, and contractions, such as "vom", which is read as "von der".
        months: more names of months: abbreviations and other cases. The first three letters
            are one, unless two months share them.
        weekdays: the names of the weekdays from Monday on, as `numbered` takes them.
        ordinals: numbers in words, of centuries, quarters and halves.
        decades: the names of the decades from the twenties on, as `numbered` takes them.
        ordinal: matches an ordinal number in digits or Roman numerals, which are its only group.
        shortest_year: how many digits a year without an era has at least.
        numeric: matches a date in digits; its groups are ``y``, ``m`` and ``d``. None leaves
            them to English, which refuses those that are ambiguous.
        eras: templates for a year BC and one AD.
        dates: more dates.
        parts: parts of a date, and a date after a preposition.
        edges: the start and end of a date; before or after another word they may mean one day.
        qualified: a date with "about" or "possibly".
        members: what a list can hold: a time not before or not after a date, and a range.
        phrases: whole phrases.
        separators: what is between the members of a list: a comma, "or" or "and" in English.
        reasons: patterns of what is refused, each with the message.

    """

    wording: Language
    examples: str
    expansions: Mapping[str, str] = attrs.field(converter=_by_form)
    months: Mapping[str, int] = attrs.field(factory=dict[str, int])
    weekdays: str = ""
    ordinals: Mapping[str, int] = attrs.field(factory=dict[str, int])
    decades: str = ""
    ordinal: Pattern[str]
    shortest_year: int = 3
    numeric: Pattern[str] | None = _DAY_FIRST
    eras: Pairs
    dates: Pairs
    parts: Pairs
    edges: Pairs
    qualified: Pairs
    members: Pairs
    phrases: Pairs
    separators: Mapping[str, str]
    reasons: tuple[tuple[Pattern[str], str], ...] = ()
