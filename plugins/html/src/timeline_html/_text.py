"""Texts of events as text in a page: whatever they hold, they cannot become markup."""

import re
from html import escape as _escape

# Controls that HTML does not allow, halves of surrogate pairs, and characters that are none.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_BREAK = re.compile(r"\r\n?")
# Letters that are written from right to left, and the marks that change the direction.
_may_turn = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff"
    "\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
).search
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def escape(text: str) -> str:
    """Return *text* for an element or for an attribute in double quotes.

    >>> escape('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    if text.isprintable():
        return _escape(text)
    return _escape(_FORBIDDEN.sub("\ufffd", _LINE_BREAK.sub("\n", text)))


def is_right_to_left(language: str) -> bool:
    """Return whether *language*, a BCP 47 tag, is written from right to left."""
    return language.lower().partition("-")[0] in _RIGHT_TO_LEFT


class Direction:
    """Marks texts whose direction may differ from that of the page.

    A text without letters of the other direction needs no mark, and most texts have none.
    """

    def __init__(self, language: str) -> None:
        self.page = "rtl" if is_right_to_left(language) else "ltr"
        self._differs = bool if self.page == "rtl" else _may_turn

    def attribute(self, text: str) -> str:
        """Return the attribute of an element that holds *text* alone, after a space."""
        return ' dir="auto"' if self._differs(text) else ""

    def line(self, markup: str) -> str:
        """Return *markup* in the words of the page, which may have another direction than it."""
        return f"<bdi>{markup}</bdi>" if self.page == "rtl" else markup

    def isolated(self, text: str) -> str:
        """Return *text* for a line with other texts, which its direction leaves alone."""
        return f"<bdi>{escape(text)}</bdi>" if self._differs(text) else escape(text)
