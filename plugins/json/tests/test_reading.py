"""Reading JSON: strictly, and with the place of each fault."""

import io
import json
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline import Event, Metadata
from timeline.errors import DocumentError, Fault, format_path
from timeline.io import open_stream

HEAD = '{"version": 1, "timeline": {"title": "T"}}\n'
EVENT = '{"id": "e", "title": "E"}'


def read(text: str | bytes, name: str = "json") -> tuple[Metadata, list[Event], list[Fault]]:
    data = text.encode() if isinstance(text, str) else text
    reading = timeline.read(io.BytesIO(data), format=name)
    return reading.metadata, list(reading.timeline), list(reading.faults)


def read_lines(text: str | bytes) -> tuple[Metadata, list[Event], list[Fault]]:
    return read(text, "jsonl")


def places(faults: list[Fault]) -> list[tuple[str, int | None]]:
    return [(format_path(fault.path), fault.line) for fault in faults]


@pytest.fixture
def limit():
    """Set how many digits Python reads as a number; as it was, afterwards."""
    before = sys.get_int_max_str_digits()
    yield sys.set_int_max_str_digits
    sys.set_int_max_str_digits(before)


def document(event: str) -> str:
    return f'{{"version": 1,\n"events": [\n{event}\n]}}'


@pytest.mark.parametrize("number", ["1e99999999999999999999", "-1e-99999999999999999999"])
def test_number_that_nothing_can_hold_is_a_fault_in_its_place(number):
    text = f'{{"events": [\n{{"id": "a", "title": "A", "extra": {{"x": {number}}}}}]}}'
    with pytest.raises(DocumentError, match=r"line 2: events\[0\]\.extra\.x"):
        timeline.loads(text, "json")


class TestValues:
    @pytest.mark.parametrize(
        "written", ["0.1000000000000000055", "123456789012345678901234567890", "1E+400", "-0.0"]
    )
    def test_a_number_is_exact_whatever_its_size(self, written):
        figure = f'{{"measure": "m", "amount": {written}}}'
        _, (event,), faults = read(document(f'{{"id": "e", "title": "E", "figures": [{figure}]}}'))
        assert faults == []
        assert event.figures[0].amount == Decimal(written)

    def test_the_name_of_the_schema_is_allowed(self):
        assert read(f'{{"$schema": "timeline.schema.json", "events": [{EVENT}]}}')[2] == []

    def test_byte_order_mark_is_dropped(self):
        assert read(b"\xef\xbb\xbf" + document(EVENT).encode())[1][0].id == "e"
        assert read_lines(b"\xef\xbb\xbf" + EVENT.encode())[1][0].id == "e"


class TestBareList:
    def test_is_read_as_the_events_of_a_document(self):
        metadata, events, faults = read(f"[{EVENT}]")
        assert (metadata, [event.id for event in events], faults) == (Metadata(), ["e"], [])
        assert read("[]") == (Metadata(), [], [])

    def test_faults_have_their_places_and_lines(self):
        _, events, faults = read(
            f'[\n{EVENT},\n{{"id": "f",\n"title": "F",\n"when": "2024-13"}}\n]'
        )
        assert [event.id for event in events] == ["e"]
        assert places(faults) == [("events[1].when", 5)]


class TestOtherFormats:
    @pytest.mark.parametrize("dialect", ["timelinejs", "schema.org"])
    def test_what_is_written_and_not_read_is_one_fault(self, dialect):
        when = {"id": "e", "title": "E", "when": "2024-07-03"}
        made = timeline.Timeline([timeline.Event(**when)], title="T")
        _, events, faults = read(timeline.dumps(made, "json", dialect=dialect))
        assert events == []
        (fault,) = faults
        assert "which the format json writes and does not read" in fault.message

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ('{"title": {"text": {"headline": "T"}}, "events": []}', "TimelineJS"),
            ('{"events": [{"start_date": {"year": 1990}}]}', "TimelineJS"),
            ('{"@context": "https://schema.org", "@type": "Event"}', "JSON-LD"),
            ('{"type": "FeatureCollection", "features": []}', "GeoJSON"),
        ],
    )
    def test_are_named(self, text, name):
        (fault,) = read(text)[2]
        assert fault.message.startswith(f"this is {name}")


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ('{"events": [\n{"id": "e"\n:1}]}', 3, "column 1"),
            ('{"events": [NaN]}', 1, "NaN is not JSON"),
            ('{"events":\n[-Infinity]}', 2, "-Infinity is not JSON"),
            ('{"$schema":\nNaN}', 1, "expected the name of the schema"),
            ("Infinity", 1, "Infinity is not JSON"),
            ('{"events": []}\n{}', 2, "jsonl"),
            ("", 1, "expecting value"),
            ('{"events":\n' + "[" * 100_000, None, "nested too deep"),
            ("\n5", 2, "a document is a table"),
            ('{\n"$schema": 1}', 2, "expected the name of the schema"),
            ('{"version": "1\n', 1, "column 15: the text is not closed"),
            ('{"version": "\x01"}', 1, "control character"),
            (b'{"a":\n"\xff"}', 2, "byte 0xff at offset 7"),
        ],
    )
    def test_what_is_not_json_is_reported_with_its_place(self, text, line, words):
        (fault,) = read(text)[2]
        assert fault.line == line
        assert words in fault.message
        assert format_path(fault.path) in {"", "events", "events[0]", "$schema"}
        assert fault.event == ""

    @pytest.mark.parametrize("sign", ["", "-"])
    def test_a_number_of_more_digits_than_python_reads_is_exact(self, sign, limit):
        limit(640)
        number = sign + "1" * 999
        figure = f'{{"measure": "m", "amount": {number}}}'
        _, (event,), faults = read(document(f'{{"id": "e", "title": "E", "figures": [{figure}]}}'))
        assert faults == []
        assert event.figures[0].amount == Decimal(number)

    def test_a_key_that_is_given_twice_has_the_line_of_the_second(self):
        _, events, faults = read(document('{"id": "e",\n"title": "E",\n"id": "f"}'))
        assert events == []
        assert places(faults) == [("events[0].id", 5)]
        assert faults[0].message.startswith("the key is given twice in one object; expected text")

    def test_all_faults_come_in_one_run_with_their_lines(self):
        _, events, faults = read(
            document(
                '{"id": "a", "title": "A",\n"when": "2024-13",\n'
                '"actors": ["AZ",\n{"nmae": "B"}]},\n'
                f"{EVENT},\n"
                '{"id": "c"}'
            )
        )
        assert [event.id for event in events] == ["e"]
        assert {(format_path(f.path), f.line, f.event) for f in faults} >= {
            ("events[0].when", 4, "a"),
            ("events[0].actors[1].nmae", 6, "a"),
            ("events[2].title", 8, "c"),
        }

    @pytest.mark.parametrize("read", [read, read_lines])
    def test_what_is_refused_in_an_event_hides_no_other_fault_of_it(self, read):
        event = (
            '{"id": "a", "title": "A", "title": "B", "when": "2024-13",'
            ' "extra": {"x": NaN}, "tgas": []}'
        )
        _, events, faults = read(event if read is read_lines else f'{{"events": [{event}]}}')
        assert events == []
        assert {format_path(fault.path).removeprefix("events[0].") for fault in faults} == {
            "title",
            "extra.x",
            "when",
            "tgas",
        }

    @pytest.mark.parametrize("read", [read, read_lines])
    def test_a_type_that_is_given_twice_is_one_fault_of_the_type(self, read):
        event = '{"id": "a", "title": "A", "type": "visit", "type": "meeting", "rank": "state"}'
        _, events, faults = read(event if read is read_lines else f'{{"events": [{event}]}}')
        assert events == []
        assert [format_path(fault.path).removeprefix("events[0].") for fault in faults] == ["type"]

    @pytest.mark.parametrize("format_", ["json", "jsonl"])
    def test_a_reference_to_an_event_in_which_something_is_refused_is_no_fault(self, format_):
        faulty = '{"id": "a", "title": "A", "title": "A"}'
        refers = '{"id": "b", "title": "B", "relations": [{"kind": "follows", "event": "a"}]}'
        lines = f"{faulty}\n{refers}"
        data = lines if format_ == "jsonl" else f'{{"events": [{faulty}, {refers}]}}'
        with pytest.raises(DocumentError) as caught:
            timeline.loads(data, format_)
        assert [fault.message for fault in caught.value.faults] == [
            "the key is given twice in one object; expected text"
        ]

    def test_a_citation_of_no_source_is_reported_of_an_event_in_which_something_is_refused(self):
        event = '{"id": "a", "title": "A", "title": "A", "citations": ["s"]}'
        for data, format_ in ((event, "jsonl"), (f'{{"events": [{event}]}}', "json")):
            with pytest.raises(DocumentError, match="names the source 's'"):
                timeline.loads(data, format_)

    def test_what_is_refused_loses_no_other_event_and_hides_no_other_fault(self):
        _, events, faults = read(
            document(
                '{"id": "a", "id": "b", "title": "A"},\n'
                '{"id": "c", "title": "C", "extra": {"x": [1, NaN]}, "codes": {"y": Infinity}},\n'
                f'{EVENT},\n{{"id": "d"}}'
            )
        )
        assert [event.id for event in events] == ["e"]
        assert [
            (*place, fault.event) for place, fault in zip(places(faults), faults, strict=True)
        ] == [
            ("events[0].id", 3, ""),
            ("events[1].extra.x[1]", 4, "c"),
            ("events[1].codes.y", 4, "c"),
            ("events[3].title", 6, "d"),
        ]

    @pytest.mark.parametrize("read", [read, read_lines])
    def test_an_event_is_left_out_though_nothing_else_is_wrong_with_it(self, read):
        event = '{"id": "a", "title": "A", "title": "B"}'
        _, events, faults = read(event if read is read_lines else f'{{"events": [{event}]}}')
        assert events == []
        assert [(fault.message, fault.event) for fault in faults] == [
            ("the key is given twice in one object; expected text", "a")
        ]

    @pytest.mark.parametrize("event", ["[NaN]", '{"id": 5, "title": NaN}', '{"title": NaN}'])
    def test_an_event_without_an_id_is_named_by_its_place_alone(self, event):
        _, _, faults = read(f'{{"events": [{event}]}}')
        assert {fault.event for fault in faults} == {""}
        assert faults[0].path[:2] == ("events", 0)

    @pytest.mark.parametrize(
        ("head", "path"),
        [
            ('"timeline": {"title": "T",\n"extra": {"x": NaN}}', "timeline.extra.x"),
            ('"timeline": {"title": "T",\n"title": "T"}', "timeline.title"),
            ('"timeline": {"title": "S"},\n"timeline": {"title": "T"}', "timeline"),
            ('"sources": {"s": {"title": "S"},\n"t": NaN}', "sources.t"),
            ('"sources":\nNaN', "sources"),
            ('"$schema":\nNaN', "$schema"),
        ],
    )
    def test_what_is_refused_in_the_head_loses_no_event_and_is_reported_once(self, head, path):
        _, events, faults = read(f'{{{head}, "events": [{EVENT}, {{"id": "f", "title": "F"}}]}}')
        assert [event.id for event in events] == ["e", "f"]
        assert [(place, line is not None) for place, line in places(faults)] == [(path, True)]

    def test_a_list_of_events_that_is_given_twice_is_not_read(self):
        _, events, faults = read(f'{{"events": [{EVENT}],\n"events": []}}')
        assert events == []
        assert places(faults) == [("events", 2)]
        assert faults[0].message.endswith("; expected a list of events")

    def test_duplicate_ids_have_the_line_of_the_second(self):
        with pytest.raises(DocumentError) as caught:
            timeline.loads(document(f"{EVENT},\n{EVENT}"), "json")
        assert places(caught.value.faults) == [("events[1].id", 4)]


NUMBERS = st.sampled_from(
    ["0", "-0", "1.10", "1E+5", "1e5", "-0.0", "1E-999", "18446744073709551616", "12" * 40]
) | st.floats(allow_nan=False, allow_infinity=False).map(repr)
ATOMS = NUMBERS | st.sampled_from(["true", "null"]) | st.text().map(json.dumps)
KEYS = st.sampled_from(['"a"', '"b"', '"\\u0061"', '"é"'])


def _compound(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    members = st.lists(st.tuples(KEYS, inner).map(":".join))
    return st.lists(inner).map(lambda items: f"[{','.join(items)}]") | members.map(
        lambda pairs: f"{{{','.join(pairs)}}}"
    )


class TestLayout:
    @given(text=st.recursive(ATOMS, _compound, max_leaves=8))
    def test_of_a_line_is_read_as_it_is_read_from_a_document(self, text):
        event = f'{{"id": "e", "title": "E", "extra": {{"x": {text}}}}}'
        _, of_lines, in_lines = read_lines(event)
        _, of_document, reported = read(f'{{"events": [{event}]}}')
        assert of_lines == of_document
        assert [fault.message for fault in in_lines] == [fault.message for fault in reported]


class TestLines:
    def test_the_first_line_says_what_the_timeline_is(self):
        metadata, (event,), faults = read_lines(f"{HEAD}{EVENT}\n")
        assert (metadata.title, event.id, faults) == ("T", "e", [])

    def test_without_it_all_lines_are_events(self):
        metadata, events, faults = read_lines(f"{EVENT}\n{EVENT.replace('e', 'f', 1)}")
        assert metadata == Metadata()
        assert [event.id for event in events] == ["e", "f"]
        assert faults == []

    def test_a_broken_line_loses_no_other(self):
        lines = [HEAD.strip(), EVENT, '{"id":', "", b"\xff", '{"a": 1, "a": 2}', "NaN", "[" * 9999]
        data = b"\n".join(x if isinstance(x, bytes) else x.encode() for x in lines)
        _, events, faults = read_lines(data + b'\n{"id": "f", "title": "F"}')
        assert [event.id for event in events] == ["e", "f"]
        assert {fault.line for fault in faults} == {3, 5, 6, 7, 8}

    def test_the_line_of_the_timeline_needs_no_version(self):
        metadata, events, faults = read_lines(
            f'{{"sources": {{}}, "timeline": {{"title": "T"}}}}\n{EVENT}'
        )
        assert (metadata.title, len(events), faults) == ("T", 1, [])

    def test_a_line_of_the_timeline_that_comes_later_is_one_fault(self):
        metadata, events, (fault,) = read_lines(f"{HEAD}{EVENT}\n{HEAD}")
        assert (metadata.title, len(events)) == ("T", 1)
        assert (fault.line, "first line" in fault.message) == (3, True)

    def test_events_within_the_line_of_the_timeline_are_a_fault(self):
        _, events, (fault,) = read_lines(f'{{"version": 1, "events": [{EVENT}]}}\n')
        assert events == []
        assert (fault.line, "the format json" in fault.message) == (1, True)

    @pytest.mark.parametrize(
        ("head", "path"),
        [
            ('{"sources": {}, "title": "x"}', "title"),
            ('{"version": "2"}', "version"),
            ('{"sources": 5}', "sources"),
            ('{"timeline": {"title": 5}}', "timeline.title"),
        ],
    )
    def test_what_is_wrong_with_the_line_of_the_timeline_has_its_number(self, head, path):
        _, events, faults = read_lines(f"\n{head}\n{EVENT}")
        assert places(faults) == [(path, 2)]
        assert len(events) == 1

    def test_what_is_wrong_with_an_event_has_the_number_of_its_line(self):
        _, events, faults = read_lines(f'{EVENT}\n\n{{"id": "c", "when": "2024-13"}}\n')
        assert len(events) == 1
        assert places(faults) == [("when", 3), ("title", 3)]
        assert {fault.event for fault in faults} == {"c"}

    def test_a_name_of_the_schema_alone_is_no_event(self):
        _, events, faults = read_lines(f'{{"$schema": "timeline.schema.json"}}\n{EVENT}')
        assert (len(events), faults) == (1, [])

    def test_no_event_of_a_later_version_is_read_as_in_a_document(self):
        _, events, (fault,) = read_lines(f'{{"version": 2}}\n{EVENT}')
        assert events == []
        assert places([fault]) == [("version", 1)]

    def test_what_is_refused_in_the_first_line_loses_nothing_else_of_it(self):
        head = '{"timeline": {"title": "T", "title": "T"}, "sources": {"s": {"title": "S"}}}'
        metadata, events, (fault,) = read_lines(f"{head}\n{EVENT}")
        assert places([fault]) == [("timeline.title", 1)]
        assert ([source.id for source in metadata.sources], len(events)) == (["s"], 1)

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ('{"id": "e"', "column 11: expecting ',' delimiter"),
            ('{"id": "e', "column 8: unterminated string"),
            (f"{EVENT},", f"column {len(EVENT) + 1}: the value of this line has ended here"),
            ("\u00a0", "column 1: expecting value"),
        ],
    )
    @pytest.mark.parametrize("end", ["", "\n", "\r\n"])
    def test_a_broken_line_has_the_column_and_words_of_that_line(self, line, words, end):
        (fault,) = read_lines(f"{line}{end}")[2]
        assert (fault.line, words in fault.message) == (1, True)

    def test_strict_reading_stops_at_a_broken_line_and_the_other_goes_on(self):
        text = f'{HEAD}{EVENT}\n{{"id":\n'
        with pytest.raises(DocumentError, match="line 3"):
            timeline.loads(text, "jsonl")
        with pytest.warns(timeline.errors.SkippedWarning, match="line 3"):
            assert len(timeline.loads(text, "jsonl", strict=False)) == 1

    def test_a_fault_of_the_whole_has_the_line_of_its_event(self):
        with pytest.raises(DocumentError) as caught:
            timeline.loads(f"{HEAD}\n{EVENT}\n\n{EVENT}\n", "jsonl")
        assert [fault.line for fault in caught.value.faults] == [5]

    def test_lines_are_read_as_they_are_asked_for(self):
        file = io.BytesIO((HEAD + f"{EVENT}\n" * 100_000).encode())
        with open_stream(file, format="jsonl") as stream:
            next(iter(stream.events))
        assert file.tell() < 200_000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('{}[]",:\\ \nab'),
    lambda inner: st.lists(inner) | st.dictionaries(st.text('{}[]",:\\ ab'), inner),
)


class TestPositions:
    @given(JSON, st.sampled_from([None, 0, 2]))
    def test_every_value_is_found_where_it_is(self, value, indent):
        text = json.dumps({"timeline": {"extra": {"x": value}}, "zzz": 1}, indent=indent)
        lines = text.split("\n")
        (fault,) = (fault for fault in read(text)[2] if fault.path == ("zzz",))
        assert fault.line is not None
        assert '"zzz"' in lines[fault.line - 1]

    def test_a_list_item_has_its_own_line(self):
        _, _, faults = read('{"events": [\n{"id": "a", "title": "A", "actors": ["AZ",\n5]}]}')
        assert places(faults) == [("events[0].actors[1]", 3)]
