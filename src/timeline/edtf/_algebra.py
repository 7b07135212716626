"""Dates made from dates: the whole extent, more room on both sides, what two agree on."""

from typing import Final

from timeline.edtf._date import Date
from timeline.edtf._day import OPEN, Day, Open, Unknown, civil, day_number, month_length
from timeline.edtf._enums import Certainty
from timeline.edtf._interval import POINTS, End, Interval, Point, Range
from timeline.edtf._runs import Run, Runs, intersection, union
from timeline.edtf._sets import AllOf, Member, OneOf, When
from timeline.edtf._shapes import ANY_AFTER, ANY_BEFORE
from timeline.edtf._value import (
    Bound,
    Value,
    bound,
    candidates_of,
    count_runs,
    has_many_runs,
    limits_of,
)
from timeline.edtf._year import Year
from timeline.errors import EdtfError, FieldError
from timeline.errors.messages import require_whole

_MAX_RUNS: Final = 100
"""The most pieces that the result of `narrow` may have: "XXXX-12-25" has ten thousand."""

_MOST_WIDENED: Final = 1_000
"""The most pieces that `widen` takes: "XXXX-12-25" would become a set of ten thousand."""

_MOST_ROOM: Final = 10_000_000
"""The most years, months or days to widen by. EDTF has days in twenty thousand years."""


def as_extent(value: Value) -> Interval:
    """Return the interval from the first day that a value may touch to the last."""
    _refuse_time(value)
    limits = limits_of(value)
    return _extent(value, limits.start_earliest, limits.end_latest)


def _extent(value: Value, first: int, last: int) -> Interval:
    """Return an interval from one day to another; some day before or after a date is kept."""
    start, end = _end(bound(first)), _end(bound(last))
    if isinstance(value, Interval):
        # "On or before 1984" is no open end: it began.
        start = value.start if first == ANY_BEFORE else start
        end = value.end if last == ANY_AFTER else end
    return Interval(start=start, end=end)


def widen(value: Value, years: int, months: int, days: int) -> OneOf | Interval:
    """Return a value with this much more room before its days and after them."""
    _refuse_time(value)
    amounts = {"years": years, "months": months, "days": days}
    for name, amount in amounts.items():
        require_whole(name, amount)
        if not 0 <= amount <= _MOST_ROOM:
            raise FieldError(name, amount, f"expected an amount above 0, and at most {_MOST_ROOM}")
    if not any(amounts.values()):
        raise FieldError("days", days, "years, months or days must be above 0")
    if count_runs(value) > _MOST_WIDENED:
        expected = f"expected at most {_MOST_WIDENED} periods with gaps between them, to widen each"
        raise EdtfError(str(value), 0, expected)
    months += 12 * years

    def wider(first: int, last: int) -> Run:
        return _moved(first, -months, -days), _moved(last, months, days)

    if runs := candidates_of(value):
        return _one_of_days(union(wider(first, last) for first, last in runs))
    limits = limits_of(value)
    return _extent(value, *wider(limits.start_earliest, limits.end_latest))


def narrow(one: When, other: When) -> When | None:
    """Return the date that two agree on, as described at `Value.narrow`."""
    if one == other:
        return one
    is_lasting = [isinstance(date, Interval | AllOf) for date in (one, other)]
    if all(is_lasting):
        return _narrow_extents(one, other)
    if any(is_lasting):
        agree = one.overlaps(other) is not Certainty.IMPOSSIBLE
        return (one if is_lasting[0] else other) if agree else None
    return _narrow_moments(one, other)


def _narrow_moments(one: When, other: When) -> When | None:
    if one.same_as(other) is Certainty.IMPOSSIBLE:
        return None
    forth, back = (a.within(b) is Certainty.CERTAIN for a, b in ((one, other), (other, one)))
    if forth and back:
        return min(one, other, key=_count_qualifiers)
    if forth or back:
        return one if forth else other
    shared = None if one.has_time or other.has_time else _shared_days(one, other)
    return shared or min(one, other, key=_length)


def _shared_days(one: When, other: When) -> When | None:
    """Return a moment among the days that both may be; None if EDTF cannot reasonably write it."""
    if has_many_runs(one) or has_many_runs(other):
        return None
    runs = tuple(intersection(candidates_of(one), candidates_of(other)))
    if len(runs) > _MAX_RUNS:
        return None
    try:
        found = _one_of_days(runs)
    except (EdtfError, FieldError, OverflowError):
        # Days in years of more than four digits.
        return None
    alone = found.members[0]
    return found if len(found.members) > 1 or isinstance(alone, Range) else alone


def _narrow_extents(one: When, other: When) -> When | None:
    if one.same_as(other) is Certainty.IMPOSSIBLE:
        # The ends may agree one by one but not together: "2001-12/200X-03" and "/2001".
        return None
    if not (isinstance(one, Interval) and isinstance(other, Interval)):
        return one
    start, end = _narrow_ends(one.start, other.start), _narrow_ends(one.end, other.end)
    if start is None or end is None:
        return None
    try:
        return Interval(start=start, end=end)
    except EdtfError:
        # The start that both allow is after the end that both allow.
        return None


def _narrow_ends(one: End, other: End) -> End | None:
    """Return the start, or the end, that two intervals agree on."""
    if one == other:
        return one
    if isinstance(one, Open) or isinstance(other, Open):
        # An open end does not exist; an unknown end does.
        return None
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        return other if isinstance(one, Unknown) else one
    moments = {_moment(end): end for end in (one, other)}
    agreed = _narrow_moments(*moments)
    if agreed is None or isinstance(agreed, POINTS):
        return agreed
    if agreed in moments:
        return moments[agreed]
    # The end of an interval cannot be a set. Take the narrower of two that share only some days.
    return min(one, other, key=lambda end: _length(_moment(end)))


def _moment(end: Point | Range) -> Point | OneOf:
    return OneOf(members=(end,)) if isinstance(end, Range) else end


def _length(date: When) -> int:
    limits = limits_of(date)
    return limits.end_latest - limits.start_earliest


def _count_qualifiers(date: When) -> int:
    return sum(map(str(date).count, "?~%"))


def _refuse_time(value: Value) -> None:
    if value.has_time:
        text = str(value)
        raise EdtfError(text, text.index("T"), "expected no time of day: an extent has none")


def _moved(number: int, months: int, days: int) -> int:
    """Return a day moved by months, to the last day of the month at most, and then by days."""
    if not ANY_BEFORE < number < ANY_AFTER:
        return number
    year, month, day = civil(number)
    years, month_from_0 = divmod(month - 1 + months, 12)
    year, month = year + years, month_from_0 + 1
    return day_number(year, month, min(day, month_length(year, month))) + days


def _end(limit: Bound) -> End:
    return _date(limit) if isinstance(limit, Day) else limit


def _date(day: Day) -> Date:
    if not -9999 <= day.year <= 9999:  # noqa: PLR2004
        raise OverflowError(f"{day} cannot be written: EDTF has days only in years of four digits")
    return Date(year=day.year, month=day.month, day=day.day)


def _one_of_days(runs: Runs) -> OneOf:
    """Return one moment among the days of some runs; a set cannot hold all days there are."""
    return OneOf(members=tuple(_member(first, last) for first, last in runs))


def _member(first: int, last: int) -> Member:
    start, end = bound(first), bound(last)
    if start == end and isinstance(start, Day):
        return _date(start)
    far = any(isinstance(day, Day) and abs(day.year) > 9999 for day in (start, end))  # noqa: PLR2004
    return Range(start=_range_end(start, (1, 1), far=far), end=_range_end(end, (12, 31), far=far))


def _range_end(limit: Bound, of_year: tuple[int, int], *, far: bool) -> Point | Open:
    """Return an end of a range; in far years as the year alone, if it is the day *of_year*."""
    if not isinstance(limit, Day):
        return OPEN
    if not far or (limit.month, limit.day) != of_year:
        return _date(limit)
    near = -9999 <= limit.year <= 9999  # noqa: PLR2004
    return Date(year=limit.year) if near else Year(mantissa=limit.year)
