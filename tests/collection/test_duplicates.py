"""Pairs of events that may be one: which are compared, what tells them apart, and the score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Agreement, Event, Timeline, duplicates
from timeline.errors import FieldError

DAY = "1994-05-02"


def event(name, title, when=DAY, **other):
    return Event(id=name, title=title, when=when, **other)


def pairs(one, other, at_least=0.01):
    """Return the pairs that two events make, each in a timeline of its own."""
    found = duplicates(Timeline([one]), Timeline([other]), at_least=at_least)
    return [(each.one.id, each.other.id) for each in found]


class TestComparison:
    def test_is_of_events_of_one_type_and_one_certain_day(self):
        fish = event("a", "Treaty on fish")
        assert pairs(fish, event("b", "Treaty on fish")) == [("a", "b")]
        assert pairs(fish, event("b", "Treaty on fish", "1994-05-02T10:00:00")) == [("a", "b")]
        for when in ("1994-05-03", "1994-05", "1994-05-02/1994-05-03", None):
            assert pairs(fish, event("b", "Treaty on fish", when)) == []
            assert pairs(event("c", "Treaty on fish", when), event("b", "Treaty on fish")) == []
        assert pairs(fish, Agreement(id="b", title="Treaty on fish", when=DAY)) == []

    @pytest.mark.parametrize(
        ("one", "other", "is_pair"),
        [
            ("Treaty, annex 3", "Treaty, annex 4", False),
            ("Treaty, annex B", "Treaty, annex C", False),
            ("Treaty, annex 3", "Treaty, annex", True),
            ("Treaty 12a", "Treaty 12b", False),
            ("Treaty on fish", "Accord about wine", False),
        ],
    )
    def test_leaves_out_what_numbers_and_letters_tell_apart(self, one, other, is_pair):
        assert bool(pairs(event("a", one), event("b", other))) == is_pair

    @pytest.mark.parametrize(
        ("one", "other", "is_pair"),
        [
            (["AZ", "CN"], ["AZ", "GE"], False),
            (["AZ", "CN"], ["AZ"], True),
            ([], ["AZ"], True),
        ],
    )
    def test_leaves_out_what_actors_tell_apart(self, one, other, is_pair):
        found = pairs(event("a", "Treaty", actors=one), event("b", "Treaty", actors=other))
        assert bool(found) == is_pair

    def test_is_not_of_an_event_with_itself(self):
        catalogue = Timeline([event("a", "Treaty on fish"), event("b", "Accord on wine")])
        assert duplicates(catalogue, catalogue, at_least=0.5) == ()
        assert duplicates(catalogue, at_least=0.5) == ()


class TestScore:
    def test_is_higher_for_rare_words(self):
        common = [event(f"c{n}", f"Treaty {n}", "1950-01-01") for n in range(20)]
        ours = Timeline([*common, event("a", "Treaty fish"), event("b", "Treaty wine")])
        fish, wine = event("x", "Accord fish"), event("y", "Treaty bread")
        scores = {
            (each.one.id, each.other.id): each.score
            for each in duplicates(ours, Timeline([fish, wine]), at_least=0.01)
        }
        assert scores["a", "x"] > scores["a", "y"]

    def test_comes_with_the_pairs_within_one_timeline_that_are_as_alike(self):
        alike = [event(f"a{n}", title) for n, title in enumerate(["Treaty on fish"] * 3)]
        theirs = Timeline([event("b", "Treaty on fish"), event("c", "Treaty on old fish")])
        found = duplicates(Timeline(alike), theirs, at_least=0.5)
        assert [(each.score == 1, each.as_alike, each.compared) for each in found] == [
            *[(True, 3, 4)] * 3,
            *[(False, 4, 4)] * 3,
        ]

    def test_is_printed_with_that_number(self):
        (pair,) = duplicates(Timeline([event("a", "Treaty"), event("b", "Treaty")]))
        assert f"{pair}" == "1.00: a, b; 1 pair within one file looks as alike"

    @given(
        titles=st.lists(
            st.lists(st.sampled_from(["treaty", "fish", "wine", "3"]), min_size=1).map(" ".join),
            max_size=6,
        )
    )
    def test_is_within_its_limits_and_descends(self, titles):
        tl = Timeline([event(f"e{n}", title) for n, title in enumerate(titles)])
        found = duplicates(tl, at_least=0.2)
        scores = [each.score for each in found]
        assert scores == sorted(scores, reverse=True)
        assert all(0.2 <= score <= 1 for score in scores)
        # Within one timeline, each pair is one of those that look as alike.
        assert all(each.as_alike >= number for number, each in enumerate(found, 1))


class TestArguments:
    @pytest.mark.parametrize("at_least", [0, -1, 1.1, float("nan")])
    def test_scores_that_cannot_be_are_refused(self, at_least):
        with pytest.raises(FieldError, match="at_least"):
            duplicates(Timeline(), at_least=at_least)

    def test_of_another_kind_are_refused(self):
        with pytest.raises(TypeError, match="is not a timeline"):
            duplicates([])
        with pytest.raises(TypeError, match="other 5 is not a timeline or None"):
            duplicates(Timeline(), 5)
        for wrong in ("0.5", True, None):
            with pytest.raises(TypeError, match="is not a number"):
                duplicates(Timeline(), at_least=wrong)
