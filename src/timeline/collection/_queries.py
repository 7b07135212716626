"""The questions of a timeline about dates.

Each question finds rows of an `Index`. Where the limits of a date decide the answer they are
compared; otherwise the date itself is asked, by its method of the same name. The answers are
those of the dates one by one: `overlapping`, `within` and `at` are the methods of a date, and
`before` and `after` compare with the window's whole extent.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple, TypeAlias, cast

from timeline.collection._dates import Dates
from timeline.collection._index import Index
from timeline.edtf import OPEN, UNKNOWN, Certainty, DateLike, When, as_when
from timeline.edtf.day_numbers import NO_END, NO_START, Limits, day_range
from timeline.errors import FieldError
from timeline.errors.messages import brief

AtLeast: TypeAlias = Certainty | Literal["possible", "certain"]
"""How sure an answer has to be at least."""
Question: TypeAlias = Literal["within", "overlapping", "before", "after", "at"]
Answer: TypeAlias = Callable[[Dates], Certainty]

_OF_ALL_STEPS = frozenset[Question]({"within", "before", "after"})
"""The questions about every step of an event; the others are about any of them."""

# Moments with different offsets from UTC can be the same though their days are two apart.
_CLOCKS = 2
# Before every day that has a number; bounds without one lie beyond.
_EVERY_DAY = NO_START // 2


class Window(NamedTuple):
    """Where a question looks: a date read as its whole extent.

    Attributes:
        when: the date.
        limits: its limits as an extent, which starts on its first day and ends on its last. Only
            an unknown end keeps two limits.

    """

    when: When
    limits: Limits

    @classmethod
    def of(cls, given: DateLike) -> "Window":
        """Return the window of a date or its text.

        Raises:
            EdtfError: the text is not a date.
            TypeError: *given* cannot be a date.

        """
        when = as_when(given)
        first, latest_start, earliest_end, last, contiguous = day_range(when)
        if first < _EVERY_DAY or last > -_EVERY_DAY:
            # A moment "on or after 1985" has some day, but the whole extent has no end.
            first = NO_START if when.earliest is OPEN else first
            last = NO_END if when.latest is OPEN else last
        starts = latest_start if first < _EVERY_DAY and when.earliest is UNKNOWN else first
        ends = earliest_end if last > -_EVERY_DAY and when.latest is UNKNOWN else last
        return cls(when, Limits(first, starts, ends, last, contiguous))

    @property
    def near(self) -> tuple[int, int]:
        """The first and last day of the dates that may touch it."""
        around = _CLOCKS if self.when.has_time else 0
        return self.limits.start_earliest - around, self.limits.end_latest + around


def find(index: Index, question: Question, window: DateLike, at_least: AtLeast) -> list[int]:
    """Return the positions of the dates that lie to *window* as the question asks.

    Raises:
        EdtfError: *window* is a text that is not a date.
        FieldError: *at_least* is another text.
        TypeError: *window* cannot be a date, or *at_least* is not a text.

    """
    if not isinstance(cast("object", at_least), str):
        raise TypeError(f"at_least {brief(at_least)} is not a text")
    if at_least not in ("possible", "certain"):
        raise FieldError("at_least", str(at_least), "it takes 'possible' or 'certain'")
    rows = _QUESTIONS[question](index, Window.of(window), Certainty(at_least))
    if at_least == "certain" and question in _OF_ALL_STEPS and index.incomplete:
        rows = [row for row in rows if row not in index.incomplete]
    return sorted(map(index.positions.__getitem__, rows))


def _within(index: Index, window: Window, at_least: Certainty) -> list[int]:
    """Find the dates that lie wholly within the window."""
    limits = window.limits
    bounded = limits.contiguous and limits[:2] == (limits[0],) * 2 and limits[2] == limits[3]
    if not bounded or window.when.has_time:
        return _ask(
            index, index.touching(*window.near), lambda when: when.within(window.when), at_least
        )
    if at_least is Certainty.CERTAIN:
        return index.inside(limits.start_earliest, limits.end_latest)
    found = _that_fit(index, limits.start_earliest, limits.end_latest)
    return _ask(index, found, lambda when: when.within(window.when), at_least, only=index.gapped)


def _that_fit(index: Index, first: int, last: int) -> list[int]:
    """Find the dates whose limits allow them to lie within *first* to *last*."""
    found = index.touching(first, last)
    if not (lasting := index.lasting):
        return found
    starts, latest_starts, earliest_ends = index.starts, index.latest_starts, index.earliest_ends
    return [
        p
        for p in found
        if p not in lasting
        or (first <= latest_starts[p] and max(starts[p], earliest_ends[p], first) <= last)
    ]


def _overlapping(index: Index, window: Window, at_least: Certainty) -> list[int]:
    """Find the dates that share time with the window."""
    asking = index.gapped_or_timed if window.limits.contiguous else None
    return _sharing(index, window, at_least, lambda when: when.overlapping(window.when), asking)


def _at(index: Index, moment: Window, at_least: Certainty) -> list[int]:
    """Find the dates that are going on at a moment, which is one of the days of its date."""
    asked = moment._replace(limits=day_range(moment.when))
    asking = index.gapped_or_timed if asked.limits.contiguous else None
    return _sharing(index, asked, at_least, lambda when: when.at(moment.when), asking)


def _sharing(
    index: Index,
    window: Window,
    at_least: Certainty,
    answer: Answer,
    asking: frozenset[int] | None,
) -> list[int]:
    found = index.touching(*window.near)
    if window.when.has_time or asking is None:
        return _ask(index, found, answer, at_least)
    if at_least is Certainty.CERTAIN:
        starts, ends = index.latest_starts, index.earliest_ends
        first, last = window.limits.start_latest, window.limits.end_earliest
        found = [p for p in found if p in asking or (starts[p] <= last and first <= ends[p])]
    return _ask(index, found, answer, at_least, only=asking)


def _before(index: Index, window: Window, at_least: Certainty) -> list[int]:
    """Find the dates that are over before the window begins."""
    if window.when.has_time:
        found = index.perhaps_over_before(window.limits.start_latest + _CLOCKS)
        return _ask(index, found, lambda when: when.before(window.when), at_least)
    if at_least is Certainty.CERTAIN:
        return index.over_before(window.limits.start_earliest)
    return index.perhaps_over_before(window.limits.start_latest)


def _after(index: Index, window: Window, at_least: Certainty) -> list[int]:
    """Find the dates that begin after the window is over."""
    if window.when.has_time:
        found = index.perhaps_starting_after(window.limits.end_earliest - _CLOCKS)
        return _ask(index, found, lambda when: when.after(window.when), at_least)
    if at_least is Certainty.CERTAIN:
        return index.starting_after(window.limits.end_latest)
    return index.perhaps_starting_after(window.limits.end_earliest)


def _ask(
    index: Index,
    rows: Iterable[int],
    answer: Answer,
    at_least: Certainty,
    only: frozenset[int] | None = None,
) -> list[int]:
    """Keep the *rows* whose dates give the *answer*; if *only* is given, ask those alone."""
    if only is not None and not only:
        return list(rows)
    refused = {Certainty.IMPOSSIBLE}
    if at_least is Certainty.CERTAIN:
        refused.add(Certainty.POSSIBLE)
    whens = index.whens
    return [
        row
        for row in rows
        if (only is not None and row not in only) or answer(whens[row]) not in refused
    ]


_QUESTIONS: Mapping[Question, Callable[[Index, Window, Certainty], list[int]]] = {
    "within": _within,
    "overlapping": _overlapping,
    "before": _before,
    "after": _after,
    "at": _at,
}
