"""The conformance tests for importers pass what is good, and find each planted defect."""

import io
import json
from typing import ClassVar

import attrs
import pytest
from tests.testing.defects import (
    Good,
    GoodImporter,
    ImportsWithAnOptionOfAReservedName,
    Tariff,
    registry_of,
)

from timeline.errors import Location
from timeline.model import Metadata
from timeline.plugins import EventStream
from timeline.testing import ImporterConformance


class TestGoodImporter(ImporterConformance):
    format = "tested"
    registry = registry_of(Good)
    documents = (b'[{"title":"T"},{}]\n{"id":"a","title":"A"}\n',)
    broken: ClassVar = {
        b'[{},{}]\n{"id":"a","title":"A"}\n{"id":"b"}\nnonsense\n{"id":"c","title":"C"}\n': 2
    }


class TestGoodImporterBesideATypeWithRulesAcrossFields(ImporterConformance):
    format = "tested"
    registry = registry_of(Good, Tariff)


class Raises(GoodImporter):
    """Lets the parser's error through."""

    def read(self, file, faults):
        json.loads(file.readline())
        file.seek(0)
        return super().read(file, faults)


class StopsAtTheFirst(GoodImporter):
    def read(self, file, faults):
        stream = super().read(file, faults)

        def events():
            for item in stream.events:
                if faults:
                    return
                yield item

        return EventStream(metadata=stream.metadata, events=events())


class SaysNotWhere(GoodImporter):
    """Yields events without a location."""

    def location(self, location):
        return Location()

    def read(self, file, faults):
        stream = super().read(file, faults)
        items = ((event, self.location(location)) for event, location in stream.events)
        return attrs.evolve(stream, events=items)


class SaysOnePlaceForAll(SaysNotWhere):
    def location(self, location):
        return Location(path=("events", 0))


class SaysALineBeyondTheEnd(SaysNotWhere):
    def location(self, location):
        return Location(line=location.line + 1000)


class CannotFindItsOwnPaths(GoodImporter):
    def read(self, file, faults):
        stream = super().read(file, faults)
        items = ((event, attrs.evolve(at, line=None)) for event, at in stream.events)
        return attrs.evolve(stream, events=items, line_of=lambda path: None)


class Swallows(GoodImporter):
    """Reads anything else as an empty document."""

    def read(self, file, faults):
        data = file.read()
        if not data.startswith(b"[{"):
            return EventStream(metadata=Metadata(), events=())
        return super().read(io.BytesIO(data), faults)


def complaint(importer, check, **given):
    class Tested(ImporterConformance):
        format = "tested"
        registry = registry_of(Good, importer=importer)
        documents = given.get("documents", ())
        broken = given.get("broken", {})

    with pytest.raises((pytest.fail.Exception, AssertionError, OSError)) as caught:
        getattr(Tested(), f"test_{check}")()
    return str(caught.value)


class TestPlantedDefects:
    def test_error_of_a_parser_is_found(self):
        message = complaint(Raises, "cut_document_is_faults_and_no_error")
        assert "raises JSONDecodeError" in message
        assert "with faults.add, with its line or path" in message

    def test_option_of_a_reserved_name_is_found(self):
        message = complaint(ImportsWithAnOptionOfAReservedName, "is_what_it_declares")
        assert "SizeOptions has an option 'max_bytes', which is a parameter of load" in message

    def test_rewinding_is_found(self):
        assert "seek" in complaint(Raises, "reads_what_cannot_be_rewound").lower()

    def test_losing_what_follows_a_fault_is_found(self):
        broken = TestGoodImporter.broken
        message = complaint(StopsAtTheFirst, "broken_event_does_not_lose_the_rest", broken=broken)
        assert "2 of its events are good" in message

    def test_swallowing_what_is_no_document_is_found(self):
        message = complaint(Swallows, "what_is_no_document_is_a_fault")
        assert "report what is not the format, with faults.add" in message

    @pytest.mark.parametrize(
        ("importer", "says"),
        [
            (SaysNotWhere, "has an empty Location: yield it with its line, path or address"),
            (SaysOnePlaceForAll, "have one location, events[0]"),
            (SaysALineBeyondTheEnd, "is said to be on line 1002"),
            (CannotFindItsOwnPaths, "line_of knows no line of events[0]"),
        ],
    )
    def test_wrong_location_is_found(self, importer, says):
        assert says in complaint(importer, "says_where_events_are")

    def test_fault_without_a_place_is_found(self):
        class SaysNotWhatFor(GoodImporter):
            def read(self, file, faults):
                return super().read(file, Placeless(faults))

        class Placeless:
            def __init__(self, outer):
                self.outer = outer

            def __len__(self):
                return len(self.outer)

            def add(self, message, **_):
                self.outer.add(message)

        broken = TestGoodImporter.broken
        message = complaint(SaysNotWhatFor, "broken_event_does_not_lose_the_rest", broken=broken)
        assert "has no place: give faults.add its line, path or address" in message

    def test_good_document_with_a_fault_is_found(self):
        message = complaint(
            GoodImporter, "reads_good_documents_without_fault", documents=(b"nonsense",)
        )
        assert "faults in a good document: line 1: not JSON" in message
