"""A total order for values, and their limits as plain numbers for whoever keeps an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.edtf._day import DISTANT_FUTURE
from timeline.edtf._shapes import ANY_BEFORE, UNKNOWN_START
from timeline.edtf._value import Value
from timeline.errors import shown

if TYPE_CHECKING:
    from timeline.edtf._shapes import Limits
    from timeline.edtf._types import When

SortKey = tuple[int, int, int, int, str]

# After every value: no anchor is the open end itself.
_UNDATED: Final[SortKey] = (DISTANT_FUTURE, 0, DISTANT_FUTURE, 0, "")


def sort_key(when: When | None) -> SortKey:
    """Return a key that sorts values, and None for "no date", in one total order.

    Values sort by their anchor: the earliest day, if there is one. Where it is unknown or
    unbounded, as in ``/1985`` and ``[..1985]``, the anchor is the day by which the value has
    surely begun, and the value comes just before those that begin on that day. What has no
    beginning, as ``../1985``, comes first. A value without any known start, as ``/..``, comes
    after all others, and None comes last. Ties go to the earlier latest day, then to the finer
    precision, then to the text.

    Values do not support `<`, which would be mistaken for `before`.

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
    """The bounds of a value as day numbers, computed once and kept with the value.

    With a window that is contiguous too, read as its extent from *a* to *b*, four numbers
    answer for whole arrays what the methods answer for one:

    =========  ==============================================  ================================
    question   possible                                        certain
    =========  ==============================================  ================================
    before     end_earliest < a                                end_latest < a
    after      start_latest > b                                start_earliest > b
    overlaps   start_earliest <= b and end_latest >= a         start_latest <= b and
                                                               end_earliest >= a
    within     max(start_earliest, a) <= start_latest and      start_earliest >= a and
               max(start_earliest, end_earliest, a) <= b       end_latest <= b
    =========  ==============================================  ================================

    Where `contiguous` is false, "possible" by these numbers may yet turn out impossible for
    *overlaps* and *within*: ask the value itself.

    Raises:
        TypeError: *when* is no value.

    """
    if not isinstance(when, Value):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        raise _no_date(when)
    return when.limits


def day_runs(when: When) -> tuple[tuple[int, int], ...]:
    """The days that a value may touch as runs of day numbers, first and last, in their order.

    It is one run where the value has no gap: see `day_range`, whose numbers these are.

    Raises:
        TypeError: *when* is no value.

    >>> from timeline import edtf
    >>> for first, last in day_runs(edtf.parse("{1990,1995-06}")):
    ...     print(edtf.Day.from_number(first), edtf.Day.from_number(last))
    1990-01-01 1990-12-31
    1995-06-01 1995-06-30

    """
    if not isinstance(when, Value):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
        raise _no_date(when)
    return when.shape().reach


def _no_date(value: object) -> TypeError:
    return TypeError(f"{shown(value)} is not a date: `as_when` makes one of texts and dates")
