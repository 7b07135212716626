"""The options of the exporter and of the importer."""

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

_DURATION = (
    r"P(?:\d+W|\d+D(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?|T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)"
)
_STAMP = r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?"


class Imprecise(StrEnum):
    """How a date is drawn that is known less than to the day."""

    SPAN = "span"
    MARKER = "marker"
    SKIP = "skip"


def _line(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    if not value.isprintable():
        raise ValueError(f"{attribute.name}: {value!r} is not allowed; it takes one line of text")


def _some_line(instance: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    _line(instance, attribute, value)
    if not value.strip():
        raise ValueError(f"{attribute.name}: it must not be empty")


def _color(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    if value and value not in COLORS:
        raise ValueError(
            f"{attribute.name}: {value!r} is not allowed; it takes a CSS3 name, as 'steelblue'"
        )


def _refresh(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    if value and not re.fullmatch(_DURATION, value, re.ASCII):
        raise ValueError(
            f"{attribute.name}: {value!r} is not allowed; it takes a duration, as 'PT12H' or 'P1D'"
        )


def _domain(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    labels = value.split(".")
    if not value.isascii() or not all(
        label.strip("-") == label and label.replace("-", "").isalnum() for label in labels
    ):
        raise ValueError(
            f"{attribute.name}: {value!r} is not allowed; it takes a name as 'example.org'"
        )


def _stamp(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    allowed = (
        "it takes a day, or a day and time in UTC, of the years 0001 to 9998, as"
        " '2025-07-28T09:00:00Z'"
    )
    if value:
        try:
            parse(value)
        except EdtfError as error:
            raise ValueError(f"{attribute.name}: {error}; {allowed}") from error
        # The last year is left out as for events: 9999 ends where no day follows.
        if not re.fullmatch(_STAMP, value, re.ASCII) or value.startswith(("0000", "9999")):
            raise ValueError(f"{attribute.name}: {value!r} is not allowed; {allowed}")


def _window(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    if value:
        try:
            when = parse(value)
        except EdtfError as error:
            raise ValueError(f"{attribute.name}: {error}") from error
        limits = day_range(when)
        if not 0 < limits.start_earliest <= limits.end_latest < dt.date.max.toordinal():
            raise ValueError(
                f"{attribute.name}: {value!r} is not allowed; both its ends lie in the years"
                " 1 to 9999, as in '2024/2025'"
            )


@attrs.frozen(kw_only=True)
class IcalOptions:
    """How a calendar is written.

    Attributes:
        imprecise: how a date is drawn that is not known to the day: "span", over
            all the days that it may be; "marker", on the first of them; "skip",
            not at all. An end that is open or unknown has no day to draw to, so
            that its event is a marker in any case.
        embed: whether each event also carries itself whole, for `timeline` to
            read back, in a property that calendar programs leave alone. Files
            grow to about twice the size.
        links: whether each source that has a URL is also a LINK (RFC 9253), beside
            its place in the text. libical before version 4 takes that for an error.
        name: the calendar's name; the timeline's title unless given.
        color: the calendar's colour, a CSS3 name, as "steelblue".
        refresh: how often a subscriber should ask for news, as "P1D".
        method: "PUBLISH" for programs that want one; none unless given.
        prodid: what the file says it was written by.
        domain: what stands behind the @ in the UIDs. Choose a name of yours and
            keep it: a calendar knows an event by its UID.
        stamp: the time of the revision, as "2025-07-28" or
            "2025-07-28T09:00:00Z"; the timeline's own unless given, and where it
            has none, 1970-01-01. Never the clock's.

    """

    imprecise: Imprecise = Imprecise.SPAN
    embed: bool = False
    links: bool = False
    name: str = attrs.field(default="", validator=_line)
    color: str = attrs.field(default="", validator=_color)
    refresh: str = attrs.field(default="", validator=_refresh)
    method: Literal["PUBLISH"] | None = None
    prodid: str = attrs.field(default=PRODID, validator=_some_line)
    domain: str = attrs.field(default="timeline.invalid", validator=_domain)
    stamp: str = attrs.field(default="", validator=_stamp)


@attrs.frozen(kw_only=True)
class IcalReadOptions:
    """How a calendar is read.

    Attributes:
        window: the time over which events that repeat are written out, as
            "2024/2025". Without it only their first date is read, and each is
            a fault.

    """

    window: str = attrs.field(default="", validator=_window)

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of the window, or None."""
        if not self.window:
            return None
        limits = day_range(parse(self.window))
        return dt.date.fromordinal(limits.start_earliest), dt.date.fromordinal(limits.end_latest)
