"""Dates as numbers of days, to index and sort many of them.

A program that keeps an index over many dates compares these numbers instead of asking each date.
They are those of `Day.number`. What has no limit lies beyond all days, near `NO_START` or `NO_END`.
"""

from typing import Final

from timeline.edtf._sets import When
from timeline.edtf._shapes import ANY_BEFORE, NO_END, NO_START, UNKNOWN_START, Limits
from timeline.edtf._value import Value, limits_of, shape_of
from timeline.errors.messages import require_type

__all__ = ["NO_END", "NO_START", "Limits", "SortKey", "day_range", "day_runs", "sort_key"]

SortKey = tuple[int, int, int, int, str]
"""What `sort_key` returns."""

_A_DATE: Final = "a date: `as_when` converts texts and dates"
# After every value: no anchor is the open end itself.
_UNDATED: Final[SortKey] = (NO_END, 0, NO_END, 0, "")


def sort_key(when: When | None) -> SortKey:
    """Return a key that sorts dates, and None for "no date", in one total order.

    Dates sort by their anchor: the earliest day, if there is one. If it is unknown or unbounded,
    as in ``/1985`` and ``[..1985]``, the anchor is the day by which the date has surely begun, and
    the date comes just before those that begin on that day. Dates that had no beginning, such as
    ``../1985``, come first. A date without any known start, such as ``/..``, comes after all
    others, and None comes last. Ties are broken by the latest day, then by the precision, with
    the finer first, then by the text.

    Dates do not support `<`, which could be mistaken for `before`.

    Raises:
        TypeError: *when* is neither a value nor None.

    >>> from timeline import edtf
    >>> texts = ["1985-12-31", "1985", "[..1985]", "1984?", "../1985", "1984-01"]
    >>> print(*sorted(map(edtf.parse, texts), key=edtf.sort_key))
    ../1985 1984-01 1984? 1985 [..1985] 1985-12-31

    """
    if when is None:
        return _UNDATED
    limits = day_range(when)
    anchor = limits.start_earliest
    is_known = anchor > ANY_BEFORE
    if anchor in (UNKNOWN_START, ANY_BEFORE):
        anchor = limits.start_latest
    return anchor, int(is_known), limits.end_latest, when.precision.rank, str(when)


def day_range(when: When) -> Limits:
    """Return the bounds of a date as day numbers, which are computed once.

    Comparisons of these numbers answer for whole arrays what the methods answer for one date.
    The window goes from day *a* to day *b*, and has to be contiguous too:

    ===========  ==============================================  ================================
    question     possible                                        certain
    ===========  ==============================================  ================================
    before       end_earliest < a                                end_latest < a
    after        start_latest > b                                start_earliest > b
    overlapping  start_earliest <= b and end_latest >= a         start_latest <= b and
                                                                 end_earliest >= a
    within       max(start_earliest, a) <= start_latest and      start_earliest >= a and
                 max(start_earliest, end_earliest, a) <= b       end_latest <= b
    ===========  ==============================================  ================================

    If `contiguous` is false, a "possible" *overlapping* or *within* may still be impossible: ask
    the date itself.

    Raises:
        TypeError: *when* is not a value.

    >>> from timeline import edtf
    >>> day_range(edtf.parse("0001-01")).end_latest
    31

    """
    require_type("", when, Value, _A_DATE)
    return limits_of(when)


def day_runs(when: When) -> tuple[tuple[int, int], ...]:
    """Return the days that a date may touch as runs of day numbers, first and last, in order.

    A date without gaps has one run.

    Raises:
        TypeError: *when* is not a value.

    >>> from timeline import edtf
    >>> for first, last in day_runs(edtf.parse("{1990,1995-06}")):
    ...     print(edtf.Day.from_number(first), edtf.Day.from_number(last))
    1990-01-01 1990-12-31
    1995-06-01 1995-06-30

    """
    require_type("", when, Value, _A_DATE)
    return shape_of(when).reach
