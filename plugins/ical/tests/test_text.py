"""Content lines: escaping, parameters, folding, and the one place that knows all rules."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.ical.tests import checker

from timeline.errors import Faults
from timeline_ical import _lines
from timeline_ical._text import LIMIT, content_line, escape, parameter

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=400)
NASTY = st.lists(
    st.sampled_from(
        ["\\", "\\n", ",", ";", ":", '"', "\n", "ə", "铁", "🚂", "e\u0301", " ", "\u2028", "a" * 30]
    ),
    max_size=60,
).map("".join)


class TestEscape:
    @given(NASTY)
    def test_text_comes_back(self, text):
        assert _lines.unescape(escape(text)) == text

    def test_each_escape_of_the_standard(self):
        assert escape("a\\b;c,d\ne") == r"a\\b\;c\,d\ne"


class TestContentLine:
    @given(st.one_of(ANY_TEXT, NASTY))
    def test_whatever_comes_is_physically_clean(self, text):
        data = b"X:" + content_line(f"SUMMARY:{escape(text)}")[8:] + b"\r\n"
        assert [*checker.physical_faults(data)] == []

    @given(NASTY.map(lambda text: re.sub("[\n\u2028]", "", text)))
    def test_unfolding_gives_the_line_back(self, text):
        line = f"SUMMARY:{escape(text)}"
        assert content_line(line).replace(b"\r\n ", b"").decode() == line

    @given(st.integers(1, 200), st.sampled_from(["\\\\", "\\,", "ə", "铁", "🚂", "\\n"]))
    def test_no_character_and_no_escape_is_cut_at_any_offset(self, offset, unit):
        data = content_line("X:" + "a" * offset + unit * 60)
        for piece in data.split(b"\r\n"):
            assert len(piece) <= LIMIT
            piece.decode()
            assert (len(piece) - len(piece.rstrip(b"\\"))) % 2 == 0

    @given(
        length=st.integers(0, 80),
        unit=st.sampled_from(["a", "é", "😀", r"\;"]),
        spaces=st.integers(0, 300),
    )
    def test_spaces_at_the_end_stand_in_no_line_of_their_own_if_they_fit(
        self, length, unit, spaces
    ):
        line = f"X:{'a' * length}{unit}{' ' * spaces}"
        pieces = content_line(line).split(b"\r\n ")
        assert b"".join(pieces).decode() == line
        assert all(pieces)
        assert max(map(len, pieces)) <= LIMIT
        if spaces < LIMIT - len(unit.encode()):
            assert pieces[-1].strip()

    def test_the_limit_itself_is_not_folded(self):
        assert content_line("X:" + "a" * 73) == b"X:" + b"a" * 73
        assert content_line("X:" + "a" * 74) == b"X:" + b"a" * 73 + b"\r\n a"

    @pytest.mark.parametrize(
        "end", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]
    )
    def test_what_ends_a_line_somewhere_ends_none_here(self, end):
        assert content_line(f"SUMMARY:a{end}ATTENDEE:mailto:b") == rb"SUMMARY:a\nATTENDEE:mailto:b"

    def test_controls_and_surrogates_are_left_out(self):
        assert content_line("X:a\x00b\x7fc\x9bd\ud800e\tf") == b"X:abcde f"


class TestParameter:
    @pytest.mark.parametrize(
        ("value", "written"),
        [
            ("plain", ";LABEL=plain"),
            ("a b", ';LABEL="a b"'),
            ("a;b:c,d", ';LABEL="a;b:c,d"'),
            ('say "x"', ";LABEL=\"say ^'x^'\""),
            ("a^b", ";LABEL=a^^b"),
            ("a\r\nATTENDEE:b", ';LABEL="a^nATTENDEE:b"'),
        ],
    )
    def test_it_is_quoted_and_encoded(self, value, written):
        assert parameter("LABEL", value) == written

    @given(NASTY.map(lambda text: text.replace("\u2028", "")))
    def test_its_value_comes_back(self, value):
        line = f"LINK{parameter('LABEL', value)}:https://example.org/".encode()
        (read,) = _lines.content_lines(io.BytesIO(line), Faults())
        assert (read.parameters["LABEL"], read.value) == (value, "https://example.org/")

    @pytest.mark.parametrize("name", ["", "A B", "A:B", "A\r\nB", "É"])
    def test_a_name_that_is_none_is_refused(self, name):
        with pytest.raises(ValueError, match="not a parameter's name"):
            parameter(name, "x")
