"""The dates of an event: its own, or those of its steps if it has none of its own."""

from collections.abc import Sequence
from functools import cached_property
from operator import methodcaller
from typing import Literal, TypeAlias

from timeline.edtf import Certainty, When, sort_key
from timeline.edtf.day_numbers import Limits, SortKey, day_range
from timeline.model import Event, dates_of, steps_of

Dates: TypeAlias = "When | StepDates"
"""What answers for an event."""

Question: TypeAlias = Literal["within", "overlapping", "before", "after", "at"]
OF_ANY_STEP = frozenset[Question]({"overlapping", "at"})
"""The questions about any step of an event; the others are about every one."""

CERTAIN, POSSIBLE, IMPOSSIBLE = Certainty


def time_order(event: Event) -> tuple[*SortKey, str]:
    """Return the key that events are sorted by: the date, then the id."""
    dates = dates_of(event)
    return (*sort_key(dates[0] if dates else None), event.id)


def answers_of(event: Event) -> "Dates | None":
    """Return what answers questions about the date of *event*; None if nothing does."""
    if event.when is not None:
        return event.when
    dates = dates_of(event)
    return StepDates(dates, is_complete=len(dates) == len(steps_of(event))) if dates else None


class StepDates:
    """The dates of the steps of an event that has no date of its own.

    They answer as an all-of set of them would, not as an interval, which would claim the
    years between.

    Attributes:
        dates: the date of each step that has one.
        is_complete: whether every step has a date. If one has none, it is not certain that all
            of them lie before, after or within a window.

    """

    def __init__(self, dates: Sequence[When], *, is_complete: bool) -> None:
        self.dates = dates
        self.is_complete = is_complete

    @property
    def has_time(self) -> bool:
        """Whether a date has a time of day."""
        return any(date.has_time for date in self.dates)

    @cached_property
    def limits(self) -> Limits:
        """The earliest and latest day of the first step, and those of the last."""
        limits = [day_range(date) for date in self.dates]
        return Limits(
            min(each.start_earliest for each in limits),
            min(each.start_latest for each in limits),
            max(each.end_earliest for each in limits),
            max(each.end_latest for each in limits),
            contiguous=False,
        )

    def ask(self, question: Question, window: When) -> Certainty:
        """Return the answer of the dates to a question that each has a method for."""
        answers = set(map(methodcaller(question, window), self.dates))
        if question in OF_ANY_STEP:
            return next(each for each in Certainty if each in answers)
        if IMPOSSIBLE in answers:
            return IMPOSSIBLE
        return CERTAIN if self.is_complete and answers == {CERTAIN} else POSSIBLE
