"""A text in any language as tokens: what the templates of a phrase book are compared with."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, NamedTuple

_PIECE: Final = re.compile(
    r"(?P<number>[0-9]+(?:E[0-9]+)?)"
    # Chinese has no spaces between words, so each of its characters is one.
    r"|(?P<han>[\u3007\u4e00-\u9fff])"
    r"|(?P<word>(?:(?![\u3007\u4e00-\u9fff])[^\W\d_][\u0300-\u036f]*)+)(?P<elided>['\u2019\u02bc])?"
    r"|(?P<mark>\S)",
)
_DASHES: Final = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u301c\uff5e", "-")
_FULL_WIDTH: Final = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7E)}
NORMALIZED: Final = str.maketrans({**_FULL_WIDTH, **_DASHES, "\u3000": " "})
"""Every dash as ``-`` and full-width characters as ASCII; a text keeps its length."""


class Token(NamedTuple):
    """A word, a number, a Chinese character or another mark.

    Attributes:
        text: in lower case, without accents and without the dot of an abbreviation.
        start: the index of its first character.
        end: the index after its last character.

    """

    text: str
    start: int
    end: int


def tokenize(text: str, expansions: Mapping[str, str]) -> list[Token]:
    """Split a normalized text into tokens.

    Args:
        text: the text.
        expansions: for contracted and elided words, and for variants, what to read instead.

    >>> [token.text for token in tokenize("vom 3. März 44 v. Chr.", {"vom": "von dem"})]
    ['von', 'dem', '3', '.', 'marz', '44', 'v', 'chr']

    """
    found: list[Token] = []
    end_of_word = -1
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        if piece[0] == "." and start == end_of_word:
            continue
        word = (piece["word"] or "").casefold()
        folded = "".join(map(_folded, word)) or piece[0]
        if word:
            end_of_word = end
        if piece["elided"]:
            folded += "'"
        read = expansions.get(word) or expansions.get(folded, folded)
        found += [Token(part, start, end) for part in read.split()]
    return found


def _folded(character: str) -> str:
    """A Latin letter without its accent; Russian keeps its й and loses its ё."""
    if character == "ё":
        return "е"  # noqa: RUF001  # the Russian letter
    base = unicodedata.normalize("NFD", character)[0]
    if base.isascii():
        return base
    return "" if unicodedata.combining(character) else character
