"""Text as Markdown that renders to that text and to nothing else.

Only what would be read as markup where it stands gets a backslash, so that ordinary
prose stays as it is. What decides are the characters on both sides; what stands at the
end of a text could be completed by what follows it, and is escaped.
"""

import re
from collections.abc import Iterator
from html.entities import html5

from timeline_markdown import _addresses
from timeline_markdown._flavour import Flavour, Traits

_PUNCTUATION = r"!-/:-@\[-`{-~"

# White space at the ends of a line is dropped, of which kinds differs by renderer.
_EDGES = re.compile(r"\A[\s\ufeff]|[\s\ufeff]\Z")

_SPACES = frozenset(chr(code) for code in range(0x10000) if chr(code).isspace()) | {"\ufeff"}

# Each pattern begins with the character that it is about, and looks back over that: where
# all do, `re` passes quickly over whatever other characters there are.
_INLINE = (
    # A backslash counts before punctuation alone; at the end, whatever follows it.
    rf"\\(?=[{_PUNCTUATION}\s\ufeff]|\Z)",
    # A code span can begin here and end in another text.
    r"`",
    # Stars between two spaces are stars; so is an underscore, and one within a word.
    r"\*(?<!\*\*)(?:(?<!\S \*)\**|\**(?! \S|\*))",
    r"_(?<![^\W_]_)(?<!\S _)|_(?<=\S _)(?! \S)|_(?<=[^\W_]_)(?![^\W_])",
    # What HTML would read as a character.
    r"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]*;)",
)
# Brackets around a remark, as in "[sic]", are none of a link, a definition or a footnote: behind
# a text's end we write nothing that would make them such.
_REMARK = r"[^\[\]^][^\[\]]*\](?![(\[:])"
_BRACKET = rf"\[(?:(?<=\^\[)|(?!{_REMARK}))"
# To MDX they are also the label of a directive, whose name ends before them.
_BRACKET_JSX = rf"\[(?:(?<=[\w^-]\[)|(?!{_REMARK}))"
# A tag, a comment, or an address between angle brackets.
_ANGLE = r"<(?=[A-Za-z/!?]|[^\s<>]*@|\Z)"
_ANGLE_JSX = r"<(?! \S)|\{"
# A tilde that can end a struck text: one can begin where it likes if none ends.
_TILDE = r"~(?<!\S ~)(?<!^~)|~(?!\w)"
# A dollar that can end a formula, which is none before a digit or behind a space; or two.
_DOLLAR = r"\$(?:(?=\$)|(?<!\S \$)(?![0-9]))"
# The second colon can be ours, behind a label.
_EMOJI = r":(?=(?:[a-z+][a-z0-9_+-]*|-1|100|1234|[0-9]{1,2}[a-z][a-z0-9_]*)(?::|\Z))"
_OBSIDIAN = (
    r"=(?==)",
    r"%(?=%)",
    # A tag has something beside digits.
    r"#(?<![\w#]#)(?=[0-9]*(?:[A-Za-z_/-]|[^\x00-\x7f\s]))",
    r"\^(?<!\S\^)(?=[A-Za-z0-9-]+$)",
)

# What would begin a block at the start of a line: a heading, a quotation, an item, a
# fence, a box to tick; or what would make something else of the lines above: an underline, or the
# second row of a table.
_BLOCK = (
    r"#{1,6}(?=[ \t]|\Z)|>|[-+](?=[ \t]|\Z)|~(?=~~)|\[(?=[ xX]\])"
    r"|=(?==*[ \t]*\Z)|[|:-](?=[-|: \t]*\Z)"
)
# To MDX also a directive.
_BLOCK_JSX = rf"{_BLOCK}|:(?=:)"
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=[ \t]|\Z)", re.ASCII)
_ESM = re.compile(r"(?:im|ex)port\b")

NOTHING = "{}"
"""An expression without a value: to MDX what stands on its sides is not one text."""


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

    def __init__(
        self, traits: Traits, *also: str, addresses: bool = True, is_last: bool = False
    ) -> None:
        special = "|".join([*_patterns(traits), *also])
        self._jsx = traits.jsx
        # The line ends with the text, so that nothing can join an address at its end.
        self._is_last = is_last
        self._special = self._unseen = self._all = re.compile(special)
        if traits.autolinks:
            self._unseen = self._all = re.compile(f"{_addresses.MARK}|{special}")
        if traits.autolinks and addresses:
            # One pattern, so that what stands in an address is looked at once.
            self._all = re.compile(f"{_addresses.RUN}|{special}")

    def escape(self, line: str) -> str:
        """*line* with a backslash before what is special."""
        if not line:
            return line
        if self._all.search(line):
            line = self._all.sub(self._escaped, line)
        if line[0] in _SPACES or line[-1] in _SPACES:
            line = _EDGES.sub(lambda space: f"&#{ord(space[0])};", line)
        return line

    def unseen(self, line: str) -> str:
        """*line*, in which no address is seen, with a backslash before what is special."""
        return self._unseen.sub(self._escaped, line)

    def _escaped(self, found: re.Match[str]) -> str:
        text = found[0]
        first = text[0]
        if first.isalpha():
            return self._address(found)
        if first == "*":
            return text.replace("*", "\\*")
        if first == "&" and not _is_reference(found.string, found.end()):
            return text
        if self._jsx and first in ":.":
            # Emoji and addresses are sought in texts without their backslashes.
            is_mark = first == "." or found.string.startswith("//", found.end())
            return f"{NOTHING}{first}" if is_mark else f"{first}{NOTHING}"
        return f"\\{text}"

    def _address(self, found: re.Match[str]) -> str:
        """An address as it stands where all readers see the same; else as none."""
        run, line, start, end = found[0], found.string, found.start(), found.end()
        before = line[start - 1] if start else ""
        address = _addresses.address(run)
        if not address or (before.isascii() and before.isalpha()):
            return self.unseen(run)
        rest = run[len(address) :]
        # For a space at the end of the line, something is written.
        is_apart = end + 1 < len(line) or (end == len(line) and self._is_last)
        if is_apart and _addresses.is_closing(rest) and not self._special.search(address):
            return run
        return self.shown(address, before) + self.unseen(rest)

    def shown(self, address: str, before: str = "") -> str:
        """*address* as a link by markup of its own, behind the character *before*."""
        # A backslash there was not in need of one, and now is.
        backslash = "\\" if before == "\\" else ""
        is_www = address[0] in "wW"
        if not (self._jsx or is_www):
            return f"{backslash}<{address}>"
        if before.isalnum() or before in {"!", "^", "]", "_", "-"}:
            # They would be something else before a bracket.
            return self.unseen(address)
        target = f"http://{address}" if is_www else address
        return f"{backslash}[{self._special.sub(self._escaped, address)}]({target})"


def _is_reference(line: str, at: int) -> bool:
    """Whether HTML reads a character where *line* goes on at *at*, behind an ampersand."""
    return line[at] == "#" or line[at : line.index(";", at) + 1] in html5


class Escaper:
    r"""Text as Markdown of one flavour.

    >>> markdown = Escaper(Flavour.COMMONMARK)
    >>> markdown.inline("snake_case, 2 * 3 < 7, R&D [sic], [a](b)")
    'snake_case, 2 * 3 < 7, R&D [sic], \\[a](b)'
    >>> markdown.start("1997. An *odd* year")
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
        # Signs at the end close a heading, behind a space.
        heading = [bracket, r"#(?<![^ ]#)#*\Z"]
        # A bracket follows; and a link within a link is none.
        label = [r"\[", r"\]", r"!\Z", r"\^\Z", r"\|"]
        if traits.jsx:
            # With the bracket, a name would be a directive.
            label.append(r":(?=[A-Za-z][\w-]*\Z)")
            # A directive is left out of the table of contents, also where it is a text again.
            heading.append(r":(?=[A-Za-z])")
        self._heading = _Context(traits, *heading, is_last=True)
        self._label = _Context(traits, *label, addresses=False)

    def inline(self, line: str) -> str:
        """*line* as it stands within a line of the document."""
        return self._text.escape(line)

    def cell(self, line: str) -> str:
        """*line* as it stands in a cell of a table."""
        return self._cell.escape(line)

    def heading(self, line: str) -> str:
        """*line* as a heading."""
        escaped = self._heading.escape(line)
        # Docusaurus would take the id of the heading from its end.
        takes_id = self._jsx and line.endswith("}") and "{#" in line
        return f"{escaped}{{ }}" if takes_id else escaped

    def label(self, line: str) -> str:
        """*line* as the text of a link, or before the bracket of a footnote; in a cell too."""
        return self._label.escape(line)

    def start(self, line: str) -> str:
        """*line* as a line of the document."""
        return self.at_start(self._line.escape(line))

    def at_start(self, escaped: str) -> str:
        """What is *escaped* as within a line, as it stands at the start of one."""
        if numbered := _NUMBERED.match(escaped):
            mark = numbered.end(1)
            return f"{escaped[:mark]}\\{escaped[mark:]}"
        if self._block.match(escaped):
            return f"\\{escaped}"
        if self._jsx and _ESM.match(escaped):
            # Code to MDX; a letter takes no backslash.
            return f"&#{ord(escaped[0])};{escaped[1:]}"
        return escaped

    def link(self, url: str) -> str:
        """*url* as a link that shows it."""
        if self._jsx:
            if _addresses.is_clean(url):
                return self._text.shown(url)
            # Docusaurus reads the targets of Markdown's links strictly, and fails.
            seen_by_none = self._text.unseen(url).replace("@", f"{NOTHING}@")
            return f'<a href="{url.replace("&", "&amp;")}">{seen_by_none}</a>'
        if re.search(r"&#?\w+;", url):
            # Some read references between angle brackets too.
            target = url.replace("(", "\\(").replace(")", "\\)").replace("&", "&amp;")
            return f"[{self.label(url)}]({target})"
        return f"<{url}>"
