"""English text as tokens, and a cursor that walks along them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn, TypeAlias, TypeVar

from timeline.errors import EdtfError

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

T = TypeVar("T")
H = TypeVar("H", bound="Hashable")
Taken: TypeAlias = "Mapping[tuple[Hashable, ...], int]"
"""Which one to take of the readings that there are to choose from."""

# No alternative can begin where another one failed, so a text is scanned once.
_TOKEN: Final = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>[0-9]+)"
    r"|(?P<word>(?:[A-Za-z]\.){2,}|[A-Za-z]+\.?)"
    r"|(?P<mark>.)",
    re.DOTALL,
)
_ALIKE: Final = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
)


class Token(NamedTuple):
    """A word, a number, a single other character, or the end of the text.

    Attributes:
        kind: "word", "number", "mark" or "end".
        text: what it says: words in lower case and without dots, every dash as ``-``.
        start: the index of its first character.
        end: the index after its last.

    """

    kind: str
    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The tokens of a text, closed by one of the kind "end".

    >>> [token.text for token in tokens("c. 44 B.C.")]
    ['c', '44', 'bc', '']

    """
    found = [
        Token(kind, _plain(kind, match[0]), match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if (kind := match.lastgroup or "") != "space"
    ]
    if found and found[-1].text == ".":
        found.pop()
    return [*found, Token("end", "", len(text), len(text))]


def _plain(kind: str, text: str) -> str:
    if kind == "word":
        return text.replace(".", "").lower()
    return text.translate(_ALIKE) if kind == "mark" else text


@cache
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[list[str]]]:
    """The rest of each phrase by its first word: most words begin none, and are done with."""
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        first, *rest = phrase.split(" ")
        found.setdefault(first, []).append(rest)
    return found


class Cursor:
    """A place among the tokens of a text. What does not match leaves it where it was.

    Words that can be read in several ways are read in one of them on each walk along the text.

    Attributes:
        text: the text.
        index: the number of the token that comes next.
        choices: the readings that there were to choose from, as met, with the number taken of each.

    """

    def __init__(self, text: str, taken: Taken | None = None) -> None:
        self.text = text
        self.index = 0
        self.choices: dict[tuple[Hashable, ...], int] = {}
        self._taken = taken or {}
        self._tokens = tokens(text)

    def choose(self, *readings: H) -> H:
        """The one of these *readings* to take on this walk: of the same ones, the same."""
        number = self._taken.get(readings, 0)
        self.choices[readings] = number
        return readings[number]

    def peek(self, ahead: int = 0) -> Token:
        """The token that comes next, or one further ahead."""
        return self._tokens[min(self.index + ahead, len(self._tokens) - 1)]

    @property
    def at(self) -> int:
        """The index in the text of the token that comes next."""
        return self.peek().start

    def number(self, digits: range) -> str:
        """The number that comes next if it has so many digits, or nothing."""
        token = self.peek()
        if token.kind != "number" or len(token.text) not in digits:
            return ""
        self.index += 1
        return token.text

    def mark(self, *characters: str) -> bool:
        """Whether one of these characters comes next, which is then passed."""
        token = self.peek()
        if token.kind != "mark" or token.text not in characters:
            return False
        self.index += 1
        return True

    def words(self, *phrases: str) -> bool:
        """Whether one of these phrases comes next, which is then passed.

        A phrase is words, numbers and marks with a space between each two.
        """
        for rest in _by_first_word(phrases).get(self.peek().text, ()):
            if all(self.peek(ahead).text == part for ahead, part in enumerate(rest, start=1)):
                self.index += 1 + len(rest)
                return True
        return False

    def one_of(self, table: Mapping[str, T]) -> T | None:
        """What the word that comes next stands for in the table, if it is there."""
        token = self.peek()
        if token.kind != "word" or token.text not in table:
            return None
        self.index += 1
        return table[token.text]

    def suffix(self, *words: str) -> bool:
        """Whether one of these words comes next with no space before it."""
        touches = self.index > 0 and self._tokens[self.index - 1].end == self.at
        return touches and self.words(*words)

    def matching(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The text's match of a pattern, from here to the end of some token."""
        match = pattern.match(self.text, self.at)
        if match is None:
            return None
        index = self.index
        while self._tokens[index].start < match.end():
            index += 1
        if self._tokens[index - 1].end != match.end():
            return None
        self.index = index
        return match

    def end(self) -> bool:
        """Whether nothing is left."""
        return self.peek().kind == "end"

    def fail(self, expected: str, at: int | None = None) -> NoReturn:
        """Raise that *expected*, a noun phrase, is missing here or at an index of the text."""
        raise EdtfError(self.text, self.at if at is None else at, f"expected {expected}")
