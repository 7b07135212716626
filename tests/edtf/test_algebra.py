"""`When.narrow`; what it gives of each two kinds is in tests/model/test_evidence.py."""

import datetime as dt

import pytest
from hypothesis import given

from timeline import edtf
from timeline.edtf import Certainty
from timeline.testing import whens


def lasts(when):
    return isinstance(when, edtf.Interval | edtf.AllOf)


class TestNarrow:
    @given(one=whens(), other=whens())
    def test_two_moments_agree_where_they_may_be_the_same(self, one, other):
        if lasts(one) or lasts(other):
            return
        found = one.narrow(other)
        assert (found is None) == (one.same_as(other) is Certainty.IMPOSSIBLE)

    @given(one=whens(), other=whens())
    def test_what_both_agree_on_agrees_with_each(self, one, other):
        found = one.narrow(other)
        if found is not None:
            assert found.narrow(one) is not None
            assert other.narrow(found) is not None

    @given(one=whens(), other=whens())
    def test_of_two_moments_it_is_the_same_from_either_side(self, one, other):
        if not lasts(one) and not lasts(other) and (found := one.narrow(other)) is not None:
            assert other.narrow(one).bounds == found.bounds

    @pytest.mark.parametrize("other", ["2024-07-03", dt.date(2024, 7, 3)])
    def test_takes_what_stands_for_a_date(self, other):
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
    def test_where_that_cannot_be_written_the_narrower_stands(self, one, other, narrower):
        assert str(edtf.parse(one).narrow(other)) == narrower
