"""Sources that contradict each other, or the date held, of events and of their steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Agreement, Citation, Event, Phase, Source, Timeline
from timeline.checks import check, disagreements
from timeline.errors import format_path
from timeline.testing import whens

NAMES = "abcd"


def cited(*says):
    return [Citation(source=NAMES[n], says=said) for n, said in enumerate(says)]


def found(*events):
    used = {citation.source for event in events for _, citation in event.cited}
    sources = [Source(id=name, publisher=name) for name in sorted(used)]
    return [
        (f.kind, format_path(f.path), f.message) for f in check(Timeline(events, sources=sources))
    ]


class TestEvent:
    @given(says=st.lists(whens(), max_size=4), when=st.none() | whens())
    def test_is_found_exactly_where_its_evidence_does_not_agree(self, says, when):
        event = Event(id="e", title="E", when=when, citations=cited(*says))
        assert bool(found(event)) is not event.evidence().agrees

    def test_whose_sources_contradict_names_both_and_where(self):
        event = Event(id="e", title="E", citations=cited("2023-10", None, "2024"))
        assert found(event) == [
            (
                "contradiction",
                "citations[2]",
                "c says 2024, and a says 2023-10 in citations[0]: they contradict each other",
            )
        ]

    def test_whose_source_contradicts_the_date_held_names_it(self):
        event = Event(id="e", title="E", when="2023", citations=cited(None, "2024"))
        assert found(event) == [
            ("disputed-date", "citations[1]", "b says 2024, but the event's own date is 2023")
        ]

    def test_without_a_day_that_all_allow_is_found_though_each_two_agree(self):
        event = Event(
            id="e", title="E", citations=cited("[2001,2002]", "[2002,2003]", "[2001,2003]")
        )
        ((kind, path, message),) = found(event)
        assert (kind, path) == ("no-common-day", "citations")
        assert message.startswith("a says [2001,2002], b says [2002,2003], c says [2001,2003]: ")
        assert message.endswith(": no single day fits all of them")

    def test_source_that_says_a_date_twice_contradicts_once(self):
        twice = [Citation(source="a", says="2023", locator=page) for page in ("p. 1", "p. 2")]
        other = Citation(source="b", says="2024")
        event = Event(id="e", title="E", when="2024", citations=[*twice, other])
        contradiction, disputed = found(event)
        assert contradiction[:2] == ("contradiction", "citations[2]")
        assert "a says 2023 in citations[0]: " in contradiction[2]
        assert disputed[:2] == ("disputed-date", "citations[0]")

    def test_date_held_that_is_vaguer_than_its_sources_is_not_found(self):
        event = Event(id="e", title="E", when="2023", citations=cited("2023-10", "2023-10-26"))
        assert found(event) == []


class TestPhase:
    def test_has_evidence_of_its_own(self):
        phases = [
            Phase(stage="signed", when="2022", citations=cited("2022")),
            Phase(stage="in force", when="2023", citations=cited("2023", "2024")),
        ]
        event = Agreement(id="e", title="E", phases=phases)
        assert [(kind, path) for kind, path, _ in found(event)] == [
            ("contradiction", "phases[1].citations[1]"),
            ("disputed-date", "phases[1].citations[1]"),
        ]

    def test_does_not_contradict_its_agreement(self):
        phases = [Phase(stage="in force", citations=cited("2024"))]
        assert found(Agreement(id="e", title="E", phases=phases, citations=cited("2022"))) == []


class TestDisagreements:
    @pytest.mark.parametrize("event", [5, None, "e"])
    def test_are_those_of_an_event_alone(self, event):
        with pytest.raises(TypeError, match="is not an event"):
            next(disagreements(event))

    def test_say_which_date_it_is(self):
        phases = [Phase(stage="signed"), Phase(stage="ratified", citations=cited("2022", "2023"))]
        event = Agreement(id="e", title="E", phases=phases, citations=cited("2020", "2021"))
        assert [each.path for each in disagreements(event)] == [(), ("phases", 1)]
