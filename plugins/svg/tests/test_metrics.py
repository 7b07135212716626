"""Lines are never wider than their place, and nothing of a text is lost in silence."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import testing
from timeline_svg import drawable, is_rtl, text_width, wrap

SIZE = 12.5


class TestWrap:
    @given(testing.lines(), st.floats(20, 400), st.integers(1, 5))
    def test_lines_fit_and_hold_the_whole_text_unless_it_was_cut(self, text, most, max_lines):
        text = drawable(text)
        wrapped = wrap(text, SIZE, most, max_lines)
        assert len(wrapped.lines) <= max_lines
        assert all(text_width(line, SIZE) <= wrapped.width for line in wrapped.lines)
        assert wrapped.width <= most + 0.01
        kept = "".join(wrapped.lines).replace(" ", "")
        if wrapped.is_cut:
            assert kept.endswith("…")
            assert text.replace(" ", "").startswith(kept.removesuffix("…"))
        else:
            assert kept == text.replace(" ", "")

    @pytest.mark.parametrize("text", ["x" * 10_000, "字" * 10_000, "a b " * 2_500])
    def test_very_long_text_is_cut_at_once(self, text):
        wrapped = wrap(text, SIZE, 200, 3)
        assert wrapped.is_cut
        assert len(wrapped.lines) == 3

    def test_lines_break_within_scripts_without_spaces(self):
        assert len(wrap("建立战略伙伴关系的联合声明", SIZE, 80, 9).lines) == 3

    def test_closing_punctuation_does_not_start_a_line(self):
        assert wrap("战略伙伴。", SIZE, SIZE * 4 + 1, 9).lines == ("战略伙", "伴。")


class TestDrawable:
    @given(st.text())
    def test_no_control_and_no_mark_of_direction_is_left(self, text):
        drawn = drawable(text)
        assert not {unicodedata.category(each) for each in drawn} & {"Cc", "Cs", "Zl", "Zp"}
        assert not set(drawn) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        assert drawable(drawn) == drawn


class TestDirection:
    def test_is_that_of_the_first_letter(self):
        assert is_rtl("«باكو» WTO")
        assert not is_rtl("WTO باكو")
        assert not is_rtl("2024!")
