"""A plugin that fails: who, at what and why, for every part that it is asked for."""

import io
import types
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest

import timeline
from timeline import EdtfError, Event, FieldError, Metadata, PluginError, Timeline
from timeline.plugins import (
    EventStream,
    Exporter,
    ExporterSpec,
    Importer,
    ImporterSpec,
    Location,
    NoOptions,
    Registry,
    WholeExporter,
    hookimpl,
)

TALKS = Timeline([Event(id="talks", title="Talks", tags=["a"]), Event(id="visit", title="Visit")])
EDTF_ERROR = EdtfError("x", 0, "expected a year")
BAD_VALUE = FieldError("when", "soon", "it takes a date")
FAILURES = [
    RuntimeError("no luck"),
    SystemExit(3),
    GeneratorExit("closed"),
    type("Stop", (BaseException,), {})("at once"),
]


def failing(error):
    def fail(*_):
        raise error

    return fail


@pytest.fixture(params=FAILURES, ids=lambda error: type(error).__name__)
def error(request):
    """What the plugin raises; it may even try to end the program."""
    return request.param


@pytest.fixture
def cause(error):
    """What messages say of it."""
    return f"{type(error).__name__}: {error}"


class Works(Exporter[NoOptions]):
    options_type = NoOptions

    def encode(self, event, losses):
        return event.id.encode()

    def section(self, event):
        return "tagged" if event.tags else None


class Reads(Importer[NoOptions]):
    options_type = NoOptions

    def read(self, file, faults):
        return EventStream.of(())


def installed(exporter=Works, importer=Reads):
    """A registry with a plugin called "own" that has these."""
    declared = {
        "name": "own",
        "media_type": "text/x",
        "suffixes": (".x",),
        "summary": "for these tests",
    }

    class Plugin:
        @hookimpl
        def timeline_exporters(self):
            yield ExporterSpec(target=exporter, **declared)

        @hookimpl
        def timeline_importers(self):
            yield ImporterSpec(target=importer, **declared)

    registry = Registry()
    registry.register(Plugin(), "own")
    return registry


def load(registry, _):
    timeline.loads("", "own", registry=registry)


def convert(registry, _):
    timeline.convert(io.BytesIO(), io.BytesIO(), "own", source_format="own", registry=registry)


def convert_files(registry, folder):
    path = folder / "talks.x"
    path.touch()
    with ThreadPoolExecutor(1) as pool:
        shards = timeline.shards(path, registry=registry)
        timeline.export(shards, io.BytesIO(), "own", executor=pool, registry=registry)


WAYS_TO_READ = [load, convert, convert_files]


def message(call):
    """The message of the `PluginError` that *call* raises, which names the plugin and its cause."""
    with pytest.raises(PluginError) as caught:
        call()
    assert (caught.value.plugin, caught.value.distribution) == ("own", "own")
    assert caught.value.__cause__ in FAILURES
    return str(caught.value)


class TestExporter:
    @pytest.mark.parametrize(
        ("part", "doing"),
        [
            ("__init__", "began the document"),
            ("prologue", "wrote the prologue"),
            ("encode", "wrote the event 'talks'"),
            ("section", "wrote the event 'talks'"),
            ("heading", "wrote the heading 'tagged'"),
            ("epilogue", "wrote the epilogue"),
        ],
    )
    @pytest.mark.parametrize("parts", [False, True])
    def test_is_named_with_the_part_that_it_wrote(self, tmp_path, error, part, doing, parts):
        registry = installed(type("Broken", (Works,), {part: failing(error)}))
        cause = f"{type(error).__name__}: {error}"

        def write():
            if parts:
                timeline.export_parts(
                    TALKS, tmp_path / "talks.x", "own", max_bytes=9, registry=registry
                )
            else:
                timeline.export(TALKS, tmp_path / "talks.x", "own", registry=registry)

        assert message(write) == f"plugin own (own): {cause}, while Broken {doing}"
        assert list(tmp_path.iterdir()) == []

    def test_whole_one_is_named(self, error, cause):
        class Whole(WholeExporter[NoOptions]):
            options_type = NoOptions
            render = failing(error)

        registry = installed(Whole)
        assert message(lambda: timeline.dumps(TALKS, "own", registry=registry)) == (
            f"plugin own (own): {cause}, while Whole wrote the document"
        )

    @pytest.mark.parametrize("part", ["encode", "render"])
    def test_interrupt_is_not_a_failure_of_the_plugin(self, part):
        base = Works if part == "encode" else WholeExporter[NoOptions]
        names = {part: failing(KeyboardInterrupt()), "options_type": NoOptions}
        registry = installed(
            types.new_class("Slow", (base,), exec_body=lambda ns: ns.update(names))
        )
        with pytest.raises(KeyboardInterrupt):
            timeline.dumps(TALKS, "own", registry=registry)

    def test_what_speaks_of_something_else_is_raised_as_it_is_with_a_note(self):
        error = OSError("the disk is full")

        class Refuses(Works):
            def encode(self, event, losses):
                raise error

        with pytest.raises(OSError, match="disk is full") as caught:
            timeline.dumps(TALKS, "own", registry=installed(Refuses))
        assert caught.value is error
        assert error.__notes__ == ["while Refuses wrote the event 'talks'"]

    @pytest.mark.parametrize("error", [BAD_VALUE, EDTF_ERROR])
    @pytest.mark.parametrize("base", [Works, WholeExporter[NoOptions]])
    def test_that_makes_a_bad_value_is_named(self, base, error):
        names = {"encode": failing(error), "render": failing(error), "options_type": NoOptions}
        broken = types.new_class("Broken", (base,), exec_body=lambda ns: ns.update(names))
        with pytest.raises(PluginError, match=r"^plugin own .*, while Broken wrote the") as caught:
            timeline.dumps(TALKS, "own", registry=installed(broken))
        assert caught.value.__cause__ is error


class TestOptions:
    def test_that_fail_are_named(self, error, cause):
        @attrs.frozen
        class Options:
            size_in_mm: int = attrs.field(default=1, validator=failing(error))

        registry = installed(type("Sized", (Works,), {"options_type": Options}))
        expected = f"plugin own (own): {cause}, while Sized checked its options"
        assert message(lambda: timeline.dumps(TALKS, "own", registry=registry)) == expected

    def test_whose_annotations_cannot_be_read_are_named(self):
        @attrs.frozen
        class Options:
            paper: "OfNoModule" = None  # noqa: F821

        registry = installed(type("Sized", (Works,), {"options_type": Options}))
        with pytest.raises(PluginError, match=r"own .own.: the annotations of Options cannot be"):
            registry.exporter("own").load()


class TestImporter:
    @pytest.fixture(params=["read", "after an event"])
    def registry(self, request, error):
        class Broken(Reads):
            def read(self, file, faults):
                def events():
                    yield Event(id="talks", title="Talks")
                    raise error

                if request.param == "read":
                    raise error
                return EventStream.of(events())

        return installed(importer=Broken)

    @pytest.mark.parametrize("way", WAYS_TO_READ)
    def test_is_named(self, registry, cause, way, tmp_path):
        expected = f"plugin own (own): {cause}, while Broken read"
        assert message(lambda: way(registry, tmp_path)) == expected

    @pytest.mark.parametrize(
        ("part", "returned"),
        [
            ("document", None),
            ("metadata", {"title": "Talks"}),
            ("events", 5),
            ("event", Event(id="a", title="A")),
            ("event", ("a", Location())),
            ("event", (Event(id="a", title="A"), 3)),
        ],
        ids=["document", "metadata", "events", "no pair", "no event", "no location"],
    )
    @pytest.mark.parametrize("way", WAYS_TO_READ)
    def test_that_returns_something_else_is_named(self, part, returned, way, tmp_path):
        class Wrong(Reads):
            def read(self, file, faults):
                if part == "document":
                    return returned
                return EventStream(
                    metadata=returned if part == "metadata" else Metadata(),
                    events=returned if part == "events" else [returned] * (part == "event"),
                )

        with pytest.raises(
            PluginError, match=r"^plugin own .*(Wrong.read returned|not iterable, while Wrong)"
        ) as caught:
            way(installed(importer=Wrong), tmp_path)
        assert caught.value.plugin == "own"

    @pytest.mark.parametrize("error", [BAD_VALUE, EDTF_ERROR])
    @pytest.mark.parametrize("way", WAYS_TO_READ)
    def test_that_reports_no_fault_of_a_bad_value_is_named(self, error, way, tmp_path):
        broken = type("Broken", (Reads,), {"read": failing(error)})
        with pytest.raises(PluginError, match=r"^plugin own .*, while Broken read$") as caught:
            way(installed(importer=broken), tmp_path)
        assert caught.value.__cause__ is error

    @pytest.mark.parametrize(
        "location",
        [{"path": "events"}, {"path": 5}, {"line": "3"}, {"line": 1.5}, {"address": 5}],
        ids=str,
    )
    @pytest.mark.parametrize("way", WAYS_TO_READ)
    def test_with_a_location_of_wrong_types_is_named(self, location, way, tmp_path):
        class Astray(Reads):
            def read(self, file, faults):
                pair = (Event(id="a", title="A"), Location(**location))
                return EventStream(metadata=Metadata(), events=[pair])

        with pytest.raises(PluginError, match=r"^plugin own .*Astray.read returned Location"):
            way(installed(importer=Astray), tmp_path)

    @pytest.mark.parametrize(
        "fault",
        [{"message": 5}, {"path": "events"}, {"line": "3"}, {"event": 5}, {"address": 5}],
        ids=str,
    )
    @pytest.mark.parametrize("way", WAYS_TO_READ)
    def test_with_a_fault_of_wrong_types_is_named(self, fault, way, tmp_path):
        class Vague(Reads):
            def read(self, file, faults):
                faults.add(**{"message": "is wrong", **fault})
                return EventStream.of(())

        with pytest.raises(PluginError, match=f"TypeError: {next(iter(fault))} .*, while Vague"):
            way(installed(importer=Vague), tmp_path)

    def test_with_a_line_of_a_wrong_type_is_named(self):
        class Astray(Reads):
            def read(self, file, faults):
                faults.add("is wrong", path=("events", 0))
                return EventStream(metadata=Metadata(), events=(), line_of=lambda _: "3")

        with pytest.raises(PluginError, match=r"^plugin own .*Astray.read returned '3' as a line"):
            load(installed(importer=Astray), None)
