"""Two versions of a timeline as one: what stays, what is decided, and what the notes name."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import (
    Actor,
    Agreement,
    Citation,
    ConflictError,
    Declaration,
    Event,
    Figure,
    GenericEvent,
    Observation,
    Phase,
    Place,
    Regime,
    Relation,
    Source,
    Timeline,
    Visit,
    edtf,
)
from timeline.edtf import Certainty
from timeline.errors import FieldError
from timeline.model import fields
from timeline.testing import timelines

SOURCES = [Source(id=name, title=name.upper()) for name in ("news", "book", "log")]
DATES = (
    "2023-10",
    "2023-10-26",
    "2023-10?",
    "2023",
    "2024",
    "[2023-10-20..2023-11-03]",
    "{2023-10-26,2023-11-02}",
    "2023-10/..",
    "2023-10-26/2024",
    "2023-21/2024-05",
    "[..2023-10]",
)


def says(source, date=None, **other):
    return Citation(source=source, says=date, **other)


def event(name="e", when=None, **other):
    return Event(id=name, title=other.pop("title", name), when=when, **other)


def timeline(*events, sources=SOURCES, **metadata):
    return Timeline(events, sources=sources, **metadata)


def united(ours, theirs, base=None, prefer="ours"):
    """Unite two versions of one event; return it with the notes as pairs of a path and a kind."""
    held = None if base is None else timeline(base)
    result = timeline(ours).unite(timeline(theirs), base=held, prefer=prefer)
    (one,) = result.timeline
    return one, [(".".join(map(str, note.path)), note.kind.value) for note in result.notes]


class TestDates:
    @pytest.mark.parametrize(
        ("ours", "theirs", "agreed", "kind"),
        [
            (None, "2024", "2024", "filled"),
            ("2024", None, "2024", "filled"),
            ("2023-10", "2023-10-26", "2023-10-26", "narrowed"),
            ("2023-10-26", "2023-10", "2023-10-26", "narrowed"),
            ("[2023..2024]", "[2024..2025]", "[2024-01-01..2024-12-31]", "narrowed"),
            # An interval that began in spring and in the second quarter: EDTF has no such start.
            ("2024-21/..", "2024-34/..", "2024-34/..", "narrowed-loosely"),
        ],
    )
    def test_are_narrowed_to_what_both_say(self, ours, theirs, agreed, kind):
        one, notes = united(event(when=ours), event(when=theirs))
        assert (str(one.when), notes) == (agreed, [("when", kind)])

    @pytest.mark.parametrize(
        ("citation", "kind"),
        [
            (None, "lost"),
            (says("book"), "lost"),
            (says("book", "2023"), "lost"),
            (says("book", "2024"), "contradiction"),
            (says("book", "2024-05"), "contradiction"),
        ],
    )
    def test_that_contradict_each_other_are_lost_unless_a_citation_keeps_them(self, citation, kind):
        theirs = event(when="2024", citations=[] if citation is None else [citation])
        one, notes = united(event(when="2023-10"), theirs)
        assert (str(one.when), notes) == ("2023-10", [("when", kind)])
        assert one.citations == theirs.citations

    def test_of_the_preferred_side_are_taken(self):
        ours = event(when="2023", citations=[says("news", "2023")])
        one, notes = united(ours, event(when="2024"), prefer="theirs")
        assert (str(one.when), notes) == ("2024", [("when", "contradiction")])

    def test_that_one_side_no_longer_cites_are_lost(self):
        was = event(when="2023", citations=[says("news", "2023")])
        ours = event(when="2024", citations=[])
        theirs = event(when="2023-10", citations=[says("news", "2023")])
        assert united(ours, theirs, was)[1] == [("when", "lost")]


class TestLists:
    def test_have_what_both_have_with_ours_first(self):
        one, notes = united(event(tags=["x", "y"]), event(tags=["z", "x"]))
        assert (one.tags, notes) == (("x", "y", "z"), [])

    def test_of_citations_keep_two_dates_of_one_source(self):
        one, notes = united(
            event(citations=[says("news", "2023", locator="p. 4")]),
            event(citations=[says("news", "2024", locator="p. 4")]),
        )
        assert ([str(each.says) for each in one.citations], notes) == (["2023", "2024"], [])

    def test_of_citations_fill_in_a_date_that_one_lacks(self):
        dated, undated = event(citations=[says("news", "2023")]), event(citations=[says("news")])
        assert united(dated, undated)[0] == united(undated, dated)[0] == dated

    def test_of_citations_with_two_quotes_keep_both(self):
        one, _ = united(
            event(citations=[says("news", quote="a")]), event(citations=[says("news", quote="b")])
        )
        assert len(one.citations) == 2

    def test_of_actors_fill_in_a_role_and_keep_two(self):
        bare, host, guest = Actor(code="AZ"), *(Actor(code="AZ", role=r) for r in ("host", "guest"))
        assert united(event(actors=[bare]), event(actors=[host]))[0].actors == (host,)
        assert united(event(actors=[guest]), event(actors=[host]))[0].actors == (guest, host)

    def test_of_places_join_the_codes(self):
        one, other = (Place(name="Baku", codes=codes) for codes in ({"a": "1"}, {"b": "2"}))
        (place,) = united(event(places=[one]), event(places=[other]))[0].places
        assert place.codes == {"a": "1", "b": "2"}

    def test_of_figures_keep_two_amounts_and_say_so(self):
        one, other = (
            Figure(measure="turnover", amount=amount, unit="USD", period="2023")
            for amount in ("3", "4")
        )
        whole, notes = united(event(figures=[one]), event(figures=[other]))
        assert whole.figures == (one, other)
        assert notes == [("figures", "figure-contradiction")]


class TestSingleValues:
    def test_are_filled_in(self):
        one, notes = united(event(description=""), event(description="It opens"))
        assert (one.description, notes) == ("It opens", [])

    @pytest.mark.parametrize(("prefer", "title"), [("ours", "One"), ("theirs", "Two")])
    def test_of_the_preferred_side_are_taken_and_the_others_noted(self, prefer, title):
        ours, theirs = timeline(event(title="One")), timeline(event(title="Two"))
        result = ours.unite(theirs, prefer=prefer)
        (note,) = result.losses
        assert result.timeline["e"].title == note.kept == title
        assert {note.kept, *note.lost} == {"One", "Two"}

    def test_of_a_type_of_its_own_follow_the_same_rules(self):
        ours = Visit(id="e", title="e", rank="state", host="AZ")
        theirs = Visit(id="e", title="e", guest="CN", host=Actor(code="AZ", role="host"))
        one, notes = united(ours, theirs)
        assert (one.rank, one.guest, notes) == ("state", Actor(code="CN"), [])
        assert one.host == Actor(code="AZ", role="host")

    def test_are_taken_by_key_from_mappings(self):
        ours = event(codes={"cameo": "057", "own": "1"}, extra={"n": 1})
        theirs = event(codes={"cameo": "058", "other": "2"}, extra={"m": 2})
        one, notes = united(ours, theirs)
        assert one.codes == {"cameo": "057", "own": "1", "other": "2"}
        assert (one.extra, notes) == ({"n": 1, "m": 2}, [("codes.cameo", "lost")])

    def test_of_a_missing_plugins_type_are_united_by_key(self):
        ours, theirs = (
            GenericEvent(id="e", title="e", declared="sanction", fields=own)
            for own in ({"authority": "A"}, {"target": "T"})
        )
        assert united(ours, theirs)[0].fields == {"authority": "A", "target": "T"}


@attrs.frozen(kw_only=True)
class Hearing:
    """A record of a plugin: a step that is no phase."""

    court: str = attrs.field()
    when: edtf.When | None = attrs.field(default=None, converter=fields.as_date)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=tuple)


@attrs.frozen(kw_only=True, repr=False)
class Trial(Event):
    type_name = "trial"

    opened: edtf.When | None = attrs.field(default=None, converter=fields.as_date)
    hearings: tuple[Hearing, ...] = attrs.field(default=(), converter=tuple)
    most: int = attrs.field(default=0)

    def __attrs_post_init__(self):
        if self.most and len(self.tags) > self.most:
            raise FieldError("tags", self.tags, "too many")


class TestTypesOfPlugins:
    def test_have_their_dates_and_steps_united(self):
        ours = Trial(
            id="e",
            title="e",
            opened="2023",
            hearings=[Hearing(court="high", when="2024", citations=[says("news", "2024")])],
        )
        theirs = Trial(
            id="e",
            title="e",
            opened="2023-05",
            hearings=[Hearing(court="high", when="2024-02"), Hearing(court="low")],
        )
        one, notes = united(ours, theirs)
        assert str(one.opened) == "2023-05"
        assert [(each.court, str(each.when)) for each in one.hearings] == [
            ("high", "2024-02"),
            ("low", "None"),
        ]
        assert one.hearings[0].citations == (says("news", "2024"),)
        assert notes == [("opened", "narrowed"), ("hearings.0.when", "narrowed")]

    def test_that_refuse_what_both_have_keep_ours_with_a_note(self):
        one, notes = united(
            Trial(id="e", title="e", tags=["a"], most=1),
            Trial(id="e", title="e", tags=["b"], most=1, description="D"),
        )
        assert (one.tags, one.description, notes) == (("a",), "D", [("tags", "lost")])

    def test_have_renamed_sources_in_their_steps(self):
        theirs = Trial(id="t", title="t", hearings=[Hearing(court="c", citations=[says("news")])])
        result = timeline().unite(timeline(theirs, sources=[Source(id="news", title="Other")]))
        assert result.timeline["t"].hearings[0].citations[0].source == "news-2"


class TestPhases:
    def test_of_one_stage_and_actors_are_united_like_events(self):
        ours, theirs = (
            Agreement(id="e", title="e", phases=[phase])
            for phase in (
                Phase(stage="signed", when="1970", citations=[says("news", "1970")]),
                Phase(stage="signed", when="1970-11-23", citations=[says("book", "1970-11-23")]),
            )
        )
        one, notes = united(ours, theirs)
        (phase,) = one.phases
        assert (str(phase.when), len(phase.citations)) == ("1970-11-23", 2)
        assert notes == [("phases.0.when", "narrowed")]

    def test_of_other_actors_are_added(self):
        ours, theirs = (
            Agreement(id="e", title="e", phases=[Phase(stage="ratified", actors=[actor])])
            for actor in ("AZ", "CN")
        )
        assert [phase.actors[0].code for phase in united(ours, theirs)[0].phases] == ["AZ", "CN"]

    def test_removed_by_one_side_are_removed_unless_the_other_changed_them(self):
        signed, entry = Phase(stage="signed", when="1970"), Phase(stage="in force", when="1973")
        was = Agreement(id="e", title="e", phases=[signed, entry])
        ours = attrs.evolve(was, phases=[attrs.evolve(signed, when="1970-11")])
        theirs = attrs.evolve(was, phases=[], title="f")
        one, notes = united(ours, theirs, was)
        assert [(each.stage.value, str(each.when)) for each in one.phases] == [
            ("signed", "1970-11")
        ]
        assert notes == [("phases.0", "removed-and-changed")]


class TestSources:
    def test_that_may_be_one_are_completed(self):
        one, other = (
            timeline(sources=[Source(id="n", **parts)])
            for parts in ({"title": "N", "published": "2024"}, {"title": "N", "author": "A"})
        )
        (source,) = one.unite(other).timeline.sources.values()
        assert source == Source(id="n", title="N", author="A", published="2024")

    @pytest.mark.parametrize("other", [{"title": "Other"}, {"title": "News", "published": "2020"}])
    def test_of_one_id_that_are_two_keep_apart_with_their_citations(self, other):
        ours = timeline(
            event(citations=["n"]), sources=[Source(id="n", title="News", published="2024")]
        )
        theirs = timeline(event(citations=["n"]), sources=[Source(id="n", **other)])
        result = ours.unite(theirs)
        assert [each.source for each in result.timeline["e"].citations] == ["n", "n-2"]
        assert result.timeline.sources["n-2"] == Source(id="n-2", **other)
        assert [(note.kind.value, note.kept) for note in result.notes] == [
            ("source-renamed", "n-2")
        ]
        assert result.timeline.unite(theirs).timeline == result.timeline

    def test_take_an_id_that_neither_side_has(self):
        ours = timeline(sources=[Source(id="n", title="A"), Source(id="n-2", title="B")])
        theirs = timeline(sources=[Source(id="n", title="C"), Source(id="n-3", title="D")])
        sources = ours.unite(theirs).timeline.sources
        assert {name: source.title for name, source in sources.items()} == {
            "n": "A",
            "n-2": "B",
            "n-3": "D",
            "n-4": "C",
        }

    def test_of_an_id_as_long_as_allowed_are_renamed_too(self):
        ours, theirs = (timeline(sources=[Source(id="n" * 200, title=t)]) for t in ("A", "B"))
        assert {len(name) for name in ours.unite(theirs).timeline.sources} == {200}

    def test_that_the_base_has_are_one_whatever_became_of_them(self):
        was, ours, theirs = (
            timeline(sources=[Source(id="n", title=title)]) for title in ("A", "B", "C")
        )
        result = ours.unite(theirs, base=was)
        assert [source.title for source in result.timeline.sources.values()] == ["B"]
        assert [(note.path, note.lost) for note in result.notes] == [
            (("sources", "n", "title"), ("C",))
        ]

    def test_removed_by_one_side_stay_where_the_other_cites_them_anew(self):
        was = timeline()
        ours = timeline(sources=SOURCES[1:], title="Ours")
        theirs = timeline(event(citations=["news"]))
        result = ours.unite(theirs, base=was)
        assert [*result.timeline.sources] == ["book", "log", "news"]


class TestBase:
    @pytest.mark.parametrize(
        ("was", "ours", "theirs", "agreed"),
        [
            ("2024", "2024-07", "2024", "2024-07"),
            ("2024-07", "2024-07", "2024", "2024"),
            ("2024", None, "2024", None),
            ("2024", "2025", "2025", "2025"),
        ],
    )
    def test_what_one_side_changed_is_taken_without_a_note(self, was, ours, theirs, agreed):
        one, notes = united(event(when=ours), event(when=theirs), event(when=was))
        assert (one.when and str(one.when), notes) == (agreed, [])

    def test_what_both_changed_follows_the_rules_for_two(self):
        was, ours, theirs = event(when="2024"), event(when="2024-07"), event(when="2024-07-03")
        one, notes = united(ours, theirs, was)
        assert (str(one.when), notes) == ("2024-07-03", [("when", "narrowed")])

    def test_items_that_either_removed_are_gone(self):
        was = event(tags=["a", "b", "c"])
        one, notes = united(event(tags=["a", "b", "x"]), event(tags=["y", "b", "c"]), was)
        assert (one.tags, notes) == (("b", "x", "y"), [])

    def test_keys_are_taken_one_by_one(self):
        was = event(codes={"a": "1", "b": "1", "c": "1", "d": "1"})
        ours = event(codes={"a": "2", "b": "1", "d": "2", "e": "1"})
        theirs = event(codes={"a": "1", "c": "1", "d": "3"})
        one, notes = united(ours, theirs, was)
        assert one.codes == {"a": "2", "d": "2", "e": "1"}
        assert notes == [("codes.d", "lost")]

    def test_events_that_one_side_removed_are_gone_unless_the_other_changed_them(self):
        was = timeline(event("a"), event("b"), event("c"))
        ours = timeline(event("a"), event("b", title="B"))
        theirs = timeline(event("a", title="A"), event("c"))
        result = ours.unite(theirs, base=was)
        assert [each.title for each in result.timeline] == ["A", "B"]
        assert [(note.event, note.kind.value) for note in result.notes] == [
            ("b", "removed-and-changed")
        ]

    def test_relations_to_what_is_gone_are_dropped_with_a_note(self):
        was = timeline(event("a"), event("b"))
        ours = timeline(event("a"), title="Ours")
        relation = Relation(kind="follows", event="b")
        theirs = timeline(event("a", relations=[relation]), event("b"))
        result = ours.unite(theirs, base=was)
        assert [(each.id, each.relations) for each in result.timeline] == [("a", ())]
        assert [(note.path, note.lost) for note in result.notes] == [(("relations",), (relation,))]

    def test_an_observation_keeps_a_figure_when_each_side_removed_another(self):
        one, two = (Figure(measure=name, amount=1) for name in ("a", "b"))
        was = Observation(id="e", title="e", figures=[one, two])
        ours, theirs = (attrs.evolve(was, figures=[figure]) for figure in (one, two))
        whole, notes = united(ours, theirs, was)
        assert (whole.figures, notes) == ((one,), [("figures", "lost")])

    def test_a_later_revision_is_that_of_both(self):
        was, ours, theirs = (
            timeline(revised=day) for day in ("2024-01-01", "2024-02-01", "2024-03-01")
        )
        result = ours.unite(theirs, base=was)
        assert (str(result.timeline.revised), result.losses) == ("2024-03-01", ())


class TestTypes:
    OURS, THEIRS = (
        timeline(event()),
        timeline(Declaration(id="e", title="e", level="partnership")),
    )

    def test_that_differ_are_refused(self):
        with pytest.raises(ConflictError, match="'e' in type; events of two types"):
            self.OURS.unite(self.THEIRS)
        one, other = (
            timeline(GenericEvent(id="e", title="e", declared=name)) for name in ("x", "y")
        )
        with pytest.raises(ConflictError, match="'e' in type"):
            one.unite(other)

    def test_that_one_side_changed_are_taken(self):
        assert self.OURS.unite(self.THEIRS, base=self.OURS).timeline == self.THEIRS
        assert self.THEIRS.unite(self.OURS, base=self.OURS).timeline == self.THEIRS


class TestArguments:
    def test_of_another_kind_are_refused(self):
        with pytest.raises(TypeError, match="is not a timeline"):
            timeline().unite(event())
        with pytest.raises(TypeError, match=r"base .* is not a timeline or None"):
            timeline().unite(timeline(), base=event())
        with pytest.raises(FieldError, match="expected 'ours' or 'theirs'"):
            timeline().unite(timeline(), prefer="mine")


# Laws, over versions that have much in common.

STEPS = st.builds(
    Phase,
    stage=st.sampled_from(["signed", "in force"]),
    when=st.none() | st.sampled_from(DATES),
    actors=st.sampled_from([[], ["AZ"]]),
    citations=st.just([]),
)
CITATIONS = st.builds(
    Citation,
    source=st.sampled_from([source.id for source in SOURCES]),
    says=st.none() | st.sampled_from(DATES),
    locator=st.sampled_from(["", "p. 4"]),
)
ACTORS = st.builds(
    Actor,
    code=st.sampled_from(["AZ", "CN"]),
    role=st.sampled_from(["", "host", "guest"]),
    name=st.sampled_from(["", "N"]),
)
FIGURES = st.builds(
    Figure,
    measure=st.just("turnover"),
    amount=st.sampled_from([1, 2]),
    words=st.sampled_from(["", "w"]),
)
COMMON = {
    "title": st.sampled_from(["One", "Two"]),
    "status": st.sampled_from(["occurred", "planned"]),
    "description": st.sampled_from(["", "D", "E"]),
    "actors": st.lists(ACTORS, max_size=3),
    "figures": st.lists(FIGURES, max_size=2),
    "citations": st.lists(CITATIONS, max_size=3),
    "tags": st.lists(st.sampled_from("abc"), unique=True),
    "codes": st.dictionaries(st.sampled_from("xyz"), st.sampled_from("12")),
}
DATED = COMMON | {"when": st.none() | st.sampled_from(DATES)}
EVENTS = {
    "p": st.builds(Event, id=st.just("p"), **DATED),
    "q": st.builds(Agreement, id=st.just("q"), phases=st.lists(STEPS, max_size=3), **DATED),
    "r": st.builds(
        Regime,
        id=st.just("r"),
        when=st.sampled_from([None, *(date for date in DATES if "/" in date)]),
        **COMMON,
    ),
}


@st.composite
def versions(draw, sources=None):
    chosen = draw(st.lists(st.sampled_from([*EVENTS]), unique=True))
    sources = SOURCES if sources is None else draw(sources)
    return timeline(*(draw(EVENTS[name]) for name in chosen), sources=sources)


DIFFERENT = st.tuples(
    *(
        st.builds(
            Source,
            id=st.just(source.id),
            title=st.sampled_from(["T", "U"]),
            author=st.sampled_from(["", "A", "B"]),
            published=st.none() | st.sampled_from(DATES),
        )
        for source in SOURCES
    )
)
SIDES = st.sampled_from(["ours", "theirs"])


def parts(item):
    """Return all values in an event that say something."""
    for field in attrs.fields(type(item)):
        value = getattr(item, field.name)
        if isinstance(value, tuple):
            for each in value:
                yield from parts(each) if attrs.has(type(each)) else [(field.name, each)]
        elif hasattr(value, "items"):
            yield from ((f"{field.name}.{key}", each) for key, each in value.items())
        elif value is not None and value != "":
            yield field.name, value


class TestLaws:
    @settings(max_examples=20)
    @given(one=timelines(max_size=2))
    def test_with_itself_is_itself(self, one):
        assert one.unite(one) == (one, ())
        assert one.unite(one, base=one) == (one, ())

    @settings(max_examples=150)
    @given(one=versions(), other=versions(), prefer=SIDES)
    def test_what_is_united_has_nothing_to_learn_from_either(self, one, other, prefer):
        whole = one.unite(other, prefer=prefer).timeline
        assert whole.unite(other, prefer=prefer).timeline == whole

    @settings(max_examples=100)
    @given(one=versions(DIFFERENT), other=versions(DIFFERENT))
    def test_nor_when_sources_are_not_the_same(self, one, other):
        whole = one.unite(other).timeline
        assert whole.unite(other).timeline == whole

    @settings(max_examples=20)
    @given(one=versions(DIFFERENT), other=timelines(max_size=2))
    def test_what_one_side_alone_changed_is_what_it_made(self, one, other):
        assert one.unite(other, base=one) == (other, ())
        assert other.unite(one, base=one) == (other, ())

    @settings(max_examples=60)
    @given(one=versions(), other=versions(), prefer=SIDES)
    def test_every_statement_of_a_source_stays(self, one, other, prefer):
        whole = one.unite(other, prefer=prefer).timeline
        for each in (*one, *other):
            stated = {(citation.source, citation.says) for _, citation in each.cited}
            kept = {(citation.source, citation.says) for _, citation in whole[each.id].cited}
            assert {each for each in stated - kept if each[1] is not None} == set()

    @settings(max_examples=100)
    @given(one=versions(), other=versions(), prefer=SIDES)
    def test_no_value_is_absent_from_both_the_result_and_the_notes(self, one, other, prefer):
        result = one.unite(other, prefer=prefer)
        for each in (*one, *other):
            lost = [value for note in result.notes if note.event == each.id for value in note.lost]
            left = set(parts(result.timeline[each.id]))
            absent = [value for _, value in set(parts(each)) - left]
            assert [value for value in absent if value not in lost] == []

    @settings(max_examples=60)
    @given(one=versions(), other=versions(), base=versions(), prefer=SIDES)
    def test_three_versions_make_a_timeline(self, one, other, base, prefer):
        result = one.unite(other, base=base, prefer=prefer).timeline
        assert Timeline(result.events, metadata=result.metadata) == result

    @settings(max_examples=100)
    @given(ours=st.sampled_from(DATES), theirs=st.sampled_from(DATES))
    def test_a_narrowed_date_lies_in_both(self, ours, theirs):
        one, notes = united(event(when=ours), event(when=theirs))
        if notes == [("when", "narrowed")]:
            for date in (ours, theirs):
                assert one.when.overlaps(date) is not Certainty.IMPOSSIBLE
