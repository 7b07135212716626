"""The turns of the libraries, with pyperf's processes left out."""

import pyperf
import pytest
from benchmarks import _rounds
from benchmarks._case import Case, Subject
from benchmarks._library import OURS, Library
from benchmarks._results import measured
from benchmarks._rounds import Failure, measure

PEER = Library("peer", lambda: "1.0")
MISSING = Library("missing", lambda: None)


def subject(*cases):
    return Subject(name="s", title="S", item="event", about="", cases=lambda _: iter(cases))


def case(task, by, **more):
    return Case(task=task, by=by, make=lambda: object, **more)


@pytest.fixture
def asked(monkeypatch):
    """What was asked of pyperf: names and options. The value is the number of the asking."""
    calls = []

    def answer(name, options):
        calls.append((name, list(options)))
        if "wrong" in name:
            return Failure(name, "AssertionError")
        metadata = {"name": name, "loops": 8}
        run = pyperf.Run([float(len(calls))], metadata=metadata, collect_metadata=False)
        return pyperf.Benchmark([run])

    monkeypatch.setattr(_rounds, "_of_pyperf", answer)
    return calls


class TestMeasure:
    def test_libraries_of_a_task_take_turns_task_by_task(self, asked):
        given = subject(case("a", OURS), case("a", PEER), case("b", OURS))
        found = {each.get_name(): measured(each).rounds for each in measure(given, 10)}
        assert found == {
            "s: a: timeline": (1.0, 3.0, 5.0),
            "s: a: peer": (2.0, 4.0, 6.0),
            "s: b: timeline": (7.0, 8.0, 9.0),
        }

    def test_loops_of_the_first_round_hold_for_all(self, asked):
        list(measure(subject(case("a", OURS)), 10))
        loops = [next(o for o in options if "loops" in o) for _, options in asked]
        assert loops == ["--loops=0", "--loops=8", "--loops=8"]

    def test_a_library_that_is_not_there_has_no_turn(self, asked):
        given = subject(case("a", OURS), case("a", MISSING))
        assert [each.get_name() for each in measure(given, 10)] == ["s: a: timeline"]

    def test_a_wrong_result_is_told_once_and_stops_no_other(self, asked):
        given = subject(case("wrong", PEER), case("wrong", OURS), case("a", OURS))
        *failed, last = measure(given, 10)
        assert failed == [
            Failure("s: wrong: peer", "AssertionError"),
            Failure("s: wrong: timeline", "AssertionError"),
        ]
        assert last.get_name() == "s: a: timeline"
        assert len(asked) == 2 + 3

    def test_what_is_costly_has_one_process_that_is_not_warmed(self, asked):
        list(measure(subject(case("a", OURS, costly=True)), 10))
        ((_, options),) = asked
        assert {"--loops=1", "--values=3", "--warmups=0"} <= set(options)

    def test_a_peak_of_memory_is_the_first_value_of_each_process(self, asked):
        list(measure(subject(case("a", OURS, single=True, loops=1)), 10))
        assert len(asked) == 3
        for _, options in asked:
            assert {"--loops=1", "--values=1", "--warmups=0"} <= set(options)
