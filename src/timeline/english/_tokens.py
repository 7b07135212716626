"""English text as tokens, and a cursor that walks along them."""

import re
from collections.abc import Hashable, Mapping
from functools import cache
from typing import Final, NamedTuple, NoReturn, TypeAlias, TypeVar

from timeline.edtf import Day
from timeline.errors import EdtfError

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)
Choices: TypeAlias = Mapping[tuple[Hashable, ...], int]
"""For each tuple of alternative readings, the index of the chosen one."""

# No alternative can start where another one failed, so a text is scanned once.
_TOKEN: Final = re.compile(
    r"(?P<space>\s+)"
    # A year BC in EDTF: nothing but a space or an opening mark can precede its sign.
    r"|(?P<signed>(?<![^\s(\[,;:])[-\u2212]0[0-9]{3}(?![0-9]))"
    r"|(?P<number>[0-9]+)"
    r"|(?P<word>(?:[A-Za-z]\.){2,}|[A-Za-z]+\.?)"
    r"|(?P<mark>.)",
    re.DOTALL,
)
_NORMALIZED_MARKS: Final = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
)


class Token(NamedTuple):
    """A word, a number, a year with its sign, a single other character, or the end of the text.

    Attributes:
        kind: "word", "number", "signed", "mark" or "end".
        text: the normalized text: words in lower case and without dots, every dash as ``-``.
        start: the index of its first character.
        end: the index after its last character.

    """

    kind: str
    text: str
    start: int
    end: int


class AsOf(NamedTuple):
    """When a phrase was said: the first and the last possible day."""

    first: Day
    last: Day


def tokenize(text: str) -> list[Token]:
    """Split a text into tokens; the last one is of the kind "end".

    >>> [token.text for token in tokenize("c. 44 B.C.")]
    ['c', '44', 'bc', '']

    """
    found = [
        Token(kind, _normalized(kind, match[0]), match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if (kind := match.lastgroup or "") != "space"
    ]
    if found and found[-1].text == ".":
        found.pop()
    return [*found, Token("end", "", len(text), len(text))]


def _normalized(kind: str, text: str) -> str:
    if kind == "word":
        return text.replace(".", "").lower()
    return text.translate(_NORMALIZED_MARKS) if kind in {"mark", "signed"} else text


@cache
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[list[str]]]:
    """The rest of each phrase by its first word: one look-up rules out most words."""
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        first, *rest = phrase.split(" ")
        found.setdefault(first, []).append(rest)
    return found


class Cursor:
    """A position among the tokens of a text. A method that finds no match does not move it.

    Each walk along the text takes one reading of every ambiguous word.

    Attributes:
        text: the text.
        as_of: when the phrase was said; None if that is not known.
        order: the order of a day and a month in digits: "dmy", "mdy" or, if either, empty.
        index: the index of the next token.
        is_list: whether "one of:" or "all of:" was read: a comma is then between two dates.
        is_qualified: whether the next date follows "about", "possibly" or the like.
        choices: the alternatives met so far, with the index of the chosen reading.
        year_before: where in the text the last year or decade with a century was read, and its
            four digits.

    """

    def __init__(
        self,
        text: str,
        as_of: AsOf | None = None,
        choices: Choices | None = None,
        *,
        order: str = "",
    ) -> None:
        self.text = text
        self.as_of = as_of
        self.order = order
        self.year_before: tuple[int, str] = (len(text), "")
        self.index = 0
        self.is_list = False
        self.is_qualified = False
        self.choices: dict[tuple[Hashable, ...], int] = {}
        self._given = choices or {}
        self._tokens = tokenize(text)

    def choose(self, *readings: H) -> H:
        """Return the reading to take on this walk; equal alternatives get equal answers."""
        number = self._given.get(readings, 0)
        self.choices[readings] = number
        return readings[number]

    def peek(self, ahead: int = 0) -> Token:
        """Return the next token, or one further ahead."""
        return self._tokens[min(self.index + ahead, len(self._tokens) - 1)]

    @property
    def at(self) -> int:
        """The index of the next token in the text."""
        return self.peek().start

    def number(self, digits: range) -> str:
        """Consume a number with that many digits; return it, or an empty text."""
        token = self.peek()
        if token.kind != "number" or len(token.text) not in digits:
            return ""
        self.index += 1
        return token.text

    def mark(self, *characters: str) -> bool:
        """Consume one of these characters; return whether one was next."""
        token = self.peek()
        if token.kind != "mark" or token.text not in characters:
            return False
        self.index += 1
        return True

    def signed_year(self) -> str:
        """Consume a year with a minus sign, such as -0043; return it, or an empty text."""
        token = self.peek()
        if token.kind != "signed":
            return ""
        self.index += 1
        return token.text

    def refuse_sign(self) -> None:
        """Raise an `EdtfError` if a minus sign is next, which is not a dash between two words.

        Raises:
            EdtfError: the next number may be a year BC.

        """
        dash, digits, suffix = self.peek(), self.peek(1), self.peek(2)
        spaced = self.index == 0 or self._tokens[self.index - 1].end < dash.start
        is_sign = dash.text == "-" and spaced and dash.end == digits.start
        is_year = digits.kind == "number" and len(digits.text) > 2 and suffix.text != "s"  # noqa: PLR2004
        if is_sign and is_year:
            self.fail("a year without a sign, and BC after one that has it: 44 BC, or -0043")

    def words(self, *phrases: str) -> bool:
        """Consume one of these phrases; return whether one was next.

        A phrase is words, numbers and marks, separated by single spaces.
        """
        for rest in _by_first_word(phrases).get(self.peek().text, ()):
            if all(self.peek(ahead).text == part for ahead, part in enumerate(rest, start=1)):
                self.index += 1 + len(rest)
                return True
        return False

    def one_of(self, table: Mapping[str, T]) -> T | None:
        """Consume a word of the table; return its value, or None if no such word is next."""
        token = self.peek()
        if token.kind != "word" or token.text not in table:
            return None
        self.index += 1
        return table[token.text]

    @property
    def touches(self) -> bool:
        """Whether no space separates the next token from the one before."""
        return self.index > 0 and self._tokens[self.index - 1].end == self.at

    def suffix(self, *words: str) -> bool:
        """Consume one of these words if it follows without a space; return whether it did."""
        return self.touches and self.words(*words)

    def matching(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Consume a match of the pattern that ends where a token ends; return it, or None."""
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
        """Whether all tokens have been consumed."""
        return self.peek().kind == "end"

    def fail(self, expected: str, at: int | None = None) -> NoReturn:
        """Raise an `EdtfError` that says what was *expected* at the cursor, or at *at*."""
        raise EdtfError(self.text, self.at if at is None else at, f"expected {expected}")
