"""What every value answers, whatever its kind."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple, cast

from timeline.edtf import _allen, _relations
from timeline.edtf._day import OPEN, UNKNOWN, Day, Open, Unknown
from timeline.edtf._shapes import (
    ANY_AFTER,
    ANY_BEFORE,
    UNKNOWN_END,
    UNKNOWN_START,
    Limits,
    Shape,
    in_seconds,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.edtf._allen import Allen
    from timeline.edtf._certainty import Certainty
    from timeline.edtf._compounds import Interval, OneOf
    from timeline.edtf._precision import Precision
    from timeline.edtf._qualifier import Qualifier
    from timeline.edtf._types import DateLike, When

Bound = Day | Open | Unknown
"""A limit of a value: a day, or that there is none, or that nobody knows it."""


class Bounds(NamedTuple):
    """When a value starts and ends, at the earliest and at the latest.

    Of one moment the two pairs are the same: it starts and ends at once.
    """

    start_earliest: Bound
    start_latest: Bound
    end_earliest: Bound
    end_latest: Bound


class Value:
    """What all kinds of `When` have in common. Not for subclassing outside this package."""

    __slots__ = ("_limits",)

    _limits: Limits

    # Each kind says what it is ...

    @property
    def level(self) -> int:
        """The level of the standard that writing it takes: 0, 1 or 2."""
        raise NotImplementedError

    @property
    def precision(self) -> Precision:
        """The unit that it names; of an interval or a set, the coarsest of its parts."""
        raise NotImplementedError

    @property
    def qualifier(self) -> Qualifier:
        """What is said of the whole: of each component, and of each part."""
        raise NotImplementedError

    @property
    def is_ongoing(self) -> bool:
        """Whether it certainly goes on: its end is open. An unknown end is not an open one."""
        return False

    @property
    def has_time(self) -> bool:
        """Whether it has a time of day."""
        return False

    def shape(self) -> Shape:
        """The days that it may turn out to be. For the engine."""
        raise NotImplementedError

    def shape_in_seconds(self, beside: Value) -> Shape:
        """The seconds that it may be, on a clock shared with *beside*. For the engine."""
        del beside  # only a time of day cares whose clock it is
        return in_seconds(self.shape())

    def _measure(self) -> Limits:
        return self.shape().limits

    # ... and what follows from that is here.

    @property
    def limits(self) -> Limits:
        """The bounds as day numbers, which compare as fast as numbers do."""
        limits: Limits | None = getattr(self, "_limits", None)
        if limits is None:
            limits = self._measure()
            # A memory of what the fields imply, not a field: the value does not change.
            object.__setattr__(self, "_limits", limits)
        return limits

    @property
    def earliest(self) -> Bound:
        """The first day that it may touch."""
        return bound(self.limits.start_earliest)

    @property
    def latest(self) -> Bound:
        """The last day that it may touch."""
        return bound(self.limits.end_latest)

    @property
    def bounds(self) -> Bounds:
        """The first and the last day that it may start on, and those that it may end on."""
        return Bounds(*map(bound, self.limits[:4]))

    def before(self, other: DateLike) -> Certainty:
        """Whether it is over before *other* begins.

        Raises:
            EdtfError: *other* is a text that is no date, or a datetime that EDTF cannot hold.
            TypeError: *other* is nothing that can be a date.

        >>> from timeline import edtf
        >>> print(edtf.parse("1984").before("1985"), edtf.parse("1984").before("1984-06"))
        certain possible

        """
        return _relations.before(*self._limits_beside(_value(other)))

    def after(self, other: DateLike) -> Certainty:
        """Whether it begins after *other* is over.

        Raises:
            EdtfError: *other* is a text that is no date, or a datetime that EDTF cannot hold.
            TypeError: *other* is nothing that can be a date.

        """
        a, b = self._limits_beside(_value(other))
        return _relations.before(b, a)

    def overlaps(self, other: DateLike) -> Certainty:
        """Whether the two share time, in either order: at least a day, or a second of one.

        Raises:
            EdtfError: *other* is a text that is no date, or a datetime that EDTF cannot hold.
            TypeError: *other* is nothing that can be a date.

        """
        value = _value(other)
        answer = _relations.overlaps(*self._limits_beside(value))
        if answer is None:
            return _relations.overlaps_in_full(*self._shapes_beside(value))
        return answer

    def at(self, moment: DateLike) -> Certainty:
        """Whether it is going on at *moment*, which is one moment, known or not.

        This is `overlaps`, in the word that timelines use. "2024-07" is some moment of July
        here; `overlapping` takes it as the whole month.

        Raises:
            EdtfError: *moment* is a text that is no date, or a datetime that EDTF cannot hold.
            TypeError: *moment* is nothing that can be a date.

        >>> from timeline import edtf
        >>> print(edtf.parse("2024-07-03").at("2024-07"))
        possible
        >>> print(edtf.parse("2024-07-03").overlapping("2024-07"))
        certain

        """
        return self.overlaps(moment)

    def same_as(self, other: DateLike) -> Certainty:
        """Whether the two fill the same time.

        Equality is another question, whether they say the same: ``1985~`` and ``1985`` do not.

        Raises:
            EdtfError: *other* is a text that is no date, or a datetime that EDTF cannot hold.
            TypeError: *other* is nothing that can be a date.

        """
        value = _value(other)
        answer = _relations.same_as(*self._limits_beside(value))
        if answer is None:
            return _relations.same_as_in_full(*self._shapes_beside(value))
        return answer

    def within(self, window: DateLike) -> Certainty:
        """Whether it lies wholly within *window*, which is read as its whole extent.

        Raises:
            EdtfError: *window* is a text that is no date, or a datetime that EDTF cannot hold.
            TypeError: *window* is nothing that can be a date.

        >>> from timeline import edtf
        >>> print(edtf.parse("2023-10-07").within("2023-10"))
        certain

        """
        value = _value(window)
        answer = _relations.within(*self._limits_beside(value))
        if answer is None:
            return _relations.within_in_full(*self._shapes_beside(value))
        return answer

    def overlapping(self, window: DateLike) -> Certainty:
        """Whether it shares time with *window*, which is read as its whole extent.

        Raises:
            EdtfError: *window* is a text that is no date, or a datetime that EDTF cannot hold.
            TypeError: *window* is nothing that can be a date.

        >>> from timeline import edtf
        >>> print(edtf.parse("1563-12-25").overlapping("156X-12-25"))
        certain

        """
        return _relations.overlapping(*self._shapes_beside(_value(window)))

    def relations(self, other: DateLike) -> Mapping[Allen, Certainty]:
        """Each of Allen's thirteen relations to *other*, with its certainty.

        Raises:
            EdtfError: *other* is a text that is no date, or a datetime that EDTF cannot hold.
            TypeError: *other* is nothing that can be a date.

        """
        return _allen.relations(*self._shapes_beside(_value(other)))

    def narrow(self, other: DateLike) -> When | None:
        """The date that the two agree on; None where they contradict each other.

        Of two moments it is what both allow; of two extents, the extent from what both say of
        the start to what both say of the end. A moment and an extent agree where they may share
        time, and the extent stands: "April 2025" and "22 to 24 April" speak of the same visit,
        one of them loosely.

        Of dates that say the same, the one without qualifiers stands, or else this one. Where
        what both allow cannot be written, the narrower of the two stands.

        Raises:
            EdtfError: *other* is a text that is no date, or a datetime that EDTF cannot hold.
            TypeError: *other* is nothing that can be a date.

        >>> from timeline import edtf
        >>> print(edtf.parse("[..2025-07-27]").narrow("2025"), edtf.parse("2024").narrow("2025"))
        [2025-01-01..2025-07-27] None

        """
        from timeline.edtf._narrow import narrow  # noqa: PLC0415  # it builds on the kinds

        return narrow(cast("When", self), cast("When", _value(other)))

    def as_extent(self) -> Interval:
        """The whole of it: from the first day that it may touch to the last.

        Raises:
            OverflowError: a day in a year of more than four digits, which EDTF cannot write.
            EdtfError: a time of day, which an interval cannot have.

        >>> from timeline import edtf
        >>> print(edtf.parse("2023-10").as_extent())
        2023-10-01/2023-10-31

        """
        from timeline.edtf._extents import as_extent  # noqa: PLC0415  # it builds on the kinds

        return as_extent(self)

    def widen(self, *, years: int = 0, months: int = 0, days: int = 0) -> OneOf | Interval:
        """The same with so much more room on both sides.

        One moment stays one moment, among more days; an interval or an all-of set becomes the
        extent from the widened start to the widened end. A month later than the 31st is the
        last day of the next month.

        Raises:
            OverflowError: a day in a year of more than four digits, which EDTF cannot write.
            EdtfError: a time of day.
            TypeError: an amount that is no whole number.
            ValueError: a negative amount, or none at all.

        >>> from timeline import edtf
        >>> print(edtf.parse("1984~").widen(years=1))
        [1983-01-01..1985-12-31]

        """
        from timeline.edtf._extents import widen  # noqa: PLC0415  # it builds on the kinds

        return widen(self, years=years, months=months, days=days)

    def words(self, locale: str = "en") -> str:
        """It in the words of a language: "October 2023", "octobre 2023", "about 1984".

        English, French, German, Spanish, Russian and Chinese say everything. The other locales
        of pendulum name days and months, with signs such as ``…`` and ``≈`` around them, and
        leave the rest in EDTF.

        Args:
            locale: a locale of pendulum, as ``fr``, ``fr_CA`` or ``en-US``.

        Raises:
            FieldError: there is no such locale; the message names those that there are.

        """
        # Loaded when asked for: most programs only parse and compare dates.
        from timeline.wording import words  # noqa: PLC0415

        return words(cast("When", self), locale)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def _limits_beside(self, other: Value) -> tuple[Limits, Limits]:
        if self.has_time or other.has_time:
            a, b = self._shapes_beside(other)
            return a.limits, b.limits
        return self.limits, other.limits

    def _shapes_beside(self, other: Value) -> tuple[Shape, Shape]:
        if self.has_time or other.has_time:
            return self.shape_in_seconds(other), other.shape_in_seconds(self)
        return self.shape(), other.shape()


def _value(other: DateLike) -> Value:
    if isinstance(other, Value):
        return other
    from timeline.edtf._construct import as_when  # noqa: PLC0415  # it builds on the kinds

    return as_when(other)


# The events of a timeline lie close together, and are asked for their year one by one.
@functools.lru_cache(maxsize=4096)
def bound(number: int) -> Bound:
    """The day of a number, or which kind of no day it stands for."""
    if ANY_BEFORE < number < ANY_AFTER:
        return Day.from_number(number)
    return UNKNOWN if number in (UNKNOWN_START, UNKNOWN_END) else OPEN
