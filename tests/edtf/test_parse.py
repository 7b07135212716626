import copy
import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline import edtf
from timeline.testing import whens


def attempt(text):
    """The value of a text, or the error in reading it."""
    try:
        return edtf.parse(text), None
    except edtf.EdtfError as error:
        return None, error


class TestRoundTrip:
    @given(whens())
    def test_text_gives_the_value_back(self, when):
        assert edtf.parse(str(when)) == when

    @given(whens())
    def test_copies_are_equal_and_hash_alike(self, when):
        when.bounds  # noqa: B018 - what is cached must not make a difference
        repickled = pickle.loads(pickle.dumps(when))  # noqa: S301  # our own bytes
        for other in (repickled, copy.copy(when), copy.deepcopy(when)):
            assert other == when
            assert hash(other) == hash(when)

    @given(st.text(alphabet="0123456789X-/.,?~%YESTZ:+[]{} ", max_size=30))
    @example("?1985?")
    @example("Y1E999999999")
    def test_the_text_of_a_parsed_value_is_an_equal_value(self, text):
        when, error = attempt(text)
        if when is not None:
            assert edtf.parse(str(when)) == when
        else:
            assert error.text == text
            assert 0 <= error.position <= len(text)
            assert error.expected

    @given(whens().filter(lambda when: not isinstance(when, edtf.DateTime)), st.data())
    def test_only_a_time_can_be_written_in_two_ways(self, when, data):
        text = str(when)
        place = data.draw(st.integers(0, len(text) - 1))
        other = text[:place] + data.draw(st.sampled_from("0123456789X?~%-/.")) + text[place + 1 :]
        try:
            assert str(edtf.parse(other)) == other
        except edtf.EdtfError:
            assert other != text

    def test_utc_has_one_form(self):
        assert str(edtf.parse("2004-01-01T10:10:10+00:00")) == "2004-01-01T10:10:10Z"
        assert str(edtf.parse("2004-01-01T10:10:10-04")) == "2004-01-01T10:10:10-04:00"


class TestErrors:
    @pytest.mark.parametrize(
        ("text", "position", "expected"),
        [
            ("", 0, "a year of four digits"),
            ("2024-13", 5, "month 13; expected 01 to 12, or a grouping from 21 to 41"),
            ("2024-02-30", 8, "day 30; expected 01 to 29"),
            ("-0044-02-30", 9, "day 30"),
            ("2023-10/2024-13", 13, "month 13"),
            ("[2023-10,2024-02-30]", 17, "day 30"),
            ("[2023-10,20x4]", 11, "a year of four digits"),
            ("[1984,1670..1660]", 12, "an end that is not before 1670"),
            ("2004-06-~", 9, "two digits of a day"),
            ("2004~x", 5, "a hyphen or the end"),
            ("2004-06~x", 8, "a hyphen or the end"),
            ("2004-06-11~x", 11, "nothing more or the end"),
            ("1985-04-12T23:20:61", 17, "second 61; expected 00 to 59"),
            ("1985-04-12T23:20:30+24:00", 19, "an offset from -23:59 to +23:59"),
            ("1985-04-XXT23:20:30", 10, "no time of day"),
            ("[1985", 5, "]"),
            ("[", 1, "]"),
            ("[..]", 3, "a date on at least one side"),
            ("[198X..1990]", 1, "every digit"),
            ("[2001-21..2001-33]", 10, "a season"),
            ("[2001-21..2002-29]", 10, "a season"),
            ("[1985-04-12T23:20:30]", 11, "no time of day in a set"),
            ("[[1985],1986]", 1, "a year of four digits"),
            ("Y17E1", 1, "more than four digits"),
            ("Y123456789012345678E1", 1, "at most 18 digits"),
        ],
    )
    def test_have_a_position_and_what_was_expected_there(self, text, position, expected):
        with pytest.raises(edtf.EdtfError) as caught:
            edtf.parse(text)
        assert caught.value.text == text
        assert caught.value.position == position
        assert expected in caught.value.expected

    def test_the_message_reads_as_a_sentence(self):
        with pytest.raises(ValueError, match=r"'2024-13' is not a date: month 13.* at position 5$"):
            edtf.parse("2024-13")


class TestHostileText:
    @given(st.text())
    @example("\ud800")
    @example("2004-06-11\x00")
    @example("٢٠٢٤")
    @example("２０２４-01")  # noqa: RUF001
    @example("2024\n")
    def test_any_text_is_parsed_or_refused(self, text):
        when, error = attempt(text)
        assert when is not None or str(error)

    @pytest.mark.slow
    @pytest.mark.parametrize(
        "text",
        [
            "9" * 1_000_000,
            "Y" + "9" * 1_000_000,
            "Y1E" + "9" * 1_000_000,
            "1950S" + "9" * 1_000_000,
            "X" * 1_000_000,
            "[" * 1_000_000,
            "{" * 500_000 + "}" * 500_000,
            "/" * 1_000_000,
            "-" * 1_000_000,
            "[" + "," * 1_000_000 + "]",
            "[" + "." * 1_000_000 + "]",
            "[" + "XX00-02-29," * 90_000 + "]",
            "?" * 1_000_000,
            "1985-04-12T" + "0" * 1_000_000,
            "[" + "1984," * 200_000 + "]",
            "Y1E999999999",
        ],
        ids=lambda text: text[:12],
    )
    def test_a_megabyte_of_it_is_refused(self, text):
        with pytest.raises(edtf.EdtfError) as caught:
            edtf.parse(text)
        assert len(str(caught.value)) < 400

    @pytest.mark.slow
    def test_a_set_of_a_hundred_thousand_members_is_parsed_and_compared(self):
        members = ",".join(
            f"{year:04}-{month:02}-{day:02}"
            for year in range(0, 9000, 30)
            for month in range(1, 13)
            for day in range(1, 29)
        )
        when = edtf.parse(f"[{members}]")
        assert len(when.members) == 100_800
        assert str(when.earliest) == "0000-01-01"
        assert when.overlaps("0001") is edtf.Certainty.IMPOSSIBLE
        assert when.same_as(when) is edtf.Certainty.POSSIBLE
