"""A description is found again, whatever it says and whatever we put behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Actor, Agreement, Citation, Event, Figure, Phase, Source, Visit
from timeline_ical._details import HEADING, join, of_event, of_source, of_step, split

DESCRIPTIONS = st.lists(st.sampled_from(["", HEADING, f"{HEADING} x", "a", "\n"])).map("\n".join)
DETAILS = st.lists(st.sampled_from(["Actors: Azerbaijan", "Source: Details:"]), max_size=2)


class TestJoin:
    @given(DESCRIPTIONS, DETAILS)
    def test_the_description_comes_back(self, description, details):
        assert split(join(description, details)) == description

    def test_a_description_alone_is_left_as_it_is(self):
        assert join("As agreed.", []) == "As agreed."

    def test_details_stand_behind_it(self):
        assert join("As agreed.", ["Actors: BYD"]) == "As agreed.\n\nDetails:\nActors: BYD"


class TestSplit:
    @pytest.mark.parametrize("text", ["", "a", "a\n\nb", "Details", "Details: none"])
    def test_a_text_of_anybody_else_is_all_description(self, text):
        assert split(text) == text


class TestOfSource:
    @pytest.mark.parametrize(
        ("source", "line"),
        [
            (Source(id="s", title="T"), "T"),
            (Source(id="s", url="https://a.b"), "https://a.b"),
            (Source(id="s", title="T", author=" ", publisher="P"), "T, P"),
            (
                Source(
                    id="s",
                    title="T",
                    author="A",
                    publisher="P",
                    published="2024-07",
                    url="http://x.y",
                ),
                "T, A, P, July 2024, http://x.y",
            ),
        ],
    )
    def test_has_what_is_known_in_one_line(self, source, line):
        assert of_source(source) == line


SIGNED = Phase(
    stage="signed",
    when="2024-07-03",
    actors=["CN"],
    citations=[
        Citation(source="s", says="2024-07-03"),
        Citation(source="t", says="2024"),
    ],
)
TREATY = Agreement(
    id="a",
    title="A treaty",
    description="Not told again.",
    when="2024-07",
    status="planned",
    instrument="treaty",
    actors=[Actor(code="AZ", role="host"), "BYD"],
    phases=[SIGNED, Phase(stage="ratified")],
    figures=[
        Figure(measure="share", amount="12.5", unit="%"),
        Figure(measure="firms", amount=1298),
        Figure(
            measure="trade",
            amount="3740000000",
            unit="USD",
            period="2024",
            as_of="2025-07-28",
            words="3.74 billion",
        ),
    ],
    citations=[
        Citation(source="s", says="2024-07", locator="p. 3"),
        Citation(source="t", says="2024", quote="two\nlines"),
    ],
)
SOURCES = {"s": "The source"}


class TestOfEvent:
    def test_tells_all_that_has_no_property(self):
        assert of_event(TREATY, SOURCES) == [
            "Type: agreement",
            "Status: planned",
            "Instrument: treaty",
            "Phase: signed 3 July 2024; China; source: The source; source: t, says 2024",
            "Phase: ratified",
            "Actors: Azerbaijan (host), BYD",
            "Figure: share: 12.5%",
            "Figure: firms: 1,298",
            'Figure: trade: 3,740,000,000 USD (2024, as of 28 July 2025, "3.74 billion")',
            "Source: The source, p. 3",
            'Source: t, says 2024, "two lines"',
        ]

    def test_tells_what_the_type_has_of_its_own(self):
        visit = Visit(id="v", title="V", rank="state", host="AZ", guest="CN")
        own = ["Type: visit", "Rank: state", "Host: Azerbaijan", "Guest: China"]
        assert of_event(visit, {}) == own

    def test_tells_nothing_of_an_event_that_has_nothing_more(self):
        assert of_event(Event(id="a", title="A", when="2024", description="x"), {}) == []

    def test_step_tells_what_it_holds_beside_its_date(self):
        assert list(of_step(SIGNED, SOURCES)) == [
            "Actors: China",
            "Source: The source",
            "Source: t, says 2024",
        ]
        assert list(of_step(Phase(stage="ratified"), SOURCES)) == []
