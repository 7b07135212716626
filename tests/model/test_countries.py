"""Country codes and names, and what is said of texts that only look like codes."""

import subprocess
import sys

import pycountry
import pytest

from timeline.model import countries


class TestNames:
    def test_codes_and_english_names_are_those_of_pycountry(self):
        expected = {it.alpha_2: getattr(it, "common_name", it.name) for it in pycountry.countries}
        assert {code: countries.name(code) for code in countries.codes()} == expected

    def test_do_not_depend_on_where_pycountry_keeps_its_table(self):
        script = (
            "import importlib.util\n"
            "importlib.util.find_spec = lambda name: None\n"
            "from timeline.model import countries\n"
            "print(countries.name('AZ'), countries.instead('CHN'), len(set(countries.codes())))"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
        )
        assert done.stdout.split() == ["Azerbaijan", "CN", str(len(pycountry.countries))]


class TestWanted:
    @pytest.mark.parametrize(
        ("text", "code"),
        [("UK", "GB"), ("EL", "GR"), ("USA", "US"), ("UAE", "AE"), ("CHN", "CN"), ("ARE", "AE")],
    )
    def test_names_the_code_that_is_meant(self, text, code):
        said = f"it is not an ISO 3166-1 alpha-2 code in force; write '{code}'"
        assert countries.wanted(text) == said
        assert countries.instead(text) == code

    @pytest.mark.parametrize("text", ["EN", "EU"])
    def test_guesses_none_for_two_letters_that_nobody_means_one_by(self, text):
        assert countries.wanted(text) == "it is not an ISO 3166-1 alpha-2 code in force"

    @pytest.mark.parametrize("text", ["EEC", "az", "", 36, None, "CHNX", "chn"])
    def test_says_of_anything_else_what_a_code_is(self, text):
        said = "expected an ISO 3166-1 alpha-2 code in capitals, such as 'AZ'"
        assert countries.wanted(text) == said


class TestByHabit:
    @pytest.mark.parametrize("text", ["CHN", "ARM", "AZ", "EU", ""])
    def test_means_none_where_the_text_may_be_another_name(self, text):
        assert countries.from_common_abbreviation(text) == ""
