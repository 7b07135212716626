"""Events without a date of their own answer by the dates of their steps."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline import Agreement, Event, Phase, Timeline, edtf

QUESTIONS = ["within", "overlapping", "before", "after", "at"]

days = st.builds("{:04}-{:02}".format, st.integers(1999, 2002), st.integers(1, 12))
points = st.one_of(
    days, days.map(lambda day: day[:4]), days.map(lambda day: f"{day}-15"), st.just("200X-02")
)
times = days.map(lambda day: f"{day}-15T12:30:00Z")
windows = points | st.builds("{}/{}".format, days, st.sampled_from(["..", "2003", "2003-07-04"]))


def agreement(*steps, name="a", **fields):
    phases = [Phase(stage=stage, when=when) for stage, when in steps]
    return Agreement(id=name, title="Protocol", phases=phases, **fields)


PROTOCOL = agreement(("signed", "1970-11-23"), ("in force", "1973-01-01"))


def found(timeline, question, window, at_least):
    return [event.id for event in getattr(timeline, question)(window, at_least)]


def answer(event, question, window):
    for at_least in ("certain", "possible"):
        if found(Timeline([event]), question, window, at_least):
            return at_least
    return "impossible"


class TestQuestions:
    @pytest.mark.parametrize(
        ("question", "window", "expected"),
        [
            ("within", "1970", "impossible"),
            ("within", "1850", "impossible"),
            ("within", "1970/1973", "certain"),
            ("within", "[1970..1973]", "certain"),
            ("overlapping", "1970", "certain"),
            ("overlapping", "1971", "impossible"),
            ("overlapping", "1850", "impossible"),
            ("overlapping", "1973-01-01T12:00:00", "possible"),
            ("at", "1973-01-01", "certain"),
            ("at", "1973-01", "possible"),
            ("before", "1974", "certain"),
            ("before", "1972", "impossible"),
            ("before", "/1974", "possible"),
            ("before", "1974-01-01T00:00:00", "certain"),
            ("after", "1969", "certain"),
            ("after", "1971", "impossible"),
        ],
    )
    def test_are_answered_by_the_steps(self, question, window, expected):
        assert answer(PROTOCOL, question, window) == expected

    @pytest.mark.parametrize(
        ("question", "window", "expected"),
        [
            ("within", "1970", "possible"),
            ("within", "1850", "impossible"),
            ("before", "1971", "possible"),
            ("after", "1969", "possible"),
            ("overlapping", "1970", "certain"),
            ("overlapping", "1971", "impossible"),
            ("at", "1970-11-23", "certain"),
        ],
    )
    def test_step_without_a_date_leaves_open_whether_all_lie_there(
        self, question, window, expected
    ):
        event = agreement(("signed", "1970-11-23"), ("in force", None))
        assert answer(event, question, window) == expected

    @pytest.mark.parametrize("question", QUESTIONS)
    def test_only_steps_without_dates_leave_an_event_undated(self, question):
        assert answer(agreement(("signed", None)), question, "1850") == "possible"

    @pytest.mark.parametrize("question", QUESTIONS)
    def test_a_date_of_its_own_counts_alone(self, question):
        event = agreement(("signed", "1850"), when="1990")
        window = {"before": "1991", "after": "1989"}.get(question, "1990/1990")
        expected = "possible" if question == "at" else "certain"
        assert answer(event, question, window) == expected

    @given(st.lists(points, min_size=1, max_size=3, unique=True), windows)
    def test_points_answer_as_the_set_of_all_of_them(self, steps, window):
        other = Event(id="z", title="Z", when="1990")
        by_steps = Timeline([agreement(*(("signed", step) for step in steps)), other])
        by_set = Timeline([Event(id="a", title="A", when=f"{{{','.join(steps)}}}"), other])
        for question in QUESTIONS:
            for at_least in ("certain", "possible"):
                asked = question, window, at_least
                assert found(by_steps, *asked) == found(by_set, *asked), asked

    @given(
        st.lists(st.none() | points | windows | times, min_size=1, max_size=3),
        st.sampled_from(QUESTIONS),
        days.map(lambda day: f"{day}-01/{day}-28") | times,
    )
    def test_each_step_takes_part(self, steps, question, window):
        dated = [edtf.parse(step) for step in steps if step]
        assume(dated)
        answers = {str(getattr(date, question)(edtf.parse(window))) for date in dated}
        if question in {"overlapping", "at"}:
            ranking = ["certain", "possible", "impossible"]
        else:
            ranking = ["impossible", "possible", "certain"]
            answers |= {"possible"} if None in steps else set()
        event = agreement(*(("signed", step) for step in steps))
        assert answer(event, question, window) == min(answers, key=ranking.index)


class TestOrder:
    def test_is_by_the_first_step(self):
        late = agreement(("in force", "1973-01-01"), ("signed", "1970-11-23"), name="late")
        events = [
            Event(id="undated", title="U"),
            Event(id="b", title="B", when="1971"),
            late,
            Event(id="a", title="A", when="1969"),
            agreement(("signed", None), name="no-dates"),
        ]
        order = ["a", "late", "b", "no-dates", "undated"]
        assert [event.id for event in Timeline(events)] == order
        assert [event.id for event in Timeline(reversed(events))] == order

    def test_merge_keeps_it(self):
        one, other = Timeline([Event(id="b", title="B", when="1971")]), Timeline([PROTOCOL])
        assert [event.id for event in one.merge(other)] == ["a", "b"]


class TestText:
    def test_names_the_dated_steps(self):
        event = agreement(("signed", "1970-11-23"), ("ratified", None), ("in force", "1973?"))
        assert str(event) == "signed 1970-11-23, in force 1973?: Protocol (a)"
        assert str(agreement(("signed", None))) == "undated: Protocol (a)"


class TestSums:
    def test_span_reaches_from_the_first_step_to_the_last(self):
        assert str(Timeline([PROTOCOL]).span) == "1970-11-23 to 1973-01-01"

    def test_gaps_lie_between_steps(self):
        gaps = Timeline([PROTOCOL]).gaps(300)
        assert [(str(gap.first), str(gap.last), gap.after, gap.before) for gap in gaps] == [
            ("1970-11-24", "1972-12-31", "a", "a")
        ]

    def test_groups_of_time_are_those_of_the_first_step(self):
        tl = Timeline([PROTOCOL, agreement(("signed", None), name="b")])
        assert list(tl.group_by("year")) == ["1970", ""]
        assert list(tl.group_by("decade")) == ["197X", ""]

    def test_interval_that_starts_in_one_year_is_in_its_group(self):
        tl = Timeline([Event(id="a", title="A", when="1997/2003")])
        assert list(tl.group_by("year")) == ["1997"]
        assert list(tl.group_by("decade")) == ["199X"]
