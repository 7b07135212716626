"""Escape text, so that it renders as itself and as nothing else.

A character gets a backslash only if it would act as markup in its place, so that ordinary
prose stays as it is. The characters on both sides decide; at the end of a text a character
is escaped if what follows could complete it.
"""

import re
from collections.abc import Iterator
from html.entities import html5

from timeline_markdown import _autolinks
from timeline_markdown._options import Flavour, Traits

_PUNCTUATION = r"!-/:-@\[-`{-~"

# Renderers drop white space at the ends of a line; which kinds, differs.
_EDGES = re.compile(r"\A[\s\ufeff]|[\s\ufeff]\Z")

_SPACES = frozenset(chr(code) for code in range(0x10000) if chr(code).isspace()) | {"\ufeff"}

# Each pattern begins with the character that it escapes, and looks behind it from there:
# this lets `re` skip other characters fast.
_INLINE = (
    # A backslash escapes punctuation only; at the end, it could escape what follows.
    rf"\\(?=[{_PUNCTUATION}\s\ufeff]|\Z)",
    # A code span can begin here and end in another text.
    r"`",
    # Asterisks or an underscore between two spaces are literal; so is one within a word.
    r"\*(?<!\*\*)(?:(?<!\S \*)\**|\**(?! \S|\*))",
    r"_(?<![^\W_]_)(?<!\S _)|_(?<=\S _)(?! \S)|_(?<=[^\W_]_)(?![^\W_])",
    # A character reference.
    r"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]*;)",
)
# Brackets around a remark, as in "[sic]", are not those of a link, a definition or a footnote:
# nothing that we write after a text makes them so.
_REMARK = r"[^\[\]^][^\[\]]*\](?![(\[:])"
_BRACKET = rf"\[(?:(?<=\^\[)|(?!{_REMARK}))"
# In MDX they can also be the label of a directive, whose name ends before them.
_BRACKET_JSX = rf"\[(?:(?<=[\w^-]\[)|(?!{_REMARK}))"
# A tag, a comment, or an autolink in angle brackets.
_ANGLE = r"<(?=[A-Za-z/!?]|[^\s<>]*@|\Z)"
_ANGLE_JSX = r"<(?! \S)|\{"
# A tilde that can close strikethrough: without one, an opening tilde is literal.
_TILDE = r"~(?<!\S ~)(?<!^~)|~(?!\w)"
# A dollar sign that can close a formula, so not before a digit or after a space; or two.
_DOLLAR = r"\$(?:(?=\$)|(?<!\S \$)(?![0-9]))"
# The second colon can be that of a label.
_EMOJI = r":(?=(?:[a-z+][a-z0-9_+-]*|-1|100|1234|[0-9]{1,2}[a-z][a-z0-9_]*)(?::|\Z))"
_OBSIDIAN = (
    r"=(?==)",
    r"%(?=%)",
    # A tag has something other than digits.
    r"#(?<![\w#]#)(?=[0-9]*(?:[A-Za-z_/-]|[^\x00-\x7f\s]))",
    r"\^(?<!\S\^)(?=[A-Za-z0-9-]+$)",
)

# What would start a block at the start of a line: a heading, a block quote, a list item, a code
# fence, a task list item; or would change the lines above: a setext heading underline, or the
# delimiter row of a table.
_BLOCK = (
    r"#{1,6}(?=[ \t]|\Z)|>|[-+](?=[ \t]|\Z)|~(?=~~)|\[(?=[ xX]\])"
    r"|=(?==*[ \t]*\Z)|[|:-](?=[-|: \t]*\Z)"
)
# In MDX also a directive.
_BLOCK_JSX = rf"{_BLOCK}|:(?=:)"
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=[ \t]|\Z)", re.ASCII)
_ESM = re.compile(r"(?:im|ex)port\b")

_EMPTY_EXPRESSION = "{}"
"""Splits a text in MDX, where a backslash would not: for emoji and autolinks."""


def _patterns(traits: Traits) -> Iterator[str]:
    yield from _INLINE
    yield _ANGLE_JSX if traits.jsx else _ANGLE
    if traits.strikethrough:
        yield _TILDE
    if traits.dollars:
        yield _DOLLAR
    if traits.emoji:
        yield _EMOJI
    if traits.blocks:
        yield from _OBSIDIAN


class _Context:
    """A kind of place in a document, and the characters that are special there."""

    def __init__(
        self, traits: Traits, *also: str, autolinks: bool = True, is_last: bool = False
    ) -> None:
        special = "|".join([*_patterns(traits), *also])
        self._jsx = traits.jsx
        # The text ends the line, so that nothing can join a URL at its end.
        self._is_last = is_last
        self._special = self._no_autolinks = self._all = re.compile(special)
        if traits.autolinks:
            self._no_autolinks = self._all = re.compile(f"{_autolinks.MARK}|{special}")
        if traits.autolinks and autolinks:
            # One pattern, so that the characters of a URL are matched once.
            self._all = re.compile(f"{_autolinks.CANDIDATE}|{special}")

    def escape(self, line: str) -> str:
        """Return *line* with a backslash before what is special."""
        if not line:
            return line
        if self._all.search(line):
            line = self._all.sub(self._escaped, line)
        if line[0] in _SPACES or line[-1] in _SPACES:
            line = _EDGES.sub(lambda space: f"&#{ord(space[0])};", line)
        return line

    def without_autolinks(self, line: str) -> str:
        """Return *line* escaped so that no URL in it becomes a link."""
        return self._no_autolinks.sub(self._escaped, line)

    def _escaped(self, found: re.Match[str]) -> str:
        text = found[0]
        first = text[0]
        if first.isalpha():
            return self._autolink(found)
        if first == "*":
            return text.replace("*", "\\*")
        if first == "&" and not _is_reference(found.string, found.end()):
            return text
        if self._jsx and first in ":.":
            # Docusaurus finds emoji and autolinks after removing backslashes.
            is_mark = first == "." or found.string.startswith("//", found.end())
            return f"{_EMPTY_EXPRESSION}{first}" if is_mark else f"{first}{_EMPTY_EXPRESSION}"
        return f"\\{text}"

    def _autolink(self, found: re.Match[str]) -> str:
        """A URL as it is if all renderers agree about it; else as plain text."""
        run, line, start, end = found[0], found.string, found.start(), found.end()
        before = line[start - 1] if start else ""
        url = _autolinks.url_at_start(run)
        if not url or (before.isascii() and before.isalpha()):
            return self.without_autolinks(run)
        rest = run[len(url) :]
        # A space at the end of the line is written as a character reference.
        is_apart = end + 1 < len(line) or (end == len(line) and self._is_last)
        if is_apart and _autolinks.is_closing(rest) and not self._special.search(url):
            return run
        return self.link(url, before) + self.without_autolinks(rest)

    def link(self, url: str, before: str = "") -> str:
        """Return *url* as an explicit link, after the character *before*."""
        # The backslash was literal, and would now escape the bracket.
        backslash = "\\" if before == "\\" else ""
        is_www = url[0] in "wW"
        if not (self._jsx or is_www):
            return f"{backslash}<{url}>"
        if before.isalnum() or before in {"!", "^", "]", "_", "-"}:
            # Before a bracket, these would be markup.
            return self.without_autolinks(url)
        target = f"http://{url}" if is_www else url
        return f"{backslash}[{self._special.sub(self._escaped, url)}]({target})"


def _is_reference(line: str, at: int) -> bool:
    """Whether *line* continues at *at*, after an ampersand, as a character reference."""
    return line[at] == "#" or line[at : line.index(";", at) + 1] in html5


class Escaper:
    r"""Escape text for one flavour.

    >>> markdown = Escaper(Flavour.COMMONMARK)
    >>> markdown.inline("snake_case, 2 * 3 < 7, R&D [sic], [a](b)")
    'snake_case, 2 * 3 < 7, R&D [sic], \\[a](b)'
    >>> markdown.line("1997. An *odd* year")
    '1997\\. An \\*odd\\* year'
    """

    def __init__(self, flavour: Flavour) -> None:
        traits = flavour.traits
        bracket = _BRACKET_JSX if traits.jsx else _BRACKET
        self._jsx = traits.jsx
        self._block = re.compile(_BLOCK_JSX if traits.jsx else _BLOCK)
        self._text = _Context(traits, bracket)
        self._line = _Context(traits, bracket, is_last=True)
        self._cell = _Context(traits, bracket, r"\|")
        # Number signs at the end, after a space, close a heading.
        heading = [bracket, r"#(?<![^ ]#)#*\Z"]
        # A bracket follows, and a link cannot contain a link.
        label = [r"\[", r"\]", r"!\Z", r"\^\Z", r"\|"]
        if traits.jsx:
            # With the bracket that follows, a name would be a directive.
            label.append(r":(?=[A-Za-z][\w-]*\Z)")
            # The table of contents leaves out a directive, even if it renders as text.
            heading.append(r":(?=[A-Za-z])")
        self._heading = _Context(traits, *heading, is_last=True)
        self._label = _Context(traits, *label, autolinks=False)

    def inline(self, line: str) -> str:
        """Return *line* as a part of a line of the document."""
        return self._text.escape(line)

    def cell(self, line: str) -> str:
        """Return *line* as a part of a table cell."""
        return self._cell.escape(line)

    def heading(self, line: str) -> str:
        """Return *line* as the text of a heading."""
        escaped = self._heading.escape(line)
        # Docusaurus would read the id of the heading from its end.
        takes_id = self._jsx and line.endswith("}") and "{#" in line
        return f"{escaped}{{ }}" if takes_id else escaped

    def label(self, line: str) -> str:
        """Return *line* as the text of a link or before a footnote, in a table cell too."""
        return self._label.escape(line)

    def line(self, line: str) -> str:
        """Return *line* as a whole line of the document."""
        return self.at_line_start(self._line.escape(line))

    def at_line_start(self, escaped: str) -> str:
        """Return what is *escaped* for use within a line, for the start of one."""
        if numbered := _NUMBERED.match(escaped):
            mark = numbered.end(1)
            return f"{escaped[:mark]}\\{escaped[mark:]}"
        if self._block.match(escaped):
            return f"\\{escaped}"
        if self._jsx and _ESM.match(escaped):
            # Code to MDX; a backslash cannot escape a letter.
            return f"&#{ord(escaped[0])};{escaped[1:]}"
        return escaped

    def link(self, url: str) -> str:
        """Return *url* as a link with itself as text."""
        if self._jsx:
            if _autolinks.url_at_start(url) == url:
                return self._text.link(url)
            # Docusaurus fails on the target of a Markdown link that it cannot parse.
            plain = self._text.without_autolinks(url).replace("@", f"{_EMPTY_EXPRESSION}@")
            return f'<a href="{url.replace("&", "&amp;")}">{plain}</a>'
        if re.search(r"&#?\w+;", url):
            # Some renderers resolve character references within angle brackets too.
            target = url.replace("(", "\\(").replace(")", "\\)").replace("&", "&amp;")
            return f"[{self.label(url)}]({target})"
        return f"<{url}>"
