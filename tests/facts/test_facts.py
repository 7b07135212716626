"""Every field of an event is a fact, in the markup and the language of the format."""

import attrs

from timeline.edtf import When
from timeline.facts import FactWriter, contradictions, facts, sources
from timeline.model import (
    Actor,
    Agreement,
    Citation,
    Event,
    Figure,
    GenericEvent,
    Phase,
    Place,
    Relation,
)


@attrs.frozen
class Tagged:
    """A markup that shows which method wrote what."""

    between: str = " | "

    def text(self, text: str) -> str:
        return f"<{text}>"

    def own_title(self, name: str) -> str:
        return f"own({name})"

    def date(self, when: When) -> str:
        return f"date({when})"

    def event(self, event: str, title: str) -> str:
        return f"event({event}, {title})"

    def source(self, source: str) -> str:
        return f"source({source})"


def written(event: Event, locale: str = "en", **titles: str) -> dict[str, str]:
    writer = FactWriter(Tagged(), locale)
    return {**dict(facts(event, writer, titles)), **dict(sources(event, writer))}


class TestFacts:
    def test_every_text_and_date_goes_through_the_markup(self):
        event = Agreement(
            id="a",
            title="A",
            instrument="treaty",
            phases=[Phase(stage="signed", when="2024", actors=["AZ"], citations=["s"])],
            actors=[Actor(name="BYD", role="maker")],
            places=[Place(name="Baku", codes={"iata": "GYD"})],
            figures=[Figure(measure="cost", amount=5, unit="USD", period="2023")],
            relations=[Relation(kind="follows", event="b"), Relation(kind="follows", event="c")],
            tags=["x"],
            codes={"cameo": "057"},
        )
        assert written(event, b="B") == {
            "Type": "<agreement>",
            "Instrument": "<treaty>",
            "Signed": "date(2024) | by <Azerbaijan> | source(s)",
            "Who": "<BYD> (<maker>)",
            "Where": "<Baku> (<iata> <GYD>)",
            "Figures": "<cost>: <5 USD> (date(2023))",
            "Follows": "event(b, B); event(c, c)",
            "Tags": "<x>",
            "Codes": "<cameo> <057>",
        }

    def test_labels_are_in_the_language(self):
        assert written(Event(id="a", title="A", tags=["x"]), locale="fr") == {"Mots-clés": "<x>"}

    def test_fields_of_a_type_that_is_not_installed_are_facts(self):
        event = GenericEvent(id="a", title="A", declared="summit", fields={"seats": 5, "hall": "A"})
        assert written(event) == {"Type": "<summit>", "own(seats)": "<5>", "own(hall)": "“<A>”"}

    def test_an_event_without_more_than_a_title_and_a_date_has_none(self):
        assert written(Event(id="a", title="A", when="2024")) == {}


class TestContradictions:
    def test_sources_that_contradict_each_other_are_named_with_their_dates(self):
        event = Event(
            id="a",
            title="A",
            when="2024",
            citations=[Citation(source="s", says="2023"), Citation(source="t", says="2024-07")],
        )
        assert dict(contradictions(event, FactWriter(Tagged(), "en"))) == {
            "Contradiction": "source(s) (date(2023)) against source(t) (date(2024-07))",
            "Contrary to the date": "source(s) (date(2023))",
        }

    def test_sources_that_agree_are_no_contradiction(self):
        cited = [Citation(source="s", says="2024"), Citation(source="t", says="2024-07")]
        event = Event(id="a", title="A", when="2024-07-03", citations=cited)
        assert dict(contradictions(event, FactWriter(Tagged(), "en"))) == {}
