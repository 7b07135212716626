"""The options of the Markdown exporter."""

from enum import StrEnum

import attrs

from timeline import edtf


class Flavour(StrEnum):
    """The dialect of Markdown that a document is written in."""

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
        autolinks: a bare URL is a link, and backslashes in it are taken literally.
        strikethrough: tildes around a text.
        dollars: mathematics between dollar signs.
        emoji: ``:smile:``.
        jsx: braces are code, and every ``<`` opens an element.
        blocks: a block is named by a caret at its end, not by an element; also
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
    # As Docusaurus reads it: with emoji, and with mathematics only by a plugin.
    Flavour.MDX: Traits(emoji=True, jsx=True),
}


class Style(StrEnum):
    """The form that each event takes."""

    LIST = "list"
    TABLE = "table"
    NARRATIVE = "narrative"


class Sections(StrEnum):
    """What the headings group events by."""

    YEAR = "year"
    DECADE = "decade"
    TYPE = "type"
    NONE = "none"
    AUTO = "auto"


def _check_locale(_: object, __: object, value: str) -> None:
    if value:
        # Raises FieldError for a locale that does not exist.
        edtf.parse("2024").words(value)


@attrs.frozen(kw_only=True)
class MarkdownOptions:
    """The options of the Markdown exporter.

    Attributes:
        style: "list" makes each event an item, with its facts as items below; "table" a
            row, in flavours that have tables; "narrative" a heading and text.
        flavour: the dialect to write: "commonmark", "gfm" (GitHub), "obsidian" or
            "mdx" (Docusaurus).
        sections: what headings group events by: the first possible "year" or "decade",
            the "type", or "none". "auto" is "none" for a table, so that it has one
            head, and "year" for other styles. A heading is written wherever the value changes; a
            date that names no year or decade, such as "the 20th century", is its own
            heading.
        locale: the language of dates and labels, such as "en" or "fr". The default is
            the timeline's own language.
        edtf: whether each date is followed by its EDTF text.
        front_matter: whether the document starts with its metadata in YAML.

    """

    style: Style = Style.LIST
    flavour: Flavour = Flavour.COMMONMARK
    sections: Sections = Sections.AUTO
    locale: str = attrs.field(default="", validator=_check_locale)
    edtf: bool = False
    front_matter: bool = False

    @property
    def grouping(self) -> Sections:
        """What headings group events by, where "auto" is decided."""
        if self.sections is not Sections.AUTO:
            return self.sections
        return Sections.NONE if self.style is Style.TABLE else Sections.YEAR

    def __attrs_post_init__(self) -> None:
        if self.style is Style.TABLE and not self.flavour.traits.tables:
            able = ", ".join(each for each in Flavour if each.traits.tables)
            raise ValueError(f"{self.flavour} has no tables; flavours with tables: {able}")
