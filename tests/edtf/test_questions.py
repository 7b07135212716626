"""The questions of two dates; test_relations_oracle.py compares them with a slow definition."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.work import calls_of

from timeline import Event, Timeline, edtf
from timeline.edtf import Allen, Certainty, Day
from timeline.edtf.day_numbers import day_range
from timeline.testing import whens


class TestRelations:
    @given(whens(), whens())
    def test_exchanging_the_dates_inverts_each_relation(self, a, b):
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
    def test_a_date_is_never_certainly_apart_from_itself(self, when):
        assert when.overlaps(when) is not Certainty.IMPOSSIBLE
        assert when.same_as(when) is not Certainty.IMPOSSIBLE
        assert when.before(when) is not Certainty.CERTAIN
        assert when.within(when) is not Certainty.IMPOSSIBLE

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


QUESTIONS = ["before", "after", "overlaps", "same_as", "within", "overlapping", "at", "relations"]


class TestQuestions:
    @pytest.mark.parametrize("name", [*QUESTIONS, "narrow"])
    @given(
        when=whens(), other=st.dates() | st.datetimes().map(lambda at: at.replace(microsecond=0))
    )
    def test_accept_python_dates_and_texts(self, name, when, other):
        ask = getattr(when, name)
        assert ask(other) == ask(edtf.from_python(other)) == ask(str(edtf.from_python(other)))

    @pytest.mark.parametrize("name", [*QUESTIONS, "narrow"])
    def test_refuse_anything_else(self, name):
        ask = getattr(edtf.parse("2024"), name)
        with pytest.raises(edtf.EdtfError, match="month 13"):
            ask("2024-13")
        with pytest.raises(edtf.EdtfError, match="whole seconds"):
            ask(dt.datetime(2024, 7, 3, 12, 30, 0, 1, tzinfo=dt.UTC))
        with pytest.raises(TypeError, match="2024 is not a date: give a When, a str, a date"):
            ask(2024)


@pytest.mark.parametrize(
    ("window", "answer"),
    [
        ("../1999-01-01", "certain"),
        ("[..1999]", "certain"),
        ("[-9999..1999]", "certain"),
        # Some day, but nobody knows which one begins it.
        ("/1999-01-01", "possible"),
        ("-0500/1999", "possible"),
        ("1999", "impossible"),
    ],
)
def test_dates_with_very_many_days_lie_in_a_window_that_holds_all_of_them(window, answer):
    when = edtf.parse("-XXXX-XX-01")
    assert when.within(window) == answer
    assert len(Timeline([Event(id="e", title="E", when=when)]).within(window, "certain")) == (
        answer == "certain"
    )
