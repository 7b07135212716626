"""Dates in other notations than EDTF: how to write them."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from timeline.edtf import parse
from timeline.errors import EdtfError

_DAY: Final = r"(?P<day>\d{4}-\d\d-\d\d)"
_MIDNIGHT: Final = r"[Tt ]00:?00(?::?00(?:\.0+)?)?\s*(?:Z|[+-]00:?00)?"
_CLOCK: Final = (
    rf"{_DAY}[Tt ]\s*(?P<hour>\d?\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<offset>Z|[+-]\d\d(?::?\d\d)?|)"
)
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?=$|[Tt ])", re.ASCII)
_SEPARATED: Final = re.compile(r"(\d{4})[-/.](\d\d?)(?:[-/.](\d\d?))?(?=$|[Tt ])", re.ASCII)
_WEEK: Final = re.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?", re.ASCII)
_OPEN: Final = frozenset({"open", "now", "present", "today", "ongoing", "..."})
_UNKNOWN: Final = frozenset({"unknown", "?", "uuuu", "xxxx"})


def rewritings(text: str) -> tuple[str, ...]:
    """Return the EDTF texts that a *text* in another notation may mean.

    >>> rewritings("2007-11-00"), rewritings("1981-09..1981-10")
    (('2007-11',), ('1981-09/1981-10', '[1981-09..1981-10]'))

    """
    return tuple(dict.fromkeys(filter(_is_date, _rewritten(text.strip()))))


def rewriting_of_parts(parts: Mapping[object, object]) -> str:
    """Return the EDTF text of a date that is given in parts: a start and an end, or numbers.

    >>> rewriting_of_parts({"start": "1959", "end": "1961"})
    '1959/1961'
    >>> rewriting_of_parts({"year": 1959, "month": 7})
    '1959-07'

    """
    named = {str(name).lower().removesuffix("_date"): value for name, value in parts.items()}
    if "year" in named:
        year, month, day = (str(named.get(name) or "") for name in ("year", "month", "day"))
        if day and not month:
            return ""
        found = "-".join([year.zfill(4), *(part.zfill(2) for part in (month, day) if part)])
    else:
        start, end = (
            next((str(named[name]) for name in names if named.get(name)), "")
            for names in (("start", "begin", "from"), ("end", "to", "until"))
        )
        found = f"{start}/{end}" if start and end else ""
    return found if _is_date(found) else ""


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True


def _rewritten(text: str) -> Iterator[str]:
    one, dots, other = text.partition("..")
    if dots and text.strip(". ") and not text.startswith(("[", "{")):
        ends = _end(one), _end(other.strip(". "))
        yield "/".join(end or ".." for end in ends)
        yield f"[{'..'.join(ends)}]"
    elif text.count("/") == 1 and not _SEPARATED.match(text):
        yield "/".join(map(_end, text.split("/")))
    elif week := _WEEK.fullmatch(text):
        yield _of_week(int(week[1]), int(week[2]), int(week[3] or 0))
    else:
        if found := re.fullmatch(f"{_DAY}{_MIDNIGHT}", text, re.ASCII):
            # A spreadsheet adds the time to every day.
            yield found["day"]
        yield _point(text)


def _end(text: str) -> str:
    word = text.strip().lower()
    if word in _OPEN:
        return ".."
    return "" if word in _UNKNOWN else _point(text)


def _point(text: str) -> str:
    """Return one date as EDTF writes it; the text itself if its notation is not known."""
    text = text.strip()
    if found := _COMPACT.match(text):
        text = f"{found[1]}-{found[2]}-{found[3]}{text[found.end() :]}"
    elif found := _SEPARATED.match(text):
        parts = (found[1], *(part.zfill(2) for part in found.groups()[1:] if part))
        text = "-".join(parts) + text[found.end() :]
    for pattern, write in _NOTATIONS:
        if found := re.fullmatch(pattern, text, re.ASCII):
            return write(found)
    return text


def _of_zeros(found: re.Match[str]) -> str:
    if found["year"] == "0000":
        # Where parts may be zero this is an unknown year; in EDTF it is 1 BC.
        return ""
    if found["day"]:
        return f"{found['year']}-XX-{found['day']}"
    return f"{found['year']}-{found['month']}" if found["month"] else found["year"]


def _of_clock(found: re.Match[str]) -> str:
    offset = found["offset"]
    if len(offset) == 5:  # noqa: PLR2004 - as +0200
        offset = f"{offset[:3]}:{offset[3:]}"
    clock = f"{found['hour'].zfill(2)}:{found['minute']}:{found['second'] or '00'}"
    return f"{found['day']}T{clock}{offset}"


def _of_day(found: re.Match[str]) -> str:
    year, number = int(found[1]), int(found[2])
    try:
        day = dt.date(year, 1, 1) + dt.timedelta(days=number - 1)
    except (ValueError, OverflowError):
        return ""
    return day.isoformat() if number and day.year == year else ""


def _of_week(year: int, week: int, day: int) -> str:
    try:
        if day:
            return dt.date.fromisocalendar(year, week, day).isoformat()
        first, last = (dt.date.fromisocalendar(year, week, number) for number in (1, 7))
    except ValueError:
        return ""
    return f"{first}/{last}"


_NOTATIONS: Final[tuple[tuple[str, Callable[[re.Match[str]], str]], ...]] = (
    # Unknown parts as zeros, as databases have them.
    (
        rf"(?P<year>\d{{4}})-(?:00(?:-00)?|(?P<month>\d\d)-00|00-(?P<day>\d\d))(?:{_MIDNIGHT})?",
        _of_zeros,
    ),
    (_CLOCK, _of_clock),
    # A day and an hour, as in Obsidian's timelines, where the hour 00 means none.
    (rf"{_DAY}-00", lambda found: found["day"]),
    (rf"{_DAY}[-Tt ](?P<hour>\d\d)", lambda found: f"{found['day']}T{found['hour']}:00:00"),
    (r"00[-/.](\d\d)[-/.](\d{4})", lambda found: f"{found[2]}-{found[1]}"),
    # A year and a month, but not the day 13 or later of a year of two digits.
    (r"(1\d|20)(\d\d)(0[1-9]|1[0-2])", lambda found: f"{found[1]}{found[2]}-{found[3]}"),
    (r"(\d{4})-(\d{3})", _of_day),
    # A day with an offset, as in XML Schema.
    (rf"{_DAY}(?:Z|[+-]\d\d:?\d\d)", lambda found: found["day"]),
    # Unknown digits in small letters, or as the first draft of EDTF wrote them.
    (
        r"\d{1,3}[xu]{1,3}|\d{4}-[xu]{2}|\d{4}-(?:\d\d|[xu]{2})-[xu]{2}",
        lambda found: re.sub("[xu]", "X", found[0]),
    ),
    (r"\d{3}", lambda found: f"0{found[0]}"),
    (r"\+?(\d{5})", lambda found: f"Y{found[1]}"),
    (r"-\d{5,9}", lambda found: f"Y{found[0]}"),
)
"""The notations of one date, each with how to write it."""
