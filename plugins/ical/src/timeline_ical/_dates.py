"""Dates as a calendar shows them: DTSTART, DTEND, X-EDTF, and words before the title.

A calendar has whole days and moments in UTC. A date that these cannot express exactly is also
written as X-EDTF.
"""

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from timeline.edtf import DateTime, Day, Interval, Range, When
from timeline.edtf.day_numbers import day_range
from timeline_ical._options import Imprecise

_FIRST = dt.date.min.toordinal()
# An exclusive end in the year 10000, after 9999-12-31, makes programs fail.
_LAST_YEAR = 9998
_LAST = dt.date(_LAST_YEAR, 12, 31).toordinal()

_NO_DATE = "a calendar needs a date"
_NO_BOUND = "a calendar needs at least one end that is known"
NO_YEAR = "a calendar covers the years 0001 to 9998"
_SKIPPED = "not known to the day, and such events are skipped"
_MARKED = "drawn on the first day of its span only"
_OPEN_END = "an open or unknown end is drawn on the day of the known end"
_NO_FIRST = "its first possible day is not known, and it is drawn on its last"
_NO_LAST = "its last possible day is not known, and it is drawn on its first"

# The languages with words for every date. A calendar that lost its language may use any of them.
_WORD_LOCALES = ("en", "fr", "de", "es", "ru", "zh", "en-US")


class UndrawableError(ValueError):
    """A date that a calendar cannot show; the message is the reason for the loss."""


class Drawn(NamedTuple):
    """A date as a calendar shows it.

    Attributes:
        lines: DTSTART and, for whole days, the exclusive DTEND.
        edtf: the exact date, if the lines alone do not express it; else "".
        imprecise: whether it is known less precisely than to the day.
        loss: what a reader of the calendar cannot see; "" if nothing.

    """

    lines: str
    edtf: str = ""
    imprecise: bool = False
    loss: str = ""


def draw(when: When | None, imprecise: Imprecise) -> Drawn:
    """Return what a calendar shows of *when*.

    Raises:
        UndrawableError: it can show nothing.

    """
    if when is None:
        raise UndrawableError(_NO_DATE)
    if isinstance(when, DateTime):
        return _draw_time(when)
    text = str(when)
    limits = day_range(when)
    first, last = limits.start_earliest, limits.end_latest
    if not (first >= _FIRST and last <= _LAST):
        return _draw_known_end(when, imprecise)
    start, end = dt.date.fromordinal(first), dt.date.fromordinal(last)
    if text == start.isoformat():
        return Drawn(day_lines(start, start))
    if text == f"{start.isoformat()}/{end.isoformat()}":
        # From its days alone, an interval of one day would be read back as that day.
        return Drawn(day_lines(start, end), encode_edtf(text) if first == last else "")
    if imprecise is Imprecise.SPAN:
        return Drawn(day_lines(start, end), encode_edtf(text), imprecise=True)
    if imprecise is Imprecise.MARKER:
        loss = _MARKED if first != last else ""
        return Drawn(day_lines(start, start), encode_edtf(text), imprecise=True, loss=loss)
    raise UndrawableError(_SKIPPED)


def _draw_known_end(when: When, imprecise: Imprecise) -> Drawn:
    bounds = [bound for bound in (when.earliest, when.latest) if isinstance(bound, Day)]
    if any(not _FIRST <= bound.number <= _LAST for bound in bounds):
        raise UndrawableError(NO_YEAR)
    if not bounds:
        raise UndrawableError(_NO_BOUND)
    if imprecise is Imprecise.SKIP:
        raise UndrawableError(_SKIPPED)
    day = dt.date.fromordinal(bounds[0].number)
    loss = _OPEN_END
    if isinstance(when, Interval):
        # "On or before a date" is not open, though no day bounds it.
        if isinstance(when.start, Range) and not isinstance(when.earliest, Day):
            loss = _NO_FIRST
        elif isinstance(when.end, Range) and not isinstance(when.latest, Day):
            loss = _NO_LAST
    return Drawn(day_lines(day, day), encode_edtf(str(when)), imprecise=True, loss=loss)


def _draw_time(when: DateTime) -> Drawn:
    if not 1 <= when.year <= _LAST_YEAR:
        raise UndrawableError(NO_YEAR)
    moment = dt.datetime(  # noqa: DTZ001 - without an offset it is floating time
        when.year, when.month, when.day, when.hour, when.minute, when.second
    )
    if when.offset:
        try:
            moment -= dt.timedelta(minutes=when.offset)
        except OverflowError as error:
            raise UndrawableError(NO_YEAR) from error
        if moment.year > _LAST_YEAR:
            raise UndrawableError(NO_YEAR)
    text = str(when)
    line = time_line("DTSTART", moment, utc=when.offset is not None)
    # UTC loses the offset.
    return Drawn(line, "" if when.offset is None or text.endswith("Z") else encode_edtf(text))


def time_line(name: str, moment: dt.datetime, *, utc: bool) -> str:
    """Return the line *name* of a day and time."""
    return f"{name}:{_basic(moment.isoformat(timespec='seconds'))}{'Z' if utc else ''}"


def day_lines(first: dt.date, last: dt.date) -> str:
    """Return the lines of an event of whole days."""
    # DTEND is exclusive: the day after the last (RFC 5545, 3.6.1).
    end = dt.date.fromordinal(last.toordinal() + 1)
    return (
        f"DTSTART;VALUE=DATE:{_basic(first.isoformat())}\r\n"
        f"DTEND;VALUE=DATE:{_basic(end.isoformat())}"
    )


def _basic(text: str) -> str:
    return text.replace("-", "").replace(":", "")


def encode_edtf(text: str) -> str:
    """Return an EDTF text without commas, which some programs change in X- properties.

    EDTF has no other character that a calendar escapes, and no bar.

    >>> encode_edtf("[1667,1668,1670..1672]")
    '[1667|1668|1670..1672]'

    """
    return text.replace(",", "|")


def decode_edtf(value: str) -> str:
    """Return the EDTF text of an X-EDTF, written here or with its commas."""
    return value.replace("|", ",").replace("\\,", ",")


@lru_cache(maxsize=4096)
def wording(when: When, locale: str) -> str:
    """Return the words before the title of an event of this date, with their colon."""
    return f"{when.words(locale)}: "


def without_wording(title: str, when: When, locale: str) -> str:
    """Return *title* without the words that `wording` puts before it, in whatever locale."""
    try:
        drawn = draw(when, Imprecise.SPAN)
    except UndrawableError:
        return title
    if drawn.imprecise:
        for each in dict.fromkeys((locale, *_WORD_LOCALES)):
            words = wording(when, each)
            if title.startswith(words):
                return title[len(words) :]
    return title


def utc(when: When) -> str:
    """Return *when*, a day or a day and time, as a DATE-TIME in UTC.

    A day becomes its midnight, and a time without a UTC offset is taken to be UTC.

    Raises:
        UndrawableError: it is outside the years of a calendar.

    """
    value = draw(when, Imprecise.SPAN).lines.partition("\r\n")[0].rpartition(":")[2]
    return f"{value.removesuffix('Z')}Z" if "T" in value else f"{value}T000000Z"
