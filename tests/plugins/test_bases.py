"""What exporters, importers and streams of events have without doing anything for it."""

from timeline import Event, Metadata
from timeline.plugins import (
    EventStream,
    Exporter,
    Importer,
    Location,
    Losses,
    NoOptions,
    WholeExporter,
    options_type_of,
)
from timeline.wire import EventTypes

EVENT = Event(id="a", title="A")


class Ids(Exporter[NoOptions]):
    def encode(self, event, losses):
        return event.id.encode()


class Picture(WholeExporter[NoOptions]):
    def render(self, events, losses):
        return b""


class Empty(Importer[NoOptions]):
    def read(self, file, faults):
        return EventStream(metadata=Metadata(), events=())


class TestExporter:
    def test_has_nothing_around_its_events_and_no_sections(self):
        exporter, losses = Ids(NoOptions(), Metadata(title="T")), Losses()
        assert (exporter.prologue(losses), exporter.separator, exporter.epilogue()) == (b"",) * 3
        assert (exporter.section(EVENT), exporter.heading("x")) == (None, b"")
        assert not losses.report()

    def test_knows_its_options_and_the_timeline(self):
        options, metadata = NoOptions(), Metadata(title="T")
        for kind in (Ids, Picture):
            exporter = kind(options, metadata)
            assert exporter.options is options
            assert exporter.metadata is metadata

    def test_that_names_no_options_has_none(self):
        assert {options_type_of(kind) for kind in (Ids, Picture, Empty)} == {NoOptions}


class TestImporter:
    def test_knows_its_options_and_the_types_of_events(self):
        options, types = NoOptions(), EventTypes()
        importer = Empty(options, types)
        assert importer.options is options
        assert importer.types is types


class TestEventStream:
    def test_events_that_come_from_no_document_have_no_places(self):
        stream = EventStream.of([EVENT])
        assert list(stream.events) == [(EVENT, Location())]
        assert stream.metadata == Metadata()
        assert EventStream.of([], Metadata(title="T")).metadata.title == "T"

    def test_is_whole_and_knows_no_lines_unless_said(self):
        stream = EventStream(metadata=Metadata(), events=())
        assert (stream.partial, stream.line_of) == (False, None)
