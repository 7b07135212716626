"""Dates made from dates; what narrow gives of each two kinds is in tests/model/test_evidence.py."""

import datetime as dt

import pytest
from hypothesis import given

from timeline import edtf
from timeline.edtf import Certainty
from timeline.errors import FieldError
from timeline.testing import whens

moments = whens().filter(lambda when: not isinstance(when, edtf.Interval | edtf.AllOf))


class TestNarrow:
    @given(one=moments, other=moments)
    def test_two_moments_agree_if_they_may_be_the_same(self, one, other):
        found = one.narrow(other)
        assert (found is None) == (one.same_as(other) is Certainty.IMPOSSIBLE)

    @given(one=whens(), other=whens())
    def test_what_both_agree_on_agrees_with_each(self, one, other):
        found = one.narrow(other)
        if found is not None:
            assert found.narrow(one) is not None
            assert other.narrow(found) is not None

    @given(one=moments, other=moments)
    def test_of_two_moments_it_is_the_same_from_either_side(self, one, other):
        if (found := one.narrow(other)) is not None:
            assert other.narrow(one).bounds == found.bounds

    @pytest.mark.parametrize("other", ["2024-07-03", dt.date(2024, 7, 3)])
    def test_takes_texts_and_python_dates(self, other):
        assert str(edtf.parse("2024-07").narrow(other)) == "2024-07-03"

    def test_far_years_that_a_set_can_write_are_what_both_allow(self):
        one, other = map(edtf.parse, ("[Y170000002..Y170000007]", "[Y170000005..Y170000009]"))
        assert str(one.narrow(other)) == "[Y170000005..Y170000007]"

    @pytest.mark.parametrize(
        ("one", "other", "narrower"),
        [
            # A set has no range from a month to a year of five digits.
            ("[2000-03..]", "[..Y20000]", "[2000-03..]"),
            # Both allow January and February of the year 10000, whose days cannot be written.
            ("9999-24", "[Y10000,Y10001]", "9999-24"),
            # Thousands of single days would be no date that anybody reads.
            ("XXXX-12-XX", "XXXX-XX-25", "XXXX-12-XX"),
            ("2024-07-03T10:00:00", "2024-07-03T10:00:00Z", "2024-07-03T10:00:00Z"),
        ],
    )
    def test_the_narrower_is_the_result_if_both_cannot_be_written(self, one, other, narrower):
        assert str(edtf.parse(one).narrow(other)) == narrower


class TestExtents:
    @pytest.mark.parametrize(
        ("text", "extent"),
        [
            ("2023-10", "2023-10-01/2023-10-31"),
            ("2023-10-07", "2023-10-07/2023-10-07"),
            ("1985/..", "1985-01-01/.."),
            ("1985/", "1985-01-01/"),
            ("[..1984]", "../1984-12-31"),
            ("156X-12-25", "1560-12-25/1569-12-25"),
            ("-0044", "-0044-01-01/-0044-12-31"),
        ],
    )
    def test_an_extent_is_the_whole(self, text, extent):
        assert str(edtf.parse(text).as_extent()) == extent

    @pytest.mark.parametrize(
        ("text", "by", "wider"),
        [
            ("1984~", {"years": 1}, "[1983-01-01..1985-12-31]"),
            ("2024-07-03", {"days": 1}, "[2024-07-02..2024-07-04]"),
            ("2024-03-31", {"months": 1}, "[2024-02-29..2024-04-30]"),
            ("156X-12-25", {"days": 1}, None),
            ("[..1984]", {"years": 1}, "[..1985-12-31]"),
            ("9999", {"years": 1}, "[9998..Y10000]"),
            ("Y20000", {"years": 1}, "[Y19999..Y20001]"),
            ("1984/..", {"years": 1}, "1983-01-01/.."),
            ("1984/", {"years": 1}, "1983-01-01/"),
        ],
    )
    def test_widening_adds_room_on_both_sides(self, text, by, wider):
        when = edtf.parse(text)
        found = when.widen(**by)
        assert when.within(found) in {Certainty.CERTAIN, Certainty.POSSIBLE}
        assert wider is None or str(found) == wider

    def test_widening_keeps_gaps(self):
        assert edtf.parse("156X-12-25").widen(days=1).overlaps("1563-07") is Certainty.IMPOSSIBLE

    @pytest.mark.parametrize(
        "by",
        [
            *({}, {"days": 0}, {"days": -1}, {"days": 1, "years": -1}),
            *({unit: 10**30} for unit in ("days", "months", "years")),
        ],
    )
    def test_widening_takes_positive_amounts(self, by):
        with pytest.raises(FieldError, match="above 0"):
            edtf.parse("1984").widen(**by)

    def test_a_refused_amount_is_named(self):
        with pytest.raises(FieldError) as caught:
            edtf.parse("1984").widen(years=1, months=-2)
        assert (caught.value.field, caught.value.value) == ("months", -2)

    def test_a_far_day_cannot_be_written(self):
        with pytest.raises(OverflowError, match="four digits"):
            edtf.parse("Y20000").as_extent()

    def test_far_years_are_widened_by_whole_years_alone(self):
        assert str(edtf.parse("Y20000").widen(years=1)) == "[Y19999..Y20001]"
        # From 31 December 19999, which is not that year.
        with pytest.raises(OverflowError, match="19999-12-31 cannot be written"):
            edtf.parse("Y20000").widen(days=1)

    def test_a_time_has_no_extent_in_days(self):
        with pytest.raises(edtf.EdtfError, match="no time of day"):
            edtf.parse("2024-07-03T10:00:00Z").as_extent()
