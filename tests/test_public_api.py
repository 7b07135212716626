"""The public names are those listed, and each is there."""

import ast
from pathlib import Path

import timeline

STUB = Path(timeline.__file__).with_suffix(".pyi")


def test_every_listed_name_is_there():
    for name in timeline.__all__:
        assert getattr(timeline, name) is not None


def test_stub_lists_what_it_imports():
    imported = {
        alias.asname or alias.name
        for node in ast.parse(STUB.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert imported == set(timeline.__all__)


def test_formats_is_the_function_whatever_was_imported():
    import timeline.contracts  # noqa: PLC0415 - the import is what is tested

    import timeline.io  # noqa: PLC0415

    assert callable(timeline.formats)
    assert callable(timeline.export)
