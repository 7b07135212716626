"""What the events of a timeline add up to: spans, gaps, groups and figures."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline.collection
import timeline.model
from timeline import (
    Event,
    Figure,
    Observation,
    Timeline,
    edtf,
)
from timeline.edtf.day_numbers import day_range
from timeline.testing import whens


def event(name, when=None, **fields):
    return Event(id=name, title=name.upper(), when=when, **fields)


def ids(events):
    return [event.id for event in events]


def touches(when, number):
    """Whether a date may fill a day, by the relations."""
    day = edtf.Day.from_number(number)
    if when.has_time:
        return when.earliest == day
    return when.overlaps(str(day)) is not edtf.Certainty.IMPOSSIBLE


NAMES = {
    name: getattr(module, name)
    for module in (timeline.model, timeline.collection)
    for name in module.__all__
} | {"Day": edtf.Day}


class TestSumsPrint:
    def test_gaps_print_text_that_makes_an_equal_one(self):
        (gap,) = Timeline([event("a", "1997"), event("b", "1999")]).gaps()
        assert eval(repr(gap), NAMES) == gap  # noqa: S307 - our own


class TestSums:
    def test_span_is_from_the_first_to_the_last_day(self):
        tl = Timeline([event("a", "1997-06"), event("b", "1990/2030"), event("c")])
        assert str(tl.span) == "1990-01-01 to 2030-12-31"
        assert Timeline([event("c")]).span is None
        going_on = Timeline([event("a", "1997/.."), event("b", "2024")])
        assert going_on.span.latest is edtf.OPEN

    @pytest.mark.parametrize(
        ("when", "year", "decade"),
        [
            ("2024-07-03", "2024", "202X"),
            ("2024-07-03/..", "2024", "202X"),
            ("2020/2021", "2020", "202X"),
            ("202X", "", "202X"),
            ("[2019,2020]", "", ""),
            ("/2024", "", ""),
            (None, "", ""),
            ("-0044-03-15", "-0044", "-004X"),
            ("Y170000002", "170000002", "17000000X"),
            ("2024-24", "", "202X"),
        ],
    )
    def test_groups_of_time_are_those_that_events_surely_start_in(self, when, year, decade):
        tl = Timeline([event("a", when)])
        assert list(tl.group_by("year")) == [year]
        assert list(tl.group_by("decade")) == [decade]

    def test_groups_stand_in_order_and_the_unknown_last(self):
        tl = Timeline([event("c", "2024"), event("b", "1997"), event("a")])
        assert {name: ids(group) for name, group in tl.group_by("year").items()} == {
            "1997": ["b"],
            "2024": ["c"],
            "": ["a"],
        }
        assert list(tl.group_by("year")) == ["1997", "2024", ""]
        # In time order it is the first.
        begun = Timeline([event("a", "/2024"), event("b", "1997")])
        assert list(begun.group_by("year")) == ["1997", ""]
        assert list(begun.group_by("decade")) == ["199X", ""]

    def test_event_is_in_the_group_of_each_of_its_actors_and_tags(self):
        tl = Timeline(
            [event("a", actors=["CN", "AZ", "AZ"], tags=["y", "x"]), event("b", actors=["CN"])]
        )
        assert {k: ids(v) for k, v in tl.group_by("actor").items()} == {
            "Azerbaijan": ["a"],
            "China": ["a", "b"],
        }
        assert list(tl.group_by("tag")) == ["x", "y", ""]
        assert list(tl.group_by("type")) == ["event"]

    def test_function_groups_by_its_result_in_time_order(self):
        tl = Timeline(
            [event("c", "2024"), event("b", "1997"), event("a", "1990", status="planned")]
        )
        assert {key: ids(group) for key, group in tl.group_by(lambda e: e.status).items()} == {
            "planned": ["a"],
            "occurred": ["b", "c"],
        }
        assert list(tl.group_by(lambda e: None)) == [None]

    def test_gaps_are_days_that_nothing_can_touch(self):
        tl = Timeline(
            [
                event("a", "1990/1995"),
                event("b", "1991"),
                event("c", "1997"),
                event("d", "1998"),
                event("e"),
            ]
        )
        (gap,) = tl.gaps()
        assert (str(gap.first), str(gap.last), gap.after, gap.before) == (
            "1996-01-01",
            "1996-12-31",
            "a",
            "c",
        )
        assert gap.days == 366
        assert tl.gaps(366) == (gap,)
        assert tl.gaps(367) == ()

    @pytest.mark.parametrize(
        ("when", "gaps"),
        [
            ("{1990,1995}", ["1991-01-01 1994-12-31"]),
            ("[1990,1995..]", ["1991-01-01 1994-12-31"]),
            ("{..1990,1995}", ["1991-01-01 1994-12-31"]),
            ("1990-0X-31", ["1990-02-01 1990-03-30", "1990-04-01 1990-05-30"]),
            ("1990-1X-01/1991", []),
            ("{1990..1992}", []),
            ("199X", []),
        ],
    )
    def test_gaps_lie_within_one_event_too(self, when, gaps):
        found = Timeline([event("a", when)]).gaps()
        assert [f"{gap.first} {gap.last}" for gap in found][: len(gaps)] == gaps
        assert bool(found) == bool(gaps)
        assert {(gap.after, gap.before) for gap in found} <= {("a", "a")}

    def test_another_event_fills_a_gap(self):
        tl = Timeline([event("a", "{1990,1995}"), event("b", "1992/1994-11")])
        assert [(gap.after, gap.before) for gap in tl.gaps()] == [("a", "b"), ("b", "a")]

    @settings(max_examples=60)
    @given(dates=st.lists(whens(), min_size=1, max_size=4))
    def test_gaps_are_the_days_that_no_event_can_touch(self, dates):
        gaps = Timeline([event(f"e{n}", when) for n, when in enumerate(dates)]).gaps()
        limits = [day_range(when) for when in dates]
        # The days at which something may change, and their neighbours.
        near = {n for gap in gaps[:9] for n in (gap.first.number, gap.last.number)}
        near |= {n for four in limits for n in four[:4]}
        for number in {n + step for n in near for step in (-40, -1, 0, 1, 400)}:
            if abs(number) > 3_000_000:  # EDTF cannot write the day
                continue
            inside = any(gap.first.number <= number <= gap.last.number for gap in gaps)
            between = min(four[0] for four in limits) < number < max(four[3] for four in limits)
            assert inside == (between and not any(touches(when, number) for when in dates))

    def test_open_end_leaves_no_gap(self):
        assert Timeline([event("a", "1990/.."), event("b", "2024")]).gaps() == ()

    def test_figures_are_a_series_in_the_order_of_their_time(self):
        def observation(name, when, *figures):
            return Observation(id=name, title=name, when=when, figures=figures)

        def turnover(amount, **fields):
            return Figure(measure="trade turnover", amount=amount, unit="USD", **fields)

        tl = Timeline(
            [
                observation("a", "2025", turnover(3, period="2024"), turnover(1, as_of="2015")),
                observation("b", "2023", turnover(2), Figure(measure="firms", amount=298)),
                observation("c", None, turnover(4)),
            ]
        )
        series = tl.figures("trade turnover")
        assert [one.amount for one in series] == [Decimal(n) for n in (1, 2, 3, 4)]
        assert [str(one.when) for one in series] == ["2015", "2023", "2024", "None"]
        assert [one.event for one in series] == ["a", "b", "a", "c"]
        assert tl.figures("trade turnover", unit="EUR") == ()
        assert tl.figures("Trade turnover") == ()
