"""Markdown: written, compared with joining prepared strings."""

import functools
from collections.abc import Iterator

from benchmarks import _work
from benchmarks._case import Call, Case, Subject
from benchmarks._library import OURS, PYTHON
from benchmarks.subjects.json_lines import KINDS
from timeline.io import dumps
from timeline.model import Event, Metadata
from timeline.plugins import EventStream

# More dates than the exporter caches.
COUNT = 10_000
SHAPES = {
    "list": {"flavour": "commonmark", "style": "list"},
    "table": {"flavour": "gfm", "style": "table"},
    "MDX list": {"flavour": "mdx", "style": "list"},
}


def _written(events: list[Event], options: dict[str, str]) -> bytes:
    metadata = Metadata(title="Benchmark", sources=_work.SOURCES)
    return dumps(EventStream.of(events, metadata), "markdown", **options)


def _checked(kind: str, shape: str, count: int) -> tuple[list[Event], bytes]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - other subjects measure memory

    events = KINDS[kind](_work.dates(count))
    document = _written(events, SHAPES[shape])
    # In what a CommonMark renderer shows, no title is missing and none appears twice.
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
    """Return the name of the task."""
    return f"{kind} events, {shape}"


def _cases(limit: int) -> Iterator[Case]:
    count = min(COUNT, limit)
    for kind in KINDS:
        for shape in SHAPES:
            for library, prepare in ((OURS, _writing), (PYTHON, _joining)):
                make = functools.partial(prepare, kind, shape, count)
                target = library is OURS and shape == "list"
                yield Case(
                    task=task_of(kind, shape),
                    by=library,
                    count=count,
                    make=make,
                    at_most=1e-5 if target else None,
                )


SUBJECT = Subject(
    name="markdown",
    about=(
        "The same events as in *json*. *python alone* joins and encodes the prepared lines of the "
        "document: what is left of the work without a model."
    ),
    cases=_cases,
)
