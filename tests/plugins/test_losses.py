import json
import pickle

from hypothesis import given
from hypothesis import strategies as st

from timeline import Declaration, Event, Metadata
from timeline.model import GenericEvent
from timeline.plugins import EXAMPLES, Losses, LossReport

EVENTS = [Event(id=f"event-{n}", title="An event") for n in range(6)]

added = st.lists(
    st.tuples(
        st.sampled_from([None, *EVENTS]),
        st.sampled_from(["figures", "actors.role", "timeline.title"]),
        st.sampled_from(["no room", "no words"]),
    )
)


limits = st.none() | st.integers(1, 5)


def report_of(losses, examples=EXAMPLES):
    collected = Losses(examples)
    for loss in losses:
        collected.add(*loss)
    return collected.report()


class TestLossReport:
    def test_nothing_lost_is_falsy(self):
        assert not LossReport()
        assert str(LossReport()) == "nothing lost"

    def test_counts_by_field_and_reason_and_keeps_a_few_examples(self):
        report = report_of((event, "figures", "no room") for event in EVENTS)
        (loss,) = report
        assert (loss.count, loss.examples) == (6, ("event-0", "event-1", "event-2"))
        assert str(report) == "figures: no room (6: event-0, event-1, event-2, ...)"

    @given(added)
    def test_plain_values_say_all_that_the_json_says(self, losses):
        report = report_of(losses)
        assert json.loads(report.to_json()) == report.as_dict()
        assert report.as_dict() == {
            "total": len(losses),
            "losses": [
                {
                    "field": loss.field,
                    "reason": loss.reason,
                    "count": loss.count,
                    "examples": list(loss.examples),
                }
                for loss in report
            ],
        }

    def test_all_examples_are_kept_where_they_are_asked_for_and_few_are_printed(self):
        report = report_of(((event, "figures", "no room") for event in EVENTS), examples=None)
        (loss,) = report
        assert loss.examples == tuple(event.id for event in EVENTS)
        assert str(report) == "figures: no room (6: event-0, event-1, event-2, ...)"

    @given(added, st.integers(0, 20), limits)
    def test_sum_of_the_parts_is_the_report_of_the_whole(self, losses, at, limit):
        whole = report_of(losses, limit)
        assert report_of(losses[:at], limit) + report_of(losses[at:], limit) == whole

    @given(added, limits, limits)
    def test_sum_names_as_many_events_as_the_part_that_names_more(self, losses, one, other):
        total = report_of(losses, one) + report_of((), other)
        more = None if None in (one, other) else max(one, other)
        assert total.examples == more
        assert report_of((), other) + report_of(losses, more) == report_of(losses, more)

    @given(added, limits)
    def test_reports_that_differ_only_in_examples_are_equal(self, losses, limit):
        assert [(loss.field, loss.reason, loss.count) for loss in report_of(losses, limit)] == [
            (loss.field, loss.reason, loss.count) for loss in report_of(losses)
        ]

    @given(added)
    def test_survives_the_way_to_another_process(self, losses):
        report = report_of(losses)
        assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own

    @given(added)
    def test_total_counts_each_time(self, losses):
        assert report_of(losses).total == len(losses)

    @given(added)
    def test_has_each_field_and_reason_once(self, losses):
        report = report_of(losses)
        assert len(report) == len({(field, reason) for _, field, reason in losses})
        assert [(loss.field, loss.reason) for loss in report] == sorted(
            {(field, reason) for _, field, reason in losses}
        )

    def test_json_holds_the_total_and_each_loss(self):
        report = report_of([(EVENTS[0], "figures", "no room"), (None, "timeline.title", "no head")])
        assert json.loads(report.to_json()) == {
            "total": 2,
            "losses": [
                {"field": "figures", "reason": "no room", "count": 1, "examples": ["event-0"]},
                {"field": "timeline.title", "reason": "no head", "count": 1, "examples": []},
            ],
        }


class TestCovers:
    def test_name_covers_all_beneath_it(self):
        report = report_of([(EVENTS[0], "actors", "no room")])
        assert report.covers("actors")
        assert report.covers("actors.role")
        assert not report.covers("actorsmith")
        assert not report.covers("places")
        more = report + report_of([(EVENTS[0], "figures", "no room")])
        assert more.covers("actors.role")
        assert more.covers("figures")
        assert not more.covers("places")

    def test_what_is_beneath_does_not_cover_the_whole(self):
        assert not report_of([(EVENTS[0], "actors.role", "no room")]).covers("actors")

    def test_event_covers_its_fields_and_not_the_timelines(self):
        report = report_of([(EVENTS[0], "event", "no date")])
        assert report.covers("actors.role")
        assert not report.covers("timeline.title")


class TestUnwritten:
    def lost(self, owner, written):
        losses = Losses()
        losses.add_unwritten(owner, written, "no room")
        return [(loss.field, loss.examples) for loss in losses.report()]

    def test_field_of_an_event_that_is_not_written_is_lost(self):
        event = Declaration(id="a", title="A", tags=["rail"])
        assert self.lost(event, ["id", "title"]) == [("tags", ("a",)), ("type", ("a",))]
        assert self.lost(event, ["id", "title", "tags", "type", "when"]) == []

    def test_field_of_the_timeline_that_is_not_written_is_lost(self):
        metadata = Metadata(title="T", language="en")
        assert self.lost(metadata, ["title"]) == [("timeline.language", ())]

    def test_type_that_is_not_installed_is_written_with_its_name(self):
        event = GenericEvent(id="a", title="A", declared="odd")
        assert self.lost(event, ["id", "title", "type"]) == []
        assert [field for field, _ in self.lost(event, ["id", "title"])] == ["declared", "type"]
