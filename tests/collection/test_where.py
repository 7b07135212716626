"""The conditions of `Timeline.where`, and the names that they compare."""

import pickle

import attrs
import pytest

from timeline import (
    Actor,
    Citation,
    Declaration,
    Event,
    Rank,
    Source,
    Status,
    Timeline,
)
from timeline.errors import (
    FieldError,
    InconsistentError,
    NoMatchWarning,
)


def event(name, when=None, **fields):
    return Event(id=name, title=name.upper(), when=when, **fields)


def ids(events):
    return [event.id for event in events]


class TestWhere:
    timeline = Timeline(
        [
            Declaration(id="a", title="A", actors=["AZ", "CN"], tags=["trade"], places=["Astana"]),
            event("b", actors=[Actor(name="BYD", kind="company")], status="planned"),
            event("c", citations=["s"], places=["x"]),
        ],
        sources=[Source(id="s", title="S")],
    )

    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            ({"actor": "AZ"}, ["a"]),
            ({"actor": "Azerbaijan"}, ["a"]),
            ({"actor": "BYD"}, ["b"]),
            ({"actor": ["AZ", "BYD"]}, ["a", "b"]),
            ({"actor": []}, []),
            ({"all_actors": ["AZ", "China"]}, ["a"]),
            ({"all_actors": "AZ"}, ["a"]),
            ({"all_actors": ["AZ", "BYD"]}, []),
            ({"all_actors": []}, ["a", "b", "c"]),
            ({"all_actors": "AZ", "actor": ["BYD", "CN"]}, ["a"]),
            ({"type": "visit"}, []),
            ({"status": "cancelled"}, []),
            ({"type": "declaration"}, ["a"]),
            ({"type": "event"}, ["b", "c"]),
            ({"tag": "trade"}, ["a"]),
            ({"status": "planned"}, ["b"]),
            ({"place": "Astana"}, ["a"]),
            ({"source": "s"}, ["c"]),
            ({"actor": "AZ", "tag": "trade"}, ["a"]),
            ({"actor": "AZ", "status": "planned"}, []),
            ({}, ["a", "b", "c"]),
        ],
    )
    def test_gives_events_that_answer_to_everything(self, wanted, found):
        assert ids(self.timeline.where(**wanted)) == found

    @pytest.mark.parametrize("status", ["bogus", "", ["planned", "bogus"], Rank.STATE])
    def test_a_word_that_is_no_status_is_refused(self, status):
        with pytest.raises(FieldError, match=r"status: .* expected cancelled, ended, expected"):
            self.timeline.where(status=status)

    def test_a_status_is_offered_for_one_that_is_misspelt(self):
        with pytest.raises(FieldError, match="did you mean 'planned'"):
            self.timeline.where(status="planed")

    @pytest.mark.parametrize("name", ["actor", "type", "tag", "status", "place", "source"])
    @pytest.mark.parametrize("wanted", [5, [5], b"x", event("a")])
    def test_what_is_no_text_is_a_type_error(self, name, wanted):
        with pytest.raises(TypeError, match=f"{name} .* is neither a text nor several"):
            self.timeline.where(**{name: wanted})

    @pytest.mark.parametrize(
        ("wanted", "message"),
        [
            ({"actor": "Azerbajan"}, "actor='Azerbajan'; did you mean 'Azerbaijan'"),
            ({"actor": ["AZ", "BYB"]}, "actor='BYB'; did you mean 'BYD'"),
            ({"all_actors": ["AZ", "Bidy"]}, "all_actors='Bidy'"),
            ({"actor": ""}, "actor=''"),
            ({"type": "visti"}, "type='visti'"),
            ({"tag": "trad"}, "tag='trad'; did you mean 'trade'"),
            ({"place": "Atsana"}, "place='Atsana'; did you mean 'Astana'"),
            ({"source": "t"}, "source='t'"),
        ],
    )
    def test_name_that_no_event_has_warns_with_a_similar_one(self, wanted, message):
        with pytest.warns(NoMatchWarning) as caught:
            self.timeline.where(**wanted)
        (warning,) = caught
        assert f"no event matches {message}" in str(warning.message)
        assert warning.filename == __file__

    def test_warning_keeps_what_it_speaks_of(self):
        with pytest.warns(NoMatchWarning) as caught:
            self.timeline.where(tag="trad")
        warning = pickle.loads(pickle.dumps(caught[0].message))  # noqa: S301 - our own
        assert (warning.argument, warning.name, warning.known) == ("tag", "trad", ("trade",))

    def test_answer_warns_only_of_names_that_the_whole_timeline_lacks(self):
        part = self.timeline.where(actor="BYD")
        for answer in (part, part[:0], part.within("2024"), part.group_by("type")["event"]):
            assert len(answer.where(actor="AZ")) == 0
            with pytest.warns(NoMatchWarning, match="actor='AX'"):
                answer.where(actor="AX")

    def test_source_that_no_event_cites_is_known(self):
        tl = self.timeline.with_metadata(
            sources=[*self.timeline.sources.values(), Source(id="t", title="T")]
        )
        assert len(tl.where(source="t")) == 0

    def test_takes_a_function_beside_names(self):
        assert ids(self.timeline.where(lambda each: each.places)) == ["a", "c"]
        assert ids(self.timeline.where(lambda each: each.places, type="event")) == ["c"]
        with pytest.raises(TypeError, match="'AZ' is not a function of an event"):
            self.timeline.where("AZ")

    def test_a_class_whose_members_are_texts_is_as_good_as_a_list_of_them(self):
        assert self.timeline.where(status=Status) == self.timeline


@attrs.frozen(kw_only=True, repr=False)
class Sanction(Event):
    """A type as a plugin would bring it, with an actor and citations of its own."""

    type_name = "sanction"

    target: Actor = attrs.field()
    orders: tuple[Citation, ...] = ()


class TestTypesOfPlugins:
    frozen = Sanction(
        id="f",
        title="F",
        target=Actor(code="AZ"),
        actors=["GE"],
        orders=(Citation(source="s"),),
        citations=["t"],
    )
    sources = tuple(Source(id=name, title=name) for name in "st")

    @pytest.mark.parametrize("asked", [{"actor": "AZ"}, {"actor": "GE"}, {"source": "s"}])
    def test_are_found_by_actors_and_citations_of_their_own(self, asked):
        assert ids(Timeline([self.frozen], sources=self.sources).where(**asked)) == ["f"]

    def test_are_in_the_groups_of_their_own_actors(self):
        groups = Timeline([self.frozen], sources=self.sources).group_by("actor")
        assert list(groups) == ["Azerbaijan", "Georgia"]

    def test_are_refused_for_dangling_citations_of_their_own(self):
        with pytest.raises(InconsistentError, match=r"events\[0\].orders\[0\].source"):
            Timeline([self.frozen], sources=self.sources[1:])

    def test_print_as_other_events_do(self):
        assert repr(attrs.evolve(self.frozen, actors=[], citations=[])) == (
            "Sanction(id='f', title='F', target=Actor(code='AZ', kind='country'),"
            " orders=(Citation(source='s'),))"
        )
