"""What is said of what is no date: where it is at fault, and what to write instead."""

from timeline import edtf
from timeline.errors import AmbiguousDateError, EdtfError

# No phrase that people write for one date is longer, and a file may have many faults.
LONGEST = 80


def refusal(error: EdtfError) -> str:
    """*error* in words, which end with the EDTF of a text that means a date in English."""
    return f"{error}{_instead(error.text)}"


def wanted(value: object) -> str:
    """What a date is written as, for a *value* that is neither text nor date."""
    if type(value) is int and 1000 <= value <= 9999:  # noqa: PLR2004 - four digits, as of a year
        return f'it takes an EDTF date as text; write "{value}"'
    return "it takes an EDTF date as text, as '2023-10' or '2025-07-16/..'"


def _instead(text: str) -> str:
    if len(text) > LONGEST:
        return ""
    try:
        return f"; write '{edtf.read(text)}'"
    except AmbiguousDateError as ambiguous:
        return f"; it can be read as {' or '.join(ambiguous.readings)}: write the one you mean"
    except EdtfError:
        return ""
