"""A description is found again, whatever it says and whatever we put behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Source
from timeline_ical._details import HEADING, join, of_source, split

DESCRIPTIONS = st.lists(st.sampled_from(["", HEADING, f"{HEADING} x", "a", "\n"])).map("\n".join)
DETAILS = st.lists(st.sampled_from(["Actors: Azerbaijan", "Source: Details:"]), max_size=2)


class TestJoin:
    @given(DESCRIPTIONS, DETAILS)
    def test_the_description_comes_back(self, description, details):
        assert split(join(description, details)) == description

    def test_a_description_alone_is_left_as_it_is(self):
        assert join("As agreed.", []) == "As agreed."

    def test_details_stand_behind_it(self):
        assert join("As agreed.", ["Actors: BYD"]) == "As agreed.\n\nDetails:\nActors: BYD"


class TestSplit:
    @pytest.mark.parametrize("text", ["", "a", "a\n\nb", "Details", "Details: none"])
    def test_a_text_of_anybody_else_is_all_description(self, text):
        assert split(text) == text


class TestOfSource:
    @pytest.mark.parametrize(
        ("source", "line"),
        [
            (Source(id="s", title="T"), "T"),
            (Source(id="s", url="https://a.b"), "https://a.b"),
            (Source(id="s", title="T", author=" ", publisher="P"), "T, P"),
            (
                Source(
                    id="s",
                    title="T",
                    author="A",
                    publisher="P",
                    published="2024-07",
                    url="http://x.y",
                ),
                "T, A, P, July 2024, http://x.y",
            ),
        ],
    )
    def test_has_what_is_known_in_one_line(self, source, line):
        assert of_source(source) == line
