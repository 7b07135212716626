"""The questions against brute force: every date is asked itself, one by one."""

from bisect import bisect_right

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from timeline import Event, Timeline, edtf
from timeline.collection._crossing import _SLACK, Crossing
from timeline.collection._peaks import Peaks
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


def as_written(when, window):
    """The day of a time, where the window is one of days: it has all the day's seconds."""
    if when.has_time and not window.has_time:
        return edtf.parse(str(when).partition("T")[0])
    return when


DEFINITIONS = {
    "within": lambda when, window: when.within(window),
    "overlapping": lambda when, window: as_written(when, window).overlapping(window),
    "before": lambda when, window: as_written(when, window).before(extent(window)),
    "after": lambda when, window: as_written(when, window).after(extent(window)),
    "at": lambda when, window: when.at(window),
}


@pytest.mark.parametrize("question", DEFINITIONS)
class TestAgainstBruteForce:
    @given(whens=st.lists(st.none() | dates, max_size=8), window=dates)
    @example(whens=["1985/"], window="1980")
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


class TestPeaks:
    @given(
        numbers=st.lists(st.integers(0, 20), max_size=400),
        limit=st.integers(-1, 21),
        bounds=st.tuples(st.integers(0, 400), st.integers(0, 400)),
    )
    def test_finds_what_is_high_enough_in_order(self, numbers, limit, bounds):
        first, last = (min(bound, len(numbers)) for bound in sorted(bounds))
        expected = [p for p in range(first, last) if numbers[p] >= limit]
        assert Peaks(numbers).at_least(limit, first, last) == expected

    def test_looks_at_few_numbers_to_find_few(self):
        class Counting(list):
            looked = 0

            def __getitem__(self, key):
                Counting.looked += 1
                return super().__getitem__(key)

        numbers = Counting([0] * 100_000)
        list.__setitem__(numbers, 77_777, 5)
        peaks = Peaks(numbers)
        Counting.looked = 0
        assert peaks.at_least(1, 10, 99_990) == [77_777]
        assert Counting.looked < 200


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), max_size=200).map(
    lambda pairs: sorted((first, first + length) for first, length in pairs)
)


class TestCrossing:
    @given(spans=spans, day=st.integers(-1, 110))
    def test_finds_what_began_before_a_day_and_is_not_over(self, spans, day):
        starts, ends = [first for first, _ in spans], [last for _, last in spans]
        expected = [n for n, (first, last) in enumerate(spans) if first < day <= last]
        assert Crossing(starts, ends).into(day) == expected

    @given(spans=spans, day=st.integers(-1, 110))
    @example(spans=[(0, 1)] * 50, day=30)
    @example(spans=[(0, 1)] * 50 + [(60, 60)], day=30)
    @example(spans=[(n, 60) for n in range(50)] + [(61, 61)], day=61)
    def test_looks_at_twice_what_is_there_and_a_few(self, spans, day):
        crossing = Crossing([first for first, _ in spans], [last for _, last in spans])
        there = sum(first <= day <= last for first, last in spans)
        stretch = bisect_right(crossing._firsts, day)
        assert len(crossing._listed[stretch]) <= 2 * there + _SLACK

    @given(spans=spans)
    def test_lists_each_span_a_few_times(self, spans):
        crossing = Crossing([first for first, _ in spans], [last for _, last in spans])
        assert sum(map(len, crossing._listed)) <= 5 * len(spans)

    def test_long_spans_within_each_other_cost_no_more(self):
        count = 20_000
        crossing = Crossing(list(range(count)), [3 * count - n for n in range(count)])
        assert sum(map(len, crossing._listed)) <= 5 * count
        assert len(crossing.into(3 * count - 10)) == 11


def test_index_is_made_once():
    tl = timeline_of(["2024"])
    tl.within("2024")
    index = tl._index
    tl.after("2024")
    assert tl._index is index


def test_evolved_event_makes_another_timeline():
    tl = timeline_of(["2024"])
    moved = Timeline([attrs.evolve(event, when="2025") for event in tl])
    assert moved != tl
