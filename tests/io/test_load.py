import errno
import io
import warnings
from pathlib import Path

import pytest
from tests.toy_format import ToyPlugin, toys

import timeline
from timeline import DocumentError, Event, Relation, Source, Timeline
from timeline.errors import (
    FieldError,
    FormatError,
    Location,
    OptionError,
    PluginError,
    SkippedWarning,
    format_path,
)
from timeline.io import open_stream
from timeline.model import Metadata
from timeline.plugins import (
    EventStream,
    Importer,
    ImporterSpec,
    NoOptions,
    Registry,
    hookimpl,
)


@pytest.fixture
def registry():
    return toys()


@pytest.fixture
def toy(tmp_path):
    """Write a file in the toy format."""

    def write(data, name="in.toy"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


def faults_of(path, registry):
    with pytest.raises(DocumentError) as caught:
        timeline.load(path, registry=registry)
    return [str(fault) for fault in caught.value.faults]


class TestLoad:
    def test_format_goes_by_the_suffix(self, toy, registry):
        tl = timeline.load(toy("Toys\na\nb a\n"), registry=registry)
        assert (tl.title, [event.id for event in tl]) == ("Toys", ["a", "b"])

    def test_format_named_goes_before_the_suffix(self, toy, registry):
        assert len(timeline.load(toy("T\na", "in.txt"), format="toy", registry=registry)) == 1

    def test_open_file_needs_its_format_named(self, registry):
        with pytest.raises(FormatError, match="the data has no suffix to infer a format from"):
            timeline.load(io.BytesIO(b""), registry=registry)

    def test_open_file_stays_open(self, registry):
        file = io.BytesIO(b"T\na")
        assert len(timeline.load(file, format="toy", registry=registry)) == 1
        assert not file.closed

    @pytest.mark.parametrize("data", ["T\na\nb", b"T\na\nb"])
    def test_data_may_be_text_or_bytes(self, data, registry):
        assert len(timeline.loads(data, "toy", registry=registry)) == 2

    @pytest.mark.parametrize("source", [io.StringIO("T"), b"in.toy", 1, None])
    @pytest.mark.parametrize("named", ["toy", None])
    def test_what_is_no_path_and_no_binary_file_is_refused(self, registry, source, named):
        with pytest.raises(
            TypeError, match=r"source: .* expected a path as text, or a binary file"
        ):
            timeline.load(source, format=named, registry=registry)

    @pytest.mark.parametrize("data", [None, 5, ["T"]])
    def test_what_is_no_data_is_refused(self, registry, data):
        with pytest.raises(TypeError, match=r"data: .* is not allowed; expected text or bytes"):
            timeline.loads(data, "toy", registry=registry)

    @pytest.mark.parametrize("wrong", [5, "", [], Timeline()], ids=repr)
    @pytest.mark.parametrize(
        "call",
        [
            lambda wrong: timeline.load("in.toy", registry=wrong),
            lambda wrong: timeline.read("in.toy", registry=wrong),
            lambda wrong: timeline.shards("in.toy", registry=wrong),
            lambda wrong: timeline.export(Timeline(), "out.toy", registry=wrong),
            lambda wrong: timeline.dumps(Timeline(), "toy", registry=wrong),
            lambda wrong: timeline.convert("in.toy", "out.toy", registry=wrong),
            lambda wrong: timeline.formats(registry=wrong),
        ],
        ids=["load", "read", "shards", "export", "dumps", "convert", "formats"],
    )
    def test_what_is_no_registry_is_refused(self, call, wrong):
        with pytest.raises(TypeError, match=r"registry: .* is not allowed; expected a Registry"):
            call(wrong)

    def test_text_that_no_bytes_can_hold_is_a_fault(self, registry):
        with pytest.raises(DocumentError, match="line 2: not UTF-8: byte 0xed"):
            timeline.loads("T\n\ud800", "toy", registry=registry)

    def test_wrong_option_is_refused(self, registry):
        with pytest.raises(OptionError, match="toy has no option 'laud'"):
            timeline.loads("T", "toy", registry=registry, laud=1)

    def test_missing_file_is_named(self, tmp_path, registry):
        with pytest.raises(FileNotFoundError, match=r"nowhere\.toy"):
            timeline.load(tmp_path / "nowhere.toy", registry=registry)

    @pytest.mark.parametrize("named", ["toy", None])
    def test_directory_is_named(self, tmp_path, registry, named):
        with pytest.raises(IsADirectoryError) as caught:
            timeline.load(tmp_path, format=named, registry=registry)
        assert (caught.value.errno, caught.value.filename) == (errno.EISDIR, str(tmp_path))

    def test_what_is_not_utf8_is_named_with_its_place(self, toy, registry):
        path = toy(b"T\na\n\xff\n")
        with pytest.raises(DocumentError) as caught:
            timeline.load(path, registry=registry)
        assert str(caught.value) == f"{path}: line 3: not UTF-8: byte 0xff at offset 4"


class TestImporterThatIsWrong:
    @pytest.mark.parametrize(
        ("given", "words"),
        [
            (None, "Wrong.read returned None as a document; expected an EventStream"),
            ([], "Wrong.read returned [] as a document; expected an EventStream"),
            (
                EventStream(metadata={}, events=()),
                "Wrong.read returned {} as metadata; expected Metadata",
            ),
            (
                EventStream(metadata=Metadata(), events=["event"]),
                (
                    "Wrong.read returned 'event' as events; expected pairs of an Event and its"
                    " Location"
                ),
            ),
            (
                EventStream(metadata=Metadata(), events=[(Event(id="a", title="A"), 3)]),
                (
                    "Wrong.read returned (Event(id='a', title='A'), 3) as events;"
                    " expected pairs of an Event and its Location"
                ),
            ),
        ],
    )
    @pytest.mark.parametrize("how", ["load", "convert"])
    def test_what_is_no_stream_of_events_names_the_importer(self, given, words, how):
        class Wrong(Importer[NoOptions]):
            options_type = NoOptions

            def read(self, file, faults):
                return given

        class Plugin:
            @hookimpl
            def timeline_importers(self):
                yield ImporterSpec(
                    name="wrong", target=Wrong, media_type="text/x", suffixes=(".x",), summary="x"
                )

        registry = Registry()
        registry.register(Plugin(), "wrong")
        registry.register(ToyPlugin(), "toy")

        def convert():
            timeline.convert(
                io.BytesIO(), io.BytesIO(), source_format="wrong", format="toy", registry=registry
            )

        def load():
            timeline.loads("", "wrong", registry=registry)

        with pytest.raises(PluginError) as caught:
            {"load": load, "convert": convert}[how]()
        assert str(caught.value) == f"plugin wrong (wrong): {words}"


def given_by(stream, *, faulty=True, line=None):
    """A registry with a format that is read as *stream*, whatever the document.

    A fault of an event is found before, and one of a *line*, if there is one.
    """

    class Given(Importer[NoOptions]):
        options_type = NoOptions

        def read(self, file, faults):
            if faulty:
                faults.add("a bad event", event="unread")
            if line:
                faults.add("a bad line", line=line)
            return stream

    class Plugin:
        @hookimpl
        def timeline_importers(self):
            yield ImporterSpec(
                name="given", target=Given, media_type="text/x", suffixes=(".x",), summary="x"
            )

    registry = Registry()
    registry.register(Plugin(), "given")
    return registry


class TestWhatAnImporterNeedNotLookFor:
    def test_reference_says_that_it_may_lead_to_what_could_not_be_read(self):
        relations = [Relation(kind="follows", event=other) for other in ("unread", "nowhere")]
        event = Event(id="a", title="A", relations=relations)
        registry = given_by(EventStream.of([event]), line=3)
        with pytest.raises(DocumentError) as caught:
            timeline.loads("", "given", registry=registry)
        assert [str(fault) for fault in caught.value.faults] == [
            "(unread): a bad event",
            (
                "events[0].relations[1].event (a): names the event 'nowhere', which is not in the"
                " timeline, or is in a part that could not be read"
            ),
            "line 3: a bad line",
        ]

    def test_source_that_is_given_twice_is_one_fault_and_the_first_is_kept(self):
        sources = [Source(id="s", title="First"), Source(id="s", title="Second")]
        cites = Event(id="a", title="A", citations=["s"])
        registry = given_by(EventStream.of([cites], Metadata(sources=sources)))
        with pytest.raises(DocumentError) as caught:
            timeline.loads("", "given", registry=registry)
        assert [fault.message for fault in caught.value.faults] == [
            "a bad event",
            "source id 's' is used twice: sources[0] and sources[1]",
        ]
        with pytest.warns(SkippedWarning):
            tl = timeline.loads("", "given", registry=registry, strict=False)
        assert [source.title for source in tl.metadata.sources] == ["First"]

    def test_id_that_is_used_twice_is_a_fault_in_a_part_of_something_larger_too(self):
        relations = [Relation(kind="follows", event="elsewhere")]
        twice = [Event(id="a", title="A"), Event(id="a", title="A", relations=relations)]
        stream = EventStream(
            metadata=Metadata(),
            events=[(event, Location(line=number)) for number, event in enumerate(twice, 1)],
            partial=True,
        )
        with pytest.raises(DocumentError) as caught:
            timeline.loads("", "given", registry=given_by(stream))
        assert [fault.message for fault in caught.value.faults] == [
            "a bad event",
            "event id 'a' is used twice: line 1 and line 2",
        ]

    def test_line_that_is_missing_is_asked_for_once_there_is_a_fault(self):
        asked = []

        def line_of(path):
            asked.append(path)
            return 7

        follows = Relation(kind="follows", event="nowhere")
        first, second = Event(id="a", title="A"), Event(id="a", title="A", relations=[follows])
        location = Location(path=("events", 0))
        stream = EventStream(
            metadata=Metadata(), events=[(first, location), (second, location)], line_of=line_of
        )
        with pytest.raises(DocumentError) as caught:
            timeline.loads("", "given", registry=given_by(stream))
        assert [fault.line for fault in caught.value.faults] == [7, 7, 7]
        assert asked == [(), ("events", 0, "id"), ("events", 0, "relations", 0, "event")]
        del asked[:]
        whole = EventStream(metadata=Metadata(), events=[(first, location)], line_of=line_of)
        timeline.loads("", "given", registry=given_by(whole, faulty=False))
        assert asked == []

    def test_cell_is_named_in_place_of_a_line(self):
        event = Event(id="a", title="A", citations=["nowhere"])
        location = Location(path=("events", 0), address="Events!B17")
        stream = EventStream(metadata=Metadata(), events=[(event, location)])
        with pytest.raises(DocumentError) as caught:
            timeline.loads("", "given", registry=given_by(stream))
        assert str(caught.value.faults[1]).startswith(
            "Events!B17: events[0].citations[0].source (a): names the source 'nowhere'"
        )


class TestFaults:
    def test_one_run_tells_them_all_each_with_its_line(self, toy, registry):
        path = toy("Toys\na\nbad\na\nbad\nb other a\n")
        assert faults_of(path, registry) == [
            "line 3: a bad line",
            "line 4: id (a): event id 'a' is used twice: line 2 and line 4",
            "line 5: a bad line",
            (
                "line 6: relations[0].event (b): names the event 'other', which is not in the"
                " timeline, or is in a part that could not be read"
            ),
        ]

    def test_skipping_warns_of_each_and_keeps_the_rest(self, toy, registry):
        path = toy("Toys\na\nbad\na\nb nobody a nobody-else\n")
        with pytest.warns(SkippedWarning) as caught:
            tl = timeline.load(path, registry=registry, strict=False)
        assert [(event.id, [r.event for r in event.relations]) for event in tl] == [
            ("a", []),
            ("b", ["a"]),
        ]
        messages = [str(warning.message) for warning in caught]
        assert len(messages) == 4
        assert all(message.startswith(f"{path}: line ") for message in messages)

    def test_good_document_warns_of_nothing(self, toy, registry):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tl = timeline.load(toy("Toys\na\n"), registry=registry, strict=False)
        assert [event.id for event in tl] == ["a"]


class TestReferencesToWhatCouldNotBeRead:
    """They are left out with it, and are no faults of their own."""

    def load(self, text, **given):
        return timeline.loads(text, "toml", **given)

    def faults(self, text):
        with pytest.raises(DocumentError) as caught:
            self.load(text)
        return [format_path(fault.path) for fault in caught.value.faults]

    def test_event_with_a_fault_is_not_called_missing(self):
        text = """
            [[events]]
            id = "first"
            title = "First"
            when = "2024-13"
            [[events]]
            id = "second"
            title = "Second"
            relations = [{ kind = "follows", event = "first" }]
        """
        assert self.faults(text) == ["events[0].when"]
        with pytest.warns(SkippedWarning) as caught:
            (second,) = self.load(text, strict=False)
        assert second.relations == ()
        # What was left out is reported, although it is not at fault itself.
        assert [format_path(each.message.fault.path) for each in caught] == [
            "events[0].when",
            "events[1].relations[0].event",
        ]

    def test_sources_of_an_event_with_a_fault_are_checked_too(self):
        text = """
            [[events]]
            id = "first"
            title = "First"
            when = "2024-13"
            citations = ["nobody"]
        """
        assert self.faults(text) == ["events[0].when", "events[0].citations[0].source"]

    def test_each_fault_has_the_line_of_its_path(self):
        text = """
            [[events]]
            id = "first"
            title = "First"
            [[events]]
            title = "Second"
            id = "first"
            [[events]]
            id = "third"
            title = "Third"
            type = "agreement"
            [[events.phases]]
            stage = "signed"
            citations = [
                "nobody",
            ]
        """
        with pytest.raises(DocumentError) as caught:
            self.load(text)
        assert [fault.line for fault in caught.value.faults] == [7, 15]

    def test_source_with_a_fault_is_not_called_missing(self):
        text = """
            [sources.ttp]
            title = "T"
            url = "no address"
            [[events]]
            id = "first"
            title = "First"
            citations = ["ttp"]
        """
        assert self.faults(text) == ["sources.ttp.url"]

    def test_reference_may_lead_to_a_line_that_is_not_json(self):
        lines = (
            '{"id": "b", "title": "B", "relations": [{"kind": "follows", "event": "summit"}]}\n'
            '{"id": "summit, "title": "Summit"}\n'
        )
        with pytest.raises(DocumentError) as caught:
            timeline.loads(lines, "jsonl")
        dangling, broken = caught.value.faults
        assert (dangling.line, broken.line) == (1, 2)
        assert dangling.message.endswith("or is in a part that could not be read")

    def test_reference_to_nothing_offers_the_id_most_like_it(self):
        text = """
            [sources.memoirs]
            title = "M"
            [[events]]
            id = "first"
            title = "First"
            citations = ["memoir"]
            relations = [{ kind = "follows", event = "frist" }]
        """
        with pytest.raises(DocumentError) as caught:
            self.load(text)
        reported = [fault.message.partition("; ")[2] for fault in caught.value.faults]
        assert reported == ["did you mean 'memoirs'?", "did you mean 'first'?"]

    def test_other_references_are_reported_all_the_same(self):
        text = """
            [[events]]
            id = "first"
            title = "First"
            when = "2024-13"
            [[events]]
            id = "second"
            title = "Second"
            citations = ["nowhere"]
            relations = [{ kind = "follows", event = "nobody" }]
        """
        assert self.faults(text) == [
            "events[0].when",
            "events[1].citations[0].source",
            "events[1].relations[0].event",
        ]

    def test_reference_within_a_phase_is_left_out_and_the_phase_stays(self):
        text = """
            [sources.ttp]
            title = "T"
            [[events]]
            type = "agreement"
            id = "first"
            title = "First"
            phases = [{ stage = "signed", citations = ["nowhere", "ttp"] }]
        """
        with pytest.warns(SkippedWarning, match=r"phases\[0\]\.citations\[0\]\.source"):
            (event,) = self.load(text, strict=False)
        assert [c.source for c in event.phases[0].citations] == ["ttp"]


class TestOpenStream:
    def test_events_come_one_by_one_in_the_documents_order(self, toy, registry):
        with open_stream(toy("Toys\nb\na\n"), registry=registry) as stream:
            assert stream.metadata.title == "Toys"
            assert [event.id for event, _ in stream.events] == ["b", "a"]

    def test_faults_come_after_the_last_event(self, toy, registry):
        got = []
        with (
            open_stream(toy("Toys\na\nbad\nb\nbad"), registry=registry) as stream,
            pytest.raises(DocumentError) as caught,
        ):
            got.extend(event.id for event, _ in stream.events)
        assert len(caught.value.faults) == 2

    def test_skipping_warns_on_the_way(self, toy, registry):
        with (
            open_stream(toy("T\nbad\na\nbad"), registry=registry, strict=False) as stream,
            pytest.warns(SkippedWarning) as caught,
        ):
            assert [event.id for event, _ in stream.events] == ["a"]
        assert len(caught) == 2


class TestMessages:
    def test_skipped_faults_are_reported_once_each_as_they_are_met(self, registry):
        stream = open_stream(
            io.BytesIO(b"T\na\nbad\nb\nbad\nbad\n"),
            format="toy", strict=False, registry=registry,
        )  # fmt: skip
        with pytest.warns(SkippedWarning) as caught, stream as reading:
            reported = [(event.id, len(caught)) for event, _ in reading.events]
        assert reported == [("a", 0), ("b", 1)]
        assert [str(each.message).split(": ")[1] for each in caught] == [
            "line 3",
            "line 5",
            "line 6",
        ]

    def test_a_fault_is_one_line_whatever_the_document_calls_its_keys(self):
        key = '"a\\nb\\u001b[31m\\ud800"'
        with pytest.raises(DocumentError) as caught:
            timeline.loads(f'{{"events": [{{"id": "e", "title": "E", {key}: 1}}]}}', "json")
        assert str(caught.value).isprintable()
        assert r"events[0].a\nb\x1b[31m\ud800 (e): is not a field" in str(caught.value)


@pytest.mark.parametrize("path", ["a\0b.toml", "a\ud800.toml"])
def test_path_that_no_file_can_have_is_refused_by_every_function(path, toy):
    there, empty = toy("", "there.toml"), timeline.Timeline([])
    calls = [
        ("source", lambda: timeline.load(path)),
        ("source", lambda: timeline.read(Path(path))),
        ("source", lambda: timeline.shards([path])),
        ("source", lambda: timeline.convert(path, "a.json")),
        ("target", lambda: timeline.convert(there, path)),
        ("target", lambda: timeline.export(empty, path)),
        ("target", lambda: timeline.export_parts(empty, path, max_bytes=100)),
    ]
    for argument, call in calls:
        with pytest.raises(FieldError, match="expected a path without NUL") as caught:
            call()
        assert caught.value.field == argument


class TestStrict:
    """Whether a fault is an error is True or False, and nothing that passes for one of them."""

    @pytest.mark.parametrize("strict", [None, 0, 1, "no", "False", []])
    def test_anything_else_is_refused(self, tmp_path, strict):
        path = tmp_path / "talks.json"
        path.write_text("[]")
        with pytest.raises(TypeError, match=r"^strict: .* is not allowed; expected True or False"):
            timeline.load(path, strict=strict)
        with pytest.raises(TypeError, match=r"^strict: "):
            timeline.loads("[]", "json", strict=strict)
        with pytest.raises(TypeError, match=r"^strict: "):
            timeline.convert(path, io.BytesIO(), "json", strict=strict)
        with pytest.raises(TypeError, match=r"^strict: "):
            timeline.shards(path, strict=strict)
