"""Documents that are read as one piece: their events, and the lines of their paths."""

from timeline import wire
from timeline.errors import Faults, Location
from timeline.plugins import LineFinder, document_stream

EVENTS = [{"id": "x"}, *({"id": name, "title": "E"} for name in "abc")]


class TestDocumentStream:
    def test_each_event_comes_with_its_location(self):
        faults = Faults()
        stream = document_stream({"events": EVENTS}, wire.DocumentReader(faults))
        found = [(event.id, location) for event, location in stream.events]
        assert found == [
            ("a", Location(path=("events", 1))),
            ("b", Location(path=("events", 2))),
            ("c", Location(path=("events", 3))),
        ]
        assert [fault.path for fault in faults] == [("events", 0, "title")]

    def test_metadata_is_of_the_documents_timeline_and_sources(self):
        parts = {"timeline": {"title": "T"}, "sources": {"s": {"title": "S"}}}
        stream = document_stream(parts, wire.DocumentReader(Faults()))
        assert stream.metadata.title == "T"
        assert [source.id for source in stream.metadata.sources] == ["s"]
        assert list(stream.events) == []


class TestLineFinder:
    def test_a_path_that_is_missing_has_the_line_of_what_is_around_it(self):
        line_of = LineFinder("a\nb\nc", lambda _: {("events", 1): 2, ("events", 1, "id"): 4})
        assert line_of(("events", 1)) == 2
        assert line_of(("events", 1, "id")) == 3
        assert line_of(("events", 1, "when", 0)) == 2
        assert line_of(("events", 2)) is None

    def test_the_text_is_scanned_once_and_only_when_a_line_is_asked_for(self):
        scanned = []

        def scan(text):
            scanned.append(text)
            return {(): 0}

        line_of = LineFinder("text", scan)
        assert scanned == []
        assert [line_of(("events", number)) for number in range(3)] == [1, 1, 1]
        assert scanned == ["text"]
