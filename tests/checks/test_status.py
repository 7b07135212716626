"""The status against the date, alone and as of a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Agreement, Event, Phase, Status, Timeline, edtf
from timeline.checks import check
from timeline.testing import whens


def found(when, status, as_of=None):
    tl = Timeline([Event(id="e", title="E", when=when, status=status)])
    return [finding.message for finding in check(tl, as_of=as_of)]


class TestAlone:
    def test_ended_with_an_open_end_is_found(self):
        assert found("2020/..", "ended") == ["'ended', but its date, 2020/.., is ongoing"]
        assert found("{2020..}", "ended") != []

    def test_ongoing_with_an_end_that_nobody_knows_is_found(self):
        (message,) = found("2020/", "ongoing")
        assert message.startswith("'ongoing', but its date, 2020/, has ended on an unknown day;")

    @pytest.mark.parametrize(
        ("when", "status"),
        [
            ("2020/..", "ongoing"),
            ("/..", "ongoing"),
            ("2020/", "ended"),
            ("2020/2021", "ended"),
            ("2020/2021", "ongoing"),
            ("2020/..", "occurred"),
            ("2020/..", "cancelled"),
            ("2020/", "planned"),
            (None, "ongoing"),
        ],
    )
    def test_what_may_be_is_not_found(self, when, status):
        assert found(when, status) == []

    @given(
        when=whens() | st.sampled_from(["1999", "2099/..", "1000/1001"]),
        status=st.sampled_from(Status).filter(lambda s: s not in {Status.ENDED, Status.ONGOING}),
    )
    def test_of_a_plan_or_a_past_event_is_not_found_without_a_day(self, when, status):
        assert found(when, status) == []


class TestAsOf:
    @pytest.mark.parametrize(
        ("when", "status", "says"),
        [
            ("1999", "planned", "is over as of 2026"),
            ("2020/2025", "expected", "is over as of 2026"),
            ("2024", "ongoing", "is over as of 2026; write '..' for an open end"),
            ("2099", "occurred", "has not begun as of 2026"),
            ("2027/..", "ongoing", "has not begun as of 2026"),
            ("2027/2029", "ended", "has not begun as of 2026"),
            ("2020/2027", "ended", "has not ended as of 2026"),
            ("../2027", "ended", "has not ended as of 2026"),
        ],
    )
    def test_date_that_says_otherwise_is_found(self, when, status, says):
        assert found(when, status, "2026") == [f"'{status}', but its date, {when}, {says}"]

    @pytest.mark.parametrize(
        ("when", "status"),
        [
            ("2026", "planned"),
            ("2026-05", "occurred"),
            ("2020/2026", "ended"),
            ("2020/2027", "planned"),
            ("2020/2027", "occurred"),
            ("2020/2027", "ongoing"),
            ("2020/..", "planned"),
            ("2020/", "ended"),
            ("[2025,2027]", "expected"),
            ("1999", "proposed"),
            ("1999", "cancelled"),
            ("2099", "cancelled"),
            (None, "planned"),
        ],
    )
    def test_date_that_may_be_is_not_found(self, when, status):
        assert found(when, status, "2026") == []

    def test_unknown_end_is_reported_once_whatever_the_day(self):
        assert len(found("2020/", "ongoing", "2026")) == 1

    @given(when=whens(), years=st.lists(st.integers(0, 9999), min_size=2, max_size=2))
    def test_plan_that_is_over_stays_over(self, when, years):
        early, late = (edtf.date(year) for year in sorted(years))
        assert len(found(when, "planned", early)) <= len(found(when, "planned", late)) <= 1

    @given(year=st.integers(1, 9998))
    def test_plan_is_over_from_the_next_year_on(self, year):
        assert found(f"{year:04}", "planned", f"{year:04}") == []
        assert len(found(f"{year:04}", "planned", f"{year + 1:04}")) == 1


class TestSteps:
    @staticmethod
    def found(status, *dates, as_of="2026"):
        phases = [Phase(stage="signed", when=date) for date in dates]
        tl = Timeline([Agreement(id="e", title="E", phases=phases, status=status)])
        return [finding.message for finding in check(tl, as_of=as_of)]

    def test_of_an_event_without_a_date_are_weighed_as_of_a_day(self):
        assert self.found("planned", "2024", "2025-06") == [
            "'planned', but all of its steps are over as of 2026"
        ]
        assert self.found("occurred", "2027", "2028") == [
            "'occurred', but none of its steps has been taken as of 2026"
        ]

    @pytest.mark.parametrize(
        ("status", "dates"),
        [
            ("planned", ["2024", "2027"]),
            ("planned", ["2024", None]),
            ("occurred", ["2024", "2027"]),
            ("occurred", ["2027", None]),
            ("ongoing", ["2024", "2025"]),
            ("ended", ["2024"]),
            ("planned", []),
        ],
    )
    def test_that_may_be_are_not_found(self, status, dates):
        assert self.found(status, *dates) == []
