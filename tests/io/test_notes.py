"""Notes: what was read but deserves a look."""

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tests.toy_format import toys

import timeline
from timeline import Event, Metadata, ReadingNote
from timeline.cli import main
from timeline.errors import Faults, Location
from timeline.plugins import EventStream, Importer, ImporterSpec, NoOptions, hookimpl

TEXT = b"a\nb?\nc?\nd?\ne?\n"


class LinesImporter(Importer[NoOptions]):
    """A line an event; one that ends in a question mark is noted, and "bad" is refused."""

    options_type = NoOptions

    def read(self, file, faults):
        def events() -> Iterator[tuple[Event, Location]]:
            for number, line in enumerate(file.read().decode().splitlines(), 1):
                if line == "bad":
                    faults.add("a bad line", line=number)
                    continue
                if line.endswith("?"):
                    message = f"{line} is read without its question mark"
                    faults.note(message, kind="question mark", line=number)
                yield Event(id=line.rstrip("?"), title="T"), Location(line=number)

        faults.note("the lines have no dates")
        return EventStream(metadata=Metadata(), events=events())


class Plugin:
    @hookimpl
    def timeline_importers(self):
        yield ImporterSpec(
            name="lines",
            target=LinesImporter,
            media_type="text/plain",
            suffixes=(".lines",),
            summary="lines",
        )


@pytest.fixture
def registry():
    made = toys()
    made.register(Plugin(), "lines")
    return made


NOTES = [
    "the lines have no dates",
    "line 2: b? is read without its question mark; also at line 3, line 4 and 1 more",
]


class TestReading:
    def test_has_each_kind_once_with_its_number_and_first_places(self, registry):
        reading = timeline.read(io.BytesIO(TEXT), format="lines", registry=registry)
        assert [*map(str, reading.notes)] == NOTES
        assert [note.count for note in reading.notes] == [1, 4]
        assert reading.notes[1].places == tuple(Location(line=n) for n in (2, 3, 4))
        assert reading.faults == ()
        assert len(reading.timeline) == 5

    def test_without_notes_has_none(self):
        assert timeline.read(io.BytesIO(b"[]"), format="json").notes == ()


class TestWarnings:
    def test_loading_warns_of_each_kind(self, registry):
        with pytest.warns(ReadingNote) as caught:
            timeline.loads(TEXT, "lines", registry=registry)
        assert [str(each.message) for each in caught] == [f"the data: {note}" for note in NOTES]
        assert caught[0].filename == __file__

    def test_loading_what_has_faults_raises_them(self, registry):
        with pytest.raises(timeline.DocumentError, match="a bad line"):
            timeline.loads(b"a?\nbad\n", "lines", registry=registry)

    @pytest.mark.parametrize("strict", [True, False])
    def test_converting_warns_at_the_end(self, registry, tmp_path, strict):
        source = tmp_path / "t.lines"
        source.write_bytes(TEXT)
        with pytest.warns(ReadingNote) as caught:
            timeline.convert(source, io.BytesIO(), "toy", strict=strict, registry=registry)
        assert [str(each.message) for each in caught] == [f"{source}: {note}" for note in NOTES]

    def test_a_worker_sends_its_notes_back(self, registry, tmp_path):
        paths = [tmp_path / "one.lines", tmp_path / "two.lines"]
        paths[0].write_bytes(b"a?\n")
        paths[1].write_bytes(b"b?\n")
        parts = timeline.shards(paths, registry=registry)
        with ThreadPoolExecutor(1) as pool, pytest.warns(ReadingNote) as caught:
            timeline.export(parts, io.BytesIO(), "toy", executor=pool, registry=registry)
        named = [each.message.name for each in caught if each.message.note.places]
        assert named == [*map(str, paths)]


class TestCommand:
    def test_notes_go_to_standard_error_before_the_faults(self, registry, tmp_path):
        source = tmp_path / "t.lines"
        source.write_bytes(b"a?\nbad\n")
        result = CliRunner().invoke(main, ["show", str(source)], obj=registry)
        assert result.exit_code == 2
        assert result.stderr.splitlines()[:3] == [
            f"note: {source}: the lines have no dates",
            f"note: {source}: line 1: a? is read without its question mark",
            f"{source}: line 2: a bad line",
        ]
        assert result.stdout == ""


class TestSink:
    @given(st.lists(st.integers(1, 9), max_size=30))
    def test_every_note_is_counted_and_the_first_three_places_are_kept(self, lines):
        faults = Faults()
        for line in lines:
            faults.note("odd", line=line)
        notes = faults.notes.with_lines(None)
        assert sum(note.count for note in notes) == len(lines)
        kept = [place.line for note in notes for place in note.places]
        assert kept == lines[:3]
        assert len(faults) == 0

    @pytest.mark.parametrize(
        "wrong",
        [
            {"message": 5},
            {"kind": None},
            {"path": "events"},
            {"line": "5"},
            {"address": 5},
        ],
    )
    def test_wrong_types_are_refused(self, wrong):
        with pytest.raises(TypeError):
            Faults().note(**{"message": "odd", **wrong})

    def test_unprintable_characters_are_escaped(self):
        faults = Faults()
        faults.note("a\x1bb", address="B\n2")
        (note,) = faults.notes.with_lines(None)
        assert str(note) == "B\\n2: a\\x1bb"
