"""Markdown: written, beside the joining of strings that are ready."""

import functools
from collections.abc import Iterator

from benchmarks import _work
from benchmarks._case import Call, Case, Subject
from benchmarks._library import OURS, PYTHON
from benchmarks.subjects.json_lines import KINDS
from timeline.io import dumps
from timeline.model import Event, Metadata
from timeline.plugins import EventStream

# More dates than the exporter remembers.
COUNT = 10_000
SHAPES = {
    "list": {"flavour": "commonmark", "style": "list"},
    "table": {"flavour": "gfm", "style": "table"},
    "MDX list": {"flavour": "mdx", "style": "list"},
}


def _written(events: list[Event], options: dict[str, str]) -> bytes:
    metadata = Metadata(title="Benchmark", sources=_work.SOURCES)
    return dumps(EventStream(metadata=metadata, events=events), "markdown", **options)


def _checked(kind: str, shape: str, count: int) -> tuple[list[Event], bytes]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - the other subjects' memory is measured

    events = KINDS[kind](_work.dates(count))
    document = _written(events, SHAPES[shape])
    # What a reader of CommonMark shows: no title is lost, none is there twice.
    shown = MarkdownIt("commonmark").enable("table").render(document.decode())
    assert shown.count("Agreement number ") == count
    return events, document


def _writing(kind: str, shape: str, count: int) -> Call:
    events, _ = _checked(kind, shape, count)
    return lambda: _written(events, SHAPES[shape])


def _joining(kind: str, shape: str, count: int) -> Call:
    _, document = _checked(kind, shape, count)
    pieces = document.decode().splitlines(keepends=True)
    assert "".join(pieces).encode() == document
    return lambda: "".join(pieces).encode()


def task_of(kind: str, shape: str) -> str:
    """What the task is called."""
    return f"{kind} events, {shape}"


def _cases(limit: int) -> Iterator[Case]:
    count = min(COUNT, limit)
    for kind in KINDS:
        for shape in SHAPES:
            for library, prepare in ((OURS, _writing), (PYTHON, _joining)):
                make = functools.partial(prepare, kind, shape, count)
                yield Case(task=task_of(kind, shape), by=library, count=count, make=make)


SUBJECT = Subject(
    name="markdown",
    title="Markdown",
    item="event",
    about=(
        "The events of JSON's table. The floor is Python's `str.join` of the document's own lines, "
        "encoded: what is left of the work when every line is ready. What is written is read by a "
        "parser of CommonMark, and its titles counted."
    ),
    cases=_cases,
)
