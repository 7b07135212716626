"""A warning is of the line of the program that called, and is given for each such line."""

import runpy
import warnings
from concurrent.futures import ThreadPoolExecutor
from textwrap import dedent

import pytest
from tests.toy_format import ToyPlugin, toys

import timeline
from timeline.errors import SkippedWarning, TimelineWarning
from timeline.io import open_stream

REGISTRY = toys()
BAD = b"T\nbad\na\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "talks.toy"
    path.write_bytes(BAD)
    return path


def load(file):
    timeline.load(file, registry=REGISTRY, strict=False)


def loads(_):
    timeline.loads(BAD, "toy", registry=REGISTRY, strict=False)


def stream(file):
    with open_stream(file, registry=REGISTRY, strict=False) as stream:
        list(stream.events)


def convert(file):
    timeline.convert(file, file.with_name("out.toy"), registry=REGISTRY, strict=False)


def shards(file):
    parts = timeline.shards(file, registry=REGISTRY, strict=False)
    timeline.dumps(parts, "toy", registry=REGISTRY)


def shards_in_threads(file):
    parts = timeline.shards(file, registry=REGISTRY, strict=False)
    with ThreadPoolExecutor(1) as pool:
        out = file.with_name("out.toy")
        timeline.export(parts, out, "toy", executor=pool, registry=REGISTRY)


def registered_twice(_):
    toys().register(ToyPlugin(), "toy")


def type_of_no_plugin(_):
    timeline.loads('{"id": "a", "title": "A", "type": "sanction"}', "jsonl")


WAYS = [
    load,
    loads,
    stream,
    convert,
    shards,
    shards_in_threads,
    registered_twice,
    type_of_no_plugin,
]


class TestWhere:
    @pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
    def test_warning_is_of_the_callers_line(self, way, file):
        with pytest.warns(TimelineWarning) as caught:
            way(file)
        assert [warning.filename for warning in caught] == [__file__]
        first = way.__code__.co_firstlineno
        last = max(line for *_, line in way.__code__.co_lines() if line)
        assert first < caught[0].lineno <= last

    def test_each_line_that_calls_is_shown_under_pythons_own_filter(self, tmp_path):
        script = tmp_path / "script.py"
        script.write_text(
            dedent("""
                import timeline
                from tests.toy_format import ToyPlugin, toys

                timeline.loads("T\\nbad", "toy", registry=toys(), strict=False)
                timeline.loads("T\\nbad", "toy", registry=toys(), strict=False)
            """)
        )
        with warnings.catch_warnings(record=True) as caught:
            warnings.resetwarnings()
            runpy.run_path(str(script))
        assert [(warning.filename, warning.lineno) for warning in caught] == [
            (str(script), 5),
            (str(script), 6),
        ]

    def test_filter_by_the_callers_module_finds_it(self, file):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.filterwarnings("error", module=__name__.replace(".", r"\."))
            with pytest.raises(SkippedWarning):
                load(file)

    def test_code_that_has_no_module_is_warned_too(self):
        with pytest.warns(SkippedWarning):
            exec(  # noqa: S102 - as tools run the code blocks of documents
                'timeline.loads(BAD, "toy", registry=REGISTRY, strict=False)',
                {"timeline": timeline, "BAD": BAD, "REGISTRY": REGISTRY},
            )
