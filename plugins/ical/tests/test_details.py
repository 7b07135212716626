"""A description is found again, whatever it says and whatever is written after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.ical.tests import checker
from plugins.ical.tests.support import calendar, read, unescaped, value_of, write

from timeline import Actor, Agreement, Citation, Event, Figure, Metadata, Phase, Source, Visit

HEADING = "Details:"
DESCRIPTIONS = st.lists(st.sampled_from(["", HEADING, f"{HEADING} x", "a", "\n"])).map("\n".join)
NONE = Metadata()


def description(event, metadata=NONE):
    """The text of the DESCRIPTION of *event*."""
    return unescaped(value_of("DESCRIPTION", event, metadata))


def details(event, metadata=NONE):
    """The lines under "Details:"."""
    return description(event, metadata).partition(f"{HEADING}\n")[2].split("\n")


class TestDescription:
    @given(DESCRIPTIONS, st.lists(st.sampled_from(["AZ", HEADING]), max_size=2))
    def test_comes_back(self, text, actors):
        event = Event(id="a", title="A", when="2024", description=text, actors=actors)
        _, (back,), faults = read(write([event])[0])
        assert (back.description, faults) == (text, [])

    def test_alone_is_left_as_it_is(self):
        event = Event(id="a", title="A", when="2024", description="As agreed.")
        assert description(event) == "As agreed."

    def test_details_stand_behind_it(self):
        event = Event(id="a", title="A", when="2024", description="As agreed.", actors=["BYD"])
        assert description(event) == "As agreed.\n\nDetails:\nActors: BYD"

    @pytest.mark.parametrize("text", ["", "a", "a\n\nb", "Details", "Details: none"])
    def test_of_anybody_else_is_all_description(self, text):
        value = text.replace("\n", "\\n")
        lines = ("DTSTART:20240703", "X-TIMELINE-TYPE:event", f"DESCRIPTION:{value}")
        assert read(calendar(*lines))[1][0].description == text


class TestSource:
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
        event = Event(id="a", title="A", when="2024", citations=["s"])
        assert details(event, Metadata(sources=[source])) == [f"Source: {line}"]


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
    description="Not said again.",
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
SOURCES = Metadata(sources=[Source(id="s", title="The source")])


class TestEvent:
    def test_tells_all_that_has_no_property(self):
        assert details(TREATY, SOURCES) == [
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
        visit = Visit(id="v", title="V", when="2024", rank="state", host="AZ", guest="CN")
        own = ["Type: visit", "Rank: state", "Host: Azerbaijan", "Guest: China"]
        assert details(visit) == own

    def test_tells_nothing_of_an_event_that_has_nothing_more(self):
        assert description(Event(id="a", title="A", when="2024", description="x")) == "x"

    def test_step_tells_what_it_holds_beside_its_date(self):
        _, signed = checker.events(write([TREATY], SOURCES)[0])
        assert unescaped(signed["DESCRIPTION"]).split("\n") == [
            "Details:",
            "Actors: China",
            "Source: The source",
            "Source: t, says 2024",
        ]

    def test_step_that_holds_nothing_more_has_no_description(self):
        bare = Agreement(
            id="a", title="A", when="2024", phases=[Phase(stage="ratified", when="2024")]
        )
        _, ratified = checker.events(write([bare])[0])
        assert "DESCRIPTION" not in ratified
