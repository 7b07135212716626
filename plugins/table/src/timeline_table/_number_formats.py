"""Number formats of Excel: which parts of a date a cell displays.

Source: ECMA-376-1, 18.8.30 and 18.8.31.
"""

import re
from typing import Final

from timeline_table._cells import Shows

_DAY = Shows(year=True, month=True, day=True)
_BUILT_IN: Final = {
    14: _DAY,
    15: _DAY,
    16: Shows(month=True, day=True),
    17: Shows(year=True, month=True),
    18: Shows(hour=True),
    19: Shows(hour=True, second=True),
    20: Shows(hour=True),
    21: Shows(hour=True, second=True),
    22: Shows(year=True, month=True, day=True, hour=True),
    45: Shows(hour=True, second=True),
    46: Shows(hour=True, second=True, elapsed=True),
    47: Shows(hour=True, second=True),
}
# In these, what is displayed depends on the language of the program.
_OF_A_LANGUAGE: Final = frozenset({*range(27, 37), *range(50, 59)})
# Quoted, escaped, padded and repeated characters, and fractions of a second.
_NOT_DATE = re.compile(r'"[^"]*"?|\\.|_.|\*.')
_BRACKETS = re.compile(r"\[[^\]]*\]")
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_TOKENS = re.compile(r"y+|e+|g+|b+|m+|d+|h+|s+|a+/p+|am/pm", re.IGNORECASE)
# A day of the week is not a day of the month.
_LONGEST_DAY: Final = 2


class DependsOnLanguage(Exception):  # noqa: N818 - it never leaves this distribution
    """A format whose parts depend on the language of the program that displays it."""


def shows_of(number: int, code: str | None) -> Shows | None:
    r"""Return the parts of a date that a format displays; None if it is not one of dates.

    Args:
        number: its number.
        code: its code, if the workbook has one for the number.

    Raises:
        DependsOnLanguage: it has no code, and its number alone does not tell.

    >>> shows_of(164, "[$-407]MMMM\\ YYYY;@")
    Shows(year=True, month=True, day=False, hour=False, second=False, elapsed=False)
    >>> shows_of(164, "#,##0.00") is None
    True

    """
    if code is not None:
        return _shows(code)
    if number in _OF_A_LANGUAGE:
        raise DependsOnLanguage
    return _BUILT_IN.get(number)


def _shows(code: str) -> Shows | None:
    section = _first_section(code)
    if section.strip().lower() in {"general", "@", ""}:
        return None
    elapsed = _ELAPSED.search(section) is not None
    plain = _BRACKETS.sub("", section)
    # In numbers, as 0.00E+00, the letter is an exponent.
    plain = re.sub(r"[0#?]e[+-]", "", plain, flags=re.IGNORECASE)
    plain = re.sub("general", "", plain, flags=re.IGNORECASE)
    tokens = [found[0].lower() for found in _TOKENS.finditer(plain)]
    kinds = [token[0] for token in tokens if "/" not in token]
    hour = elapsed or "h" in kinds or "s" in kinds
    month = False
    for at, token in enumerate(tokens):
        if token[0] == "m" and "/" not in token:
            before = next((t[0] for t in reversed(tokens[:at]) if "/" not in t), "")
            after = next((t[0] for t in tokens[at + 1 :] if "/" not in t), "")
            # It is minutes beside hours or seconds.
            month = month or not (len(token) <= _LONGEST_DAY and (before == "h" or after == "s"))
    shows = Shows(
        year=not {"y", "e", "b"}.isdisjoint(kinds),
        month=month,
        day=any(token[0] == "d" and len(token) <= _LONGEST_DAY for token in tokens),
        hour=hour,
        second="s" in kinds or (elapsed and "s" in section.lower()),
        elapsed=elapsed,
    )
    is_date = any(shows) or any(token[0] == "d" for token in tokens)
    return shows if is_date else None


def _first_section(code: str) -> str:
    """Return the format of positive numbers, without the characters that stand for themselves."""
    plain = _NOT_DATE.sub("", code)
    # A semicolon in brackets would be part of a condition; none holds one.
    return plain.partition(";")[0]
