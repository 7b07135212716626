import contextlib
import datetime as dt
from pathlib import Path

import pendulum
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.work import calls_of

from timeline.edtf import Certainty, parse, read
from timeline.errors import AmbiguousDateError, EdtfError

VECTORS = Path(__file__).parents[1] / "edtf/edtf.tsv"

DATES = {
    "3 July 2024": "2024-07-03",
    "July 3, 2024": "2024-07-03",
    "July 3rd 2024": "2024-07-03",
    "3rd of July 2024": "2024-07-03",
    "the third of July, 2024": "2024-07-03",
    "the twenty-first of March 2020": "2020-03-21",
    "on 3 July 2024": "2024-07-03",
    "Jul 2024": "2024-07",
    "Sept. 2024": "2024-09",
    "October 2023": "2023-10",
    "October, 2023": "2023-10",
    "October of 2023": "2023-10",
    "in October 2023": "2023-10",
    "Thursday, 10 December 2015": "2015-12-10",
    "Thu 10 Dec 2015": "2015-12-10",
    "Thursday, December 10, 2015": "2015-12-10",
    "2024-07-03": "2024-07-03",
    "13/12/2024": "2024-12-13",
    "12/13/2024": "2024-12-13",
    "13.12.2024": "2024-12-13",
    "3/3/2024": "2024-03-03",
    "2024/07/03": "2024-07-03",
    "7/2024": "2024-07",
    "the year 1066": "1066",
    "the year AD 79": "0079",
    "the year 79 AD": "0079",
    "the year 79": "0079",
    "October 2023.": "2023-10",
    "year 170000002": "Y170000002",
    "3 July 2024 at 14:30:05 UTC": "2024-07-03T14:30:05Z",
    "3 July 2024 at 14:30:05": "2024-07-03T14:30:05",
    "July 3, 2024, 14:30:05 UTC+04:30": "2024-07-03T14:30:05+04:30",
}
PARTS_OF_A_YEAR = {
    "spring 2021": "2021-21",
    "the summer of 2021": "2021-22",
    "fall 2021": "2021-23",
    "winter 2023": "2023-24",
    "winter 2023-24": "2023-24",
    "winter of 2023/24": "2023-24",
    "winter 2023\u20132024": "2023-24",
    "winter 1999-2000": "1999-24",
    "summer 2023-24": "2023-30",
    "northern summer 2023": "2023-26",
    "southern hemisphere winter 2023": "2023-32",
    "Q3 2024": "2024-35",
    "3Q 2024": "2024-35",
    "2024 Q3": "2024-35",
    "2024-Q3": "2024-35",
    "second quarter of 2024": "2024-34",
    "the last quarter of 2024": "2024-36",
    "H1 2025": "2025-40",
    "first half of 2025": "2025-40",
    "the second half of 2025": "2025-41",
    "early 2024": "2024-37",
    "mid-2025": "2025-38",
    "mid 2025": "2025-38",
    "the middle of 2025": "2025-38",
    "late 2024": "2024-39",
    "first four months of 2024": "2024-37",
}
PORTIONS = {
    "early October 2023": "[2023-10-01..2023-10-10]",
    "mid-October 2023": "[2023-10-11..2023-10-20]",
    "late February 2024": "[2024-02-21..2024-02-29]",
    "second half of July 2024": "[2024-07-16..2024-07-31]",
    "early 1990s": "[1990..1993]",
    "mid-1990s": "[1994..1996]",
    "late 1990s": "[1997..1999]",
    "late 19th century": "[1867..1899]",
    "the first half of the 19th century": "[1800..1849]",
    "the last quarter of the nineteenth century": "[1875..1899]",
    "first half of the 2nd century BC": "[-0199..-0150]",
}
LONG = {
    "the 1990s": "199X",
    "1990's": "199X",
    "19th century": "18XX",
    "the nineteenth century": "18XX",
    "the twenty-first century": "20XX",
    "2nd century BC": "-01XX",
    "decade from 1900 to 1909": "190X",
    "2nd millennium": "1XXX",
}
ERAS = {
    "the 40s AD": "004X",
    "the 980s": "098X",
    "44 BC": "-0043",
    "44 B.C.": "-0043",
    "44 BCE": "-0043",
    "1 BC": "0000",
    "AD 79": "0079",
    "79 AD": "0079",
    "500 CE": "0500",
    "15 March 44 BC": "-0043-03-15",
    "March 15, 44 BC": "-0043-03-15",
    "March 44 BC": "-0043-03",
    "from 44 to 40 BC": "-0043/-0039",
    "10 BC to AD 20": "-0009/0020",
    "480\u2013479 BC": "-0479/-0478",
}
QUALIFIED = {
    "circa 1520": "1520~",
    "c. 1520": "1520~",
    "c1520": "1520~",
    "ca. 1520": "1520~",
    "around 1520": "1520~",
    "approximately 1520": "1520~",
    "about October 2023": "2023-10~",
    "1984 or so": "1984~",
    "possibly 1984": "1984?",
    "probably 3 July 2024": "2024-07-03?",
    "October 2023?": "2023-10?",
    "possibly about 1984": "1984%",
    "1984 (uncertain)": "1984?",
    "about the late 1990s": "[1997~..1999~]",
    "2004 (month and day unknown)": "2004-XX-XX",
    "April 1985 (day unknown)": "1985-04-XX",
    "11 June 2004 (year and month approximate)": "2004-06~-11",
    "11 June 2004 (year uncertain, day approximate)": "?2004-06-~11",
}
BEFORE_AND_AFTER = {
    "before 28 July 2025": "[..2025-07-27]",
    "before 1 January 2025": "[..2024-12-31]",
    "before October 2023": "[..2023-09]",
    "prior to 1990": "[..1989]",
    "before the 1990s": "[..1989]",
    "before early October 2023": "[..2023-09-30]",
    "before about 1520": "[..1519~]",
    "after 2024": "[2025..]",
    "after 31 December 2024": "[2025-01-01..]",
    "after winter 2023-24": "[2024-03..]",
    "by 2030": "[..2030]",
    "by the end of 2024": "[..2024]",
    "no later than the end of 2024": "[..2024]",
    "on or before the end of July 2024": "[..2024-07]",
    "the end of 2024 at the latest": "[..2024]",
    "no earlier than the start of 2024": "[2024..]",
    "the start of 2024 or later": "[2024..]",
    "before the start of 2024": "[..2023]",
    "after the end of 2024": "[2025..]",
    "between the start of 2024 and the end of 2025": "[2024..2025]",
    "from the start of 2024 to the end of July 2025": "2024-01-01/2025-07-31",
    "from the beginning of 2024 on": "2024-01-01/..",
    "no later than 3 July 2024": "[..2024-07-03]",
    "on or before 27 July 2025": "[..2025-07-27]",
    "1984 or earlier": "[..1984]",
    "on or after 27 July 2025": "[2025-07-27..]",
    "1984 or later": "[1984..]",
    "not before the 1990s": "[1990..]",
}
INTERVALS = {
    "since July 2025": "2025-07/..",
    "since 2024-07-03": "2024-07-03/..",
    "since 199X": "199X/..",
    "since 2024-XX": "2024-XX/..",
    "since the beginning of 2025": "2025-01-01/..",
    "2015 onwards": "2015/..",
    "from 1985 on": "1985/..",
    "2015\u2013present": "2015/..",
    "from 2015 to the present": "2015/..",
    "from 1985, end unknown": "1985/",
    "until 2020": "/2020",
    "until the end of 2020": "/2020-12-31",
    "until 2020, without beginning": "../2020",
    "ongoing": "/..",
    "from 22 to 24 April 2025": "2025-04-22/2025-04-24",
    "22-24 April 2025": "2025-04-22/2025-04-24",
    "22\u201324 April 2025": "2025-04-22/2025-04-24",
    "22\u00a0\u2014\u00a024\u00a0April\u00a02025": "2025-04-22/2025-04-24",
    "April 22\u201324, 2025": "2025-04-22/2025-04-24",
    "July 3 to August 4, 2024": "2024-07-03/2024-08-04",
    "June\u2013August 2024": "2024-06/2024-08",
    "Q1 to Q3 2024": "2024-33/2024-35",
    "2015 to 2019": "2015/2019",
    "2015-2019": "2015/2019",
    "2015\u201319": "2015/2019",
    "1914-18": "1914/1918",
    "from about 1984 to possibly 1990": "1984~/1990?",
    "from Monday 3 to Friday 7 June 2024": "2024-06-03/2024-06-07",
}
SETS = {
    "between 1997 and 1999": "[1997..1999]",
    "between 3 and 5 July 2024": "[2024-07-03..2024-07-05]",
    "between 1997 and March 1999": "[1997-01..1999-03]",
    "between the 1980s and 1995": "[1980..1995]",
    "1997 or 1998": "[1997,1998]",
    "1997 or 98": "[1997,1998]",
    "either 1997 or 1998": "[1997,1998]",
    "March, April or May 2020": "[2020-03,2020-04,2020-05]",
    "March, April, or May 2020": "[2020-03,2020-04,2020-05]",
    "3, 4 or 5 July 2024": "[2024-07-03,2024-07-04,2024-07-05]",
    "July 3 or 4, 2024": "[2024-07-03,2024-07-04]",
    "spring or summer of 2021": "[2021-21,2021-22]",
    "one of: 1667, 1668 or 1670 to 1672": "[1667,1668,1670..1672]",
    "1667, 1668 and 1670 to 1672": "{1667,1668,1670..1672}",
    "both 1667 and 1668": "{1667,1668}",
    "the 1920s and 1930s": "{192X,193X}",
    "19th and 20th centuries": "{18XX,19XX}",
    "2nd or 1st century BC": "[-01XX,-00XX]",
}
RELATIVE = {
    "today": "2025-07-28",
    "yesterday": "2025-07-27",
    "tomorrow": "2025-07-29",
    "this week": "[2025-07-28..2025-08-03]",
    "last week": "[2025-07-21..2025-07-27]",
    "this month": "2025-07",
    "next month": "2025-08",
    "last quarter": "2025-34",
    "this year": "2025",
    "last year": "2024",
    "this decade": "202X",
    "last century": "19XX",
    "late last year": "2024-39",
    "the first half of next year": "2026-40",
    "later this year": "[2025-07-29..2025-12-31]",
    "earlier this year": "[2025-01-01..2025-07-27]",
    "later this month": "[2025-07-29..2025-07-31]",
    "later in 2025": "[2025-07-29..2025-12-31]",
    "the rest of this year": "[2025-07-29..2025-12-31]",
    "since last year": "2024/..",
    "before this month": "[..2025-06]",
}
AMBIGUOUS = {
    "2007-11-?": ("2007-11", "2007-11/"),
    "2007-11-??": ("2007-11", "2007-11/"),
    "?-1984": ("/1984", "-1984?"),
    "03/07/2024": ("2024-03-07", "2024-07-03"),
    "03.07.2024": ("2024-03-07", "2024-07-03"),
    "3-7-2024": ("2024-03-07", "2024-07-03"),
    "since 03/07/2024": ("2024-03-07/..", "2024-07-03/.."),
    "Thursday, 4/5/2023 or 3 July 24": ("[2023-05-04,1924-07-03]", "[2023-05-04,2024-07-03]"),
    "before 03/07/24": ("[..1924-03-06]", "[..1924-07-02]", "[..2024-03-06]", "[..2024-07-02]"),
    "3 to 5 July 24": ("1924-07-03/1924-07-05", "2024-07-03/2024-07-05"),
    "after the 1900s": ("[1910..]", "[2000..]"),
    "from '98": ("1998/..", "1998/", "2098/..", "2098/"),
    "7/8": ("XXXX-07-08", "XXXX-08-07"),
    "13/12/24": ("1924-12-13", "2024-12-13"),
    "3 July 24": ("1924-07-03", "2024-07-03"),
    "the 20s": ("182X", "192X", "202X"),
    "the '90s": ("189X", "199X", "209X"),
    "the 1900s": ("190X", "19XX"),
    "the 2000s": ("200X", "20XX", "2XXX"),
    "2023-24": ("2023-24", "2023/2024"),
    "2023/24": ("2023/2024", "[2023,2024]"),
    "2005/06": ("2005-06", "2005/2006", "[2005,2006]"),
    "2010\u201312": ("2010-12", "2010/2012"),
    "from 1985": ("1985/..", "1985/"),
    "'98": ("1998", "2098"),
    "the end of the 1990s": ("1999-12-31", "[1997..1999]"),
    "at the end of 2024": ("2024-12-31", "2024-39"),
    "the beginning of 2025": ("2025-01-01", "2025-37"),
    "start of July 2024": ("2024-07-01", "[2024-07-01..2024-07-10]"),
    "about the start of 2024": ("2024-01-01~", "2024-37~"),
    "before the end of 2024": ("[..2024-12-30]", "[..2024-08]"),
    "after the start of 2024": ("[2024-01-02..]", "[2024-05..]"),
    "by the start of 2024": ("[..2024-01-01]", "[..2024-37]"),
    "no earlier than the end of 2024": ("[2024-12-31..]", "[2024-39..]"),
    "since the end of 2024": ("2024-12-31/..", "2024-39/.."),
    "between the end of 2023 and 2025": ("[2023-12-31..2025-12-31]", "[2023-09..2025-12]"),
    "the start of 2024 or the end of 2024": (
        *("[2024-01-01,2024-12-31]", "[2024-01-01,2024-39]"),
        *("[2024-37,2024-12-31]", "[2024-37,2024-39]"),
    ),
}
REFUSED = {
    "": 0,
    "hello": 0,
    "3 July": 0,
    "July": 0,
    "99": 0,
    "20240703": 0,
    "0 BC": 0,
    "31 June 2024": 0,
    "29 February 2023": 0,
    "29 February 1900": 0,
    "Friday, 10 December 2015": 0,
    "Thursday, December 2015": 0,
    "3 July 2024 at 14:30 UTC": 15,
    "3 July 2024 or so, perhaps": 26,
    "winter 2023-25": 11,
    "spring 2023-24": 11,
    "October 2023 hello": 13,
    "since early October 2023": 6,
    "1997, 1998": 10,
    "1997 or 1998 and 1999": 17,
    "between 1999": 12,
    "1999 to 1997": 0,
    "before 3 July 2024 at 14:30:05": 7,
    "2004 (day uncertain)": 0,
    "2004 (hello)": 6,
    "2004 (day unknown)": 0,
    "1914 to 14": 8,
    "22 to 2019": 0,
    "Thursday": 8,
    "Thursday hello": 9,
    "3 July 2024 at noon": 15,
    "31/31/2024": 0,
    "2023-13": 5,
    "from 1985 hello": 10,
    "between 3 July 2024 at 14:30:05 and 2025": 8,
    "possibly 2004 (year approximate)": 0,
    "early 1990s (year uncertain)": 0,
    "1984 (year 1984)": 6,
    "1984 (month 02, month 03)": 24,
    "1984 (significant digits: many)": 26,
    "( 1984": 6,
    "the twenty-tenth of July 2024": 4,
    "year hello": 5,
    "decade from 1900 to 1910": 12,
    "decade from 1909 to 1900": 12,
    "the 95s": 4,
    "the '95s": 4,
    "100s BC": 0,
    "the end of spring 2024": 11,
    "Q5 2024": 0,
    "2004 (day 15)": 0,
    "October 2023 (northern hemisphere)": 0,
    "early spring 2021": 0,
    "third quarter of the 1990s": 0,
    "late year 170000002": 0,
    "after year 999999999999999999": 0,
    "before year -999999999999999999": 0,
    "110th century": 0,
    "\u0662\u0660\u0662\u0664": 0,
    "\uff12\uff10\uff12\uff14": 0,
    "2024\x00": 4,
    "\ud800": 0,
}


class TestPhrases:
    @pytest.mark.parametrize(
        ("phrase", "expected"),
        [
            pair
            for table in (
                *(DATES, PARTS_OF_A_YEAR, PORTIONS, LONG, ERAS),
                *(QUALIFIED, BEFORE_AND_AFTER, INTERVALS, SETS),
            )
            for pair in table.items()
        ],
    )
    def test_means(self, phrase, expected):
        assert str(read(phrase)) == expected

    @pytest.mark.parametrize("phrase", [*DATES, *LONG, *QUALIFIED, *INTERVALS, *SETS])
    def test_case_and_spaces_around_do_not_matter(self, phrase):
        expected = read(phrase)
        assert read(f" \u00a0{phrase.title() if phrase.islower() else phrase}\n") == expected
        if "T" not in str(expected) and "X" not in phrase:
            assert read(phrase.upper()) == read(phrase.lower()) == expected

    def test_as_of_before_a_date_changes_nothing(self):
        assert read("as of mid-2025") == read("mid-2025")

    def test_edtf_is_accepted(self):
        # Every valid vector, except those that most writers would use in another sense.
        for line in VECTORS.read_text("ascii").splitlines()[1:]:
            _, written, valid, *_ = line.split("\t")
            text = written.encode("latin-1").decode("unicode_escape")
            if valid == "yes" and text not in {"2001-21", "2001-23", "2001-24"}:
                try:
                    assert read(text) == parse(text)
                except AmbiguousDateError as error:
                    assert text in error.readings  # noqa: PT017  # most vectors do not raise

    def test_the_middle_of_a_year_contains_july(self):
        # python-edtf reads "mid-2025" as the whole year, and 2025-06~ would exclude July.
        assert parse("2025-07-28").within(read("mid-2025")) is Certainty.CERTAIN


class TestRelative:
    @pytest.mark.parametrize(("phrase", "expected"), RELATIVE.items())
    def test_means_on_28_july_2025(self, phrase, expected):
        assert str(read(phrase, as_of="2025-07-28")) == expected

    @pytest.mark.parametrize("phrase", RELATIVE)
    def test_needs_as_of(self, phrase):
        with pytest.raises(EdtfError, match="as_of"):
            read(phrase)

    @pytest.mark.parametrize(
        "as_of",
        [
            dt.date(2025, 7, 28),
            dt.datetime(2025, 7, 28, 12, tzinfo=dt.UTC),
            pendulum.date(2025, 7, 28),
            parse("2025-07-28~"),
            parse("2025-07-28T12:00:00Z"),
        ],
    )
    def test_as_of_may_be_any_kind_of_date(self, as_of):
        assert str(read("later this year", as_of)) == "[2025-07-29..2025-12-31]"

    def test_a_month_as_as_of_means_any_of_its_days(self):
        assert str(read("yesterday", "2025-07")) == "[2025-06-30..2025-07-30]"
        assert str(read("last year", "2025-07")) == "2024"
        assert str(read("later this year", "2025-07")) == "[2025-07-02..2025-12-31]"

    def test_one_remaining_day_of_the_year_is_that_day(self):
        assert str(read("later this year", "2025-12-30")) == "2025-12-31"

    def test_no_remaining_day_of_the_year_is_refused(self):
        with pytest.raises(
            EdtfError, match="expected a period in which as_of, 2025-12-31, leaves a day"
        ):
            read("later this year", "2025-12-31")

    def test_later_in_another_year_is_refused(self):
        with pytest.raises(EdtfError, match="2025-07-28"):
            read("later in 2026", "2025-07-28")

    @pytest.mark.parametrize("as_of", ["2025/..", "/2025", "[..2025]", "hello"])
    def test_as_of_needs_a_first_and_a_last_day(self, as_of):
        with pytest.raises(EdtfError):
            read("last year", as_of)


class TestAmbiguous:
    @pytest.mark.parametrize(("phrase", "readings"), AMBIGUOUS.items())
    def test_lists_its_readings(self, phrase, readings):
        with pytest.raises(AmbiguousDateError) as raised:
            read(phrase)
        assert raised.value.readings == readings
        assert raised.value.text == phrase
        assert len({parse(reading) for reading in readings}) == len(readings)

    @pytest.mark.parametrize(
        ("phrase", "edtf"),
        [
            ("Thursday, 03/07/2024", "2024-03-07"),
            ("Wednesday, 03/07/2024", "2024-07-03"),
            ("from '98 to 2005", "1998/2005"),
            ("29 February '00", "2000-02-29"),
        ],
    )
    def test_a_reading_that_the_words_rule_out_is_dropped(self, phrase, edtf):
        assert str(read(phrase)) == edtf

    def test_a_possible_reading_that_edtf_cannot_write_is_refused(self):
        with pytest.raises(EdtfError, match="a date that EDTF can write") as raised:
            read("from the end of the 1990s to 2005")
        assert (type(raised.value), raised.value.position) == (EdtfError, 16)

    def test_the_number_of_readings_is_limited(self):
        many = " or ".join(f"'{number}" for number in range(10, 90))
        with pytest.raises(AmbiguousDateError) as raised:
            read(many)
        assert len(raised.value.readings) == 16
        assert len(str(raised.value)) < 2000
        with pytest.raises(EdtfError, match="fewer words with several meanings"):
            read(" or ".join(f"'{number} to 19{number + 1}" for number in range(10, 15)))


class TestRefused:
    @pytest.mark.parametrize(("phrase", "position"), REFUSED.items())
    def test_message_has_position_and_expectation(self, phrase, position):
        with pytest.raises(EdtfError) as raised:
            read(phrase)
        assert type(raised.value) is EdtfError
        assert (raised.value.text, raised.value.position) == (phrase, position)
        assert raised.value.expected.startswith(("expected ", "there is no ", "these words mean "))

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("November", "expected a year for this date at position 0"),
            (
                "yesterday",
                "expected as_of, the day on which these words were said and from",
            ),
            ("31 June 2024", "there is no 2024-06-31: day 31; expected 01 to 30 at position 0"),
            ("14:30 on 3 July 2024", "expected the day before the time, such as 3 July"),
            ("2025 to 2020", "these words mean 2025/2020; expected an end that is not before 2025"),
            ("Friday July 2024", "expected a day of the month with this weekday at position 0"),
            ("between 2010", "expected 'and' and the second date at position 12"),
            ("2020, 2021", "expected 'or' or 'and' before the last date at position 10"),
            ("2020 and 2021 or 2022", "expected 'and', as before, not 'or' at position 17"),
            (
                "Jul 2024 onwards to 2025",
                "expected the end of the phrase, or 'to', 'or' or 'and' with another",
            ),
            ("0th century", "expected a number from 1 to 100 at position 0"),
            ("July 2024 (southern hemisphere)", "expected no hemisphere, or that of the season at"),
            (
                "spring 2023/24",
                "expected one year; only a winter or a southern summer spans two",
            ),
            ("1" * 10_001, "expected at most 10000 characters at position 10000"),
            ("", "expected a date in words, such as 3 July 2024, October 2023, mid-2025 or before"),
        ],
    )
    def test_the_message_is_a_sentence(self, text, expected):
        with pytest.raises(EdtfError) as caught:
            read(text)
        assert f" is not a date: {expected}" in str(caught.value)

    def test_open_end_of_as_of_is_reported(self):
        with pytest.raises(EdtfError, match="expected as_of to have a first and a last day"):
            read("last year", as_of="2025/..")

    def test_wrong_weekday_is_corrected(self):
        with pytest.raises(EdtfError, match="Thursday, the weekday of 2015-12-10"):
            read("Friday, 10 December 2015")

    @pytest.mark.parametrize("given", [{"text": None}, {"text": 1984}, {"text": b"1984"}])
    def test_other_types_than_str_are_a_type_error(self, given):
        with pytest.raises(TypeError, match="is not a text"):
            read(**given)

    def test_as_of_of_another_type_is_a_type_error(self):
        with pytest.raises(TypeError, match="5 is not a date"):
            read("today", as_of=5)

    @pytest.mark.parametrize("text", ["3-Jul-2024", "03-JUL-2024", "3/July/2024", "3.Jul.2024"])
    def test_month_name_between_separators_is_accepted(self, text):
        assert str(read(text)) == "2024-07-03"

    def test_year_of_two_digits_is_ambiguous(self):
        with pytest.raises(AmbiguousDateError) as caught:
            read("3-Jul-24")
        assert caught.value.readings == ("1924-07-03", "2024-07-03")

    @pytest.mark.parametrize("text", ["2020-1-31", "2020/1/31", "2020.01.31"])
    def test_digits_that_start_with_the_year_are_year_month_day(self, text):
        assert str(read(text)) == "2020-01-31"

    @pytest.mark.parametrize("text", ["2020-31-1", "2020-1.31", "2020-1-32", "2020-1-31-1"])
    def test_digits_that_start_with_the_year_have_no_other_order(self, text):
        with pytest.raises(EdtfError):
            read(text)

    @pytest.mark.parametrize("text", ["31-Feb-2024", "3-Foo-2024", "3-Jul/2024"])
    def test_month_name_between_separators_must_exist_and_have_the_day(self, text):
        with pytest.raises(EdtfError):
            read(text)

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("three years ago", 12, "words such as 'ago'"),
            ("two weeks from now", 10, "words such as 'ago'"),
            ("FY2024", 0, "fiscal years differ"),
            ("the fiscal year 2023/24", 4, "fiscal years differ"),
            ("2024-07-03T10:00", 11, "hours, minutes and seconds"),
            ("2024-07-03 10:00Z", 11, "hours, minutes and seconds"),
        ],
    )
    def test_phrases_that_no_date_can_express_are_refused_with_the_reason(
        self, text, position, reason
    ):
        for as_of in (None, "2024-07-28"):
            with pytest.raises(EdtfError, match=reason) as caught:
                read(text, as_of=as_of)
            assert caught.value.position == position

    def test_missing_seconds_are_reported_only_if_they_are_missing(self):
        with pytest.raises(EdtfError) as caught:
            read("2024-07-03 10:00:61")
        assert "minutes and seconds" not in str(caught.value)

    def test_a_time_is_not_padded_with_seconds(self):
        with pytest.raises(EdtfError, match="seconds"):
            read("3 July 2024 at 14:30")


WORDS = sorted(
    {
        word
        for table in (DATES, PARTS_OF_A_YEAR, PORTIONS, QUALIFIED, INTERVALS, SETS, RELATIVE)
        for phrase in table
        for word in phrase.split()
    }
)


class TestHostile:
    @given(st.text())
    @example("the end of " * 800)
    @example("(" * 9000)
    @example("1997 or " * 1200)
    def test_any_text_is_a_date_or_an_edtf_error(self, text):
        with contextlib.suppress(EdtfError):
            read(text)

    @given(st.lists(st.sampled_from([*WORDS, "(", ")", ",", "-", "X", "0", "99"])).map(" ".join))
    def test_any_words_are_a_date_or_an_edtf_error(self, text):
        try:
            value = read(text, as_of="2025-07-28")
        except EdtfError as error:
            assert len(str(error)) < 1000  # noqa: PT017  # a date is fine as well
        else:
            assert parse(str(value)) == value

    @pytest.mark.parametrize(
        "unit", ["1", "a ", "1997 or ", "1997, ", "a.", "X", "\x00", "\ud800", "[", "the end of "]
    )
    def test_a_megabyte_is_refused_without_reading_it(self, unit):
        text = unit * (1_000_000 // len(unit))

        def refused():
            with pytest.raises(EdtfError) as raised:
                read(text)
            assert len(str(raised.value)) < 1000

        refused()  # loads the grammar
        assert calls_of(refused) < 1000

    @pytest.mark.parametrize(
        "unit", ["1997 or ", "'98 or ", "1997, ", "a.", "the end of ", "the ", "1/2/"]
    )
    def test_work_grows_in_proportion_to_the_phrase(self, unit):
        def refused(length):
            with pytest.raises(EdtfError):
                read((unit * length)[:length])

        short, long = (calls_of(lambda n=n: refused(n)) for n in (1_000, 8_000))
        assert long < 12 * short
