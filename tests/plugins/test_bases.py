"""What exporters, importers and streams of events have without doing anything for it."""

import io

from timeline import Event, Metadata
from timeline.errors import Faults
from timeline.plugins import (
    EventStream,
    Exporter,
    Importer,
    Losses,
    NoOptions,
    Origin,
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
    def test_of_an_importer_without_places_numbers_its_events(self):
        stream = Empty(NoOptions(), EventTypes()).read(io.BytesIO(), Faults())
        assert stream.origin(3) == Origin(path="events[3]", line=None)
        assert stream.line("events[3].id") is None
        assert Origin() == Origin(path="", line=None)

    def test_is_whole_and_has_given_all_that_can_be_read(self):
        stream = EventStream(metadata=Metadata(), events=[EVENT])
        assert not stream.partial
        assert (*stream.remains(), *stream.unread()) == ()
