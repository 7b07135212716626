"""English phrases to dates: the grammar of `timeline.edtf.read`.

It is a tokenizer and a recursive-descent grammar. The meaning of a word depends on the words
around it, and an ambiguous phrase must give all its readings; ``docs/words.md`` numbers the
decisions and says why no parser library is used.

From words to a date:

- `_tokens` splits the text; its `Cursor` is what each rule of the grammar reads from.
- `_vocabulary` holds the English words.
- `_grammar` reads whole phrases and `_dates` one date, with the help of `_periods`,
  `_numeric` and `_relative`.
- `_partial` is what a rule returns: a date as far as its words describe it. `_resolve`
  turns it into EDTF.
- `_ambiguity` walks along the phrase once for each combination of meanings.

`_notations` is for messages alone: how to write the dates of databases and spreadsheets.

Only the vocabulary and the rules know English: a grammar of another language could use the
tokens, `_partial`, `_resolve` and `_ambiguity` as they are.
"""

import datetime as dt
from typing import Final

from timeline.edtf import DateLike, Day, When, as_when
from timeline.english._ambiguity import UnwritableError, only_reading
from timeline.english._grammar import phrase
from timeline.english._notations import rewriting_of_parts, rewritings
from timeline.english._tokens import AsOf
from timeline.english._vocabulary import REASONS, numbered
from timeline.errors import AmbiguousDateError, EdtfError

__all__ = ["UnwritableError", "numbered", "read_english", "rewriting_of_parts", "rewritings"]

_MOST_CHARACTERS: Final = 10_000
"""The limit of a phrase, to bound the work. A set of two thousand years in EDTF is not one."""


def read_english(text: str, as_of: DateLike | None = None, *, order: str = "") -> When:
    """Return the date that an English phrase means; `edtf.read` has the arguments.

    Raises:
        AmbiguousDateError: the phrase means several dates.
        EdtfError: it means no date, or needs *as_of*; or *as_of* has no first or last day.
        TypeError: *as_of* cannot be a date.

    """
    if len(text) > _MOST_CHARACTERS:
        raise EdtfError(text, _MOST_CHARACTERS, f"expected at most {_MOST_CHARACTERS} characters")
    days = None if as_of is None else _days(as_of)
    try:
        return only_reading(text, days, phrase, order=order)
    except AmbiguousDateError:
        raise
    except EdtfError as error:
        for pattern, expected in REASONS:
            if match := pattern.search(text):
                raise type(error)(text, match.start(), expected) from None
        raise


def _days(as_of: DateLike) -> AsOf:
    if isinstance(as_of, dt.date):
        day = Day(as_of.year, as_of.month, as_of.day)
        return AsOf(day, day)
    try:
        when = as_when(as_of)
    except EdtfError as error:
        expected = f"it was given as as_of, which is a date in EDTF; {error.expected}"
        raise EdtfError(error.text, error.position, expected) from None
    first, last = when.earliest, when.latest
    if not (isinstance(first, Day) and isinstance(last, Day)):
        raise EdtfError(str(when), 0, "expected as_of to have a first and a last day")
    return AsOf(first, last)
