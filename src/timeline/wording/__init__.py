"""Dates to words, in the languages of pendulum's locales: `words`.

`_phrasing` says how dates lie to each other, `_naming` what a single date is called, and one
module for each language holds the words. The decisions are numbered in ``docs/words.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.errors import FieldError
from timeline.wording._language import known
from timeline.wording._phrasing import words_in

if TYPE_CHECKING:
    from timeline.edtf import When

__all__ = ["known", "words"]


def words(value: When, locale: str = "en") -> str:
    """The words that people use for a date, on one line.

    English, French, German, Spanish, Russian and Chinese say everything. The other locales
    of pendulum name days and months, with signs such as ``…`` and ``≈`` around them, and
    leave the rest in EDTF.

    Args:
        value: any date.
        locale: a locale of pendulum, as ``fr``, ``fr_CA`` or ``en-US``.

    Raises:
        FieldError: there is no such locale.

    >>> from timeline.edtf import parse
    >>> words(parse("2023-10~")), words(parse("2025-07-16/.."))
    ('about October 2023', 'since 16 July 2025')
    >>> words(parse("-0043-03-15"), "de")
    '15. März 44 v. Chr.'

    """
    if not isinstance(locale, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        raise FieldError("locale", locale, "it takes the name of one, as 'en' or 'fr_CA'")
    return words_in(locale, value)
