"""Writing JSON: valid to others, lossless, laid out as asked."""

import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import timeline
from timeline import Timeline, testing, wire
from timeline.model import Event, Metadata, Source

VALIDATOR = jsonschema.Draft202012Validator(wire.schema())
LAYOUTS = st.fixed_dictionaries(
    {"sort_keys": st.booleans(), "ascii": st.booleans(), "indent": st.sampled_from([0, 2])}
)


def small() -> Timeline:
    sources = [Source(id="z", title="Z"), Source(id="a", title="A")]
    metadata = Metadata(title="T", sources=sources)
    events = [Event(id="e", title="Şuşa 𝄞", when="2024"), Event(id="f", title="F")]
    return Timeline(events, metadata=metadata)


@pytest.mark.filterwarnings("ignore::timeline.errors.PluginWarning")
class TestLossless:
    @settings(suppress_health_check=[HealthCheck.too_slow], max_examples=50)
    @given(testing.timelines(), LAYOUTS, st.sampled_from(["json", "jsonl"]))
    def test_reading_back_gives_the_same_timeline(self, made, layout, format_):
        if format_ == "jsonl":
            layout = {name: layout[name] for name in ("sort_keys", "ascii")}
        written = timeline.dumps(made, format_, **layout)
        read = timeline.loads(written, format_)
        assert list(read) == list(made)
        assert read.metadata == made.metadata

    @settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30)
    @given(testing.timelines())
    def test_the_published_schema_accepts_what_is_written(self, made):
        assert VALIDATOR.is_valid(json.loads(timeline.dumps(made, "json")))


class TestLayout:
    def test_a_document_is_a_line_for_each_event(self):
        assert timeline.dumps(small(), "json").decode().split("\n") == [
            "{",
            '"$schema":"timeline.schema.json",',
            '"version":1,',
            '"timeline":{"title":"T"},',
            '"sources":{"z":{"title":"Z"},"a":{"title":"A"}},',
            '"events":[',
            '{"id":"e","title":"Şuşa 𝄞","when":"2024"},',
            '{"id":"f","title":"F"}',
            "]",
            "}",
            "",
        ]

    def test_indented_it_is_what_json_dumps_writes(self):
        written = timeline.dumps(small(), "json", indent=2).decode()
        same = json.dumps(json.loads(written), indent=2, ensure_ascii=False)
        assert written == f"{same}\n"

    def test_ascii_is_what_json_dumps_writes(self):
        written = timeline.dumps(small(), "json", indent=2, ascii=True).decode()
        assert json.loads(written)["events"][0]["title"] == "Şuşa 𝄞"
        assert written == f"{json.dumps(json.loads(written), indent=2)}\n"

    def test_sorted_keys_leave_the_sources_in_the_order_of_their_author(self):
        document = json.loads(timeline.dumps(small(), "json", sort_keys=True))
        assert list(document) == sorted(document)
        assert list(document["sources"]) == ["z", "a"]
        assert list(document["events"][0]) == ["id", "title", "when"]

    def test_lines_are_the_timeline_and_then_an_event_a_line(self):
        head, *events, end = timeline.dumps(small(), "jsonl").decode().split("\n")
        assert json.loads(head)["timeline"] == {"title": "T"}
        assert [json.loads(line)["id"] for line in events] == ["e", "f"]
        assert end == ""
