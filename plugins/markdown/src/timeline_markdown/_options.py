"""The options of the Markdown exporter."""

from enum import StrEnum

import attrs

from timeline import edtf
from timeline_markdown._flavour import Flavour
from timeline_markdown._labels import has_words


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
            "fr"; the timeline's own unless given, where there are words for it, and
            else English.
        edtf: whether each date is followed by its EDTF text.
        front_matter: whether the document starts with its metadata in YAML.

    """

    style: Style = Style.LIST
    flavour: Flavour = Flavour.COMMONMARK
    sections: Sections = Sections.YEAR
    locale: str = attrs.field(default="", validator=_check_locale)
    edtf: bool = False
    front_matter: bool = False

    def locale_for(self, language: str) -> str:
        """The locale of a timeline in *language*, a BCP 47 tag or nothing."""
        return self.locale or (language if has_words(language) else "en")

    def __attrs_post_init__(self) -> None:
        if self.style is Style.TABLE and not self.flavour.traits.tables:
            able = ", ".join(each for each in Flavour if each.traits.tables)
            raise ValueError(f"{self.flavour} has no tables; the flavours that do are {able}")
