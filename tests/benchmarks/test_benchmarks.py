"""The benchmarks' cases, the ratios of their rounds and the table, without timing anything."""

import statistics
from itertools import groupby
from pathlib import Path

import pytest
from benchmarks import _measure, _table
from benchmarks._case import Case, Subject
from benchmarks._library import OURS, Library
from benchmarks._measure import Costs, Failure
from benchmarks._table import Row
from benchmarks.subjects import SUBJECTS, queries
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parent.parent.parent
PEER = Library("peer", lambda: "1.0")
MISSING = Library("missing", lambda: None)
costs = st.floats(1e-9, 1e3)


def subject(*cases):
    return Subject(name="s", about="", cases=lambda _: iter(cases))


def case(task, by, **more):
    return Case(task=task, by=by, make=lambda: object, **more)


@pytest.fixture
def processes(monkeypatch):
    """Answer for the measuring processes: the number of the process is the cost."""
    calls = []

    def answer(_subject, case, _limit, loops):
        calls.append((case.task, case.by.name, loops))
        if case.task == "wrong" and case.by is PEER:
            return Failure("s: wrong: peer", "AssertionError")
        return Costs([float(len(calls))] * 3, "second", 8)

    monkeypatch.setattr(_measure, "_in_process", answer)
    return calls


class TestRows:
    def test_libraries_of_a_task_take_turns_task_by_task(self, processes):
        given = subject(case("a", OURS), case("a", PEER), case("b", OURS))
        one, other = _measure.rows(given, 10)
        assert [(task, by) for task, by, _ in processes] == [
            *[("a", "timeline"), ("a", "peer")] * 3,
            *[("b", "timeline")] * 3,
        ]
        assert (one.what, one.ours, one.peer, one.theirs) == ("s: a", 3.0, "peer", 4.0)
        # The rounds are 1 / 2, 3 / 4 and 5 / 6.
        assert one.ratio == 3 / 4
        assert (other.what, other.ours, other.peer) == ("s: b", 8.0, "")

    def test_loops_of_the_first_round_serve_the_others(self, processes):
        list(_measure.rows(subject(case("a", OURS)), 10))
        assert [loops for _, _, loops in processes] == [0, 8, 8]

    def test_a_library_that_is_not_installed_has_no_row(self, processes):
        (row,) = _measure.rows(subject(case("a", OURS), case("a", MISSING)), 10)
        assert row.peer == ""

    def test_a_wrong_result_is_reported_once_and_stops_nothing_else(self, processes):
        given = subject(case("wrong", OURS, at_most=9), case("wrong", PEER), case("a", OURS))
        failure, *rows = _measure.rows(given, 10)
        assert failure == Failure("s: wrong: peer", "AssertionError")
        assert [row.what for row in rows] == ["s: wrong", "s: a"]

    def test_a_costly_case_has_one_process_whose_values_are_the_rounds(self, processes):
        list(_measure.rows(subject(case("a", OURS, costly=True), case("a", PEER)), 10))
        assert [by for _, by, _ in processes] == ["timeline", "peer", "peer", "peer"]

    def test_our_target_has_a_row_of_its_own_before_the_peers(self, processes):
        given = subject(case("a", OURS, at_most=5), case("a", PEER, at_most=0.5))
        assert [(row.peer, row.at_most) for row in _measure.rows(given, 10)] == [
            ("", 5),
            ("peer", 0.5),
        ]


class TestRatio:
    @given(st.lists(st.tuples(costs, costs), min_size=1, max_size=7), st.floats(0.5, 100))
    def test_what_slows_a_round_for_both_leaves_the_ratio(self, pairs, factor):
        ours, theirs = zip(*pairs, strict=True)
        expected = statistics.median(a / b for a, b in pairs)
        slowed = ((ours[0] * factor, *ours[1:]), (theirs[0] * factor, *theirs[1:]))
        assert _measure.median_ratio(ours, theirs) == pytest.approx(expected)
        assert _measure.median_ratio(*slowed) == pytest.approx(expected)


class TestTable:
    @pytest.mark.parametrize(
        ("row", "cells"),
        [
            (
                Row(what="w", ours=2e-6, peer="p", theirs=4e-4, ratio=1 / 200, at_most=1 / 20),
                ("w", "2.00 us", "p: 400 us", "1/200", "at most 1/20", "yes"),
            ),
            (
                Row(what="w", ours=3.0, peer="p", theirs=2.0, ratio=1.5, at_most=1.3),
                ("w", "3.00 s", "p: 2.00 s", "1.50", "at most 1.30", "no"),
            ),
            (
                Row(what="w", ours=1120, unit="byte", at_most=1000),
                ("w", "1.12 kB", "", "", "at most 1.00 kB", "no"),
            ),
            (Row(what="w", ours=2e-10), ("w", "0.200 ns", "", "", "", "")),
        ],
    )
    def test_row_compares_the_ratio_or_our_cost_with_the_target(self, row, cells):
        assert row.cells() == cells

    @given(st.floats(1e-12, 1e12))
    def test_three_figures_are_within_half_a_percent(self, number):
        assert float(_table.figures(number).replace(",", "")) == pytest.approx(number, rel=0.0051)


class TestCases:
    @pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
    def test_cases_of_a_task_follow_each_other_and_ours_is_the_first(self, subject):
        tasks = [list(cases) for _, cases in groupby(subject.cases(10**6), lambda it: it.task)]
        names = [cases[0].task for cases in tasks]
        assert len(set(names)) == len(names)
        for cases in tasks:
            libraries = [case.by.name for case in cases]
            assert libraries[0] == "timeline"
            assert len(set(libraries)) == len(libraries)

    @given(
        st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), max_size=20),
        st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), min_size=1, max_size=5),
    )
    def test_two_columns_count_what_one_by_one_does(self, held, asked):
        held, asked = ([(a, a + n) for a, n in spans] for spans in (held, asked))
        touching = [
            [number for number, (a, b) in enumerate(held) if a <= end and start <= b]
            for start, end in asked
        ]
        assert list(queries.expected(held, asked)) == [(len(t), sum(t)) for t in touching]
