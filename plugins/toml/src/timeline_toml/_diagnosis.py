"""The best message for the first place of a text that is not TOML.

The parser says where it stopped. What is wrong, and what to write instead, is found by
looking at the text there: nothing depends on the parser's wording.
"""

import datetime as dt
import re
from typing import NamedTuple

import tomli

from timeline import edtf
from timeline.errors import EdtfError
from timeline_toml._scan import TEXT

_SHOWN = 80  # characters
# Texts come before the quotes that begin one which is not closed.
_TOKEN = re.compile(TEXT + r"""|\"""|'''|["'\[\]{}]""", re.DOTALL)
_HEADER = re.compile(r"(\[\[?)[ \t]*([^\[\]#]+?)[ \t]*(\]\]?)[ \t]*(?:#.*)?")
_STATEMENT = re.compile(r"""(?:[\w.-]|"[^"]*"|'[^']*')+[ \t]*=|\[\[?[\w.-]+\]""")
_BARE = re.compile(r"""[^\s\[\]{},#="'][^\[\]{},#="'\n]*""")
_DAY = re.compile(r"(?<![0-9-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")
_CLOSES = {"[": "a comma or the ] of the list", "{": "a comma or the } of the table"}
_AFTER_TEXT = {
    '"': r'the text ends before this; write " within a text as \"',
    "'": "the text ends before this; put a text that has ' in it in double quotes",
}
_CURLY = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb"


def diagnose(text: str, at: int, message: str) -> tuple[int, str]:
    """Return the offset and the reason of what stopped the parser at the offset *at* of *text*.

    Args:
        text: a text that is not TOML.
        at: where the parser stopped.
        message: what the parser said, for a cause that is not found.

    """
    return _Diagnosis(text, at).reason(message)


def _advice(day: str) -> str:
    """Return the end of a message: how to write a date whose day or month is not known."""
    try:
        edtf.parse(day)
    except EdtfError as error:
        return edtf.explain(error).removeprefix(str(error))
    return ""


class _Mark(NamedTuple):
    """A quote or bracket that begins something, and its offset."""

    text: str
    offset: int


class _Diagnosis:
    """What is wrong with a *text* at the offset where the parser stopped."""

    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self._at = at
        self._start = text.rfind("\n", 0, at) + 1
        self._line = text[self._start :].partition("\n")[0]
        self._rest = self._line[at - self._start :]
        self._quote, self._brackets = _open_at(text, at)

    def reason(self, message: str) -> tuple[int, str]:
        """Return the offset of the cause, and the cause; *message* is the parser's own."""
        for find in (
            self._in_text,
            self._character,
            self._no_such_day,
            self._in_brackets,
            self._in_header,
        ):
            if cause := find():
                return cause
        return self._at, self._in_statement() or f"{message[:1].lower()}{message[1:]}"

    def _in_text(self) -> tuple[int, str] | None:
        quote = self._quote
        if quote is None:
            return None
        if (not self._rest and len(quote.text) == 1) or self._at == len(self._text):
            return quote.offset, f"the text is not closed: {quote.text} closes it"
        # The parser stops within an escape, of which the longest has ten characters.
        near = self._text[max(quote.offset, self._at - 9) : self._at + 1]
        if quote.text[0] == '"' and "\\" in near:
            return self._at, r"write \ in double quotes as \\, or put the text in single quotes"
        return None

    def _character(self) -> tuple[int, str] | None:
        character = self._rest[:1]
        if character and not character.isprintable():
            return self._at, f"U+{ord(character):04X} is not allowed here"
        if character and character in _CURLY:
            return self._at, f"{character} is not a quote in TOML: write \" or '"
        return None

    def _no_such_day(self) -> tuple[int, str] | None:
        for found in _DAY.finditer(self._line):
            year, month, day = found.groups()
            if not found.start() <= self._at - self._start <= found.end():
                continue
            try:
                dt.date(int(year) or 4, int(month), int(day))
            except ValueError:
                known = "01" <= month <= "12"
                wrong = (
                    f"{year}-{month} has no day {day}" if known else f"there is no month {month}"
                )
                return self._start + found.start(), f"{wrong}{_advice(found[0])}"
        return None

    def _in_brackets(self) -> tuple[int, str] | None:
        if not self._brackets:
            return None
        earlier = [bracket for bracket in self._brackets if bracket.offset < self._start]
        is_next = earlier and _STATEMENT.match(self._line.lstrip())
        word = _BARE.match(self._rest)
        if word and not is_next and self._text[: self._at].rstrip()[-1] in "[,=":
            return self._at, f"write {word[0].strip()!r} in quotes"
        begun = earlier[0] if earlier else self._brackets[-1]
        missing = _CLOSES[begun.text]
        if not earlier:
            return self._at, f"{missing} is missing here"
        line = self._text.count("\n", 0, self._at) + 1
        return begun.offset, f"{missing} is missing before line {line}"

    def _in_header(self) -> tuple[int, str] | None:
        if not self._line.lstrip().startswith("["):
            return None
        found = _HEADER.fullmatch(self._line.strip())
        if not found or len(found[1]) != len(found[3]):
            return self._start, "a header is written as [name] or [[name]]"
        if found[2] == "events":
            return self._start, "write each event under [[events]], in double brackets"
        return self._start, f"{found[2]} is given twice"

    def _in_statement(self) -> str:
        """Return what is wrong with a key or its value; "" if that is not known."""
        before, equals, after = self._line.partition("=")
        value = after.partition(" #")[0].strip()
        if self._at - self._start < len(before) and equals and not before.isascii():
            return "write a key with other characters than A-Z, a-z, 0-9, _ and - in quotes"
        if self._rest.startswith(":"):
            return "write = after a key, not :"
        if not equals:
            return "a line is a header, as [name], or a key with its value, as key = value"
        if self._at - self._start <= len(before):
            return ""
        return self._in_value(before.strip(), value)

    def _in_value(self, key: str, value: str) -> str:
        if _is_toml(self._line):
            return f"the key {key} is given twice"
        if not value:
            return "the value is missing"
        if value[0] in _AFTER_TEXT:
            return _AFTER_TEXT[value[0]]
        if value.lower() in {"true", "false"}:
            return f"write {value.lower()}"
        if "=" in value:
            return "a line holds one key with its value"
        return f"write {value[:_SHOWN]!r} in quotes"


def _open_at(text: str, at: int) -> tuple[_Mark | None, list[_Mark]]:
    """Return the quote of the text that the offset *at* is in, and the brackets open there."""
    brackets: list[_Mark] = []
    header_end = -1
    for token in _TOKEN.finditer(text):
        mark, start = token[0], token.start()
        if start >= at:
            break
        if mark[0] in "\"'":
            if at < token.end() or mark in {'"', "'", '"""', "'''"}:
                quote = mark[:3] if mark.startswith(('"""', "'''")) else mark[0]
                return _Mark(quote, start), brackets
        elif mark in "]}":
            del brackets[-1:]
        elif mark in "[{" and start > header_end:
            if not brackets and not text[text.rfind("\n", 0, start) + 1 : start].strip():
                end = text.find("\n", start)
                header_end = end if end >= 0 else len(text)
            else:
                brackets.append(_Mark(mark, start))
    return None, brackets


def _is_toml(line: str) -> bool:
    try:
        tomli.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
