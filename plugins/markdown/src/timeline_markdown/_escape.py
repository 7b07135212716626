"""Text as Markdown that renders to that text and to nothing else.

Only what would be read as markup where it stands gets a backslash, so that ordinary
prose stays as it is. What decides are the characters on both sides; what stands at the
end of a text could be completed by what follows it, and is escaped.
"""

import re
from collections.abc import Iterator
from html.entities import html5

from timeline_markdown._flavour import Flavour, Traits

_PUNCTUATION = r"!-/:-@\[-`{-~"

# White space at the ends of a line is dropped, of which kinds differs by renderer.
_EDGES = re.compile(r"\A[\s\ufeff]|[\s\ufeff]\Z")

_SPACES = frozenset(chr(code) for code in range(0x10000) if chr(code).isspace()) | {"\ufeff"}

# Each pattern begins with the character that it is about, and looks back over that: where
# all do, `re` passes quickly over whatever other characters there are.
_INLINE = (
    # A backslash counts before punctuation alone; at the end, whatever follows it.
    rf"\\(?=[{_PUNCTUATION}\s]|\Z)",
    # A code span, or a link, can begin here and end in another text.
    r"`|\[",
    # A star between two spaces is a star; so is an underscore, and one within a word.
    r"\*(?<!\S \*)|\*(?! \S)",
    r"_(?<![^\W_]_)(?<!\S _)|_(?<=\S _)(?! \S)|_(?<=[^\W_]_)(?![^\W_])",
    # What HTML would read as a character.
    r"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]*;)",
)
# A tag, a comment, or an address between angle brackets.
_ANGLE = r"<(?=[A-Za-z/!?]|[^\s<>]*@|\Z)"
_ANGLE_JSX = r"<(?! \S)|\{"
# A tilde that can end a struck text: one can begin where it likes if none ends.
_TILDE = r"~(?<!\S ~)(?<!^~)|~(?!\w)"
_DOLLAR = r"\$"
_EMOJI = r":(?=[a-z+][a-z0-9_+-]*:)"
_OBSIDIAN = (r"=(?==)", r"%(?=%)", r"#(?<!\w#)(?=\w)", r"\^(?=[A-Za-z0-9-]+$)")
# An address that is found without brackets, up to the next space; and, to keep it from
# being found, the characters that it is found by.
_ADDRESS = "|".join(
    f"{first}(?i:{rest})[^ ]*"
    for start, rest in (("h", "ttps?:"), ("f", "tp:"), ("w", r"ww\."))
    for first in (start, start.upper())
)
_ADDRESS_MARK = r":(?=//)(?i:(?<=http:)|(?<=https:)|(?<=ftp:))|\.(?i:(?<=www\.))"

# What would begin a block at the start of a line: a heading, a quotation, an item, a
# fence; or what would make something else of the lines above: an underline, or the
# second row of a table.
_BLOCK = re.compile(
    r"#{1,6}(?=[ \t]|\Z)|>|[-+](?=[ \t]|\Z)|~(?=~~)|:(?=::)|=(?==*[ \t]*\Z)|[|:-](?=[-|: \t]*\Z)"
)
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=[ \t]|\Z)", re.ASCII)
_ESM = re.compile(r"(?:im|ex)port\b")


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
    """The kind of place where a text stands, with what is special there."""

    def __init__(self, traits: Traits, *also: str, addresses: bool = True) -> None:
        special = "|".join([*_patterns(traits), *also])
        self._special = self._in_address = self._all = re.compile(special)
        if traits.autolinks:
            self._in_address = self._all = re.compile(f"{_ADDRESS_MARK}|{special}")
        if traits.autolinks and addresses:
            # One pattern, so that what stands in an address is looked at once.
            self._all = re.compile(f"{_ADDRESS}|{special}")

    def escape(self, line: str) -> str:
        """*line* with a backslash before what is special."""
        if not line:
            return line
        # What is written for a space at the end would become part of an address.
        special = self._in_address if line[-1] in _SPACES else self._all
        if special.search(line):
            line = special.sub(self._escaped, line)
        if line[0] in _SPACES or line[-1] in _SPACES:
            line = _EDGES.sub(lambda space: f"&#{ord(space[0])};", line)
        return line

    def _escaped(self, found: re.Match[str]) -> str:
        if not found[0][0].isalpha():
            harmless = found[0] == "&" and not _is_reference(found.string, found.end())
            return found[0] if harmless else f"\\{found[0]}"
        # An address is taken as it stands, backslashes and all: one that would need any
        # is kept from being found.
        address = found[0]
        if not self._special.search(address):
            return address
        return self._in_address.sub(self._escaped, address)


def _is_reference(line: str, at: int) -> bool:
    """Whether HTML reads a character where *line* goes on at *at*, behind an ampersand."""
    return line[at] == "#" or line[at : line.index(";", at) + 1] in html5


class Escaper:
    r"""Text as Markdown of one flavour.

    >>> markdown = Escaper(Flavour.COMMONMARK)
    >>> markdown.inline("snake_case, 2 * 3 < 7, R&D [sic]")
    'snake_case, 2 * 3 < 7, R&D \\[sic]'
    >>> markdown.start("1997. An *odd* year")
    '1997\\. An \\*odd\\* year'
    """

    def __init__(self, flavour: Flavour) -> None:
        traits = flavour.traits
        self._jsx = traits.jsx
        self._text = _Context(traits)
        self._cell = _Context(traits, r"\|")
        self._heading = _Context(traits, r"#(?=#*\Z)")
        # A bracket follows; and a link within a link is none.
        self._label = _Context(traits, r"\]|!\Z|\^\Z|\|", addresses=False)

    def inline(self, line: str) -> str:
        """*line* as it stands within a line of the document."""
        return self._text.escape(line)

    def cell(self, line: str) -> str:
        """*line* as it stands in a cell of a table."""
        return self._cell.escape(line)

    def heading(self, line: str) -> str:
        """*line* as a heading."""
        return self._heading.escape(line)

    def label(self, line: str) -> str:
        """*line* as the text of a link, or before the bracket of a footnote; in a cell too."""
        return self._label.escape(line)

    def start(self, line: str) -> str:
        """*line* as it stands at the start of a line of the document."""
        return self.at_start(self._text.escape(line))

    def at_start(self, escaped: str) -> str:
        """What is *escaped* as within a line, as it stands at the start of one."""
        if numbered := _NUMBERED.match(escaped):
            mark = numbered.end(1)
            return f"{escaped[:mark]}\\{escaped[mark:]}"
        if _BLOCK.match(escaped):
            return f"\\{escaped}"
        if self._jsx and _ESM.match(escaped):
            # Code to MDX; a letter takes no backslash.
            return f"&#{ord(escaped[0])};{escaped[1:]}"
        return escaped

    def link(self, url: str) -> str:
        """*url* as a link that shows it."""
        if not self._jsx:
            return f"<{url}>"
        # An angle bracket is an element to MDX.
        target = url.replace("(", "\\(").replace(")", "\\)").replace("&", "&amp;")
        return f"[{self.label(url)}]({target})"
