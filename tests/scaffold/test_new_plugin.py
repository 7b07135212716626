"""New plugins of every kind are installed as anybody's, pass their tests, and work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.errors import FieldError
from timeline.scaffold import KINDS, new_plugin

BIN = Path(sys.executable).parent
VARIANTS = [
    *((kind,) for kind in KINDS),
    pytest.param(("exporter", "importer", "type", "check"), marks=pytest.mark.slow),
    pytest.param(("whole", "importer"), marks=pytest.mark.slow),
]


def run(*command, folder, path):
    done = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(path), "PATH": f"{BIN}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module", params=VARIANTS, ids="-".join)
def installed(request, tmp_path_factory):
    """A new plugin, the folder that it is installed into, and its kinds."""
    folder = new_plugin("tab-lines", tmp_path_factory.mktemp("work"), kinds=request.param)
    site = tmp_path_factory.mktemp("site")
    run(
        BIN / "uv", "pip", "install", "--offline", "--no-deps", "--target", site, folder,
        folder=folder, path=site,
    )  # fmt: skip
    return folder, site, request.param


class TestNewPlugin:
    def test_passes_its_own_tests(self, installed):
        folder, site, _ = installed
        out = run(sys.executable, "-m", "pytest", "-q", "tests", folder=folder, path=site)
        assert "failed" not in out
        assert "passed" in out

    def test_commands_of_its_readme_run(self, installed, tmp_path):
        folder, site, kinds = installed
        lines = (folder / "README.md").read_text(encoding="utf-8").splitlines()
        commands = [
            line.strip() for line in lines if line.startswith(("    timeline", "    printf"))
        ]
        assert len(commands) > 2
        out = [run("sh", "-c", command, folder=tmp_path, path=site) for command in commands]
        assert out[0].count("tab-lines") >= 2
        if {"exporter", "whole"} & {*kinds}:
            assert "\t" in (tmp_path / "talks.tab-lines").read_text(encoding="utf-8")
        if "importer" in kinds:
            assert "2 events\n" in "".join(out)
        if "type" in kinds:
            assert "1 event\n" in "".join(out)
        if "check" in kinds:
            assert out[-1] == "0 findings\n"

    def test_has_what_its_kinds_need_and_nothing_else(self, installed):
        folder, _, kinds = installed
        files = {path.name for path in folder.rglob("*.py")}
        needed = {
            "exporter": {"_exporter.py", "test_exporter.py"},
            "whole": {"_exporter.py", "test_exporter.py"},
            "importer": {"_importer.py", "test_importer.py"},
            "type": {"_event_type.py", "test_event_type.py"},
            "check": {"_check.py", "test_check.py"},
        }
        assert files == {"__init__.py", "plugin.py"}.union(*(needed[kind] for kind in kinds))

    def test_readme_installs_what_is_not_published_from_a_clone(self, installed):
        folder, *_ = installed
        lines = (folder / "README.md").read_text(encoding="utf-8").splitlines()
        installs = [line.strip() for line in lines if "pip install" in line]
        assert installs == ["pip install ../timeline ../timeline/plugins/toml -e '.[test]'"]

    def test_satisfies_the_linter_and_the_type_checker(self, installed):
        folder, site, _ = installed
        run(BIN / "ruff", "check", "--isolated", ".", folder=folder, path=site)
        run(BIN / "ruff", "format", "--isolated", "--check", ".", folder=folder, path=site)
        run(
            sys.executable, "-m", "mypy", "--strict", "--cache-dir", folder / ".cache", "src",
            folder=folder, path=site,
        )  # fmt: skip

    def test_nothing_of_the_template_is_left_to_fill_in(self, installed):
        folder, *_ = installed
        for path in [folder / "README.md", folder / "pyproject.toml", *folder.rglob("*.py")]:
            assert "$" not in path.read_text(encoding="utf-8")
            assert "package" not in path.name


class TestName:
    @pytest.mark.parametrize("name", ["csv", "timeline-csv"])
    def test_prefix_of_the_distribution_is_ignored(self, tmp_path, name):
        assert new_plugin(name, tmp_path) == tmp_path / "timeline-csv"

    @pytest.mark.parametrize("name", ["", "CSV", "a b", "../x", "a/b", "1x", "-x", "a--b", "é"])
    def test_what_is_not_a_name_is_refused(self, tmp_path, name):
        with pytest.raises(FieldError, match="letters and digits, a letter first, joined"):
            new_plugin(name, tmp_path)
        assert list(tmp_path.iterdir()) == []

    def test_folder_that_exists_is_left_alone(self, tmp_path):
        (tmp_path / "timeline-csv").mkdir()
        with pytest.raises(FileExistsError, match="timeline-csv"):
            new_plugin("csv", tmp_path)
        assert list((tmp_path / "timeline-csv").iterdir()) == []


class TestKinds:
    @pytest.mark.parametrize(
        ("kinds", "says"),
        [
            (("writer",), "they are exporter, whole, importer, type, check"),
            ((), "give at least one of exporter"),
            (("exporter", "whole"), "event by event or from all events at once"),
        ],
    )
    def test_that_do_not_go_together_are_refused(self, tmp_path, kinds, says):
        with pytest.raises(FieldError, match=says):
            new_plugin("csv", tmp_path, kinds=kinds)
        assert list(tmp_path.iterdir()) == []

    def test_are_an_exporter_unless_given(self, tmp_path):
        files = {path.name for path in new_plugin("csv", tmp_path).rglob("*.py")}
        assert "_exporter.py" in files
        assert not files & {"_importer.py", "_event_type.py", "_check.py"}
