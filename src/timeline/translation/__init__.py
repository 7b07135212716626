"""Dates in German, French, Spanish, Russian and Chinese: other languages for `edtf.read`.

A phrase is translated to English and read as English, so that it means the same in every
language: `timeline.english` alone decides what "mid-2025" is and whether a phrase is ambiguous.
If a phrase can be translated in several ways, all of them are read, and the phrase has a meaning
only if they agree.

- `_languages` has a module for each language: its phrase book.
- `_templates` compiles the phrase book into trees, with what `timeline.wording` writes: the
  words of a date can be read in every language.
- `_text` splits a text into tokens, `_slots` reads numbers and names, and `_grammar` finds all
  translations of a phrase.
"""

from functools import cache
from importlib import import_module
from typing import Final

from timeline.edtf import DateLike, When, parse
from timeline.english import UnwritableError, read_english
from timeline.errors import AmbiguousDateError, EdtfError
from timeline.translation._grammar import Grammar

__all__ = ["read_translated"]

_MOST_CHARACTERS: Final = 2_000
"""The limit of a phrase, to bound the work."""


def read_translated(
    text: str, as_of: DateLike | None = None, *, language: str, order: str = ""
) -> When:
    """Return the date that a phrase in another language means; `edtf.read` has the arguments.

    Raises:
        AmbiguousDateError: the phrase means several dates.
        EdtfError: it means no date, or needs *as_of*; or *as_of* has no first or last day.
        TypeError: *as_of* cannot be a date.

    """
    grammar = _grammar(language)
    if len(text) > _MOST_CHARACTERS:
        raise EdtfError(text, _MOST_CHARACTERS, f"expected at most {_MOST_CHARACTERS} characters")
    found: dict[str, When] = {}
    refusals: list[EdtfError] = []
    for english in grammar.translations(_without_brackets(text)):
        try:
            when = read_english(english, as_of, order=order)
        except AmbiguousDateError as error:
            found |= {reading: parse(reading) for reading in error.readings}
        except EdtfError as error:
            if isinstance(error.__cause__, UnwritableError):
                # This is possible, so no other translation is certain.
                raise EdtfError(text, 0, error.expected) from error
            refusals.append(error)
        else:
            found[str(when)] = when
    if len(found) > 1:
        raise AmbiguousDateError(text, tuple(found))
    if not found:
        raise EdtfError(text, 0, refusals[0].expected) from refusals[0]
    return next(iter(found.values()))


def _without_brackets(text: str) -> str:
    """The phrase in a cataloguer's brackets, which say that the date is not on the object."""
    inside = text.strip()[1:-1]
    is_whole = text.strip() == f"[{inside}]" and not {"[", "]"} & set(inside)
    return f" {inside} " if is_whole else text


@cache
def _grammar(language: str) -> Grammar:
    return Grammar(import_module(f"timeline.translation._languages.{language}").PHRASEBOOK)
