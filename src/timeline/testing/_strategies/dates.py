"""Hypothesis strategies for dates of every form of EDTF."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from timeline.edtf import (
    OPEN,
    UNKNOWN,
    AllOf,
    Date,
    DateTime,
    Digits,
    EdtfError,
    Grouping,
    Interval,
    Marks,
    OneOf,
    Open,
    Qualifier,
    Range,
    Season,
    Unknown,
    When,
    Year,
)

_UNMARKED: tuple[Qualifier, Qualifier, Qualifier] = (Qualifier.NONE, Qualifier.NONE, Qualifier.NONE)


def _years() -> SearchStrategy[int]:
    """Four-digit years, recent and unusual ones more often."""
    return st.one_of(
        st.integers(1900, 2100),
        st.sampled_from((-9999, -44, -4, -1, 0, 1, 4, 1582, 1900, 2000, 9999)),
        st.integers(-9999, 9999),
    )


def _digits(length: int) -> SearchStrategy[Digits]:
    digit = st.none() | st.integers(0, 9)
    return (
        st.lists(digit, min_size=length, max_size=length)
        .filter(lambda d: None in d)
        .map(lambda digits: Digits(tuple(digits)))
    )


@st.composite
def _marks(draw: DrawFn, components: int) -> Marks:
    """Qualifiers in any place of a date with so many components."""
    if draw(st.booleans()):
        return Marks()
    left: list[Qualifier] = [*_UNMARKED]
    right: list[Qualifier] = [*_UNMARKED]
    if draw(st.booleans()):
        right[components - 1] = draw(st.sampled_from(Qualifier))
    else:
        for place in range(components):
            left[place] = draw(st.sampled_from(Qualifier))
            others = [one for one in Qualifier if not one or one is not left[place]]
            right[place] = draw(st.sampled_from(others))
    return Marks((left[0], left[1], left[2]), (right[0], right[1], right[2]))


@st.composite
def dates(draw: DrawFn, *, exact: bool = False) -> Date:
    """A year, a month or a day, before Christ too, with X and qualifiers unless *exact*."""
    components = draw(st.integers(1, 3))
    year: int | Digits = draw(_years())
    month: int | Digits | None = draw(st.integers(1, 12)) if components > 1 else None
    day: int | Digits | None = draw(st.integers(1, 28)) if components > 2 else None  # noqa: PLR2004
    if exact:
        return Date(year=year, month=month, day=day)
    if draw(st.booleans()):
        year = draw(st.just(year) | _masked_years())
        month = draw(st.just(month) | _digits(2)) if month is not None else None
        day = draw(st.just(day) | _digits(2) | st.integers(29, 31)) if day is not None else None
    marks = draw(_marks(components))
    try:
        return Date(year=year, month=month, day=day, marks=marks)
    except EdtfError:
        # No month is 2X and no February has 31 days: mask such components as a whole.
        month = month if isinstance(month, int) else _open(month)
        return Date(year=year, month=month, day=_open(day), marks=marks)


def _open(component: object) -> Digits | None:
    return None if component is None else Digits((None, None))


@st.composite
def _masked_years(draw: DrawFn) -> Digits:
    return Digits(draw(_digits(4)).digits, negative=draw(st.booleans()))


@st.composite
def seasons(draw: DrawFn, *, exact: bool = False) -> Season:
    """A season, quarter, quadrimester or semester."""
    grouping = draw(st.sampled_from(Grouping))
    if exact:
        return Season(year=draw(_years()), grouping=grouping)
    year = draw(_years() | _masked_years())
    return Season(year=year, grouping=grouping, marks=draw(_marks(2)))


@st.composite
def far_years(draw: DrawFn) -> Year:
    """A year of five to eighteen digits, also with an exponent; or any with significant digits."""
    sign = draw(st.sampled_from((1, -1)))
    marks = draw(_marks(1))
    if draw(st.booleans()):
        mantissa = draw(st.integers(0 if sign > 0 else 1, 9999))
        return Year(mantissa=sign * mantissa, significant=draw(st.integers(1, 4)), marks=marks)
    length = draw(st.integers(5, 18))
    exponent = draw(st.integers(0, length - 1))
    mantissa = draw(st.integers(10 ** (length - exponent - 1), 10 ** (length - exponent) - 1))
    significant = draw(st.none() | st.integers(1, length))
    return Year(mantissa=sign * mantissa, exponent=exponent, significant=significant, marks=marks)


def date_times() -> SearchStrategy[DateTime]:
    """A day with a time, with an offset from UTC or without."""
    return st.builds(
        DateTime,
        year=_years(),
        month=st.integers(1, 12),
        day=st.integers(1, 28),
        hour=st.integers(0, 23),
        minute=st.integers(0, 59),
        second=st.integers(0, 59),
        offset=st.none() | st.just(0) | st.integers(-720, 840),
    )


def points(*, exact: bool = False) -> SearchStrategy[Date | Season | Year]:
    """Values that can be the end of an interval or a member of a set."""
    if exact:
        return dates(exact=True) | seasons(exact=True)
    return dates() | seasons() | far_years()


def _half_ranges() -> SearchStrategy[Range]:
    """Moments on or before a date, or on or after it, which an interval can start or end with."""
    date = points(exact=True) | points().filter(lambda date: date.is_exact)
    return st.builds(Range, start=st.just(OPEN), end=date) | st.builds(
        Range, start=date, end=st.just(OPEN)
    )


@st.composite
def intervals(draw: DrawFn) -> Interval:
    """Intervals whose ends are dates, on one side of a date, unknown or open."""
    no_date: SearchStrategy[Open | Unknown] = st.just(OPEN) | st.just(UNKNOWN)
    any_end = points() | no_date | _half_ranges()
    start, end = draw(any_end), draw(any_end)
    if start is UNKNOWN and end is UNKNOWN:
        end = OPEN
    try:
        return Interval(start=start, end=end)
    except EdtfError:
        return Interval(start=end, end=start)  # if its ends are out of order, swapped they are not


@st.composite
def ranges(draw: DrawFn) -> Range:
    """Ranges of dates within a set; one end may be open."""
    first, second = draw(points(exact=True)), draw(points(exact=True))
    pairs = ((first, second), (second, first), (first, OPEN), (OPEN, first))
    for start, end in draw(st.permutations(pairs)):
        try:
            return Range(start=start, end=end)
        except EdtfError:
            continue
    raise AssertionError("a range with an open end is always valid")


def _members() -> SearchStrategy[list[Date | Season | Year | Range]]:
    return st.lists(points() | ranges(), min_size=1, max_size=4)


def one_ofs() -> SearchStrategy[OneOf]:
    """A one-of set of dates and ranges."""
    return st.builds(OneOf, members=_members())


def all_ofs() -> SearchStrategy[AllOf]:
    """An all-of set of dates and ranges."""
    return st.builds(AllOf, members=_members())


def whens() -> SearchStrategy[When]:
    """Values of every form of EDTF, before Christ and in far years too.

    >>> from hypothesis import find
    >>> find(whens(), lambda when: when.level == 2).level
    2

    """
    return st.one_of(
        dates(), seasons(), far_years(), date_times(), intervals(), one_ofs(), all_ofs()
    )
