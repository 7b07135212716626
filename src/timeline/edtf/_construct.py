"""Values from parts, and from Python's own dates."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from timeline.edtf._compounds import AllOf, End, Interval, Member, OneOf, Point, Range
from timeline.edtf._day import UNKNOWN, Open, Unknown
from timeline.edtf._grouping import Grouping
from timeline.edtf._moments import Date, DateTime, Season, Year
from timeline.edtf._parse import member, parse
from timeline.edtf._qualifier import UNMARKED, Marks, Qualifier, whole
from timeline.edtf._types import When
from timeline.errors import EdtfError, shown

if TYPE_CHECKING:
    from timeline.edtf._calendar import Component
    from timeline.edtf._types import DateLike


def date(
    year: Component,
    month: Component | None = None,
    day: Component | None = None,
    *,
    qualifier: Qualifier = Qualifier.NONE,
) -> Date | Year:
    """A year, a month or a day, which may be qualified as a whole.

    A year of more than four digits is a `Year`, and has neither month nor day.

    Raises:
        EdtfError: there is no such date.
        TypeError: a component that is no number, or a qualifier that is no `Qualifier`.

    >>> from timeline import edtf
    >>> print(edtf.date(2023, 10), edtf.date(-44, 3, 15), edtf.date(20_000))
    2023-10 -0044-03-15 Y20000

    """
    marks = _marks(qualifier, 1 + (month is not None) + (day is not None))
    if isinstance(year, int) and abs(year) > 9999 and month is None and day is None:  # noqa: PLR2004
        return Year(mantissa=year, marks=marks)
    return Date(year=year, month=month, day=day, marks=marks)


def season(
    year: Component, grouping: Grouping | int, *, qualifier: Qualifier = Qualifier.NONE
) -> Season:
    """A moment in a season, or in another grouping of months.

    Raises:
        EdtfError: there is no such year.
        TypeError: a year that is no number, or a qualifier that is no `Qualifier`.
        ValueError: what is no grouping.

    >>> from timeline import edtf
    >>> print(edtf.season(2021, edtf.Grouping.SPRING), edtf.season(2024, 35))
    2021-21 2024-35

    """
    return Season(year=year, grouping=_grouping(grouping), marks=_marks(qualifier, 2))


def interval(
    start: DateLike | Open | Unknown | None, end: DateLike | Open | Unknown | None
) -> Interval:
    """An extent from a start to an end; None stands for an end that nobody knows.

    Raises:
        EdtfError: an end that is no date, season or year, or ends that are in no order.

    >>> from timeline import edtf
    >>> print(edtf.interval("2025-07-16", edtf.OPEN), edtf.interval(None, "1985"))
    2025-07-16/.. /1985

    """
    return Interval(start=_end(start), end=_end(end))


def one_of(*members: Member | str | dt.date) -> OneOf:
    """One moment among several; a text may be a range.

    Raises:
        EdtfError: a member that no set can hold, or none at all.

    >>> from timeline import edtf
    >>> print(edtf.one_of("1667", "1670..1672"))
    [1667,1670..1672]

    """
    return OneOf(members=tuple(map(_member, members)))


def all_of(*members: Member | str | dt.date) -> AllOf:
    """Several moments, all of which come to pass; a text may be a range.

    Raises:
        EdtfError: a member that no set can hold, or none at all.

    """
    return AllOf(members=tuple(map(_member, members)))


def from_python(value: dt.date) -> Date | DateTime:
    """A day, or a second, from a `datetime.date` or `datetime.datetime`, pendulum's included.

    A datetime without a time zone becomes a time without an offset. The zone's name is not
    kept, only its offset at that time.

    Raises:
        EdtfError: a part of a second, or of a minute of offset, which EDTF cannot hold.
        TypeError: *value* is neither.

    >>> import datetime
    >>> from timeline import edtf
    >>> print(edtf.from_python(datetime.datetime(2024, 7, 3, 12, 30)))
    2024-07-03T12:30:00

    """
    if not isinstance(value, dt.date):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        raise TypeError(f"{shown(value)} is neither a date nor a datetime")
    if not isinstance(value, dt.datetime):
        return Date(year=value.year, month=value.month, day=value.day)
    if value.microsecond:
        raise EdtfError(value.isoformat(), 19, "expected whole seconds; round them first")
    offset = value.utcoffset()
    minutes, rest = divmod(offset, dt.timedelta(minutes=1)) if offset is not None else (None, None)
    if rest:
        raise EdtfError(value.isoformat(), 19, "expected an offset of whole minutes")
    return DateTime(
        year=value.year,
        month=value.month,
        day=value.day,
        hour=value.hour,
        minute=value.minute,
        second=value.second,
        offset=minutes,
    )


def as_when(value: DateLike) -> When:
    """A value as it is, a text parsed, a date or datetime converted.

    Raises:
        EdtfError: a text that is no date, or a datetime that EDTF cannot hold.
        TypeError: anything else.

    """
    if isinstance(value, When):
        return value
    if isinstance(value, str):
        return parse(value)
    if isinstance(value, dt.date):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        return from_python(value)
    raise TypeError(f"{shown(value)} is not a date: give a When, a str, a date or a datetime")


def _grouping(number: object) -> Grouping:
    # `21.0` equals one too.
    if isinstance(number, int) and number in tuple(Grouping):
        return Grouping(number)
    raise ValueError(f"{shown(number)} is no grouping; expected 21 to 41, or a Grouping")


def _marks(qualifier: Qualifier, components: int) -> Marks:
    if not isinstance(qualifier, Qualifier):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        raise TypeError(f"qualifier {shown(qualifier)} is not a Qualifier")
    return whole(qualifier, components) if qualifier else UNMARKED


def _end(value: DateLike | Open | Unknown | None) -> End:
    if value is None:
        return UNKNOWN
    if isinstance(value, Open | Unknown):
        return value
    return _point(value, "the end of an interval")


def _member(value: Member | str | dt.date) -> Member:
    if isinstance(value, str):
        return member(value)
    return value if isinstance(value, Range) else _point(value, "a member of a set")


def _point(value: DateLike, what: str) -> Point:
    when = as_when(value)
    if not isinstance(when, Point):
        raise EdtfError(str(when), 0, f"expected a date, season or year for {what}")
    return when
