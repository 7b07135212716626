"""The questions against brute force: every date is asked itself, one by one."""

import tracemalloc

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from timeline import Event, Timeline, edtf
from timeline.collection._interval_index import IntervalIndex
from timeline.edtf import Certainty
from timeline.testing import whens

CERTAIN, POSSIBLE, IMPOSSIBLE = Certainty

near = st.builds(
    "{:04}-{:02}-{:02}".format, st.integers(1999, 2001), st.integers(1, 12), st.integers(1, 28)
)
forms = st.sampled_from(
    ["{}", "{}/..", "../{}", "{}/", "/{}", "[..{}]", "[{}..]", "{}?", "{}/2001-12", "1999/{}"]
)
# Near to each other, so that they meet; and of every form there is.
close = st.builds(lambda form, day: edtf.parse(form.format(day)), forms, near)
precise = near.flatmap(lambda day: st.sampled_from([day[:4], day[:7], day, day[:2] + "XX"]))
timed = st.builds(
    "{}T{:02}:30:00{}".format, near, st.integers(0, 23), st.sampled_from(["", "Z", "+14:00", "-11"])
)
dates = close | (precise | timed).map(edtf.parse) | whens()


def timeline_of(whens):
    return Timeline([Event(id=f"e{n}", title="T", when=when) for n, when in enumerate(whens)])


def extent(window):
    if window.has_time:
        return window
    try:
        return window.as_extent()
    except OverflowError:
        assume(False)


def in_days(when, window):
    """A date with a time as its day, where the window is one of days: it has all their seconds."""
    if when.has_time and not window.has_time:
        return edtf.parse(str(when).partition("T")[0])
    return when


# The same word asks the same question of a date and of a timeline. Only "before" and "after", which
# compare two dates, take a timeline's window as the whole of its extent.
DEFINITIONS = {
    "within": lambda when, window: when.within(window),
    "overlapping": lambda when, window: when.overlapping(window),
    "at": lambda when, window: when.at(window),
    "before": lambda when, window: in_days(when, window).before(extent(window)),
    "after": lambda when, window: in_days(when, window).after(extent(window)),
}


@pytest.mark.parametrize("question", DEFINITIONS)
class TestAgainstBruteForce:
    @given(whens=st.lists(st.none() | dates, max_size=8), window=dates)
    @example(whens=["1985/"], window="1980")
    @example(whens=["1999-01-01", "1800", "1900/.."], window="../1900..")
    @example(whens=["1999-01-01", "1800", "1984"], window="..1984/2004")
    @example(
        whens=["1999/2000-01-01", "1999/1999-12-31", "2000-01-01/2001", "2000-01-02"],
        window="2000-01-01",
    )
    @example(
        whens=["1999-12-01/2000-01-01", "2000-01-01/2001-01-01", "2000-01-02/2001-01-01"],
        window="2000-01-01",
    )
    @example(whens=["156X-12-25", "{1560,1570}"], window="1565")
    @example(whens=["2004-01-01T02:00:00+05:00"], window="2003-12-31T22:00:00Z")
    @example(whens=["1999-01-01T00:30:00"], window="1999-01-01/")
    @example(whens=["1999-01-01/..", "/.."], window="[1999-01-01..]")
    @example(whens=["../1999-01-01", "1998/"], window="[..1999-01-01]")
    @example(whens=[None, "/..", "../..", "../"], window="2024")
    @example(whens=["Y170000002", "Y-17E7", "1998", "-0044-03-15"], window="Y170000002")
    def test_answers_are_those_of_each_date(self, question, whens, window):
        tl = timeline_of(whens)
        window = edtf.as_when(window)
        expected = {CERTAIN: set(), POSSIBLE: set(), IMPOSSIBLE: set()}
        for event in tl:
            answer = POSSIBLE if event.when is None else DEFINITIONS[question](event.when, window)
            expected[answer].add(event.id)
        expected[POSSIBLE] |= expected[CERTAIN]
        for at_least in (POSSIBLE, CERTAIN):
            found = getattr(tl, question)(window, at_least)
            assert list(found) == [event for event in tl if event.id in expected[at_least]]


@pytest.mark.parametrize("question", ["before", "after"])
@given(when=dates, window=dates)
def test_certain_before_and_after_are_those_of_the_window_as_a_date(question, when, window):
    when = in_days(when, window)
    certain = getattr(when, question)(window) is CERTAIN
    found = getattr(timeline_of([when]), question)(window, at_least="certain")
    assert len(found) == certain


class TestWindows:
    def test_window_is_read_as_its_whole_extent(self):
        tl = timeline_of(["2024-07-15", "2024-08"])
        assert [str(e.when) for e in tl.before("2024-08", "certain")] == ["2024-07-15"]
        assert len(tl.before("2024-07")) == 0
        assert len(tl.overlapping("2024-07", "certain")) == 1

    def test_moment_is_one_day_of_its_month(self):
        tl = timeline_of(["2024-07-01/2024-07-31", "2024-07-15"])
        assert [str(e.when) for e in tl.at("2024-07", "certain")] == ["2024-07-01/2024-07-31"]
        assert len(tl.at("2024-07")) == 2

    def test_undated_event_is_possible_and_never_certain(self):
        tl = Timeline([Event(id="a", title="A")])
        assert len(tl.within("2024")) == 1
        assert len(tl.within("2024", at_least="certain")) == 0

    def test_answers_chain(self):
        tl = timeline_of(["2023", "2024-07", "2025"])
        assert [str(e.when) for e in tl.after("2023").before("2025")] == ["2024-07"]

    def test_long_event_that_began_long_ago_is_found(self):
        whens = ["0001/..", *(f"{year:04}" for year in range(2, 2000))]
        tl = timeline_of(whens)
        assert [str(e.when) for e in tl.overlapping("3000")] == ["0001/.."]


class Counting(list):
    """A list that counts how often one of its items is looked at."""

    looks = 0

    def __getitem__(self, key):
        self.looks += 1
        return super().__getitem__(key)


intervals = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), max_size=200).map(
    lambda pairs: sorted((first, first + length) for first, length in pairs)
)


class TestIntervalIndex:
    @given(intervals=intervals, day=st.integers(-1, 110))
    @example(intervals=[(0, 1)] * 50, day=30)
    @example(intervals=[(0, 1)] * 50 + [(60, 60)], day=30)
    @example(intervals=[(n, 60) for n in range(50)] + [(61, 61)], day=61)
    def test_finds_what_reaches_a_day_and_looks_at_little_else(self, intervals, day):
        starts = [first for first, _ in intervals]
        ends = Counting([last for _, last in intervals])
        index = IntervalIndex(starts, ends)
        ends.looks = 0
        expected = [n for n, (first, last) in enumerate(intervals) if first < day <= last]
        assert index.reaching(day) == expected
        present = sum(first <= day <= last for first, last in intervals)
        assert ends.looks <= 2 * present + 16

    def test_nested_intervals_cost_no_more(self):
        count = 20_000
        starts, ends = list(range(count)), Counting([3 * count - n for n in range(count)])
        tracemalloc.start()
        index = IntervalIndex(starts, ends)
        held, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        ends.looks = 0
        assert len(index.reaching(3 * count - 10)) == 11
        assert ends.looks < 40
        # Five numbers for each interval, of eight bytes in a list, and the numbers themselves.
        assert held < count * (5 * 8 + 40)


def test_answers_repeat():
    tl = timeline_of(["2024", "2025"])
    assert tl.within("2024") == tl.within("2024")
    assert tl.after("2024") == tl.after("2024")


def test_evolved_event_makes_another_timeline():
    tl = timeline_of(["2024"])
    moved = Timeline([attrs.evolve(event, when="2025") for event in tl])
    assert moved != tl
