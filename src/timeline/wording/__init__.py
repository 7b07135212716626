"""Dates in the words of a locale: the texts of `When.words`.

A language is a module of `_languages`, which holds all its words as a `Language`; a new one
is also listed in `_language.LANGUAGES`. `_phrases` chooses the phrase around the dates of a
value and `_names` names each date, both for any language. `_cldr` serves the other locales,
from the data of Babel. The decisions are numbered in ``docs/words.md``.
"""

from timeline.edtf import When
from timeline.errors.messages import require_type
from timeline.wording._language import Language, language_of, roman
from timeline.wording._phrases import words_in

__all__ = ["Language", "language_of", "locales", "roman", "words"]


def words(value: When, locale: str = "en") -> str:
    """Return a date in the words of a locale, on one line; see `When.words`.

    Raises:
        FieldError: there is no such locale.
        TypeError: *locale* is not a text.

    >>> from timeline.edtf import parse
    >>> words(parse("2023-10~")), words(parse("2025-07-16/.."))
    ('about October 2023', 'since 16 July 2025')
    >>> words(parse("-0043-03-15"), "de")
    '15. März 44 v. Chr.'

    """
    require_type("locale", locale, str, "a text")
    return words_in(locale, value)


def locales() -> tuple[str, ...]:
    """Return the names of all locales, in alphabetical order."""
    # Babel takes longer to import than all of this package.
    from timeline.wording._cldr import locale_names  # noqa: PLC0415 - start-up

    return locale_names()
