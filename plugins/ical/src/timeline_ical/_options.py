"""The options of the exporter and the importer."""

import datetime as dt
import re
from enum import StrEnum
from typing import Literal

import attrs

from timeline.edtf import parse
from timeline.edtf.day_numbers import day_range
from timeline.errors import EdtfError
from timeline_ical._colors import COLORS

PRODID = "-//timeline-events//timeline-ical//EN"
EPOCH = "1970-01-01T00:00:00Z"
_NOW = "now"

_DURATION = (
    r"P(?:\d+W|\d+D(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?|T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)"
)
_STAMP = r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?"


class Imprecise(StrEnum):
    """How a date is drawn that is not known to the day."""

    SPAN = "span"
    MARKER = "marker"
    SKIP = "skip"


def _refuse(attribute: "attrs.Attribute[str]", value: str, allowed: str) -> ValueError:
    return ValueError(f"{attribute.name}: {value!r} is not allowed; {allowed}")


def _line(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    if not value.isprintable():
        raise _refuse(attribute, value, "expected one line of text")


def _nonempty_line(instance: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    _line(instance, attribute, value)
    if not value.strip():
        raise _refuse(attribute, value, "it must not be empty")


def _color(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    if value and value not in COLORS:
        raise _refuse(attribute, value, "expected a CSS3 name, such as 'steelblue'")


def _refresh(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    if value and not re.fullmatch(_DURATION, value, re.ASCII):
        raise _refuse(attribute, value, "expected a duration, such as 'PT12H' or 'P1D'")


def _domain(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    labels = value.split(".")
    if not value.isascii() or not all(
        label.strip("-") == label and label.replace("-", "").isalnum() for label in labels
    ):
        raise _refuse(attribute, value, "expected a domain name, such as 'example.org'")


def _resolved(value: str) -> str:
    """Return the present time for "now". It is asked once, so that all shards have the same."""
    return f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}" if value == _NOW else value


def _stamp(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    allowed = (
        "expected 'now', or a day, or a day and time in UTC, of the years 0001 to 9998, such as"
        " '2025-07-28T09:00:00Z'"
    )
    if value:
        try:
            parse(value)
        except EdtfError as error:
            raise ValueError(f"{attribute.name}: {error}; {allowed}") from error
        # As for events, the day after 9999-12-31 cannot be written.
        if not re.fullmatch(_STAMP, value, re.ASCII) or value.startswith(("0000", "9999")):
            raise _refuse(attribute, value, allowed)


def _window(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    if value:
        try:
            first, last = _ends_of(value)
        except EdtfError as error:
            raise ValueError(f"{attribute.name}: {error}") from error
        if not 0 < first <= last <= dt.date.max.toordinal():
            raise _refuse(
                attribute, value, "both ends must be in the years 1 to 9999, as in '2024/2025'"
            )


def _ends_of(window: str) -> tuple[int, int]:
    limits = day_range(parse(window))
    return limits.start_earliest, limits.end_latest


@attrs.frozen(kw_only=True)
class IcalOptions:
    """The options of the exporter.

    Attributes:
        imprecise: how a date that is not known to the day is drawn: "span", over all
            the days that it may be; "marker", on the first of them; "skip", not at
            all. An event with an open or unknown end is always drawn as a marker.
        embed: whether each event is also embedded whole, for `timeline` to read back,
            in a property that calendar programs leave alone. Files become about twice
            as large.
        links: whether each source that has a URL is also written as a LINK (RFC 9253),
            beside its place in the text. libical before version 4 rejects it.
        name: the calendar's name. The default is the timeline's title.
        color: the calendar's colour, a CSS3 name such as "steelblue".
        refresh: how often subscribers should refresh, such as "P1D".
        method: "PUBLISH" for programs that ask for one. The default is none.
        prodid: the program that the file names as its author.
        domain: what follows the @ in UIDs. Choose a name that you own and keep it:
            calendar programs recognise an event by its UID.
        stamp: the time of the revision, such as "2025-07-28" or
            "2025-07-28T09:00:00Z", or "now" for the time of the export. The default is
            the timeline's own, or 1970-01-01 if it has none: without "now", the clock
            is never used.

    """

    imprecise: Imprecise = Imprecise.SPAN
    embed: bool = False
    links: bool = False
    name: str = attrs.field(default="", validator=_line)
    color: str = attrs.field(default="", validator=_color)
    refresh: str = attrs.field(default="", validator=_refresh)
    method: Literal["PUBLISH"] | None = None
    prodid: str = attrs.field(default=PRODID, validator=_nonempty_line)
    domain: str = attrs.field(default="timeline.invalid", validator=_domain)
    stamp: str = attrs.field(default="", converter=_resolved, validator=_stamp)


@attrs.frozen(kw_only=True)
class IcalReadOptions:
    """The options of the importer.

    Attributes:
        window: the period in which repeating events are expanded, such as "2024/2025".
            Without it, only their first date is read, and each is a fault.

    """

    window: str = attrs.field(default="", validator=_window)

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of the window, or None."""
        if not self.window:
            return None
        first, last = _ends_of(self.window)
        return dt.date.fromordinal(first), dt.date.fromordinal(last)
