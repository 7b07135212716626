import io
from pathlib import PurePath

import attrs
import pytest
from tests.toy_format import ToyOptions, ToyPlugin, many_toys, toys

import timeline
from timeline import Event, Relation, Timeline
from timeline.errors import (
    DocumentError,
    Fault,
    FieldError,
    FormatError,
    OptionError,
    PluginError,
)
from timeline.plugins import (
    EventStream,
    Exporter,
    ExporterSpec,
    NoOptions,
    Registry,
    WholeExporter,
    hookimpl,
)


@pytest.fixture
def registry():
    return toys()


@pytest.fixture
def two():
    """A timeline of two events."""
    return Timeline([Event(id="a", title="A"), Event(id="b", title="B")], title="Two")


class TestPartOfATimeline:
    @pytest.mark.parametrize("parted", [lambda part: part, timeline.shards])
    @pytest.mark.parametrize("format_", ["json", "jsonl", "toml", "ical"])
    def test_relation_that_leads_out_is_lost_and_the_rest_loads(self, parted, format_):
        inside = Relation(kind="follows", event="b")
        outside = Relation(kind="implements", event="c")
        events = [
            Event(id="b", title="B", when="2023"),
            Event(id="a", title="A", when="2024", relations=[inside, outside]),
            Event(id="c", title="C", when="2030"),
        ]
        part = Timeline(events).before("2030")
        buffer = io.BytesIO()
        (loss,) = timeline.export(parted(part), buffer, format_).losses
        assert (loss.field, loss.count, loss.examples) == ("relations", 1, ("a",))
        assert loss.reason == "it leads to an event that is not exported with this one"
        read = timeline.loads(buffer.getvalue(), format_)
        assert read["a"].relations == (inside,)
        assert list(read) == list(part.self_contained())

    @pytest.mark.parametrize("parted", [lambda part: part, timeline.shards])
    def test_relation_to_an_event_that_the_format_leaves_out_is_lost(self, parted):
        events = [
            Event(id="a", title="A", when="2024", relations=[Relation(kind="follows", event="b")]),
            Event(id="b", title="B", relations=[Relation(kind="causes", event="a")]),
        ]
        losses = timeline.export(parted(Timeline(events)), io.BytesIO(), "ical").losses
        assert [(loss.field, loss.examples) for loss in losses if loss.field != "citations"] == [
            ("event", ("b",)),
            ("relations", ("a",)),
        ]

    def test_relations_that_the_format_reports_are_not_reported_twice(self):
        def losses_of(*relations):
            events = [
                *(Event(id=f"e{n}", title="E", relations=r) for n, r in enumerate(relations)),
                Event(id="gone", title="G", tags=["gone"], relations=[FOLLOWS_GONE]),
            ]
            losses = timeline.export(Timeline(events), io.BytesIO(), "sparse", registry=SPARSE)
            return {loss.reason: loss.examples for loss in losses.losses if loss.field != "event"}

        left_out = "it leads to an event that the format leaves out"
        assert losses_of([CAUSES]) == {"it causes": ("e0",)}
        assert losses_of([FOLLOWS_GONE]) == {left_out: ("e0",)}
        # Both of one event are lost already.
        assert losses_of([CAUSES, FOLLOWS_GONE]) == {"it causes": ("e0",)}
        assert losses_of([], [CAUSES], [FOLLOWS_GONE]) == {"it causes": ("e1",), left_out: ("e2",)}


FOLLOWS_GONE = Relation(kind="follows", event="gone")
CAUSES = Relation(kind="causes", event="e0")


class Sparse(Exporter[NoOptions]):
    """Leaves some events out, and the relations of others."""

    options_type = NoOptions

    def encode(self, event, losses):
        if event.tags:
            losses.add(event, "event", "it is gone")
            return b""
        if any(relation.kind == "causes" for relation in event.relations):
            losses.add(event, "relations", "it causes")
        return b"."


class SparsePlugin:
    @hookimpl
    def timeline_exporters(self):
        yield ExporterSpec(
            name="sparse", target=Sparse, media_type="text/x", suffixes=(".x",), summary="x"
        )


SPARSE = Registry()
SPARSE.register(SparsePlugin(), "sparse")


class TestExport:
    def test_result_says_what_was_written(self, registry, two, tmp_path):
        path = tmp_path / "out.toy"
        result = timeline.export(two, path, "toy", registry=registry)
        assert path.read_bytes() == b"Two\na,b\n.\n"
        assert (result.format, result.path, result.events, result.bytes) == ("toy", path, 2, 10)
        assert not result.losses

    def test_path_may_be_text(self, registry, two, tmp_path):
        result = timeline.export(two, str(tmp_path / "out.toy"), "toy", registry=registry)
        assert result.path == tmp_path / "out.toy"

    def test_open_file_is_written_to_and_stays_open(self, registry, two):
        buffer = io.BytesIO(b"")
        result = timeline.export(two, buffer, "toy", registry=registry)
        assert result.path is None
        assert buffer.getvalue() == b"Two\na,b\n.\n"

    def test_qualified_name_is_taken(self, registry, two):
        assert timeline.dumps(two, "toy:toy", registry=registry) == b"Two\na,b\n.\n"

    def test_options_are_taken_by_keyword(self, registry, two):
        assert timeline.dumps(two, "toy", registry=registry, loud=True) == b"Two\nA,B\n.\n"

    def test_unknown_option_names_the_known_ones(self, registry, two):
        with pytest.raises(OptionError, match="toy has no option 'laud'; it has: loud, kill"):
            timeline.dumps(two, "toy", registry=registry, laud=True)

    def test_unknown_format_names_the_installed_ones(self, registry, two):
        with pytest.raises(FormatError, match="'icla'; installed: picture, toy"):
            timeline.dumps(two, "icla", registry=registry)

    @pytest.mark.parametrize("events", [[Event(id="a", title="A")], iter(()), None, "talks.toml"])
    def test_anything_but_a_timeline_is_refused(self, registry, events):
        with pytest.raises(TypeError, match="expected a Timeline, an EventStream or Shards"):
            timeline.dumps(events, "toy", registry=registry)

    @pytest.mark.parametrize("target", [io.StringIO(), b"out.toy", 1, None])
    def test_anything_but_a_path_or_a_binary_file_is_refused(self, registry, two, target):
        with pytest.raises(
            TypeError, match=r"target: .* expected a path as text, or a binary file"
        ):
            timeline.export(two, target, "toy", registry=registry)
        with pytest.raises(TypeError, match="target: "):
            timeline.export(two, target, registry=registry)

    def test_stream_of_events_is_taken(self, registry, two):
        stream = EventStream.of(iter(two), two.metadata)
        assert timeline.dumps(stream, "toy", registry=registry) == b"Two\na,b\n.\n"

    def test_empty_timeline_has_a_beginning_and_an_end(self, registry):
        assert timeline.dumps(Timeline([]), "toy", registry=registry) == b"\n\n.\n"

    def test_format_that_sees_all_events_at_once(self, registry, two, tmp_path):
        result = timeline.export(two, tmp_path / "p", "picture", registry=registry)
        assert (result.events, result.bytes) == (2, 3)


class TestFormatOfATarget:
    def test_goes_by_the_suffix(self, registry, two, tmp_path):
        result = timeline.export(two, tmp_path / "two.picture", registry=registry)
        assert (result.format, result.path.read_bytes()) == ("picture", b"a b")
        (part,) = timeline.export_parts(two, tmp_path / "2.toy", max_bytes=99, registry=registry)
        assert (part.format, part.path.name) == ("toy", "2-1.toy")

    def test_that_is_named_is_taken_whatever_the_suffix(self, registry, two, tmp_path):
        result = timeline.export(two, tmp_path / "two.picture", "toy", registry=registry)
        assert result.path.read_bytes() == b"Two\na,b\n.\n"

    def test_unknown_suffix_names_the_known_ones(self, registry, two):
        with pytest.raises(FormatError, match=r"two\.tyo.*\.toy \(toy\)"):
            timeline.export(two, "two.tyo", registry=registry)

    def test_open_file_needs_its_format_named(self, registry, two):
        with pytest.raises(FormatError, match=r"an open file has no suffix .*: give the format"):
            timeline.export(two, io.BytesIO(), registry=registry)

    @pytest.mark.parametrize("write", [timeline.export, timeline.export_parts])
    def test_swapped_with_its_target_is_named_as_such(self, registry, two, write):
        more = {"max_bytes": 9} if write is timeline.export_parts else {}
        with pytest.raises(FormatError, match=r"'two\.toy'.* the target comes before the format"):
            write(two, "toy", "two.toy", registry=registry, **more)
        with pytest.raises(TypeError, match=r"format: .* as text, after the target"):
            write(two, "toy", PurePath("two.toy"), registry=registry, **more)
        with pytest.raises(FormatError, match="toy is a format, and a file was expected"):
            write(two, "toy", registry=registry, **more)
        with pytest.raises(FormatError, match="a file was expected"):
            timeline.convert("two.toy", "toy", registry=registry)


class TestExporterThatReturnsSomethingElse:
    @pytest.mark.parametrize("given", [None, "", "text", 5])
    def test_anything_but_bytes_is_refused(self, two, given):
        class Wrong(Exporter[NoOptions]):
            options_type = NoOptions

            def encode(self, event, losses):
                return given

        class Plugin:
            @hookimpl
            def timeline_exporters(self):
                yield ExporterSpec(
                    name="wrong", target=Wrong, media_type="text/x", suffixes=(".x",), summary="x"
                )

        registry = Registry()
        registry.register(Plugin(), "wrong")
        with pytest.raises(PluginError, match="Wrong returned something else than bytes"):
            timeline.dumps(two, "wrong", registry=registry)


class TestSections:
    def test_heading_replaces_the_separator_where_the_section_changes(self, registry):
        def event(id_, *tags):
            return Event(id=id_, title="T", tags=tags)

        tl = Timeline([event("a"), event("b", "x"), event("c", "x"), event("d", "y"), event("e")])
        assert timeline.dumps(tl, "toy", registry=registry) == b"\na[x]b,c[y]d,e\n.\n"

    def test_event_that_is_left_out_opens_no_section_and_leaves_no_separator(self, registry):
        tl = Timeline(
            [
                Event(id="a", title="A", status="cancelled", tags=["x"]),
                Event(id="b", title="B", tags=["y"]),
                Event(id="c", title="C", status="cancelled", tags=["z"]),
                Event(id="d", title="D", tags=["y"]),
                Event(id="e", title="E", status="cancelled"),
            ]
        )
        result = timeline.export(tl, target := io.BytesIO(), "toy", registry=registry)
        assert target.getvalue() == b"\n[y]b,d\n.\n"
        assert result.events == 2
        assert [str(loss) for loss in result.losses] == [
            "event: a toy has no cancelled events (3: a, c, e)"
        ]


class TestNotATimeline:
    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ([], "timeline: list is not allowed; expected .* with Timeline\\(events\\)$"),
            (
                timeline.Agreement(id="a", title="A"),
                "timeline: Agreement is not allowed; expected .* with Timeline\\(\\[event\\]\\)$",
            ),
        ],
    )
    def test_message_says_how_to_make_a_timeline(self, given, message):
        with pytest.raises(TypeError, match=message):
            timeline.dumps(given, "json")


class TestExamples:
    UNDATED = Timeline([Event(id=f"e{number}", title="E") for number in range(5)])
    ALL = ("e0", "e1", "e2", "e3", "e4")

    @pytest.mark.parametrize(
        ("given", "named"), [({}, ALL[:3]), ({"examples": 2}, ALL[:2]), ({"examples": None}, ALL)]
    )
    def test_a_loss_names_as_many_events_as_are_asked_for(self, tmp_path, given, named):
        (loss,) = timeline.export(self.UNDATED, io.BytesIO(), "ical", **given).losses
        (part,) = timeline.export_parts(
            self.UNDATED, tmp_path / "x.ics", "ical", max_bytes=10_000, **given
        )
        lines = io.BytesIO(timeline.dumps(self.UNDATED, "jsonl"))
        converted = timeline.convert(
            lines, io.BytesIO(), source_format="jsonl", format="ical", **given
        )
        assert (loss.field, loss.count, loss.examples) == ("event", 5, named)
        assert tuple(part.losses) == tuple(converted.losses) == (loss,)

    def test_relations_that_lead_out_are_all_named(self):
        out = [Relation(kind="follows", event="last")]
        whole = [
            Event(id=f"e{number}", title="E", when="2024", relations=out) for number in range(5)
        ]
        part = Timeline([*whole, Event(id="last", title="L", when="2030")]).before("2030")
        (loss,) = timeline.export(part, io.BytesIO(), "json", examples=None).losses
        assert (loss.field, loss.examples) == ("relations", self.ALL)

    @pytest.mark.parametrize(
        ("number", "kind"),
        [(0, FieldError), (-1, FieldError), ("3", TypeError), (True, TypeError), (1.0, TypeError)],
    )
    def test_number_of_examples_is_a_count_or_none(self, two, tmp_path, number, kind):
        for write, more in ((timeline.export, {}), (timeline.export_parts, {"max_bytes": 1})):
            with pytest.raises(kind, match=r"^examples: .* at least 1, or None"):
                write(two, tmp_path / "x.json", examples=number, **more)
        assert list(tmp_path.iterdir()) == []


class TestFailedExport:
    @pytest.fixture
    def old(self, tmp_path):
        path = tmp_path / "out.toy"
        path.write_bytes(b"old")
        return path

    def stands(self, path):
        return path.read_bytes() == b"old" and len(list(path.parent.iterdir())) == 1

    def test_exporter_that_raises_leaves_the_old_file_and_names_the_event(self, registry, old):
        tl = Timeline([Event(id="a", title="A"), Event(id="boom", title="B")])
        with pytest.raises(PluginError) as caught:
            timeline.export(tl, old, "toy", registry=registry)
        assert str(caught.value) == (
            "plugin toy (toy): RuntimeError: a fault in the exporter,"
            " while ToyExporter wrote the event 'boom'"
        )
        assert isinstance(caught.value.__cause__, RuntimeError)
        assert self.stands(old)

    def test_stream_that_raises_leaves_the_old_file(self, registry, old):
        def events():
            yield Event(id="a", title="A")
            raise DocumentError("talks.toy", [Fault(message="torn")])

        stream = EventStream.of(events())
        with pytest.raises(DocumentError, match=r"talks\.toy: torn"):
            timeline.export(stream, old, "toy", registry=registry)
        assert self.stands(old)

    def test_full_disk_leaves_the_old_file(self, registry, old):
        with pytest.raises(OSError, match="No space left"):
            timeline.export(Timeline([]), "/dev/full", "toy", registry=registry)

        class Full(io.BytesIO):
            def write(self, data):
                raise OSError(28, "No space left on device")

        with pytest.raises(OSError, match="No space left"):
            timeline.export(Timeline([]), Full(), "toy", registry=registry)
        assert self.stands(old)

    def test_wrong_option_is_refused_before_the_file_is_touched(self, registry, old):
        with pytest.raises(OptionError):
            timeline.export(Timeline([]), old, "toy", registry=registry, loud=3)
        assert self.stands(old)

    def test_missing_directory_is_not_made(self, registry, tmp_path):
        with pytest.raises(FileNotFoundError, match="no such directory"):
            timeline.export(Timeline([]), tmp_path / "no" / "out.toy", "toy", registry=registry)


class TestConvert:
    def test_formats_go_by_the_suffixes(self, registry, tmp_path):
        source = tmp_path / "in.toy"
        source.write_bytes(b"Toys\nb\na\n")
        result = timeline.convert(source, tmp_path / "out.picture", registry=registry)
        assert (tmp_path / "out.picture").read_bytes() == b"b a"
        assert result.format == "picture"

    def test_formats_and_options_can_be_named(self, registry):
        target = io.BytesIO()
        timeline.convert(
            io.BytesIO(b"Toys\na"),
            target,
            source_format="toy",
            format="toy",
            registry=registry,
            source_options={"loud": False},
            loud=True,
        )
        assert target.getvalue() == b"Toys\nA\n.\n"

    @pytest.mark.parametrize("named", ["source_format", "format"])
    def test_open_file_needs_its_format_named(self, registry, named):
        with pytest.raises(FormatError, match="has no suffix to"):
            timeline.convert(io.BytesIO(), io.BytesIO(), registry=registry, **{named: "toy"})

    def test_every_fault_is_reported_and_nothing_is_written(self, registry, tmp_path):
        source = tmp_path / "in.toy"
        source.write_bytes(b"Toys\nbad\na\nbad\n")
        with pytest.raises(DocumentError) as caught:
            timeline.convert(source, tmp_path / "out.toy", registry=registry)
        assert [fault.line for fault in caught.value.faults] == [2, 4]
        assert not (tmp_path / "out.toy").exists()

    def test_file_can_be_converted_onto_itself(self, registry, tmp_path):
        path = tmp_path / "in.toy"
        path.write_bytes(b"Toys\na\nb\n")
        timeline.convert(path, path, registry=registry)
        assert path.read_bytes() == b"Toys\na,b\n.\n"

    def test_few_events_are_held_at_a_time(self, registry):
        taken = most = 0

        def events():
            nonlocal taken, most
            for number in range(20_000):
                taken += 1
                most = max(most, taken - written)
                yield Event(id=f"event-{number}", title="T")

        written = 0

        class Counting(io.BytesIO):
            def write(self, data):
                nonlocal written
                written += data.count(b"event-")
                return len(data)

        stream = EventStream.of(events())
        timeline.export(stream, Counting(), "toy", registry=registry)
        assert written == 20_000
        assert most <= 250


class TestWholeExporter:
    def test_knows_its_options_and_the_timeline(self, two):
        class Titled(WholeExporter[ToyOptions]):
            options_type = ToyOptions

            def render(self, events, losses):
                title = f"{self.metadata.title}: {len(list(events))}"
                return (title.upper() if self.options.loud else title).encode()

        class Plugin:
            @hookimpl
            def timeline_exporters(self):
                yield ExporterSpec(
                    name="titled",
                    target=Titled,
                    media_type="text/x",
                    suffixes=(".x",),
                    summary="x",
                )

        registry = Registry()
        registry.register(Plugin(), "titled")
        assert timeline.dumps(two, "titled", registry=registry) == b"Two: 2"
        assert timeline.dumps(two, "titled", registry=registry, loud=True) == b"TWO: 2"


class TestFormats:
    def test_lists_what_can_be_read_and_written(self, registry):
        picture, toy = timeline.formats(registry=registry)
        assert (picture.name, picture.reads, picture.writes) == ("picture", False, True)
        assert (toy.name, toy.reads, toy.writes) == ("toy", True, True)
        assert toy.suffixes == (".toy",)
        assert toy.distribution == "toy"

    def test_empty_registry_has_none(self):
        assert timeline.formats(registry=Registry()) == ()

    def test_name_of_two_distributions_is_qualified(self, registry):
        registry.register(ToyPlugin(), "another")
        named = [(info.name, info.distribution) for info in timeline.formats(registry=registry)]
        assert named == [
            ("another:picture", "another"),
            ("another:toy", "another"),
            ("toy:picture", "toy"),
            ("toy:toy", "toy"),
        ]

    def test_are_sorted_by_name_across_distributions(self):
        class Earlier:
            @hookimpl
            def timeline_importers(self):
                for spec in ToyPlugin().timeline_importers():
                    yield attrs.evolve(spec, name="abacus")

        registry = Registry()
        registry.register(ToyPlugin(), "a-distribution")
        registry.register(Earlier(), "z-distribution")
        named = [info.name for info in timeline.formats(registry=registry)]
        assert named == ["abacus", "picture", "toy"]

    def test_format_is_described_by_its_exporter_if_it_has_one(self):
        class Described:
            @hookimpl
            def timeline_exporters(self):
                for spec in ToyPlugin().timeline_exporters():
                    yield attrs.evolve(spec, summary="written")

            @hookimpl
            def timeline_importers(self):
                for name in ("toy", "read-only"):
                    for spec in ToyPlugin().timeline_importers():
                        yield attrs.evolve(spec, name=name, summary="read")

        registry = Registry()
        registry.register(Described(), "described")
        summaries = {info.name: info.summary for info in timeline.formats(registry=registry)}
        assert summaries == {"picture": "written", "read-only": "read", "toy": "written"}


class TestWithoutARegistry:
    """What is installed is used where no registry is named."""

    DATA = b'{"events": [{"id": "a", "title": "A"}]}'

    def test_formats_are_those_installed(self):
        assert {"ical", "json", "markdown", "toml"} <= {info.name for info in timeline.formats()}

    def test_stream_is_read(self):
        with timeline.io.open_stream(io.BytesIO(self.DATA), format="json") as stream:
            assert [event.id for event, _ in stream.events] == ["a"]

    def test_document_is_converted(self, tmp_path):
        (tmp_path / "in.json").write_bytes(self.DATA)
        timeline.convert(tmp_path / "in.json", tmp_path / "out.toml")
        assert len(timeline.load(tmp_path / "out.toml")) == 1


def test_many_events_are_written_as_one_by_one(registry):
    tl = many_toys(600)
    buffer = io.BytesIO()
    result = timeline.export(tl, buffer, "toy", registry=registry)
    body = buffer.getvalue().removeprefix(b"Toys\n").removesuffix(b"\n.\n")
    assert body.count(b"event-") == result.events == 514
    assert b",," not in body
