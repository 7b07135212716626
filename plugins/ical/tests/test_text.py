"""Content lines: escaping, parameters, folding, whatever a text contains."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.ical.tests import checker
from plugins.ical.tests.support import calendar, read, smuggle, write

from timeline.model import Event, Metadata, Source

LIMIT = 75
EVENT = Event(id="a", title="A", when="2024-07-03", citations=["s"])
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=400)
NASTY = st.lists(
    st.sampled_from(
        ["\\", "\\n", ",", ";", ":", '"', "\n", "ə", "铁", "🚂", "e\u0301", " ", "\u2028", "a" * 30]
    ),
    max_size=60,
).map("".join)
OF_ONE_LINE = NASTY.map(lambda text: re.sub("[\n\u2028]", "", text))


def summary(title: str) -> bytes:
    """The folded line of a *title*, which may be one that the model refuses."""
    data, _ = write([smuggle(EVENT, title=title)])
    start = data.index(b"SUMMARY:")
    return re.split(rb"\r\n(?! )", data[start:], maxsplit=1)[0]


def escaped(text: str) -> str:
    """A text by RFC 5545, 3.3.11."""
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def label(title: str) -> str:
    """The parameter LABEL of the link to a source of this *title*, with its semicolon."""
    source = smuggle(Source(id="s", title="T", url="https://example.org/"), title=title)
    data, _ = write([EVENT], Metadata(sources=[source]), links=True)
    pattern = r'\r\nLINK;LINKREL="describedby"(;LABEL=.*);VALUE=URI:https://example.org/\r\n'
    return re.search(pattern, data.replace(b"\r\n ", b"").decode())[1]


class TestEscape:
    @given(NASTY)
    def test_text_comes_back(self, text):
        data, _ = write([smuggle(EVENT, description=text)])
        _, (back,), faults = read(data)
        assert (back.description, faults) == (text.replace("\u2028", "\n"), [])

    def test_each_escape_of_the_standard(self):
        assert summary("a\\b;c,d\ne") == rb"SUMMARY:a\\b\;c\,d\ne"


class TestFolding:
    @given(st.one_of(ANY_TEXT, NASTY))
    def test_whatever_comes_is_physically_clean(self, text):
        data, _ = write([smuggle(EVENT, title=text, description=text)])
        assert [*checker.physical_faults(data)] == []

    @given(OF_ONE_LINE)
    def test_unfolding_gives_the_line_back(self, text):
        assert summary(text).replace(b"\r\n ", b"").decode() == f"SUMMARY:{escaped(text)}"

    @given(st.integers(1, 200), st.sampled_from(["\\", ",", "ə", "铁", "🚂", "\n"]))
    def test_no_character_and_no_escape_is_cut_at_any_offset(self, offset, unit):
        for piece in summary("a" * offset + unit * 60).split(b"\r\n"):
            assert len(piece) <= LIMIT
            piece.decode()
            assert (len(piece) - len(piece.rstrip(b"\\"))) % 2 == 0

    @given(
        length=st.integers(0, 80),
        unit=st.sampled_from(["a", "é", "😀", ";"]),
        spaces=st.integers(0, 300),
    )
    def test_spaces_at_the_end_stand_in_no_line_of_their_own_if_they_fit(
        self, length, unit, spaces
    ):
        title = f"{'a' * length}{unit}{' ' * spaces}"
        pieces = summary(title).split(b"\r\n ")
        assert b"".join(pieces).decode() == f"SUMMARY:{escaped(title)}"
        assert all(pieces)
        assert max(map(len, pieces)) <= LIMIT
        if spaces < LIMIT - len(escaped(unit).encode()):
            assert pieces[-1].strip()

    def test_the_limit_itself_is_not_folded(self):
        assert summary("a" * 67) == b"SUMMARY:" + b"a" * 67
        assert summary("a" * 68) == b"SUMMARY:" + b"a" * 67 + b"\r\n a"

    @pytest.mark.parametrize("end", ["\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
    def test_what_ends_a_line_somewhere_ends_none_here(self, end):
        assert summary(f"a{end}ATTENDEE:mailto:b") == rb"SUMMARY:a\nATTENDEE:mailto:b"

    def test_controls_and_surrogates_are_left_out(self):
        assert summary("a\x00b\x7fc\x9bd\ud800e\tf") == b"SUMMARY:abcde f"


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
        assert label(value) == written

    @given(NASTY.map(lambda text: text.replace("\u2028", "")).filter(str.strip))
    def test_its_value_comes_back(self, value):
        name = label(value).replace(";LABEL=", ";CN=")
        _, (event,), faults = read(calendar("DTSTART:20240703", f"ATTENDEE{name}:mailto:a@b.c"))
        # A name is one line.
        assert event.actors[0].name == re.sub("\n+", " ", value).strip()
        assert faults == []
