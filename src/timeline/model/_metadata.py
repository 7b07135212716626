"""The metadata of a timeline."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

import attrs
from immutabledict import immutabledict

from timeline.edtf import Date, DateTime, When, parse
from timeline.errors import FieldError
from timeline.model import fields
from timeline.model._source import Source
from timeline.model._text import concise


@fields.written_as(lambda: {"$ref": "#/$defs/day"})
def _check_revised(metadata: "Metadata", attribute: fields.Attribute, value: object) -> None:
    fields.date_or_none(metadata, attribute, value)
    if value is None or isinstance(value, DateTime):
        return
    # "2001-X3-01" can only be one day, and is not written as a day.
    if not isinstance(value, Date) or value.day is None or not value.is_exact:
        raise FieldError(attribute.name, str(value), "expected a day, or a day and time")


def _as_sources(value: Iterable[Source] | Mapping[str, Source]) -> tuple[Source, ...]:
    if isinstance(value, Mapping):
        return tuple(cast("Mapping[str, Source]", value).values())
    return fields.as_tuple(value)


@attrs.frozen(kw_only=True)
class Metadata:
    """The title, sources and other metadata of a timeline.

    Attributes:
        title: one line.
        description: any text.
        language: the language of its texts, as a BCP 47 tag, or "".
        revised: the day, or day and time, of its last revision; None if not stated.
            Exports use it as their date, and never read the clock.
        sources: the sources that its events cite, in the author's order. A mapping by id, such
            as `Timeline.sources`, is accepted too.
        extra: plain values that the caller keeps with the timeline.

    """

    title: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    description: str = attrs.field(default="", converter=fields.lf, validator=fields.text)
    language: str = attrs.field(default="", converter=fields.plain, validator=fields.language_tag)
    revised: When | None = attrs.field(
        default=None, converter=fields.as_date, validator=_check_revised
    )
    sources: tuple[Source, ...] = attrs.field(
        default=(), converter=_as_sources, validator=fields.all_are(Source)
    )
    extra: immutabledict[str, object] = attrs.field(
        default=fields.EMPTY_EXTRA, converter=fields.as_extra, validator=fields.extra_mapping
    )

    @property
    def locale(self) -> str:
        """The locale to pass to `When.words`, so that dates match the language of the timeline.

        It is English if dates cannot be written in that language.

        >>> Metadata(language="de-CH").locale, Metadata(language="tlh").locale
        ('de-CH', 'en')

        """
        return _locale_of(self.language)

    def __repr__(self) -> str:
        return concise(self)


@cache
def _locale_of(language: str) -> str:
    try:
        # An unknown locale is refused here.
        parse("2024").words(language)
    except FieldError:
        return "en"
    return language
