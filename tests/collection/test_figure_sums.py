"""Figures summed up for each period: against every way in which they may turn out."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Agreement, Event, FieldError, Figure, Phase, Timeline

MONTHS = ["2024-01", "2024-02", "2024-03"]
# The months that each time touches; 9 for what lies outside of the three.
TIMES = {
    "2024-01": {0},
    "2024-02-29": {1},
    "2024-01-31/2024-02-01": {0, 1},
    "2024-01/2024-03": {0, 1, 2},
    "[2024-01,2024-03]": {0, 2},
    "[2024-03..]": {2, 9},
    "2023-12/2024-01": {9, 0},
    "2024-02/..": {1, 2, 9},
    "2024": {0, 1, 2, 9},
    "{2024-02-01,2024-02-03}": {1},
    "{2024-01,2024-03}": {0, 2},
    "2025": {9},
}
AMOUNTS = st.integers(-3, 5)


def figure(amount, period=None, **fields):
    return Figure(measure="m", amount=amount, period=period, **fields)


def line(*figures, **fields):
    return Timeline([Event(id="e", title="E", figures=figures, **fields)])


def rows(sums):
    return [(row.at_least, row.at_most) for row in sums.rows]


@settings(max_examples=300)
@given(
    stated=st.lists(
        st.tuples(
            st.sampled_from([*TIMES]), st.lists(AMOUNTS, min_size=1, max_size=2, unique=True)
        ),
        min_size=1,
        max_size=3,
    ),
    way=st.sampled_from(["period", "as_of", "when"]),
)
def test_bounds_are_those_of_all_worlds(stated, way):
    def event(number, time, amounts):
        own = {} if way == "when" else {way: time}
        figures = [figure(amount, **own) for amount in amounts]
        when = time if way == "when" else "1999"
        return Event(id=f"e{number}", title="E", when=when, figures=figures)

    timeline = Timeline(event(number, *each) for number, each in enumerate(stated))
    sums = timeline.sums("m", "month", within="2024-01/2024-03")
    choices = [
        [(month, amount) for month in TIMES[time] for amount in (min(amounts), max(amounts))]
        for time, amounts in stated
    ]
    worlds = [
        [sum(amount for at, amount in world if at == month) for month in range(3)]
        for world in product(*choices)
    ]
    assert [row.period for row in sums.rows] == MONTHS
    assert rows(sums) == [(min(column), max(column)) for column in zip(*worlds, strict=True)]
    for first, last in ((0, 2), (0, 1), (1, 2), (1, 1)):
        totals = [sum(world[first : last + 1]) for world in worlds]
        assert sums.total(MONTHS[first], MONTHS[last]) == (min(totals), max(totals))
    for one, other in ((0, 1), (2, 0), (1, 2), (1, 1)):
        changes = [world[other] - world[one] for world in worlds]
        assert sums.difference(MONTHS[one], MONTHS[other]) == (min(changes), max(changes))


class TestAmounts:
    def test_of_one_event_and_period_are_one_between_the_lowest_and_the_highest(self):
        sums = line(figure(7, "2024"), figure(4, "2024-01/2024-12"), figure(5, "2025")).sums("m")
        assert rows(sums) == [(4, 7), (5, 5)]

    def test_of_two_events_are_two(self):
        one, other = (Event(id=name, title="E", figures=[figure(3, "2024")]) for name in ("a", "b"))
        assert rows(Timeline([one, other]).sums("m")) == [(6, 6)]

    def test_observed_on_several_days_are_one_that_may_be_of_either(self):
        sums = line(figure(7, as_of="2024-05"), figure(4, as_of="2025-01")).sums("m")
        assert rows(sums) == [(0, 7), (0, 7)]
        assert sums.total() == (4, 7)

    def test_have_the_bounds_that_other_measures_state(self):
        def death(measure, amount):
            return Figure(measure=measure, amount=amount)

        clash = Event(
            id="clash",
            title="A clash",
            when="2024",
            figures=[death("best", 10), death("low", 8), death("high", 30)],
        )
        raid = Event(id="raid", title="A raid", when="2024", figures=[death("best", 1)])
        timeline = Timeline([clash, raid])
        assert rows(timeline.sums("best", low="low", high="high")) == [(9, 31)]
        assert rows(timeline.sums("best")) == [(11, 11)]
        assert rows(timeline.sums("best", high="high")) == [(11, 31)]

    def test_are_exact(self):
        long = Decimal("1" * 40)
        sums = line(figure(long, "2024"), figure(Decimal("0.1"), "2025")).sums("m")
        assert str(sums.total()[0]) == "1" * 40 + ".1"
        assert str(sums.difference("2024", "2025").least) == "-" + "1" * 39 + "0.9"

    def test_of_no_time_are_apart(self):
        sums = line(figure(7), figure(4)).sums("m")
        assert (sums.rows, sums.undated, sums.total()) == ((), (1, 4, 7), (0, 0))

    def test_of_an_agreement_count_by_its_steps(self):
        phases = [Phase(stage="signed", when="2020"), Phase(stage="in force", when="2021")]
        agreement = Agreement(id="a", title="A", phases=phases, figures=[figure(2)])
        sums = Timeline([agreement]).sums("m")
        assert rows(sums) == [(0, 2), (0, 2)]
        assert sums.total() == (2, 2)

    def test_without_a_date_of_every_step_are_not_certain(self):
        phases = [Phase(stage="signed", when="2020"), Phase(stage="in force")]
        agreement = Agreement(id="a", title="A", phases=phases, figures=[figure(2)])
        assert rows(Timeline([agreement]).sums("m")) == [(0, 2)]


class TestGroups:
    def test_have_the_figures_of_their_events(self):
        timeline = Timeline(
            [
                Event(id="a", title="A", tags=["x", "y"], figures=[figure(2, "2024")]),
                Event(id="b", title="B", figures=[figure(3, "2024/2025")]),
            ]
        )
        assert timeline.sums("m", group="tag").rows == (
            ("2024", "", 0, 3),
            ("2024", "x", 2, 2),
            ("2024", "y", 2, 2),
            ("2025", "", 0, 3),
        )
        assert timeline.sums("m", group="tag").total() == (5, 5)


class TestArguments:
    def test_figures_of_two_units_are_not_added_up(self):
        timeline = line(figure(7, "2024", unit="USD"), figure(4, "2024", unit="EUR"))
        with pytest.raises(FieldError, match=r"unit: .*one of the units .*, which are 'EUR', 'US"):
            timeline.sums("m")
        sums = timeline.sums("m", unit="EUR")
        assert (rows(sums), sums.unit) == ([(4, 4)], "EUR")

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (
                {"measure": "deaths"},
                "measure: 'deaths' .*a measure that a figure has",
            ),
            ({"measure": "m", "low": "l"}, "low: 'l' .*a measure that a figure has"),
            ({"measure": "m", "high": "m"}, "high: 'm' .*not given already"),
            ({"measure": "m", "unit": "USD"}, "unit: 'USD' .*one of the units of the figures: ''"),
            ({"measure": "m", "by": "yeer"}, "did you mean 'year'"),
            ({"measure": "m", "group": "source"}, "group: 'source'"),
        ],
    )
    def test_that_mean_nothing_are_refused(self, arguments, message):
        with pytest.raises(FieldError, match=message):
            line(figure(7, "2024")).sums(**arguments)

    def test_bound_that_stands_alone_is_refused(self):
        timeline = Timeline(
            [
                Event(id="a", title="A", figures=[figure(1)]),
                Event(id="b", title="B", figures=[Figure(measure="high", amount=3)]),
            ]
        )
        with pytest.raises(FieldError, match=r"high: .*the event 'b' has it alone"):
            timeline.sums("m", high="high")

    def test_wrong_types_are_refused(self):
        with pytest.raises(TypeError, match="measure"):
            line(figure(7)).sums(5)
        with pytest.raises(TypeError, match="unit"):
            line(figure(7)).sums("m", unit=5)
