"""No small document takes long, whatever is wrong with it: time and memory grow with its size.

Each document is about a third of a megabyte. The bounds are far above what the reading takes,
and far below what it took where the work grew with the square of the size.
"""

import io
import json
import pickle
import time

import pytest

import timeline
from timeline.errors import PluginWarning

MOST = 6.0  # seconds of a processor, also of a slow one that does much else


def event(number, **fields):
    return {"id": f"e{number}", "title": "T", "when": "2024", **fields}


def document(events, **parts):
    return json.dumps({"version": 1, "events": list(events), **parts})


SOURCES = {f"source{n}": {"title": "S"} for n in range(4000)}
DOCUMENTS = {
    "a key given twice": (
        "json",
        '{"events": [{"id": "a", "title": "A", '
        + ", ".join(f'"k{n}": 1, "k{n}": 2' for n in range(15_000))
        + "}]}",
    ),
    "citations to nowhere": (
        "json",
        document([event(0, citations=[f"s{n}" for n in range(20_000)])], sources={}),
    ),
    "citations of faulty events with near ids": (
        "json",
        document(
            ({"id": f"e{n}", "title": "", "citations": [f"sourc{n}"]} for n in range(4000)),
            sources=SOURCES,
        ),
    ),
    "long ids that are all alike": (
        "jsonl",
        "\n".join(
            json.dumps(event("a" * 60 + str(n), relations=[{"kind": "x", "event": "a" * 60}]))
            for n in range(2000)
        ),
    ),
    "dates that are none": (
        "jsonl",
        "\n".join(json.dumps(event(n, when=f"last tuesday {n}")) for n in range(5000)),
    ),
    "keys that are no fields": (
        "json",
        document([event(0, **{f"k{n}": 1 for n in range(20_000)})]),
    ),
    "types that are not installed": (
        "jsonl",
        "\n".join(json.dumps(event(n, type=f"t{n}")) for n in range(8000)),
    ),
    "sources that all contradict": (
        "json",
        document(
            [
                event(
                    0,
                    citations=[
                        {"source": f"source{n}", "says": str(1000 + n)} for n in range(4000)
                    ],
                )
            ],
            sources=SOURCES,
        ),
    ),
    "a bracket that is missing": (
        "toml",
        "a = [\n" + "".join(f'[[events]]\nid = "e{n}"\ntitle = "T"\n' for n in range(9000)),
    ),
    "tables that open and do not close": (
        "toml",
        "".join(f"a{n} = [1,\n" for n in range(30_000)),
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.filterwarnings("ignore")
def test_reading_takes_time_in_proportion(name):
    format_, text = DOCUMENTS[name]
    began = time.process_time()
    reading = timeline.read(io.BytesIO(text.encode()), format=format_)
    # The message is a few lines for each kind of fault, not for each fault.
    assert len(str(timeline.DocumentError("a", reading.faults))) < 200_000
    assert time.process_time() - began < MOST


def test_keys_that_are_kept_take_time_in_proportion():
    keys = {f"k{number}": number for number in range(20_000)}
    began = time.process_time()
    held = timeline.loads(document([event(0, **keys)]), "json", unknown_fields="keep")
    assert held["e0"].extra == keys
    assert time.process_time() - began < MOST


def test_nested_keys_are_kept_under_their_path():
    actors = [{"name": "A", "mood": "good"}, {"name": "B"}, {"name": "C", "mood": "bad"}]
    held = timeline.loads(document([event(0, actors=actors)]), "json", unknown_fields="keep")
    assert held["e0"].extra == {"actors[0].mood": "good", "actors[2].mood": "bad"}
    assert [actor.name for actor in held["e0"].actors] == ["A", "B", "C"]


def test_types_that_are_not_installed_are_named_up_to_a_limit():
    text = document(event(n, type=f"t{n}") for n in range(50))
    with pytest.warns(PluginWarning) as caught:
        assert len(timeline.loads(text, "json")) == 50
    assert len(caught) == 20
    assert str(caught[-1].message).endswith("; further types are not named")


def test_contradictions_of_very_many_sources_are_found():
    citations = [{"source": f"source{n}", "says": "2024-05"} for n in range(999)]
    last = {"source": "source999", "says": "2023"}
    text = document([event(0, citations=[*citations, last])], sources=SOURCES)
    evidence = timeline.loads(text, "json")["e0"].evidence()
    assert evidence.when is None
    assert not evidence.agrees


def many_faults(count):
    # The last event refers to one whose fault is not listed.
    last = event(count, relations=[{"kind": "follows", "event": f"e{count - 1}"}])
    return document([*(event(n, when="soon") for n in range(count)), last])


class TestManyFaults:
    """The first thousand are listed, and the others counted."""

    @pytest.fixture
    def reading(self):
        return timeline.read(io.BytesIO(many_faults(1500).encode()), format="json")

    def test_others_are_counted(self, reading):
        assert (len(reading.faults), reading.unlisted) == (1000, 500)
        with pytest.raises(timeline.DocumentError) as caught:
            reading.raise_for_faults()
        assert (len(caught.value.faults), caught.value.unlisted) == (1000, 500)
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301
        assert str(caught.value).endswith("the data: and 500 more, which are not listed")

    def test_references_to_what_they_are_in_are_no_faults(self, reading):
        assert [fault.path for fault in reading.unresolved] == [
            ("events", 1500, "relations", 0, "event")
        ]

    def test_skipped_ones_are_counted_too(self):
        for skip in (self.load, self.convert):
            with pytest.warns(timeline.SkippedWarning) as caught:
                skip(many_faults(1500).encode())
            counts = [str(each.message) for each in caught if "not listed" in str(each.message)]
            assert counts == ["the data: 500 more faults, which are not listed"]

    def load(self, data):
        timeline.loads(data, "json", strict=False)

    def convert(self, data):
        timeline.convert(io.BytesIO(data), io.BytesIO(), "json", source_format="json", strict=False)
