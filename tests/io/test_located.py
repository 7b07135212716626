"""A timeline with the places of its parts, whatever order they stand in."""

import io

import pytest

from timeline.errors import DocumentError
from timeline.io import load, load_located
from timeline.plugins import Origin

TOML = b"""\
[sources.ttp]
publisher = "T"

[[events]]
id = "late"
title = "Late"
when = "2025"
citations = [
  "ttp",
  "ttp",
]

[[events]]
id = "early"
title = "Early"
when = "2024"
"""
JSON_LINES = b'{"id": "late", "title": "L", "when": "2025"}\n\n{"id": "early", "title": "E"}\n'


def located(data, name, **options):
    return load_located(io.BytesIO(data), format=name, **options)


class TestPlace:
    def test_is_that_of_the_document_and_not_of_the_order_in_time(self):
        found = located(TOML, "toml")
        assert [event.id for event in found.timeline] == ["early", "late"]
        assert found.place("late", "citations[1]") == Origin(path="events[0].citations[1]", line=10)
        assert found.place("early", "when") == Origin(path="events[1].when", line=16)

    def test_of_what_is_not_written_is_that_of_its_event(self):
        place = located(TOML, "toml").place("early", "status")
        assert place == Origin(path="events[1].status", line=13)

    def test_of_what_is_in_no_event_is_in_the_document(self):
        assert located(TOML, "toml").place("", "sources.ttp") == Origin(path="sources.ttp", line=1)

    def test_has_the_line_alone_where_the_format_has_no_paths(self):
        place = located(JSON_LINES, "jsonl").place("early", "actors[0]")
        assert place == Origin(path="actors[0]", line=3)

    def test_of_an_event_that_is_not_there_is_an_error(self):
        with pytest.raises(KeyError):
            located(TOML, "toml").place("never", "when")

    def test_of_an_id_that_stands_twice_is_that_of_the_event_that_is_kept(self):
        twice = TOML.replace(b'"early"', b'"late"')
        with pytest.warns(match="stands twice"):
            found = located(twice, "toml", strict=False)
        assert found.place("late", "id").line == 5


class TestTimeline:
    def test_is_what_load_gives(self):
        assert located(TOML, "toml").timeline == load(io.BytesIO(TOML), format="toml")

    def test_with_faults_is_refused_as_load_does(self):
        with pytest.raises(DocumentError):
            located(TOML.replace(b"2024", b"2024-13"), "toml")
