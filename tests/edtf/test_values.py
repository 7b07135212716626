import copy
import datetime as dt
import enum
import json
import operator
import pickle
import re
from itertools import pairwise

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.work import calls_of

from timeline import edtf
from timeline.edtf import OPEN, UNKNOWN, Allen, Certainty, Day, Precision, Qualifier
from timeline.edtf.day_numbers import day_range, day_runs
from timeline.errors import FieldError
from timeline.testing import dates, points, whens

numbers = st.integers(-(10**20), 10**20)


class TestDay:
    @given(numbers)
    def test_a_number_and_its_day_are_one_to_one(self, number):
        assert Day.from_number(number).number == number

    @given(st.dates())
    def test_numbers_are_those_of_python(self, date):
        day = Day.from_number(date.toordinal())
        assert (day.year, day.month, day.day) == (date.year, date.month, date.day)
        assert Day(date.year, date.month, date.day).number == date.toordinal()

    @given(numbers)
    def test_the_next_number_is_the_next_day(self, number):
        today, tomorrow = Day.from_number(number), Day.from_number(number + 1)
        assert today < tomorrow
        assert (tomorrow.day == 1) or (tomorrow.day == today.day + 1)

    @pytest.mark.parametrize(
        ("parts", "message"),
        [
            (
                (2024, 13, 40),
                "'2024-13-40' is not a date: expected a month from 1 to 12 @ ",
            ),
            (
                (-44, 0, 1),
                "expected a month from 1 to 12 @ position 6",
            ),
            ((2023, 2, 29), "'2023-02-29' is not a date: expected a day from 1 to 28 @ position 8"),
            ((2024, 2, 0), "'2024-02-00' is not a date: expected a day from 1 to 29 @ position 8"),
            (
                (10**18, 1, 1),
                "expected a year of at most 18 digits @ position 0",
            ),
            ((-(10**5000), 1, 1), "expected a year of at most 18 digits"),
        ],
    )
    def test_a_day_that_no_calendar_has_is_refused(self, parts, message):
        with pytest.raises(edtf.EdtfError, match=re.escape(message)):
            Day(*parts)

    @pytest.mark.parametrize("part", [3.0, True, "3", None, [3]])
    @pytest.mark.parametrize("place", [0, 1, 2])
    def test_what_is_no_number_makes_no_day(self, part, place):
        parts = [2024, 1, 1]
        parts[place] = part
        with pytest.raises(TypeError, match=r"(year|month|day) .* is not a whole number"):
            Day(*parts)

    def test_the_last_days_that_have_a_number(self):
        first, last = Day(1 - 10**18, 1, 1), Day(10**18 - 1, 12, 31)
        assert Day.from_number(first.number) == first
        assert Day.from_number(last.number) == last
        for number in (first.number - 1, last.number + 1, 10**5000):
            with pytest.raises(OverflowError, match="more than 18 digits"):
                Day.from_number(number)
        with pytest.raises(TypeError, match=r"1\.0 is not a day number"):
            Day.from_number(1.0)
        with pytest.raises(OverflowError, match="more than 18 digits"):
            edtf.parse("Y999999999999999999").widen(years=1)

    def test_users_get_pendulum(self):
        assert Day(2024, 7, 3).date == pendulum.Date(2024, 7, 3)
        assert type(Day(2024, 7, 3).date) is pendulum.Date

    @pytest.mark.parametrize("year", [0, -1, 10_000])
    def test_years_that_pendulum_lacks_overflow(self, year):
        with pytest.raises(OverflowError, match="outside the years 1 to 9999"):
            _ = Day(year, 1, 1).date


class TestBounds:
    @given(dates())
    def test_they_are_the_first_and_last_completion(self, date):
        text = re.sub("[?~%]", "", str(date))
        negative, text = text.startswith("-"), text.removeprefix("-")
        year, rest = re.compile(text[:4].replace("X", ".")), re.compile(text[4:].replace("X", "."))
        fitting = [(m, d) for m, d in MONTHS_AND_DAYS if rest.match(f"-{m:02}-{d:02}")]
        days = [
            (-y if negative else y, month, day)
            for y in range(negative, 10_000)
            if year.match(f"{y:04}")
            for month, day in (fitting[0], fitting[-1], *fitting[-2:-1])
            if (month, day) != (2, 29) or leap(y)
        ]
        assert (date.earliest, date.latest) == (Day(*min(days)), Day(*max(days)))

    @given(whens())
    def test_the_four_are_in_order(self, when):
        limits = day_range(when)
        assert limits.start_earliest <= limits.start_latest
        assert limits.end_earliest <= limits.end_latest
        assert limits.start_earliest <= limits.end_earliest
        assert limits.start_latest <= limits.end_latest
        assert (when.bounds.start_earliest, when.bounds.end_latest) == (when.earliest, when.latest)

    @given(whens())
    def test_runs_are_what_lies_between_less_the_gaps(self, when):
        limits, runs = day_range(when), day_runs(when)
        assert (runs[0][0], runs[-1][1]) == (limits.start_earliest, limits.end_latest)
        assert all(end + 1 < start for (_, end), (start, _) in pairwise(runs))
        assert len(runs) == 1 or not limits.contiguous

    @given(points(), st.sampled_from(Qualifier))
    def test_qualifiers_move_none(self, point, qualifier):
        marks = edtf.Marks(right=(qualifier, Qualifier.NONE, Qualifier.NONE))
        assert attrs.evolve(point, marks=marks).bounds == point.bounds

    @pytest.mark.parametrize(
        ("text", "bounds"),
        [
            ("2023-10", "2023-10-01 2023-10-31 2023-10-01 2023-10-31"),
            ("1984/2004-06", "1984-01-01 1984-12-31 2004-06-01 2004-06-30"),
            ("198X/1985", "1980-01-01 1985-12-31 1985-01-01 1985-12-31"),
            ("156X-12-25/1565", "1560-12-25 1565-12-25 1565-01-01 1565-12-31"),
            ("2004-06-XX/2004-06-10", "2004-06-01 2004-06-10 2004-06-10 2004-06-10"),
            ("1985/", "1985-01-01 1985-12-31 1985-01-01 unknown"),
            ("/1985", "unknown 1985-12-31 1985-01-01 1985-12-31"),
            ("1985/..", "1985-01-01 1985-12-31 .. .."),
            ("../1985", ".. .. 1985-01-01 1985-12-31"),
            ("/..", "unknown unknown .. .."),
            ("[..1984]", ".. 1984-12-31 .. 1984-12-31"),
            ("{1960,1961-12}", "1960-01-01 1960-12-31 1961-12-01 1961-12-31"),
            ("Y170000002", "170000002-01-01 170000002-12-31 170000002-01-01 170000002-12-31"),
        ],
    )
    def test_each_end_has_two_and_they_stay_linked(self, text, bounds):
        assert " ".join(map(str, edtf.parse(text).bounds)) == bounds


MONTHS_AND_DAYS = [
    (day.month, day.day) for day in map(dt.date.fromordinal, range(730_120, 730_486))
]


def leap(year):
    return year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)


class TestRelations:
    @given(whens(), whens())
    def test_exchange_turns_each_question_round(self, a, b):
        assert a.before(b) is b.after(a)
        assert a.overlaps(b) is b.overlaps(a)
        assert a.same_as(b) is b.same_as(a)
        theirs = b.relations(a)
        assert a.relations(b) == {relation: theirs[relation.inverse] for relation in Allen}

    @given(whens(), whens())
    def test_answers_agree_with_each_other(self, a, b):
        before, after, overlaps = a.before(b), a.after(b), a.overlaps(b)
        if Certainty.CERTAIN in (before, after):
            assert overlaps is Certainty.IMPOSSIBLE
        if overlaps is Certainty.CERTAIN:
            assert (before, after) == (Certainty.IMPOSSIBLE, Certainty.IMPOSSIBLE)
        if a.same_as(b) is not Certainty.IMPOSSIBLE:
            assert overlaps is not Certainty.IMPOSSIBLE
        certain = [r for r, c in a.relations(b).items() if c is Certainty.CERTAIN]
        assert len(certain) <= 1
        assert any(c is not Certainty.IMPOSSIBLE for c in a.relations(b).values())

    @pytest.mark.parametrize("grouping", edtf.Grouping)
    def test_a_range_of_seasons_begins_with_its_first_and_ends_with_its_last(self, grouping):
        first, last = edtf.season(2004, grouping), edtf.season(2006, grouping)
        value = edtf.parse(f"{{{first}..{last}}}")
        assert (value.earliest, value.latest) == (first.earliest, last.latest)
        assert day_range(value).start_latest == day_range(first).end_latest
        assert day_range(value).end_earliest == day_range(last).start_earliest

    def test_southern_seasons_of_a_year_count_from_autumn(self):
        value = edtf.parse("{2004-31..2004-30}")
        same = edtf.parse("{2004-31,2004-32,2004-29,2004-30}")
        for window in ("2004-04", "2004-31", "2004-06/2005-02", "2004-03/2005-02"):
            for ask in ("before", "overlaps", "within", "overlapping", "same_as"):
                assert getattr(value, ask)(window) is getattr(same, ask)(window), (ask, window)

    @given(whens())
    def test_nothing_is_surely_apart_from_itself(self, when):
        assert when.overlaps(when) is not Certainty.IMPOSSIBLE
        assert when.same_as(when) is not Certainty.IMPOSSIBLE
        assert when.before(when) is not Certainty.CERTAIN
        assert when.within(when) is not Certainty.IMPOSSIBLE

    @given(whens(), dates())
    def test_the_limits_answer_for_a_contiguous_window(self, when, window):
        limits, asked = day_range(when), day_range(window)
        first, last = asked.start_earliest, asked.end_latest
        if not asked.contiguous:
            return
        start = max(limits.start_earliest, first)
        certain = limits.start_earliest >= first and limits.end_latest <= last
        possible = start <= limits.start_latest and max(start, limits.end_earliest) <= last
        answer = when.within(window)
        assert (answer is Certainty.CERTAIN) == certain
        if limits.contiguous:
            assert answer is Certainty.of(certain=certain, possible=possible)
        elif not possible:
            assert answer is Certainty.IMPOSSIBLE

    @pytest.mark.parametrize(
        ("question", "answer"),
        [
            ("2023-10-07 within 2023-10", "certain"),
            ("2023-10 same_as 2023-10-07", "possible"),
            ("2023-10 same_as 2023-10", "possible"),
            ("2024-07-03 same_as 2024-07-03", "certain"),
            ("2024-07-03 before 2024-07-03", "impossible"),
            ("2024-07-03 before 2024-07-04", "certain"),
            ("1985/ after 1980", "certain"),
            ("1985/ before 3000", "possible"),
            ("1985/.. before 3000", "impossible"),
            ("1985/ overlaps 1990", "possible"),
            ("1985/.. overlaps 1990", "certain"),
            ("../.. same_as ../..", "certain"),
            ("156X-12-25 within 1563-07", "impossible"),
            ("156X-12-25 overlaps 1563-07", "impossible"),
            ("156X-12-25 same_as 1563-07", "impossible"),
            ("156X-12-25 within 1563-12", "possible"),
            ("1563-07-01 within 156X-12-25", "impossible"),
            ("[1667,1760-12] overlaps 1700", "impossible"),
            ("[1667,1760-12] before 1700", "possible"),
            ("XXXX-12-25 same_as XXXX-12-26", "impossible"),
            ("XXXX-XX-X5 overlaps XXXX-XX-X6", "impossible"),
            ("2000-12-31/2001-01-01 within 200X-XX-X1", "certain"),
            ("2000-12-30/2001-01-01 within 200X-XX-X1", "impossible"),
            ("1990 within [1985..]", "certain"),
            ("1990/.. within [1985..]", "certain"),
            ("1990/.. within 1985/", "impossible"),
            ("1985-01-01 within 1985/", "certain"),
            ("{1960,1961-12} overlaps 1961", "possible"),
            ("{1960,1961-12-31} overlaps 1961-12-31", "certain"),
            ("{1960,1961-12} within 1960", "impossible"),
            ("{1960,1961-12} before 1962", "certain"),
            ("{2004-03-01..2004-03-05} same_as 2004-03-01/2004-03-05", "certain"),
            ("{2004-03-01..2004-03-05} same_as 2004-03-0X/2004-03-05", "possible"),
            ("{2004-03-01..2004-03-09} same_as 2004-03-01/2004-03-0X", "possible"),
            ("{2004-02} overlaps ../2004-03", "certain"),
            ("{2004-02,2004-04} overlaps 2004-03/..", "certain"),
            ("{2004-02} overlaps ../2004-02", "possible"),
            ("{1670..1672} within 1670/1672", "certain"),
            ("{..1984} within ../1984", "certain"),
            ("Y-17E7 before -9999", "certain"),
            ("1984? same_as 1984~", "possible"),
            ("2004-07-03T10:00:00Z same_as 2004-07-03T12:00:00+02:00", "certain"),
            ("2004-07-03T10:00:00Z before 2004-07-03T12:00:01+02:00", "certain"),
            ("2004-07-03T10:00:00 before 2004-07-03T12:00:00", "certain"),
            ("2004-07-03T10:00:00 before 2004-07-03T12:00:00Z", "possible"),
            ("2004-07-03T00:00:00 before 2004-07-03T12:00:00Z", "possible"),
            ("2004-07-02T23:59:59 before 2004-07-03T12:00:00Z", "certain"),
            ("2004-07-03T12:00:00Z before 2004-07-04T02:00:01", "certain"),
            ("2004-07-03T12:00:00Z before 2004-07-04T02:00:00", "possible"),
            ("2004-07-03T23:00:00-04:00 within 2004-07-03", "certain"),
            ("2004-07-03T10:00:00 same_as 2004-07-03", "possible"),
            ("2004-07-03T10:00:00 before 2004-07-03", "possible"),
            ("2004-07-03 within 2004-07-03T10:00:00", "possible"),
        ],
    )
    def test_a_question_has_its_answer(self, question, answer):
        left, name, right = question.split()
        assert str(getattr(edtf.parse(left), name)(right)) == answer

    @pytest.mark.parametrize("name", ["same_as", "overlaps", "within"])
    @pytest.mark.parametrize("own", ["", ",2400-01-01"])
    def test_work_grows_in_proportion_to_two_long_sets(self, name, own):
        def compared(length):
            days = [Day.from_number(700_000 + 2 * count) for count in range(length)]
            one = edtf.parse(f"{{{','.join(map(str, days))}{own}}}")
            other = edtf.all_of(*map(str, days))
            return calls_of(lambda: getattr(one, name)(other))

        # Eight times the members, and a little for the search among them.
        assert compared(8_000) < 12 * compared(1_000)


class TestCertainty:
    def test_it_has_no_truth_value(self):
        with pytest.raises(TypeError, match=r"is Certainty\.CERTAIN"):
            bool(edtf.parse("1984").before("1985"))

    def test_a_value_has_no_order(self):
        with pytest.raises(TypeError):
            _ = edtf.parse("1984") < edtf.parse("1985")


class TestNames:
    @pytest.mark.parametrize("name", [*Certainty, *Precision, *Allen])
    def test_are_their_text(self, name):
        text = name.value
        assert (name == text, text == name, name != text.upper()) == (True, True, True)
        assert (hash(name), {name: 1}[text]) == (hash(text), 1)
        assert (type(name)(text), str(name), json.dumps(name)) == (name, text, f'"{text}"')

    @pytest.mark.parametrize("name", [*Certainty, *Precision, *Allen])
    def test_are_themselves_in_copies(self, name):
        assert pickle.loads(pickle.dumps(name)) is name  # noqa: S301 - our own bytes
        assert copy.deepcopy(name) is name

    @pytest.mark.parametrize("kind", [Certainty, Precision, Allen])
    @pytest.mark.parametrize("order", [operator.lt, operator.le, operator.gt, operator.ge])
    def test_have_no_order_which_would_be_that_of_the_alphabet(self, kind, order):
        one, other, *_ = kind
        for pair in ((one, other), (one, str(other)), (str(one), other)):
            with pytest.raises(TypeError, match="have no order"):
                order(*pair)

    def test_of_relations_are_found_by_their_text(self):
        assert edtf.parse("1984").relations("1986")["before"] == "certain"


class TestSortKey:
    @given(st.lists(whens(), max_size=8), st.randoms())
    def test_the_order_is_total(self, values, random):
        ordered = sorted(values, key=edtf.sort_key)
        random.shuffle(values)
        assert sorted(values, key=edtf.sort_key) == ordered

    @given(whens(), whens())
    def test_only_equal_values_share_a_key(self, a, b):
        assert (edtf.sort_key(a) == edtf.sort_key(b)) == (a == b)

    @given(st.lists(st.none() | whens(), max_size=8))
    def test_what_has_no_date_comes_last(self, values):
        dated = [value for value in values if value is not None]
        undated = [None] * (len(values) - len(dated))
        ordered = sorted(dated, key=edtf.sort_key)
        assert sorted(values, key=edtf.sort_key) == [*ordered, *undated]

    def test_no_date_starts_later_than_what_has_none(self):
        latest = edtf.parse("Y999999999999999999/..")
        assert edtf.sort_key(latest) < edtf.sort_key(None)

    def test_of_equal_bounds_the_finer_comes_first(self):
        texts = ["2001-XX", "2001", "2001?"]
        assert [
            str(w) for w in sorted(map(edtf.parse, reversed(texts)), key=edtf.sort_key)
        ] == texts

    @pytest.mark.parametrize(
        ("claim", "texts"),
        [
            ("a known earliest day is its anchor", "156X-12-25 1984 1984-05 1985-01-01"),
            ("an open start comes before everything", "../1985 {..1983,1990} ../.. -9999"),
            ("an unknown start is where it has surely begun", "1985-12-30 /1985 1985-12-31"),
            ("an unbounded moment is too", "2025-07-26 [..2025-07-27] 2025-07-27 2025-07-28"),
            ("also one with later candidates", "1984 1990-12-30 [..1984,1990] 1990-12-31"),
            ("without a known start it is after all days", "Y99999999 [..0001,0002..] /.."),
            ("of one start the earlier end is first", "1984-01-01 1984 1984/1985 1984/ 1984/.."),
        ],
    )
    def test_it_is_sorted_by_its_anchor(self, claim, texts):
        expected = texts.split()
        values = map(edtf.parse, reversed(expected))
        assert [*map(str, sorted(values, key=edtf.sort_key))] == expected, claim

    @pytest.mark.parametrize(
        "expected",
        [
            # Five events of a chronology, one of them dated "by May 2027".
            ["1959", "2027-05-30", "[..2027-05]", "2027-05-31", "2027-06", None],
            # An interval whose start nobody knows, among dates of its last year.
            ["../1985", "1984", "1985", "/1985", "1985-12-31"],
        ],
    )
    def test_readers_find_each_date_where_they_look_for_it(self, expected):
        values = [text and edtf.parse(text) for text in reversed(expected)]
        found = sorted(values, key=edtf.sort_key)
        assert [when and str(when) for when in found] == expected


class TestWhatItSays:
    @pytest.mark.parametrize(
        ("text", "precision"),
        [
            ("2024-07-03T10:00:00", Precision.SECOND), ("2024-07-03", Precision.DAY),
            ("2024-XX-XX", Precision.DAY), ("2024-XX", Precision.MONTH),
            ("2024-21", Precision.SEASON), ("2024-33", Precision.QUARTER),
            ("2024-38", Precision.QUADRIMESTER), ("2024-41", Precision.SEMESTER),
            ("2024", Precision.YEAR), ("X984", Precision.YEAR), ("201X", Precision.DECADE),
            ("20XX", Precision.CENTURY), ("1XXX", Precision.MILLENNIUM),
            ("XXXX", Precision.COARSER), ("1950S3", Precision.DECADE),
            ("Y171010000S3", Precision.COARSER), ("1984/2004-06", Precision.YEAR),
            ("../..", Precision.COARSER), ("[1667,1668-12..]", Precision.YEAR),
        ],
    )  # fmt: skip
    def test_precision_is_the_unit_that_is_named(self, text, precision):
        assert edtf.parse(text).precision is precision

    @pytest.mark.parametrize(
        ("text", "qualifier"),
        [
            ("1984", ""), ("1984?", "?"), ("2004-06~", "~"), ("2004?-06", ""),
            ("?2004-?06", "?"), ("%2004-06?", "?"), ("1984?/2004~", ""), ("1984?/2004%", "?"),
            ("1984~/..", "~"), ("[1984~,1986~]", "~"), ("../..", ""),
            ("{1984~,1986~}", "~"), ("{1984~,1986}", ""), ("{1984~..1986~}", "~"),
            ("2004-07-03T10:00:00", ""),
        ],
    )  # fmt: skip
    def test_the_whole_is_qualified_as_all_its_parts_are(self, text, qualifier):
        assert str(edtf.parse(text).qualifier) == qualifier

    @pytest.mark.parametrize(
        ("text", "qualifiers"),
        [
            ("2004-?06~-11", ["~", "%", ""]),
            ("2004-06-11~", ["~", "~", "~"]),
            ("?2004-06-~11", ["?", "", "~"]),
            ("2004?-06~", ["%", "~", ""]),
            ("2004?-21~", ["%", "~"]),
        ],
    )
    def test_each_component_has_its_own(self, text, qualifiers):
        assert [*map(str, edtf.parse(text).qualifiers)] == qualifiers

    @pytest.mark.parametrize("text", ["1985/..", "/..", "{1985..}"])
    def test_an_open_end_goes_on(self, text):
        assert edtf.parse(text).is_ongoing

    @pytest.mark.parametrize("text", ["1985/", "../1985", "[1985..]", "1985", "../"])
    def test_an_unknown_end_is_not_an_open_end(self, text):
        assert not edtf.parse(text).is_ongoing

    def test_equality_is_of_what_is_said(self):
        assert edtf.parse("1985~") != edtf.parse("1985")
        assert edtf.parse("1985") == edtf.date(1985)
        assert len({edtf.parse("1985"), edtf.date(1985)}) == 1
        assert repr(edtf.parse("1985~")) == "Date('1985~')"


class TestExtents:
    @pytest.mark.parametrize(
        ("text", "extent"),
        [
            ("2023-10", "2023-10-01/2023-10-31"),
            ("2023-10-07", "2023-10-07/2023-10-07"),
            ("1985/..", "1985-01-01/.."),
            ("1985/", "1985-01-01/"),
            ("[..1984]", "../1984-12-31"),
            ("156X-12-25", "1560-12-25/1569-12-25"),
            ("-0044", "-0044-01-01/-0044-12-31"),
        ],
    )
    def test_an_extent_is_the_whole(self, text, extent):
        assert str(edtf.parse(text).as_extent()) == extent

    @pytest.mark.parametrize(
        ("text", "by", "wider"),
        [
            ("1984~", {"years": 1}, "[1983-01-01..1985-12-31]"),
            ("2024-07-03", {"days": 1}, "[2024-07-02..2024-07-04]"),
            ("2024-03-31", {"months": 1}, "[2024-02-29..2024-04-30]"),
            ("156X-12-25", {"days": 1}, None),
            ("[..1984]", {"years": 1}, "[..1985-12-31]"),
            ("9999", {"years": 1}, "[9998..Y10000]"),
            ("Y20000", {"years": 1}, "[Y19999..Y20001]"),
            ("1984/..", {"years": 1}, "1983-01-01/.."),
            ("1984/", {"years": 1}, "1983-01-01/"),
        ],
    )
    def test_only_who_asks_gets_more_room(self, text, by, wider):
        when = edtf.parse(text)
        found = when.widen(**by)
        assert when.within(found) in {Certainty.CERTAIN, Certainty.POSSIBLE}
        assert wider is None or str(found) == wider

    def test_gaps_stay_gaps(self):
        assert edtf.parse("156X-12-25").widen(days=1).overlaps("1563-07") is Certainty.IMPOSSIBLE

    @pytest.mark.parametrize("by", [{}, {"days": 0}, {"days": -1}, {"days": 1, "years": -1}])
    def test_room_is_a_positive_amount(self, by):
        with pytest.raises(FieldError, match="above 0"):
            edtf.parse("1984").widen(**by)

    def test_a_refused_amount_is_named(self):
        with pytest.raises(FieldError) as caught:
            edtf.parse("1984").widen(years=1, months=-2)
        assert (caught.value.field, caught.value.value) == ("months", -2)

    def test_a_far_day_cannot_be_written(self):
        with pytest.raises(OverflowError, match="four digits"):
            edtf.parse("Y20000").as_extent()

    def test_far_years_are_widened_by_whole_years_alone(self):
        assert str(edtf.parse("Y20000").widen(years=1)) == "[Y19999..Y20001]"
        # From 31 December 19999, which is not that year.
        with pytest.raises(OverflowError, match="19999-12-31 cannot be written"):
            edtf.parse("Y20000").widen(days=1)

    def test_a_time_has_no_extent_in_days(self):
        with pytest.raises(edtf.EdtfError, match="no time of day"):
            edtf.parse("2024-07-03T10:00:00Z").as_extent()


QUESTIONS = ["before", "after", "overlaps", "same_as", "within", "overlapping", "at", "relations"]


class TestQuestions:
    @pytest.mark.parametrize("name", [*QUESTIONS, "narrow"])
    @given(
        when=whens(), other=st.dates() | st.datetimes().map(lambda at: at.replace(microsecond=0))
    )
    def test_take_python_dates_as_well_as_texts(self, name, when, other):
        ask = getattr(when, name)
        assert ask(other) == ask(edtf.from_python(other)) == ask(str(edtf.from_python(other)))

    @pytest.mark.parametrize("name", [*QUESTIONS, "narrow"])
    def test_refuse_what_is_no_date(self, name):
        ask = getattr(edtf.parse("2024"), name)
        with pytest.raises(edtf.EdtfError, match="month 13"):
            ask("2024-13")
        with pytest.raises(edtf.EdtfError, match="whole seconds"):
            ask(dt.datetime(2024, 7, 3, 12, 30, 0, 1, tzinfo=dt.UTC))
        with pytest.raises(TypeError, match="2024 is not a date: give a When, a str, a date"):
            ask(2024)


class TestFormat:
    @pytest.mark.parametrize(
        "value",
        [
            *map(edtf.parse, ["2024-07-03?", "2024-21", "Y17E7", "2024-07-03T01:00:00Z"]),
            *map(edtf.parse, ["2024/..", "[2024,2025]", "{2024,2025..2027}"]),
            edtf.Range(start=edtf.parse("2024"), end=OPEN),
            edtf.Digits((1, None)),
            Day(-44, 3, 15),
            *(OPEN, UNKNOWN, Certainty.CERTAIN, Precision.DAY, Allen.MEETS, Qualifier.BOTH),
        ],
        ids=lambda value: f"{type(value).__name__}",
    )
    def test_pads_and_cuts_the_text(self, value):
        text = str(value)
        assert (f"{value}", f"{value:>30}", f"{value:.1}") == (text, text.rjust(30), text[:1])


class TestConstruction:
    @given(st.dates())
    def test_a_python_date_is_that_day(self, date):
        assert str(edtf.from_python(date)) == date.isoformat()
        assert edtf.as_when(date).earliest.date == date

    def test_a_datetime_is_that_second(self):
        moment = pendulum.datetime(2024, 7, 3, 12, 30, tz="Asia/Baku")
        assert str(edtf.as_when(moment)) == "2024-07-03T12:30:00+04:00"
        assert str(edtf.as_when(moment.naive())) == "2024-07-03T12:30:00"

    def test_part_of_a_second_is_not_dropped_in_silence(self):
        with pytest.raises(edtf.EdtfError, match="whole seconds"):
            edtf.from_python(dt.datetime(2024, 7, 3, 12, 30, 0, 1, tzinfo=dt.UTC))

    def test_part_of_a_minute_of_offset_is_not_dropped_in_silence(self):
        zone = dt.timezone(dt.timedelta(hours=3, seconds=12))
        with pytest.raises(edtf.EdtfError, match="whole minutes"):
            edtf.from_python(dt.datetime(1890, 7, 3, 12, 30, tzinfo=zone))

    @given(whens())
    def test_a_value_is_itself(self, when):
        assert edtf.as_when(when) is when
        assert edtf.as_when(str(when)) == when
        assert isinstance(when, edtf.When)

    @pytest.mark.parametrize("value", [None, 2024, 2024.5, b"2024", ["2024"]])
    def test_what_is_no_date_is_a_type_error(self, value):
        with pytest.raises(TypeError, match="is not a date"):
            edtf.as_when(value)
        with pytest.raises(TypeError, match="is not a"):
            edtf.parse(value)

    def test_parts_make_what_their_text_makes(self):
        grouping = edtf.Grouping.QUARTER_3
        assert edtf.date(2023, 10) == edtf.parse("2023-10")
        assert edtf.date(-44, 3, 15, qualifier=Qualifier.UNCERTAIN) == edtf.parse("-0044-03-15?")
        assert edtf.date(20_000) == edtf.parse("Y20000")
        assert edtf.season(2024, grouping) == edtf.season(2024, 35) == edtf.parse("2024-35")
        assert edtf.interval("2023", OPEN) == edtf.parse("2023/..")
        assert edtf.interval(None, dt.date(2024, 1, 2)) == edtf.parse("/2024-01-02")
        assert edtf.interval(UNKNOWN, "2024") == edtf.parse("/2024")
        assert edtf.one_of("1667", "1670..1672", "1980..") == edtf.parse("[1667,1670..1672,1980..]")
        assert edtf.all_of("1667", edtf.date(1668)) == edtf.parse("{1667,1668}")

    @pytest.mark.parametrize(
        "make",
        [
            lambda: edtf.date(2023, 13),
            lambda: edtf.date(2023, 2, 29),
            lambda: edtf.date(2023, None, 2),
            lambda: edtf.date(10_000, 1),
            lambda: edtf.Date(year=10_000),
            lambda: edtf.Date(year=2024, marks=edtf.parse("2024-06?").marks),
            lambda: edtf.Date(year=edtf.Digits((2, None))),
            lambda: edtf.Date(year=2024, month=edtf.Digits((3, None))),
            lambda: edtf.season(10_000, 21),
            lambda: edtf.season(2024, 20),
            lambda: edtf.Year(mantissa=1984),
            lambda: edtf.Year(mantissa=10**18),
            lambda: edtf.Year(mantissa=1, exponent=10**9),
            lambda: edtf.Year(mantissa=1984, significant=5),
            lambda: edtf.interval("2005", "2004"),
            lambda: edtf.interval(None, None),
            lambda: edtf.interval("2005/2006", "2007"),
            lambda: edtf.interval(dt.datetime(2024, 7, 3, tzinfo=dt.UTC), None),
            edtf.one_of,
            lambda: edtf.all_of("[1984]"),
            lambda: edtf.Digits((1, 2)),
            lambda: edtf.Digits((None, 12)),
            lambda: edtf.Digits((None, 1.0)),
            lambda: edtf.Digits.parse("1٣X"),
            lambda: edtf.Date(year=2024, month=10**30),
            lambda: edtf.Date(year=10**5000),
            lambda: edtf.DateTime(year=1, month=1, day=1, hour=1, minute=1, second=10**5000),
            lambda: edtf.season(2024, 42),
            lambda: edtf.Marks((Qualifier.BOTH,) * 3, (Qualifier.BOTH,) * 3),
        ],
    )
    def test_nothing_that_no_calendar_has_can_be_made(self, make):
        with pytest.raises(ValueError, match=r"\w"):
            make()

    @pytest.mark.parametrize(
        "make",
        [
            lambda: edtf.date(2024.0),
            lambda: edtf.date(2024, 7.0),
            lambda: edtf.date(2024, 7, 3.0),
            lambda: edtf.date(2024, True),
            lambda: edtf.date("2024"),
            lambda: edtf.Season(year=2024, grouping=5),
            lambda: edtf.Season(year=2024, grouping=21),
            lambda: edtf.Season(year=2024.0, grouping=edtf.Grouping.SPRING),
            lambda: edtf.Year(mantissa=2e4),
            lambda: edtf.Year(mantissa=17, exponent=True),
            lambda: edtf.DateTime(year=2024, month=7, day=3, hour=1, minute=0, second=1.5),
            lambda: edtf.Interval(start="2024", end="2025"),
            lambda: edtf.Interval(start=edtf.parse("2024"), end=None),
            lambda: edtf.Interval(start=edtf.parse("[2024]"), end=OPEN),
            lambda: edtf.Range(start=UNKNOWN, end=edtf.parse("2025")),
            lambda: edtf.OneOf(members="ab"),
            lambda: edtf.AllOf(members=[edtf.parse("[2024]")]),
            lambda: edtf.OneOf(members=5),
            lambda: edtf.Date(year=2024, marks="?"),
            lambda: edtf.Date(year=2024, month=[]),
            lambda: edtf.Season(year=2024, grouping=edtf.Grouping.SPRING, marks=None),
            lambda: edtf.Year(mantissa=20_000, marks=edtf.Qualifier.BOTH),
            lambda: edtf.Year(mantissa=edtf.Digits((1, None))),
            lambda: edtf.date(2024, qualifier="?"),
            lambda: edtf.season(2024, 21, qualifier=None),
            lambda: edtf.season(2024, "21"),
            lambda: edtf.season(2024, 21.0),
            lambda: edtf.Marks("?~%"),
            lambda: edtf.Marks(right=[Qualifier.NONE] * 3),
            lambda: edtf.Digits([1, None]),
            lambda: edtf.Digits((1, None), "-"),
            lambda: edtf.Digits.parse(5),
            lambda: edtf.sort_key("2024"),
            lambda: day_range(None),
            lambda: edtf.parse("2024").widen(years=1.5),
            lambda: edtf.parse("2024").before(2025),
        ],
    )
    def test_nothing_that_its_text_could_not_say_can_be_made(self, make):
        with pytest.raises(TypeError, match=" is not a "):
            make()

    def test_a_fault_is_shown_as_it_was_given(self):
        with pytest.raises(edtf.EdtfError, match="'2024--1' is not a date: month -1; expected 01"):
            edtf.date(2024, -1)

    @pytest.mark.parametrize(
        ("make", "text"),
        [
            (lambda: edtf.date(10**18), "1" + "0" * 18),
            (lambda: edtf.Day(-(10**20), 1, 1), "-1" + "0" * 20),
            (lambda: edtf.Year(mantissa=17, exponent=99), "Y17E99"),
            (lambda: edtf.Year(mantissa=-17, exponent=-1), "-0017"),
            (lambda: edtf.date(2024, -1), "2024--1"),
            (lambda: edtf.date(10**5000), "int too large to show"),
            (lambda: edtf.date(10**100), f"1{'0' * 76}..."),
        ],
    )
    def test_the_text_of_an_error_is_what_was_given_in_eighty_characters(self, make, text):
        with pytest.raises(edtf.EdtfError) as caught:
            make()
        assert caught.value.text == text

    def test_a_python_date_is_wanted_of_python(self):
        with pytest.raises(TypeError, match="'2024' is neither a date nor a datetime"):
            edtf.from_python("2024")

    def test_a_number_of_another_kind_is_as_good(self):
        month = enum.IntEnum("Month", {"JULY": 7}).JULY
        assert edtf.date(2024, month) == edtf.parse(str(edtf.date(2024, month)))
