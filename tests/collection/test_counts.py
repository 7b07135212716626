"""How many events there were in each period: against every way in which the dates may turn out."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Agreement, Event, FieldError, Phase, Place, Timeline, edtf
from timeline.edtf.day_numbers import day_range, day_runs
from timeline.testing import timelines


def line(*whens, **fields):
    return Timeline(
        Event(id=f"e{number}", title="E", when=when, **fields) for number, when in enumerate(whens)
    )


def rows(counts):
    return [(count.at_least, count.at_most) for count in counts.rows]


# Every completion of a date, as the set of months that it touches, from December to March.
MONTHS = ["2023-12", "2024-01", "2024-02", "2024-03"]
STARTS = [day_range(edtf.parse(month)).start_earliest for month in MONTHS]
END = day_range(edtf.parse(MONTHS[-1])).end_latest
POINTS = ["2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01", "2024-01", "2024-02", "2024"]
DATES = [
    *POINTS,
    "[2024-01-31,2024-02-01]",
    "[2023-12-31..2024-01-01]",
    "[2024-01,2024-03]",
    "[2024-02..]",
    "[..2024-01]",
    "{2024-01-31,2024-03}",
    "{2024-01,2024-02-01}",
    "{2023-12..2024-02}",
    *(f"{one}/{other}" for one in POINTS for other in POINTS if POINTS.index(one) < 3),
    "2024-01-31/",
    "2024-02-01/..",
    "/2024-01-01",
    "../2024-01-31",
]


def is_date(text):
    try:
        edtf.parse(text)
    except edtf.EdtfError:
        return False
    return True


DATES = [text for text in DATES if is_date(text)]


def month_of(day):
    return sum(1 for start in STARTS if start <= day) - 1 if day <= END else len(MONTHS)


def months_of(text):
    """The months of each day of a date; outside the four, one before and one after."""
    return {month_of(day) for run in day_runs(edtf.parse(text)) for day in run_of(run)}


def run_of(run):
    low, high = max(run[0], STARTS[0] - 1), min(run[1], END + 1)
    return range(low, high + 1)


def touched(text, of):
    """The sets of months that a date may touch, one for each way in which it may turn out."""
    if text.startswith("{"):
        when = edtf.parse(text)
        members = [months_of(str(member)) for member in when.members if ".." not in str(member)]
        for member in when.members:
            if ".." in str(member):
                members += [{0}, {1}, {2}]
        worlds = set(map(frozenset, product(*members)))
        return {frozenset({min(world)}) for world in worlds} if of == "starts" else worlds
    if "/" not in text:
        return {frozenset({month}) for month in months_of(text)}
    everywhere = set(range(-1, len(MONTHS) + 1))
    one, other = text.split("/")
    begins = {"": everywhere, "..": {-1}}.get(one) or months_of(one)
    ends = {"": everywhere, "..": {len(MONTHS)}}.get(other) or months_of(other)
    pairs = [(first, last) for first in begins for last in ends if first <= last]
    if of == "starts":
        return {frozenset({first}) for first, _ in pairs}
    return {frozenset(range(first, last + 1)) for first, last in pairs}


def worlds_of(whens, of):
    for world in product(*(touched(when, of) for when in whens)):
        yield [sum(month in event for event in world) for month in range(len(MONTHS))], world


@settings(max_examples=200)
@given(
    whens=st.lists(st.sampled_from(DATES), min_size=1, max_size=3),
    of=st.sampled_from(["touching", "starts"]),
)
def test_bounds_are_those_of_all_worlds(whens, of):
    counts = line(*whens).counts("month", of=of, within="2023-12/2024-03")
    worlds = [*worlds_of(whens, of)]
    loads = [load for load, _ in worlds]
    assert [count.period for count in counts.rows] == MONTHS
    assert rows(counts) == [(min(column), max(column)) for column in zip(*loads, strict=True)]
    assert counts.trough() == min(map(min, loads))
    sums = [sum(1 for event in world if event & {1, 2}) for _, world in worlds]
    assert counts.total("2024-01", "2024-02") == (min(sums), max(sums))
    peak = counts.peak()
    assert peak.at_most == max(map(max, loads))
    assert peak.at_least <= min(map(max, loads))
    if peak.is_exact:
        assert peak.at_least == min(map(max, loads))
    for one, other in ((0, 1), (1, 2), (3, 1)):
        changes = [load[other] - load[one] for load in loads]
        difference = counts.difference(MONTHS[one], MONTHS[other])
        assert difference.least <= min(changes)
        assert max(changes) <= difference.most
        if not any(when.startswith("{") or "," in when for when in whens):
            assert difference == (min(changes), max(changes))


class TestRows:
    @pytest.mark.parametrize(
        ("by", "when", "periods"),
        [
            ("day", "2024-02-28/2024-03-01", ["2024-02-28", "2024-02-29", "2024-03-01"]),
            ("week", "2024-12-30", ["2024-12-30/2025-01-05"]),
            ("week", "2024-12-29/2024-12-30", ["2024-12-23/2024-12-29", "2024-12-30/2025-01-05"]),
            ("month", "2024-12-31/2025-01-01", ["2024-12", "2025-01"]),
            ("quarter", "2024-09-30/2024-10-01", ["2024-07/2024-09", "2024-10/2024-12"]),
            ("year", "-0001-12-31/0001-01-01", ["-0001", "0000", "0001"]),
            ("decade", "-0010/0010", ["-001X", "-000X", "000X", "001X"]),
            ("decade", "1999-12-31/2000-01-01", ["199X", "200X"]),
        ],
    )
    def test_are_of_every_kind_of_period(self, by, when, periods):
        counts = line(when).counts(by)
        assert [count.period for count in counts.rows] == periods
        assert all(edtf.parse(period) for period in periods)

    def test_reach_from_the_first_to_the_last_known_day(self):
        counts = line("[..2020-05-05]", "2022/..").counts()
        assert [count.period for count in counts.rows] == ["2020", "2021", "2022"]
        assert rows(counts) == [(0, 1), (0, 0), (1, 1)]

    def test_leave_out_what_has_no_date(self):
        counts = line(None, "2024").counts()
        assert (counts.undated, rows(counts)) == (1, [(1, 1)])
        assert line(None).counts().rows == ()
        assert Timeline().counts().total() == (0, 0)

    def test_agreement_without_a_date_counts_by_its_steps(self):
        phases = [Phase(stage="signed", when="2020"), Phase(stage="in force", when="2022-05")]
        timeline = Timeline([Agreement(id="a", title="A", phases=phases)])
        assert rows(timeline.counts()) == [(1, 1), (0, 0), (1, 1)]
        assert rows(timeline.counts(of="starts")) == [(1, 1)]

    def test_of_far_years_are_counted(self):
        counts = line("Y-170000002/Y-170000000").counts()
        assert rows(counts) == [(1, 1), (1, 1), (1, 1)]

    def test_too_many_are_refused_with_what_to_do(self):
        with pytest.raises(FieldError, match=r"at most 10,000 rows, .*: give `within`"):
            line("0001", "2024").counts("day")


class TestGroups:
    def test_divide_rows_and_not_the_total(self):
        event = Event(id="a", title="A", when="2024", actors=["AZ", "CN"], tags=["x"])
        other = Event(
            id="b",
            title="B",
            when="2025",
            places=[Place(name="Baku", country="AZ"), Place(name="P")],
        )
        timeline = Timeline([event, other])
        counts = timeline.counts(group="actor")
        assert [(count.period, count.group) for count in counts.rows] == [
            ("2024", "Azerbaijan"),
            ("2024", "China"),
            ("2025", ""),
        ]
        assert counts.total() == (2, 2)
        assert {count.group for count in timeline.counts(group="place").rows} == {"", "Baku", "P"}
        assert {count.group for count in timeline.counts(group="tag").rows} == {"x", ""}
        assert {count.group for count in timeline.counts(group="type").rows} == {"event"}
        assert {count.group for count in timeline.counts(group="status").rows} == {"occurred"}

    @given(timeline=timelines())
    @settings(max_examples=10)
    def test_of_one_kind_add_up_to_the_row(self, timeline):
        whole = timeline.counts("decade", within="1900/2050")
        parts = timeline.counts("decade", within="1900/2050", group="type")
        for row in whole.rows:
            mine = [part for part in parts.rows if part.period == row.period]
            assert sum(part.at_least for part in mine) == row.at_least
            assert sum(part.at_most for part in mine) == row.at_most


class TestPeak:
    def test_needs_no_pile_where_dates_can_be_spread(self):
        # Two of three events are in one of the two years, however they turn out.
        counts = line(*["[2024-12-31..2025-01-01]"] * 3).counts()
        assert counts.peak() == (2, 3, True)
        assert counts.difference("2024", "2025") == (-3, 3)

    def test_of_gapped_dates_is_a_bound(self):
        assert line("[2020,2024]").counts().peak().is_exact is False


class TestArguments:
    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"by": "yeer"}, "by: .*did you mean 'year'"),
            ({"by": 5}, "by: 5 is not allowed"),
            ({"of": "ends"}, "of: 'ends' is not allowed; expected touching, starts"),
            ({"group": "source"}, "group: 'source' is not allowed; expected type, actor"),
            ({"within": "2024/.."}, "within: .*a first and a last day"),
        ],
    )
    def test_that_mean_nothing_are_refused(self, options, message):
        with pytest.raises(FieldError, match=message):
            line("2024").counts(**options)

    @pytest.mark.parametrize("day", ["2023", "2026-01", "2024/2025"])
    def test_periods_without_a_row_are_refused(self, day):
        counts = line("2024", "2025").counts()
        with pytest.raises(FieldError, match="within one of the rows, 2024 to 2025"):
            counts.difference(day, "2024")
