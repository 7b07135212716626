"""The options of the Markdown exporter."""

from enum import StrEnum

import attrs

from timeline import edtf
from timeline_markdown._flavour import Flavour


class Style(StrEnum):
    """How an event is shown."""

    LIST = "list"
    TABLE = "table"
    NARRATIVE = "narrative"


class Sections(StrEnum):
    """What headings divide the events by."""

    YEAR = "year"
    DECADE = "decade"
    TYPE = "type"
    NONE = "none"


def _check_locale(_: object, __: object, value: str) -> None:
    # Asked for a date, it refuses a locale that it does not know.
    if value:
        edtf.parse("2024").words(value)


@attrs.frozen(kw_only=True)
class MarkdownOptions:
    """The options of the Markdown exporter.

    Attributes:
        style: "list" gives each event an item and its facts items below; "table" a
            row, in the flavours that have tables; "narrative" a heading and text.
        flavour: who reads the document: "commonmark" alone, "gfm" (GitHub),
            "obsidian" or "mdx" (Docusaurus).
        sections: what headings divide the events by: the first "year" or "decade"
            that they can be of, their "type", or "none". A heading stands wherever
            the events' order changes it; a date that names no year, or no decade,
            as "the 20th century", stands under its own words.
        locale: the language of the dates and of the exporter's own words, as "en" or
            "fr"; the timeline's own unless given, as `Metadata.locale` has it.
        edtf: whether each date is followed by its EDTF text.
        front_matter: whether the document starts with its metadata in YAML.

    """

    style: Style = Style.LIST
    flavour: Flavour = Flavour.COMMONMARK
    sections: Sections = Sections.YEAR
    locale: str = attrs.field(default="", validator=_check_locale)
    edtf: bool = False
    front_matter: bool = False

    def __attrs_post_init__(self) -> None:
        if self.style is Style.TABLE and not self.flavour.traits.tables:
            able = ", ".join(each for each in Flavour if each.traits.tables)
            raise ValueError(f"{self.flavour} has no tables; the flavours that do are {able}")
