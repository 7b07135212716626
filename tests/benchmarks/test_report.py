"""The report of the benchmarks, from suites that are put together by hand."""

import doctest
import itertools
import statistics
from pathlib import Path

import pyperf
import pytest
from benchmarks import _report, _shown
from benchmarks._case import Case, Subject, name_of
from benchmarks._headlines import HEADLINES
from benchmarks._library import OURS, Library
from benchmarks._report import (
    Beside,
    Headline,
    Run,
    headline_lines,
    quoted_in,
    report,
    subject_rows,
    target_rows,
    with_quotation,
)
from benchmarks._results import Measured, measured, ratio, results_of
from benchmarks._rounds import Failure
from benchmarks._shown import figures, shown, spread
from benchmarks._targets import TARGETS, Target, ours, over, rate, times, times_of
from benchmarks.subjects import SUBJECTS, queries
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parent.parent.parent
PEER = Library("peer", lambda: "1.0")
MISSING = Library("missing", lambda: None)
SUBJECT = Subject(
    name="dates",
    title="Dates",
    item="date",
    about="What they are.",
    cases=lambda _: iter(
        [
            Case(task="read", by=OURS, make=lambda: object),
            Case(task="read", by=PEER, make=lambda: object),
            Case(task="ask", by=OURS, make=lambda: object),
            Case(task="ask", by=MISSING, make=lambda: object),
        ]
    ),
)
costs = st.floats(1e-9, 1e3)
rounds = st.lists(st.tuples(costs, costs), min_size=1, max_size=7)


def benchmark(name, *runs, unit="second"):
    """What pyperf gives for a run of each list of values, after one that calibrates."""
    metadata = {"name": name, "unit": unit, "loops": 1}
    calibration = pyperf.Run([], warmups=[(1, 9.0)], metadata=metadata, collect_metadata=False)
    held = [pyperf.Run(values, metadata=metadata, collect_metadata=False) for values in runs]
    return pyperf.Benchmark([calibration, *held])


SUITE = [
    benchmark("dates: read: timeline", [2e-6, 1e-6, 1e-6], [2e-6] * 3, [4e-6] * 3),
    benchmark("dates: read: peer", [8e-6] * 3, [4e-6] * 3, [20e-6] * 3),
    benchmark("dates: ask: timeline", [1e-3] * 3, [1e-3] * 3, [1e-3] * 3),
]
RESULTS = results_of(SUITE)
RUN = Run(date="2026-11-25", machine="a machine", subjects=[SUBJECT], limit=10, results=RESULTS)


def asked_by(find):
    """The names of the results that *find* looks for."""
    asked = set()

    class Names(dict):
        def get(self, name, default=None):
            asked.add(name)
            return Measured((1.0,))

    find(Names())
    return asked


def peers_in(text):
    """The results in a report by their names, each with how many times ours it is."""
    subjects = {subject.title: subject.name for subject in SUBJECTS}
    subject = task = ""
    for line in text.splitlines():
        if line.startswith("## "):
            subject = subjects.get(line.removeprefix("## "), "")
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if subject and line.startswith("|") and len(cells) == 6:
            task = cells[0] or task
            if cells[4].replace(".", "").replace(",", "").isdigit():
                yield f"{subject}: {task}: {cells[1]}", float(cells[4].replace(",", ""))


class TestMeasured:
    def test_each_run_with_values_is_a_round_whose_median_counts(self):
        assert RESULTS["dates: read: timeline"].rounds == (1e-6, 2e-6, 4e-6)

    def test_the_values_of_an_only_run_are_its_rounds(self):
        assert measured(benchmark("x", [3.0, 1.0, 2.0])).rounds == (3.0, 1.0, 2.0)

    def test_unit_is_that_of_the_benchmark(self):
        assert measured(benchmark("x", [300.0], unit="byte")).unit == "byte"

    def test_a_suite_in_a_file_reads_as_it_was(self, tmp_path):
        pyperf.BenchmarkSuite(SUITE).dump(str(tmp_path / "suite.json"))
        found = pyperf.BenchmarkSuite.load(str(tmp_path / "suite.json"))
        assert results_of(found.get_benchmarks()) == RESULTS


class TestRatio:
    @given(rounds)
    def test_rounds_are_compared_one_by_one(self, pairs):
        theirs, own = (Measured(tuple(column)) for column in zip(*pairs, strict=True))
        found = ratio(theirs, own)
        assert found.rounds == tuple(a / b for a, b in pairs)
        assert found.median == statistics.median(a / b for a, b in pairs)
        assert found.low <= found.median <= found.high

    @given(rounds, st.floats(0.5, 100))
    def test_what_slows_a_round_for_both_leaves_the_ratio(self, pairs, factor):
        theirs, own = zip(*pairs, strict=True)
        disturbed = (
            Measured((theirs[0] * factor, *theirs[1:])),
            Measured((own[0] * factor, *own[1:])),
        )
        quiet = ratio(Measured(theirs), Measured(own))
        assert ratio(*disturbed).rounds == pytest.approx(quiet.rounds)


class TestFigures:
    @given(st.floats(1e-12, 1e12))
    def test_three_figures_hold_the_number_to_half_a_percent(self, number):
        assert float(figures(number).replace(",", "")) == pytest.approx(number, rel=0.0051)

    def test_unit_fits_the_number(self):
        found = [shown(number, "second") for number in (2.0, 2e-3, 2e-6, 2e-9, 2e-12)]
        assert found == ["2.00 s", "2.00 ms", "2.00 us", "2.00 ns", "0.00200 ns"]
        assert shown(30_000_000, "byte") == "30.0 MB"
        assert shown(150_000, "rate") == "150,000 a second"

    def test_spread_is_in_the_unit_of_the_median(self):
        assert spread(Measured((9e-7, 1.5e-6, 2e-6), "second")) == "0.900 to 2.00 us"


class TestSubjectRows:
    def test_a_peer_stands_under_ours_with_the_median_of_the_ratios(self):
        # 8, 2 and 5 times as long: the median of these is not the ratio of the medians, 4.
        assert list(subject_rows(SUBJECT, SUBJECT.cases(10), RESULTS)) == [
            ["read", "timeline", "2.00 us", "1.00 to 4.00 us", "", ""],
            ["", "peer", "8.00 us", "4.00 to 20.0 us", "5.00", "2.00 to 8.00"],
            ["ask", "timeline", "1.00 ms", "1.00 to 1.00 ms", "", ""],
        ]

    def test_a_peer_alone_is_compared_with_nothing(self):
        alone = {"dates: read: peer": Measured((1e-6,), "second")}
        rows = list(subject_rows(SUBJECT, SUBJECT.cases(10), alone))
        assert rows == [["read", "peer", "1.00 us", "1.00 to 1.00 us", "", ""]]


class TestTargets:
    def test_reaching_counts_the_other_way_for_a_greatest(self):
        least = Target(words="w", find=ours("x"), limit=10, kind="at least")
        most = Target(words="w", find=ours("x"), limit=10, kind="at most")
        assert (least.reached(Measured((20.0,))), most.reached(Measured((20.0,)))) == (2.0, 0.5)

    def test_verdict_says_by_how_much_and_why(self):
        found = target_rows(
            [
                Target(words="a", find=times("dates: read", "peer"), limit=5, kind="at least"),
                Target(
                    words="b", find=ours("dates: ask"), limit=1e-4, kind="at most", why="it is hard"
                ),
                Target(words="c", find=ours("dates: write"), limit=1, kind="at most", why="no"),
            ],
            RESULTS,
        )
        assert list(found) == [
            ["a", "5.00 x", "met", ""],
            ["b", "1.00 ms", "missed by a factor of 10.0", "it is hard"],
            ["c", "", "not measured", ""],
        ]

    def test_finders_turn_costs_into_rates_and_ratios(self):
        assert rate("dates: ask")(RESULTS).median == pytest.approx(1000)
        assert over("dates: read", "peer")(RESULTS).median == pytest.approx(0.2)
        assert times_of("dates: ask", "dates: read")(RESULTS).rounds == pytest.approx(
            (1000, 500, 250)
        )

    def test_each_asks_for_a_case_that_there_is(self):
        asked: set[str] = set()

        class Names(dict):
            def get(self, name, default=None):
                asked.add(name)
                return default

        for target in TARGETS:
            target.find(Names())
        for line in HEADLINES:
            line.find(Names())
            for peer in line.beside:
                peer.find(Names())
        there = {name_of(subject, case) for subject in SUBJECTS for case in subject.cases(10**6)}
        assert asked <= there


class TestDocstrings:
    @pytest.mark.parametrize("module", [_report, _shown])
    def test_examples_hold(self, module):
        found = doctest.testmod(module)
        assert found.attempted > 0
        assert found.failed == 0


class TestHeadlines:
    def test_line_has_our_number_and_those_of_the_peers_that_were_measured(self):
        lines = headline_lines(
            [
                Headline(
                    words="dates read",
                    find=rate("dates: read"),
                    beside=(
                        Beside(times("dates: read", "peer"), "{} times peer's"),
                        Beside(times("dates: read", "missing"), "{} times missing's"),
                        Beside(over("dates: read", "peer"), "in {} times its time"),
                    ),
                ),
                Headline(words="not there", find=rate("dates: write")),
            ],
            RESULTS,
        )
        assert list(lines)[2:] == [
            "| dates read | 500,000 a second | 5.00 times peer's; in 0.200 times its time |"
        ]

    def test_no_peer_is_quoted_without_the_fastest(self):
        measured = dict(peers_in((ROOT / "benchmarks" / "RESULTS.md").read_text(encoding="utf-8")))
        for line in HEADLINES:
            quoted = {name for peer in line.beside for name in asked_by(peer.find)}
            for task in {name.rpartition(": ")[0] for name in quoted}:
                peers = {
                    name: cost for name, cost in measured.items() if name.startswith(f"{task}: ")
                }
                fastest = min(cost for name, cost in peers.items() if name in quoted)
                # What differs by less than a twentieth is as fast.
                assert fastest <= min(peers.values()) * 1.05, line.words


class TestReport:
    def test_it_says_what_is_missing_and_what_failed(self):
        failed = [Failure("dates: write: peer", "AssertionError: 2 is not 3")]
        run = Run(
            date=RUN.date,
            machine=RUN.machine,
            subjects=[SUBJECT],
            limit=10,
            results=RESULTS,
            failures=failed,
        )
        text = report(run, [], [])
        assert "- Not installed, and so not measured: missing\n" in text
        assert "- Failed: dates: write: peer: AssertionError: 2 is not 3\n" in text
        assert "peer 1.0" in text

    def test_readme_quotes_what_was_measured(self):
        results = ROOT / "benchmarks" / "RESULTS.md"
        quotation = quoted_in((ROOT / "README.md").read_text(encoding="utf-8"))
        assert quotation.startswith("| what |")
        assert f"\n## In short\n\n{quotation}\n" in results.read_text(encoding="utf-8")

    @given(st.lists(st.text("ab |"), max_size=3))
    def test_a_quotation_reads_back(self, lines):
        document = "head\n<!-- measured: begin -->\nold\n<!-- measured: end -->\ntail\n"
        found = with_quotation(document, lines)
        assert quoted_in(found) == "\n".join(lines).strip()
        assert found.startswith("head\n<!--")
        assert found.endswith("-->\ntail\n")


class TestCases:
    def test_each_has_a_name_of_its_own(self):
        names = [name_of(subject, case) for subject in SUBJECTS for case in subject.cases(10**6)]
        assert len(set(names)) == len(names)

    def test_cases_of_a_task_stand_together(self):
        # A task whose cases stand apart would take its turns apart.
        for subject in SUBJECTS:
            tasks = [case.task for case in subject.cases(10**6)]
            changes = sum(a != b for a, b in itertools.pairwise(tasks))
            assert changes == len(set(tasks)) - 1

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
