"""A document that was read: its timeline, its faults, and where its parts are."""

import io

import pytest

import timeline
from timeline.errors import DocumentError, FormatError, Location, format_path

TOML = b"""[sources.ttp]
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


def read(data, name, **options):
    return timeline.read(io.BytesIO(data), format=name, **options)


class TestLocation:
    @pytest.mark.parametrize("path", ["status", 5, None, ["status"]])
    def test_path_that_is_no_tuple_is_a_wrong_type(self, path):
        with pytest.raises(TypeError, match=r"path .* is not a tuple of steps"):
            read(TOML, "toml").location("late", path)

    def test_is_that_of_the_document_and_not_of_the_order_in_time(self):
        reading = read(TOML, "toml")
        assert [event.id for event in reading.timeline] == ["early", "late"]
        assert reading.location("late", ("citations", 1)) == Location(
            path=("events", 0, "citations", 1), line=10
        )
        assert reading.location("early") == Location(path=("events", 1), line=13)

    def test_of_what_is_not_written_has_the_line_of_its_event(self):
        location = read(TOML, "toml").location("early", ("status",))
        assert location == Location(path=("events", 1, "status"), line=13)

    def test_of_what_is_in_no_event_is_in_the_document(self):
        location = read(TOML, "toml").location("", ("sources", "ttp"))
        assert location == Location(path=("sources", "ttp"), line=1)

    def test_has_the_line_of_its_event_where_the_format_has_no_paths(self):
        location = read(JSON_LINES, "jsonl").location("early", ("actors", 0))
        assert location == Location(path=("actors", 0), line=3)

    def test_of_an_event_that_is_not_there_is_an_error(self):
        with pytest.raises(KeyError, match="no event has the id 'erly'; did you mean 'early'"):
            read(TOML, "toml").location("erly", ("when",))

    def test_of_an_id_that_is_used_twice_is_that_of_the_event_that_is_kept(self):
        reading = read(TOML.replace(b'"early"', b'"late"'), "toml")
        assert reading.location("late", ("id",)).line == 5


class TestReading:
    def test_a_document_without_faults_is_what_load_returns(self):
        reading = read(TOML, "toml")
        assert reading.timeline == timeline.load(io.BytesIO(TOML), format="toml")
        assert reading.metadata == reading.timeline.metadata
        assert (reading.faults, reading.unresolved) == ((), ())
        reading.raise_for_faults()

    def test_faults_are_listed_and_not_raised(self):
        reading = read(TOML.replace(b'"2024"', b'"2024-13"'), "toml")
        assert [event.id for event in reading.timeline] == ["late"]
        (fault,) = reading.faults
        assert (fault.line, fault.path, fault.event) == (16, ("events", 1, "when"), "early")
        with pytest.raises(DocumentError) as caught:
            reading.raise_for_faults()
        assert caught.value.faults == reading.faults

    def test_a_document_that_cannot_be_read_at_all_is_a_fault_and_no_events(self):
        reading = read(b"= 1\n", "toml")
        assert len(reading.timeline) == 0
        assert [fault.line for fault in reading.faults] == [1]

    def test_reference_to_an_event_with_faults_is_unresolved_and_not_a_fault(self):
        follows = b'relations = [{ kind = "follows", event = "early" }]\n'
        data = TOML.replace(b'"2024"', b'"2024-13"').replace(b'when = "2025"\n', follows)
        reading = read(data, "toml")
        assert [format_path(fault.path) for fault in reading.faults] == ["events[1].when"]
        assert [format_path(fault.path) for fault in reading.unresolved] == [
            "events[0].relations[0].event"
        ]
        assert reading.timeline["late"].relations == ()

    def test_relation_out_of_a_calendar_is_unresolved_and_not_a_fault(self):
        calendar = (
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:A\r\nDTSTART:20240703\r\n"
            b"RELATED-TO:elsewhere\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
        reading = read(calendar, "ical")
        assert reading.faults == ()
        assert [fault.line for fault in reading.unresolved] == [2]

    def test_what_is_no_document_to_read_is_raised(self, tmp_path):
        with pytest.raises(FormatError):
            timeline.read(tmp_path / "talks.unknown")
        with pytest.raises(OSError, match="nowhere"):
            timeline.read(tmp_path / "nowhere.toml")
