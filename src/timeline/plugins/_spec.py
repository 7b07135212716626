"""What a plugin declares."""

import codecs
import re
from collections.abc import Callable
from typing import Any, TypeAlias, cast

import attrs

from timeline.errors import FieldError
from timeline.model import Event
from timeline.plugins._exporter import AnyExporter
from timeline.plugins._importer import Importer

API = 1

# A validator serves fields of several types, and attrs wants each to be of its own.
_Attribute: TypeAlias = "attrs.Attribute[Any]"
_Validator: TypeAlias = Callable[[object, _Attribute, object], None]

_NAME = re.compile(r"[a-z0-9]+(?:[._+-][a-z0-9]+)*")
_TARGET = re.compile(r"[\w.]+:[\w.]+")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
_SUFFIX = re.compile(r"\.[^\s/\\]+")


def _matches(pattern: re.Pattern[str], allowed: str) -> _Validator:
    def check(_: object, attribute: _Attribute, value: object) -> None:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise FieldError(attribute.name, value, allowed)

    return check


_name = _matches(_NAME, "a format's name is lower case letters and digits, as 'ical'")
_media_type = _matches(_MEDIA_TYPE, "it takes a media type, as 'text/calendar'")
_suffix = _matches(_SUFFIX, "a suffix starts with its dot, as '.ics'")
_summary = _matches(re.compile(r".*\S.*"), "it takes one line that says something")


def _target(_: object, attribute: _Attribute, value: object) -> None:
    if not isinstance(value, type) and not (isinstance(value, str) and _TARGET.fullmatch(value)):
        raise FieldError(
            attribute.name, value, "it takes 'package.module:Class', or the class itself"
        )


def _suffixes(instance: object, attribute: _Attribute, value: object) -> None:
    if not isinstance(value, tuple):
        raise FieldError(attribute.name, value, "it takes a tuple of suffixes, as ('.ics',)")
    for suffix in cast("tuple[object, ...]", value):
        _suffix(instance, attribute, suffix)


def _event_type(_: object, attribute: _Attribute, value: object) -> None:
    kind = cast("type[object]", value) if isinstance(value, type) else object
    if not (issubclass(kind, Event) and "type_name" in vars(kind)):
        raise FieldError(
            attribute.name, value, "it takes a subclass of Event that has a type_name of its own"
        )


def _encoding(_: object, attribute: _Attribute, value: object) -> None:
    if value is None:
        return
    try:
        codecs.lookup(str(value))
    except LookupError as error:
        raise FieldError(
            attribute.name, value, "it takes the name of an encoding, or None for binary formats"
        ) from error


@attrs.frozen(kw_only=True)
class ExporterSpec:
    """A format that a plugin writes.

    Attributes:
        name: what callers call it, as "ical".
        target: where its class is, as "timeline_ical._exporter:IcalExporter",
            imported when the format is first used; or the class itself, which
            suits a script.
        media_type: its media type, as "text/calendar".
        suffixes: the endings of its files, each with its dot; the first is the
            one that new files get.
        summary: one line for the list of formats.
        encoding: the encoding of a text format; None for a binary one.
        whole: whether it must see all events at once: a `WholeExporter`.
        lossless: the claim that it loses nothing, whatever the timeline.
        api: the version of this contract that it was written for.

    """

    name: str = attrs.field(validator=_name)
    target: str | type[AnyExporter] = attrs.field(validator=_target)
    media_type: str = attrs.field(validator=_media_type)
    suffixes: tuple[str, ...] = attrs.field(validator=_suffixes)
    summary: str = attrs.field(validator=_summary)
    encoding: str | None = attrs.field(default="utf-8", validator=_encoding)
    whole: bool = False
    lossless: bool = False
    api: int = API


@attrs.frozen(kw_only=True)
class ImporterSpec:
    """A format that a plugin reads.

    Attributes:
        name: what callers call it, as "ical".
        target: where its class is, or the class itself, as `ExporterSpec` has it.
        media_type: its media type, as "text/calendar".
        suffixes: the endings of its files, each with its dot.
        summary: one line for the list of formats.
        api: the version of this contract that it was written for.

    """

    name: str = attrs.field(validator=_name)
    target: str | type[Importer[object]] = attrs.field(validator=_target)
    media_type: str = attrs.field(validator=_media_type)
    suffixes: tuple[str, ...] = attrs.field(validator=_suffixes)
    summary: str = attrs.field(validator=_summary)
    api: int = API


@attrs.frozen(kw_only=True)
class EventTypeSpec:
    """A type of event that a plugin brings.

    Attributes:
        event_type: a frozen attrs class that extends `timeline.Event` and names
            itself in its ``type_name``.
        api: the version of this contract that it was written for.

    """

    event_type: type[Event] = attrs.field(validator=_event_type)
    api: int = API
