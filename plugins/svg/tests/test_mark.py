"""The numbers of a mark agree with what the date itself says."""

import math

import pytest
from hypothesis import given

from timeline import edtf, testing
from timeline.edtf import OPEN, UNKNOWN, Day
from timeline.model import Agreement, Citation, Event, Phase
from timeline_svg import Edge, Shape, mark, reading_order


def marked(when, **fields):
    return mark(Event(id="e", title="An event", when=when, **fields))


class TestNumbers:
    @given(testing.whens())
    def test_known_limits_are_those_of_the_date(self, when):
        drawn = marked(when)
        if drawn.timed:
            return
        bounds = when.bounds
        starts = (drawn.start_earliest, drawn.end_earliest)
        for number, bound in zip(starts, (bounds[0], bounds[2]), strict=True):
            assert math.isfinite(number) == isinstance(bound, Day)
            if isinstance(bound, Day):
                assert number == float(bound.number)
        ends = (drawn.start_latest, drawn.end_latest)
        for number, bound in zip(ends, (bounds[1], bounds[3]), strict=True):
            assert math.isfinite(number) == isinstance(bound, Day)
            if isinstance(bound, Day):
                assert number == float(bound.number + 1)

    @given(testing.whens())
    def test_edge_is_known_where_the_limit_is(self, when):
        drawn = marked(when)
        for edge, number, bound in (
            (drawn.left, drawn.start_earliest, when.earliest),
            (drawn.right, drawn.end_latest, when.latest),
        ):
            assert (edge is Edge.KNOWN) == math.isfinite(number)
            assert (edge is Edge.UNKNOWN) == (bound is UNKNOWN)
            if edge in (Edge.OPEN, Edge.ANY):
                assert bound is OPEN

    @pytest.mark.parametrize(
        ("when", "left", "right"),
        [
            ("1984/..", "known", "open"),
            ("../1984", "open", "known"),
            ("1984/", "known", "unknown"),
            ("/1984", "unknown", "known"),
            ("[..1984]", "any", "known"),
            ("[1984..]", "known", "any"),
            ("/..", "unknown", "open"),
        ],
    )
    def test_says_which_end_is_missing_and_how(self, when, left, right):
        drawn = marked(when)
        assert (drawn.left, drawn.right) == (left, right)

    def test_time_of_day_is_an_instant_on_its_own_clock(self):
        drawn = marked("2024-07-03T18:00:00+08:00")
        assert drawn.timed
        assert set(drawn.finite) == {edtf.parse("2024-07-03").earliest.number + 0.75}

    @pytest.mark.parametrize("when", ["1984~", "1984-06~/1985", "2004-06~-11", "[1983,1984~]"])
    def test_part_that_is_approximate_is_seen(self, when):
        assert marked(when).approximate
        assert not marked(when).uncertain

    def test_gaps_are_kept(self):
        assert len(marked("{1983,1985,1987}").runs) == 3
        assert len(marked("198X-12-25").runs) == 10
        assert marked("1983/1985").runs == ()


class TestSteps:
    def test_event_with_dated_steps_alone_is_drawn_by_them(self):
        phases = (Phase(stage="in force", when="1973"), Phase(stage="signed", when="1970-11-23"))
        drawn = mark(Agreement(id="a", title="A", phases=phases))
        assert drawn.shape is Shape.STEPS
        assert [step.stage for step in drawn.steps] == ["signed", "in force"]
        assert drawn.first == float(edtf.parse("1970-11-23").earliest.number)

    def test_nothing_known_is_undated(self):
        assert marked(None).shape is Shape.UNDATED


class TestReadingOrder:
    def test_on_or_before_stands_at_its_limit(self):
        texts = ["1992", "[..2024-04-22]", "2024-04-21", "../1990", None]
        marks = [mark(Event(id=f"e{i}", title="E", when=w)) for i, w in enumerate(texts)]
        order = [marked.event.when for marked in sorted(marks, key=reading_order)]
        assert [when and str(when) for when in order] == [
            "../1990", "1992", "2024-04-21", "[..2024-04-22]", None,
        ]  # fmt: skip


class TestDisputed:
    def test_only_sources_that_differ_dispute(self):
        agreeing = [Citation(source="a", says="2024-07"), Citation(source="b", says="2024-07-03")]
        assert not marked("2024-07-03", citations=agreeing).disputed
        assert marked("2024-07-03", citations=[Citation(source="a", says="2023")]).disputed
