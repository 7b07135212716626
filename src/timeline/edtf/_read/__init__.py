"""English to dates: `read`.

A tokenizer and a grammar by recursive descent, written here: the words of a date are
understood with the words beside them, and what reads two ways must give both readings.
The modules, from small to large: `_tokens`, `_atom`, `_parts`, `_years`, `_dates`, `_phrases`,
`_readings`.
The decisions are numbered in ``docs/words.md``.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from timeline.edtf._construct import as_when
from timeline.edtf._day import Day
from timeline.edtf._parse import parse
from timeline.errors import AmbiguousDateError, EdtfError, shown

if TYPE_CHECKING:
    from timeline.edtf._read._relative import Said
    from timeline.edtf._types import DateLike, When

# Longer than any phrase that people write; a set of two thousand years in EDTF is no phrase.
MOST_CHARACTERS: Final = 10_000

# 2023-24 is winter 2023 to the standard and two years to most writers: not for `parse` alone.
_YEAR_AND_TWO: Final = re.compile(r"[0-9]{4}-[0-9]{2}")


def read(text: str, as_of: DateLike | None = None) -> When:
    """The date that English words mean, as journalists and historians write them.

    EDTF itself is understood too. Nothing is guessed: words that several dates answer to
    raise, and carry those dates. The clock is never asked: words such as "last year" need
    *as_of*.

    Args:
        text: one phrase; letter case and the kind of dash or space do not matter.
        as_of: the day on which the phrase was said; any date with a first and a last day.

    Raises:
        AmbiguousDateError: the words mean several dates. Its ``readings`` are EDTF texts.
        EdtfError: the words mean no date, or need *as_of*; or *as_of* is no date.
        TypeError: *text* is no text, or *as_of* nothing that can be a date.

    >>> str(read("mid-2025")), str(read("before 28 July 2025"))
    ('2025-38', '[..2025-07-27]')
    >>> str(read("later this year", as_of="2025-07-28"))
    '[2025-07-29..2025-12-31]'

    """
    # Imported here, so that those who only parse EDTF need not wait for English.
    from timeline.edtf._read._readings import understood  # noqa: PLC0415
    from timeline.edtf._read._refused import explained  # noqa: PLC0415

    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        raise TypeError(f"{shown(text)} is not a text")
    stripped = text.strip()
    if not _YEAR_AND_TWO.fullmatch(stripped):
        try:
            return parse(stripped)
        except EdtfError:
            pass  # not EDTF, so English
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
    from timeline.edtf._read._relative import Said  # noqa: PLC0415  # as above

    if isinstance(as_of, dt.date):
        day = Day(as_of.year, as_of.month, as_of.day)
        return Said(day, day)
    when = as_when(as_of)
    first, last = when.earliest, when.latest
    if not (isinstance(first, Day) and isinstance(last, Day)):
        raise EdtfError(str(when), 0, "expected as_of to be a day, with neither end open")
    return Said(first, last)
