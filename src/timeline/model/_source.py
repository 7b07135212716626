"""Which source says so."""

from collections.abc import Iterable

import attrs

from timeline.edtf import When
from timeline.errors import FieldError
from timeline.model import fields
from timeline.model._text import concise


@attrs.frozen(kw_only=True)
class Source:
    """A text that events cite, described once per timeline.

    Attributes:
        id: what citations call it, as "ttp".
        title: its title; may be left out where *publisher* or *url* is given.
        author: who wrote it.
        publisher: who published it.
        published: when it was published, or None.
        url: where it can be read: an absolute http or https URL, or "".
        accessed: when it was read there, or None.
        language: its language, as a BCP 47 tag, or "".

    Raises:
        FieldError: a field that holds what it may not, or nothing to know it by.

    """

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
            raise FieldError("title", self.title, "a source has a title, a publisher or a URL")

    def __repr__(self) -> str:
        return concise(self)

    @property
    def label(self) -> str:
        """What to call it: its title, else its publisher, else its URL."""
        return self.title or self.publisher or self.url


@attrs.frozen(kw_only=True)
class Citation:
    """A source cited for an event, with what it says.

    Attributes:
        source: the id of the source.
        says: the date that this source gives for the event, or None where it
            gives none.
        quote: its words.
        locator: where in it, as "p. 4".

    Raises:
        FieldError: a field that holds what it may not.

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
        """The citation of the source of this id.

        Raises:
            FieldError: the text is no id.

        """
        return cls(source=text)


def as_citations(value: Iterable[Citation | str]) -> tuple[Citation, ...]:
    """The citations of a list that may hold plain source ids.

    Raises:
        FieldError: a text that is no id, with its place.

    """
    return fields.each("citations", value, Citation.from_text)
