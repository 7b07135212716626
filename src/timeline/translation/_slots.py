# ruff: noqa: RUF001  # Russian is written in letters that look like Latin ones
"""The slots of a date: numbers, months, years and the like, and how English writes them."""

import re
from collections.abc import Mapping
from re import Match
from typing import Final

from timeline.english import numbered
from timeline.translation._phrasebook import Phrasebook
from timeline.translation._text import Token, tokenize
from timeline.wording import language_of, roman

_HAN_DIGITS: Final = {
    "〇": "0",
    "零": "0",
    **dict(zip("一二三四五六七八九", "123456789", strict=True)),
}
_HAN: Final = "[一二三四五六七八九十]+"
# Also slots: n, an ordinal number ("19th"); o, the number alone; c, the first digits of the years
# of a century; weekday; decade, a decade in words; numeric, a date in digits. A 2 may follow the
# name of a slot that a template has twice.
_PATTERNS: Final = {
    "d": re.compile(rf"[0-9]{{1,2}}(?:er|\.?º|-?(?:го|ое|е))?|{_HAN}"),
    "month": re.compile(rf"([0-9]{{1,2}}|{_HAN})\s?月"),
    # A year with a leading zero is not one that somebody says: it is only part of "year 0053".
    "year": re.compile(
        r"(?:(?<![0-9X])-)?(?=[0-9]*X)[0-9X]{4}|[1-9][0-9]{2,3}|[〇零一二三四五六七八九]{4}"
    ),
    "any": re.compile(r"[0-9]{1,18}"),
    # A short number is a year of an unknown era or century.
    "text": re.compile(
        r"(?:(?<![0-9X])-)?(?=[0-9X]*[XE]|0[0-9]{3}|-?[0-9]{5}|(?<=-)[0-9]{4})[0-9X]+(?:E[0-9]+)?"
    ),
    "first": re.compile(r"[0-9]{1,5}"),
    "last": re.compile(r"[0-9]{1,5}"),
    "pair": re.compile(r"[0-9]{4}[-/](?:[0-9]{4}|[0-9]{2})"),
    "clock": re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}"),
    "zone": re.compile(r"(?:UTC(?:[-+][0-9]{2}(?::[0-9]{2})?)?)?"),
    "digits": re.compile(r"[0-9X]{1,2}"),
    "count": re.compile(r"[0-9]{1,2}"),
    "yy": re.compile(r"[0-9]0|[二三四五六七八九]十"),
}
# English reads these, and knows which of them are ambiguous.
_NUMERIC: Final = re.compile(
    r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}(?!\1?[0-9])"
    r"|[0-9]{1,2}([-/.])[0-9]{1,2}\2[0-9]{2,4}(?!\2?[0-9])"
    r"|[0-9]{1,2}[-/.][0-9]{4}(?![-/.]?[0-9])|[0-9]{4}[-/.][0-9]{2}(?![-/.]?[0-9])|[0-9]{4}-[0-9](?![-/.]?[0-9])"
)
_WEEKDAYS: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
# Russian keyboards have letters that look like Roman numerals.
_ROMAN: Final = str.maketrans("ХІхі", "XIxi")


class Slots:
    """Reads the slots of a date in one language."""

    def __init__(self, book: Phrasebook) -> None:
        def folded(words: Mapping[str, int]) -> dict[str, int]:
            tokens = {word: tokenize(word, {}) for word in words}
            # A Chinese month, a number and a character, is read by its pattern.
            return {tokens[word][0].text: n for word, n in words.items() if len(tokens[word]) == 1}

        wording = book.wording
        months = {
            name: number
            for names in (wording.months, wording.alone)
            for number, name in enumerate(names, start=1)
        }
        short = {
            name[:3]: number
            for name, number in months.items()
            if {n for other, n in months.items() if other.startswith(name[:3])} == {number}
        }
        months = folded({**short, **months, **book.months})
        self._book = book
        self._english = language_of("en")
        self._ordinals = folded(book.ordinals)
        weekdays = folded(numbered(book.weekdays, start=0))
        decades = {
            name: str(decade) for name, decade in folded(numbered(book.decades, 20, 10)).items()
        }
        self._names = {
            "month": {name: self._month(number) for name, number in months.items()},
            "weekday": {name: _WEEKDAYS[day] for name, day in weekdays.items()},
            "yy": decades,
            "decade": decades,  # only in words
        }

    def read(self, slot: str, text: str, original: str, token: Token) -> tuple[int, str] | None:
        """Read a slot at a token; return the index after it in the text, and its English text.

        Args:
            slot: its name.
            text: the whole text, with every dash as ``-``.
            original: the whole text as it was given.
            token: the token where it starts.

        """
        slot = slot.rstrip("2")  # month2 is the second month of a template
        if slot in {"n", "o", "c"}:
            return self._ordinal(slot, text, token)
        if slot == "numeric":
            return self._numeric(text, original, token)
        if name := self._names.get(slot, {}).get(token.text):
            return token.end, name
        pattern = _PATTERNS.get(slot)
        match = pattern.match(text, token.start) if pattern else None
        if match is None or (slot == "year" and len(match[0]) < self._book.shortest_year):
            return None
        return match.end(), self._english_of(slot, match)

    def _english_of(self, slot: str, match: Match[str]) -> str:
        text = match[0]
        if slot == "month":
            return self._month(_number(match[1]))
        if slot == "d":
            digits = re.match("[0-9]+", text)
            return digits[0] if digits else str(_number(text))
        if slot == "year":
            return f"year {text}" if "X" in text else "".join(_HAN_DIGITS.get(c, c) for c in text)
        if slot == "yy":
            return str(_number(text))
        if slot == "zone":
            return f" {text}" if text else ""
        return text.replace("/", "-")

    def _month(self, number: int) -> str:
        # A month that does not exist is left to English, which refuses it.
        in_year = 1 <= number <= len(self._english.months)
        return self._english.months[number - 1] if in_year else f"month {number}"

    def _ordinal(self, slot: str, text: str, token: Token) -> tuple[int, str] | None:
        number, end = self._ordinals.get(token.text, 0), token.end
        if not number:
            match = self._book.ordinal.match(text.translate(_ROMAN), token.start)
            if match is None:
                return None
            number, end = _number(match[match.lastindex or 0]), match.end()
        if not number:
            return None
        written = {"n": self._english.ordinal(number), "o": str(number), "c": str(number - 1)}
        return end, written[slot]

    def _numeric(self, text: str, original: str, token: Token) -> tuple[int, str] | None:
        match = self._book.numeric.match(text, token.start) if self._book.numeric else None
        if match:
            year, month, day = match["y"], int(match["m"]), int(match["d"])
            return match.end(), f"{year}-{month:02}-{day:02}"
        match = _NUMERIC.match(text, token.start)
        return (match.end(), original[match.start() : match.end()]) if match else None


def _number(text: str) -> int:
    """The number that digits, a Roman or a Chinese numeral mean; 0 if they mean none.

    >>> _number("19"), _number("xix"), _number("十九"), _number("二十"), _number("IIII")
    (19, 19, 19, 20, 0)

    """
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, units = text.partition("十")
        digits = _HAN_DIGITS.get(tens or "一", ""), _HAN_DIGITS.get(units or "零", "")
        return int("".join(digits)) if all(digits) else 0
    if text in _HAN_DIGITS:
        return int(_HAN_DIGITS[text])
    return next((n for n in range(1, 100) if roman(n) == text.upper()), 0)
