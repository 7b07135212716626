"""Every public name with its signature, as text: ``make api`` writes public_api.txt.

What there is comes from the imported modules; annotations come from the source, as they are
written there, so that the text is the same with every version of Python.
"""

import ast
import enum
import functools
import inspect
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

import timeline

PATH = Path(__file__).parent / "public_api.txt"
SOURCE = Path(timeline.__file__).parent
HEADER = """\
Every public name of the library with its signature. Written by `make api`, read in review.
A class is described where it belongs; a line with `=` is the same name in another module.
In a constructor, `...` are the parameters of the base.
"""
WIDTH = 100
NOT_FOR_PROGRAMS = {"timeline.cli", "timeline.__main__"}
# What every value has, and what attrs and the standard library add.
UNLISTED = {
    "__attrs_post_init__", "__eq__", "__hash__", "__init__", "__new__", "__repr__", "__str__",
    "__format__", "__getstate__", "__setstate__", "__reduce__", "__setattr__", "__delattr__",
    "__init_subclass__", "__getattr__", "__dir__", "__copy__", "__deepcopy__",
}  # fmt: skip


def public_modules() -> list[str]:
    """Return the names of the public modules: packages, and modules without an underscore."""
    found: list[str] = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = ["timeline", *path.relative_to(SOURCE).with_suffix("").parts]
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        private = any(part.startswith("_") for part in name.split("."))
        if not private and name not in NOT_FOR_PROGRAMS and "template" not in parts:
            found.append(name)
    return [name for name in found if not name.startswith("timeline.cli")]


def names_of(module: ModuleType) -> list[str]:
    """Return the public names of *module*, in alphabetical order."""
    listed = getattr(module, "__all__", None)
    if listed is None:
        nodes = definitions(module.__name__)
        listed = [n for n in nodes if not n.startswith("_") and n != "annotations"]
    return sorted(listed)


@functools.cache
def tree_of(module: str) -> ast.Module:
    """Return the syntax tree of *module*."""
    source = Path(str(import_module(module).__file__))
    return ast.parse(source.read_text(encoding="utf-8"))


@functools.cache
def definitions(module: str) -> dict[str, ast.stmt]:
    """Return what the module defines at its top level, by name."""
    found: dict[str, ast.stmt] = {}
    for node in _statements(tree_of(module).body):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                found.setdefault(name, node)
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                found.setdefault(name, node)
    return found


def _statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        yield node
        if isinstance(node, ast.If):
            yield from _statements([*node.body, *node.orelse])


def definition_of(module: str, name: str) -> ast.stmt | None:
    """Return where *name* of *module* is defined, through imports within the library."""
    if found := definitions(module).get(name):
        return found
    for node in _statements(tree_of(module).body):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("timeline"):
            continue
        for alias in node.names:
            if name == (alias.asname or alias.name) and node.module != module:
                return definition_of(str(node.module), alias.name)
    return None


def render() -> str:
    """Return the whole text."""
    modules = {name: import_module(name) for name in public_modules()}
    places = homes(modules)
    text = HEADER
    for name, module in modules.items():
        if lines := list(module_lines(module, places)):
            wrapped = (part for line in lines for part in _wrapped(f"  {line}"))
            text += "".join(f"{line}\n" for line in ("", name, *wrapped))
    return text


def _wrapped(line: str) -> Iterator[str]:
    """Yield *line*, with a line for each parameter if it is long."""
    if len(line) <= WIDTH or "(" not in line:
        yield line
        return
    head, _, rest = line.partition("(")
    indent = " " * (len(head) - len(head.lstrip()))
    yield f"{head}("
    depth, part = 0, ""
    for position, character in enumerate(rest):
        depth += (character in "([{") - (character in ")]}")
        if depth < 0:
            yield f"{indent}  {part.strip()}"
            yield f"{indent}{rest[position:]}"
            return
        part += character
        if character == "," and not depth:
            yield f"{indent}  {part.strip()}"
            part = ""


def module_lines(module: ModuleType, places: dict[int, str]) -> Iterator[str]:
    """Yield the lines of a module: its names, then the bases of its classes that have no name."""
    for name in names_of(module):
        yield from entry(module, name, places)
    described = (it for name in names_of(module) if inspect.isclass(it := getattr(module, name)))
    bases = {
        base
        for it in described
        if places[id(it)] == module.__name__
        for base in it.__mro__
        if base.__module__.startswith("timeline") and id(base) not in places
    }
    for base in sorted(bases, key=lambda base: base.__name__):
        places[id(base)] = module.__name__
        yield from class_lines(f"{base.__name__} [a base, not importable]", base)


def homes(modules: dict[str, ModuleType]) -> dict[int, str]:
    """Return the one module in which each class and function is described, by its identity."""
    found: dict[int, str] = {}
    for module_name, module in modules.items():
        for name in names_of(module):
            it = getattr(module, name)
            if inspect.isclass(it) or inspect.isfunction(it):
                known = found.get(id(it))
                # The package that defines it, else the longest name: not `timeline` itself.
                if known is None or _rank(it, module_name) > _rank(it, known):
                    found[id(it)] = module_name
    return found


def _rank(it: Any, module: str) -> tuple[bool, bool, int]:
    listed = hasattr(sys.modules[module], "__all__")
    return listed, f"{it.__module__}.".startswith(f"{module}."), len(module)


def entry(module: ModuleType, name: str, places: dict[int, str]) -> Iterator[str]:
    """Yield the lines that describe one name."""
    it = getattr(module, name)
    home = places.get(id(it), module.__name__)
    node = definition_of(module.__name__, name)
    if isinstance(it, ModuleType):
        yield f"{name} = module {it.__name__}"
    elif home != module.__name__:
        yield f"{name} = {home}.{it.__name__}"
    elif inspect.isclass(it):
        yield from class_lines(name, it)
    elif isinstance(node, ast.FunctionDef):
        yield f"{name}{signature(node)}"
    elif inspect.isfunction(it):
        yield f"{name}{_bare_signature(it)}"
    elif isinstance(it, str | int | None):
        yield f"{name} = {it!r}"
    elif isinstance(getattr(node, "value", None), ast.BinOp | ast.Subscript):
        yield f"{name} = {ast.unparse(node.value)}"
    elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) != "Final":
        yield f"{name}: {ast.unparse(node.annotation)}"
    else:
        yield f"{name}: {type(it).__name__}"


def class_lines(name: str, it: type) -> Iterator[str]:
    """Yield the lines of a class: its bases, its constructor and its members."""
    bases = [base.__name__ for base in it.__bases__ if base is not object]
    yield f"class {name}({', '.join(bases)})" if bases else f"class {name}"
    if issubclass(it, enum.Enum):
        yield from (f"  {member.name} = {member.value!r}" for member in it)
    elif not getattr(it, "_is_protocol", False):
        yield f"  {it.__name__}{_constructor(it)}"
    names = {*vars(it), *_fields(it), *_set_in_constructor(it)}
    public = {each for each in names if _is_dunder(each) or not each.startswith("_")}
    for member in sorted(public - UNLISTED):
        if line := _member(it, member):
            yield f"  {line}"


def _is_dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _fields(it: type) -> Iterator[str]:
    for node in getattr(_class_node(it), "body", ()):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def _set_in_constructor(it: type) -> Iterator[str]:
    for node in ast.walk(_in_class(it, "__init__") or ast.Pass()):
        match node:
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                yield name


def _member(owner: type, name: str) -> str | None:
    node, value = _in_class(owner, name), vars(owner).get(name)
    if isinstance(value, enum.Enum):
        return None
    if isinstance(node, ast.FunctionDef):
        return _method(node)
    if isinstance(node, ast.AnnAssign):
        return f"{name}: {ast.unparse(node.annotation)}"
    if inspect.isfunction(value) and value.__module__.startswith("timeline"):
        # Attached by the module, not written in the class.
        return None if _is_dunder(name) else f"{name}{_bare_signature(value)}"
    # Else it was added by attrs, enum or typing.
    return name if name in _set_in_constructor(owner) else None


def _method(node: ast.FunctionDef) -> str:
    words = {ast.unparse(each).partition("(")[0] for each in node.decorator_list}
    if any(word.rpartition(".")[2] in {"property", "cached_property"} for word in words):
        return f"{node.name}: {ast.unparse(node.returns) if node.returns else '?'}"
    kind = "".join(f"{word} " for word in ("classmethod", "staticmethod") if word in words)
    return f"{kind}{node.name}{signature(node, bound='staticmethod' not in words)}"


def _in_class(owner: type, name: str) -> ast.stmt | None:
    body = getattr(_class_node(owner), "body", ())
    # The last of several is the function itself, and those before it are overloads.
    for node in reversed(body):
        match node:
            case ast.FunctionDef(name=found) | ast.AnnAssign(target=ast.Name(id=found)):
                pass
            case ast.Assign(targets=[ast.Name(id=found)]):
                pass
            case _:
                continue
        if found == name:
            return node
    return None


def _class_node(owner: type) -> ast.stmt | None:
    if not owner.__module__.startswith("timeline"):
        return None
    node = definition_of(owner.__module__, owner.__name__)
    return node if isinstance(node, ast.ClassDef) else None


def _constructor(it: type) -> str:
    for owner in it.__mro__:
        node = _in_class(owner, "__init__") or _in_class(owner, "__new__")
        if isinstance(node, ast.FunctionDef):
            return signature(node).partition(" -> ")[0]
        if "__init__" in vars(owner) or owner in {Exception, Warning}:
            break
    parameters = _fields_as_parameters(it)
    base = it.__bases__[0]
    inherited = set(_fields_as_parameters(base)) - {"*"} if attrs.has(base) else set()
    if inherited:
        parameters = ["...", *(text for text in parameters if text not in inherited)]
        if parameters[-1] == "*":
            del parameters[-1]
    return f"({', '.join(parameters)})"


def _fields_as_parameters(it: type) -> list[str]:
    try:
        given = inspect.signature(it).parameters.values()
    except (TypeError, ValueError):
        return ["..."]
    annotations = {
        node.target.id.lstrip("_"): ast.unparse(node.annotation)
        for owner in reversed(it.__mro__)
        for node in getattr(_class_node(owner), "body", ())
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    return _parameters(given, annotations)


def _bare_signature(function: Any) -> str:
    given = inspect.signature(function).parameters.values()
    return f"({', '.join(_parameters([each for each in given if each.name != 'self'], {}))})"


def _parameters(given: Iterable[inspect.Parameter], annotations: dict[str, str]) -> list[str]:
    texts: list[str] = []
    starred = False
    for each in given:
        if each.kind is inspect.Parameter.KEYWORD_ONLY and not starred:
            texts.append("*")
            starred = True
        star = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
        starred = starred or each.kind is inspect.Parameter.VAR_POSITIONAL
        text = f"{star.get(each.kind, '')}{each.name}"
        if each.name in annotations:
            text += f": {annotations[each.name]}"
        if each.default is not inspect.Parameter.empty:
            text += f" = {_default(each.default)}"
        texts.append(text)
    return texts


def _default(value: object) -> str:
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    if value is None or isinstance(value, str | int | float) or value == ():
        return repr(value)
    return "..."


def signature(node: ast.FunctionDef, *, bound: bool = True) -> str:
    """Return the parameters and the result of a function as its source has them."""
    given = node.args
    positional = [*given.posonlyargs, *given.args]
    defaults = [None] * (len(positional) - len(given.defaults)) + list(given.defaults)
    texts = [_argument(*pair) for pair in zip(positional, defaults, strict=True)]
    if given.posonlyargs:
        texts.insert(len(given.posonlyargs), "/")
    if positional and bound and positional[0].arg in {"self", "cls"}:
        del texts[0]
        if texts[:1] == ["/"]:
            del texts[0]
    if given.vararg:
        texts.append(f"*{_argument(given.vararg, None)}")
    elif given.kwonlyargs:
        texts.append("*")
    texts += [_argument(*pair) for pair in zip(given.kwonlyargs, given.kw_defaults, strict=True)]
    if given.kwarg:
        texts.append(f"**{_argument(given.kwarg, None)}")
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"({', '.join(texts)}){returns}"


def _argument(argument: ast.arg, default: ast.expr | None) -> str:
    text = argument.arg
    if argument.annotation:
        text += f": {ast.unparse(argument.annotation)}"
    return f"{text} = {ast.unparse(default)}" if default else text


if __name__ == "__main__":
    sys.exit(PATH.write_text(render(), encoding="utf-8") and None)
