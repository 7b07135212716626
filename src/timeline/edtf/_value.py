"""What every kind of date answers: its bounds, and the questions about two dates.

The kinds (`_date`, `_year`, `_interval`, `_sets`) subclass `Value` and say what they are: their
text, level, precision, qualifier and shape. Everything here follows from the shape.

Some methods make dates of other kinds. Their functions are defined above the kinds, in
`_construct` and `_algebra`, and the package binds them to `Value` when all kinds are defined.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from timeline.edtf import _allen, _relations
from timeline.edtf._components import Precision, common
from timeline.edtf._day import OPEN, UNKNOWN, Day, Open, Unknown
from timeline.edtf._enums import Certainty
from timeline.edtf._shapes import (
    ANY_AFTER,
    ANY_BEFORE,
    UNKNOWN_END,
    UNKNOWN_START,
    Limits,
    Moment,
    Shape,
    in_seconds,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import ClassVar

    from timeline.edtf._allen import Allen
    from timeline.edtf._components import Qualifier
    from timeline.edtf._construct import DateLike
    from timeline.edtf._interval import Interval
    from timeline.edtf._runs import Runs
    from timeline.edtf._sets import OneOf, When

_MANY_RUNS: Final = 12_000
"""The limit of runs that questions compare one by one. XXXX-12-25 has ten thousand."""

Bound = Day | Open | Unknown
"""A limit of a value: a day, `OPEN` if there is none, or `UNKNOWN`."""


class Bounds(NamedTuple):
    """When a value starts and ends, at the earliest and at the latest.

    A single moment starts and ends at the same time: its two pairs are the same.
    """

    start_earliest: Bound
    start_latest: Bound
    end_earliest: Bound
    end_latest: Bound


class Builders(NamedTuple):
    """The functions for the methods of `Value` that need the kinds of dates."""

    as_when: Callable[[DateLike], When]
    narrow: Callable[[When, When], When | None]
    as_extent: Callable[[Value], Interval]
    widen: Callable[[Value, int, int, int], OneOf | Interval]
    may_share: Callable[[Value, Value], bool]
    surely_within: Callable[[Value, Value], bool]


class Value:
    """The base of all kinds of `When`. Do not subclass it.

    Every question takes a value, its EDTF text, or a date or datetime of Python's. It raises
    `EdtfError` for a text that is not a date or a datetime that EDTF cannot express, and
    `TypeError` for anything else.
    """

    __slots__ = ("_limits",)

    _limits: Limits
    _builders: ClassVar[Builders]

    # Each kind defines these.

    @property
    def level(self) -> int:
        """The level of EDTF that its text needs: 0, 1 or 2."""
        raise NotImplementedError

    @property
    def precision(self) -> Precision:
        """The unit that it names; for an interval or a set, the coarsest of its parts."""
        precisions = (date.precision for date in self._dates())
        return max(precisions, key=lambda precision: precision.rank, default=Precision.COARSER)

    @property
    def qualifier(self) -> Qualifier:
        """The qualifier that all of its components and parts share."""
        return common(date.qualifier for date in self._dates())

    @property
    def is_ongoing(self) -> bool:
        """Whether its end is open: it certainly has not ended. An unknown end is not open."""
        return False

    @property
    def has_time(self) -> bool:
        """Whether it has a time of day."""
        return False

    def _dates(self) -> Iterable[Value]:
        """Return the parts of an interval or a set that are dates."""
        return ()

    def _shape(self) -> Shape:
        """Return the days that it may turn out to be."""
        raise NotImplementedError

    def _shape_in_seconds(self, other: Value) -> Shape:
        """Return the seconds that it may be, on a clock shared with *other*."""
        del other  # only a time of day depends on the clock of the other
        return in_seconds(self._shape())

    def _compute_limits(self) -> Limits:
        """Return the limits of the shape; a kind may have a faster way."""
        return self._shape().limits

    def _count_runs(self) -> int:
        """Return about how many runs of days come of its unspecified digits and its ranges.

        Those of a set that lists its dates are as many as its text is long, and do not count.
        """
        return 0

    def _outline(self) -> Shape:
        """Return the shape without its gaps."""
        first, last = limits_of(self)[:2]
        return Moment(((first, last),))

    # The rest follows from them.

    @property
    def earliest(self) -> Bound:
        """The first day that it may touch."""
        return bound(limits_of(self).start_earliest)

    @property
    def latest(self) -> Bound:
        """The last day that it may touch."""
        return bound(limits_of(self).end_latest)

    @property
    def bounds(self) -> Bounds:
        """The first and the last day that it may start on, and those that it may end on."""
        return Bounds(*map(bound, limits_of(self)[:4]))

    def before(self, other: DateLike) -> Certainty:
        """Return whether it ends before *other* starts.

        >>> from timeline import edtf
        >>> print(edtf.parse("1984").before("1985"), edtf.parse("1984").before("1984-06"))
        certain possible

        """
        return _relations.before(*_limits_of_both(self, _value(other)))

    def after(self, other: DateLike) -> Certainty:
        """Return whether it starts after *other* ends."""
        a, b = _limits_of_both(self, _value(other))
        return _relations.before(b, a)

    def within(self, window: DateLike) -> Certainty:
        """Return whether it lies wholly within *window*, taken as its whole extent.

        >>> from timeline import edtf
        >>> print(edtf.parse("2023-10-07").within("2023-10"))
        certain

        """
        value = _value(window)
        answer = _relations.within(*_limits_of_both(self, value))
        if answer is not None:
            return answer
        if _any_has_many_runs(self, value) and self._builders.surely_within(self, value):
            return Certainty.CERTAIN
        if has_many_runs(self) and not has_many_runs(value):
            # What contains its outline contains all of its days.
            outlined = _relations.within_in_full(*_shapes_of_both(self, value))
            if outlined is Certainty.CERTAIN:
                return outlined
        return _answer(self, value, _relations.within, _relations.within_in_full)

    def overlapping(self, window: DateLike) -> Certainty:
        """Return whether it shares time with *window*, taken as its whole extent.

        >>> from timeline import edtf
        >>> print(edtf.parse("2024-07-03").overlapping("2024-07"))
        certain

        """
        value = _value(window)
        if _any_has_many_runs(self, value):
            if self.within(cast("When", value)) is Certainty.CERTAIN:
                return Certainty.CERTAIN
            possible = self.overlaps(cast("When", value)) is not Certainty.IMPOSSIBLE
            return Certainty.of(certain=False, possible=possible)
        return _relations.overlapping(*_shapes_of_both(self, value))

    def at(self, moment: DateLike) -> Certainty:
        """Return whether it is going on at *moment*, an instant that need not be known.

        This is `overlaps` by the name that it has on a timeline. "2024-07" is one instant in
        July here; `overlapping` takes it as the whole month.

        >>> from timeline import edtf
        >>> print(edtf.parse("2024-07-03").at("2024-07"))
        possible

        """
        return self.overlaps(moment)

    def overlaps(self, other: DateLike) -> Certainty:
        """Return whether the two share time: at least a day, or a second of it."""
        return _answer(self, _value(other), _relations.overlaps, _relations.overlaps_in_full)

    def same_as(self, other: DateLike) -> Certainty:
        """Return whether the two fill the same time.

        `==` compares what they say instead: ``1985~`` and ``1985`` are not equal.
        """
        return _answer(self, _value(other), _relations.same_as, _relations.same_as_in_full)

    def relations(self, other: DateLike) -> Mapping[Allen, Certainty]:
        """Return the certainty of each of Allen's thirteen relations to *other*."""
        return _allen.relations(*_shapes_of_both(self, _value(other)))

    def narrow(self, other: DateLike) -> When | None:
        """Return the date that the two agree on; None if they contradict each other.

        Two moments agree on what both allow; two extents, on the extent from what both say of
        the start to what both say of the end. A moment and an extent agree if they may share
        time, and the result is the extent: "April 2025" and "22 to 24 April" describe one visit,
        the first of them loosely.

        If both say the same, the result is the one without qualifiers, or else this one. If EDTF
        cannot write what both allow, it is the narrower of the two.

        >>> from timeline import edtf
        >>> print(edtf.parse("[..2025-07-27]").narrow("2025"), edtf.parse("2024").narrow("2025"))
        [2025-01-01..2025-07-27] None

        """
        return self._builders.narrow(cast("When", self), cast("When", _value(other)))

    def as_extent(self) -> Interval:
        """Return its whole extent, from the first day that it may touch to the last.

        Raises:
            EdtfError: it has a time of day, which an interval cannot have.
            OverflowError: a day is in a year of more than four digits, and EDTF cannot write it.

        >>> from timeline import edtf
        >>> print(edtf.parse("2023-10").as_extent())
        2023-10-01/2023-10-31

        """
        return self._builders.as_extent(self)

    def widen(self, *, years: int = 0, months: int = 0, days: int = 0) -> OneOf | Interval:
        """Return the same date with this much more room on both sides.

        A single moment stays one moment, among more days. An interval or an all-of set becomes
        the extent from the widened start to the widened end. A month after the 31st is the
        last day of the next month.

        Raises:
            EdtfError: it has a time of day, or more than a thousand days with gaps between them.
            FieldError: an amount is negative, or all are 0.
            OverflowError: a day is in a year of more than four digits, and EDTF cannot write it.
            TypeError: an amount is not a whole number.

        >>> from timeline import edtf
        >>> print(edtf.parse("1984~").widen(years=1))
        [1983-01-01..1985-12-31]

        """
        return self._builders.widen(self, years, months, days)

    def words(self, locale: str = "en") -> str:
        """Return it in the words of a language: "October 2023", "octobre 2023", "about 1984".

        English, French, German, Spanish, Russian and Chinese have words for every kind of date.
        The other locales of CLDR name days and months, put signs such as ``…`` and ``≈``
        around them, and leave the rest in EDTF.

        Args:
            locale: a locale of CLDR, such as ``fr``, ``fr_CA`` or ``en-US``.

        Raises:
            FieldError: the locale does not exist.

        """
        # Loaded when asked for: most programs only parse and compare dates.
        from timeline.wording import words  # noqa: PLC0415

        return words(cast("When", self), locale)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


# Through these functions, the other modules of the package reach what users do not see.
# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false


def bind(builders: Builders) -> None:
    """Give the methods of values the functions that make dates."""
    Value._builders = builders


def limits_of(value: Value) -> Limits:
    """Return the bounds of a value as day numbers, computed once."""
    limits: Limits | None = getattr(value, "_limits", None)
    if limits is None:
        limits = value._compute_limits()
        # A cache, not a field: the value does not change.
        object.__setattr__(value, "_limits", limits)
    return limits


def shape_of(value: Value) -> Shape:
    """Return the days that a value may turn out to be."""
    return value._shape()


def candidates_of(value: Value) -> Runs:
    """Return the days that a single moment may turn out to be; nothing for an extent or a set."""
    shape = value._shape()
    return shape.candidates if isinstance(shape, Moment) else ()


def count_runs(value: Value) -> int:
    """Return about how many runs of days a value may turn out to be."""
    return value._count_runs()


def has_many_runs(value: Value) -> bool:
    """Return whether a value has too many runs of days to look at each."""
    return value._count_runs() > _MANY_RUNS


def _any_has_many_runs(a: Value, b: Value) -> bool:
    return has_many_runs(a) or has_many_runs(b)


def _answer(
    a: Value,
    b: Value,
    by_limits: Callable[[Limits, Limits], Certainty | None],
    in_full: Callable[[Shape, Shape], Certainty],
) -> Certainty:
    """Return the answer to a question about two values, by as little as decides it."""
    answer = by_limits(*_limits_of_both(a, b))
    if answer is not None:
        return answer
    if _any_has_many_runs(a, b):
        return Certainty.of(certain=False, possible=Value._builders.may_share(a, b))
    return in_full(*_shapes_of_both(a, b))


def _limits_of_both(a: Value, b: Value) -> tuple[Limits, Limits]:
    if a.has_time or b.has_time:
        one, other = (shape.limits for shape in _shapes_of_both(a, b))
        one, other = (
            limits._replace(contiguous=False) if has_many_runs(value) else limits
            for limits, value in ((one, a), (other, b))
        )
        return one, other
    return limits_of(a), limits_of(b)


def _shapes_of_both(a: Value, b: Value) -> tuple[Shape, Shape]:
    """Return the shapes of two values, or the outline of one that has many runs.

    In an outline, more is possible than in the shape; so what is impossible is so in both.
    """
    if a.has_time or b.has_time:
        one = in_seconds(a._outline()) if has_many_runs(a) else a._shape_in_seconds(b)
        return one, in_seconds(b._outline()) if has_many_runs(b) else b._shape_in_seconds(a)
    one, other = (value._outline() if has_many_runs(value) else value._shape() for value in (a, b))
    return one, other


def exact_shapes_of_both(a: Value, b: Value) -> tuple[Shape, Shape]:
    """Return the shapes of two values on one clock, with all candidates, however many."""
    if a.has_time or b.has_time:
        return a._shape_in_seconds(b), b._shape_in_seconds(a)
    return a._shape(), b._shape()


def _value(given: DateLike) -> Value:
    return given if isinstance(given, Value) else Value._builders.as_when(given)


# The events of a timeline are close together, and asked for their years one by one.
@functools.lru_cache(maxsize=4096)
def bound(number: int) -> Bound:
    """Return the day of a number, or which kind of limit it is otherwise."""
    if ANY_BEFORE < number < ANY_AFTER:
        return Day.from_number(number)
    return UNKNOWN if number in (UNKNOWN_START, UNKNOWN_END) else OPEN
