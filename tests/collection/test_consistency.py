"""Which events make a timeline together."""

import pickle

import pytest

from timeline import (
    Agreement,
    Citation,
    Event,
    Phase,
    Relation,
    Source,
    Timeline,
)
from timeline.errors import (
    DanglingError,
    DuplicateIdError,
    InconsistentError,
    Location,
)


def event(name, when=None, **fields):
    return Event(id=name, title=name.upper(), when=when, **fields)


class TestConsistency:
    def test_all_faults_are_reported_at_once_with_both_places(self):
        signed = Phase(stage="signed", citations=["t"])
        with pytest.raises(InconsistentError) as caught:
            Timeline(
                [
                    event("a"),
                    event("a", citations=["s", "x"]),
                    Agreement(id="b", title="B", phases=[signed]),
                    event("c", relations=[Relation(kind="causes", event="d")]),
                ],
                sources=[Source(id="s", title="S"), Source(id="s", title="S2")],
            )
        assert str(caught.value).splitlines() == [
            "timeline: sources[1]: source id 's' is used twice: sources[0] and sources[1]",
            "timeline: events[1].id (a): event id 'a' is used twice: events[0] and events[1]",
            (
                "timeline: events[1].citations[1].source (a): names the source 'x',"
                " which is not in the timeline"
            ),
            (
                "timeline: events[2].phases[0].citations[0].source (b): names the source 't',"
                " which is not in the timeline"
            ),
            (
                "timeline: events[3].relations[0].event (c): names the event 'd',"
                " which is not in the timeline"
            ),
        ]
        kinds = [type(error) for error in caught.value.errors]
        assert kinds == [DuplicateIdError] * 2 + [DanglingError] * 3
        assert caught.value.errors[1].places == (
            Location(path=("events", 0)),
            Location(path=("events", 1)),
        )
        dangling = caught.value.errors[-1]
        assert (dangling.kind, dangling.id) == ("event", "d")
        assert str(dangling.place) == "events[3].relations[0].event"

    def test_reference_to_nothing_offers_the_id_most_like_it(self):
        with pytest.raises(InconsistentError) as caught:
            Timeline(
                [
                    event("summit"),
                    event("b", citations=["memoir"]),
                    event("c", relations=[Relation(kind="causes", event="sumit")]),
                    event("d", relations=[Relation(kind="causes", event="else")]),
                ],
                sources=[Source(id="memoirs", title="M")],
            )
        assert [fault.message for fault in caught.value.faults] == [
            "names the source 'memoir', which is not in the timeline; did you mean 'memoirs'?",
            "names the event 'sumit', which is not in the timeline; did you mean 'summit'?",
            "names the event 'else', which is not in the timeline",
        ]

    def test_looking_for_ids_ends_where_it_would_take_long(self):
        follows = [Relation(kind="follows", event=f"event-number-x{n}") for n in range(100)]
        known = [event(f"event-number-{n}") for n in range(1000)]
        with pytest.raises(InconsistentError) as caught:
            Timeline([*known, event("last", relations=follows)])
        offered = ["did you mean" in fault.message for fault in caught.value.faults]
        assert offered == [True] * 9 + [False] * 91

    def test_error_survives_pickling(self):
        with pytest.raises(InconsistentError) as caught:
            Timeline([event("a"), event("a")])
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
        assert str(again) == str(caught.value)
        assert again.errors[0].id == "a"

    def test_equal_events_of_one_id_are_still_two(self):
        with pytest.raises(InconsistentError, match="is used twice"):
            Timeline([event("a"), event("a")])

    def test_questions_and_slices_keep_relations_that_lead_outside(self):
        follows = Relation(kind="follows", event="a")
        tl = Timeline([event("a", "1997"), event("b", "2015", relations=[follows])])
        assert tl.within("2015")["b"].relations == (follows,)
        assert tl[1:]["b"].relations == (follows,)
        assert tl[1:].self_contained()["b"].relations == ()
        assert tl.self_contained() == tl


def test_citations_of_any_source_make_no_timeline_of_events_alone():
    with pytest.raises(InconsistentError, match="names the source 'ttp'"):
        Timeline([event("a", citations=[Citation(source="ttp")])])
