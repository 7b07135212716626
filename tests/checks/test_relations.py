"""Relations that cannot be: to oneself, in a circle, against the dates."""

import graphlib
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.work import calls_of

from timeline import Event, Relation, Timeline
from timeline.checks import check
from timeline.errors import format_path

IDS = "abcdef"


def event(name, *relations, when=None):
    tied = [Relation(kind=kind, event=other) for kind, other in relations]
    return Event(id=name, title=name, when=when, relations=tied)


def found(*events):
    return [(f.kind, f.event, format_path(f.path), f.message) for f in check(Timeline(events))]


def kinds(*events):
    return [kind for kind, *_ in found(*events)]


class TestItself:
    @pytest.mark.parametrize("kind", ["follows", "part-of", "causes", "implements", "upgrades"])
    def test_is_found_of_every_kind_and_is_no_circle(self, kind):
        a = event("a", ("follows", "b"), (kind, "a"), when="2020")
        assert found(a, event("b")) == [("self-relation", "a", "relations[1]", f"{kind} itself")]


class TestCircle:
    @given(
        ties=st.lists(
            st.tuples(
                st.sampled_from(IDS),
                st.sampled_from(["follows", "upgrades", "supersedes"]),
                st.sampled_from(IDS),
            ).filter(lambda tie: tie[0] != tie[2]),
            max_size=12,
        )
    )
    def test_is_found_exactly_where_there_is_one(self, ties):
        graph = defaultdict(list)
        for one, kind, other in ties:
            graph[one].append((kind, other))
        reported = kinds(*(event(name, *graph[name]) for name in IDS))
        try:
            graphlib.TopologicalSorter(
                {name: [other for _, other in graph[name]] for name in IDS}
            ).prepare()
        except graphlib.CycleError:
            assert set(reported) == {"relation-cycle"}
        else:
            assert reported == []

    def test_is_reported_at_the_relation_that_closes_it(self):
        a = event("a", ("causes", "b"), ("follows", "b"))
        assert found(a, event("b", ("supersedes", "c")), event("c", ("upgrades", "a"))) == [
            (
                "relation-cycle",
                "c",
                "relations[0]",
                "upgrades 'a', and so itself: a, b, c, a",
            )
        ]

    def test_beside_a_way_into_it_names_the_circle_alone(self):
        (reported,) = found(
            event("a", ("part-of", "b")), event("b", ("part-of", "c")), event("c", ("part-of", "b"))
        )
        assert reported[3].endswith(": b, c, b")

    def test_of_many_events_names_a_few(self):
        names = [f"e{number}" for number in range(10)]
        events = [
            event(name, ("follows", other))
            for name, other in zip(names, [*names[1:], names[0]], strict=True)
        ]
        (reported,) = found(*events)
        assert reported[3].endswith(": e0, e1, e2, e3, e4, e5, 4 more, e0")

    def test_of_different_orders_is_none(self):
        assert found(event("a", ("part-of", "b")), event("b", ("follows", "a"))) == []

    @pytest.mark.parametrize("kind", ["causes", "implements"])
    def test_of_what_may_be_mutual_is_none(self, kind):
        assert found(event("a", (kind, "b")), event("b", (kind, "a"))) == []

    def test_is_looked_for_in_a_chain_of_any_length(self):
        size = 5000
        events = [event(f"e{n:04}", ("follows", f"e{n + 1:04}")) for n in range(size)]
        assert found(*events, event(f"e{size:04}")) == []

    def test_is_looked_for_with_work_in_proportion_to_the_events(self):
        def work(size):
            last = event(f"e{size:05}", ("follows", f"e{0:05}"))
            chain = [event(f"e{n:05}", ("follows", f"e{n + 1:05}")) for n in range(size)]
            timeline = Timeline([*chain, last])
            return calls_of(lambda: list(check(timeline)))

        assert work(400) < 4.5 * work(100)

    def test_is_looked_for_once_in_what_many_ways_lead_to(self):
        def work(size):
            pairs = [
                event(f"{side}{n:02}", ("follows", f"a{n + 1:02}"), ("follows", f"b{n + 1:02}"))
                for n in range(size)
                for side in "ab"
            ]
            timeline = Timeline([*pairs, event(f"a{size:02}"), event(f"b{size:02}")])
            return calls_of(lambda: list(check(timeline)))

        assert work(12) < 3 * work(6)


class TestDates:
    @pytest.mark.parametrize("kind", ["follows", "upgrades", "supersedes"])
    def test_what_comes_after_is_not_over_before(self, kind):
        events = event("a", (kind, "b"), when="2023"), event("b", when="2024-07")
        assert found(*events) == [
            (
                "relation-order",
                "a",
                "relations[0]",
                f"{kind} 'b' (2024-07), but ends before 'b' begins (2023)",
            )
        ]

    def test_cause_is_not_later_than_what_it_causes(self):
        events = event("a", ("causes", "b"), when="2024"), event("b", when="2023")
        assert kinds(*events) == ["relation-order"]
        assert kinds(event("a", ("causes", "b"), when="2023"), event("b", when="2024")) == []

    @pytest.mark.parametrize("when", ["2019", "2022", "../2019-12"])
    def test_part_shares_time_with_its_whole(self, when):
        events = event("a", ("part-of", "b"), when=when), event("b", when="2020/2021")
        assert kinds(*events) == ["relation-order"]

    @pytest.mark.parametrize(
        ("kind", "here", "there"),
        [
            ("follows", "2024", "2024-07"),
            ("follows", "2023/..", "2024"),
            ("follows", "2023?/2024", "2024"),
            ("follows", None, "2024"),
            ("follows", "2024", None),
            ("implements", "2023", "2024"),
            ("implements", "2024", "2023"),
            ("part-of", "2021-12", "2020/2021"),
            ("part-of", "2024", "2020"),
            ("causes", "2024", "2024"),
        ],
    )
    def test_what_may_be_is_not_found(self, kind, here, there):
        assert found(event("a", (kind, "b"), when=here), event("b", when=there)) == []

    def test_relation_out_of_a_part_of_a_timeline_is_passed_over(self):
        whole = Timeline([event("a", ("follows", "b"), when="2023"), event("b", when="2024")])
        assert list(check(whole.within("2023"))) == []
