"""What the annotations of public names show can be imported from where names are public."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

import timeline
import timeline.errors

SOURCE = Path(timeline.__file__).parent
# The library itself, and each of its packages; the command has no names for programs.
PLACES = ["", *sorted({path.parent.name for path in SOURCE.glob("*/__init__.py")} - {"cli"})]
FIELDS = "timeline.model.fields"  # a module that is public as a whole


def top_level(tree):
    """The names that a module defines, with what defines each, but for variables of types."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.AnnAssign):
            yield node.target.id, node
        elif isinstance(node, ast.Assign) and "TypeVar" not in ast.unparse(node.value):
            yield from ((target.id, node) for target in node.targets if hasattr(target, "id"))


TREES = {
    ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts): ast.parse(
        path.read_text(encoding="utf-8")
    )
    for path in sorted(SOURCE.rglob("*.py"))
}
LISTED = [
    (name, getattr(package, name))
    for package in (import_module(f"timeline.{place}".rstrip(".")) for place in PLACES)
    for name in package.__all__
]
DEFINED = (
    {(it.__module__, name) for name, it in LISTED if hasattr(it, "__qualname__")}
    # What a public class has from another is its own to users.
    | {
        (base.__module__, base.__name__)
        for _, it in LISTED
        if isinstance(it, type)
        for base in it.__mro__
    }
    # Errors go by the name of their package, which a traceback shows.
    | {
        (module, name)
        for module, tree in TREES.items()
        if module.startswith("timeline.errors.")
        for name, _ in top_level(tree)
        if name in timeline.errors.__all__
    }
    | {(FIELDS, name) for name, _ in top_level(TREES[FIELDS]) if not name.startswith("_")}
)
PUBLIC = {name for name, _ in LISTED} | {name for module, name in DEFINED if module == FIELDS}
PUBLIC.add(FIELDS.rpartition(".")[2])


def annotations(node):
    """The annotations that users of a class or function see."""
    if isinstance(node, ast.ClassDef):
        for part in node.body:
            if isinstance(part, ast.AnnAssign) and not part.target.id.startswith("_"):
                yield part.annotation
            elif isinstance(part, ast.FunctionDef) and is_for_users(part):
                yield from annotations(part)
    elif isinstance(node, ast.FunctionDef):
        given = node.args
        arguments = [*given.args, *given.kwonlyargs, given.vararg, given.kwarg]
        yield from (each.annotation for each in arguments if each and each.annotation)
        if node.returns:
            yield node.returns


def is_for_users(method):
    return not method.name.startswith("_") or method.name == "__init__"


def names_in(annotation):
    texts = {  # what a Literal lists is not the name of anything
        id(each)
        for node in ast.walk(annotation)
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal"
        for each in ast.walk(node.slice)
    }
    for node in ast.walk(annotation):
        if id(node) in texts:
            continue
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Constant) and str(node.value).isidentifier():
            yield node.value


def shown():
    """Each name of ours that the annotations of a public name show, with where they do."""
    for module, tree in TREES.items():
        here = dict(top_level(tree))
        ours = {*here} | {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("timeline.")
            for alias in node.names
        }
        for name, node in here.items():
            if (module, name) in DEFINED:
                seen = {each for annotation in annotations(node) for each in names_in(annotation)}
                yield from ((each, f"{module}.{name}") for each in seen & ours)


SHOWN = sorted(shown())


class TestAnnotations:
    def test_are_found(self):
        assert ("Bound", "timeline.edtf._value.Bounds") in SHOWN
        assert ("When", "timeline.model._event.Event") in SHOWN

    @pytest.mark.parametrize("name", sorted({name for name, _ in SHOWN}))
    def test_show_public_names_alone(self, name):
        private = name not in PUBLIC
        assert [where for each, where in SHOWN if each == name and private] == []
