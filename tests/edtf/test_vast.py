"""Dates with so many possible days that questions do not look at each of them."""

import pytest
from tests.work import calls_of

from timeline import edtf
from timeline.edtf import Certainty, parse

VAST = {
    "XXXX-XX-X5": "2024-XX-X5",
    "XXXX-1X-25": "2024-1X-25",
    "1XXX-XX-X3": "19XX-12-X3",
    "XXXX-XX-X5/XXXX-XX-X6": "2024-XX-X5/2024-XX-X6",
    "../XXXX-XX-X1": "../2024-XX-X1",
    "/XXXX-XX-X1": "/2024-XX-X1",
    "[1984,XXXX-XX-X1]": "[1984,2024-XX-X1]",
    "{XXXX-XX-X5,XXXX-XX-X7,XXXX-XX-1X}": "{2024-05-X5,2024-06-X7,2024-08-1X}",
}
"""Dates with very many possible days, and what each may turn out to be."""

OTHERS = [
    *("2024-07-05", "2024-07-06", "2024", "1984/2004", "[..2024]", "[2025..]"),
    *("XXXX-XX-X1/XXXX-XX-X2", "XXXX-12-25", "2024-07-05T12:00:00Z", "/..", "0000/9999"),
    *("Y10000", "-0001", "{2024-01..2024-12}", "XXXX", "../2024-12-25", "2024-XX-X5"),
]
QUESTIONS = ["before", "after", "within", "overlapping", "at", "overlaps", "same_as"]
FEW_CALLS = 100_000
"""The work of a hundredth of a second or two. Each possible day would be ten times as many."""


@pytest.mark.parametrize("text", VAST)
class TestVastDates:
    @pytest.mark.parametrize("question", QUESTIONS)
    def test_have_no_answer_that_what_they_turn_out_to_be_contradicts(self, text, question):
        less = parse(VAST[text])
        for other in OTHERS:
            answer = getattr(parse(text), question)(other)
            if answer is not Certainty.POSSIBLE:
                assert getattr(less, question)(other) is answer, (answer, other)

    @pytest.mark.parametrize("question", ["before", "after", "overlaps", "same_as"])
    def test_have_the_same_answers_from_the_other_side(self, text, question):
        inverse = {"before": "after", "after": "before"}.get(question, question)
        for other in OTHERS:
            there = getattr(parse(text), question)(other)
            assert getattr(parse(other), inverse)(text) is there, other

    @pytest.mark.parametrize("question", ["within", "overlapping", "at"])
    def test_as_a_window_have_no_answer_that_a_part_contradicts(self, text, question):
        for other in OTHERS:
            answer = getattr(parse(other), question)(text)
            if answer is Certainty.IMPOSSIBLE:
                assert getattr(parse(other), question)(VAST[text]) is answer, other

    def test_have_relations_that_what_they_turn_out_to_be_does_not_contradict(self, text):
        less = parse(VAST[text])
        for other in OTHERS:
            vast, exact = parse(text).relations(other), less.relations(other)
            assert all(
                exact[each] is answer
                for each, answer in vast.items()
                if answer is not Certainty.POSSIBLE
            )

    def test_have_exact_bounds(self, text):
        value = parse(text)
        parts = [
            part
            for part in text.strip("[]{}").replace(",", "/").split("/")
            if part not in {"", ".."}
        ]
        every = [parse(part) for part in parts]
        bounds = [bound for bound in value.bounds if isinstance(bound, edtf.Day)]
        assert {bounds[0], bounds[-1]} <= {
            day for each in every for day in (each.earliest, each.latest)
        }

    def test_are_compared_without_looking_at_each_day(self, text):
        value, others = parse(text), [*map(parse, VAST), *map(parse, OTHERS)]
        for other in others:
            for question in (*QUESTIONS, "relations", "narrow"):
                assert calls_of(lambda q=question, o=other: getattr(value, q)(o)) < FEW_CALLS
                assert calls_of(lambda q=question, o=other: getattr(o, q)(value)) < FEW_CALLS


class TestVastDatesElsewhere:
    def test_an_end_is_limited_by_the_other(self):
        bounds = parse("XXXX-XX-X5/2024-07-10").bounds
        assert (str(bounds.start_earliest), str(bounds.start_latest)) == (
            "0000-01-05",
            "2024-07-05",
        )
        bounds = parse("2024-07-06/XXXX-XX-X5").bounds
        assert (str(bounds.end_earliest), str(bounds.end_latest)) == ("2024-07-15", "9999-12-25")

    @pytest.mark.parametrize("text", ["XXXX-XX-X5", "XXXX-12-25", "[XXXX-22]"])
    def test_cannot_be_widened(self, text):
        with pytest.raises(edtf.EdtfError, match="expected at most 1000 periods with gaps"):
            parse(text).widen(days=1)

    def test_a_date_of_every_year_is_still_compared_day_by_day(self):
        assert parse("XXXX-12-25").overlaps("2024-12-24") == "impossible"
        assert parse("XXXX-12-25").same_as("XXXX-12-26") == "impossible"
        assert parse("2024-12-25").within("XXXX-12-25") == "certain"

    def test_narrow_finds_starts_that_cannot_agree(self):
        found = parse("XXXX-XX-X5/XXXX-XX-X6").narrow("XXXX-XX-X1/XXXX-XX-X2")
        assert found is None
