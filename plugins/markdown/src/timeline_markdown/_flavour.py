"""The flavours of Markdown, and what each can do."""

from enum import StrEnum

import attrs


class Flavour(StrEnum):
    """Who reads the document: which rules it is written for."""

    COMMONMARK = "commonmark"
    GFM = "gfm"
    OBSIDIAN = "obsidian"
    MDX = "mdx"

    @property
    def traits(self) -> "Traits":
        """What this flavour understands beyond CommonMark."""
        return _TRAITS[self]


@attrs.frozen(kw_only=True)
class Traits:
    """What a flavour understands beyond CommonMark.

    Attributes:
        footnotes: ``[^ttp]`` and its definition.
        tables: rows of cells between pipes.
        autolinks: a bare URL is a link, and takes the backslashes in it as they are.
        strikethrough: tildes around a text.
        dollars: mathematics between dollar signs.
        emoji: ``:smile:``.
        jsx: braces are code, and every ``<`` opens an element.
        blocks: blocks are named by a caret at their end, not by an element; also
            ``==`` highlights, ``%%`` comments and ``#`` tags.

    """

    footnotes: bool = True
    tables: bool = True
    autolinks: bool = True
    strikethrough: bool = True
    dollars: bool = False
    emoji: bool = False
    jsx: bool = False
    blocks: bool = False


_TRAITS = {
    Flavour.COMMONMARK: Traits(footnotes=False, tables=False, autolinks=False, strikethrough=False),
    Flavour.GFM: Traits(dollars=True, emoji=True),
    Flavour.OBSIDIAN: Traits(dollars=True, blocks=True),
    # Docusaurus, which knows emoji by name; mathematics are a plugin of it.
    Flavour.MDX: Traits(emoji=True, jsx=True),
}
