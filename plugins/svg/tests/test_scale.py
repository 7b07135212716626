"""Time never runs backwards, and is as long here as there."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_svg import CUT_WIDTH, fit

_MOMENTS = st.floats(-4e20, 4e20) | st.floats(700_000, 740_000) | st.integers(730_000, 730_200)
_SPANS = st.lists(st.tuples(_MOMENTS, _MOMENTS).map(sorted).map(tuple), max_size=12)
_WIDTHS = st.integers(268, 3900).map(float)


class TestScale:
    @given(_SPANS, _WIDTHS, st.booleans(), st.sampled_from([1.0, 1 / 24]))
    def test_position_grows_with_time_and_stays_inside(self, spans, width, breaks, unit):
        scale = fit(spans, width, unit=unit, breaks=breaks)
        ends = [moment for span in spans for moment in span]
        ends += [end for each in scale.segments for end in (each.start, each.end)]
        places = [scale.u(moment) for moment in sorted(ends)]
        assert all(a <= b for a, b in pairwise(places))
        assert all(0 <= place <= width for place in places)

    @given(_SPANS, _WIDTHS, st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted))
    def test_within_a_segment_equal_times_are_equally_long(self, spans, width, shares):
        scale = fit(spans, width)
        for segment in scale.segments:
            length = segment.end - segment.start
            moments = [segment.start + share * length for share in shares]
            for a, b in pairwise(moments):
                assert scale.u(b) - scale.u(a) == pytest.approx((b - a) * scale.per_day, abs=0.6)

    # Two days with one between them: a strip would take more than it saves.
    @example([(0.0, 1.0), (2.0, 3.0)], 908.0)
    @given(_SPANS, _WIDTHS)
    def test_segments_and_strips_fill_the_width_in_order(self, spans, width):
        scale = fit(spans, width)
        assert scale.segments[0].u0 == 0
        assert scale.segments[-1].u1 == width
        for (before, after), cut in zip(pairwise(scale.segments), scale.cuts, strict=True):
            assert before.end <= after.start
            assert (cut.u0, cut.u1) == (before.u1, after.u0)
            assert cut.u1 - cut.u0 == pytest.approx(CUT_WIDTH)

    @given(_SPANS, _WIDTHS)
    def test_what_happens_is_never_cut(self, spans, width):
        scale = fit(spans, width)
        for start, end in spans:
            for cut in scale.cuts:
                assert not (scale.u(start) < cut.u0 and scale.u(end) > cut.u1)

    def test_without_breaks_nothing_is_cut(self):
        assert fit([(0, 1), (90_000, 90_001)], 900, breaks=False).cuts == ()
        assert len(fit([(0, 10), (90_000, 90_010)], 900).cuts) == 1

    def test_day_is_a_small_part_of_the_picture(self):
        assert fit([(0, 1)], 900).per_day < 0.22 * 900
