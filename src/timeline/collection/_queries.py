"""The questions of a timeline about dates.

Each question finds rows of an `Index`. Where the limits of a date decide the answer they are
compared; otherwise the date itself is asked, by its method of the same name. The answers are
those of the dates one by one: `overlapping`, `within` and `at` are the methods of a date, and
`before` and `after` compare with the window's whole extent.
"""

from collections.abc import Callable, Mapping
from operator import methodcaller
from typing import Literal, NamedTuple, TypeAlias, cast

from timeline.collection._dates import OF_ANY_STEP, Dates, Question, StepDates
from timeline.collection._index import Index
from timeline.edtf import OPEN, UNKNOWN, Certainty, DateLike, Interval, Range, When, as_when
from timeline.edtf.day_numbers import NO_END, NO_START, Limits, day_range
from timeline.errors import FieldError
from timeline.errors.messages import require_type

AtLeast: TypeAlias = Certainty | Literal["possible", "certain"]
"""How sure an answer has to be at least."""

# Moments with different offsets from UTC can be the same though their days are two apart.
_CLOCKS = 2


class Window(NamedTuple):
    """What is asked: the question, and a date read as its whole extent.

    Attributes:
        question: the name of the method that each date has for it.
        is_certain: whether only certain answers count.
        when: the date.
        limits: its limits as an extent, which starts on its first day and ends on its last. Only
            an unknown end keeps two limits.

    """

    question: Question
    is_certain: bool
    when: When
    limits: Limits

    @property
    def near(self) -> tuple[int, int]:
        """The first and last day of the dates that may touch it."""
        around = _CLOCKS if self.when.has_time else 0
        return self.limits.start_earliest - around, self.limits.end_latest + around

    def ask(self, index: Index, rows: list[int], only: frozenset[int] | None = None) -> list[int]:
        """Keep the *rows* whose dates answer yes; if *only* is given, ask those alone."""
        if only is not None and not only:
            return rows
        refused = {Certainty.IMPOSSIBLE}
        if self.is_certain:
            refused.add(Certainty.POSSIBLE)
        ask_date, whens = methodcaller(self.question, self.when), index.whens

        def answer(when: Dates) -> Certainty:
            if isinstance(when, StepDates):
                return when.ask(self.question, self.when)
            return cast("Certainty", ask_date(when))

        return [
            row
            for row in rows
            if (only is not None and row not in only) or answer(whens[row]) not in refused
        ]


def find(index: Index, question: Question, given: DateLike, at_least: AtLeast) -> list[int]:
    """Return the positions of the dates that answer a question about a window."""
    at_least = checked(at_least)
    when = as_when(given)
    window = Window(question, at_least is Certainty.CERTAIN, when, _whole_extent(when))
    rows = _QUESTIONS[question](index, window)
    if window.is_certain and question not in OF_ANY_STEP and index.incomplete:
        rows = [row for row in rows if row not in index.incomplete]
    return sorted(map(index.positions.__getitem__, rows))


def checked(at_least: AtLeast) -> Certainty:
    """Return the certainty that *at_least* names; "impossible" is none that can be asked for."""
    require_type("at_least", at_least, str, "a text")
    if at_least not in ("possible", "certain"):
        raise FieldError("at_least", str(at_least), "expected 'possible' or 'certain'")
    return Certainty(at_least)


def _whole_extent(when: When) -> Limits:
    limits = day_range(when)
    earliest, latest = when.earliest, when.latest
    # A moment "on or after 1985" has some day, but the whole extent has no end.
    # An end "on or after 1985" of an interval is a day, though nobody knows which.
    start, end = (when.start, when.end) if isinstance(when, Interval) else (None, None)
    some_start, some_end = isinstance(start, Range), isinstance(end, Range)
    first = NO_START if earliest is OPEN and not some_start else limits.start_earliest
    last = NO_END if latest is OPEN and not some_end else limits.end_latest
    return Limits(
        first,
        limits.start_latest if earliest is UNKNOWN or (some_start and earliest is OPEN) else first,
        limits.end_earliest if latest is UNKNOWN or (some_end and latest is OPEN) else last,
        last,
        limits.contiguous,
    )


def _within(index: Index, window: Window) -> list[int]:
    """Find the dates that lie wholly within the window."""
    first, latest_start, earliest_end, last, contiguous = window.limits
    bounded = contiguous and first == latest_start and earliest_end == last
    if not bounded or window.when.has_time:
        return window.ask(index, index.touching(*window.near))
    if window.is_certain:
        return index.inside(first, last)
    found = index.touching(first, last)
    if lasting := index.lasting:
        starts, latest, ends = index.starts, index.latest_starts, index.earliest_ends
        found = [
            row
            for row in found
            if row not in lasting
            or (first <= latest[row] and max(starts[row], ends[row], first) <= last)
        ]
    return window.ask(index, found, only=index.gapped)


def _overlapping(index: Index, window: Window) -> list[int]:
    """Find the dates that share time with the window."""
    found = index.touching(*window.near)
    if window.when.has_time or not window.limits.contiguous:
        return window.ask(index, found)
    asking = index.gapped_or_timed
    if window.is_certain:
        starts, ends = index.latest_starts, index.earliest_ends
        first, last = window.limits.start_latest, window.limits.end_earliest
        found = [p for p in found if p in asking or (starts[p] <= last and first <= ends[p])]
    return window.ask(index, found, only=asking)


def _at(index: Index, window: Window) -> list[int]:
    """Find the dates that are going on at a moment, which is one of the days of its date."""
    return _overlapping(index, window._replace(limits=day_range(window.when)))


def _before(index: Index, window: Window) -> list[int]:
    """Find the dates that are over before the window begins."""
    if window.when.has_time:
        day = window.limits.start_latest + _CLOCKS
        return window.ask(index, index.over_before(day, index.earliest_ends))
    if window.is_certain:
        return index.over_before(window.limits.start_earliest, index.ends)
    return index.over_before(window.limits.start_latest, index.earliest_ends)


def _after(index: Index, window: Window) -> list[int]:
    """Find the dates that begin after the window is over."""
    if window.when.has_time:
        day = window.limits.end_earliest - _CLOCKS
        return window.ask(index, index.perhaps_starting_after(day))
    if window.is_certain:
        return index.starting_after(window.limits.end_latest)
    return index.perhaps_starting_after(window.limits.end_earliest)


_QUESTIONS: Mapping[Question, Callable[[Index, Window], list[int]]] = {
    "within": _within,
    "overlapping": _overlapping,
    "before": _before,
    "after": _after,
    "at": _at,
}
