"""What `timeline.diff` finds: each kind of part, and the laws that hold for any two timelines."""

from collections import Counter

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import (
    Actor,
    Agreement,
    Change,
    Citation,
    Event,
    Figure,
    GenericEvent,
    Meeting,
    Phase,
    Place,
    Relation,
    Source,
    Status,
    Timeline,
    Visit,
    diff,
)
from timeline.difference import DifferenceKind, NoticeKind
from timeline.model import BUILT_IN
from timeline.testing import events, timelines

SOURCES = [Source(id=name, title=name.title()) for name in ("book", "times", "wire")]


def timeline_of(*happened, **metadata):
    return Timeline(happened, sources=SOURCES, **metadata)


def event(name="opening", title="The line opens", **fields):
    return Event(id=name, title=title, **fields)


def found(old, new, **options):
    """The changes between two events as (path, kind, notice)."""
    changes = diff(timeline_of(old), timeline_of(new), **options)
    return [(each.path, each.kind.value, each.notice.value) for each in changes]


def changed(**sides):
    """The changes where one field has two values, given as ``field=(old, new)``."""
    old = event(**{name: pair[0] for name, pair in sides.items()})
    new = event(**{name: pair[1] for name, pair in sides.items()})
    return found(old, new)


class TestDates:
    @pytest.mark.parametrize(
        ("old", "new", "kind", "notice"),
        [
            ("2024-07", "2024-07-03", "narrowed", "clarification"),
            ("2024-07-03", "2024-07", "widened", "clarification"),
            ("2023-10", "2024", "contradicted", "correction"),
            ("2024-07", "2024-07?", "qualified", "clarification"),
            ("2025-04", "2025-04-22/2025-04-24", "recast", "clarification"),
            ("2025/..", "2025/2026", "ended", "update"),
            ("2025/2026", "2025/..", "reopened", "update"),
            (None, "2024", "dated", "update"),
            ("2024", None, "undated", "clarification"),
            ("2024-34", "[2024-04-01..2024-06-30]", "reworded", ""),
        ],
    )
    def test_have_the_kinds_of_the_algebra(self, old, new, kind, notice):
        assert changed(when=(old, new)) == [("when", kind, notice)]

    def test_an_end_before_the_old_revision_contradicts_it(self):
        old, new = event(when="2025-07-16/.."), event(when="2025-07-16/2025-07-20")
        (change,) = diff(
            timeline_of(old, revised="2025-07-28"), timeline_of(new, revised="2025-07-28")
        )
        assert (change.kind, change.end) == ("contradicted", "contradicted")
        assert found(old, new) == [("when", "ended", "update")]

    def test_have_the_changes_of_their_ends_and_doubts(self):
        old, new = event(when="2025-07-16?/.."), event(when="2025-07-16/2026-01-05")
        (change,) = diff(timeline_of(old), timeline_of(new))
        assert (change.start, change.end, change.doubt) == ("qualified", "ended", "lowered")


class TestStatus:
    @pytest.mark.parametrize(
        ("old", "new", "kind", "notice"),
        [
            ("proposed", "planned", "advanced", "update"),
            ("planned", "occurred", "advanced", "update"),
            ("proposed", "ended", "advanced", "update"),
            ("ongoing", "ended", "advanced", "update"),
            ("expected", "cancelled", "advanced", "update"),
            ("occurred", "expected", "reverted", "correction"),
            ("ended", "ongoing", "reverted", "correction"),
            ("occurred", "cancelled", "contradicted", "correction"),
            ("ended", "occurred", "contradicted", "correction"),
            ("cancelled", "ongoing", "contradicted", "correction"),
        ],
    )
    def test_moves_along_the_course_of_an_event(self, old, new, kind, notice):
        assert changed(status=(old, new)) == [("status", kind, notice)]

    def test_of_two_one_follows_the_other_or_they_contradict(self):
        for old in Status:
            for new in set(Status) - {old}:
                ((_, kind, _),) = changed(status=(old, new))
                ((_, mirrored, _),) = changed(status=(new, old))
                mirror = {"advanced": "reverted", "reverted": "advanced"}
                assert mirrored == mirror.get(kind, "contradicted")


class TestFigures:
    def test_of_a_period_are_revised(self):
        old = [Figure(measure="turnover", amount=3, period="2024")]
        new = [Figure(measure="turnover", amount=4, period="2024")]
        assert changed(figures=(old, new)) == [("figures.turnover", "revised", "correction")]

    def test_of_no_time_are_updated(self):
        old, new = [Figure(measure="firms", amount=3)], [Figure(measure="firms", amount=4)]
        assert changed(figures=(old, new)) == [("figures.firms", "updated", "update")]

    def test_of_other_periods_are_others(self):
        old = [Figure(measure="turnover", amount=3, period="2024")]
        new = [*old, Figure(measure="turnover", amount=4, period="2025")]
        assert changed(figures=(old, new)) == [("figures.turnover", "added", "update")]
        assert changed(figures=(new, old)) == [("figures.turnover", "removed", "correction")]

    def test_with_other_words_are_reworded(self):
        old = [Figure(measure="turnover", amount=3, period="2024", words="three")]
        new = [Figure(measure="turnover", amount=3, period="2024", words="3")]
        assert changed(figures=(old, new)) == [("figures.turnover", "reworded", "")]

    def test_keep_their_amount_when_their_period_is_corrected(self):
        old = [Figure(measure="turnover", amount=3, period="2024")]
        new = [Figure(measure="turnover", amount=3, period="2023")]
        assert changed(figures=(old, new)) == [
            ("figures.turnover.period", "contradicted", "correction")
        ]

    def test_of_one_key_are_a_multiset(self):
        one, other = (Figure(measure="firms", amount=number) for number in (3, 4))
        assert changed(figures=([one, other], [other])) == [
            ("figures.firms", "removed", "correction")
        ]


class TestActorsAndPlaces:
    def test_actors_come_and_go(self):
        assert changed(actors=(["AZ", "CN"], ["AZ", "GE"])) == [
            ("actors.CN", "removed", "correction"),
            ("actors.GE", "added", ""),
        ]

    def test_actors_change_their_roles(self):
        new = [Actor(code="AZ", role="host")]
        assert changed(actors=(["AZ"], new)) == [("actors.AZ", "changed", "")]

    def test_a_name_that_becomes_its_code_is_the_same_actor(self):
        assert changed(actors=(["Azerbaijan"], ["AZ"])) == [("actors.AZ", "changed", "")]

    def test_an_actor_of_a_field_of_one_is_found(self):
        old, new = (Visit(id="v", title="A visit", host=host) for host in ("AZ", "CN"))
        assert found(old, new) == [
            ("host.AZ", "removed", "correction"),
            ("host.CN", "added", ""),
        ]

    def test_another_order_is_no_correction(self):
        assert changed(actors=(["AZ", "CN"], ["CN", "AZ"])) == [("actors", "reordered", "")]

    def test_places_change_their_coordinates(self):
        old, new = (
            Place(name="Baku", country="AZ"),
            Place(name="Baku", country="AZ", latitude=40.4, longitude=49.9),
        )
        assert changed(places=([old], [new])) == [("places.Baku", "changed", "")]
        assert changed(places=(["Baku"], ["Ganja"])) == [
            ("places.Baku", "removed", ""),
            ("places.Ganja", "added", ""),
        ]


class TestCitations:
    def test_that_say_something_else(self):
        old, new = [Citation(source="book", says="2024")], [Citation(source="book", says="2023")]
        assert changed(citations=(old, new)) == [("citations.book.says", "contradicted", "")]

    def test_are_matched_by_their_locators_first(self):
        first, second = (Citation(source="book", locator=f"p. {n}") for n in (1, 2))
        quoted = attrs.evolve(second, quote="so it was")
        assert changed(citations=([first, second], [quoted])) == [
            ("citations.book", "removed", ""),
            ("citations.book", "reworded", ""),
        ]

    def test_that_are_new_and_agree_are_the_reason(self):
        old = event(when="2023-10", citations=[Citation(source="times", says="2023-10")])
        new = event(
            when="2024",
            citations=[
                Citation(source="times", says="2023-10"),
                Citation(source="book", says="2024-03"),
                Citation(source="wire", says="2025"),
            ],
        )
        changes = diff(timeline_of(old), timeline_of(new))
        reasons = {each.path: [cited.source for cited in each.because] for each in changes}
        assert reasons["when"] == ["book"]
        assert reasons["citations.book"] == []
        assert str(changes.changes[0]) == (
            "opening  when  contradicted  2023-10 → 2024  (book says 2024-03)"
        )

    def test_that_were_there_are_no_reason(self):
        cited = [Citation(source="book", says="2024")]
        old, new = event(when="2023", citations=cited), event(when="2024", citations=cited)
        changes = [*diff(timeline_of(old), timeline_of(new))]
        assert [each.because for each in changes] == [(), ()]
        assert [each.kind for each in changes] == ["contradicted", "dispute-resolved"]

    def test_contradictions_appear_and_are_resolved_or_withdrawn(self):
        one, other = Citation(source="book", says="2023"), Citation(source="times", says="2024")
        alone, both = event(citations=[one]), event(citations=[one, other])
        assert found(alone, both) == [
            ("citations.times", "added", ""),
            ("evidence", "contradiction-appeared", "clarification"),
        ]
        assert found(both, alone) == [
            ("citations.times", "removed", ""),
            ("evidence", "contradiction-withdrawn", ""),
        ]
        agreed = event(citations=[one, Citation(source="times", says="2023")])
        assert found(both, agreed) == [
            ("citations.times.says", "contradicted", ""),
            ("evidence", "contradiction-resolved", ""),
        ]

    def test_disputes_are_told_likewise(self):
        cited = [Citation(source="book", says="2023")]
        old, new = event(when="2023", citations=cited), event(when="2024", citations=cited)
        assert found(old, new) == [
            ("when", "contradicted", "correction"),
            ("evidence", "dispute-appeared", "clarification"),
        ]


class TestOtherParts:
    def test_texts(self):
        assert changed(description=("", "new")) == [("description", "added", "")]
        assert changed(description=("old", "new")) == [("description", "reworded", "")]
        assert changed(description=("old", "")) == [("description", "removed", "")]
        assert changed(title=("One", "Two")) == [("title", "reworded", "")]

    def test_codes_and_extra_values_by_their_keys(self):
        assert changed(codes=({"cameo": "057"}, {"cameo": "058", "plover": "AGREE"})) == [
            ("codes.cameo", "reworded", ""),
            ("codes.plover", "added", ""),
        ]
        assert changed(extra=({"a": [1]}, {})) == [("extra.a", "removed", "")]

    def test_tags(self):
        assert changed(tags=(["a", "b"], ["b", "c"])) == [
            ("tags.a", "removed", ""),
            ("tags.c", "added", ""),
        ]

    def test_another_type(self):
        old, new = event(), Meeting(id="opening", title="The line opens", format="summit")
        assert found(old, new) == [("type", "retyped", "correction"), ("format", "added", "")]

    def test_fields_of_a_type_that_is_not_installed(self):
        old, new = (
            GenericEvent(id="a", title="A", declared="sanction", fields={"authority": name})
            for name in ("EU", "UN")
        )
        assert found(old, new) == [("authority", "reworded", "")]

    def test_fields_of_the_type_of_a_plugin(self):
        @attrs.frozen(kw_only=True, repr=False)
        class Sanction(Event):
            type_name = "sanction"
            lifted: object = None
            targets: tuple[Actor, ...] = ()

        old = Sanction(id="a", title="A", targets=(Actor(name="X"),))
        new = Sanction(id="a", title="A", targets=(Actor(name="X", role="target"),))
        assert found(old, new) == [("targets.X", "changed", "")]

    def test_phases_by_their_stage_and_actors(self):
        signed = Phase(stage="signed", when="2024-07", actors=["AZ", "CN"])
        ratified = Phase(stage="ratified", when="2025", actors=["AZ"])
        old = Agreement(id="a", title="A", phases=[signed, ratified])
        new = Agreement(
            id="a",
            title="A",
            phases=[
                attrs.evolve(signed, when="2024-07-03", citations=["book"]),
                attrs.evolve(ratified, actors=["AZ", "CN"]),
                Phase(stage="in force", when="2026"),
            ],
        )
        assert found(old, new) == [
            ("phases.signed.when", "narrowed", "clarification"),
            ("phases.signed.citations.book", "added", ""),
            ("phases.ratified.actors.CN", "added", ""),
            ("phases.in force", "added", "update"),
        ]

    def test_metadata_and_sources(self):
        old = Timeline(
            title="T", revised="2025-07-01", sources=[Source(id="a", title="A", published="2024")]
        )
        new = Timeline(
            title="T",
            revised="2025-08-01",
            sources=[Source(id="a", title="A", published="2024-05"), Source(id="b", title="B")],
        )
        assert [(each.event, each.path, each.kind, each.notice) for each in diff(old, new)] == [
            ("", "revised", "reworded", ""),
            ("", "sources.a.published", "narrowed", ""),
            ("", "sources.b", "added", ""),
        ]

    def test_a_source_of_the_same_url_is_the_same(self):
        old, new = (
            Timeline(
                [event(citations=[name])],
                sources=[Source(id=name, url="https://example.org/page")],
            )
            for name in ("a", "b")
        )
        assert [(each.path, each.kind) for each in diff(old, new)] == [("sources.b", "renamed")]


class TestRenames:
    def test_of_an_equal_event(self):
        assert found(event("old"), event("new")) == [("id", "renamed", "")]
        assert found(event("old"), event("new"), renames=False) == [
            ("", "removed", "retraction"),
            ("", "added", "update"),
        ]

    @pytest.mark.parametrize(
        ("old", "new", "is_one"),
        [
            ({"when": "2024"}, {"when": "2024-07"}, True),
            ({"when": "2024"}, {"when": "2025"}, False),
            ({"title": "A joint statement on trade"}, {"title": "Joint statement on trade"}, True),
            ({"title": "A joint statement"}, {"title": "Another thing"}, False),
            (
                {"title": "A joint statement on trade", "when": "2024"},
                {"title": "Joint statement on trade", "when": "2024-07"},
                False,
            ),
        ],
    )
    def test_of_similar_events(self, old, new, is_one):
        base = {"when": "2024"}
        changes = found(event("old", **(base | old)), event("new", **(base | new)))
        assert (changes[0][1] == "renamed") is is_one

    def test_are_not_guessed_between_ties(self):
        old = timeline_of(event("one"))
        new = timeline_of(event("two"), event("three"))
        kinds = [each.kind for each in diff(old, new)]
        assert kinds == ["removed", "added", "added"]
        assert [each.kind for each in diff(new, old)] == ["removed", "removed", "added"]

    def test_take_the_best_of_several(self):
        old = timeline_of(event("one", when="2024"))
        new = timeline_of(event("two", when="2024"), event("three", when="2024-07"))
        assert [(each.event, each.kind) for each in diff(old, new)] == [
            ("two", "renamed"),
            ("three", "added"),
        ]

    def test_not_of_another_type(self):
        changes = found(event("one"), Meeting(id="two", title="The line opens"))
        assert [kind for _, kind, _ in changes] == ["removed", "added"]

    def test_relations_follow(self):
        related = event("b", "Another", relations=[Relation(kind="follows", event="one")])
        moved = attrs.evolve(related, relations=[Relation(kind="follows", event="two")])
        changes = diff(timeline_of(event("one"), related), timeline_of(event("two"), moved))
        assert [(each.event, each.path) for each in changes] == [("two", "id")]


MIRROR = {
    "added": "removed",
    "advanced": "reverted",
    "narrowed": "widened",
    "dated": "undated",
    "ended": "reopened",
}
MIRROR |= {value: key for key, value in MIRROR.items()}


def mirrored(changes):
    """The kinds as the reverse difference has them; those of evidence by what they are about."""
    return Counter(MIRROR.get(each.kind, each.kind) for each in by_subject(changes))


def by_subject(changes):
    return [attrs.evolve(each, kind=str(each.kind).partition("-")[0]) for each in changes]


@pytest.mark.slow
class TestLaws:
    @given(timelines(max_size=3))
    @settings(max_examples=20)
    def test_nothing_changes_between_equal_timelines(self, one):
        assert not diff(one, one)
        assert not diff(one, Timeline(one, metadata=one.metadata))

    @given(timelines(max_size=3), timelines(max_size=3))
    @settings(max_examples=30)
    def test_what_differs_is_found(self, one, other):
        assert bool(diff(one, other)) is (one != other)

    @given(timelines(max_size=3), timelines(max_size=3))
    @settings(max_examples=30)
    def test_the_reverse_mirrors_the_kinds(self, one, other):
        one, other = one.with_metadata(revised=None), other.with_metadata(revised=None)
        forth, back = diff(one, other), diff(other, one)
        assert mirrored(forth) == Counter(each.kind for each in by_subject(back))

    @given(st.data())
    @settings(max_examples=60)
    def test_every_field_is_compared(self, data):
        kind = data.draw(st.sampled_from(BUILT_IN))
        one = data.draw(
            events(kind, id=st.just("one"), sources=st.just("book"), related=st.just("one"))
        )
        other = data.draw(
            events(kind, id=st.just("one"), sources=st.just("book"), related=st.just("one"))
        )
        name = data.draw(st.sampled_from([field.name for field in attrs.fields(kind)][1:]))
        value = getattr(other, name)
        changes = diff(timeline_of(one), timeline_of(attrs.evolve(one, **{name: value})))
        assert bool(changes) is (getattr(one, name) != value)
        assert {each.path.partition(".")[0] for each in changes} <= {name, "evidence"}

    @given(timelines(max_size=3))
    @settings(max_examples=20)
    def test_the_events_of_two_timelines_are_renamed_or_come_and_go(self, one):
        gone = diff(one, Timeline(metadata=one.metadata))
        assert [each.event for each in gone] == sorted(each.id for each in one)
        assert {each.notice for each in gone} <= {NoticeKind.RETRACTION}


def test_only_some_kinds():
    changes = diff(
        timeline_of(event(when="2024")), timeline_of(event("b", "B"), revised="2024-01-01")
    )
    assert [each.kind for each in changes.only(["removed"])] == [DifferenceKind.REMOVED]
    assert isinstance(changes.only(["added"]).changes[0], Change)


@pytest.mark.parametrize(("old", "new"), [(None, Timeline()), (Timeline(), "x")])
def test_anything_but_timelines_is_refused(old, new):
    with pytest.raises(TypeError, match="is not a timeline"):
        diff(old, new)
