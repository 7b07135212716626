"""The public names and their signatures are those of public_api.txt."""

import ast
import difflib
import inspect
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from tests import public_api

import timeline
import timeline.testing
from timeline import errors
from timeline.checks import Finding, FindingKind
from timeline.plugins import Loss

SOURCE = Path(timeline.__file__)


def test_names_and_signatures_are_those_reviewed():
    reviewed = public_api.PATH.read_text(encoding="utf-8")
    difference = "\n".join(
        difflib.unified_diff(
            reviewed.splitlines(), public_api.render().splitlines(), "reviewed", "now", lineterm=""
        )
    )
    assert not difference, f"`make api` accepts this change of the public API:\n{difference}"


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


def test_every_error_and_warning_is_there():
    named = {name: getattr(errors, name) for name in errors.__all__}
    raised = {n for n, it in named.items() if isinstance(it, type) and issubclass(it, Exception)}
    assert len(raised) > 12
    assert raised - set(timeline.__all__) == set()


def test_what_the_functions_give_is_there():
    given = {
        name
        for function in filter(
            inspect.isfunction, (getattr(timeline, name) for name in timeline.__all__)
        )
        for kind in (inspect.signature(function).return_annotation,)
        for each in (get_args(kind) or (kind,))
        if (name := getattr(each, "__name__", "")) and each.__module__.startswith("timeline")
    }
    assert given == {
        "Diff",
        "Duplicate",
        "ExportResult",
        "FormatInfo",
        "Reading",
        "Shards",
        "Timeline",
    }
    assert given - set(timeline.__all__) == set()


def test_version_is_the_distribution_s():
    assert timeline.__version__ == version("timeline-events")
    assert "__version__" in dir(timeline)


def test_other_names_are_not_there():
    with pytest.raises(AttributeError, match="no attribute 'Timelime'"):
        timeline.Timelime  # noqa: B018 - asking is what is tested


@pytest.mark.parametrize("module", [timeline, timeline.testing], ids=lambda it: it.__name__)
def test_dir_lists_each_public_name_once_and_nothing_else(module):
    listed = module.__dir__()
    assert len(listed) == len(set(listed))
    others = {name for name in listed if not name.startswith("_")} - set(module.__all__)
    assert {type(getattr(module, name)) for name in others} <= {ModuleType}


def test_formats_is_the_function_whatever_was_imported():
    import timeline.io  # noqa: PLC0415
    import timeline.plugins  # noqa: PLC0415 - the import is what is tested

    assert callable(timeline.formats)
    assert callable(timeline.export)


class TestText:
    """What prints as a text of its own can be put into a column by its text."""

    packages = ("", "edtf", "model", "collection", "io", "checks", "errors", "plugins")

    def test_of_every_public_class_is_formatted(self):
        modules = (import_module(f"timeline.{name}".rstrip(".")) for name in self.packages)
        listed = {getattr(module, name) for module in modules for name in module.__all__}
        printing = {
            each
            for each in listed
            if isinstance(each, type)
            and not issubclass(each, Exception)
            and each.__str__ is not object.__str__
        }
        assert {errors.Fault, timeline.LossReport, timeline.ExportResult} <= printing
        assert {each for each in printing if each.__format__ is object.__format__} == set()

    @pytest.mark.parametrize(
        "value",
        [
            errors.Fault(message="it is wrong", path=("events", 0)),
            Loss(field="figures", reason="has no place", count=1),
            timeline.LossReport(),
            Finding(kind=FindingKind.STATUS, event="a", path=("status",), message="is doubtful"),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_is_padded(self, value):
        assert f"{value:>90}" == str(value).rjust(90)
