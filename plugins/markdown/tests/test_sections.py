"""A heading says of its events what their dates say."""

import re

import pytest

import timeline
from timeline import Event, Timeline


def headings(*whens: str | None, **options: object) -> list[str]:
    events = [Event(id=f"e{number}", title="E", when=when) for number, when in enumerate(whens)]
    written = timeline.dumps(Timeline(events), "markdown", **options).decode()
    return re.findall("^## (.*)$", written, re.MULTILINE)


class TestYear:
    def test_stands_over_all_that_can_first_be_of_it(self):
        whens = ["2024", "2024-07-03", "2024-24", "2024/2026", "[2024-12-30..2025-02-01]", "2024?"]
        assert headings(*whens) == ["2024"]

    @pytest.mark.parametrize(
        ("when", "heading"),
        [
            ("19XX", "20th century"),
            ("199X", "1990s"),
            ("199X/2005", "From the 1990s to 2005"),
            ("1950S2", "1950 (significant digits: 2)"),
        ],
    )
    def test_is_not_made_up_for_a_date_that_names_none(self, when, heading):
        assert headings(when) == [heading]

    def test_of_one_of_several_is_the_first(self):
        assert headings("[1667,1670]") == ["1667"]
        assert headings("[2025-07-28..]") == ["2025"]

    @pytest.mark.parametrize(
        ("when", "heading"),
        [
            ("0005", "5 AD"),
            ("0999", "999 AD"),
            ("1000", "1000"),
            ("0000", "1 BC"),
            ("-0043", "44 BC"),
        ],
    )
    def test_of_the_first_thousand_has_its_era_as_dates_have(self, when, heading):
        assert headings(when) == [heading]


class TestDecade:
    @pytest.mark.parametrize(
        ("when", "heading"),
        [
            ("1999", "1990s"),
            ("199X", "1990s"),
            ("19XX", "20th century"),
            ("0095", "90s AD"),
            ("0005", "1\u20139 AD"),
            ("0000", "9\u20131 BC"),
            ("-0043", "40s BC"),
        ],
    )
    def test_is_one_that_readers_know(self, when, heading):
        assert headings(when, sections="decade") == [heading]

    @pytest.mark.parametrize(
        ("locale", "heading"), [("fr", "Années 1990"), ("es", "Años 1990"), ("zh", "1990年代")]
    )
    def test_begins_with_a_capital(self, locale, heading):
        assert headings("1999", sections="decade", locale=locale) == [heading]


class TestNoStart:
    def test_open_is_not_unknown(self):
        assert headings("../1985") == headings("../..") == ["Without beginning"]

    def test_start_on_or_before_a_date_is_a_beginning(self):
        assert headings("..1984/2004", "..1984/2004..", "..1984/..") == ["1984"]
        assert headings("/..") == ["Earliest date not known"]

    def test_an_unknown_start_is_listed_where_it_is_sorted(self):
        assert headings("1985-03", "/1985", "[..1985]", "1985-12-31", "1986") == ["1985", "1986"]
