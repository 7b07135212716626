"""From a date to what a calendar can show of it, and back.

A calendar has whole days and moments in UTC. What such a date cannot say is
written beside it, exactly, as the property X-EDTF.
"""

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from timeline.edtf import DateTime, Day, When
from timeline.edtf.day_numbers import day_range
from timeline_ical._options import Imprecise

FIRST = dt.date.min.toordinal()
# A day later in the year 10000 stands for the end of 9999-12-31, at which programs stop.
LAST_YEAR = 9998
LAST = dt.date(LAST_YEAR, 12, 31).toordinal()

NO_DATE = "there is no date, and a calendar needs one"
NO_BOUND = "neither end of the date is known, and a calendar needs a day"
NO_YEAR = "a calendar has the years 0001 to 9998 alone"
SKIPPED = "the date is not known to the day, and such events are skipped"
MARKED = "drawn on one day of its span"
OPEN_END = "an end that is open or unknown is drawn on the day of the end that is known"

_LENGTH_OF_DAY = len("2024-07-03")

# Those that say every date. A calendar that lost its language may have been in any of them.
_WORD_LOCALES = ("en", "fr", "de", "es", "ru", "zh", "en-US")


class UndrawableError(ValueError):
    """A date that no calendar can show; the message is the reason of the loss."""


class Drawn(NamedTuple):
    """A date as a calendar shows it.

    Attributes:
        lines: DTSTART and, of whole days, the exclusive DTEND.
        edtf: the exact date, where the lines alone do not say it; else "".
        imprecise: whether it is known less than to the day.
        loss: what a reader of the calendar does not see; "" where all is seen.

    """

    lines: str
    edtf: str = ""
    imprecise: bool = False
    loss: str = ""


def draw(when: When, imprecise: Imprecise) -> Drawn:
    """What a calendar shows of *when*.

    Raises:
        UndrawableError: nothing at all can be shown.

    """
    if isinstance(when, DateTime):
        return _moment(when)
    text = str(when)
    if (day := _whole_day(text)) is not None:
        return Drawn(days(day, day))
    limits = day_range(when)
    first, last = limits.start_earliest, limits.end_latest
    if first >= FIRST and last <= LAST:
        start, end = dt.date.fromordinal(first), dt.date.fromordinal(last)
        if text == f"{start.isoformat()}/{end.isoformat()}":
            # Read back from its days alone, an interval of one day would be that day.
            return Drawn(days(start, end), encode_edtf(text) if first == last else "")
        if imprecise is Imprecise.SPAN:
            return Drawn(days(start, end), encode_edtf(text), imprecise=True)
        if imprecise is Imprecise.MARKER:
            loss = MARKED if first != last else ""
            return Drawn(days(start, start), encode_edtf(text), imprecise=True, loss=loss)
        raise UndrawableError(SKIPPED)
    return _half_known(when, imprecise)


def _whole_day(text: str) -> dt.date | None:
    """The day of an EDTF text that is nothing but a day of a calendar's years."""
    if len(text) != _LENGTH_OF_DAY:
        return None
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year <= LAST_YEAR else None


def _half_known(when: When, imprecise: Imprecise) -> Drawn:
    bounds = [bound for bound in (when.earliest, when.latest) if isinstance(bound, Day)]
    if any(not FIRST <= bound.number <= LAST for bound in bounds):
        raise UndrawableError(NO_YEAR)
    if not bounds:
        raise UndrawableError(NO_BOUND)
    if imprecise is Imprecise.SKIP:
        raise UndrawableError(SKIPPED)
    day = dt.date.fromordinal(bounds[0].number)
    return Drawn(days(day, day), encode_edtf(str(when)), imprecise=True, loss=OPEN_END)


def _moment(when: DateTime) -> Drawn:
    if not 1 <= when.year <= LAST_YEAR:
        raise UndrawableError(NO_YEAR)
    moment = dt.datetime(  # noqa: DTZ001 - without an offset it is the time of any clock
        when.year, when.month, when.day, when.hour, when.minute, when.second
    )
    if when.offset:
        try:
            moment -= dt.timedelta(minutes=when.offset)
        except OverflowError as error:
            raise UndrawableError(NO_YEAR) from error
        if moment.year > LAST_YEAR:
            raise UndrawableError(NO_YEAR)
    text = str(when)
    line = second(moment, utc=when.offset is not None)
    # In UTC nobody sees whose clock it was.
    return Drawn(line, "" if when.offset is None or text.endswith("Z") else encode_edtf(text))


def second(moment: dt.datetime, *, utc: bool) -> str:
    """The line of an event at a moment."""
    return f"DTSTART:{_compact(moment.isoformat(timespec='seconds'))}{'Z' if utc else ''}"


def days(first: dt.date, last: dt.date) -> str:
    """The lines of an event of whole days."""
    # DTEND is exclusive, so the last day is written + 1 (RFC 5545, 3.6.1).
    end = dt.date.fromordinal(last.toordinal() + 1)
    return (
        f"DTSTART;VALUE=DATE:{_compact(first.isoformat())}\r\n"
        f"DTEND;VALUE=DATE:{_compact(end.isoformat())}"
    )


def _compact(text: str) -> str:
    return text.replace("-", "").replace(":", "")


def encode_edtf(text: str) -> str:
    """An EDTF text without the comma, which no X- property keeps through every program.

    EDTF has no other character that a calendar escapes, and no bar.

    >>> encode_edtf("[1667,1668,1670..1672]")
    '[1667|1668|1670..1672]'

    """
    return text.replace(",", "|")


def decode_edtf(value: str) -> str:
    """The EDTF text of the value of an X-EDTF, as written here or with its commas."""
    return value.replace("|", ",").replace("\\,", ",")


@lru_cache(maxsize=4096)
def wording(when: When, locale: str) -> str:
    """The words that stand before the title of an event of this date, with their colon."""
    return f"{when.words(locale)}: "


def without_wording(title: str, when: When, locale: str) -> str:
    """*title* without the words that `wording` put before it, in this locale or another."""
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
    """*when*, a day or a day and time, as a moment in UTC.

    A day is its midnight, and a time without a zone is taken for UTC.

    Raises:
        UndrawableError: it lies outside the years of a calendar.

    """
    value = draw(when, Imprecise.SPAN).lines.partition("\r\n")[0].rpartition(":")[2]
    return f"{value.removesuffix('Z')}Z" if "T" in value else f"{value}T000000Z"
