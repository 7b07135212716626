"""The public names are those listed, and each is there."""

import ast
from pathlib import Path

import pytest

import timeline

SOURCE = Path(timeline.__file__)


def test_every_listed_name_is_there():
    for name in timeline.__all__:
        assert getattr(timeline, name) is not None


def test_type_checkers_see_the_same_names():
    (block,) = (
        node
        for node in ast.parse(SOURCE.read_text(encoding="utf-8")).body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    imported = {
        alias.asname or alias.name
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert imported == set(timeline.__all__)


def test_other_names_are_not_there():
    with pytest.raises(AttributeError, match="no attribute 'Timelime'"):
        timeline.Timelime  # noqa: B018 - asking is what is tested


def test_formats_is_the_function_whatever_was_imported():
    import timeline.contracts  # noqa: PLC0415 - the import is what is tested
    import timeline.io  # noqa: PLC0415

    assert callable(timeline.formats)
    assert callable(timeline.export)
