"""`check`: what it takes, and that its findings stand where they say."""

import datetime as dt

import attrs
import pytest
from hypothesis import given, settings

from timeline import Agreement, Event, Phase, Source, Timeline, edtf
from timeline.checks import Finding, FindingKind, check
from timeline.errors import FieldError
from timeline.testing import timelines, whens


def at(event, path):
    """What stands in *event* at *path*."""
    here = event
    for step in path:
        here = here[step] if isinstance(step, int) else getattr(here, step)
    return here


class TestCheck:
    @settings(max_examples=40)
    @given(timeline=timelines(max_size=3), as_of=whens())
    def test_every_finding_leads_to_something(self, timeline, as_of):
        # Something is to be found in each: an old plan of "UK", and a source that nobody cites.
        timeline = timeline.with_metadata(
            sources=[*timeline.sources.values(), Source(id="nobody-cites-it", publisher="P")]
        ).with_events(
            Event(id="a-plan-of-the-uk", title="T", when="-9000", status="planned", actors=["UK"])
        )
        found = list(check(timeline, as_of=as_of))
        assert {"country-name", "uncited-source"} <= {finding.kind for finding in found}
        for finding in found:
            if finding.event:
                assert at(timeline[finding.event], finding.path) is not None
            else:
                assert finding.path[0] == "sources"
                assert finding.path[1] in timeline.sources

    @settings(max_examples=20)
    @given(timeline=timelines(max_size=3))
    def test_of_the_same_timeline_is_the_same_and_nothing_is_reported_twice(self, timeline):
        found = list(check(timeline))
        assert found == list(check(timeline))
        assert len(found) == len(set(found))

    def test_of_no_events_is_nothing(self):
        assert list(check(Timeline())) == []

    @pytest.mark.parametrize("as_of", ["2026-11-25", dt.date(2026, 11, 25), edtf.date(2026)])
    def test_day_may_be_given_as_any_date(self, as_of):
        tl = Timeline([Event(id="e", title="E", when="1999", status="planned")])
        assert [finding.kind for finding in check(tl, as_of=as_of)] == [FindingKind.STATUS]

    def test_wrong_date_is_reported_before_the_first_finding_is_asked_for(self):
        with pytest.raises(edtf.EdtfError):
            check(Timeline(), as_of="2026-13")

    @pytest.mark.parametrize("given", [None, [], "talks.toml", Event(id="e", title="E")])
    def test_what_is_no_timeline_is_refused(self, given):
        with pytest.raises(TypeError, match="is not a timeline"):
            check(given)

    def test_finding_reads_as_its_place_and_what_is_doubtful(self):
        finding = Finding(kind="status", event="e", path=("status",), message="it is so")
        assert str(finding) == "status (e): it is so"
        assert str(attrs.evolve(finding, event="", path=("sources", "a"))) == "sources.a: it is so"


def long_titles(timeline):
    for event in timeline:
        if len(event.title) > 3:
            yield Finding(kind="long-title", event=event.id, path=("title",), message="is long")


class TestRules:
    timeline = Timeline([Event(id="e", title="Long", when="2024/..", status="ended")])

    def test_of_a_caller_are_applied_after_the_built_in_ones(self):
        status, title = check(self.timeline, rules=[long_titles])
        assert (status.kind, title.kind) == ("status", "long-title")
        assert str(title) == "title (e): is long"

    def test_that_yield_something_else_are_refused_by_name(self):
        with pytest.raises(TypeError, match=r"'x', which .*, is not a Finding"):
            list(check(self.timeline, rules=[lambda timeline: ["x"]]))

    @pytest.mark.parametrize(
        "wrong", [{"kind": "two words"}, {"kind": 5}, {"path": "title"}, {"path": ("a", None)}]
    )
    def test_findings_hold_a_name_and_a_path(self, wrong):
        with pytest.raises(FieldError):
            Finding(**{"kind": "a-kind", "message": "is so", **wrong})

    def test_finding_about_the_whole_reads_as_its_message(self):
        assert str(Finding(kind="empty", message="has no events")) == "has no events"


class TestSources:
    def test_source_that_no_event_cites_is_found(self):
        step = Phase(stage="signed", citations=["of-a-step"])
        tl = Timeline(
            [
                Event(id="e", title="E", citations=["used"]),
                Agreement(id="a", title="A", phases=[step]),
            ],
            sources=[Source(id=name, publisher="P") for name in ("idle", "used", "of-a-step")],
        )
        (finding,) = check(tl)
        assert (finding.kind, finding.event) == ("uncited-source", "")
        assert finding.path == ("sources", "idle")
