"""Ends of intervals on or before a date, or on or after it. Source: ISO 8601-2, 10.6."""

import pytest

from timeline import edtf
from timeline.edtf import OPEN, UNKNOWN, Certainty, EdtfError, Range, parse

TEXTS = [
    *("..2004-06-01/2004-06-20..", "2004-06-01~/2004-06-20..", "..1984/2004", "1984/2004.."),
    *(
        "1984../2004",
        "1984/..2004",
        "..1984/..",
        "../2004..",
        "/2004..",
        "..1984/",
        "..2004-21~/2005",
    ),
]


def day(bound):
    return bound if bound in (OPEN, UNKNOWN) else str(bound)


class TestEnds:
    @pytest.mark.parametrize("text", TEXTS)
    def test_are_parsed_written_and_said(self, text):
        value = parse(text)
        assert (str(value), value.level) == (text, 2)
        assert parse(str(value)) == value
        assert edtf.read(value.words("en")) == value
        for locale in ("de", "fr", "es", "ru", "zh", "en_us", "it"):
            words = value.words(locale)
            assert "Range" not in words
            assert words.strip() == words
        assert edtf.interval(value.start, value.end) == value

    def test_are_said_in_words(self):
        assert parse("..1984/2004..").words() == "from 1984 or earlier to 2004 or later"
        assert (
            parse("..1984/2004..").words("de")
            == "von 1984 oder fr\u00fcher bis 2004 oder sp\u00e4ter"
        )
        assert parse("../2004..").words() == "until 2004 or later, without beginning"

    def test_have_a_bound_on_one_side(self):
        bounds = parse("..2004-06-01/2004-06-20..").bounds
        assert [*map(day, bounds)] == [OPEN, "2004-06-01", "2004-06-20", OPEN]
        bounds = parse("2004-06-01../2004-06-20").bounds
        assert [*map(day, bounds)] == ["2004-06-01", "2004-06-20", "2004-06-20", "2004-06-20"]

    def test_are_no_open_end(self):
        value = parse("1984/2004..")
        assert value.end == Range(start=parse("2004"), end=OPEN)
        assert not value.is_ongoing
        assert value.after("1983") is Certainty.CERTAIN
        assert value.before("2010") is Certainty.POSSIBLE

    @pytest.mark.parametrize(
        ("question", "other", "answer"),
        [
            *(("overlaps", "2004-06-10", "certain"), ("overlaps", "2004-05-31", "possible")),
            *(("before", "2004-06-20", "impossible"), ("before", "2004-07", "possible")),
            *(("after", "2004-05", "possible"), ("after", "2004-06-01", "impossible")),
            *(("within", "2004-06", "possible"), ("within", "2004-06-10", "impossible")),
            *(("within", "2000/2010", "possible"), ("within", "../..", "certain")),
        ],
    )
    def test_answer_questions(self, question, other, answer):
        assert getattr(parse("..2004-06-01/2004-06-20.."), question)(other) == answer

    @pytest.mark.parametrize(
        ("text", "answer"),
        [("2004-06-10", "certain"), ("2004-05-31", "possible"), ("2004-06", "possible")],
    )
    def test_guarantee_the_window_between_them(self, text, answer):
        assert parse(text).within("..2004-06-01/2004-06-20..") == answer

    def test_have_relations(self):
        answers = parse("..1984/2004..").relations("1990/1995")
        assert answers[edtf.Allen.CONTAINS] is Certainty.CERTAIN

    @pytest.mark.parametrize(
        ("one", "other", "text"),
        [
            ("..1984/2004", "1980/2004", "1980/2004"),
            ("..1984/2004", "..1980/2004", "..1980/2004"),
            ("..1984/2004..", "/2010", "..1984/2010"),
            ("..1984/2004", "1990/2004", None),
            ("..1984/2004", "../2004", None),
        ],
    )
    def test_narrow(self, one, other, text):
        found = parse(one).narrow(other)
        assert (found and str(found)) == text
        assert parse(other).narrow(one) == found

    def test_keep_what_is_not_known_when_they_grow(self):
        assert str(parse("..1984/2004").as_extent()) == "..1984/2004-12-31"
        assert str(parse("1984/2004..").widen(years=1)) == "1983-01-01/2004.."

    @pytest.mark.parametrize(
        ("text", "position"),
        [
            *(("1984..1985/2004", 4), ("1984/2004..2005", 9), ("2004../1984", 7)),
            *(("...1984/2004", 2), ("..198X/2004", 2), ("..1984../2004", 6)),
            ("..1984T10:00:00/2004", 6),
        ],
    )
    def test_have_one_date_that_is_exact(self, text, position):
        with pytest.raises(EdtfError) as caught:
            parse(text)
        assert caught.value.position == position, caught.value

    def test_are_made_from_texts(self):
        assert str(edtf.interval("..1984", "2004..")) == "..1984/2004.."
