"""English to dates: `read`.

A tokenizer and a grammar by recursive descent, written here: the words of a date are
understood with the words beside them, and what reads two ways must give both readings.
The modules, from small to large: `_tokens`, `_atom`, `_parts`, `_years`, `_dates`, `_phrases`,
`_readings`.
The decisions are numbered in ``docs/words.md``.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from timeline.edtf import Day, as_when
from timeline.english._readings import understood
from timeline.english._refused import explained
from timeline.english._relative import Said
from timeline.errors import AmbiguousDateError, EdtfError

if TYPE_CHECKING:
    from timeline.edtf import DateLike, When

__all__ = ["read_english"]

# Longer than any phrase that people write; a set of two thousand years in EDTF is no phrase.
MOST_CHARACTERS: Final = 10_000


def read_english(text: str, as_of: DateLike | None = None) -> When:
    """Return the date that an English phrase means. `edtf.read` also accepts EDTF.

    Raises:
        AmbiguousDateError: the words mean several dates.
        EdtfError: the words mean no date, or need *as_of*; or *as_of* is no date.
        TypeError: *as_of* is nothing that can be a date.

    """
    if len(text) > MOST_CHARACTERS:
        raise EdtfError(text, MOST_CHARACTERS, f"expected at most {MOST_CHARACTERS} characters")
    said = None if as_of is None else _said(as_of)
    try:
        return understood(text, said)
    except AmbiguousDateError:
        raise
    except EdtfError as error:
        raise explained(error) from None


def _said(as_of: DateLike) -> Said:
    if isinstance(as_of, dt.date):
        day = Day(as_of.year, as_of.month, as_of.day)
        return Said(day, day)
    when = as_when(as_of)
    first, last = when.earliest, when.latest
    if not (isinstance(first, Day) and isinstance(last, Day)):
        raise EdtfError(str(when), 0, "expected as_of to be a day, with neither end open")
    return Said(first, last)
