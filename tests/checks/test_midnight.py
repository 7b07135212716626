"""Times of day that are all midnight: a spreadsheet has added them to days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Agreement, Citation, Event, Phase, Source, Timeline
from timeline.checks import check

MIDNIGHT = "1946-12-30T00:00:00"


def found(*events):
    sources = [Source(id=name, publisher=name) for name in ("a", "b")]
    findings = check(Timeline(events, sources=sources))
    return [(each.event, each.path, each.message) for each in findings if each.kind == "midnight"]


def at(*whens):
    return [Event(id=f"e{n}", title="E", when=when) for n, when in enumerate(whens)]


class TestTimeline:
    def test_whose_dates_are_cells_of_a_spreadsheet_is_found(self):
        cells = [dt.datetime.fromisoformat(f"1946-12-{day}") for day in (28, 29, 30)]
        assert found(*at(*cells)) == [
            (
                "e0",
                ("when",),
                (
                    "this and all 3 times of the timeline are 00:00:00, which spreadsheets add to"
                    " a day: write 1946-12-28 for 1946-12-28T00:00:00 if no source gives the time"
                ),
            )
        ]

    @given(st.lists(st.sampled_from(["00:00:00", "00:00:00", "00:00:01", "12:00:00"]), max_size=5))
    def test_is_found_if_it_has_three_times_and_all_are_midnight(self, clocks):
        expected = len(clocks) > 2 and set(clocks) == {"00:00:00"}
        assert bool(found(*at("2024-07", *(f"2024-07-03T{each}" for each in clocks)))) is expected

    @pytest.mark.parametrize("zone", ["Z", "+04:00"])
    def test_with_midnights_of_a_zone_is_found_too(self, zone):
        assert found(*at(*[f"{MIDNIGHT}{zone}"] * 3))

    def test_whose_dates_are_days_is_not_found(self):
        assert not found(*at("1946-12-30", "1946-12-31", "1947", None))

    def test_with_times_of_steps_counts_them(self):
        phases = [Phase(stage=stage, when=MIDNIGHT) for stage in ("signed", "ratified", "in force")]
        treaty = Agreement(id="treaty", title="A treaty", phases=phases)
        ((event, path, _),) = found(treaty)
        assert (event, path) == ("treaty", ("phases", 0, "when"))
        assert not found(treaty, *at("2024-07-03T12:00:00"))


class TestSource:
    def test_all_of_whose_times_are_midnight_is_found(self):
        says = [[("a", MIDNIGHT), ("b", MIDNIGHT)]] * 3 + [[("b", "1946-12-30T14:00:00")]]
        events = [
            Event(
                id=f"e{n}", title="E", citations=[Citation(source=s, says=when) for s, when in each]
            )
            for n, each in enumerate(says)
        ]
        ((event, path, message),) = found(*events)
        assert (event, path) == ("", ("sources", "a"))
        assert message.startswith("all 3 times that it gives are 00:00:00, which spreadsheets add")
