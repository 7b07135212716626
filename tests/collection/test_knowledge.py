"""What was known by a day: by whom something was published or read, and what that leaves."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import (
    Agreement,
    Citation,
    Event,
    Figure,
    Observation,
    Phase,
    Regime,
    Relation,
    Source,
    Timeline,
    edtf,
)
from timeline.edtf import Certainty
from timeline.testing import timelines

SOURCES = [
    Source(id="a", title="A", published="2024-07-05"),
    Source(id="b", title="B", published="2024-08"),
    Source(id="u", title="U"),
    Source(id="r", title="R", accessed="2024-07-20"),
    Source(id="s", title="S", published="2024", accessed="2024-03-01"),
]
JULY = "2024-07-10"
YEARS = [f"{year}" for year in range(1990, 2031)]


def known(*events, day=JULY, at_least="possible", **metadata):
    return Timeline(events, sources=SOURCES, **metadata).as_known(day, at_least)


def dates(timeline):
    return {event.id: event.when and str(event.when) for event in timeline}


def says(source, date=None):
    return Citation(source=source, says=date)


EXACT = Event(
    id="x", title="X", when="2024-07-03", citations=[says("a", "2024-07"), says("b", "2024-07-03")]
)


class TestEvents:
    @pytest.mark.parametrize(
        ("source", "day", "possible", "certain"),
        [
            ("a", "2024-07-04", False, False),
            ("a", "2024-07-05", True, True),
            # Published some day in August.
            ("b", "2024-07-31", False, False),
            ("b", "2024-08-01", True, False),
            ("b", "2024-08-31", True, True),
            # Nothing is said of its publication.
            ("u", "1900", True, False),
            # What was read there had been published by then, nobody knows since when.
            ("r", "2024-07-19", True, False),
            ("r", "2024-07-20", True, True),
            ("s", "2023-12-31", False, False),
            ("s", "2024-02-29", True, False),
            ("s", "2024-03-01", True, True),
        ],
    )
    def test_are_known_when_a_source_was_published_or_read(self, source, day, possible, certain):
        event = Event(id="e", title="E", citations=[source])
        assert (len(known(event, day=day)), len(known(event, day=day, at_least="certain"))) == (
            possible,
            certain,
        )

    def test_without_citations_are_possibly_known(self):
        event = Event(id="e", title="E", when="2024-01-01")
        assert known(event)[0] == event
        assert len(known(event, at_least="certain")) == 0

    def test_are_known_by_the_citations_of_their_steps(self):
        phase = Phase(stage="signed", when="2024-07-01", citations=["a"])
        agreement = Agreement(id="e", title="E", phases=[phase])
        assert known(agreement, at_least="certain")[0] == agreement

    def test_lose_their_relations_to_those_that_were_not(self):
        late = Event(id="late", title="L", citations=["b"])
        early = Event(
            id="e",
            title="E",
            citations=["a"],
            relations=[Relation(kind="follows", event="late"), Relation(kind="causes", event="n")],
        )
        near = Event(id="n", title="N", citations=["a"])
        then = known(early, late, near)
        assert [event.id for event in then] == ["e", "n"]
        assert [relation.event for relation in then["e"].relations] == ["n"]

    def test_keep_what_nothing_says_the_day_of(self):
        event = attrs.evolve(EXACT, actors=["AZ"], description="D", tags=["t"])
        then = known(event)["x"]
        assert (then.title, then.description, then.actors) == ("X", "D", event.actors)


class TestDates:
    @pytest.mark.parametrize(
        ("day", "at_least", "when"),
        [
            ("2024-07-10", "certain", "2024-07"),
            ("2024-08-10", "certain", "2024-07"),
            ("2024-08-10", "possible", "2024-07-03"),
            ("2024-09", "certain", "2024-07-03"),
        ],
    )
    def test_are_as_exact_as_the_sources_were(self, day, at_least, when):
        assert dates(known(EXACT, day=day, at_least=at_least)) == {"x": when}

    def test_of_the_editor_stay_if_the_sources_say_more(self):
        event = attrs.evolve(EXACT, when="2024")
        assert dates(known(event)) == {"x": "2024"}

    def test_may_be_the_editors_inference_if_no_citation_was_dropped(self):
        event = Event(id="x", title="X", when="2024-07-03", citations=[says("a", "2024-07")])
        assert dates(known(event)) == {"x": "2024-07-03"}

    @pytest.mark.parametrize(
        ("citations", "when"),
        [
            ([says("a", "2023"), says("r", "2025"), says("b", "2024")], "[2023,2025]"),
            ([says("a", "2023/2024"), says("r", "2025"), says("b")], None),
            ([says("a", "2023-01-01T10:00:00Z"), says("r", "2025"), says("b")], None),
        ],
    )
    def test_of_sources_that_contradicted_each_other_are_any_of_them(self, citations, when):
        event = Event(id="x", title="X", when="2024", citations=citations)
        assert dates(known(event)) == {"x": when}

    @pytest.mark.parametrize(("at_least", "when"), [("possible", "2024-07-03"), ("certain", None)])
    def test_that_no_known_source_gave(self, at_least, when):
        event = Event(
            id="x", title="X", when="2024-07-03", citations=["a", says("b", "2024-07-03")]
        )
        assert dates(known(event, at_least=at_least)) == {"x": when}

    def test_of_a_regime_without_an_interval_are_none(self):
        citations = [says("a", "2024-07"), says("b", "2024-07-03/..")]
        regime = Regime(id="x", title="X", when="2024-07-03/..", citations=citations)
        assert dates(known(regime)) == {"x": None}


class TestParts:
    def test_phases_are_known_by_their_own_citations(self):
        phases = [
            Phase(stage="signed", when="2024-07-01", citations=[says("a", "2024-07"), "b"]),
            Phase(stage="in force", when="2024-08", citations=["b"]),
            Phase(stage="ratified", when="2024-07-09"),
        ]
        agreement = Agreement(id="x", title="X", phases=phases, citations=["a"])
        stages = [(phase.stage, str(phase.when)) for phase in known(agreement)["x"].phases]
        assert stages == [("signed", "2024-07"), ("ratified", "2024-07-09")]

    def test_phases_without_citations_are_certain_if_the_event_lost_none(self):
        agreement = Agreement(id="x", title="X", phases=[Phase(stage="signed")], citations=["a"])
        assert len(known(agreement, at_least="certain")["x"].phases) == 1
        agreement = attrs.evolve(agreement, citations=["a", "b"])
        assert len(known(agreement, at_least="certain")["x"].phases) == 0
        assert len(known(agreement)["x"].phases) == 1

    def test_figures_of_later_days_are_left_out(self):
        figures = [
            Figure(measure="m", amount="1", as_of="2024-07-01"),
            Figure(measure="m", amount="2", as_of="2024-07-11"),
            Figure(measure="m", amount="3"),
        ]
        event = Event(id="x", title="X", figures=figures, citations=["a"])
        amounts = [int(figure.amount) for figure in known(event)["x"].figures]
        assert amounts == [1, 3]
        event = attrs.evolve(event, citations=["a", "b"])
        assert known(event, at_least="certain")["x"].figures == ()

    def test_observation_without_figures_is_left_out(self):
        figure = Figure(measure="m", amount="2", as_of="2024-07-11")
        event = Observation(id="x", title="X", figures=[figure], citations=["a"])
        assert len(known(event)) == 0

    @pytest.mark.parametrize(
        ("when", "status", "then"),
        [
            ("2024-08-20", "occurred", "expected"),
            ("2024-08-20", "cancelled", "cancelled"),
            ("2024-07", "occurred", "occurred"),
            ("2024-01/2024-09", "ended", "ongoing"),
            ("2024-01/2024-07-09", "ended", "ended"),
            ("2024-08/..", "ongoing", "expected"),
        ],
    )
    def test_status_changes_where_the_date_makes_it_certain(self, when, status, then):
        event = Event(id="x", title="X", when=when, status=status, citations=["a"])
        assert known(event)["x"].status == then

    def test_sources_are_those_that_are_cited(self):
        assert [*known(EXACT).sources] == ["a"]

    @pytest.mark.parametrize(
        ("revised", "then"),
        [("2024-07-10", "2024-07-10"), ("2024-07-11", None)],
    )
    def test_revision_after_the_day_had_not_been_made(self, revised, then):
        made = known(EXACT, revised=revised)
        assert (made.revised and str(made.revised)) == then


class TestKnowledge:
    def test_says_of_every_event_what_the_sources_had_said(self):
        late = Event(id="late", title="L", citations=["b"])
        nobody = Event(id="n", title="N", when="2020")
        found = Timeline([EXACT, late, nobody], sources=SOURCES).knowledge(JULY)
        assert [*found] == ["n", "x", "late"]
        first, exact, last = found.values()
        assert (first.certainty, str(first.when), first.unsourced) == ("possible", "2020", True)
        assert (exact.certainty, str(exact.when)) == ("certain", "2024-07")
        assert (exact.kept, exact.dropped) == (EXACT.citations[:1], EXACT.citations[1:])
        assert (last.certainty, last.when, last.dropped) == ("impossible", None, late.citations)

    def test_of_the_flagship(self):
        import timeline  # noqa: PLC0415

        flagship = timeline.load("examples/baku_beijing.toml")
        answers = [each.certainty for each in flagship.knowledge("2024").values()]
        assert len(answers) == 22
        assert answers.count(Certainty.CERTAIN) == 6
        assert len(flagship.as_known("2024")) == 11
        # Of one of the six, an observation, no figure is certain.
        assert len(flagship.as_known("2024", "certain")) == 5


class TestArguments:
    @pytest.mark.parametrize("at_least", ["impossible", "maybe"])
    def test_only_two_answers_can_be_asked_for(self, at_least):
        with pytest.raises(edtf.EdtfError if at_least is None else ValueError, match="at_least"):
            known(EXACT, at_least=at_least)

    def test_day_is_a_date(self):
        with pytest.raises(edtf.EdtfError):
            known(EXACT, day="2024-13")


class TestLaws:
    """Of few examples each: a timeline takes long to draw."""

    @settings(max_examples=15)
    @given(timeline=timelines(), day=st.sampled_from(YEARS))
    def test_what_was_certainly_known_was_possibly_known(self, timeline, day):
        certain, possible = (timeline.as_known(day, each) for each in ("certain", "possible"))
        assert {event.id for event in certain} <= {event.id for event in possible}
        answers = timeline.knowledge(day)
        assert {e.id for e in possible} <= {
            id_ for id_, k in answers.items() if k.certainty != "impossible"
        }

    @settings(max_examples=15)
    @given(timeline=timelines(), days=st.tuples(st.sampled_from(YEARS), st.sampled_from(YEARS)))
    def test_knowledge_grows(self, timeline, days):
        for at_least in ("certain", "possible"):
            before, after = (timeline.as_known(day, at_least) for day in sorted(days))
            assert {event.id for event in before} <= {event.id for event in after}

    @settings(max_examples=15)
    @given(timeline=timelines())
    def test_in_the_end_everything_is_known(self, timeline):
        then = timeline.as_known("9999/..")
        cited = {citation.source for event in timeline for _, citation in event.cited}
        assert then.events == timeline.events
        assert [*then.sources] == [each for each in timeline.sources if each in cited]
