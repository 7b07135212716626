"""Documents that are read as one piece: which events are yielded, and what is told of the rest."""

from collections.abc import Iterable

from timeline import wire
from timeline.errors import Fault, Faults
from timeline.plugins import EventStream, PlacedFaults, document_stream


class Numbered:
    """Positions that say the number in a path."""

    def line(self, path: str) -> int | None:
        return int(path[7]) if path.startswith("events[") else None


def stream_of(
    events: Iterable[object], *, passed_over: str = "", not_whole: str = ""
) -> tuple[EventStream, list[str], list[Fault]]:
    faults = Faults()
    placed = PlacedFaults(faults, Numbered)
    stream = document_stream(
        {"events": list(events)},
        wire.Reader(placed),
        placed,
        passed_over=lambda path: path == passed_over,
        not_whole=lambda path: path == not_whole,
    )
    return stream, [event.id for event in stream.events], list(faults)


GOOD = [{"id": name, "title": "E"} for name in "abc"]


class TestDocumentStream:
    def test_events_are_where_the_document_has_them(self):
        stream, ids, faults = stream_of([{"id": "x"}, *GOOD])
        assert ids == ["a", "b", "c"]
        assert (stream.origin(2).path, stream.origin(2).line) == ("events[3]", 3)
        assert [(fault.path, fault.line) for fault in faults] == [("events[0].title", 0)]
        assert [(event.id, origin.path) for event, origin in stream.remains()] == [
            ("x", "events[0]")
        ]

    def test_what_is_passed_over_is_not_looked_at(self):
        stream, ids, faults = stream_of([{"id": "x"}, *GOOD], passed_over="events[0]")
        assert (ids, faults, list(stream.remains())) == (["a", "b", "c"], [], [])

    def test_what_is_not_whole_is_looked_at_and_remains(self):
        stream, ids, faults = stream_of(GOOD, not_whole="events[1]")
        assert (ids, faults) == (["a", "c"], [])
        assert [(event.id, origin.line) for event, origin in stream.remains()] == [("b", 1)]
        _, ids, (fault,) = stream_of([{"id": "x"}, *GOOD], not_whole="events[0]")
        assert (ids, fault.path) == (["a", "b", "c"], "events[0].title")

    def test_metadata_is_of_the_documents_timeline_and_sources(self):
        parts = {"timeline": {"title": "T"}, "sources": {"s": {"title": "S"}}}
        placed = PlacedFaults(Faults(), Numbered)
        stream = document_stream(parts, wire.Reader(placed), placed)
        assert stream.metadata.title == "T"
        assert [source.id for source in stream.metadata.sources] == ["s"]
        assert list(stream.events) == []

    def test_what_is_not_whole_remains_behind_what_has_faults(self):
        stream, *_ = stream_of([*GOOD, {"id": "x"}], not_whole="events[0]")
        assert [event.id for event, _ in stream.remains()] == ["x", "a"]


class TestPlacedFaults:
    def test_they_are_on_their_way_and_held_nowhere_on_it(self):
        placed = PlacedFaults(faults := Faults(), Numbered)
        placed.add("wrong")
        assert len(faults) == 1
        # What held none of its own would be empty, and false, whatever was added.
        assert not hasattr(placed, "__len__")

    def test_go_on_with_the_line_of_their_path(self):
        faults = Faults()
        placed = PlacedFaults(faults, Numbered)
        placed.add("wrong", path="events[4].when", event="a")
        placed.add("wrong", path="events[4].when", line=2)
        placed.add("wrong")
        assert [*faults] == [
            Fault(message="wrong", path="events[4].when", event="a", line=4),
            Fault(message="wrong", path="events[4].when", line=2),
            Fault(message="wrong"),
        ]

    def test_the_text_is_gone_through_once_and_only_for_a_fault(self):
        times = []

        def find():
            times.append(1)
            return Numbered()

        placed = PlacedFaults(Faults(), find)
        assert times == []
        for number in range(3):
            placed.add("wrong", path=f"events[{number}]")
        assert times == [1]
