from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline import edtf
from timeline.edtf import Certainty
from timeline.edtf.day_numbers import day_range, day_runs
from timeline.testing import dates, whens


class TestDayRange:
    @given(whens())
    def test_runs_are_the_days_between_the_bounds_without_the_gaps(self, when):
        limits, runs = day_range(when), day_runs(when)
        assert (runs[0][0], runs[-1][1]) == (limits.start_earliest, limits.end_latest)
        assert all(end + 1 < start for (_, end), (start, _) in pairwise(runs))
        assert len(runs) == 1 or not limits.contiguous

    @given(whens(), dates())
    def test_the_limits_answer_for_a_contiguous_window(self, when, window):
        limits, asked = day_range(when), day_range(window)
        first, last = asked.start_earliest, asked.end_latest
        assume(asked.contiguous)
        start = max(limits.start_earliest, first)
        certain = limits.start_earliest >= first and limits.end_latest <= last
        possible = start <= limits.start_latest and max(start, limits.end_earliest) <= last
        answer = when.within(window)
        assert (answer is Certainty.CERTAIN) == certain
        if limits.contiguous:
            assert answer is Certainty.of(certain=certain, possible=possible)
        elif not possible:
            assert answer is Certainty.IMPOSSIBLE


class TestSortKey:
    @given(st.lists(whens(), max_size=8), st.randoms())
    def test_the_order_is_total(self, values, random):
        ordered = sorted(values, key=edtf.sort_key)
        random.shuffle(values)
        assert sorted(values, key=edtf.sort_key) == ordered

    @given(whens(), whens())
    def test_only_equal_values_share_a_key(self, a, b):
        assert (edtf.sort_key(a) == edtf.sort_key(b)) == (a == b)

    @given(st.lists(st.none() | whens(), max_size=8))
    def test_none_comes_last(self, values):
        dated = [value for value in values if value is not None]
        undated = [None] * (len(values) - len(dated))
        ordered = sorted(dated, key=edtf.sort_key)
        assert sorted(values, key=edtf.sort_key) == [*ordered, *undated]

    def test_none_comes_after_the_latest_date(self):
        latest = edtf.parse("Y999999999999999999/..")
        assert edtf.sort_key(latest) < edtf.sort_key(None)

    def test_of_equal_bounds_the_finer_comes_first(self):
        texts = ["2001-XX", "2001", "2001?"]
        assert [
            str(w) for w in sorted(map(edtf.parse, reversed(texts)), key=edtf.sort_key)
        ] == texts

    @pytest.mark.parametrize(
        ("claim", "texts"),
        [
            ("a known earliest day is its anchor", "156X-12-25 1984 1984-05 1985-01-01"),
            ("an open start comes before everything", "../1985 {..1983,1990} ../.. -9999"),
            ("an unknown start is where it has surely begun", "1985-12-30 /1985 1985-12-31"),
            ("an unbounded moment is too", "2025-07-26 [..2025-07-27] 2025-07-27 2025-07-28"),
            ("also one with later candidates", "1984 1990-12-30 [..1984,1990] 1990-12-31"),
            ("without a known start it is after all days", "Y99999999 [..0001,0002..] /.."),
            ("of one start the earlier end is first", "1984-01-01 1984 1984/1985 1984/ 1984/.."),
        ],
    )
    def test_it_is_sorted_by_its_anchor(self, claim, texts):
        expected = texts.split()
        values = map(edtf.parse, reversed(expected))
        assert [*map(str, sorted(values, key=edtf.sort_key))] == expected, claim

    @pytest.mark.parametrize(
        "expected",
        [
            # Five events of a chronology, one of them dated "by May 2027".
            ["1959", "2027-05-30", "[..2027-05]", "2027-05-31", "2027-06", None],
            # An interval whose start nobody knows, among dates of its last year.
            ["../1985", "1984", "1985", "/1985", "1985-12-31"],
        ],
    )
    def test_readers_find_each_date_where_they_look_for_it(self, expected):
        values = [text and edtf.parse(text) for text in reversed(expected)]
        found = sorted(values, key=edtf.sort_key)
        assert [when and str(when) for when in found] == expected
