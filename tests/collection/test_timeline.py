"""A timeline as a collection: its order, look-ups and changed copies."""

import copy
import pickle
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline.collection
import timeline.model
from timeline import (
    Event,
    Metadata,
    Relation,
    Source,
    Timeline,
    edtf,
)
from timeline.errors import (
    FieldError,
    InconsistentError,
)
from timeline.testing import timelines

EXAMPLE = Path(__file__).parents[2] / "examples" / "baku_beijing.toml"


def event(name, when=None, **fields):
    return Event(id=name, title=name.upper(), when=when, **fields)


def ids(events):
    return [event.id for event in events]


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
