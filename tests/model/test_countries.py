"""What is said of texts that look like the code of a country, and are none."""

import pytest

from timeline.model import countries


class TestWanted:
    @pytest.mark.parametrize(
        ("text", "code"),
        [("UK", "GB"), ("EL", "GR"), ("USA", "US"), ("UAE", "AE"), ("CHN", "CN"), ("ARE", "AE")],
    )
    def test_names_the_code_that_is_meant(self, text, code):
        said = f"it is no ISO 3166-1 alpha-2 code in force; write '{code}'"
        assert countries.wanted(text) == said
        assert countries.instead(text) == code

    @pytest.mark.parametrize("text", ["EN", "EU"])
    def test_guesses_none_for_two_letters_that_nobody_means_one_by(self, text):
        assert countries.wanted(text) == "it is no ISO 3166-1 alpha-2 code in force"

    @pytest.mark.parametrize("text", ["EEC", "az", "", 36, None, "CHNX", "chn"])
    def test_says_of_anything_else_what_a_code_is(self, text):
        said = "it takes an ISO 3166-1 alpha-2 code in capitals, as 'AZ'"
        assert countries.wanted(text) == said


class TestByHabit:
    @pytest.mark.parametrize("text", ["CHN", "ARM", "AZ", "EU", ""])
    def test_means_none_where_the_text_may_be_another_name(self, text):
        assert countries.by_habit(text) == ""
