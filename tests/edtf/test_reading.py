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
            ("July 2024", "at position 0; write '2024-07'"),
            ("3/7/2024", "; it can be read as 2024-03-07 or 2024-07-03: write the one you mean"),
            (
                "later this year",
                "the day on which it was said: write the date itself",
            ),
            ("last summer", "the day on which it was said: write the date itself"),
            ("July 2024" + " " * 80, "at position 0"),
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

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("2007-11-00", "'2007-11'"),
            ("1912-00-00", "'1912'"),
            ("1912-00", "'1912'"),
            ("2007-00-15", "'2007-XX-15'"),
            ("2007-11-00T00:00:00", "'2007-11'"),
            ("2007-11-00/2007-12-00", "'2007-11/2007-12'"),
            ("19901231", "'1990-12-31'"),
            ("199012", "'1990-12'"),
            ("19901231T101500Z", "'1990-12-31T10:15:00Z'"),
            ("1990-12-31 10:00:00", "'1990-12-31T10:00:00'"),
            ("1990-12-31 00:00:00", "'1990-12-31' or '1990-12-31T00:00:00'"),
            ("1990-12-31T10:00", "'1990-12-31T10:00:00'"),
            ("1990-12-31T10:00:00.123Z", "'1990-12-31T10:00:00Z'"),
            ("1990-12-31 10:00:00 +0100", "'1990-12-31T10:00:00+01:00'"),
            ("1981-09..1981-10", "'1981-09/1981-10' or '[1981-09..1981-10]'"),
            ("1990 ... 1995", "'1990/1995' or '[1990..1995]'"),
            ("1981..", "'1981/..' or '[1981..]'"),
            ("..1981-05", "'../1981-05' or '[..1981-05]'"),
            ("2000-10-10-00", "'2000-10-10'"),
            ("2010-10-10-12", "'2010-10-10T12:00:00'"),
            ("1990-12-31T10", "'1990-12-31T10:00:00'"),
            ("00/11/2007", "'2007-11'"),
            ("199x", "'199X'"),
            ("1990-uu-uu", "'1990-XX-XX'"),
            ("1990/open", "'1990/..'"),
            ("unknown/1990", "'/1990'"),
            ("2024-W05", "'2024-01-29/2024-02-04'"),
            ("2024-W05-3", "'2024-01-31'"),
            ("2024-123", "'2024-05-02'"),
            ("2024-Q1", "'2024-33'"),
            ("2024-05-01+02:00", "'2024-05-01'"),
            ("476", "'0476'"),
            ("-12000", "'Y-12000'"),
        ],
    )
    def test_other_notations_get_their_edtf(self, text, written):
        error = refused(lambda: edtf.parse(text))
        assert edtf.explain(error) == f"{error}; write {written}"

    @pytest.mark.parametrize(
        "text",
        [
            "0000-00-00",  # the year 0 of a database is not 1 BC
            "2007-11-00T10:00:00",
            "2007-11-31",
            "20071331",
            "201113",
            "2023-366",
            "2024-W60",
            "24",
            "2010-12-12-99",
            "9999-99-99",
            "..",
            "",
        ],
    )
    def test_nothing_is_offered_for_what_may_mean_anything(self, text):
        error = refused(lambda: edtf.parse(text))
        assert edtf.explain(error) == str(error)

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

    @pytest.mark.parametrize(
        ("parts", "written"),
        [
            ({"start": "1959", "end": "1961-05"}, "1959/1961-05"),
            ({"start_date": 1959, "end_date": 1961}, "1959/1961"),
            ({"from": "1959", "to": ".."}, "1959/.."),
            ({"year": 1959, "month": 7, "day": 31}, "1959-07-31"),
            ({"year": "1959", "month": "7", "day": ""}, "1959-07"),
        ],
    )
    def test_offers_the_text_of_a_date_in_parts(self, parts, written):
        assert how_to_write(parts).endswith(f"write '{written}'")

    @pytest.mark.parametrize("parts", [{}, {"start": "x", "end": "y"}, {"year": 1959, "day": 31}])
    def test_offers_nothing_for_parts_that_are_no_date(self, parts):
        assert how_to_write(parts).endswith("such as '2023-10' or '2025-07-16/..'")

    def test_offers_the_text_of_a_day_that_is_a_number(self):
        assert how_to_write(20240703).endswith('write "2024-07-03"')
        assert how_to_write(20241303).endswith("such as '2023-10' or '2025-07-16/..'")
