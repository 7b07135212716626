"""What became of a date: how a new date differs from the old one, decided by logic.

Two dates are compared by their completions: everything that each may turn out to be. Those of a
moment are its days (seconds, as soon as one of the two has a time of day), those of an interval
its pairs of a start and an end that is not earlier, and those of an all-of set the days that its
members may fill.
"""

from collections.abc import Sequence
from enum import Enum, StrEnum, auto
from typing import NamedTuple

from timeline.edtf._construct import DateLike, as_when
from timeline.edtf._date import Date, Season
from timeline.edtf._day import OPEN, Open, Unknown
from timeline.edtf._enums import Certainty
from timeline.edtf._interval import End, Interval, Point, Range
from timeline.edtf._runs import Runs, intersection, is_part
from timeline.edtf._sets import AllOf, OneOf, When
from timeline.edtf._shapes import (
    ANY_AFTER,
    ANY_BEFORE,
    NO_END,
    NO_START,
    Extent,
    Moment,
    Several,
    Shape,
)
from timeline.edtf._value import Value, exact_shapes_of_both, limits_of

_MOST_MATCHED = 300
"""The most members of two all-of sets that are matched; of longer ones no more is said than
that they share something."""


class ChangeKind(StrEnum):
    """What became of a date."""

    UNCHANGED = "unchanged"
    DATED = "dated"
    """There was none before."""
    UNDATED = "undated"
    """There is none now."""
    REWORDED = "reworded"
    """Written in another way; it says the same."""
    QUALIFIED = "qualified"
    """The same days, with other marks of doubt."""
    NARROWED = "narrowed"
    """It says more: everything that it may be now was possible before."""
    WIDENED = "widened"
    """It says less: everything that was possible before is so now."""
    SHIFTED = "shifted"
    """Some of what was possible before is possible now, and other things are."""
    RECAST = "recast"
    """It is of another kind, such as an interval in place of a moment, and may share time."""
    ENDED = "ended"
    """What was going on is over."""
    REOPENED = "reopened"
    """What was over is going on."""
    CONTRADICTED = "contradicted"
    """What was said before is impossible now."""


class DoubtChange(StrEnum):
    """What became of the marks of doubt, ``?``, ``~`` and ``%``."""

    SAME = ""
    RAISED = "raised"
    LOWERED = "lowered"
    CHANGED = "changed"


class DateChange(NamedTuple):
    """How a date differs from what it was.

    Attributes:
        kind: what became of it.
        start: what became of the start, as written; None unless both are intervals.
        end: likewise of the end.
        doubt: what became of the marks of doubt; ``%`` counts as ``?`` and ``~``.

    """

    kind: ChangeKind
    start: ChangeKind | None = None
    end: ChangeKind | None = None
    doubt: DoubtChange = DoubtChange.SAME


class _Sharing(Enum):
    """How the completions of a new date and those of the old one share."""

    EQUAL = auto()
    PART = auto()
    WHOLE = auto()
    SOME = auto()
    NONE = auto()


_OF_SHARING = {
    _Sharing.PART: ChangeKind.NARROWED,
    _Sharing.WHOLE: ChangeKind.WIDENED,
    _Sharing.SOME: ChangeKind.SHIFTED,
    _Sharing.NONE: ChangeKind.CONTRADICTED,
}


def change(
    old: DateLike | None, new: DateLike | None, *, as_of: DateLike | None = None
) -> DateChange:
    """Return how *new* differs from *old*.

    Args:
        old: a date, or None for "no date".
        new: likewise.
        as_of: the day on which *old* was said to be true. An end that is certainly before it
            contradicts "going on"; without it, the end is only news.

    Raises:
        EdtfError: a text is not a date.
        TypeError: a value is not a date at all.

    >>> change("2024-07", "2024-07-03").kind.value
    'narrowed'
    >>> change("2024-07-03", "2024-07-04").kind.value
    'contradicted'
    >>> change("2025-07-16/..", "2025-07-16/2026-01-05").end.value
    'ended'

    """
    before = None if old is None else as_when(old)
    after = None if new is None else as_when(new)
    if before is None or after is None:
        if before is after:
            return DateChange(kind=ChangeKind.UNCHANGED)
        return DateChange(kind=ChangeKind.DATED if before is None else ChangeKind.UNDATED)
    said_on = None if as_of is None else limits_of(as_when(as_of)).start_earliest
    doubt = _doubt(before, after)
    if not (isinstance(before, Interval) and isinstance(after, Interval)):
        return DateChange(kind=_kind(before, after), doubt=doubt)
    start = _start(before.start, after.start)
    end = _end(before.end, after.end, said_on)
    kind = _kind(before, after)
    if kind is ChangeKind.CONTRADICTED and start is not ChangeKind.CONTRADICTED:
        # The last completion of an open end is shared with no end that exists.
        kind = end if end in {ChangeKind.ENDED, ChangeKind.REOPENED} else kind
    return DateChange(kind=kind, start=start, end=end, doubt=doubt)


def _kind(old: When, new: When) -> ChangeKind:
    """Return what became of *old*, but for an end that was open or is open now."""
    if str(old) == str(new):
        return ChangeKind.UNCHANGED
    if _family(old) is not _family(new):
        if old.same_as(new) is Certainty.CERTAIN:
            return _same_days(old, new)
        apart = old.overlaps(new) is Certainty.IMPOSSIBLE
        return ChangeKind.CONTRADICTED if apart else ChangeKind.RECAST
    sharing = _sharing(old, new)
    return _same_days(old, new) if sharing is _Sharing.EQUAL else _OF_SHARING[sharing]


def _family(value: When) -> type[Shape]:
    if isinstance(value, Interval):
        return Extent
    return Several if isinstance(value, AllOf) else Moment


def _same_days(old: When, new: When) -> ChangeKind:
    plain = _unmarked(old) == _unmarked(new)
    return ChangeKind.QUALIFIED if plain and _marks(old) != _marks(new) else ChangeKind.REWORDED


def _sharing(old: When, new: When) -> _Sharing:
    """Return how two dates of one family share completions."""
    match exact_shapes_of_both(old, new):
        case Moment(olds), Moment(news):
            return _of_runs(olds, news)
        case Extent() as one, Extent() as other:
            return _of_extents(one, other)
        case Several(olds, _, _), Several(news, _, _):
            return _of_sets(old, new, olds, news)
        case _:  # one of a family has the shape of the other
            raise AssertionError(old, new)


def _of_runs(olds: Runs, news: Runs) -> _Sharing:
    olds, news = _plain(olds), _plain(news)
    if olds == news:
        return _Sharing.EQUAL
    if is_part(news, olds):
        return _Sharing.PART
    if is_part(olds, news):
        return _Sharing.WHOLE
    return _Sharing.SOME if any(intersection(olds, news)) else _Sharing.NONE


def _of_extents(old: Extent, new: Extent) -> _Sharing:
    starts, ends = _of_runs(old.starts, new.starts), _of_runs(old.ends, new.ends)
    both = {starts, ends} - {_Sharing.EQUAL}
    if not both:
        return _Sharing.EQUAL
    if both in ({_Sharing.PART}, {_Sharing.WHOLE}):
        return both.pop()
    shared_starts = [*intersection(_plain(old.starts), _plain(new.starts))]
    shared_ends = [*intersection(_plain(old.ends), _plain(new.ends))]
    if shared_starts and shared_ends and shared_starts[0][0] <= shared_ends[-1][1]:
        return _Sharing.SOME
    return _Sharing.NONE


def _of_sets(old: When, new: When, olds: Sequence[Runs], news: Sequence[Runs]) -> _Sharing:
    if sorted(olds) == sorted(news):
        return _Sharing.EQUAL
    if old.same_as(new) is Certainty.IMPOSSIBLE:
        return _Sharing.NONE
    if len(olds) != len(news) or len(olds) > _MOST_MATCHED:
        return _Sharing.SOME
    if _all_matched(news, olds):
        return _Sharing.PART
    return _Sharing.WHOLE if _all_matched(olds, news) else _Sharing.SOME


def _all_matched(parts: Sequence[Runs], wholes: Sequence[Runs]) -> bool:
    """Return whether each of *parts* has a whole of its own that contains it.

    A member that finds no free whole takes that of another, if the other finds a second one.
    """
    choices = [[n for n, whole in enumerate(wholes) if is_part(part, whole)] for part in parts]
    owner: dict[int, int] = {}

    def placed(part: int, tried: set[int]) -> bool:
        for whole in choices[part]:
            if whole in tried:
                continue
            tried.add(whole)
            if whole not in owner or placed(owner[whole], tried):
                owner[whole] = part
                return True
        return False

    return all(placed(part, set()) for part in range(len(parts)))


def _plain(runs: Runs) -> Runs:
    """Return runs in which "some day, however far" is one number, whatever it is the limit of."""
    return tuple((_number(first), _number(last)) for first, last in runs)


def _number(number: int) -> int:
    if NO_START < number < ANY_BEFORE:
        return ANY_BEFORE
    return ANY_AFTER if ANY_AFTER < number < NO_END else number


def _start(old: End, new: End) -> ChangeKind:
    if str(old) == str(new):
        return ChangeKind.UNCHANGED
    if isinstance(old, Open) or isinstance(new, Open):
        # "It always was" is not "it has not begun yet".
        return ChangeKind.CONTRADICTED
    return _of_ends(old, new)


def _end(old: End, new: End, said_on: int | None) -> ChangeKind:
    if str(old) == str(new):
        return ChangeKind.UNCHANGED
    if old is OPEN:
        over = said_on is not None and _latest(new) < said_on
        return ChangeKind.CONTRADICTED if over else ChangeKind.ENDED
    return ChangeKind.REOPENED if new is OPEN else _of_ends(old, new)


def _latest(end: End) -> int:
    if isinstance(end, Open | Unknown):
        return ANY_AFTER
    return limits_of(_moment(end)).end_latest


def _of_ends(old: End, new: End) -> ChangeKind:
    if isinstance(old, Open | Unknown):
        return ChangeKind.NARROWED
    if isinstance(new, Open | Unknown):
        return ChangeKind.WIDENED
    return _kind(_moment(old), _moment(new))


def _moment(end: Point | Range) -> When:
    return OneOf(members=(end,)) if isinstance(end, Range) else end


def _marks(value: Value) -> list[tuple[object, ...]]:
    """Return what is in doubt about each date in *value*."""
    return [
        date.qualifiers if isinstance(date, Date | Season) else (date.qualifier,)
        for date in (*value._dates(),) or (value,)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    ]


def _unmarked(value: When) -> str:
    return str(value).translate(dict.fromkeys(map(ord, "?~%")))


def _doubt(old: When, new: When) -> DoubtChange:
    counts = [
        (text.count("?") + text.count("%"), text.count("~") + text.count("%"))
        for text in (str(old), str(new))
    ]
    more = any(b > a for a, b in zip(*counts, strict=True))
    less = any(b < a for a, b in zip(*counts, strict=True))
    if more and less:
        return DoubtChange.CHANGED
    if more or less:
        return DoubtChange.RAISED if more else DoubtChange.LOWERED
    same_marks = _unmarked(old) != _unmarked(new) or _marks(old) == _marks(new)
    return DoubtChange.SAME if same_marks else DoubtChange.CHANGED
