"""Dates with too many possible days to compare each one, such as XXXX-XX-X5.

Between two of them, or one of them and a date of several centuries, most questions are decided by
the first and last day alone; the rest are "possible". Everything here is exact, or says so.
"""

from typing import Final

from timeline.edtf._calendar import date_runs, days_of_year
from timeline.edtf._components import may_be, numbers_of
from timeline.edtf._date import Date
from timeline.edtf._day import civil, is_leap
from timeline.edtf._interval import Range
from timeline.edtf._runs import Run, Runs, is_part, meet, union
from timeline.edtf._sets import OneOf
from timeline.edtf._value import Value, has_many_runs, limits_of, shape_of

_MOST_YEARS: Final = 400
_FOUR_DIGITS: Final = 9999 * 366


def may_share(a: Value, b: Value) -> bool:
    """Return whether two dates may share a day; True if that would take long to find out."""
    if a.has_time or b.has_time:
        return True
    for one, other in ((a, b), (b, a)):
        runs = _near(one, other)
        if runs is not None:
            return meet(runs, shape_of(other).reach)
    if isinstance(a, Date) and isinstance(b, Date):
        return _share_a_day(a, b)
    return True


def surely_within(a: Value, window: Value) -> bool:
    """Return whether a date lies within a moment; False if that would take long to find out."""
    if a.has_time:
        return False
    runs = _near(window, a)
    return runs is not None and is_part(shape_of(a).reach, runs)


def _near(moment: Value, other: Value) -> Runs | None:
    """Return the days of a moment in the years of another date; None if those are too many."""
    limits = limits_of(other)
    first, last = limits.start_earliest, limits.end_latest
    if has_many_runs(other) or not -_FOUR_DIGITS <= first <= last <= _FOUR_DIGITS:
        return None
    years = range(civil(first)[0], civil(last)[0] + 1)
    if len(years) > _MOST_YEARS:
        return None
    if isinstance(moment, Date):
        return _in_years(moment, years)
    if not isinstance(moment, OneOf):
        return None
    pieces: list[Run] = []
    for member in moment.members:
        if isinstance(member, Range) or not isinstance(member, Date):
            return None
        pieces += _in_years(member, years)
    return union(pieces)


def _in_years(date: Date, years: range) -> Runs:
    here = (year for year in years if may_be(date.year, year))
    return union(run for year in here for run in date_runs(year, date.month, date.day))


def _share_a_day(a: Date, b: Date) -> bool:
    """Return whether two dates may be the same day: in a year, and as days of such a year."""
    years = set(numbers_of(a.year)) & set(numbers_of(b.year))
    return any(
        any(is_leap(year) is leap for year in years)
        and meet(days_of_year(a.month, a.day, leap=leap), days_of_year(b.month, b.day, leap=leap))
        for leap in (False, True)
    )
