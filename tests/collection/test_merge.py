"""Two timelines as one."""

import attrs
import pytest
from hypothesis import given, settings

from timeline import (
    Declaration,
    Event,
    Metadata,
    Source,
    Timeline,
)
from timeline.errors import (
    ConflictError,
)
from timeline.testing import timelines


def event(name, when=None, **fields):
    return Event(id=name, title=name.upper(), when=when, **fields)


def ids(events):
    return [event.id for event in events]


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
