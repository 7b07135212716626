"""Values from their parts, from texts, and from the dates of Python."""

import datetime as dt
import operator
from typing import Final, Literal, SupportsIndex, TypeVar

from timeline.edtf._components import UNMARKED, Component, Grouping, Marks, Qualifier, whole
from timeline.edtf._date import Date, DateTime, Season
from timeline.edtf._day import UNKNOWN, Open, Unknown
from timeline.edtf._interval import POINTS, End, Interval, Point, Range
from timeline.edtf._parse import member, parse
from timeline.edtf._sets import AllOf, Member, OneOf, When
from timeline.edtf._value import Value
from timeline.edtf._year import Year
from timeline.errors import EdtfError, FieldError
from timeline.errors.messages import brief, require_type

T = TypeVar("T")

DateLike = When | str | dt.date
"""What functions accept as a date: a value, its EDTF text, or a date or datetime of Python's."""


_PRECISIONS: Final = ("second", "day", "month", "year")


def date(
    year: Component,
    month: Component | None = None,
    day: Component | None = None,
    *,
    qualifier: Qualifier = Qualifier.NONE,
) -> Date | Year:
    """Return a year, a month or a day, with an optional qualifier of the whole.

    A year of more than four digits is a `Year`, and has neither month nor day.

    Raises:
        EdtfError: the date does not exist.
        TypeError: a component is not a number, or *qualifier* is not a `Qualifier`.

    >>> from timeline import edtf
    >>> print(edtf.date(2023, 10), edtf.date(-44, 3, 15), edtf.date(20_000))
    2023-10 -0044-03-15 Y20000

    """
    year, month, day = _number(year), _number(month), _number(day)
    marks = _marks(qualifier, 1 + (month is not None) + (day is not None))
    if isinstance(year, int) and abs(year) > 9999 and month is None and day is None:  # noqa: PLR2004
        return Year(mantissa=year, marks=marks)
    return Date(year=year, month=month, day=day, marks=marks)


def season(
    year: Component, grouping: Grouping | int, *, qualifier: Qualifier = Qualifier.NONE
) -> Season:
    """Return a moment in a season, or in another grouping of months.

    Raises:
        EdtfError: the year does not exist.
        FieldError: *grouping* is a number other than 21 to 41.
        TypeError: *year* or *grouping* is not a number, or *qualifier* is not a `Qualifier`.

    >>> from timeline import edtf
    >>> print(edtf.season(2021, edtf.Grouping.SPRING), edtf.season(2024, 35))
    2021-21 2024-35

    """
    year, number = _number(year), _number(grouping)
    return Season(year=year, grouping=_grouping(number), marks=_marks(qualifier, 2))


def interval(
    start: DateLike | Range | Open | Unknown | None, end: DateLike | Range | Open | Unknown | None
) -> Interval:
    """Return an extent from a start to an end; None means an unknown end.

    An end may be on or before a date, ``"..1984"``, or on or after it, ``"1984.."``.

    Raises:
        EdtfError: an end is not a date, season or year, or the end is before the start.

    >>> from timeline import edtf
    >>> print(edtf.interval("2025-07-16", edtf.OPEN), edtf.interval(None, "1985"))
    2025-07-16/.. /1985

    """
    return Interval(start=_end(start), end=_end(end))


def one_of(*members: Member | str | dt.date) -> OneOf:
    """Return one moment among several; a text may be a range.

    Raises:
        EdtfError: there are no members, or one of them cannot be in a set.

    >>> from timeline import edtf
    >>> print(edtf.one_of("1667", "1670..1672"))
    [1667,1670..1672]

    """
    return OneOf(members=tuple(map(_member, members)))


def all_of(*members: Member | str | dt.date) -> AllOf:
    """Return several moments, all of which happen; a text may be a range.

    Raises:
        EdtfError: there are no members, or one of them cannot be in a set.

    """
    return AllOf(members=tuple(map(_member, members)))


def from_python(
    value: dt.date, *, precision: Literal["second", "day", "month", "year"] = "second"
) -> Date | DateTime:
    """Return a `datetime.date` as a day, or a `datetime.datetime` as a second; pendulum's too.

    A naive datetime becomes a time without an offset. Of a time zone, only the offset at that
    time is kept.

    Spreadsheets and pandas give a day as a datetime at midnight. Nothing in it says whether the
    source gave a time, so midnight is kept unless *precision* says what the source gave.

    Args:
        value: the date or datetime; a `pandas.Timestamp` is one.
        precision: ``"second"`` keeps everything. ``"day"``, ``"month"`` or ``"year"`` keeps only
            that much, as written, without converting the time zone.

    Raises:
        EdtfError: the time has a fraction of a second, or the offset one of a minute; or the
            value is missing, such as `pandas.NaT`.
        FieldError: *precision* is none of these.
        TypeError: *value* is neither a date nor a datetime, or *precision* is not a text.

    >>> import datetime
    >>> from timeline import edtf
    >>> print(edtf.from_python(datetime.datetime(2024, 7, 3, 12, 30)))
    2024-07-03T12:30:00
    >>> print(edtf.from_python(datetime.datetime(1946, 12, 30), precision="day"))
    1946-12-30

    """
    if not isinstance(value, dt.date):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        raise TypeError(f"{brief(value)} is neither a date nor a datetime{_how_to_convert(value)}")
    require_type("precision", precision, str, f"one of {', '.join(_PRECISIONS)}")
    if precision not in _PRECISIONS:
        raise FieldError("precision", precision, f"use one of {', '.join(_PRECISIONS)}")
    if value != value:  # noqa: PLR0124 - true of pandas.NaT alone
        raise EdtfError(str(value), 0, "expected a date; write a missing one as None")
    if precision != "second" or not isinstance(value, dt.datetime):
        month = value.month if precision != "year" else None
        day = value.day if precision in {"second", "day"} else None
        return Date(year=value.year, month=month, day=day)
    # A pandas.Timestamp has nanoseconds.
    if value.microsecond or getattr(value, "nanosecond", 0):
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
    """Return a value as it is, parse a text, or convert a date or datetime.

    Raises:
        EdtfError: a text is not a date, or EDTF cannot express a datetime.
        TypeError: *value* is anything else.

    """
    if isinstance(value, Value):
        return value
    if isinstance(value, str):
        return parse(value)
    if isinstance(value, dt.date):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        return from_python(value)
    expected = "give a When, a str, a date or a datetime"
    raise TypeError(f"{brief(value)} is not a date: {expected}{_how_to_convert(value)}")


def _how_to_convert(value: object) -> str:
    """Return what to do with a date of numpy or pandas; empty for anything else."""
    package = type(value).__module__.partition(".")[0]
    if package == "numpy" and type(value).__name__ == "datetime64":
        return "; str(value) of a numpy.datetime64 in days, months, years or seconds is EDTF"
    if package == "pandas" and type(value).__name__ == "Period":
        return "; str(value) of a pandas.Period of a day, month or year is EDTF"
    return ""


def _number(component: T) -> T | int:
    """Return a whole number of another type, such as one of numpy's, as an int."""
    if type(component) is int or isinstance(component, bool | Grouping):
        return component
    return operator.index(component) if isinstance(component, SupportsIndex) else component


def _grouping(number: object) -> Grouping:
    # `21.0` and `True` equal whole numbers.
    if not isinstance(number, int) or isinstance(number, bool):
        raise TypeError(f"grouping {brief(number)} is not a whole number or a Grouping")
    if number not in tuple(Grouping):
        raise FieldError("grouping", number, "expected 21 to 41, or a Grouping")
    return Grouping(number)


def _marks(qualifier: Qualifier, components: int) -> Marks:
    require_type("qualifier", qualifier, Qualifier, "a Qualifier")
    return whole(qualifier, components) if qualifier else UNMARKED


def _end(value: DateLike | Range | Open | Unknown | None) -> End:
    if value is None:
        return UNKNOWN
    if isinstance(value, Open | Unknown | Range):
        return value
    if isinstance(value, str) and ".." in value:
        return member(value)
    return _point(value, "the end of an interval")


def _member(value: Member | str | dt.date) -> Member:
    if isinstance(value, str):
        return member(value)
    return value if isinstance(value, Range) else _point(value, "a member of a set")


def _point(value: DateLike, what: str) -> Point:
    when = as_when(value)
    if not isinstance(when, POINTS):
        raise EdtfError(str(when), 0, f"expected a date, season or year for {what}")
    return when
