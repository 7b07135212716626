"""Phrases of museums, archives, courts, newsrooms and genealogists, with the date of each.

`phrases.tsv` is a sample of other libraries' tests and of catalogues; `practice.tsv` is by kind of
practice. REFUSE stands for any error. A phrase may have other right answers in its last column.
"""

import csv
import itertools
from pathlib import Path

import pytest

from timeline.edtf import AmbiguousDateError, EdtfError, parse, read

HERE = Path(__file__).parent
REFUSE = "REFUSE"


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


SAMPLE = rows("phrases.tsv")
PRACTICE = rows("practice.tsv")


def answer(row):
    try:
        return str(read(row["phrase"], as_of=row["as_of"] or None))
    except EdtfError:
        return REFUSE


def right(row):
    return {row["right"], *row["also"].split(" ")}


@pytest.mark.parametrize("table", [SAMPLE, PRACTICE], ids=["sample", "practice"])
class TestPhrases:
    def test_none_is_read_wrongly(self, table):
        wrong = [
            (row["phrase"], found, row["right"])
            for row in table
            if (found := answer(row)) not in {REFUSE, *right(row)}
        ]
        assert not wrong

    def test_at_least_97_percent_are_answered_as_the_table_says(self, table):
        others = [row["phrase"] for row in table if answer(row) not in right(row)]
        assert len(others) <= 0.03 * len(table), others

    def test_every_expectation_is_a_date(self, table):
        for row in table:
            for text in right(row) - {REFUSE, ""}:
                # A museum may qualify a whole set; EDTF qualifies its members.
                if "]~" not in text:
                    assert str(parse(text)) == text


READINGS = {
    "before 2023-24": ("[..2023-11]", "[..2022]"),
    "by 2023-24": ("[..2023-24]", "[..2024]"),
    "c. 1930-35": ("1930-35~", "1930~/1935~"),
    "winter 1945 - 1946": ("1945-24/1946", "1945-24"),
    "summer 1945 - 1946": ("1945-22/1946", "1945-30"),
    "198?": ("0198?", "198X"),
    "c. 1905-10": ("1905-10~", "1905~/1910~"),
    "possibly 1900-10": ("1900-10?", "1900?/1910?"),
    "c. 1910/11": ("1910-11~", "1910~/1911~", "[1910~,1911~]"),
    "probably 1910-30": ("1910-30?", "1910?/1930?"),
    "1905 and 1910/11": ("{1905,1910-11}", "{1905,1910..1911}", "{1905,1910,1911}"),
    "before 1850 or 1860": ("[..1849,..1859]", "[..1849,1860]"),
    "no later than 1850 or 1860": ("[..1850,..1860]", "[..1850,1860]"),
    "March 1914 or 1915": ("[1914-03,1915]", "[1914-03,1915-03]"),
    "4 March 1914 or 1915": ("[1914-03-04,1915]", "[1914-03-04,1915-03-04]"),
    "early 1990 or 1991": ("[1990-37,1991]", "[1990-37,1991-37]"),
    "15 March or April 1914": ("[1914-03-15,1914-04]", "[1914-03-15,1914-04-15]"),
    "late 18th or 19th century": ("[1767..1799,18XX]", "[1767..1799,1867..1899]"),
    "1997, May or June 1998": ("[1997-05,1998-06]", "[1997,1998-05,1998-06]"),
    "500 BC to 450": ("-0499/0450", "-0499/-0449"),
}


class TestReadings:
    @pytest.mark.parametrize(("phrase", "readings"), READINGS.items())
    def test_are_those_of_the_whole_phrase(self, phrase, readings):
        with pytest.raises(AmbiguousDateError) as caught:
            read(phrase)
        assert caught.value.readings == readings

    @pytest.mark.parametrize("phrase", ["1910-30 bananas", "2023-24 is when he left", "7/8 of it"])
    def test_are_not_offered_for_the_first_words_of_a_phrase(self, phrase):
        with pytest.raises(EdtfError) as caught:
            read(phrase)
        assert type(caught.value) is EdtfError

    @pytest.mark.parametrize(
        "edtf",
        [
            *("{1850..,..1860}", "{..1850,..1860}", "[..1850,1860]", "[1914-03,1915]"),
            *("[1990-37,1991]", "[1914-03-15,1914-04]", "{1914-21,1915}", "{1840,1850..}"),
            *("[..1850,1860..]", "[1984..,1990,..1950]", "-0999/0500", "[2020-24,2021-22]"),
        ],
    )
    def test_words_that_a_reader_could_doubt_say_that_they_are_a_list(self, edtf):
        assert read(parse(edtf).words("en")) == parse(edtf)


class TestParts:
    @pytest.mark.parametrize("part", ["early", "mid", "late", "first half of", "last quarter of"])
    @pytest.mark.parametrize(
        "whole",
        [
            *("1st century", "1st century BC", "2nd century BC", "19th century"),
            *("1st millennium", "1st millennium BC", "3rd millennium BC", "2nd millennium"),
        ],
    )
    def test_of_a_century_or_millennium_lie_inside_it(self, part, whole):
        assert read(f"{part} the {whole}").within(read(whole)) == "certain"

    @pytest.mark.parametrize("whole", ["19th century", "5th century BC", "3rd millennium BC"])
    def test_together_fill_the_whole(self, whole):
        parts = [read(f"{part} the {whole}") for part in ("early", "mid", "late")]
        assert parts[0].earliest == read(whole).earliest
        assert parts[-1].latest == read(whole).latest
        for one, other in itertools.pairwise(parts):
            assert one.latest.number + 1 == other.earliest.number


class TestOrder:
    @pytest.mark.parametrize(
        ("text", "dmy", "mdy"),
        [
            ("03/07/2024", "2024-07-03", "2024-03-07"),
            ("3.7.2024", "2024-07-03", "2024-03-07"),
            ("3-7-2024", "2024-07-03", "2024-03-07"),
            ("before 03/07/2024", "[..2024-07-02]", "[..2024-03-06]"),
            ("03/07/2024 - 05/07/2024", "2024-07-03/2024-07-05", "2024-03-07/2024-05-07"),
            ("7/8", "XXXX-08-07", "XXXX-07-08"),
            ("2024/7/3", "2024-07-03", "2024-07-03"),
            ("March 1867", "1867-03", "1867-03"),
        ],
    )
    def test_decides_between_day_and_month_first(self, text, dmy, mdy):
        assert (str(read(text, order="dmy")), str(read(text, order="mdy"))) == (dmy, mdy)

    @pytest.mark.parametrize(("text", "order"), [("12/13/2024", "dmy"), ("13/12/2024", "mdy")])
    def test_refuses_a_date_in_the_other_order(self, text, order):
        with pytest.raises(EdtfError, match=r"expected a (day|month) and then"):
            read(text, order=order)

    def test_does_not_choose_a_century(self):
        with pytest.raises(AmbiguousDateError):
            read("3/7/24", order="dmy")

    def test_of_a_column_is_the_one_that_reads_every_row(self):
        column = ["08/11/1864", "05/06/1953", "22/03/1951", "March 1867"]

        def is_readable(text, order):
            try:
                read(text, order=order)
            except EdtfError:
                return False
            return True

        orders = [o for o in ("dmy", "mdy") if all(is_readable(text, o) for text in column)]
        assert orders == ["dmy"]

    @pytest.mark.parametrize(
        ("order", "error"), [("ymd", ValueError), ("", ValueError), (1, TypeError)]
    )
    def test_is_one_of_two(self, order, error):
        with pytest.raises(error, match="order"):
            read("03/07/2024", order=order)


class TestAsOf:
    @pytest.mark.parametrize(
        ("phrase", "as_of", "edtf"),
        [
            ("last year", "-0043-03-15", "-0044"),
            ("this year", "-0043-03-15", "-0043"),
            ("later this year", "-0043-03-15", "[-0043-03-16..-0043-12-31]"),
            ("yesterday", "-0043-03-15", "-0043-03-14"),
            ("last month", "0000-01-15", "-0001-12"),
            ("last year", "0000-06-01", "-0001"),
            ("last quarter", "-0043-02-01", "-0044-36"),
            ("last decade", "-0043-02-01", "-005X"),
            ("last century", "0050-06-01", "-00XX"),
            ("last summer", "-0043-03-15", "-0044-22"),
            ("this winter", "2025-01-15", "2024-24"),
            ("last summer", "2025-03-15", "2024-22"),
        ],
    )
    def test_may_be_before_christ(self, phrase, as_of, edtf):
        assert str(read(phrase, as_of=as_of)) == edtf

    @pytest.mark.parametrize(
        ("phrase", "as_of"),
        [
            *(("last decade", "0005-06-01"), ("last quarter", "Y20005")),
            *(("this winter", "2025-07-15"), ("last summer", "2025-10-10")),
            *(("this summer", "2024/2025"), ("next summer", "2025-03-01")),
        ],
    )
    def test_refuses_what_is_not_clear(self, phrase, as_of):
        with pytest.raises(EdtfError) as caught:
            read(phrase, as_of=as_of)
        assert caught.value.text == phrase

    def test_says_which_argument_is_not_a_date(self):
        with pytest.raises(EdtfError, match="'July 2024' is not a date: it was given as as_of"):
            read("last month", as_of="July 2024")
