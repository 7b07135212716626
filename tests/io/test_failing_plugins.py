"""A plugin that fails: who, at what and why, for every part that it is asked for."""

import io

import pytest

import timeline
from timeline import EdtfError, Event, PluginError, Timeline
from timeline.model import Metadata
from timeline.plugins import (
    EventStream,
    Exporter,
    ExporterSpec,
    Importer,
    ImporterSpec,
    NoOptions,
    Registry,
    WholeExporter,
    hookimpl,
)

TALKS = Timeline([Event(id="talks", title="Talks", tags=["a"]), Event(id="visit", title="Visit")])
CLASH = "RuntimeError: no luck"


def fail(*_):
    raise RuntimeError("no luck")


class Works(Exporter[NoOptions]):
    options_type = NoOptions

    def encode(self, event, losses):
        return event.id.encode()

    def section(self, event):
        return "tagged" if event.tags else None


class Whole(WholeExporter[NoOptions]):
    options_type = NoOptions
    render = fail


class Reads(Importer[NoOptions]):
    options_type = NoOptions
    read = fail


class ReadsOne(Importer[NoOptions]):
    options_type = NoOptions

    def read(self, file, faults):
        def events():
            yield Event(id="talks", title="Talks")
            fail()

        return EventStream(metadata=Metadata(), events=events())


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
            whole = issubclass(exporter, WholeExporter)
            yield ExporterSpec(target=exporter, whole=whole, **declared)

        @hookimpl
        def timeline_importers(self):
            yield ImporterSpec(target=importer, **declared)

    registry = Registry()
    registry.register(Plugin(), "own")
    return registry


def message(call):
    """The message of the `PluginError` that *call* raises, which names the plugin and its cause."""
    with pytest.raises(PluginError) as caught:
        call()
    assert (caught.value.plugin, caught.value.distribution) == ("own", "own")
    assert isinstance(caught.value.__cause__, RuntimeError)
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
    def test_is_named_with_the_part_that_it_wrote(self, tmp_path, part, doing, parts):
        registry = installed(type("Broken", (Works,), {part: fail}))

        def write():
            if parts:
                timeline.export_parts(
                    TALKS, tmp_path / "talks.x", "own", max_bytes=9, registry=registry
                )
            else:
                timeline.export(TALKS, tmp_path / "talks.x", "own", registry=registry)

        assert message(write) == f"plugin own (own): {CLASH}, while Broken {doing}"
        assert list(tmp_path.iterdir()) == []

    def test_whole_one_is_named(self):
        registry = installed(Whole)
        assert message(lambda: timeline.dumps(TALKS, "own", registry=registry)) == (
            f"plugin own (own): {CLASH}, while Whole wrote the document"
        )

    def test_what_speaks_of_something_else_is_raised_as_it_is_with_a_note(self):
        error = EdtfError("x", 0, "expected a year")

        class Refuses(Works):
            def encode(self, event, losses):
                raise error

        with pytest.raises(EdtfError) as caught:
            timeline.dumps(TALKS, "own", registry=installed(Refuses))
        assert caught.value is error
        assert error.__notes__ == ["while Refuses wrote the event 'talks'"]


class TestImporter:
    @pytest.mark.parametrize("importer", [Reads, ReadsOne])
    def test_is_named(self, importer):
        registry = installed(importer=importer)
        told = f"plugin own (own): {CLASH}, while {importer.__name__} read"
        assert message(lambda: timeline.loads("", "own", registry=registry)) == told

        def convert():
            timeline.convert(
                io.BytesIO(),
                io.BytesIO(),
                source_format="own",
                format="own",
                registry=registry,
            )

        assert message(convert) == told
