"""What is said of what is no date: where it is at fault, and what to write instead."""

from __future__ import annotations

from typing import Final

from timeline.edtf._read import read
from timeline.errors import AmbiguousDateError, EdtfError

# No phrase that people write for one date is longer, and a file may have many faults.
_LONGEST: Final = 80


def explain(error: EdtfError) -> str:
    """The error in words, which end with the EDTF of a text that means a date in English.

    >>> from timeline import edtf
    >>> try:
    ...     edtf.parse("July 2024")
    ... except edtf.EdtfError as error:
    ...     print(edtf.explain(error))
    'July 2024' is not a date: expected a year of four digits @ position 0; write '2024-07'

    """
    # What is ambiguous says so itself.
    return str(error) if isinstance(error, AmbiguousDateError) else f"{error}{_instead(error.text)}"


def wanted(value: object) -> str:
    """What a date is written as, for a value that is neither text nor date.

    >>> from timeline import edtf
    >>> edtf.wanted(2024)
    'it takes an EDTF date as text; write "2024"'

    """
    if type(value) is int and 1000 <= value <= 9999:  # noqa: PLR2004 - four digits, as of a year
        return f'it takes an EDTF date as text; write "{value}"'
    return "it takes an EDTF date as text, as '2023-10' or '2025-07-16/..'"


def _instead(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    try:
        return f"; write '{read(text)}'"
    except AmbiguousDateError as ambiguous:
        return f"; it can be read as {' or '.join(ambiguous.readings)}: write the one you mean"
    except EdtfError:
        return ""
