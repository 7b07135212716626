"""Sources and citations."""

from collections.abc import Iterable
from typing import ClassVar

import attrs

from timeline.edtf import When
from timeline.errors import FieldError
from timeline.model import fields
from timeline.model._text import concise


@attrs.frozen(kw_only=True)
class Source:
    """A text that events cite, described once per timeline.

    Attributes:
        id: a slug that citations refer to, such as "ttp".
        title: its title; optional if *publisher* or *url* is given.
        author: who wrote it.
        publisher: who published it.
        published: when it was published, or None.
        url: an absolute http or https URL, or "".
        accessed: when it was read there, or None.
        language: its language, as a BCP 47 tag, or "".

    Raises:
        FieldError: a field refuses its value, or it has neither title, publisher nor URL.

    """

    schema_rules: ClassVar[fields.Schema] = {
        "anyOf": [
            {"required": [name], "properties": {name: {"pattern": r"\S"}}}
            for name in ("title", "publisher", "url")
        ]
    }

    id: str = attrs.field(converter=fields.plain, validator=fields.slug)
    title: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    author: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    publisher: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    published: When | None = attrs.field(
        default=None, converter=fields.as_date, validator=fields.date_or_none
    )
    url: str = attrs.field(default="", converter=fields.plain, validator=fields.url)
    accessed: When | None = attrs.field(
        default=None, converter=fields.as_date, validator=fields.date_or_none
    )
    language: str = attrs.field(default="", converter=fields.plain, validator=fields.language_tag)

    def __attrs_post_init__(self) -> None:
        if not (self.title.strip() or self.publisher.strip() or self.url):
            raise FieldError("title", self.title, "a source needs a title, a publisher or a URL")

    def __repr__(self) -> str:
        return concise(self)

    @property
    def label(self) -> str:
        """Its title, else its publisher, else its URL."""
        return self.title or self.publisher or self.url


@attrs.frozen(kw_only=True)
class Citation:
    """A source cited for an event, with what it says.

    Attributes:
        source: the id of the source.
        says: the date that the source gives for the event, or None.
        quote: its words.
        locator: the place in the source, such as "p. 4".

    """

    source: str = attrs.field(converter=fields.plain, validator=fields.slug)
    says: When | None = attrs.field(
        default=None, converter=fields.as_date, validator=fields.date_or_none
    )
    quote: str = attrs.field(default="", converter=fields.lf, validator=fields.text)
    locator: str = attrs.field(default="", converter=fields.plain, validator=fields.line)

    def __repr__(self) -> str:
        return concise(self)

    @classmethod
    def from_text(cls, text: str) -> "Citation":
        """Return a citation of the source with this id."""
        return cls(source=text)


def as_citations(value: Iterable[Citation | str]) -> tuple[Citation, ...]:
    """Convert a list that may contain source ids to citations."""
    return fields.each(value, Citation.from_text)
