"""No two events of a layout share a place, whatever their dates, their texts and the width."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import testing
from timeline.model import Event
from timeline_svg import Shape, Space, fit, lay_out, mark, reading_order

_EVENTS = st.lists(
    st.tuples(
        testing.lines().filter(str.strip),
        testing.whens(),
        st.sampled_from(["occurred", "ongoing", "planned", "cancelled"]),
    ),
    max_size=12,
)


def marks_of(given_events):
    events = [
        Event(id=f"e{index}", title=title, when=when, status=status)
        for index, (title, when, status) in enumerate(given_events)
    ]
    return sorted(map(mark, events), key=reading_order)


def space_for(marks, width, *, has_as_of, heading=0.0):
    spans = [(each.first, each.last) for each in marks if each.first is not None]
    scale = fit(spans, width)
    return Space(scale=scale, as_of=width * 0.7 if has_as_of else None, heading=heading)


class TestLayout:
    @settings(max_examples=150)
    @given(_EVENTS, st.integers(268, 1600), st.booleans(), st.sampled_from([0.0, 80.0]))
    def test_no_two_places_overlap_and_signs_are_in_them(
        self, given_events, width, has_as_of, heading
    ):
        marks = marks_of(given_events)
        space = space_for(marks, float(width), has_as_of=has_as_of, heading=heading)
        layout = lay_out(marks, lambda each: each.event.when.words(), space)
        assert layout.rest == ()
        assert [each.mark for each in layout.placed] == marks
        for one, other in combinations((each.box for each in layout.placed), 2):
            is_beside = one.u1 <= other.u0 or other.u1 <= one.u0
            assert is_beside or one.bottom <= other.top or other.bottom <= one.top
        for each in layout.placed:
            box, sign, label = each.box, each.glyph, each.label
            assert box.u0 <= sign.u0 <= sign.u1 <= box.u1
            assert box.u0 <= label.u0 <= label.u1 <= box.u1
            assert box.top <= each.first_line - 7
            assert each.first_line + 15 * (label.lines - 1) + 7 <= box.bottom
            assert box.top <= each.centre - 7
            assert each.centre + 7 <= box.bottom <= layout.height
            is_apart = label.u1 <= sign.u0 or sign.u1 <= label.u0
            assert is_apart or each.centre >= each.first_line + 15 * label.lines
            assert -26 <= box.u0 <= box.u1 <= width + 26
            if heading and box.top < 22.5:
                assert box.u0 >= heading

    @given(_EVENTS, st.integers(300, 900))
    def test_shapes_of_the_sign_stay_in_its_row(self, given_events, width):
        marks = marks_of(given_events)
        space = space_for(marks, float(width), has_as_of=False)
        for each in lay_out(marks, lambda _: "", space).placed:
            for part in each.glyph.parts:
                ys = [y for _, y in part.points] if hasattr(part, "points") else [0.0]
                assert all(-7 <= y <= 7 for y in ys)

    @pytest.mark.parametrize("count", [200, 1000])
    def test_with_too_few_rows_every_event_is_placed_or_left_over(self, count):
        marks = marks_of([(f"Event {n}", f"{1000 + n:04}", "occurred") for n in range(count)])
        space = space_for(marks, 900.0, has_as_of=False)
        layout = lay_out(marks, lambda _: "a date", space, most_units=60)
        assert len(layout.placed) + len(layout.rest) == count
        assert len(layout.placed) >= 20
        assert layout.height <= 60 * 7.5
        # Labels are for events of the whole time, and not for the first ones alone.
        starts = [each.mark.first for each in layout.placed]
        assert min(starts) < marks[count // 4].first
        assert max(starts) > marks[3 * count // 4].first

    def test_event_without_any_limit_has_a_place(self):
        marks = marks_of([("Goes on", "/..", "ongoing")])
        assert marks[0].shape is Shape.EXTENT
        assert lay_out(marks, lambda _: "", space_for(marks, 900.0, has_as_of=True)).placed
