"""The order of layers in docs/architecture.md holds: nothing goes back up."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "timeline"
LAYERS = [
    "errors",
    "edtf",
    "english",
    "wording",
    "translation",
    "labels",
    "model",
    "collection",
    "checks",
    "difference",
    "wire",
    "plugins",
    "facts",
    "io",
    "notebook",
    "cli",
]
# Methods that load a later layer when called: it takes long to import, and few programs need it.
LAZY = {
    "edtf/reading.py": {"english", "translation"},
    "edtf/_value.py": {"wording"},
    "model/_event.py": {"notebook"},
    "collection/_timeline.py": {"notebook"},
}
# For plugin authors; they may know everything, and nothing may know them.
BESIDE = {"testing": "io", "scaffold": "plugins"}


def layer_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_layers(path: Path) -> set[str]:
    """The layers that a module imports from, also those it imports late."""
    layers = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        layers |= {name.split(".")[1] for name in names if name.startswith("timeline.")}
    return layers & {*LAYERS, *BESIDE}


MODULES = sorted(
    path for path in SOURCE.rglob("*.py") if path.parent != SOURCE or layer_of(path) in LAYERS
)


class TestLayers:
    def test_every_module_is_in_a_layer(self):
        strays = {layer_of(path) for path in SOURCE.rglob("*.py")} - {
            *LAYERS,
            *BESIDE,
            "__init__",
            "__main__",
        }
        assert strays == set()

    @pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
    def test_module_imports_from_its_own_layer_and_those_above(self, path):
        layer = layer_of(path)
        if layer in BESIDE:
            allowed = {*LAYERS[: LAYERS.index(BESIDE[layer]) + 1], layer}
        else:
            allowed = set(LAYERS[: LAYERS.index(layer) + 1])
            allowed |= LAZY.get(path.relative_to(SOURCE).as_posix(), set())
            if layer == "cli":
                allowed.add("scaffold")
        assert imported_layers(path) - allowed == set()


def private_imports(path: Path) -> set[str]:
    """The private modules of other packages that a module imports."""
    names = {
        f"{node.module}.{alias.name}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and not node.level
        for alias in node.names
    }
    parts = [name.split(".") for name in names if name.count(".") > 1]
    return {
        ".".join(each)
        for each in parts
        if each[0] == "timeline" and each[1] != layer_of(path) and each[2].startswith("_")
    }


class TestPrivateModules:
    # The packages of dates, events and timelines, which every other one builds on.
    @pytest.mark.parametrize(
        "package",
        [
            "errors",
            "edtf",
            "english",
            "wording",
            "translation",
            "model",
            "collection",
            "wire",
            "checks",
            "difference",
        ],
    )
    def test_are_imported_by_their_own_package_alone(self, package):
        found = {
            str(path.relative_to(SOURCE)): names
            for path in MODULES
            if (names := {name for name in private_imports(path) if name.split(".")[1] == package})
        }
        assert found == {}


def is_for_types_alone(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def executed(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes below *node* that may run, functions included."""
    for child in ast.iter_child_nodes(node):
        if not is_for_types_alone(child):
            yield child
            yield from executed(child)


def imported_modules(path: Path, package: str) -> set[str]:
    """The modules of *package* that a module may import when it is loaded, or later."""
    found = set()
    for node in executed(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[2] for name in names if name.startswith(f"timeline.{package}.")}
    # A package's own name is its `__init__`, which defines what is no module.
    modules = {each.stem for each in (SOURCE / package).glob("*.py")}
    return {name if name in modules else "__init__" for name in found}


class TestCircles:
    def test_the_modules_of_dates_import_each_other_in_one_order(self):
        # LAZY imports lead out of the package, so the graph has no exceptions.
        graph = {
            path.stem: imported_modules(path, "edtf") for path in (SOURCE / "edtf").glob("*.py")
        }
        assert len(graph) > 15
        order = [*TopologicalSorter(graph).static_order()]  # a CycleError names the circle
        assert order[-1] == "__init__"

    def test_functions_of_dates_import_no_module_of_dates(self):
        for path in (SOURCE / "edtf").glob("*.py"):
            for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(function, ast.FunctionDef):
                    late = {
                        node.module
                        for node in ast.walk(function)
                        if isinstance(node, ast.ImportFrom)
                    }
                    assert late <= {
                        "timeline.english",
                        "timeline.wording",
                        "timeline.translation",
                    }, path.name


def modules_after(code: str) -> set[str]:
    """The modules that are loaded after *code* ran in a new interpreter."""
    script = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split())


# What takes long to import, and neither a short program nor the command needs.
SLOW = {
    "concurrent.futures",
    "difflib",
    "importlib.metadata",
    "logging",
    "multiprocessing",
    "pathlib",
    "pendulum",
    "socket",
}


class TestStartUp:
    def test_import_timeline_loads_none_of_its_layers(self):
        loaded = modules_after("import timeline")
        assert {f"timeline.{layer}" for layer in LAYERS} & loaded == set()

    def test_dates_load_neither_pendulum_nor_the_model(self):
        loaded = modules_after("from timeline import edtf; edtf.parse('2023-10').earliest")
        assert {"pendulum", "timeline.model", "pluggy", "click"} & loaded == set()
        assert {"timeline.english", "timeline.wording", "timeline.translation"} & loaded == set()

    @pytest.mark.parametrize("locale", ["en", "en_us", "fr_CA", "de", "es", "ru", "zh"])
    def test_words_of_full_languages_load_neither_pendulum_nor_babel(self, locale):
        loaded = modules_after(f"from timeline import edtf; edtf.parse('2023').words({locale!r})")
        assert {"pendulum", "babel"} & loaded == set()

    def test_version_loads_no_plugin(self):
        loaded = modules_after(
            "from timeline.cli import main\ntry: main(['--version'])\nexcept SystemExit: pass"
        )
        assert {name for name in loaded if name.startswith("timeline_")} == set()
        assert {"timeline.model", "pendulum"} & loaded == set()

    def test_writing_a_calendar_loads_neither_processes_nor_reading(self):
        loaded = modules_after(
            "import timeline; event = timeline.Event(id='a', title='Talks', when='2024-07-03')\n"
            "assert timeline.dumps(timeline.Timeline([event]), 'ical')"
        )
        assert {*SLOW, "json", "tempfile", "timeline.wire", "timeline.io._load"} & loaded == set()
        assert {"timeline.model.diplomacy", "timeline.model.economy"} & loaded == set()
        assert {"timeline.collection._counts", "timeline.collection._sums"} & loaded == set()

    def test_showing_a_timeline_loads_neither_processes_nor_writing(self):
        example = SOURCE.parent.parent / "examples" / "baku_beijing.toml"
        loaded = modules_after(
            "from timeline.cli import main\n"
            f"try: main(['show', {str(example)!r}])\n"
            "except SystemExit: pass"
        )
        assert {*SLOW, "rich", "pycountry", "tomlkit", "timeline.io._export"} & loaded == set()
        assert {"timeline.wire._schema", "timeline.wire._constraints"} & loaded == set()
