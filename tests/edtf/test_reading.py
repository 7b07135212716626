import pytest

from timeline import edtf
from timeline.edtf.reading import how_to_write


def refused(ask):
    with pytest.raises(edtf.EdtfError) as caught:
        ask()
    return caught.value


class TestExplain:
    @pytest.mark.parametrize(
        ("text", "end"),
        [
            ("July 2024", "@ position 0; write '2024-07'"),
            ("3/7/2024", "; it can be read as 2024-03-07 or 2024-07-03: write the one you mean"),
            ("later this year", "@ position 0"),
            ("July 2024" + " " * 80, "@ position 0"),
        ],
    )
    def test_ends_with_what_the_text_means_in_english(self, text, end):
        error = refused(lambda: edtf.parse(text))
        assert edtf.explain(error).startswith(str(error))
        assert edtf.explain(error).endswith(end)

    def test_a_date_without_leading_zeros_gets_its_edtf(self):
        assert edtf.explain(refused(lambda: edtf.parse("2020-1-31"))).endswith(
            "; write '2020-01-31'"
        )

    def test_readings_are_those_of_the_whole_phrase(self):
        assert edtf.explain(refused(lambda: edtf.parse("since the end of 2024"))).endswith(
            "; it can be read as 2024-12-31/.. or 2024-39/..: write the one you mean"
        )

    def test_what_is_ambiguous_says_its_readings_once(self):
        error = refused(lambda: edtf.read("3/7/2024"))
        assert edtf.explain(error) == str(error)


class TestHowToWrite:
    @pytest.mark.parametrize("value", [999, 10_000, True, 2024.0, None, "2024"])
    def test_gives_an_example_where_nothing_is_plain(self, value):
        assert how_to_write(value).endswith("such as '2023-10' or '2025-07-16/..'")

    def test_offers_the_text_of_a_year_that_is_a_number(self):
        assert how_to_write(1000).endswith('write "1000"')
        assert how_to_write(9999).endswith('write "9999"')
