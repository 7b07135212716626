import copy
import pickle
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline.collection
import timeline.model
from timeline import (
    Actor,
    Agreement,
    Citation,
    Declaration,
    Event,
    Figure,
    Metadata,
    Observation,
    Phase,
    Rank,
    Relation,
    Source,
    Status,
    Timeline,
    edtf,
)
from timeline.edtf.day_numbers import day_range
from timeline.errors import (
    ConflictError,
    DanglingError,
    DuplicateIdError,
    FieldError,
    InconsistentError,
    Location,
    NoMatchWarning,
)
from timeline.testing import timelines, whens

EXAMPLE = Path(__file__).parents[2] / "examples" / "baku_beijing.toml"


def event(name, when=None, **fields):
    return Event(id=name, title=name.upper(), when=when, **fields)


def ids(events):
    return [event.id for event in events]


def touches(when, number):
    """Whether a date may fill a day, by the relations."""
    day = edtf.Day.from_number(number)
    if when.has_time:
        return when.earliest == day
    return when.overlaps(str(day)) is not edtf.Certainty.IMPOSSIBLE


class TestOrder:
    def test_is_by_date_then_by_id_and_undated_last(self):
        given_ = [
            event("z"),
            event("d", "2024"),
            event("c", "2024-07"),
            event("b", "2024-07-03"),
            event("a2", "2024-07"),
            event("a", "../1985"),
        ]
        assert ids(Timeline(given_)) == ["a", "d", "a2", "c", "b", "z"]
        assert ids(reversed(Timeline(given_))) == ["z", "b", "c", "a2", "d", "a"]

    @settings(max_examples=10)
    @given(timeline=timelines())
    def test_does_not_depend_on_the_order_given(self, timeline):
        again = Timeline(reversed(timeline.events), metadata=timeline.metadata)
        assert again == timeline
        assert hash(again) == hash(timeline)

    def test_moment_with_an_unknown_beginning_is_where_it_has_surely_begun(self):
        whens = ["2025-08", "2025-07-27", "[..2025-07-27]", "2025-07-26", "2025-07"]
        tl = Timeline([event(f"e{n}", when) for n, when in enumerate(whens)])
        assert [str(each.when) for each in tl] == [
            "2025-07",
            "2025-07-26",
            "[..2025-07-27]",
            "2025-07-27",
            "2025-08",
        ]

    def test_example_opens_with_a_known_date(self):
        baku = timeline.load(EXAMPLE)
        first = baku[0].when
        assert isinstance(first.earliest, edtf.Day)
        assert b"Earliest date not known" not in timeline.dumps(baku, "markdown")
        (bounded,) = baku.where(lambda each: str(each.when) == "[..2025-07-27]")
        place = baku.events.index(bounded)
        assert [str(each.when) for each in baku[place - 1 : place + 2]] == [
            "2025-07-16/..",
            "[..2025-07-27]",
            "[..2025-07-28]",
        ]

    def test_takes_any_iterable(self):
        assert len(Timeline(event(name) for name in "abc")) == 3


class TestCollection:
    timeline = Timeline([event("a", "1997"), event("b", "2015"), event("c")], title="T")

    def test_event_is_found_by_id_and_by_number(self):
        assert self.timeline["b"].id == self.timeline[1].id == "b"
        assert self.timeline[-1].id == "c"
        assert self.timeline.get("x") is None
        with pytest.raises(KeyError, match="x"):
            self.timeline["x"]
        with pytest.raises(KeyError, match="did you mean 'declaration'"):
            Timeline([event("declaration")])["declaratoin"]
        with pytest.raises(IndexError):
            self.timeline[3]

    def test_slice_is_a_timeline_in_time_order(self):
        assert ids(self.timeline[1:]) == ["b", "c"]
        assert ids(self.timeline[::-1]) == ["a", "b", "c"]
        assert self.timeline[1:].title == "T"

    def test_membership_is_by_id_or_by_event(self):
        assert "a" in self.timeline
        assert self.timeline["a"] in self.timeline
        assert attrs.evolve(self.timeline["a"], title="Else") not in self.timeline
        assert "x" not in self.timeline
        assert 5 not in self.timeline

    def test_equality_looks_at_metadata_too(self):
        assert Timeline(self.timeline, title="T") == self.timeline
        assert Timeline(self.timeline) != self.timeline
        assert self.timeline != list(self.timeline)

    @settings(max_examples=10)
    @given(timeline=timelines())
    def test_is_picklable_and_its_own_copy(self, timeline):
        assert pickle.loads(pickle.dumps(timeline)) == timeline  # noqa: S301 - our own
        assert copy.copy(timeline) is timeline
        assert copy.deepcopy(timeline) is timeline

    def test_slice_pickles_though_its_relations_lead_outside(self):
        follows = Relation(kind="follows", event="a")
        part = Timeline([event("a", "1997"), event("b", "2015", relations=[follows])])[1:]
        assert pickle.loads(pickle.dumps(part)) == part  # noqa: S301 - our own

    def test_cannot_be_changed(self):
        with pytest.raises(AttributeError):
            self.timeline.title = "x"
        with pytest.raises(TypeError):
            self.timeline.sources["x"] = None

    def test_tells_each_part_of_its_metadata(self):
        parts = {
            "title": "T",
            "description": "D",
            "language": "az",
            "revised": edtf.parse("2025-07-28"),
            "sources": {"s": Source(id="s", title="S")},
            "extra": {"k": "v"},
        }
        tl = Timeline(**parts)
        assert {name: getattr(tl, name) for name in parts} == parts
        assert {field.name for field in attrs.fields(Metadata)} == set(parts)
        # What it tells of itself makes the same one.
        assert Timeline(**{name: getattr(tl, name) for name in parts}) == tl

    def test_event_is_added_by_making_another(self):
        tl = Timeline([event("a", "1997", citations=["s"])], sources=[Source(id="s", title="S")])
        for added in (
            Timeline([*tl, event("b", "1990")], metadata=tl.metadata),
            Timeline([*tl, event("b", "1990")], sources=tl.sources),
        ):
            assert ids(added) == ["b", "a"]
            assert added.sources == tl.sources

    def test_sources_are_put_in_a_mapping_once(self):
        tl = Timeline(sources=[Source(id="s", title="S")])
        assert tl.sources is tl.sources

    def test_is_not_for_subclassing(self):
        assert getattr(Timeline, "__final__", False)

    def test_prints_what_it_is(self):
        assert repr(self.timeline) == "<Timeline 'T': 3 events>"
        assert repr(self.timeline[:1]) == "<Timeline 'T': 1 event>"
        assert repr(Timeline()) == "<Timeline: 0 events>"

    def test_metadata_is_given_whole_or_in_parts(self):
        assert Timeline(metadata=Metadata(title="T")) == Timeline(title="T")
        with pytest.raises(TypeError, match="not in both ways"):
            Timeline(metadata=Metadata(title="T"), language="en")

    def test_what_is_no_event_is_refused(self):
        with pytest.raises(TypeError, match=r"events\[1\]: 'b' is not an event"):
            Timeline([event("a"), "b"])


NAMES = {
    name: getattr(module, name)
    for module in (timeline.model, timeline.collection)
    for name in module.__all__
} | {"Day": edtf.Day}


class TestSumsPrint:
    def test_gaps_print_text_that_makes_an_equal_one(self):
        (gap,) = Timeline([event("a", "1997"), event("b", "1999")]).gaps()
        assert eval(repr(gap), NAMES) == gap  # noqa: S307 - our own


class TestEdits:
    timeline = Timeline(
        [
            event("a", "1997"),
            event("b", "2015", citations=["s"]),
            event("c", relations=[Relation(kind="follows", event="b")]),
        ],
        title="T",
        sources=[Source(id="s", title="S")],
    )

    def test_events_are_added_in_time_order(self):
        longer = self.timeline.with_events(event("d", "2000"), event("e", "1990", citations=["s"]))
        assert ids(longer) == ["e", "a", "d", "b", "c"]
        assert (longer.metadata, ids(self.timeline)) == (self.timeline.metadata, ["a", "b", "c"])
        assert self.timeline.with_events() == self.timeline

    @settings(max_examples=10)
    @given(timeline=timelines(), data=st.data())
    def test_what_is_left_out_and_added_again_is_there_as_before(self, timeline, data):
        referred = {relation.event for each in timeline for relation in each.relations}
        free = [each for each in timeline if each.id not in referred]
        out = data.draw(st.lists(st.sampled_from(free), unique=True)) if free else []
        left = timeline.without(*(each.id for each in out))
        assert ids(left) == [name for name in ids(timeline) if name not in ids(out)]
        assert left.with_events(*out) == timeline
        assert timeline.with_events(*out) == timeline

    def test_event_of_a_known_id_replaces_that_one(self):
        changed = self.timeline.with_events(attrs.evolve(self.timeline["b"], when="1990"))
        assert (ids(changed), str(changed["b"].when)) == (["b", "a", "c"], "1990")
        assert changed.metadata == self.timeline.metadata

    def test_result_is_checked_as_a_whole(self):
        with pytest.raises(InconsistentError, match="names the source 'x', which is not"):
            self.timeline.with_events(event("d", citations=["x"]))
        with pytest.raises(InconsistentError, match="event id 'a' is used twice"):
            self.timeline.with_events(event("a"), event("a", "1990"))
        with pytest.raises(TypeError, match=r"events\[0\]: 'd' is not an event"):
            self.timeline.with_events("d")

    def test_event_that_others_refer_to_cannot_be_left_out(self):
        with pytest.raises(InconsistentError, match="names the event 'b', which is not"):
            self.timeline.without("b")
        assert ids(self.timeline.without("b", "c")) == ["a"]

    def test_unknown_id_cannot_be_left_out(self):
        with pytest.raises(FieldError, match="expected the id of an event of the timeline"):
            self.timeline.without("a", "declaratoin")
        with pytest.raises(FieldError, match="did you mean 'declaration'"):
            Timeline([event("declaration")]).without("declaratoin")

    def test_metadata_is_changed_in_its_parts(self):
        other = self.timeline.with_metadata(title="Other", revised="2025-01-01", language="en")
        assert (other.title, str(other.revised), other.language) == ("Other", "2025-01-01", "en")
        assert (other.events, other.sources) == (self.timeline.events, self.timeline.sources)
        more = {**other.sources, "t": Source(id="t", title="T")}
        assert list(other.with_metadata(sources=more).sources) == ["s", "t"]
        assert self.timeline.with_metadata() == self.timeline

    def test_wrong_metadata_is_refused(self):
        with pytest.raises(InconsistentError, match="names the source 's', which is not"):
            self.timeline.with_metadata(sources=[])
        with pytest.raises(FieldError, match="title"):
            self.timeline.with_metadata(title=1)
        with pytest.raises(TypeError, match="unexpected keyword argument 'titel'"):
            self.timeline.with_metadata(titel="T")

    @pytest.mark.parametrize("verb", ["add", "update", "remove", "replace"])
    def test_has_no_verb_that_looks_as_if_it_changed_the_timeline(self, verb):
        assert not hasattr(self.timeline, verb)


class TestConsistency:
    def test_all_faults_are_told_at_once_with_both_places(self):
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


class TestWrongTypes:
    @pytest.mark.parametrize(
        ("ask", "message"),
        [
            (lambda tl: tl.merge(event("a")), "is not a timeline"),
            (lambda tl: tl.merge(tl, prefer=[]), r"prefer \[\] is not a text or None"),
            (lambda tl: tl.group_by([]), r"key \[\] is neither a text nor a function"),
            (lambda tl: tl.group_by(lambda event: []), "unhashable"),
            (lambda tl: tl.gaps("x"), "days 'x' is not a whole number"),
            (lambda tl: tl.gaps(1.5), "days 1.5 is not a whole number"),
            (lambda tl: tl.gaps(True), "days True is not a whole number"),
            (lambda tl: tl.without(1), "id 1 is not a text"),
            (lambda tl: tl.without(["a"]), r"id \['a'\] is not a text"),
            (lambda tl: tl[1.5], "indices must be integers"),
            (lambda tl: tl.with_events(5), r"events\[0\]: 5 is not an event"),
            (lambda tl: tl.figures(5), "measure 5 is not a text"),
            (lambda tl: tl.figures("m", unit=5), "unit 5 is not a text"),
            (lambda tl: tl.within(5), "5 is not a date"),
            (lambda tl: tl.within("2024", []), r"at_least \[\] is not a text"),
            (lambda _: Timeline(5), "events 5 is not a list of events"),
            (lambda _: Timeline([5]), r"events\[0\]: 5 is not an event"),
            (lambda _: Timeline([10**5000]), r"events\[0\]: int too large to show is not an"),
            (lambda _: Timeline(metadata={}), "metadata {} is not a Metadata"),
        ],
    )
    def test_are_type_errors(self, ask, message):
        with pytest.raises(TypeError, match=message):
            ask(TestWhere.timeline)

    @pytest.mark.parametrize(
        ("ask", "field", "allowed"),
        [
            (lambda tl: tl.within("2024", "sure"), "at_least", "expected 'possible' or 'certain'"),
            (lambda tl: tl.at("2024", "impossible"), "at_least", "'possible' or 'certain'"),
            (lambda tl: tl.merge(tl, prefer="mine"), "prefer", "'ours', 'theirs' or None"),
            (lambda tl: tl.group_by("month"), "key", "year, decade, actor, type, tag or a fun"),
            (lambda tl: tl.group_by("yaer"), "key", "did you mean 'year'"),
            (lambda tl: tl.gaps(0), "days", "expected a whole number from 1"),
            (lambda tl: tl.where(status="planed"), "status", "did you mean 'planned'"),
            (lambda tl: tl.without("z"), "ids", "expected the id of an event"),
            (lambda tl: tl.with_metadata(language="e n"), "language", "a BCP 47 language tag"),
        ],
    )
    def test_wrong_values_are_field_errors(self, ask, field, allowed):
        with pytest.raises(FieldError) as caught:
            ask(TestWhere.timeline)
        assert caught.value.field == field
        assert allowed in caught.value.allowed

    @pytest.mark.parametrize("question", ["within", "overlapping", "before", "after", "at"])
    def test_text_that_is_not_a_date_is_an_edtf_error(self, question):
        with pytest.raises(edtf.EdtfError, match="2024-13"):
            getattr(TestWhere.timeline, question)("2024-13")


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


class TestMerge:
    ours = Timeline([event("a", "1997"), event("b", "2015")], title="Ours")

    def test_joins_events_and_takes_equal_ones_once(self):
        theirs = Timeline([event("b", "2015"), event("c", "1990")], title="Theirs")
        merged = self.ours.merge(theirs)
        assert ids(merged) == ["c", "a", "b"]
        assert merged.title == "Ours"

    def test_conflict_names_all_events_and_fields(self):
        theirs = Timeline(
            [event("a", "1998"), attrs.evolve(event("b", "2015"), title="X", tags=["t"])]
        )
        with pytest.raises(ConflictError) as caught:
            self.ours.merge(theirs)
        assert caught.value.conflicts == (("a", ("when",)), ("b", ("title", "tags")))
        assert (
            "conflicting versions: 'a' in when; 'b' in title, tags; pass prefer='ours' or 'theirs'"
            in str(caught.value)
        )

    def test_another_type_is_a_conflict(self):
        with pytest.raises(ConflictError, match="'a' in type"):
            self.ours.merge(Timeline([Declaration(id="a", title="A", when="1997")]))

    def test_side_is_chosen(self):
        theirs = Timeline([event("a", "1998")])
        assert str(self.ours.merge(theirs, prefer="ours")["a"].when) == "1997"
        assert str(self.ours.merge(theirs, prefer="theirs")["a"].when) == "1998"

    def test_sources_are_joined_and_may_conflict(self):
        one, other = (
            Timeline(sources=[Source(id="s", title=title), Source(id=title, title=title)])
            for title in ("A", "B")
        )
        with pytest.raises(ConflictError, match="'s' in title"):
            one.merge(other)
        assert list(one.merge(other, prefer="ours").sources) == ["s", "A", "B"]

    @pytest.mark.parametrize(
        ("field", "ours", "theirs"),
        [
            ("title", "Ours", "Theirs"),
            ("description", "Ours", "Theirs"),
            ("language", "en", "fr"),
            ("revised", "2025-07-28", "2024-07-28"),
        ],
    )
    def test_what_ours_says_of_itself_counts_and_theirs_where_it_says_nothing(
        self, field, ours, theirs
    ):
        def said(one, other):
            merged = Timeline(metadata=one).merge(Timeline(metadata=other))
            return getattr(merged.metadata, field)

        one, other, nothing = Metadata(**{field: ours}), Metadata(**{field: theirs}), Metadata()
        assert said(one, other) == said(one, nothing) == getattr(one, field)
        assert said(other, one) == said(nothing, other) == getattr(other, field)
        assert said(nothing, nothing) == getattr(nothing, field)

    def test_extra_values_of_both_are_kept_and_ours_count(self):
        one, other = Timeline(extra={"a": 1, "b": 1}), Timeline(extra={"b": 2, "c": 2})
        assert one.merge(other).metadata.extra == {"a": 1, "b": 1, "c": 2}
        assert other.merge(one).metadata.extra == {"a": 1, "b": 2, "c": 2}

    @settings(max_examples=10)
    @given(timeline=timelines())
    def test_with_itself_is_itself(self, timeline):
        assert timeline.merge(timeline) == timeline


class TestSums:
    def test_span_is_from_the_first_to_the_last_day(self):
        tl = Timeline([event("a", "1997-06"), event("b", "1990/2030"), event("c")])
        assert str(tl.span) == "1990-01-01 to 2030-12-31"
        assert Timeline([event("c")]).span is None
        going_on = Timeline([event("a", "1997/.."), event("b", "2024")])
        assert going_on.span.latest is edtf.OPEN

    @pytest.mark.parametrize(
        ("when", "year", "decade"),
        [
            ("2024-07-03", "2024", "202X"),
            ("2024-07-03/..", "2024", "202X"),
            ("2020/2021", "2020", "202X"),
            ("202X", "", "202X"),
            ("[2019,2020]", "", ""),
            ("/2024", "", ""),
            (None, "", ""),
            ("-0044-03-15", "-0044", "-004X"),
            ("Y170000002", "170000002", "17000000X"),
            ("2024-24", "", "202X"),
        ],
    )
    def test_groups_of_time_are_those_that_events_surely_start_in(self, when, year, decade):
        tl = Timeline([event("a", when)])
        assert list(tl.group_by("year")) == [year]
        assert list(tl.group_by("decade")) == [decade]

    def test_groups_stand_in_order_and_the_unknown_last(self):
        tl = Timeline([event("c", "2024"), event("b", "1997"), event("a")])
        assert {name: ids(group) for name, group in tl.group_by("year").items()} == {
            "1997": ["b"],
            "2024": ["c"],
            "": ["a"],
        }
        assert list(tl.group_by("year")) == ["1997", "2024", ""]
        # In time order it is the first.
        begun = Timeline([event("a", "/2024"), event("b", "1997")])
        assert list(begun.group_by("year")) == ["1997", ""]
        assert list(begun.group_by("decade")) == ["199X", ""]

    def test_event_is_in_the_group_of_each_of_its_actors_and_tags(self):
        tl = Timeline(
            [event("a", actors=["CN", "AZ", "AZ"], tags=["y", "x"]), event("b", actors=["CN"])]
        )
        assert {k: ids(v) for k, v in tl.group_by("actor").items()} == {
            "Azerbaijan": ["a"],
            "China": ["a", "b"],
        }
        assert list(tl.group_by("tag")) == ["x", "y", ""]
        assert list(tl.group_by("type")) == ["event"]

    def test_function_groups_by_its_result_in_time_order(self):
        tl = Timeline(
            [event("c", "2024"), event("b", "1997"), event("a", "1990", status="planned")]
        )
        assert {key: ids(group) for key, group in tl.group_by(lambda e: e.status).items()} == {
            "planned": ["a"],
            "occurred": ["b", "c"],
        }
        assert list(tl.group_by(lambda e: None)) == [None]

    def test_gaps_are_days_that_nothing_can_touch(self):
        tl = Timeline(
            [
                event("a", "1990/1995"),
                event("b", "1991"),
                event("c", "1997"),
                event("d", "1998"),
                event("e"),
            ]
        )
        (gap,) = tl.gaps()
        assert (str(gap.first), str(gap.last), gap.after, gap.before) == (
            "1996-01-01",
            "1996-12-31",
            "a",
            "c",
        )
        assert gap.days == 366
        assert tl.gaps(366) == (gap,)
        assert tl.gaps(367) == ()

    @pytest.mark.parametrize(
        ("when", "gaps"),
        [
            ("{1990,1995}", ["1991-01-01 1994-12-31"]),
            ("[1990,1995..]", ["1991-01-01 1994-12-31"]),
            ("{..1990,1995}", ["1991-01-01 1994-12-31"]),
            ("1990-0X-31", ["1990-02-01 1990-03-30", "1990-04-01 1990-05-30"]),
            ("1990-1X-01/1991", []),
            ("{1990..1992}", []),
            ("199X", []),
        ],
    )
    def test_gaps_lie_within_one_event_too(self, when, gaps):
        found = Timeline([event("a", when)]).gaps()
        assert [f"{gap.first} {gap.last}" for gap in found][: len(gaps)] == gaps
        assert bool(found) == bool(gaps)
        assert {(gap.after, gap.before) for gap in found} <= {("a", "a")}

    def test_another_event_fills_a_gap(self):
        tl = Timeline([event("a", "{1990,1995}"), event("b", "1992/1994-11")])
        assert [(gap.after, gap.before) for gap in tl.gaps()] == [("a", "b"), ("b", "a")]

    @settings(max_examples=60)
    @given(dates=st.lists(whens(), min_size=1, max_size=4))
    def test_gaps_are_the_days_that_no_event_can_touch(self, dates):
        gaps = Timeline([event(f"e{n}", when) for n, when in enumerate(dates)]).gaps()
        limits = [day_range(when) for when in dates]
        # The days at which something may change, and their neighbours.
        near = {n for gap in gaps[:9] for n in (gap.first.number, gap.last.number)}
        near |= {n for four in limits for n in four[:4]}
        for number in {n + step for n in near for step in (-40, -1, 0, 1, 400)}:
            if abs(number) > 3_000_000:  # EDTF cannot write the day
                continue
            inside = any(gap.first.number <= number <= gap.last.number for gap in gaps)
            between = min(four[0] for four in limits) < number < max(four[3] for four in limits)
            assert inside == (between and not any(touches(when, number) for when in dates))

    def test_open_end_leaves_no_gap(self):
        assert Timeline([event("a", "1990/.."), event("b", "2024")]).gaps() == ()

    def test_figures_are_a_series_in_the_order_of_their_time(self):
        def observation(name, when, *figures):
            return Observation(id=name, title=name, when=when, figures=figures)

        def turnover(amount, **fields):
            return Figure(measure="trade turnover", amount=amount, unit="USD", **fields)

        tl = Timeline(
            [
                observation("a", "2025", turnover(3, period="2024"), turnover(1, as_of="2015")),
                observation("b", "2023", turnover(2), Figure(measure="firms", amount=298)),
                observation("c", None, turnover(4)),
            ]
        )
        series = tl.figures("trade turnover")
        assert [one.amount for one in series] == [Decimal(n) for n in (1, 2, 3, 4)]
        assert [str(one.when) for one in series] == ["2015", "2023", "2024", "None"]
        assert [one.event for one in series] == ["a", "b", "a", "c"]
        assert tl.figures("trade turnover", unit="EUR") == ()
        assert tl.figures("Trade turnover") == ()


def test_citations_of_any_source_make_no_timeline_of_events_alone():
    with pytest.raises(InconsistentError, match="names the source 'ttp'"):
        Timeline([event("a", citations=[Citation(source="ttp")])])


class TestImmutable:
    @pytest.mark.parametrize("name", ["titel", "title", "_events"])
    def test_no_attribute_can_be_set_or_deleted(self, name):
        tl = Timeline([Event(id="a", title="A")], title="T")
        with pytest.raises(AttributeError, match=rf"{name} cannot be set: .* with_metadata\(\)"):
            setattr(tl, name, "x")
        with pytest.raises(AttributeError, match=f"{name} cannot be deleted"):
            delattr(tl, name)
        assert tl == Timeline([Event(id="a", title="A")], title="T")
        assert not hasattr(tl, "titel")
