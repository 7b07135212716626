"""English to dates: `read`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline.edtf._parse import parse
from timeline.errors import EdtfError, shown

if TYPE_CHECKING:
    from timeline.edtf._types import DateLike, When

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
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        raise TypeError(f"{shown(text)} is not a text")
    stripped = text.strip()
    if not _YEAR_AND_TWO.fullmatch(stripped):
        try:
            return parse(stripped)
        except EdtfError:
            pass  # not EDTF, so English
    # The grammar builds on this package, and those who only parse EDTF need not load it.
    from timeline.english import read_english  # noqa: PLC0415

    return read_english(text, as_of)
