"""English phrases to dates: `read`, whose grammar is the package `timeline.english`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline.edtf._parse import parse
from timeline.errors import EdtfError, shown

if TYPE_CHECKING:
    from timeline.edtf._types import DateLike, When

# 2023-24 is winter 2023 in EDTF and two years to most writers, so `parse` must not decide alone.
_YEAR_AND_TWO: Final = re.compile(r"[0-9]{4}-[0-9]{2}")


def read(text: str, as_of: DateLike | None = None) -> When:
    """Return the date that an English phrase, or an EDTF text, means.

    The phrases are those of journalists and historians. Nothing is guessed: an ambiguous
    phrase raises an error with all its readings. The clock is never read: a phrase such as
    "last year" needs *as_of*.

    Args:
        text: one phrase; letter case and the kind of dash or space do not matter.
        as_of: the day on which the phrase was said: a date with a first and a last day.

    Raises:
        AmbiguousDateError: the phrase means several dates; its ``readings`` are EDTF texts.
        EdtfError: the phrase means no date, or needs *as_of*; or *as_of* is not a date.
        TypeError: *text* is not a string, or *as_of* is of a type that cannot be a date.

    >>> str(read("mid-2025")), str(read("before 28 July 2025"))
    ('2025-38', '[..2025-07-27]')
    >>> str(read("later this year", as_of="2025-07-28"))
    '[2025-07-29..2025-12-31]'

    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        raise TypeError(f"{shown(text)} is not a text")
    stripped = text.strip()
    if not _YEAR_AND_TWO.fullmatch(stripped):
        try:
            return parse(stripped)
        except EdtfError:
            pass  # not EDTF, so English
    # Loaded when asked for: most programs only parse EDTF.
    from timeline.english import read_english  # noqa: PLC0415

    return read_english(text, as_of)
