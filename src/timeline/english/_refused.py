"""Why words that look like a date are none: what people write, and no EDTF date can say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from timeline.errors import EdtfError

_REASONS: Final = (
    (
        re.compile(r"(?i)\b(?:ago|from now|hence)\b"),
        "how long ago, or until, leaves open whether a day or a year is meant",
    ),
    (
        re.compile(r"(?i)\bFY(?:\b|[0-9])|\b(?:fiscal|financial) year\b"),
        "fiscal years begin when each country likes; write the months, as 2023-10/2024-09",
    ),
    (
        re.compile(r"^\s*[0-9]{1,2}:[0-9]{2}"),
        "expected a day before its time, as 3 July 2024 14:30:00",
    ),
    (
        re.compile(r"(?<=[0-9][T ])[0-9]{2}:[0-9]{2}(?![0-9:])"),
        "expected hours, minutes and seconds, as 14:30:00; EDTF knows no shorter time",
    ),
)


def explained(error: EdtfError) -> EdtfError:
    """*error*, or one with the reason why its text cannot be a date, where that is known."""
    for pattern, expected in _REASONS:
        if match := pattern.search(error.text):
            return type(error)(error.text, match.start(), expected)
    return error
