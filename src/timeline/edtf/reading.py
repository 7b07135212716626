"""Dates that people write: phrases, and advice for a text that is not a date."""

import re
from collections.abc import Mapping
from typing import Final, Literal, cast

from timeline.edtf._construct import DateLike
from timeline.edtf._parse import parse
from timeline.edtf._sets import When
from timeline.errors import AmbiguousDateError, EdtfError, FieldError
from timeline.errors.messages import require_type

__all__ = ["explain", "how_to_write", "read"]

# Patterns are compiled when they are first used: most programs only parse EDTF.

# 2023-24 is winter 2023 in EDTF and two years to most writers, so `parse` must not decide alone.
_YEAR_AND_TWO: Final = r"[0-9]{4}-[0-9]{2}"

# Notations in which "?" stands for a day, or for an unknown start, as often as EDTF's meaning.
_UNKNOWN_DAY: Final = r"([0-9]{4}-[0-9]{2})-[?]+"
_UNKNOWN_START: Final = r"[?]-([0-9]{4})"

_LANGUAGES: Final = ("de", "en", "es", "fr", "ru", "zh")

# No phrase for one date is longer, and a file may have many errors.
_LONGEST: Final = 80


def read(
    text: str,
    as_of: DateLike | None = None,
    *,
    language: str = "en",
    order: Literal["dmy", "mdy"] | None = None,
) -> When:
    """Return the date that a phrase, or an EDTF text, means.

    The phrases are those of journalists and historians. Nothing is guessed: an ambiguous
    phrase raises an error with all its readings. The clock is never read: a phrase such as
    "last year" needs *as_of*.

    Args:
        text: one phrase; letter case and the kind of dash or space do not matter.
        as_of: the day on which the phrase was said: a date with a first and a last day.
        language: the language of the phrase: ``en``, ``de``, ``es``, ``fr``, ``ru`` or ``zh``. A
            region, as in ``fr-CA``, is ignored.
        order: the order of a day and a month in digits, if the source always uses one: ``"dmy"``
            reads 03/07/2024 as the 3rd of July, ``"mdy"`` as the 7th of March. By default both
            are tried.

    Raises:
        AmbiguousDateError: the phrase means several dates; its ``readings`` are EDTF texts.
        EdtfError: the phrase means no date, or needs *as_of*; or *as_of* is not a date.
        FieldError: *language* is not one of these, or *order* is neither "dmy" nor "mdy".
        TypeError: *text*, *language* or *order* is not a string, or *as_of* cannot be a date.

    >>> str(read("mid-2025")), str(read("before 28 July 2025"))
    ('2025-38', '[..2025-07-27]')
    >>> str(read("later this year", as_of="2025-07-28"))
    '[2025-07-29..2025-12-31]'
    >>> str(read("03/07/2024", order="dmy"))
    '2024-07-03'
    >>> str(read("vor dem 28. Juli 2025", language="de"))
    '[..2025-07-27]'

    """
    for name, given in (("text", text), ("language", language), ("order", order or "")):
        require_type(name, given, str, "a text")
    base = language.lower().replace("-", "_").partition("_")[0]
    if base not in _LANGUAGES:
        raise FieldError("language", language, f"use one of {', '.join(_LANGUAGES)}")
    if order not in {None, "dmy", "mdy"}:
        raise FieldError("order", order, "use 'dmy' or 'mdy'")
    stripped = text.strip()
    if month := re.fullmatch(_UNKNOWN_DAY, stripped):
        raise AmbiguousDateError(text, (month[1], f"{month[1]}/"))
    if year := re.fullmatch(_UNKNOWN_START, stripped):
        raise AmbiguousDateError(text, (f"/{year[1]}", f"-{year[1]}?"))
    if not re.fullmatch(_YEAR_AND_TWO, stripped):
        try:
            return parse(stripped)
        except EdtfError:
            pass  # not EDTF, so a phrase
    # Loaded when asked for: most programs only parse EDTF.
    if base == "en":
        from timeline.english import read_english  # noqa: PLC0415

        return read_english(text, as_of, order=order or "")
    from timeline.translation import read_translated  # noqa: PLC0415

    return read_translated(text, as_of, language=base, order=order or "")


def explain(error: EdtfError) -> str:
    """Return the message of an error, with the EDTF to write if the text is a date in English.

    >>> from timeline import edtf
    >>> try:
    ...     edtf.parse("July 2024")
    ... except edtf.EdtfError as error:
    ...     print(edtf.explain(error))
    'July 2024' is not a date: expected a year of four digits at position 0; write '2024-07'

    """
    require_type("", error, EdtfError, "an EdtfError")
    # An ambiguous date already says what to write.
    return str(error) if isinstance(error, AmbiguousDateError) else f"{error}{_advice(error.text)}"


def _advice(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    try:
        return f"; write '{read(text)}'"
    except AmbiguousDateError as ambiguous:
        return f"; it can be read as {' or '.join(ambiguous.readings)}: write the one you mean"
    except EdtfError:
        from timeline.english import rewritings  # noqa: PLC0415 - for a wrong date alone

        if _is_relative(text):
            return "; it depends on the day on which it was said: write the date itself"
        found = " or ".join(f"'{each}'" for each in rewritings(text))
        return f"; write {found}" if found else ""


def _is_relative(text: str) -> bool:
    try:
        read(text, as_of="2024-06-15")
    except AmbiguousDateError:
        return True
    except EdtfError:
        return False
    return True


def how_to_write(value: object) -> str:
    """Return how to write a date, for the error about a value that is neither text nor date.

    >>> how_to_write(2024)
    'expected an EDTF date as text; write "2024"'

    """
    if type(value) is int and 1000 <= value <= 9999:  # noqa: PLR2004 - a year of four digits
        return f'expected an EDTF date as text; write "{value}"'
    if type(value) is int and 1000_01_01 <= value <= 9999_12_31:  # noqa: PLR2004 - as 20240703
        from timeline.english import rewritings  # noqa: PLC0415 - for a wrong date alone

        if found := rewritings(str(value)):
            return f'expected an EDTF date as text; write "{found[0]}"'
    if isinstance(value, Mapping):
        from timeline.english import rewriting_of_parts  # noqa: PLC0415 - for a wrong date alone

        if whole := rewriting_of_parts(cast("Mapping[object, object]", value)):
            return f"expected an EDTF date as text; write '{whole}'"
    return "expected an EDTF date as text, such as '2023-10' or '2025-07-16/..'"
